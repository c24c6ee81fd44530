from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from vinhdanh.ground.ui.components import words


def test_dates():
    day = date(2026, 2, 5)
    assert words.vn_date(day) == "05/02/2026"
    assert words.vn_long_date(day) == "ngày 05 tháng 02 năm 2026"
    assert words.vn_weekday(day) == "Thứ Năm, ngày 05 tháng 02 năm 2026"


def test_a_bare_year_stays_a_year():
    assert words.vn_date(1974) == "1974"
    assert words.vn_long_date(1974) == "năm 1974"


def test_a_moment_is_told_in_the_office_s_own_time():
    moment = datetime(2025, 12, 1, 18, 30, tzinfo=UTC)
    assert words.vn_time(moment) == "02/12/2025, 01:30"
    assert words.vn_date(moment) == "02/12/2025"


@pytest.mark.parametrize("render", [words.vn_date, words.vn_long_date, words.vn_weekday, words.vn_time])
def test_absent_is_a_dash(render):
    assert render(None) == words.ABSENT


def test_numbers_and_money():
    assert words.vn_number(1234.5) == "1.234,5"
    assert words.vn_number(0) == "0"
    assert words.vn_number(None) == words.ABSENT
    assert words.vn_money(Decimal(3510000)) == "3.510.000 đồng"
    assert words.vn_percent(0.384) == "38,4 %"


@pytest.mark.parametrize(("days", "said"), [(-1, "quá 1 ngày"), (0, "hôm nay"), (7, "còn 7 ngày")])
def test_deadlines_speak_in_days(days, said):
    assert words.vn_days_left(days) == said


@pytest.mark.parametrize(
    ("ref", "cited"),
    [
        ("06/2022/QH15 Đ74.1.d", "điểm d khoản 1 Điều 74 Luật 06/2022/QH15"),
        ("152/2025/NĐ-CP Đ4", "Điều 4 Nghị định 152/2025/NĐ-CP"),
        ("15/2025/TT-BNV Đ3.2", "khoản 2 Điều 3 Thông tư 15/2025/TT-BNV"),
        ("Công văn 5007/BNV-TĐKT", "Công văn 5007/BNV-TĐKT"),
        ("", words.ABSENT),
    ],
)
def test_references_as_people_cite_them(ref, cited):
    assert words.vn_reference(ref) == cited
