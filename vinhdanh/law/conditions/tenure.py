"""How long each leading post was held, as it counts for the commendation of a career.

Of posts held at the same time the highest counts; whoever was moved or reorganised into a lower post keeps the old one
until the end of its term; the rest of the term of an early retirement counts; what an earlier award of this kind has
rewarded counts no more. Posts known by years only stand one after the other, the last of them ending on the day of
judging.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vinhdanh.law.posts import posts
from vinhdanh.law.ragged import Bools
from vinhdanh.law.vocabulary import vocabulary
from vinhdanh.law.world import Case

DAYS_A_YEAR = 365.2425
_CAREER = vocabulary().scales["occasion"].rank("cong_hien")
_EARLY = vocabulary().scales["left_post"].rank("nghi_som")


@dataclass(frozen=True)
class Tenure:
    """Years of each entry of the posts, and which rules had a part in them (entry by entry)."""

    years: NDArray[np.float64]
    extended: Bools
    early: Bools
    overlapping: Bools
    rewarded: Bools


def tenure(case: Case) -> Tenure:
    """The tenure of every post of the table, worked out once."""
    return case.keep("tenure", lambda: _tenure(case))


def _tenure(case: Case) -> Tenure:
    rows, on = case.table.posts, case.on.toordinal()
    dated = rows["start"] > 0
    start = rows["start"].astype(np.int64)
    end = np.where(rows["end"] > 0, np.minimum(rows["end"], on), on).astype(np.int64)
    early = (rows["left"] == _EARLY) & (case.statutes.principle("career_early") is not None)
    moved = (rows["left"] > 0) & (rows["left"] != _EARLY) & (case.statutes.principle("career_term") is not None)
    term = np.where(early, rows["until"], np.where(moved, np.minimum(rows["until"], on), 0)).astype(np.int64)
    extended = dated & (term > end)
    end = np.where(extended, term, end)
    since = _rewarded_until(case)[rows.row]
    rewarded = since > 0
    start = np.maximum(start, since)
    days, overlapping = _without_overlap(rows.row, rows["post"], start, end, dated)
    bare = np.where(rewarded, np.minimum(rows["years"], (on - since) / DAYS_A_YEAR), rows["years"])
    years = np.where(dated, np.round(days / DAYS_A_YEAR * 12 + 0.05, 1) / 12, bare)
    return Tenure(np.maximum(years, 0), extended & moved, extended & early, overlapping, rewarded)


def _rewarded_until(case: Case) -> NDArray[np.int64]:
    """For each subject the day of the last award for a career; 0 without one."""
    rows, size = case.table.awards, case.table.size
    mine = (rows["occasion"] == _CAREER) & (rows["decided"] <= case.on.toordinal())
    return rows.max_by_row(rows["decided"].astype(np.int64), mine, size, 0)


def _without_overlap(
    row: NDArray[np.int32],
    post: NDArray[np.int16],
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    dated: Bools,
) -> tuple[NDArray[np.int64], Bools]:
    """Days of each dated entry, a day in two posts being one of the higher; and which entries lost days so."""
    days = np.where(dated, np.maximum(end - start, 0), 0)
    lost = np.zeros(len(row), np.bool_)
    for subject in _with_overlap(row, start, end, dated):
        mine = np.flatnonzero((row == subject) & dated & (end > start))
        taken: list[tuple[int, int]] = []
        for entry in sorted(mine, key=lambda entry: (posts()[int(post[entry])].group, start[entry])):
            free = _free((int(start[entry]), int(end[entry])), taken)
            lost[entry] = free < days[entry]
            days[entry] = free
            taken.append((int(start[entry]), int(end[entry])))
    return days, lost


def _with_overlap(
    row: NDArray[np.int32], start: NDArray[np.int64], end: NDArray[np.int64], dated: Bools
) -> NDArray[np.int32]:
    """The subjects of whom two dated entries may touch: few, and only they are looked at one by one."""
    places = np.flatnonzero(dated & (end > start))
    places = places[np.lexsort((start[places], row[places]))]
    same = row[places][1:] == row[places][:-1]
    touching = same & (start[places][1:] < end[places][:-1])
    longer = np.bincount(row[places], minlength=1) > _PAIR
    return np.unique(np.concatenate([row[places][1:][touching], np.flatnonzero(longer).astype(np.int32)]))


_PAIR = 2


def _free(span: tuple[int, int], taken: list[tuple[int, int]]) -> int:
    """How many days of a span lie outside the spans taken."""
    pieces = [span]
    for first, last in taken:
        pieces = [
            (left, right) for a, b in pieces for left, right in ((a, min(b, first)), (max(a, last), b)) if left < right
        ]
    return sum(right - left for left, right in pieces)
