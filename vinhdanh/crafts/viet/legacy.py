"""Texts of the time before Unicode: TCVN3 (the fonts .VnTime …), VNI (VNI-Times …), Windows-1258.

In documents of today they stand as Latin-1 characters that only the old font showed as Vietnamese: "Hä vµ tªn"
(TCVN3), "Hoï vaø teân" (VNI). A text that can only be one of them is *clear*; one that could be either is left to
its neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache

from vinhdanh.crafts.viet.syllables import share_of_syllables

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_CAPITALS = "¡¢§£¤¥¦"
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
}  # fmt: skip
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}
_VNI_PAIR = re.compile(r"([aeouyAEOUYôöÔÖ])([ùøûõïêéèúüëâáàåãäÙØÛÕÏÊÉÈÚÜËÂÁÀÅÃÄ])")
_BEYOND_LATIN = re.compile(r"[\u0100-\u1eff\u0300-\u036f]")
_HIGH_LATIN = re.compile(r"[\u00a1-\u00ff]")
_SIGNS = re.compile(r"[ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿ]|[A-Za-z][µ¸¶·¹¨»¾¼½©®ª«¬­×÷¡¢§£¤¥¦]|[µ¸¶¹¨¾¼½©®ª¬­¡¢£¤¥¦][A-Za-z]")
_SURE = 0.8


class Encoding(Enum):
    """How the characters of a text are meant."""

    UNICODE = "Unicode"
    TCVN3 = "TCVN3 (.VnTime)"
    VNI = "VNI"


def has_signs(text: str) -> bool:
    """Whether the text holds signs that no Vietnamese in Unicode has, whatever else it holds."""
    return bool(_SIGNS.search(text))


def may_be_legacy(text: str) -> bool:
    """Whether the text holds such signs and no letter that only Unicode has."""
    return has_signs(text) and not _BEYOND_LATIN.search(text)


@lru_cache(maxsize=65536)
def encoding_of(text: str) -> Encoding | None:
    """The encoding of a text when it is clear; None for one that reads well in several (and for plain ASCII)."""
    if text.isascii():
        return None
    if _BEYOND_LATIN.search(text):
        return Encoding.UNICODE
    if not _HIGH_LATIN.search(text):
        return None
    shares = {encoding: share_of_syllables(to_unicode(text, encoding)) for encoding in Encoding}
    if may_be_legacy(text):
        del shares[Encoding.UNICODE]
    best = max(shares.values())
    winners = [encoding for encoding, share in shares.items() if share == best]
    return winners[0] if best >= _SURE and len(winners) == 1 else None


def to_unicode(text: str, encoding: Encoding) -> str:
    """The text in Unicode (NFC)."""
    if encoding is Encoding.TCVN3:
        if sum(map(str.isupper, text)) > 2 and not any(
            character.isascii() and character.islower() for character in text
        ):
            return text.translate(_TCVN3).upper()
        return " ".join(map(_from_tcvn3, text.split(" ")))
    if encoding is Encoding.VNI:
        return _from_vni(text)
    return unicodedata.normalize("NFC", text)


def font_encoding(font: str) -> Encoding | None:
    """The encoding that the name of a font tells: ".VnTime" TCVN3, "VNI-Times" VNI, others nothing."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return Encoding.TCVN3
    return Encoding.VNI if name.startswith("vni") else None


def decode(data: bytes) -> str:
    """The text of a file without declared encoding: UTF-8, UTF-16, else line by line what reads best."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_lines(data)


def _decode_lines(data: bytes) -> str:
    """Lines that are UTF-8 stay so; the others are Windows-1258, or old fonts' bytes when those read better."""
    lines = data.split(b"\n")
    strange = [line for line in lines if not _is_utf8(line)]
    sample = b" ".join(strange[:500])
    windows = sample.decode("cp1258", errors="replace")
    latin = sample.decode("cp1252", errors="replace")
    legacy = max(share_of_syllables(to_unicode(latin, encoding)) for encoding in (Encoding.TCVN3, Encoding.VNI))
    codec = "cp1258" if share_of_syllables(windows) >= legacy else "cp1252"
    texts = [line.decode("utf-8" if _is_utf8(line) else codec, errors="replace") for line in lines]
    return unicodedata.normalize("NFC", "\n".join(texts))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _from_tcvn3(word: str) -> str:
    """TCVN3 has no capital letters with tones: in a word typed in capitals the toned ones are raised too."""
    cased = [character for character in word if (character.isascii() and character.isalpha()) or character in _CAPITALS]
    in_capitals = len(cased) > 1 and all(character in _CAPITALS or character.isupper() for character in cased)
    converted = word.translate(_TCVN3)
    return converted.upper() if in_capitals else converted


def _from_vni(text: str) -> str:
    def join(found: re.Match[str]) -> str:
        base = _VNI_LETTERS.get(found[1].lower(), found[1].lower())
        letter = unicodedata.normalize("NFC", base + _VNI_MARKS[found[2].lower()])
        return letter.upper() if found[1].isupper() else letter

    pieces: list[str] = []
    end = 0
    for found in _VNI_PAIR.finditer(text):
        pieces += [_single_vni(text[end : found.start()]), join(found)]
        end = found.end()
    return "".join([*pieces, _single_vni(text[end:])])


def _single_vni(text: str) -> str:
    letters = (_VNI_LETTERS.get(character.lower(), character) for character in text)
    return "".join(
        letter.upper() if character.isupper() else letter for character, letter in zip(text, letters, strict=True)
    )
