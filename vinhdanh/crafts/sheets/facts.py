"""What a list itself declares about a row: results of years, titles, initiatives, earlier awards, head counts.

The form is that of the judge's cases; the grade of proof of all of it is "khai".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from vinhdanh.crafts.sheets import problems
from vinhdanh.crafts.sheets.awards import AwardRecogniser
from vinhdanh.crafts.sheets.grid import Value, text_of
from vinhdanh.crafts.sheets.header import Column
from vinhdanh.crafts.sheets.meanings import last_year, plain
from vinhdanh.crafts.sheets.model import PERSON, UNIT
from vinhdanh.crafts.sheets.values import Line, is_ditto, is_mark
from vinhdanh.crafts.viet.dates import BadDateError, find_dates, parse_date
from vinhdanh.crafts.viet.folding import fold

_RESULTS = (
    ("khong", re.compile(r"khong hoan thanh|\bkhtnv\b|\bkht\b")),
    ("xuat_sac", re.compile(r"xuat sac|\bhtxs(nv)?\b|\bxs\b|hoan thanh xs")),
    ("tot", re.compile(r"\btot\b|\bhttnv\b|\bhtt\b")),
    ("hoan_thanh", re.compile(r"hoan thanh|\bhtnv\b|\bht\b")),
)
_YEARLY_TITLES = frozenset({"LDTT", "CSTT", "CSTDCS", "TTLDTT", "DVTT", "TTLDXS", "DVQT"})
_TITLE_CODES = _YEARLY_TITLES | {"CSTDT", "CSTDTQ", "CTDT", "CTDCP"}
_NONE_WORDS = re.compile(r"khong( co)?|chua( co)?|0")
_DECISION = re.compile(
    r"(?:số|QĐ)?\s*:?\s*(\d+\w*\s*/\s*(?:\d{4}\s*/\s*)?[\wĐđ&\-]*(?:QĐ|QD)[\wĐđ&\-]*)", re.IGNORECASE
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
_NUMBERED = re.compile(r"\d+[/.\-]\d+[/.\-]\d{4}|\d+/\d{4}/")
_PARTS = re.compile(r"[;\n]+")
_OCCUPATIONS = {"nông dân": "nong_dan", "công nhân": "cong_nhan"}
_COUNTS = ("headcount", "ldtt_count", "cstdcs_count", "completed_count")


@dataclass(slots=True)
class Declared:
    """The facts of one row and the column each came from."""

    facts: dict[str, Any] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)

    def result(self, year: int, result: str, column: int) -> None:
        self._of(year)["result"] = result
        self.columns[_path(year, "result")] = column

    def title(self, year: int, code: str, column: int) -> None:
        titles = self._of(year).setdefault("titles", [])
        if code not in titles:
            titles.append(code)
        self.columns[_path(year, "titles")] = column

    def put(self, key: str, value: Any, column: int) -> None:
        self.facts[key] = value
        self.columns[key] = column

    def _of(self, year: int) -> dict[str, Any]:
        entry: dict[str, Any] = self.facts.setdefault("years", {}).setdefault(year, {})
        return entry


@lru_cache(maxsize=1024)
def _path(year: int, what: str) -> str:
    return f"years.{year}.{what}"


@dataclass(frozen=True, slots=True)
class References:
    """What a text says of a decision: its number, its day, and the years named beside it."""

    decision: str | None = None
    decided: date | None = None
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierAward:
    """One award named among earlier ones, its years, and what is said of its decision."""

    code: str
    years: tuple[int, ...]
    references: References


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision that a row's own columns name: number as written, day, who made it."""

    number: str | None = None
    day: date | None = None
    by: str | None = None


NOT_SAID = Decided()


def decided_in(line: Line, above: Decided) -> Decided:
    """The decision of a row. A ditto mark takes what stands ``above``; a day that is none is a fault."""
    text, by = line.text("decision"), line.text("decided_by")
    if not text and not by and line.column("decided") is None:
        return NOT_SAID
    said = references(text)
    number = above.number if is_ditto(text) else said.decision or text or None
    day = above.day if is_ditto(text) else said.decided
    value = line.value("decided")
    if value is not None:
        day = above.day if is_ditto(text_of(value)) else _day_of_decision(line, value)
    return Decided(number, day, (above.by if is_ditto(by) else by) or None)


def _day_of_decision(line: Line, value: Value) -> date | None:
    cell = line.where("decided")
    try:
        day = parse_date(value)
    except BadDateError as error:
        line.problems.append(problems.bad_day(cell, str(error)))
        return None
    if isinstance(day, int):
        line.problems.append(problems.bad_day(cell, "chỉ có năm, chưa có ngày, tháng"))
        return None
    return day


