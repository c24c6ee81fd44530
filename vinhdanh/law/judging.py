"""The judge: may these subjects, by the law of a day, have this award? It advises; people decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vinhdanh.law.conditions.base import given_any, pleading
from vinhdanh.law.conditions.trace import Outcome
from vinhdanh.law.in_force import Bar, Path, Statutes, statutes
from vinhdanh.law.names import SUBJECTS, award_names
from vinhdanh.law.ragged import Bools, Ints
from vinhdanh.law.table import KNOWN, FactsTable
from vinhdanh.law.vocabulary import vocabulary
from vinhdanh.law.world import Case, World

_WORKERS = tuple(vocabulary().scales["occupation"].rank(w) for w in ("cong_nhan", "nong_dan", "nguoi_lao_dong"))

if TYPE_CHECKING:
    from vinhdanh.law.verdict import Verdict


@dataclass(frozen=True)
class Verdicts:
    """The answers for one award over a table. ``outcomes[i]`` is an ``Outcome``: 1 met, 0 not met, -1 unknown."""

    table: FactsTable
    code: str
    statutes: Statutes
    on: date
    year: int
    through: int
    outcomes: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.outcomes)

    def explain(self, i: int) -> Verdict:
        """The verdict of row ``i`` with its whole explanation, from the same conditions."""
        from vinhdanh.law.verdict import explain

        one = self.table if len(self.table) == 1 else self.table.take(np.array([i]))
        return explain(Case(one, self.statutes, self.on, self.year, self.through), self.code)

    @cached_property
    def rests_on_expected(self) -> Bools:
        """Rows that are met only with yearly results that are not yet official."""
        return self._rests_on(self.table.without_expected())

    @cached_property
    def rests_on_provisional(self) -> Bools:
        """Rows that are met only with the provisional layer."""
        return self._rests_on(self.table.without_provisional())

    def _rests_on(self, lesser: FactsTable) -> Bools:
        again = judge_by(lesser, self.code, self.statutes, on=self.on, year=self.year, through=self.through)
        return np.asarray((self.outcomes == Outcome.MET) & (again.outcomes != Outcome.MET))


def judge(
    table: FactsTable, code: str, *, on: date, year: int, overlays: tuple[str, ...] = (), through: int | None = None
) -> Verdicts:
    """Judge every row of ``table`` for the award ``code``.

    ``on``: the day whose law applies. ``year``: the last year judged. ``overlays``: rules of ministries and provinces
    that apply besides national law. ``through``: the year a chain must reach, if not ``year``. ``KeyError`` when the
    catalogue has no such code.
    """
    return judge_by(table, code, statutes(on, overlays), on=on, year=year, through=through)


def judge_by(
    table: FactsTable,
    code: str,
    law: Statutes,
    *,
    on: date,
    year: int,
    through: int | None = None,
    cases: dict[str, Case] | None = None,
) -> Verdicts:
    """Judge by given statutes: the law in force, or a patch under study.

    ``cases`` keeps intermediate columns when several awards are judged over one table with the same day and year.
    """
    if code not in award_names():
        raise KeyError(f"mã “{code}” không có trong danh mục")
    last = year if through is None else through
    outcomes = np.full(len(table), Outcome.NOT_MET, np.int8)
    cases = {} if cases is None else cases
    for subject, rows in table.by_subject.items():
        if subject not in cases:
            part = table if len(rows) == len(table) else table.take(rows)
            cases[subject] = Case(part, law, on, year, last)
        outcomes[rows] = weigh(cases[subject], code, subject)
    return Verdicts(table, code, law, on, year, last, outcomes)


def judge_all(
    table: FactsTable, law: Statutes, *, on: date, year: int, codes: tuple[str, ...] | None = None
) -> dict[str, Verdicts]:
    """Judge several awards (all by default) over one table, sharing what they have in common."""
    cases: dict[str, Case] = {}
    return {code: judge_by(table, code, law, on=on, year=year, cases=cases) for code in codes or tuple(award_names())}


def explain_all(
    table: FactsTable,
    law: Statutes,
    *,
    on: date,
    year: int,
    row: int = 0,
    codes: tuple[str, ...] | None = None,
    through: int | None = None,
) -> dict[str, Verdict]:
    """The verdicts of one subject for several awards (all by default), each explained; what they share is read once."""
    from vinhdanh.law.verdict import explain

    one = table if len(table) == 1 else table.take(np.array([row]))
    case = Case(one, law, on, year, year if through is None else through)
    return {code: explain(case, code) for code in codes or tuple(award_names())}


def weigh(case: Case, code: str, subject: str) -> NDArray[np.int8]:
    """The outcomes of one award for subjects of one kind.

    Precedence: a bar makes not met whatever is unknown; else one way met is met; else one way open is unknown.
    """
    if is_closed(case.statutes, code, subject):
        return np.full(case.table.size, Outcome.NOT_MET, np.int8)
    ways = [path for path in case.statutes.paths(code) if subject in path.provision.subjects]
    bars = case.statutes.bars(code, subject)
    if not ways:
        return np.full(case.table.size, Outcome.UNKNOWN, np.int8)
    met, possible = np.zeros(case.table.size, np.bool_), np.zeros(case.table.size, np.bool_)
    for path in ways:
        sure, maybe = weigh_path(case, code, path, ways)
        for bar in bars:
            if bar.applies(path) and maybe.any():
                free_sure, free_maybe = weigh_bar(case, code, bar)
                sure, maybe = sure & free_sure, maybe & free_maybe
        met |= sure
        possible |= maybe
    return np.where(met, Outcome.MET, np.where(possible, Outcome.UNKNOWN, Outcome.NOT_MET)).astype(np.int8)


def weigh_path(case: Case, code: str, path: Path, ways: list[Path]) -> tuple[Bools, Bools]:
    """Whether a way holds in each world, for rows that ask about it; ``ways`` are all ways of such a subject."""
    if case.table.size == 1:  # an explanation comes back to the same way
        return case.keep(
            ("way", code, path.provision.file, path.provision.place), lambda: _weigh_path(case, code, path, ways)
        )
    return _weigh_path(case, code, path, ways)


def _weigh_path(case: Case, code: str, path: Path, ways: list[Path]) -> tuple[Bools, Bools]:
    asked = scope(case, path) & ~unpleaded(case, code, path, ways)
    maybe = path.condition.holds(pleading(World(case, True, code), path.condition)) & asked
    if not path.certain or not maybe.any():
        return np.zeros(case.table.size, np.bool_), maybe
    return path.condition.holds(pleading(World(case, False, code), path.condition)) & asked, maybe


def unpleaded(case: Case, code: str, path: Path, ways: list[Path]) -> Bools:
    """Rows that plead other ways and give no fact of this one, where silence means that it is not claimed.

    It means so when no other ground is claimed expressly; and for the forms that have a clause of their own for
    workers, farmers and labourers, when such a person pleads that clause.
    """
    silent_by_default, anybody = case.keep(("silent", award_names()[code].kind), lambda: _silent(case, code))
    given = path.condition.given(case) if anybody else None
    if given is None:
        return np.zeros(case.table.size, np.bool_)
    others = given_any([way.condition for way in ways if way is not path], case)
    return silent_by_default & ~given & (others if others is not None else np.zeros(case.table.size, np.bool_))


def _silent(case: Case, code: str) -> tuple[Bools, bool]:
    """Rows whose silence about a ground means that it is not claimed, and whether there is any."""
    silent = case.table.no_other_grounds
    if award_names()[code].kind == "form":
        silent = silent | _workers(case)
    return silent, bool(silent.any())


def _workers(case: Case) -> Bools:
    """Workers, farmers and labourers, by occupation or because they work directly."""
    table, out = case.table, np.zeros(case.table.size, np.bool_)
    direct, occupation = table.scalar("direct_worker"), table.scalar("occupation")
    if direct is not None:
        out |= (direct.state == KNOWN) & (direct.value > 0)
    if occupation is not None:
        out |= (occupation.state == KNOWN) & np.isin(occupation.value, _WORKERS)
    return out


def weigh_bar(case: Case, code: str, bar: Bar) -> tuple[Bools, Bools]:
    """Whether nothing stands in the way, in each world. An uncertain bar only leaves the answer open."""

    def make() -> tuple[Bools, Bools]:
        free = bar.condition.holds(World(case, False, code))
        maybe = bar.condition.holds(World(case, True, code)) if bar.certain else np.ones(case.table.size, np.bool_)
        return free, maybe

    return case.keep(("bar", bar.provision.key, bar.provision.overlay), make)


def scope(case: Case, path: Path) -> Bools:
    """Rows that ask about the path's route, or about no route in particular."""
    return case.keep(("scope", path.route), lambda: _scope(case, path.route))


def _scope(case: Case, route: str | None) -> Bools:
    asked = case.table.route
    if asked is None or route is None:
        return np.ones(case.table.size, np.bool_)
    return np.asarray((asked < 0) | (asked == vocabulary().scales["occasion"].rank(route)))


def is_closed(law: Statutes, code: str, subject: str) -> bool:
    """Whether the award is not for such a subject."""
    allowed = law.open_to(code) or award_names()[code].subjects
    return subject not in allowed


__all__ = ["SUBJECTS", "Ints", "Verdicts", "explain_all", "judge", "judge_all", "judge_by"]
