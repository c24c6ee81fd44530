"""Prize money."""

from __future__ import annotations

from datetime import date

import pytest

from vinhdanh.law import NoPrize, prize

IN_2025, IN_2026 = date(2025, 12, 20), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("code", "subject", "day", "amount"),
    [
        ("LDTT", "person", IN_2025, 710_000),
        ("LDTT", "person", IN_2026, 760_000),
        ("TTLDTT", "unit", IN_2025, 1_880_000),
        ("TTLDTT", "unit", IN_2026, 2_030_000),
        ("GK", "unit", IN_2025, 1_410_000),
        ("GK", "unit", IN_2026, 1_520_000),
        ("CSTDTQ", "person", IN_2025, 10_530_000),
        ("CSTDTQ", "person", IN_2026, 11_390_000),
        ("BKT", "person", IN_2026, 3_800_000),
        ("BKTTG", "person", IN_2026, 8_860_000),
        ("HCLD2", "person", IN_2026, 18_980_000),
        ("HCLD1", "person", date(2023, 6, 15), 13_410_000),
        ("LDTT", "person", date(2024, 6, 30), 540_000),
        ("BKT", "household", IN_2025, 5_270_000),
        ("GK", "household", IN_2025, 1_060_000),
    ],
)
def test_all_factors_then_rounded_up_once(code: str, subject: str, day: date, amount: int) -> None:
    assert prize(code, subject=subject, on=day).amount_vnd == amount


def test_the_unrounded_product_is_kept() -> None:
    found = prize("GK", subject="household", on=IN_2025)
    assert found.unrounded_vnd == 1_053_000
    assert "làm tròn lên 1.060.000" in found.text


@pytest.mark.parametrize(("day", "amount"), [(date(2025, 6, 30), 360_000), (date(2025, 7, 1), 710_000)])
def test_a_commune_certificate_before_and_after_decree_152(day: date, amount: int) -> None:
    assert prize("GK", subject="person", on=day, decided_by="chu_tich_xa").amount_vnd == amount
    assert prize("GK", subject="person", on=day, decided_by="thu_truong").amount_vnd == 710_000


@pytest.mark.parametrize(
    ("codes", "amount"),
    [
        ("LDTT+CSTDCS", 2_340_000),
        ("CSTDCS+BKT", 5_850_000),
        ("CSTDCS+CSTDT", 9_360_000),
        ("BKT+BKTTG", 11_700_000),
    ],
)
def test_several_at_one_moment(codes: str, amount: int) -> None:
    assert prize(codes, subject="person", on=IN_2025).amount_vnd == amount


def test_a_flag_and_a_title_of_the_same_year_give_the_flag() -> None:
    assert prize("TTLDXS+CTDT", subject="unit", on=IN_2025).amount_vnd == 18_720_000


def test_no_prize_is_said_not_guessed() -> None:
    with pytest.raises(NoPrize, match="chưa có mức tiền thưởng"):
        prize("HCHN", subject="foreigner", on=IN_2025)
    with pytest.raises(NoPrize, match="không có mức tiền thưởng cho đối tượng này"):
        prize("LDTT", subject="unit", on=IN_2025)
