"""The facts of many subjects as columns: what the judge reads. One candidate is a table of one row.

Conventions. Years are sets (``years``); days are ordinals (``date.toordinal()``), 0 when absent. ``results[g - 1]``
holds the years whose result is at least grade *g* (1 completed, 2 well, 3 excellent); ``results_known`` the years whose
result is known at all. ``titles[code]`` holds the years of a yearly title, ``titles_known`` the years whose list of
titles is complete. Scalars are pairs (value, state); the states are ABSENT, UNKNOWN (asked for, not known) and KNOWN.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vinhdanh.law.names import SUBJECTS
from vinhdanh.law.ragged import Bools, Ints, Ragged, ragged

ABSENT, UNKNOWN, KNOWN = 0, 1, 2
GRADES = (1, 2, 3)
YEARLY_TITLES = ("LDTT", "CSTT", "CSTDCS", "TTLDTT", "DVTT", "TTLDXS", "DVQT", "XPTB", "TDPVH", "GDVH")
SPENT_TITLE, SPENT_FORM, SPENT_PERHAPS = 1, 2, 4
"""What an initiative or work was used for; perhaps: a title rested on one of its year, and it is not known on which."""

AWARDS = {
    "code": np.int16,
    "occasion": np.int8,
    "decided": np.int32,
    "year": np.int16,
    "period_from": np.int16,
    "period_to": np.int16,
    "level": np.int8,
    "provisional": np.bool_,
    "entry": np.int64,
}
INITIATIVES = {
    "year": np.int16,
    "scope": np.int8,
    "spent": np.int8,
    "applied": np.int8,
    "recognised": np.int8,
    "provisional": np.bool_,
    "id": np.int64,
}
WORKS = {"year": np.int16, "scope": np.int8, "spent": np.int8, "accepted": np.int8, "applied": np.int8, "id": np.int64}
POSTS = {
    "post": np.int16,
    "start": np.int32,
    "end": np.int32,
    "years": np.float32,
    "until": np.int32,
    "left": np.int8,
}
DISCIPLINE = {"form": np.int8, "start": np.int32, "end": np.int32}
FREEZES = {"kind": np.int8, "start": np.int32, "end": np.int32, "outcome": np.int8}
LEAVE = {
    "kind": np.int8,
    "months": np.float32,
    "working_days": np.float32,
    "grade": np.int8,
    "complied": np.int8,
    "start": np.int32,
    "end": np.int32,
}


def _empty(schema: Mapping[str, type]) -> Ragged:
    return ragged([], schema, {})


@dataclass(frozen=True, slots=True)
class Scalar:
    """One stand-alone fact over all subjects; ``value`` is meaningful where ``state`` is KNOWN."""

    value: NDArray[np.float64]
    state: NDArray[np.int8]

    def take(self, rows: Ints) -> Scalar:
        """The selected subjects."""
        return Scalar(self.value[rows], self.state[rows])


class Evidence:
    """Where facts come from. The base class knows nothing; builders give their own."""

    def year(self, row: int, year: int) -> dict[str, Any]:
        """Evidence of a year's result: ``cite``, ``proof``, ``entry``."""
        return {}

    def entry(self, column: str, index: int) -> dict[str, Any]:
        """Evidence of entry ``index`` of a ragged column (``awards``, ``initiatives``, ``works``, …)."""
        return {}


