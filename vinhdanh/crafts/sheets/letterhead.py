"""What stands around a table: the title, the issuer, the list's own date and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vinhdanh.crafts.sheets.meanings import last_year
from vinhdanh.crafts.viet.dates import find_dates
from vinhdanh.crafts.viet.folding import fold

_TITLE = re.compile(r"^(danh sach|bang tong hop|bang|bieu|tong hop|trich ngang|to trinh|de nghi|bao cao|phu luc)\b")
_NATION = re.compile(r"cong hoa xa hoi|doc lap\s*[-–]|dang cong san viet nam")
_NUMBER_LINE = re.compile(r"^so\s*[:.]|^so\s*\d+")
_ATTACHED = re.compile(r"kem theo|to trinh|cong van|bao cao")
_DECIDED = re.compile(r"\b(quyet dinh|qd) so\b")
_DATES = re.compile(
    r"\bngay\s*\d+\s*thang\s*\d+\s*nam\s*\d{4}|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d+/\d{4}/[\w\-]+|\d+/[\w\-]*[a-z][\w\-]*"
)
_PERIOD = re.compile(r"(?:nam hoc|giai doan|nhiem ky|nien khoa)\D{0,4}((?:19|20)\d\d\s*[-–/]\s*(?:(?:19|20)?\d\d))")


_OCCASIONS = (
    ("dot_xuat", re.compile(r"\bdot xuat\b")),
    ("cong_hien", re.compile(r"\bcong hien\b|qua trinh cong hien")),
    ("nien_han", re.compile(r"\bnien han\b")),
    ("doi_ngoai", re.compile(r"\bdoi ngoai\b")),
    (
        "phong_trao",
        re.compile(
            r"\bchuyen de\b|\bphong trao(?: thi dua)?,? [“\"'‘]?(?!thi dua|nam\b|cac nam|giai doan|hoc ky|va\b)\w"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The lines above a table, sorted: title, the lines under it, the issuer, other lines."""

    title: str
    below: tuple[str, ...]
    issuer: str | None
    above: tuple[str, ...]


def read_letterhead(lines: Sequence[Sequence[str]]) -> Letterhead:
    """Sort the lines above a table; each line is the texts of its cells, left to right."""
    start = next((index for index, cells in enumerate(lines) if any(_TITLE.match(fold(text)) for text in cells)), None)
    if start is None:
        start = len(lines)
    end = start
    while end < len(lines) and (end == start or _continues(lines[end])):
        end += 1
    title = " ".join(text for cells in lines[start:end] for text in cells)
    below = tuple(" ".join(cells) for cells in lines[end:] if cells)
    above = tuple(" ".join(cells) for cells in lines[:start] if cells)
    return Letterhead(title, below, _issuer(lines[:start]), above)


def _continues(cells: Sequence[str]) -> bool:
    """Titles of two lines: the second is in capitals too and no document reference."""
    return len(cells) == 1 and cells[0].isupper() and not cells[0].startswith("(")


def _issuer(lines: Sequence[Sequence[str]]) -> str | None:
    """The last line in capitals of the left block: under its superior stands who sends the list."""
    names = [
        cells[0]
        for cells in lines
        if cells
        and not _NATION.search(fold(cells[0]))
        and not _NUMBER_LINE.match(fold(cells[0]))
        and cells[0].isupper()
    ]
    return names[-1] if names else None


def year_of(letterhead: Letterhead) -> int | None:
    """The year named in the title, else in the lines under it; of a school year or a period its last."""
    for text in (letterhead.title, *letterhead.below):
        folded = fold(text)
        if period := _PERIOD.search(folded):
            return last_year(period[1])
        if year := last_year(_DATES.sub(" ", folded)):
            return year
    return None


def date_below_title(letterhead: Letterhead) -> date | None:
    """The date in the lines below the title: of the paper the list is attached to, else the last one named."""
    for text in letterhead.below:
        folded = fold(text)
        dates = find_dates(text)
        attached = _ATTACHED.search(folded)
        if dates and attached:
            return _first_after(text, attached.start(), dates)
    every = [day for text in letterhead.below for day in find_dates(text)]
    return every[-1] if every else None


def attached_to(letterhead: Letterhead) -> str:
    """The line that names the paper the list is attached to, else a title that names a decision; may be empty."""
    lines = [text for text in letterhead.below if _ATTACHED.search(fold(text)) or _DECIDED.search(fold(text))]
    lines += [letterhead.title] if _DECIDED.search(fold(letterhead.title)) else []
    return next(iter(lines), "")


def occasion_of(letterhead: Letterhead) -> str | None:
    """The kind of commendation that the title names: ``phong_trao``, ``dot_xuat``, ``cong_hien`` …; None for none.

    A movement counts when it has a name of its own ("phong trào thi đua xây dựng nông thôn mới"): "phong trào thi đua
    năm 2025" says no more than the year's merit.
    """
    return occasion_named(" ".join((letterhead.title, *letterhead.below)))


def occasion_named(text: str) -> str | None:
    """``occasion_of`` of any words: the name of a round, a subject line."""
    folded = fold(text)
    return next((occasion for occasion, pattern in _OCCASIONS if pattern.search(folded)), None)


def _first_after(text: str, position: int, dates: list[date]) -> date:
    after = find_dates(text[position:])
    return after[0] if after else dates[0]


def place_and_date(lines: Iterable[str]) -> date | None:
    """The day of "Tân Hưng, ngày 05 tháng 11 năm 2025" among some lines."""
    for text in lines:
        if "ngay" in fold(text) and (dates := find_dates(text)):
            return dates[-1]
    return None
