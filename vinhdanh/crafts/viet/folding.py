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
    if not text.isascii():
        text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return " ".join(text.split())


def fold(text: str) -> str:
    """The text without marks, đ as d, in lower case, squeezed: "Đỗ  Thị Ước" → "do thi uoc"."""
    if not text.isascii():
        bare = _MARKS.sub("", unicodedata.normalize("NFD", _INVISIBLE.sub("", text)))
        text = unicodedata.normalize("NFC", bare).translate(_BAR)
    return " ".join(text.lower().split())
