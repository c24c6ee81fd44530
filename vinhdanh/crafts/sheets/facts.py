"""What a list itself declares about a row: results of years, titles, initiatives, earlier awards, head counts.

The form is that of the judge's cases; the grade of proof of all of it is "khai".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from vinhdanh.crafts.sheets.awards import AwardRecogniser
from vinhdanh.crafts.sheets.grid import Value, address, text_of
from vinhdanh.crafts.sheets.header import Column
from vinhdanh.crafts.sheets.meanings import last_year, plain
from vinhdanh.crafts.sheets.model import PERSON, UNIT
from vinhdanh.crafts.sheets.values import Line, is_mark
from vinhdanh.crafts.viet.dates import find_dates
from vinhdanh.crafts.viet.folding import fold

_RESULTS = (
    ("khong", re.compile(r"khong hoan thanh|\bkhtnv\b|\bkht\b")),
    ("xuat_sac", re.compile(r"xuat sac|\bhtxs(nv)?\b|\bxs\b|hoan thanh xs")),
    ("tot", re.compile(r"\btot\b|\bhttnv\b|\bhtt\b")),
    ("hoan_thanh", re.compile(r"hoan thanh|\bhtnv\b|\bht\b")),
)
_TITLE_CODES = frozenset(
    {"LDTT", "CSTT", "CSTDCS", "CSTDT", "CSTDTQ", "TTLDTT", "DVTT", "TTLDXS", "DVQT", "CTDT", "CTDCP"}
)
_YEARLY_TITLES = frozenset({"LDTT", "CSTT", "CSTDCS", "TTLDTT", "DVTT", "TTLDXS", "DVQT"})
_NONE_WORDS = re.compile(r"khong( co)?|chua( co)?|0|-")
_DECISION = re.compile(
    r"(?:số|QĐ)?\s*:?\s*(\d+[\w]*\s*/\s*(?:\d{4}\s*/\s*)?[\wĐđ&\-]*(?:QĐ|QD)[\wĐđ&\-]*)", re.IGNORECASE
)
_SCOPES = (
    ("toan_quoc", "toan quoc"),
    ("tinh", "cap tinh"),
    ("tinh", "cap bo"),
    ("co_so", "co so"),
    ("co_so", "cap xa"),
)
_GRASSROOTS_ISSUER = re.compile(r"(?:QĐ|QD)-(?:S[A-ZĐ]+|T(?:HPT|HCS|H|MN)\w*|CTY|CT-?CP)", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?(?!\d)")
_PARTS = re.compile(r"[;\n]+")
_COUNTS = ("headcount", "ldtt_count", "cstdcs_count", "completed_count")


@dataclass(slots=True)
class Declared:
    """The facts of one row and the cell each came from."""

    facts: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def result(self, year: int, result: str, cell: str) -> None:
        self.facts.setdefault("years", {}).setdefault(year, {})["result"] = result
        self.sources[f"years.{year}.result"] = cell

    def title(self, year: int, code: str, cell: str) -> None:
        titles = self.facts.setdefault("years", {}).setdefault(year, {}).setdefault("titles", [])
        if code not in titles:
            titles.append(code)
        self.sources[f"years.{year}.titles"] = cell


def declared(
    line: Line, *, subject: str, gender: str | None, year: int | None, recogniser: AwardRecogniser
) -> Declared:
    """Everything the row declares. ``year`` is the list's, for columns that name none."""
    found = Declared()
    for column in line.layout.many.get("year", ()):
        value = line.at(column.index, "year")
        if value is not None and (column.meaning.year or year):
            _of_year(
                found, column.meaning.year or year or 0, text_of(value), address(line.row, column.index), recogniser
            )
    for column in line.layout.many.get("initiative", ()):
        _initiatives(found, line, column, year)
    for column in line.layout.many.get("past", ()):
        value = line.at(column.index, "past")
        if isinstance(value, str):
            _past(found, value, column.meaning.year, address(line.row, column.index), recogniser)
    if subject == UNIT:
        _counts(found, line)
    if subject == PERSON:
        _person(found, line, gender)
    return found


