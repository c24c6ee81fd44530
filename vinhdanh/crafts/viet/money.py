"""Money in words, as decisions and payment lists write it: "Một triệu hai trăm linh năm nghìn đồng"."""

from __future__ import annotations

from collections.abc import Iterator

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")


def in_words(amount: int, unit: str = "đồng") -> str:
    """The amount in words with a capital first letter. Raises ValueError for a negative amount."""
    if amount < 0:
        raise ValueError("Số tiền không được âm.")
    words = " ".join([*number_words(amount), unit]).strip()
    return words[0].upper() + words[1:]


def number_words(number: int) -> list[str]:
    """The words of a whole number ≥ 0: 1005 → một nghìn không trăm linh năm."""
    billions, rest = divmod(number, 1_000_000_000)
    if billions:
        return [*number_words(billions), "tỷ", *_below_billion(rest, full=True)]
    return list(_below_billion(rest, full=False)) or ["không"]


def _below_billion(number: int, *, full: bool) -> Iterator[str]:
    """Words of a number below 10⁹; ``full`` when higher words stand before it, so that hundreds are spoken."""
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            yield from _three_digits(group, full=full)
            if _GROUPS[power]:
                yield _GROUPS[power]
            full = True


def _three_digits(number: int, *, full: bool) -> Iterator[str]:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if hundreds or full:
        yield _DIGITS[hundreds]
        yield "trăm"
    if tens == 0:
        if ones and (hundreds or full):
            yield "linh"
        if ones:
            yield _DIGITS[ones]
        return
    yield from ("mười",) if tens == 1 else (_DIGITS[tens], "mươi")
    if ones:
        yield _last_digit(ones, tens)


def _last_digit(ones: int, tens: int) -> str:
    """mốt after hai mươi …, lăm after any ten; "bốn" stays (tư is speech)."""
    if ones == 5:
        return "lăm"
    return "mốt" if ones == 1 and tens > 1 else _DIGITS[ones]
