"""Award names as lists spell them: abbreviated, without diacritics, with the one who decides, two in a cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.crafts.viet.syllables import is_syllable
from vinhdanh.law import AwardName, award_names

_ABBREVIATIONS = {
    "cstdcs": "chien si thi dua co so", "cstdtq": "chien si thi dua toan quoc", "cstdt": "chien si thi dua tinh",
    "cstd": "chien si thi dua", "ldtt": "lao dong tien tien", "ldxs": "lao dong xuat sac",
    "ttldtt": "tap the lao dong tien tien", "ttldxs": "tap the lao dong xuat sac", "ttld": "tap the lao dong",
    "bk": "bang khen", "gk": "giay khen", "ubnd": "uy ban nhan dan", "ttg": "thu tuong chinh phu",
    "ttcp": "thu tuong chinh phu", "hc": "huan chuong", "hcld": "huan chuong lao dong", "sy": "si", "tp": "thanh pho",
    "gd": "giam doc", "bktt": "bang khen thu tuong", "bkttg": "bang khen thu tuong chinh phu",
    "bkttcp": "bang khen thu tuong chinh phu",
}  # fmt: skip
_FILLERS = re.compile(
    r"\b(?:danh hieu|hinh thuc|de nghi|xet tang|tang thuong|duoc tang|tang|xet|cap|cua|duoc|dat"
    r"|giai doan|cong nhan(?= danh hieu))\b"
)
_HARD = re.compile(r"[;+&]")
_PARENTHESES = re.compile(r"\([^()]*\)")
_BREAK = re.compile(r"[,/]|(?:^|(?<=\s))[-–•*](?=\s)", re.MULTILINE)
_WEAK_BREAK = re.compile(r"\n|(?<=\s)va(?=\s)")
_TOKEN = re.compile(r"[a-z0-9]+|\||~")
_BREAKS = frozenset({"|", "~"})
_TAIL_WORDS = frozenset({"nam", "hoc", "lan", "thu", "dot", "ky"})
_PLACES = frozenset({"tinh", "pho", "bo", "so", "xa", "phuong", "nganh"})
_OTHER_BODIES = (["doan"], ["uy"])


@dataclass(frozen=True, slots=True)
class AwardRead:
    """One award of a cell: its code, or None with the nearest official name when there is one."""

    code: str | None
    text: str
    suggestion: str | None = None


class AwardRecogniser:
    """Reads award names by the catalogue's spellings; remembers what it read.

    An abbreviation that without its marks is a common word ("CờT", cột) counts only with its marks.
    """

    def __init__(self, names: Mapping[str, AwardName]) -> None:
        self._names = names
        self._marked: list[tuple[re.Pattern[str], str]] = []
        self._whole: dict[tuple[str, ...], str] = {}
        self._prefixes: dict[tuple[str, ...], str] = {}
        for code, name in names.items():
            for alias in (name.name, *name.aliases):
                words = tuple(_words(alias))
                if len(words) == 1 and not alias.isascii() and is_syllable(words[0]):
                    self._marked.append((re.compile(rf"\b{alias}\b", re.IGNORECASE), f" {code} "))
                else:
                    self._whole.setdefault(words, code)
            for prefix in name.prefixes:
                self._prefixes.setdefault(tuple(_words(prefix)), code)
        for table in (self._whole, self._prefixes):
            table.pop((), None)
        self._longest = max(map(len, [*self._whole, *self._prefixes]), default=0)
        self._spellings = {" ".join(key): code for key, code in self._whole.items() if len(key) > 1}
        self._read: dict[str, tuple[AwardRead, ...]] = {}

    def read(self, text: str) -> tuple[AwardRead, ...]:
        """The awards that a cell names, each once, in order. An unreadable part gives one with ``code`` None."""
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = self._read_cell(text)
        return found

    def codes(self, text: str) -> tuple[str, ...]:
        """The codes of a cell every part of which is readable, else nothing."""
        awards = self.read(text)
        return tuple(award.code for award in awards if award.code) if all(award.code for award in awards) else ()

    def find(self, text: str) -> tuple[str, ...]:
        """The codes named anywhere in a running text (a title, a heading), each once."""
        tokens = _words(text)
        codes: dict[str, None] = {}
        position = 0
        while position < len(tokens):
            length, code, _ = self._match(tokens, position)
            if code and length > 1:
                codes[code] = None
            position += max(length, 1)
        return tuple(codes)

    def subjects(self, code: str) -> frozenset[str]:
        """Who may have the award: person, unit, household, foreigner, work."""
        return frozenset(self._names[code].subjects)

    def name(self, code: str) -> str:
        """The official Vietnamese name."""
        return self._names[code].name

    def _read_cell(self, text: str) -> tuple[AwardRead, ...]:
        for spelling, code in self._marked:
            text = spelling.sub(code, unicodedata.normalize("NFC", text))
        bare = _PARENTHESES.sub(" ", text)
        bare = bare if bare.strip(" .,;-–") else text
        awards: dict[str | None, AwardRead] = {}
        for part in _HARD.split(bare):
            for award in self._read_part(part):
                awards.setdefault(award.code, award)
        return tuple(awards.values())

    def _read_part(self, part: str) -> list[AwardRead]:
        """The awards between breaks; a stretch with any word that belongs to none is unreadable as a whole."""
        tokens = _words(part, keep_breaks=True)
        awards: list[AwardRead] = []
        stretch: list[AwardRead] = []
        unknown: list[str] = []
        position = 0
        while position <= len(tokens):
            at_break = position == len(tokens) or tokens[position] in _BREAKS
            length, code, open_ended = (1, None, False) if at_break else self._match(tokens, position)
            if at_break:
                unreadable = any(not word.isdigit() for word in unknown)
                awards += [AwardRead(None, part.strip(), self._suggest(unknown))] if unreadable else stretch
                stretch, unknown = [], []
                position += 1
            elif code:
                position = self._tail(tokens, position + length, open_ended)
                stretch.append(AwardRead(code, self.name(code)))
            else:
                unknown.append(tokens[position])
                position += 1
        return awards

    def _match(self, tokens: list[str], start: int) -> tuple[int, str | None, bool]:
        """Length, code, and whether words may follow: the longest spelling beginning at ``start``."""
        open_ended = False
        length, code = 1, None
        words: list[str] = []
        for index in range(start, len(tokens)):
            if tokens[index] in _BREAKS:
                continue
            words.append(tokens[index])
            if len(words) > self._longest:
                break
            key = tuple(words)
            open_ended = open_ended or key in self._prefixes
            if found := self._whole.get(key) or self._prefixes.get(key):
                length, code = index - start + 1, found
        if code and tokens[start + length - 1] in _PLACES and tokens[start + length - 2] != "co":
            open_ended = tokens[start + length : start + length + 1] not in _OTHER_BODIES
        return length, code, open_ended

    def _tail(self, tokens: list[str], position: int, open_ended: bool) -> int:
        """Where the words that belong to the award before ``position`` end."""
        while position < len(tokens):
            word = tokens[position]
            if word in _BREAKS:
                goes_on = open_ended and word == "~" and position + 1 < len(tokens)
                if not goes_on or self._match(tokens, position + 1)[1]:
                    return position
            elif not open_ended and word not in _TAIL_WORDS and not word.isdigit():
                return position
            position += 1
        return position

    def _suggest(self, words: list[str]) -> str | None:
        near = get_close_matches(" ".join(words), self._spellings, n=1, cutoff=0.8)
        return self.name(self._spellings[near[0]]) if near else None


@cache
def default_recogniser() -> AwardRecogniser:
    """The recogniser over the law's catalogue."""
    return AwardRecogniser(award_names())


def _words(text: str, *, keep_breaks: bool = False) -> list[str]:
    """The folded words without fillers, abbreviations written out.

    Breaks are kept as "|" (a new award may begin, or an unknown one) and "~" (only if what follows is an award).
    """
    marked = "\n".join(fold(line) for line in text.splitlines())
    if keep_breaks:
        marked = _WEAK_BREAK.sub(" ~ ", _BREAK.sub(" | ", marked))
    words: list[str] = []
    for token in _TOKEN.findall(_FILLERS.sub(" ", marked)):
        words += _ABBREVIATIONS.get(token, token).split()
    return words
