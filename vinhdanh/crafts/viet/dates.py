"""Dates as lists and documents carry them: "05/9/1974", "ngày 05 tháng 9 năm 2026", Excel serials, a bare year."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

_DAY_MONTH_YEAR = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*(?:[/.,\-–\s]|tháng)+\s*(\d{1,2})\s*(?:[/.,\-–\s]|năm)+\s*(\d{4}|\d{2})", re.IGNORECASE
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_MONTH_YEAR = re.compile(r"(?:tháng\s*)?(\d{1,2})\s*(?:[/.\-–]|năm)\s*(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s*|sinh năm\s*|sn\s*)?(\d{4})", re.IGNORECASE)
_SPOKEN = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_SLASHED = re.compile(r"(?<![\d/.\-])(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?!\d)")

EARLIEST_YEAR = 1850
LATEST_YEAR = 2100
_SERIAL_EPOCH = date(1899, 12, 30)
_PIVOT = 20
_MONTH_LENGTHS = "31 29 31 30 31 30 31 31 30 31 30 31"


class BadDateError(ValueError):
    """The text is no date; the message is a Vietnamese clause that says why ("tháng 2 không có ngày 31")."""


def long_date(day: date) -> str:
    """ "ngày 05 tháng 9 năm 2026": days under 10 and months 1, 2 take a zero (Decree 30/2020, Annex I)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """ "05/09/2026"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def parse_date(value: object) -> date | int:
    """A day, or an integer year where only the year (or month and year) is known.

    Accepts text, date, datetime, and numbers: a year, an Excel serial of the 1900 system, eight digits ddmmyyyy.
    A date cell that shows a day of 1905 is a year typed into a cell formatted as a date, and is read as that year.
    Raises BadDateError.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        serial = (value - _SERIAL_EPOCH).days
        return serial if 1900 <= serial <= LATEST_YEAR else value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_number(value)
    if isinstance(value, str):
        return _from_text(value)
    raise BadDateError("không phải là ngày")


def find_dates(text: str) -> list[date]:
    """Every full date written in a running text, in order; impossible ones are left out."""
    found: dict[int, date] = {}
    spoken = "tháng" in text.lower()
    for pattern in (_SPOKEN, _SLASHED) if spoken else (_SLASHED,):
        for match in pattern.finditer(text):
            try:
                found[match.start()] = _day(int(match[1]), int(match[2]), int(match[3]))
            except BadDateError:
                continue
    return [found[start] for start in sorted(found)]


def _from_number(value: int | float) -> date | int:
    if value != int(value) and not 3000 < value < 80000:
        raise BadDateError(f"số {value} không phải là ngày")
    whole = int(value)
    if EARLIEST_YEAR <= whole <= LATEST_YEAR:
        return whole
    if LATEST_YEAR < whole < 80000:
        return _SERIAL_EPOCH + timedelta(days=whole)
    digits = f"{whole:08d}"
    if 1_000_000 <= whole <= 31_122_100:
        return _day(int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    raise BadDateError(f"số {whole} không phải là năm hay ngày")


@lru_cache(maxsize=65536)
def _from_text(text: str) -> date | int:
    stripped = text.strip().strip("'’.,;()").strip()
    if stripped.endswith(".0") and stripped[:-2].isdecimal():
        stripped = stripped[:-2]
    if found := _ISO.fullmatch(stripped):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _DAY_MONTH_YEAR.fullmatch(stripped):
        return _day(int(found[1]), int(found[2]), _full_year(found[3]))
    if found := _MONTH_YEAR.fullmatch(stripped):
        if not 1 <= int(found[1]) <= 12:
            raise BadDateError(f"không có tháng {int(found[1])}")
        return _year(int(found[2]))
    if found := _YEAR.fullmatch(stripped):
        return _year(int(found[1]))
    if stripped.isdecimal() and stripped.isascii():
        return _from_number(int(stripped))
    raise BadDateError(f"“{stripped}” không phải là ngày hay năm")


def _day(day: int, month: int, year: int) -> date:
    _year(year)
    if not 1 <= month <= 12:
        raise BadDateError(f"không có tháng {month}")
    try:
        return date(year, month, day)
    except ValueError:
        longest = int(_MONTH_LENGTHS.split()[month - 1])
        leap = f"tháng 2 năm {year}" if month == 2 and day == longest else f"tháng {month}"
        raise BadDateError(f"{leap} không có ngày {day}") from None


def _year(year: int) -> int:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise BadDateError(f"năm {year} không hợp lý")
    return year


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return 2000 + year if year <= _PIVOT else 1900 + year
