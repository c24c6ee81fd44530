"""Working days, with Tết and made-up Saturdays."""

from __future__ import annotations

from datetime import date

import pytest

from vinhdanh.law import Dates, add_working_days, door, is_working_day
from vinhdanh.law.workdays import calendar_confidence, weakest_calendar, working_days_between


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2025, 3, 3), 5, date(2025, 3, 10)),
        (date(2025, 3, 3), 20, date(2025, 3, 31)),
        (date(2025, 7, 10), 20, date(2025, 8, 7)),
        (date(2026, 2, 13), 1, date(2026, 2, 23)),
        (date(2025, 4, 25), 1, date(2025, 4, 26)),
        (date(2025, 3, 3), 0, date(2025, 3, 3)),
    ],
)
def test_a_term_begins_on_the_next_day(start: date, days: int, due: date) -> None:
    assert add_working_days(start, days) == due


def test_tet_and_the_day_made_up() -> None:
    assert not is_working_day(date(2026, 2, 17))
    assert is_working_day(date(2026, 8, 22)) and not is_working_day(date(2026, 8, 31))
    assert working_days_between(date(2025, 1, 27), date(2025, 2, 7)) == 5


def test_a_year_without_data_is_marked() -> None:
    assert not is_working_day(date(2040, 9, 2)) and not is_working_day(date(2040, 9, 1))
    assert calendar_confidence(2040) == "low" and calendar_confidence(2025) == "medium"


def test_a_negative_term_is_refused() -> None:
    with pytest.raises(ValueError, match="âm"):
        add_working_days(date(2025, 1, 1), -1)


def test_a_term_says_how_well_its_calendar_is_known() -> None:
    assert weakest_calendar(date(2025, 12, 20), date(2026, 1, 20)) == "medium"
    assert weakest_calendar(date(2026, 12, 20), date(2027, 1, 20)) == "low"
    held = door("BKTTG", subject="person", on=date(2026, 12, 1), dates=Dates(received=date(2026, 12, 20)))
    counted = [term for term in held.deadlines if "working_days" in term and "due" in term]
    assert counted and {term["calendar"] for term in counted} <= {"medium", "low"}
