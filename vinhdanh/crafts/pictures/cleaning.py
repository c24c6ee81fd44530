"""From a stranger's file to a picture of ours.

The kind is read from the bytes, never from the name. The pixels alone are taken over: position, camera, thumbnails,
a second file glued behind the first and every script are left where they were.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes."""
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2000
"""Pixels of the picture that is kept."""
SMALLEST_SIDE = 64
QUALITY = 85
_READ = ("JPEG", "PNG", "WEBP")
_VIDEO_SIGNS = (b"\x1aE\xdf\xa3", b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3", b"FLV", b"OggS", b"0&\xb2u")
_HEIC_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif")


class PictureError(ValueError):
    """The file is no picture we take; the message is a Vietnamese sentence for its sender."""


@dataclass(frozen=True)
class Picture:
    """A JPEG drawn anew; sides in pixels."""

    content: bytes
    width: int
    height: int


def clean(content: bytes) -> Picture:
    """The picture in ``content``, turned upright, at most ``LONGEST_SIDE`` pixels long, as JPEG without metadata.

    Takes JPEG, PNG and WebP; ``PictureError`` for everything else, for what is broken, too small or too large.
    """
    if len(content) > LARGEST_FILE:
        raise PictureError("Ảnh lớn hơn 10 MB; hãy chọn ảnh nhỏ hơn.")
    if reason := _not_a_picture(content):
        raise PictureError(reason)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _drawn_anew(content)
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as wrong:
        if isinstance(wrong, PictureError):
            raise
        raise PictureError("Tệp này hỏng hoặc không phải ảnh; hãy chọn ảnh JPEG, PNG hoặc WebP.") from wrong


def _not_a_picture(content: bytes) -> str | None:
    """What the first bytes betray, said so that the sender knows what to send instead."""
    head = content[:1024]
    if not head:
        return "Tệp trống; hãy chọn lại ảnh."
    if head[4:8] == b"ftyp":
        if head[8:12] in _HEIC_BRANDS:
            return "Ảnh HEIC của điện thoại chưa đọc được; hãy lưu thành JPEG rồi gửi lại."
        return "Đây là video; ở đây chỉ nhận ảnh JPEG, PNG hoặc WebP."
    if head.startswith(_VIDEO_SIGNS) or (head.startswith(b"RIFF") and head[8:12] == b"AVI "):
        return "Đây là video; ở đây chỉ nhận ảnh JPEG, PNG hoặc WebP."
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<"):
        return "Đây là trang web hoặc hình SVG, không phải ảnh chụp; hãy chọn ảnh JPEG, PNG hoặc WebP."
    if head.startswith(b"%PDF"):
        return "Đây là tệp PDF; ở đây chỉ nhận ảnh JPEG, PNG hoặc WebP."
    if head.startswith(b"GIF8"):
        return "Ảnh động GIF không nhận được; hãy chọn ảnh JPEG, PNG hoặc WebP."
    return None


def _drawn_anew(content: bytes) -> Picture:
    with Image.open(io.BytesIO(content), formats=_READ) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise PictureError("Ảnh có quá nhiều điểm ảnh (trên 50 triệu); hãy chọn ảnh nhỏ hơn.")
        if min(opened.size) < SMALLEST_SIDE:
            raise PictureError("Ảnh quá nhỏ, không nhìn rõ được; hãy chọn ảnh có cạnh từ 64 điểm ảnh trở lên.")
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        fresh = Image.new("RGB", upright.size, "white")
        layer = upright.convert("RGBA")
        fresh.paste(layer, mask=layer.getchannel("A"))
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Picture(out.getvalue(), *fresh.size)