@lru_cache(maxsize=4096)
def result_of(text: str) -> str | None:
    """The result of a year in a cell: ``xuat_sac``, ``tot``, ``hoan_thanh``, ``khong``."""
    folded = plain(text)
    return next((result for result, pattern in _RESULTS if pattern.search(folded)), None)


def _of_year(found: Declared, year: int, text: str, cell: str, recogniser: AwardRecogniser) -> None:
    codes = [award.code for award in recogniser.read(text) if award.code in _TITLE_CODES]
    for code in codes:
        if code:
            found.title(year, code, cell)
    result = result_of(text) if not codes or "hoan thanh" in fold(text) or "HT" in text else None
    if result:
        found.result(year, result, cell)


def _initiatives(found: Declared, line: Line, column: Column, year: int | None) -> None:
    cell = address(line.row, column.index)
    raw = line.grid.value(line.row, column.index)
    if _NONE_WORDS.fullmatch(plain(text_of(raw)) or "blank"):
        found.facts.setdefault("initiatives", [])
        found.sources["initiatives"] = cell
        return
    value = line.at(column.index, "initiative")
    if value is None:
        return
    text = value if isinstance(value, str) else text_of(value)
    entries = [_initiative(part, column, year) for part in _PARTS.split(text) if part.strip()]
    found.facts.setdefault("initiatives", []).extend(entries)
    found.sources["initiatives"] = cell


def _initiative(text: str, column: Column, year: int | None) -> dict[str, Any]:
    """One initiative: year (named, of its decision, of the column; for a bare tick the list's), scope, decision."""
    entry: dict[str, Any] = {}
    dates = find_dates(text)
    decision = _DECISION.search(text)
    named = last_year(re.sub(r"\d+[/.\-]\d+[/.\-]\d{4}|\d+/\d{4}/", " ", text))
    known = named or (dates[-1].year if dates else None) or column.meaning.year or (year if is_mark(text) else None)
    if known:
        entry["year"] = known
    folded = fold(f"{text} {column.title}")
    scope = next((name for name, words in _SCOPES if words in folded), None)
    if scope is None and decision and _GRASSROOTS_ISSUER.search(decision[1]):
        scope = "co_so"
    if scope:
        entry["scope"] = scope
    if decision:
        entry["decision"] = re.sub(r"\s", "", decision[1])
    if dates:
        entry["decided"] = dates[-1]
    return entry


def _past(found: Declared, text: str, year: int | None, cell: str, recogniser: AwardRecogniser) -> None:
    """Earlier awards: titles of a year into the years, other awards with what is said of their decision."""
    for part in _PARTS.split(text):
        codes = recogniser.find(part) or recogniser.codes(part)
        dates = find_dates(part)
        decision = _DECISION.search(part)
        spoken = re.sub(r"\d+[/.\-]\d+[/.\-]\d{4}|\d+/\d{4}/", " ", part)
        years = [last_year(match) or 0 for match in _YEARS.findall(spoken)] or (
            [dates[-1].year] if dates else [year] if year else []
        )
        for code in codes:
            for each in years:
                if code in _YEARLY_TITLES:
                    found.title(each, code, cell)
                    continue
                award: dict[str, Any] = {"code": code, **({"decided": dates[-1]} if dates else {"year": each})}
                if decision:
                    award["decision"] = re.sub(r"\s", "", decision[1])
                found.facts.setdefault("awards", []).append(award)
                found.sources["awards"] = cell


def _counts(found: Declared, line: Line) -> None:
    for meaning in _COUNTS:
        value: Value = line.value(meaning)
        text = text_of(value).split("/")[0].strip()
        if text.isdecimal():
            found.facts[meaning] = int(text)
            found.sources[meaning] = line.cells[meaning]


def _person(found: Declared, line: Line, gender: str | None) -> None:
    if gender:
        found.facts["gender"] = gender
    occupation = {"nong dan": "nong_dan", "cong nhan": "cong_nhan"}.get(plain(line.text("position")))
    if occupation:
        found.facts["occupation"] = occupation
        found.sources["occupation"] = line.cells["position"]
