from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.crafts.viet.identity import BadIdentityError, Identity, inconsistencies, read_identity


@pytest.mark.parametrize(
    ("written", "number", "repaired"),
    [
        ("033072460963", "033072460963", False),
        (33174175406, "033174175406", True),
        (33174175406.0, "033174175406", True),
        ("33174175406", "033174175406", True),
        ("033 174 175 406", "033174175406", False),
        ("'033174175406", "033174175406", False),
        ("3.3174175406E+10", "033174175406", True),
        ("3,3174175406E+10", "033174175406", True),
        (1074175406, "001074175406", True),
        ("33174175406.0", "033174175406", True),
    ],
)
def test_damaged_numbers_are_mended(written: object, number: str, repaired: bool) -> None:
    assert read_identity(written) == Identity(number, repaired)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("3.3083E+10", "mất các chữ số cuối"),
        ("03317417540", "11 chữ số"),
        ("145123456", "9 chữ số"),
        ("1234", "4 chữ số"),
        ("0331741754066", "13 chữ số"),
        ("O33174175406", "ký tự"),
        (99174175406, "11 chữ số"),
        (3.5, "không phải"),
        (-5, "không phải"),
        (None, "không phải"),
        (True, "không phải"),
    ],
)
def test_wrong_numbers_say_why(written: object, why: str) -> None:
    with pytest.raises(BadIdentityError, match=why):
        read_identity(written)


def test_old_cards_where_the_column_admits_them() -> None:
    assert read_identity("145123456", old_cards=True).number == "145123456"
    assert read_identity("145123456", old_cards=True).birth_year is None


def test_what_the_number_tells() -> None:
    woman = read_identity("033174175406")
    assert (woman.gender, woman.birth_year) == ("nu", 1974)
    assert (read_identity("033203000001").gender, read_identity("033203000001").birth_year) == ("nam", 2003)


def test_doubts_are_soft() -> None:
    woman = read_identity("033174175406")
    assert inconsistencies(woman, born=date(1974, 4, 19), gender="nu") == []
    assert inconsistencies(woman, born=None, gender=None) == []
    assert any("1975" in doubt for doubt in inconsistencies(woman, born=1975, gender="nu"))
    assert any("giới tính" in doubt for doubt in inconsistencies(woman, born=1974, gender="nam"))
    assert any("mã tỉnh" in doubt for doubt in inconsistencies(Identity("099174175406"), born=1974, gender="nu"))


@given(st.sampled_from(["001", "033", "034", "096"]), st.integers(0, 999_999_999))
def test_a_lost_zero_always_comes_back(province: str, rest: int) -> None:
    number = f"{province}{rest:09d}"
    assert read_identity(float(number)).number == number
    assert read_identity(number).number == number
