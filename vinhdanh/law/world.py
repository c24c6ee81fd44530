"""The two worlds in which every condition is read.

In the pessimistic world what is not known is absent; in the optimistic one it is present. A condition is written once,
monotone, against this view. Met in both worlds is met, met in none is not met, else unknown. A condition about a
negative fact (a freeze, an unrewarded cycle) asks the other world.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from vinhdanh.law import years as ys
from vinhdanh.law.entries import CODE_NUMBER
from vinhdanh.law.ragged import Bools, Ragged
from vinhdanh.law.table import ABSENT, KNOWN, SPENT_FORM, SPENT_PERHAPS, SPENT_TITLE, YEARLY_TITLES, FactsTable, year_of
from vinhdanh.law.vocabulary import FactClass, vocabulary

if TYPE_CHECKING:
    from vinhdanh.law.in_force import Statutes

Years = NDArray[np.uint64]
BASE = 1  # the rank of the scope "cơ sở"
T = TypeVar("T")
_NOT_YET = object()


@dataclass(frozen=True)
class Case:
    """What is judged: a table, by the law of ``on``, up to the year ``year``.

    ``through`` is the last year that a chain must reach (normally ``year``). ``shared`` keeps intermediate columns, so
    that many awards over one table are judged without computing them twice.
    """

    table: FactsTable
    statutes: Statutes
    on: date
    year: int
    through: int
    shared: dict[Any, Any] = field(default_factory=dict)

    def keep(self, key: Any, make: Callable[[], T]) -> T:
        """The shared value under ``key``, made once."""
        found: Any = self.shared.get(key, _NOT_YET)
        if found is _NOT_YET:
            found = self.shared[key] = make()
        return cast(T, found)


@dataclass(frozen=True)
class World:
    """One of the two readings of a case; ``award`` is the code judged, ``raised`` the rows that plead this point."""

    case: Case
    optimistic: bool
    award: str
    raised: Bools | None = None

    @property
    def table(self) -> FactsTable:
        """The facts."""
        return self.case.table

    @property
    def size(self) -> int:
        """How many subjects."""
        return self.case.table.size

    def other(self) -> World:
        """The same case in the other world."""
        return World(self.case, not self.optimistic, self.award, self.raised)

    def all_rows(self, value: bool) -> Bools:
        """The same answer for every subject."""
        return np.ones(self.size, np.bool_) if value else np.zeros(self.size, np.bool_)

    # Years

    def results(self, grade: int) -> Years:
        """The years with a result of at least this grade."""
        table = self.table
        known: Years = table.results[grade - 1]
        return known | ~table.results_known if self.optimistic else known

    def titles(self, codes: tuple[str, ...]) -> Years:
        """The years in which one of these titles was held; for other than yearly titles, their awards."""
        return self.case.keep(("titles", codes, self.optimistic), lambda: self._titles(codes))

    def _titles(self, codes: tuple[str, ...]) -> Years:
        table, out = self.table, np.zeros(self.size, np.uint64)
        for code in codes:
            out |= title_years(self.case, code)
            if self.optimistic:
                known = table.titles_known
                if code not in YEARLY_TITLES:
                    known = np.where(table.awards_known, ys.EVERY, known)
                out |= ~known
        return out

    def exceeded(self) -> Years:
        """The years in which the targets were exceeded."""
        table = self.table
        return table.exceeded | ~table.exceeded_known if self.optimistic else table.exceeded

    def counted_years(self) -> Years:
        """The years after the end of discipline; the year in which it ended counts in the optimistic world only."""
        return self.case.keep(("counted", self.optimistic), self._counted_years)

    def _counted_years(self) -> Years:
        rows = self.table.discipline
        if not len(rows):
            return np.full(self.size, ys.EVERY)
        ended = (rows["end"] <= self.case.on.toordinal()) & (rows["start"] <= self.case.on.toordinal())
        ends = rows["end"].astype(np.int64)
        last = year_of(ends.astype(np.int32))
        if self.optimistic:
            whole_year = year_of((ends + 1).astype(np.int32)) > last
            last = np.where(whole_year, last, last - 1)
        return ys.after(rows.max_by_row(last, ended, self.size, 0))

    # Initiatives and works

    def initiatives(self, scope: int, spend: str | None) -> Bools:
        """Which initiatives serve: of this scope at least, effective, and not spent for a purpose like ``spend``."""
        rows = self.table.initiatives
        scoped = rows["scope"] >= scope
        if self.optimistic:
            scoped |= rows["scope"] == 0
        effective = (rows["applied"] != 0) & (rows["recognised"] != 0)
        return np.asarray(scoped & effective & self._unspent(rows, spend))

    def works(self, scope: int, spend: str | None) -> Bools:
        """Which science works serve: accepted, of this scope at least (0: any), and not spent."""
        rows = self.table.works
        accepted = rows["accepted"] == 1
        scoped = rows["scope"] >= scope
        if self.optimistic:
            accepted |= rows["accepted"] < 0
        if self.optimistic or scope <= BASE:  # any accepted work is one of the base at least
            scoped |= rows["scope"] == 0
        return np.asarray(accepted & scoped & (rows["applied"] != 0) & self._unspent(rows, spend))

    def _unspent(self, rows: Ragged, spend: str | None) -> Bools:
        """R10: title against form excludes; title against title is open (unknown) until the guidance is read."""
        spent = rows["spent"]
        if spend is None:
            return np.ones(len(rows), np.bool_)
        if spend == "form":
            return np.asarray((spent & ~np.int8(SPENT_PERHAPS)) == 0 if self.optimistic else spent == 0)
        free = (spent & SPENT_FORM) == 0
        return np.asarray(free if self.optimistic else free & ((spent & SPENT_TITLE) == 0))

    # Stand-alone facts

    def scalar(self, name: str, test: Callable[[NDArray[np.float64]], Bools]) -> Bools:
        """Whether the value of a fact passes the test; absence is read by the class of the fact."""
        kind = vocabulary().facts[name]
        scalar = self.table.scalar(name)
        if scalar is None:
            return self._absent(kind.cls, test)
        known = scalar.state == KNOWN
        out = known & test(scalar.value)
        absent = scalar.state == ABSENT
        if absent.any():
            out |= absent & self._absent(kind.cls, test)
        unknown = ~known & ~absent
        if self.optimistic or kind.cls is FactClass.STANDING:
            out |= unknown
        return np.asarray(out)

    def _absent(self, cls: FactClass, test: Callable[[NDArray[np.float64]], Bools]) -> Bools:
        if cls is FactClass.STANDING:
            return self.all_rows(True)
        if cls is FactClass.COUNTED:
            return self.all_rows(self.optimistic)
        if cls is FactClass.CLAIM:
            return self.raised if self.optimistic and self.raised is not None else self.all_rows(False)
        return self.all_rows(bool(test(np.zeros(1))[0]))


def title_years(case: Case, code: str) -> Years:
    """The years for which a title is on record, whether listed under the year or among the awards."""
    return case.keep(("title", code), lambda: _title_years(case, code))


def _title_years(case: Case, code: str) -> Years:
    table = case.table
    held = table.titles.get(code)
    out = held.copy() if held is not None else np.zeros(table.size, np.uint64)
    if code in YEARLY_TITLES:
        return out
    rows = awards_of(case, (code,))
    np.bitwise_or.at(out, rows.row, ys.ones(award_year(rows)))
    return out


def awards_of(case: Case, codes: tuple[str, ...]) -> Ragged:
    """The awards of these codes decided by the day of judging."""

    def make() -> Ragged:
        rows = case.table.awards
        wanted = np.zeros(len(CODE_NUMBER), np.bool_)
        wanted[[CODE_NUMBER[code] for code in codes]] = True
        return rows.where(wanted[rows["code"]] & (rows["decided"] <= case.on.toordinal()))

    return case.keep(("awards", codes), make)


def award_year(rows: Ragged) -> NDArray[np.int64]:
    """The year an award counts in: the year stated, else the end of its period, else the year of its decision."""
    decided = year_of(rows["decided"])
    stated = np.where(rows["year"] > 0, rows["year"], rows["period_to"]).astype(np.int64)
    return np.where(stated > 0, stated, decided)


def covered_until(case: Case, rows: Ragged) -> NDArray[np.int64]:
    """The last year that each award has used up, by the rule in force on the day of judging (R6)."""
    decided = year_of(rows["decided"])
    plain = np.where(decided > 0, decided, np.where(rows["year"] > 0, rows["year"], rows["period_to"])).astype(np.int64)
    if not case.statutes.counts_from_period_end:
        return plain
    return np.where(rows["period_to"] > 0, rows["period_to"], plain).astype(np.int64)
