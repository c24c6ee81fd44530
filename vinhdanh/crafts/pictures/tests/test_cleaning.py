"""Only real pictures pass, and nothing but their pixels comes through."""

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from vinhdanh.crafts.pictures import PictureError, clean


def picture(kind: str = "JPEG", size: tuple[int, int] = (800, 600), mode: str = "RGB", **how: Any) -> bytes:
    colour: Any = "red" if mode == "RGB" else (255, 0, 0, 128)
    made = Image.new(mode, size, colour)
    ImageDraw.Draw(made).rectangle((0, 0, size[0] // 2, size[1] // 4), fill="blue")
    out = io.BytesIO()
    made.save(out, kind, **how)
    return out.getvalue()


def with_place() -> bytes:
    exif = Image.Exif()
    exif[0x0110] = "iPhone của bà Sen"
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[2] = (20.0, 39.0, 12.0)
    return picture(exif=exif)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_a_jpeg_of_bounded_size(kind: str) -> None:
    made = clean(picture(kind, size=(4000, 1000)))
    assert (made.width, made.height) == (2000, 500)
    assert made.content.startswith(b"\xff\xd8\xff")


def test_place_and_telephone_are_left_behind_and_it_stands_upright() -> None:
    sent = with_place()
    assert b"iPhone" in sent
    made = clean(sent)
    assert (made.width, made.height) == (600, 800)
    assert b"iPhone" not in made.content and not Image.open(io.BytesIO(made.content)).getexif()


def test_what_is_glued_behind_does_not_come_along() -> None:
    assert b"<script>" not in clean(picture() + b"<script>alert(1)</script>PK\x03\x04").content


def test_clearness_becomes_white() -> None:
    made = Image.open(io.BytesIO(clean(picture("PNG", mode="RGBA")).content))
    pixel: Any = made.getpixel((799, 599))
    assert made.mode == "RGB" and pixel[1] > 100


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "trống"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"0" * 500, "video"),
        (b"\x00\x00\x00\x14ftypqt  " + b"0" * 500, "video"),
        (b"\x1aE\xdf\xa3" + b"0" * 500, "video"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "video"),
        (b"\x00\x00\x00\x18ftypheic" + b"0" * 500, "HEIC"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG"),
        (b'\xef\xbb\xbf  <?xml version="1.0"?><svg/>', "SVG"),
        (b"<!doctype html><script>alert(1)</script>", "trang web"),
        (b"%PDF-1.7", "PDF"),
        (b"GIF89a" + b"0" * 100, "GIF"),
        (b"MZ" + b"0" * 500, "hỏng"),
        (b"\xff\xd8\xff\xe0" + b"0" * 500, "hỏng"),
        (picture()[:2000], "hỏng"),
        (picture(size=(20, 20)), "quá nhỏ"),
        (picture("PNG", size=(9000, 6000)), "điểm ảnh"),
        (b"\xff\xd8\xff" + b"0" * (10 * 1024 * 1024), "10 MB"),
    ],
)
def test_everything_else_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(PictureError, match=said):
        clean(content)


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=2000), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x10\x00\x00\x00WEBP"])
)
def test_no_bytes_break_it(rest: bytes, start: bytes) -> None:
    with pytest.raises(PictureError):
        clean(start + rest)
