"""Where the tone mark stands in open oa, oe, uy: "hòa" (the older habit) or "hoà" (the newer one)."""

from __future__ import annotations

import re
import unicodedata

_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_OLDER = re.compile(
    rf"(?<!q)(?P<first>o(?=[{_TONE_MARKS}]?[ae])|u(?=[{_TONE_MARKS}]?y))"
    rf"(?P<tone>[{_TONE_MARKS}])(?P<last>[aey])(?![\w{_TONE_MARKS}\u0302\u0306\u031b])",
    re.IGNORECASE,
)
_NEWER = re.compile(rf"(?<!q)(?P<first>o(?=[ae])|u(?=y))(?P<last>[aey])(?P<tone>[{_TONE_MARKS}])(?!\w)", re.IGNORECASE)


def older_tones(text: str) -> str:
    """ "hoà, thuý, khoẻ" → "hòa, thúy, khỏe"; the rest of the text stays, in NFC."""
    moved = _NEWER.sub(r"\g<first>\g<tone>\g<last>", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", moved)


def newer_tones(text: str) -> str:
    """ "hòa, thúy, khỏe" → "hoà, thuý, khoẻ"; the rest of the text stays, in NFC."""
    moved = _OLDER.sub(r"\g<first>\g<last>\g<tone>", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", moved)