@dataclass(frozen=True)
class FactsTable:
    """All facts of ``size`` subjects. Every array has that length; ragged columns refer to rows below it.

    ``awards_known`` etc. say for each subject whether the list is complete; entries of an incomplete list still count.
    ``expected`` holds years whose result is not yet official. ``service_start``/``service_months`` give the service in
    the present agency (day and/or months; NaN when unknown). ``origin`` are row numbers in the table first built.
    """

    size: int
    subject: NDArray[np.int8]
    results: NDArray[np.uint64]
    results_known: NDArray[np.uint64]
    expected: NDArray[np.uint64]
    exceeded: NDArray[np.uint64]
    exceeded_known: NDArray[np.uint64]
    titles: Mapping[str, NDArray[np.uint64]]
    titles_known: NDArray[np.uint64]
    titles_provisional: NDArray[np.uint64]
    awards: Ragged
    awards_known: Bools
    initiatives: Ragged
    initiatives_known: Bools
    works: Ragged
    works_known: Bools
    posts: Ragged
    posts_known: Bools
    discipline: Ragged
    discipline_known: Bools
    freezes: Ragged
    freezes_known: Bools
    leave: Ragged
    leave_known: Bools
    member_discipline: Ragged
    member_discipline_known: Bools
    service_start: NDArray[np.int32]
    service_months: NDArray[np.float64]
    cleared_on: NDArray[np.int32]
    scalars: Mapping[str, Scalar] = field(default_factory=dict)
    route: NDArray[np.int8] | None = None
    no_other_grounds: Bools = field(default_factory=lambda: np.zeros(0, np.bool_))
    origin: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    evidence: Evidence = field(default_factory=Evidence)

    @classmethod
    def from_columns(cls, size: int, **columns: Any) -> FactsTable:
        """A table from ready arrays; what is left out is unknown (lists) or absent (scalars). See the class."""
        return cls(size, **(_blank(size) | columns))

    @classmethod
    def from_rows(cls, rows: list[dict[str, Any]]) -> FactsTable:
        """A table from dicts in the form of the case files, plus ``subject``; see ``docs/law.md``."""
        from vinhdanh.law.builder import build_table

        return build_table(rows)[0]

    def __len__(self) -> int:
        return self.size

    def take(self, rows: Ints) -> FactsTable:
        """The selected subjects as a table of their own, in the order given."""
        chosen: dict[str, Any] = {"size": len(rows)}
        for item in fields(self):
            value = getattr(self, item.name)
            if isinstance(value, Ragged):
                chosen[item.name] = value.take(rows, self.size)
            elif isinstance(value, np.ndarray):
                chosen[item.name] = value[:, rows] if item.name == "results" else value[rows]
        chosen["titles"] = {code: values[rows] for code, values in self.titles.items()}
        chosen["scalars"] = {name: scalar.take(rows) for name, scalar in self.scalars.items()}
        return replace(self, **chosen)

    @cached_property
    def by_subject(self) -> dict[str, NDArray[np.intp]]:
        """The row numbers of each kind of subject present."""
        found = {name: np.flatnonzero(self.subject == place) for place, name in enumerate(SUBJECTS)}
        return {name: rows for name, rows in found.items() if len(rows)}

    def without_expected(self) -> FactsTable:
        """The same facts without results that are only expected: those years become unknown."""
        official = ~self.expected
        return replace(self, results=self.results & official, results_known=self.results_known & official)

    def without_provisional(self) -> FactsTable:
        """The same facts without the provisional layer (passed in a round, not yet issued)."""
        issued = ~self.titles_provisional
        return replace(
            self,
            titles={code: years & issued for code, years in self.titles.items()},
            awards=self.awards.where(~self.awards["provisional"]),
            initiatives=self.initiatives.where(~self.initiatives["provisional"]),
        )

    def scalar(self, name: str) -> Scalar | None:
        """A stand-alone fact, or None when nobody has it."""
        return self.scalars.get(name)


def _blank(size: int) -> dict[str, Any]:
    """Every column of a table about which nothing is known."""
    none = np.zeros(size, np.uint64)
    no = np.zeros(size, np.bool_)
    return {
        "subject": np.zeros(size, np.int8),
        "results": np.zeros((len(GRADES), size), np.uint64),
        "results_known": none,
        "expected": none,
        "exceeded": none,
        "exceeded_known": none,
        "titles": {},
        "titles_known": none,
        "titles_provisional": none,
        "awards": _empty(AWARDS),
        "awards_known": no,
        "initiatives": _empty(INITIATIVES),
        "initiatives_known": no,
        "works": _empty(WORKS),
        "works_known": no,
        "posts": _empty(POSTS),
        "posts_known": no,
        "discipline": _empty(DISCIPLINE),
        "discipline_known": no,
        "freezes": _empty(FREEZES),
        "freezes_known": no,
        "leave": _empty(LEAVE),
        "leave_known": no,
        "member_discipline": _empty(DISCIPLINE),
        "member_discipline_known": no,
        "service_start": np.zeros(size, np.int32),
        "service_months": np.full(size, np.nan),
        "cleared_on": np.zeros(size, np.int32),
        "route": np.full(size, -1, np.int8),
        "no_other_grounds": no,
        "origin": np.arange(size, dtype=np.int32),
    }


def day(value: Any) -> int:
    """A date or ISO text as an ordinal, 0 when absent; ``ValueError`` names the text."""
    if value is None:
        return 0
    if isinstance(value, date):
        return value.toordinal()
    try:
        return date.fromisoformat(str(value)[:10]).toordinal()
    except ValueError:
        raise ValueError(f"ngày “{value}” không đúng dạng năm-tháng-ngày") from None


def year_of(days: NDArray[np.integer[Any]]) -> NDArray[np.int64]:
    """The calendar year of each ordinal; 0 where the day is absent, that of the last date after it."""
    return np.take(_years_of_days(), days, mode="clip").astype(np.int64)


@cache
def _years_of_days() -> NDArray[np.int16]:
    """The year of every ordinal: looking up is many times quicker than reckoning with dates."""
    years = np.arange(date.min.year, date.max.year + 1, dtype=np.int16)
    first = np.array([date(int(year), 1, 1).toordinal() for year in years])
    return np.concatenate(([np.int16(0)], np.repeat(years, np.diff(first, append=date.max.toordinal() + 1))))


__all__ = ["ABSENT", "KNOWN", "UNKNOWN", "Evidence", "FactsTable", "Scalar", "day", "year_of"]
