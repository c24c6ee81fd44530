"""Names of people: capitals, honorifics, parts, and the keys by which two spellings of one name meet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vinhdanh.crafts.viet.family_names import FAMILY_NAMES
from vinhdanh.crafts.viet.folding import fold, squeeze

_HONORIFIC = re.compile(
    r"^(?:(?:đồng chí|đ[/.]\s?c\.?|ông|bà|anh|chị|cô|thầy|ths|ts|pgs|gs|bs|bsck[i1]{1,2}|ks)(?:\s*[.:]\s*|\s+))+(?=\S)",
    re.IGNORECASE,
)
_FEMALE_WORDS = frozenset({"bà", "chị", "cô"})
_MALE_WORDS = frozenset({"ông", "anh", "thầy"})
_WORD_START = re.compile(r"(^|[\s'’\-(.])(\w)")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_Y_SYLLABLE = re.compile(r"\b(qu|[hklmstv])y\b")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A Vietnamese name: family name first, given name last, what lies between is the middle name."""

    family: str
    middle: str
    given: str


def title_case(name: str) -> str:
    """Every word with one capital: "HỒ THANH hằng" → "Hồ Thanh Hằng"; ethnic names keep theirs: "H'Hen Niê"."""
    words = squeeze(name).lower().split()
    if all(map(str.isalpha, words)):
        return " ".join([word[0].upper() + word[1:] for word in words])
    return _WORD_START.sub(lambda found: found[1] + found[2].upper(), " ".join(words))


def person_name(text: str) -> str:
    """A person's name as it is kept: squeezed, NFC, in title case, without "Ông", "Bà", "Đ/c" before it.

    Ông is a family name too: it stays when no family name follows ("Ông Ích Khiêm").
    """
    name = squeeze(text).strip(" .,;:*-–_")
    bare = _HONORIFIC.sub("", name)
    keep = " " not in bare or (name[:3].lower() == "ông" and bare.split()[0].lower() not in FAMILY_NAMES)
    return title_case(name if keep else bare)


def honorific_gender(text: str) -> str | None:
    """``nam`` or ``nu`` when the honorific before the name tells it, else None."""
    found = _HONORIFIC.match(squeeze(text))
    words = set(found[0].lower().replace(":", " ").replace(".", " ").split()) if found else set()
    if words & _FEMALE_WORDS:
        return "nu"
    return "nam" if words & _MALE_WORDS else None


def split_name(name: str) -> NameParts:
    """The parts of a name; of a name of one word that word is the given name."""
    words = squeeze(name).split()
    if not words:
        return NameParts("", "", "")
    if len(words) == 1:
        return NameParts("", "", words[0])
    return NameParts(words[0], " ".join(words[1:-1]), words[-1])


@lru_cache(maxsize=65536)
def match_key(name: str) -> str:
    """The key under which spellings of one name meet: no marks, no case, i and y alike ("Lý Mỹ" = "Lí Mĩ")."""
    return _Y_SYLLABLE.sub(r"\1i", re.sub(r"[^\w\s]", " ", fold(name)))


def spelling_key(text: str) -> str:
    """The text with its diacritics, but blind to where the tone mark stands: "hòa" and "hoà" give one key."""
    return " ".join(_tone_last(word) for word in squeeze(text).lower().split())


def _tone_last(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in marks if mark in _TONES)
    letters = "".join(mark for mark in marks if mark not in _TONES)
    return _Y_SYLLABLE.sub(r"\1i", unicodedata.normalize("NFC", letters)) + tones
