"""Vietnamese working days: holidays and made-up Saturdays are data by year (``catalogue/holidays.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from vinhdanh.law.folder import catalogue
from vinhdanh.law.yamls import read_yaml

_FILE = catalogue("holidays.yaml")
_SATURDAY = 5
_STRENGTH = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """Weekdays off and Saturdays worked in one calendar year; ``confidence`` as for provisions."""

    off: frozenset[date]
    worked: frozenset[date]
    confidence: str


@cache
def _calendar() -> tuple[frozenset[str], dict[int, HolidayYear]]:
    raw = read_yaml(_FILE)
    known = {
        int(year): HolidayYear(frozenset(entry["off"]), frozenset(entry["worked"]), entry["confidence"])
        for year, entry in raw["years"].items()
    }
    return frozenset(raw["fixed"]), known


def is_working_day(day: date) -> bool:
    """Whether offices work on that day."""
    fixed, known = _calendar()
    year = known.get(day.year)
    if year is None:
        return day.weekday() < _SATURDAY and day.strftime("%m-%d") not in fixed
    if day in year.worked:
        return True
    return day.weekday() < _SATURDAY and day not in year.off


def add_working_days(day: date, n: int) -> date:
    """The last day of a term of ``n`` working days that begins to run on the day after ``day``.

    ``n`` = 0 gives ``day`` itself; ``ValueError`` when ``n`` is negative.
    """
    if n < 0:
        raise ValueError("số ngày làm việc không được âm")
    while n:
        day += timedelta(days=1)
        n -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """How many working days lie from ``first`` to ``last``, both included."""
    span = (last - first).days
    return sum(is_working_day(first + timedelta(days=i)) for i in range(span + 1))


def calendar_confidence(year: int) -> str:
    """How well the holidays of a year are known: high, medium, low; low when the year is not in the data."""
    known = _calendar()[1].get(year)
    return known.confidence if known else "low"


def weakest_calendar(first: date, last: date) -> str:
    """How well the holidays of all years from ``first`` to ``last`` are known: the least of their confidences."""
    return min((calendar_confidence(year) for year in range(first.year, last.year + 1)), key=_STRENGTH.index)
