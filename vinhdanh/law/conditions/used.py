"""What earlier awards have used up: which of them ground a higher one, and the last year each has honoured."""

from __future__ import annotations

from typing import Any as Anything

import numpy as np
from numpy.typing import NDArray

from vinhdanh.law.entries import CODES
from vinhdanh.law.names import award_names
from vinhdanh.law.ragged import Ragged
from vinhdanh.law.table import year_of
from vinhdanh.law.world import Case, World, awards_of, covered_until

NO_YEAR = 0  # a year before every year
_MERIT = 0


def merit_awards(case: Case, codes: tuple[str, ...]) -> Ragged:
    """Awards of these codes that may ground a higher one on the merit route (R8)."""

    def make() -> Ragged:
        rows = awards_of(case, codes)
        return rows.where(rows["occasion"] == _MERIT) if case.statutes.principle("occasions") else rows

    return case.keep(("merit", codes), make)


def used_until(world: World) -> NDArray[np.int64]:
    """The last year used up by an earlier award of the same or a higher form on the merit route (R6, Law Đ5.2.c)."""
    case = world.case
    codes = case.statutes.used_up_by(world.award)

    def make() -> NDArray[np.int64]:
        if not codes:
            return np.full(world.size, NO_YEAR, np.int64)
        rows = merit_awards(case, codes)
        return rows.max_by_row(_ends(world, rows), np.ones(len(rows), np.bool_), world.size, NO_YEAR)

    return case.keep(("used", codes, world.optimistic), make)


def _ends(world: World, rows: Ragged) -> NDArray[np.int64]:
    """The last year each award has used up.

    A title of several years without a stated period was given for the years before its decision: decided in the first
    half of a year it ends the year before; later, that is open. Before the rule of 2025 stands, a title may not bar.
    """
    ends = covered_until(world.case, rows)
    is_title = np.array([award.kind == "title" for award in award_names().values()])[rows["code"]]
    decided = rows["decided"].astype(np.int64)
    early = (decided > 0) & (year_of((decided + 184).astype(np.int32)) == year_of(rows["decided"]))
    title_ends = np.where(rows["period_to"] > 0, rows["period_to"], np.where(early | world.optimistic, ends - 1, ends))
    if world.optimistic and not world.case.statutes.counts_from_period_end:
        title_ends = np.full(len(rows), NO_YEAR)
    return np.where(is_title, title_ends, ends)


def award_evidence(case: Case, rows: Ragged, place: int) -> dict[str, Anything]:
    """The evidence of one award: its entry or decision."""
    found = dict(case.table.evidence.entry("awards", int(rows.index[place])))
    entry = int(rows["entry"][place])
    if entry >= 0:
        found.setdefault("entry", entry)
    found["award"] = CODES[int(rows["code"][place])]
    decided = year_of(rows["decided"][place : place + 1])[0]
    found["year"] = int(decided or rows["year"][place] or rows["period_to"][place])
    return found
