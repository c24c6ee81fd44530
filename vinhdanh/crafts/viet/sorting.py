"""Sort keys in the order of the Vietnamese alphabet: a ă â b c d đ e ê … o ô ơ … u ư …, tones only breaking ties.

The tone order is the dictionary's (ngang, huyền, hỏi, ngã, sắc, nặng), the same as ICU's ``vi`` collation, so lists
sorted here and lists sorted by PostgreSQL's ``vi-x-icu`` agree.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from vinhdanh.crafts.viet.folding import squeeze
from vinhdanh.crafts.viet.names import split_name

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(0x100 + index) for index, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}

SortKey = tuple[str, str, str]


@lru_cache(maxsize=65536)
def sort_key(text: str) -> SortKey:
    """Letters first, tones second, capitals last; blanks and signs stand before digits, digits before letters."""
    squeezed = squeeze(text)
    letters: list[str] = []
    tones: list[str] = []
    for character in squeezed.lower():
        base, tone = _split_tone(character)
        letters.append(_RANK.get(base, base))
        tones.append(tone)
    return "".join(letters), "".join(tones), squeezed.swapcase()


def name_sort_key(name: str) -> tuple[SortKey, SortKey, SortKey]:
    """The order of lists of people: given name, then family name, then middle names."""
    parts = split_name(name)
    return sort_key(parts.given), sort_key(parts.family), sort_key(parts.middle)


@lru_cache(maxsize=1024)
def _split_tone(character: str) -> tuple[str, str]:
    tone = "0"
    base = ""
    for mark in unicodedata.normalize("NFD", character):
        if mark in _TONES:
            tone = _TONES[mark]
        else:
            base += mark
    return unicodedata.normalize("NFC", base), tone
