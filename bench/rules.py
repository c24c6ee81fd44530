"""Two rules of the law over the same people, as we judge them and as the rivals are asked to.

The streak: five years in a row, up to the year judged, done well or better. The window (Law 06/2022/QH15, article
73.1.b): after a certificate of merit of the province such a streak, with three titles of fighter of the base in it.

What all are given are plain arrays, one value a person and year; each puts them into the form it works on. Answers
must be the same for every person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.crowd import ON, YEAR, YEARS_OF_RECORD
from vinhdanh.law import FactsTable, statutes
from vinhdanh.law import years as ys
from vinhdanh.law.conditions.reading import parse_condition
from vinhdanh.law.entries import CODE_NUMBER
from vinhdanh.law.judging import weigh_path
from vinhdanh.law.ragged import ragged
from vinhdanh.law.table import AWARDS, GRADES
from vinhdanh.law.world import Case, World

Bools = NDArray[np.bool_]
FIRST = YEAR - YEARS_OF_RECORD + 1
STREAK = parse_condition({"span": {"each": {"result": "tot"}, "years": 5}})
WINDOW = ("BKTTG", "Đ73.1.b")


@dataclass(frozen=True)
class Given:
    """``grades[y]`` 0 not done … 3 excellent, ``fighter[y]`` whether titled, of the year ``FIRST + y``; ``merit`` the
    year of the certificate of merit, 0 where there is none."""

    grades: NDArray[np.int32]
    fighter: Bools
    merit: NDArray[np.int32]

    @classmethod
    def drawn(cls, size: int, seed: int = 3) -> Given:
        random = np.random.default_rng(seed)
        diligent = random.random(size)
        grades = np.where(random.random((YEARS_OF_RECORD, size)) < 0.7 + 0.3 * diligent, 2, 1).astype(np.int32)
        grades += (grades == 2) & (random.random(grades.shape) < 0.3)
        fighter = (grades >= 2) & (random.random(grades.shape) < 0.5)
        merit = np.where(random.random(size) < 0.4, random.integers(FIRST, YEAR + 1, size), 0).astype(np.int32)
        return cls(grades, fighter, merit)

    def save(self, place: Path) -> None:
        np.savez(place, grades=self.grades, fighter=self.fighter, merit=self.merit)

    @classmethod
    def load(cls, place: Path) -> Given:
        read = np.load(place)
        return cls(read["grades"], read["fighter"], read["merit"])


def table_of(given: Given) -> FactsTable:
    """The same facts as the judge's columns."""
    size = given.grades.shape[1]
    known = np.full(size, _span(), np.uint64)
    held = np.flatnonzero(given.merit)
    decided = np.array([date(year, 6, 1).toordinal() if year else 0 for year in range(YEAR + 1)])[given.merit[held]]
    every = np.ones(size, np.bool_)
    return FactsTable.from_columns(
        size,
        results=np.stack([_packed(given.grades >= grade) for grade in GRADES]),
        results_known=known,
        titles={"CSTDCS": _packed(given.fighter)},
        titles_known=known,
        awards=ragged(held, AWARDS, {"code": np.full(len(held), CODE_NUMBER["BKT"]), "decided": decided}),
        awards_known=every,
    )


def _span() -> np.uint64:
    return ys.up_to(YEAR) & ~ys.up_to(FIRST - 1)


def _packed(truths: Bools) -> NDArray[np.uint64]:
    """A row a year as sets of years."""
    out = np.zeros(truths.shape[1], np.uint16)  # ten years fit
    for place, of_year in enumerate(truths):
        out |= of_year.astype(np.uint16) << np.uint16(place)
    return out.astype(np.uint64) << np.uint64(FIRST - ys.EPOCH)


def streak(table: FactsTable) -> Bools:
    """Who has the streak, by the judge's own condition."""
    return STREAK.holds(World(Case(table, statutes(ON), ON, YEAR, YEAR), False, "GK"))


def window(table: FactsTable) -> Bools:
    """Who meets the whole path of the law."""
    case = Case(table, statutes(ON), ON, YEAR, YEAR)
    code, ref = WINDOW
    [path] = [path for path in case.statutes.paths(code) if str(path.provision.id).endswith(ref)]
    met, _ = weigh_path(case, code, path, [path])
    return met
