"""Personal identity numbers (số định danh cá nhân, CCCD): twelve digits, often damaged by spreadsheets.

The digits: three of the province (or country) of birth registration, one of century and sex, two of the year of
birth, six at random. Spreadsheets turn the number into a float and lose the leading zero; that is mended here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_SEPARATORS = re.compile(r"[\s.\-'’`,]")
_SCIENTIFIC = re.compile(r"(\d)[.,](\d+)[eE]\+?(\d+)")
_PROVINCE_CODES = """
001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040
042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084
086 087 089 091 092 093 094 095 096
"""
_PROVINCES = frozenset(_PROVINCE_CODES.split())
_FIRST_COUNTRY = 101


class BadIdentityError(ValueError):
    """The value is no identity number; the message is a Vietnamese clause that says why."""


@dataclass(frozen=True, slots=True)
class Identity:
    """An identity number of twelve digits (or an old card number of nine) and what was mended to obtain it."""

    number: str
    repaired: bool = False

    @property
    def gender(self) -> str | None:
        """``nam`` or ``nu`` as the number tells; None for an old card number."""
        return None if len(self.number) != 12 else ("nu" if int(self.number[3]) % 2 else "nam")

    @property
    def birth_year(self) -> int | None:
        """The year of birth as the number tells; None for an old card number."""
        return None if len(self.number) != 12 else 1900 + 100 * (int(self.number[3]) // 2) + int(self.number[4:6])


def read_identity(value: object, *, old_cards: bool = False) -> Identity:
    """The identity number in a cell. ``old_cards`` admits the nine digits of the cards before 2016.

    A number or a text of 10 or 11 digits that does not begin with zero has lost its leading zeros: they are given
    back. Raises BadIdentityError.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise BadIdentityError("không phải là số định danh")
    if isinstance(value, str):
        return _from_text(value, old_cards)
    if value != int(value) or value <= 0:
        raise BadIdentityError("không phải là số định danh")
    return _from_digits(str(int(value)), old_cards)


def inconsistencies(identity: Identity, *, born: date | int | None, gender: str | None) -> list[str]:
    """Soft doubts, each a Vietnamese clause: an unknown province code, another year of birth or sex than declared."""
    if len(identity.number) != 12:
        return []
    doubts = []
    code = identity.number[:3]
    if code not in _PROVINCES and int(code) < _FIRST_COUNTRY:
        doubts.append(f"ba số đầu {code} không phải mã tỉnh nào")
    year = born.year if isinstance(born, date) else born
    if year is not None and identity.birth_year != year:
        doubts.append(f"số định danh cho năm sinh {identity.birth_year}, danh sách ghi {year}")
    if gender is not None and identity.gender != gender:
        doubts.append(f"số định danh cho giới tính {'nữ' if identity.gender == 'nu' else 'nam'}, danh sách ghi khác")
    return doubts


@lru_cache(maxsize=4096)
def _from_text(text: str, old_cards: bool) -> Identity:
    bare = text.strip()
    if scientific := _SCIENTIFIC.fullmatch(bare):
        digits, power = scientific[1] + scientific[2], int(scientific[3])
        if len(digits) - 1 < power:
            raise BadIdentityError("Excel đã đổi số thành dạng mũ và làm mất các chữ số cuối")
        return _from_digits(digits[: power + 1], old_cards)
    digits = _SEPARATORS.sub("", bare.removesuffix(".0"))
    if not (digits.isascii() and digits.isdecimal()):
        raise BadIdentityError("có ký tự không phải chữ số")
    return _from_digits(digits, old_cards)


def _from_digits(digits: str, old_cards: bool) -> Identity:
    if len(digits) == 12:
        return Identity(digits)
    padded = digits.zfill(12)
    if len(digits) in (10, 11) and digits[0] != "0" and padded[:3] in _PROVINCES:
        return Identity(padded, repaired=True)
    if len(digits) == 9 and old_cards:
        return Identity(digits)
    if len(digits) == 9:
        raise BadIdentityError("có 9 chữ số (số chứng minh cũ), cần số định danh 12 chữ số")
    raise BadIdentityError(f"có {len(digits)} chữ số, cần đúng 12")
