"""Folding: the one undiacriticised form of a text, for searching and comparing, the same for both databases.

SQLite's ``remove_diacritics`` leaves đ alone and PostgreSQL's ``unaccent`` does not, so neither is used: the
folded form is computed here, stored beside the text, and queries are folded the same way.
"""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\u0300-\u036f]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_BAR = str.maketrans("đĐ", "dD")


def squeeze(text: str) -> str:
    """The text in NFC, without invisible characters, every run of white space one blank, trimmed."""
    if not (text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text))):
        text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    elif "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


def fold(text: str) -> str:
    """The text without marks, đ as d, in lower case, squeezed: "Đỗ  Thị Ước" → "do thi uoc"."""
    folded = text.translate(_LATIN)
    if not folded.isascii():
        bare = _MARKS.sub("", unicodedata.normalize("NFD", _INVISIBLE.sub("", text)))
        folded = unicodedata.normalize("NFC", bare).translate(_BAR).lower()
    return " ".join(folded.split())


def _latin_letters() -> dict[int, str | None]:
    """One step for the letters that most texts are made of: each to its bare lower-case letter, marks to nothing."""
    table: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for code in (*range(ord("A"), ord("Z") + 1), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        bare = _MARKS.sub("", unicodedata.normalize("NFD", chr(code))).translate(_BAR).lower()
        if bare.isascii():
            table[code] = bare
    return table


_LATIN = _latin_letters()
