"""Sets of years as 64-bit integers: bit *i* is the year ``EPOCH + i``.

A whole population's history is one array of such sets; a streak of years is a handful of bit operations.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Years = NDArray[np.uint64]
Bools = NDArray[np.bool_]

EPOCH = 1985
SPAN = 64
NONE = np.uint64(0)
EVERY = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
_ONE = np.uint64(1)
_MANTISSA, _BIAS = 52, 1022
"""A float's exponent stands above its mantissa; less this bias it is the number of the bit, from 1."""
_AFTER = np.array([((1 << SPAN) - 1 >> width) << width for width in range(SPAN)] + [0], np.uint64)


def holds_year(year: int) -> bool:
    """Whether a year can be written in a set at all."""
    return EPOCH <= year < EPOCH + SPAN


def one(year: int) -> np.uint64:
    """The set of that year alone."""
    return np.uint64(1 << (year - EPOCH)) if holds_year(year) else NONE


def ones(years: NDArray[np.integer[Any]]) -> Years:
    """For each element the set of that year alone; empty outside the window."""
    shift = years.astype(np.int64) - EPOCH
    inside = (shift >= 0) & (shift < SPAN)
    return np.where(inside, _ONE << np.where(inside, shift, 0).astype(np.uint64), NONE)


def up_to(year: int) -> np.uint64:
    """All years up to and including this one."""
    width = min(max(year - EPOCH + 1, 0), SPAN)
    return np.uint64((1 << width) - 1)


def after(last: NDArray[np.integer[Any]]) -> Years:
    """For each row all years after ``last``; a ``last`` before the epoch leaves every year."""
    out: Years = _AFTER[np.clip(last - (EPOCH - 1), 0, SPAN)]
    return out


def last(many: int, end: int) -> np.uint64 | None:
    """The set of so many years up to ``end``; None when the window does not reach back so far."""
    return up_to(end) & ~up_to(end - many) if holds_year(end - many + 1) and holds_year(end) else None


def run_to(years: Years, end: int) -> Years:
    """The unbroken run within each set that ends with the year ``end``; empty when ``end`` is missing."""
    limit = up_to(end)
    gaps = ~years & limit
    gaps &= ~(gaps >> _ONE)  # the latest gap with a zero below it: a float rounds it to no other power of two
    latest = gaps.astype(np.float64).view(np.int64) >> _MANTISSA
    return np.take(_AFTER, latest - _BIAS, mode="clip") & limit


def count(years: Years) -> NDArray[np.uint8]:
    """How many years each set has."""
    return np.bitwise_count(years)


def contains(years: Years, which: NDArray[np.integer[Any]]) -> Bools:
    """Element by element: is the year ``which`` in the set?"""
    shift = which.astype(np.int64) - EPOCH
    inside = (shift >= 0) & (shift < SPAN)
    bits = (years >> np.where(inside, shift, 0).astype(np.uint64)) & _ONE
    out: Bools = (bits == _ONE) & inside
    return out


def has(years: Years, year: int) -> Bools:
    """Row by row: is the year in the set?"""
    out: Bools = (years & one(year)) != NONE
    return out


def listed(years: int | np.uint64) -> list[int]:
    """The years of one set, in order."""
    value = int(years)
    return [EPOCH + i for i in range(SPAN) if value >> i & 1]


def of(years: list[int]) -> np.uint64:
    """The set of the given years; years outside the window are left out."""
    value = 0
    for year in years:
        if holds_year(year):
            value |= 1 << (year - EPOCH)
    return np.uint64(value)
