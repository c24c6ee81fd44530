from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.crafts.viet.legacy import Encoding, decode, encoding_of, font_encoding, may_be_legacy, to_unicode
from vinhdanh.crafts.viet.syllables import is_syllable, share_of_syllables

NATION = "Cộng hòa xã hội chủ nghĩa Việt Nam"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def windows_1258(text: str) -> bytes:
    """Vietnamese in the encoding of Windows: letters with their hats, tones after them."""
    out = []
    for character in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", character)
        tones = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        out.append(unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones)) + tones)
    return "".join(out).encode("cp1258")


@pytest.mark.parametrize(
    ("written", "encoding", "text"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", Encoding.TCVN3, NATION),
        ("§éc lËp - Tù do - H¹nh phóc", Encoding.TCVN3, MOTTO),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", Encoding.VNI, NATION),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", Encoding.VNI, MOTTO),
        ("DANH SAÙCH ÑEÀ NGHÒ KHEN THÖÔÛNG", Encoding.VNI, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"),
        ("DANH S¸CH §Ò NGHÞ KHEN TH¦ëNG", Encoding.TCVN3, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"),
        ("NGUYÔN V¡N ¦íC", Encoding.TCVN3, "NGUYỄN VĂN ƯỚC"),
        ("§ç ThÞ Ngäc ¸nh", Encoding.TCVN3, "Đỗ Thị Ngọc ánh"),
        ("Th­ ký", Encoding.TCVN3, "Thư ký"),
        ("Nguyeãn Thò Myõ Xuyeán", Encoding.VNI, "Nguyễn Thị Mỹ Xuyến"),
        (NATION, Encoding.UNICODE, NATION),
        (unicodedata.normalize("NFD", NATION), Encoding.UNICODE, NATION),
    ],
)
def test_texts_of_the_old_fonts(written: str, encoding: Encoding, text: str) -> None:
    assert encoding_of(written) is encoding
    assert to_unicode(written, encoding) == text


@pytest.mark.parametrize("text", ["Hà", "Lý Công", "LDTT", "12/5/1980", "", "© 2025", "25 °C", "Trí"])
def test_what_reads_well_in_several_is_left_open(text: str) -> None:
    assert encoding_of(text) is None
    assert not may_be_legacy(text)


def test_every_tcvn3_letter_is_another_letter() -> None:
    codes = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
    letters = [to_unicode(code, Encoding.TCVN3) for code in codes]
    assert len(set(letters)) == len(codes)
    assert all(len(letter) == 1 for letter in letters)


def test_fonts_tell_the_encoding() -> None:
    assert font_encoding(".VnTime") is Encoding.TCVN3
    assert font_encoding("VNI-Times") is Encoding.VNI
    assert font_encoding("Times New Roman") is None


@pytest.mark.parametrize("word", ["nghiêng", "khuỷu", "Quỳnh", "ước", "giặt", "oanh", "Huyền", "thuở", "xoong", "gì"])
def test_vietnamese_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["héß", "street", "Hoï", "vaø", "ắấ", "zz", "tªn"])
def test_other_words(word: str) -> None:
    assert not is_syllable(word)


def test_the_share_of_syllables() -> None:
    assert share_of_syllables(NATION) == 1.0
    assert share_of_syllables("Họ và street") == pytest.approx(2 / 3)
    assert share_of_syllables("12 / 5") == 1.0


def test_bytes_without_a_declared_encoding() -> None:
    assert decode(NATION.encode()) == NATION
    assert decode(b"\xef\xbb\xbf" + NATION.encode()) == NATION
    assert decode(NATION.encode("utf-16")) == NATION
    assert decode(windows_1258(NATION)) == NATION
    tcvn3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam"
    assert decode(tcvn3.encode("latin-1")) == tcvn3


def test_lines_of_two_encodings_in_one_file() -> None:
    mixed = NATION.encode() + b"\n" + windows_1258(MOTTO)
    assert decode(mixed) == f"{NATION}\n{MOTTO}"


@given(st.text(alphabet="aàáạăằâấbcdđeèêếghiìklmnoòôốơớqrstuùưứvxyý ", max_size=40))
def test_windows_1258_comes_back(text: str) -> None:
    assert decode(windows_1258(NATION + text)) == unicodedata.normalize("NFC", NATION + text)


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_somehow(data: bytes) -> None:
    assert isinstance(decode(data), str)
