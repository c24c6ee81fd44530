from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.crafts.viet.money import in_words, number_words
from vinhdanh.crafts.viet.numbers import format_number, parse_number


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi bốn đồng"),
        (101, "Một trăm linh một đồng"),
        (111, "Một trăm mười một đồng"),
        (1005, "Một nghìn không trăm linh năm đồng"),
        (2_340_000, "Hai triệu ba trăm bốn mươi nghìn đồng"),
        (1_205_055, "Một triệu hai trăm linh năm nghìn không trăm năm mươi lăm đồng"),
        (35_100_000, "Ba mươi lăm triệu một trăm nghìn đồng"),
        (1_000_000_000, "Một tỷ đồng"),
        (2_000_000_500, "Hai tỷ năm trăm đồng"),
        (2_000_000_005, "Hai tỷ không trăm linh năm đồng"),
        (21_000_000_000, "Hai mươi mốt tỷ đồng"),
    ],
)
def test_amounts_in_words(amount: int, words: str) -> None:
    assert in_words(amount) == words


def test_a_negative_amount_is_refused() -> None:
    with pytest.raises(ValueError, match="âm"):
        in_words(-1)


_SPOKEN_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _value(words: list[str]) -> int:
    """The number that the words say, by the plain rules of speech: the reverse of what is tested."""
    digits = {word: value for value, word in enumerate(_SPOKEN_DIGITS)}
    digits |= {"mốt": 1, "lăm": 5, "mười": 10}
    total = section = group = last = 0
    for word in [*words, "đồng"]:
        if word in digits:
            group, last = group + digits[word], digits[word]
        elif word == "mươi":
            group += last * 9
        elif word == "trăm":
            group = last * 100
        elif word in ("nghìn", "triệu"):
            section, group = section + group * {"nghìn": 1000, "triệu": 10**6}[word], 0
        elif word == "tỷ":
            total, section, group = (total + section + group) * 10**9, 0, 0
    return total + section + group


@given(st.integers(0, 10**15))
def test_words_say_the_number(amount: int) -> None:
    assert _value(number_words(amount)) == amount


def test_numbers_the_vietnamese_way() -> None:
    assert format_number(1234.5) == "1.234,5"
    assert format_number(1_234_567) == "1.234.567"
    assert format_number(Decimal("38.40"), 2) == "38,40"
    assert format_number(0) == "0"
    assert parse_number("1.234,5") == Decimal("1234.5")
    with pytest.raises(ValueError, match="không phải là số"):
        parse_number("1,234.5")


@given(st.decimals(-(10**9), 10**9, places=3))
def test_numbers_survive_being_written(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value
