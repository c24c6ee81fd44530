"""Invented people in columns: results, titles, awards, initiatives and discipline of ten years."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from vinhdanh.law import FactsTable
from vinhdanh.law import years as ys
from vinhdanh.law.entries import CODE_NUMBER
from vinhdanh.law.ragged import ragged
from vinhdanh.law.table import AWARDS, DISCIPLINE, INITIATIVES

YEARS_OF_RECORD = 10
ON, YEAR = date(2025, 12, 20), 2025


def people(size: int, seed: int = 7) -> FactsTable:
    """A fifth of them with awards, a third with initiatives, one in two hundred with discipline."""
    random = np.random.default_rng(seed)
    window = ys.of(list(range(YEAR - YEARS_OF_RECORD + 1, YEAR + 1)))
    good, excellent = (_years(random, size, share) & window for share in (0.9, 0.3))
    advanced, fighter = _years(random, size, 0.85) & window & good, _years(random, size, 0.35) & window & good
    holders = np.sort(random.integers(0, size, size // 5))
    makers = np.sort(random.integers(0, size, size // 3))
    disciplined = np.sort(random.integers(0, size, size // 200))
    codes = np.array([CODE_NUMBER[code] for code in ("BKT", "BKTTG", "CSTDT", "HCLD3")])
    decided = date(2016, 1, 1).toordinal() + random.integers(0, 3000, len(holders))
    begun = date(2018, 1, 1).toordinal() + random.integers(0, 2500, len(disciplined))
    every = np.ones(size, np.bool_)
    made = {
        "year": random.integers(2016, 2026, len(makers)),
        "scope": random.choice([1, 4], len(makers)),
        "applied": np.ones(len(makers)),
        "recognised": np.ones(len(makers)),
        "spent": random.integers(0, 2, len(makers)),
    }
    served = {"form": np.ones(len(disciplined)), "start": begun, "end": begun + 365}
    return FactsTable.from_columns(
        size,
        results=np.stack([window | np.zeros(size, np.uint64), good | excellent, excellent & good]),
        results_known=np.full(size, window),
        titles={"LDTT": advanced, "CSTDCS": fighter & advanced},
        titles_known=np.full(size, window),
        awards_known=every,
        initiatives_known=every,
        works_known=every,
        awards=ragged(holders, AWARDS, {"code": codes[random.integers(0, 4, len(holders))], "decided": decided}),
        initiatives=ragged(makers, INITIATIVES, made),
        discipline=ragged(disciplined, DISCIPLINE, served),
    )


def _years(random: np.random.Generator, size: int, share: float) -> Any:
    """Random sets of years, each year with the same chance."""
    out = np.zeros(size, np.uint64)
    for bit in range(YEAR - ys.EPOCH - YEARS_OF_RECORD, YEAR - ys.EPOCH + 1):
        out |= (random.random(size) < share).astype(np.uint64) << np.uint64(bit)
    return out
