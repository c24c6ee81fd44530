from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.crafts.viet.dates import BadDateError, find_dates, long_date, parse_date, short_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("05/9/1974", date(1974, 9, 5)),
        ("2-1-1968", date(1968, 1, 2)),
        ("17.7.1996", date(1996, 7, 17)),
        ("ngày 05 tháng 9 năm 2026", date(2026, 9, 5)),
        ("1974-04-19", date(1974, 4, 19)),
        ("1974-04-19 00:00:00", date(1974, 4, 19)),
        ("'19/04/1974", date(1974, 4, 19)),
        ("05/9/74", date(1974, 9, 5)),
        ("01/01/05", date(2005, 1, 1)),
        ("19041974", date(1974, 4, 19)),
        (19041974, date(1974, 4, 19)),
        (27138, date(1974, 4, 19)),
        (27138.0, date(1974, 4, 19)),
        ("27138", date(1974, 4, 19)),
        (datetime(1974, 4, 19, 0, 0), date(1974, 4, 19)),
        (1974, 1974),
        ("1974", 1974),
        (" 1974 ", 1974),
        ("1974.0", 1974),
        ("Sinh năm 1974", 1974),
        ("9/1974", 1974),
        ("tháng 9 năm 1974", 1974),
    ],
)
def test_dates_as_lists_write_them(written: object, read: object) -> None:
    assert parse_date(written) == read


def test_a_year_typed_into_a_date_cell_is_a_year() -> None:
    assert parse_date(date(1905, 5, 27)) == 1974


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("31/02/1980", "tháng 2 không có ngày 31"),
        ("29/2/1975", "tháng 2 năm 1975 không có ngày 29"),
        ("31/4/1975", "tháng 4 không có ngày 31"),
        ("12/25/1975", "không có tháng 25"),
        ("13/1975", "không có tháng 13"),
        ("1/1/0001", "năm 1 không hợp lý"),
        ("2250", "năm"),
        ("không nhớ", "không phải là ngày"),
        (197, "197"),
        (1.5, "1.5"),
        (True, "không phải là ngày"),
        (None, "không phải là ngày"),
    ],
)
def test_impossible_dates_say_why(written: object, why: str) -> None:
    with pytest.raises(BadDateError, match=why):
        parse_date(written)


def test_documents_write_a_zero_before_small_days_and_the_first_two_months() -> None:
    assert long_date(date(2026, 9, 5)) == "ngày 05 tháng 9 năm 2026"
    assert long_date(date(2026, 1, 15)) == "ngày 15 tháng 01 năm 2026"
    assert long_date(date(2026, 12, 25)) == "ngày 25 tháng 12 năm 2026"
    assert short_date(date(2026, 9, 5)) == "05/09/2026"


def test_dates_in_a_running_text() -> None:
    text = "(Kèm theo Tờ trình số 128/TTr-SGDĐT ngày 15/6/2025, họp ngày 05 tháng 6 năm 2025, hạn 31/02/2025)"
    assert find_dates(text) == [date(2025, 6, 15), date(2025, 6, 5)]
    assert find_dates("Hưng Yên, ngày     tháng     năm 2025") == []


@given(st.dates(date(1906, 1, 1), date(2100, 12, 31)))
def test_every_day_survives_every_way_of_writing(day: date) -> None:
    assert parse_date(long_date(day)) == day
    assert parse_date(short_date(day)) == day
    assert parse_date(day.isoformat()) == day
    assert parse_date((day - date(1899, 12, 30)) / timedelta(days=1)) == day
    assert find_dates(f"Hưng Yên, {long_date(day)}") == [day]


@given(st.text() | st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_nothing_but_a_bad_date_comes_out_of_garbage(value: object) -> None:
    try:
        read = parse_date(value)
    except BadDateError:
        return
    assert isinstance(read, date | int)