def declared(
    line: Line, *, subject: str, gender: str | None, year: int | None, recogniser: AwardRecogniser
) -> Declared:
    """Everything the row declares. ``year`` is the list's, for columns that name none."""
    found = Declared()
    many = line.layout.many
    for column in many.get("year", ()):
        _of_year(found, line, column, column.meaning.year or year, recogniser)
    for column in many.get("initiative", ()):
        _of_initiatives(found, line, column, year)
    for column in many.get("past", ()):
        value = line.at(column.index)
        if isinstance(value, str):
            _of_past(found, earlier_awards(value, column.meaning.year, recogniser), column.index)
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


@lru_cache(maxsize=4096)
def _year_cell(text: str, recogniser: AwardRecogniser) -> tuple[tuple[str, ...], str | None]:
    """Titles and result in the cell of a year; a title's own words are not taken for a result."""
    titles = tuple(award.code for award in recogniser.read(text) if award.code and award.code in _TITLE_CODES)
    says_result = not titles or "hoan thanh" in fold(text) or "HT" in text
    return titles, result_of(text) if says_result else None


def _of_year(found: Declared, line: Line, column: Column, year: int | None, recogniser: AwardRecogniser) -> None:
    value = line.at(column.index)
    if value is None or year is None:
        return
    titles, result = _year_cell(text_of(value), recogniser)
    for code in titles:
        found.title(year, code, column.index)
    if result:
        found.result(year, result, column.index)


def _of_initiatives(found: Declared, line: Line, column: Column, year: int | None) -> None:
    raw = line.grid.value(line.row, column.index)
    if _NONE_WORDS.fullmatch(plain(text_of(raw))):
        entries = []
    elif line.at(column.index) is None:
        return
    else:
        parts = [part for part in _PARTS.split(raw if isinstance(raw, str) else text_of(raw)) if part.strip()]
        default = {"year": column.meaning.year} if column.meaning.year else {}
        entries = [{**default, **initiative(part, column.title, year)} for part in parts]
    found.put("initiatives", [*found.facts.get("initiatives", ()), *entries], column.index)


@lru_cache(maxsize=16384)
def initiative(text: str, heading: str, year: int | None) -> Mapping[str, Any]:
    """One initiative: ``year`` (named, else its decision's; for a bare tick the given one), ``scope``, ``decision``."""
    said = references(text)
    folded = fold(f"{text} {heading}")
    scope = next((name for name, words in _SCOPES if words in folded), None)
    if scope is None and said.decision and _GRASSROOTS_ISSUER.search(said.decision):
        scope = "co_so"
    entry = {
        "year": said.years[0] if said.years else said.decided.year if said.decided else year if is_mark(text) else None,
        "scope": scope,
        "decision": said.decision,
        "decided": said.decided,
    }
    return {key: value for key, value in entry.items() if value is not None}


@lru_cache(maxsize=16384)
def earlier_awards(text: str, year: int | None, recogniser: AwardRecogniser) -> tuple[EarlierAward, ...]:
    """The awards that a text names as already received; ``year`` where it names none."""
    awards = []
    for part in _PARTS.split(text):
        codes = recogniser.find(part) or recogniser.codes(part)
        if codes:
            said = references(part)
            years = said.years or ((said.decided.year,) if said.decided else (year,) if year else ())
            awards += [EarlierAward(code, years, said) for code in codes]
    return tuple(awards)


def references(text: str) -> References:
    """The decision that a text refers to. The year of its day is not one of the years named beside it."""
    if not any(map(str.isdigit, text)):
        return References()
    dates = find_dates(text)
    decision = _DECISION.search(text)
    years = tuple(year for found in _YEARS.findall(_NUMBERED.sub(" ", text)) if (year := last_year(found)))
    if dates and "tháng" in text:
        years = tuple(year for year in years if year != dates[-1].year)
    return References("".join(decision[1].split()) if decision else None, dates[-1] if dates else None, years)


def _of_past(found: Declared, awards: tuple[EarlierAward, ...], column: int) -> None:
    """Titles of a year go into the years, other awards into the awards, with what is said of their decision."""
    for award in awards:
        for year in award.years:
            if award.code in _YEARLY_TITLES:
                found.title(year, award.code, column)
                continue
            said = award.references
            entry: dict[str, Any] = {"code": award.code}
            entry |= {"decided": said.decided} if said.decided else {"year": year}
            if said.decision:
                entry["decision"] = said.decision
            found.put("awards", [*found.facts.get("awards", ()), entry], column)


def _counts(found: Declared, line: Line) -> None:
    for meaning in _COUNTS:
        text = line.text(meaning).split("/")[0].strip()
        if text.isdecimal():
            found.put(meaning, int(text), line.layout.at[meaning])


def _person(found: Declared, line: Line, gender: str | None) -> None:
    if gender:
        found.facts["gender"] = gender
    occupation = _OCCUPATIONS.get(line.text("position").lower())
    if occupation:
        found.put("occupation", occupation, line.layout.at["position"])
