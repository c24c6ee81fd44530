"""Names, references, years."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.law import award_names
from vinhdanh.law import years as ys
from vinhdanh.law.refs import parse_ref


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("sy ", "si ")


def test_no_spelling_names_two_awards() -> None:
    seen: dict[str, str] = {}
    for code, award in award_names().items():
        for alias in (*award.aliases, *award.prefixes):
            assert seen.setdefault(folded(alias), code) == code, alias


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("CSTĐ cấp tỉnh", "CSTDT"),
        ("BK TTCP", "BKTTG"),
        ("HCLĐ hạng 3", "HCLD3"),
        ("BK tỉnh", "BKT"),
        ("LĐTT", "LDTT"),
        ("Chiến sỹ thi đua cơ sở", "CSTDCS"),
        ("NGƯT", "NGUT"),
        ("Bằng khen của Chủ tịch UBND tỉnh", "BKT"),
    ],
)
def test_spellings_found_in_lists(alias: str, code: str) -> None:
    assert alias in award_names()[code].aliases


def test_levels_of_an_order() -> None:
    order = award_names()["HCLD2"]
    assert (order.family, order.grade, order.level, order.kind) == ("HCLD", 2, "nha_nuoc", "form")


@pytest.mark.parametrize(
    ("ours", "wanted", "satisfied"),
    [
        ("06/2022/QH15 Đ74.1.d", "06/2022/QH15 Đ74.1", True),
        ("06/2022/QH15 Đ74", "06/2022/QH15 Đ74.1.d", True),
        ("06/2022/QH15 Đ74.1.d", "06/2022/QH15 Đ74.1.đ", False),
        ("06/2022/QH15 Đ7", "06/2022/QH15 Đ74", False),
        ("86/2025/QĐ-UBND@bac-ninh Đ3.3.a", "86/2025/QĐ-UBND Đ3.3.a", True),
        ("98/2023/NĐ-CP Đ4", "152/2025/NĐ-CP Đ4", False),
        ("5007/BNV-TĐKT III.5.c", "5007/BNV-TĐKT", True),
    ],
)
def test_a_part_or_a_whole_satisfies(ours: str, wanted: str, satisfied: bool) -> None:
    assert parse_ref(ours).satisfies(parse_ref(wanted)) is satisfied


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("06/2022/QH15 Đ74.1.d", "điểm d khoản 1 Điều 74 Luật số 06/2022/QH15"),
        ("152/2025/NĐ-CP Đ4.4", "khoản 4 Điều 4 Nghị định số 152/2025/NĐ-CP"),
        ("15/2025/TT-BNV Đ2.5.b", "điểm b khoản 5 Điều 2 Thông tư số 15/2025/TT-BNV"),
    ],
)
def test_references_as_a_clerk_writes_them(ref: str, words: str) -> None:
    assert parse_ref(ref).spoken() == words


@given(st.sets(st.integers(ys.EPOCH, ys.EPOCH + ys.SPAN - 1)), st.integers(ys.EPOCH, ys.EPOCH + ys.SPAN - 1))
def test_a_run_is_the_unbroken_end(members: set[int], end: int) -> None:
    run = ys.listed(ys.run_to(np.array([ys.of(sorted(members))]), end)[0])
    expected: list[int] = []
    year = end
    while year in members:
        expected.insert(0, year)
        year -= 1
    assert run == expected


@given(st.integers(1900, 2200))
def test_after_a_year(year: int) -> None:
    later = ys.listed(ys.after(np.array([year]))[0])
    assert later == [y for y in range(ys.EPOCH, ys.EPOCH + ys.SPAN) if y > year]
