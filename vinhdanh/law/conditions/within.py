"""What must lie within a span: so many results, titles, awards, initiatives. Every count grows with the span."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any as Anything

import numpy as np
from numpy.typing import NDArray

from vinhdanh.law import years as ys
from vinhdanh.law.conditions.base import ONE_OF, Hearing, Outline, alternatives
from vinhdanh.law.conditions.trace import Missing, Outcome, Trace
from vinhdanh.law.conditions.used import award_evidence
from vinhdanh.law.conditions.yearly import ask_result, ask_title, grade_name, result_in, year_evidence
from vinhdanh.law.names import award_names
from vinhdanh.law.ragged import Bools
from vinhdanh.law.table import SPENT_PERHAPS
from vinhdanh.law.vocabulary import vocabulary
from vinhdanh.law.world import World, award_year, awards_of

Years = NDArray[np.uint64]


class Within(ABC):
    """Something counted inside a run of years."""

    @abstractmethod
    def holds(self, world: World, run: Years) -> Bools:
        """For each subject: is there enough within the run?"""

    @abstractmethod
    def sentence(self) -> str:
        """In Vietnamese."""

    def outline(self) -> Outline:
        """For a page."""
        return Outline(self.sentence())

    @abstractmethod
    def explain(self, hearing: Hearing, run: Years, hope: Years) -> Trace:
        """For the one subject; ``run`` and ``hope`` are its run in the pessimistic and the optimistic world."""

    def outcome(self, hearing: Hearing, run: Years, hope: Years) -> Outcome:
        """The outcome for the one subject."""
        return Outcome.of(bool(self.holds(hearing.pessimistic, run)[0]), bool(self.holds(hearing.optimistic, hope)[0]))


@dataclass(frozen=True)
class ResultTimes(Within):
    """So many years with at least a grade."""

    grade: int
    times: int

    def holds(self, world: World, run: Years) -> Bools:
        return ys.count(world.results(self.grade) & run) >= self.times

    def sentence(self) -> str:
        return f"có {self.times:02d} năm {grade_name(self.grade)}"

    def explain(self, hearing: Hearing, run: Years, hope: Years) -> Trace:
        case = hearing.case
        years = ys.listed((hearing.pessimistic.results(self.grade) & run)[0])
        step = Trace(
            f"Có {len(years):02d} năm {grade_name(self.grade)} trong thời gian đó; cần {self.times:02d}",
            self.outcome(hearing, run, hope),
            got=len(years),
            need=self.times,
            evidence=[dict(year_evidence(case, year)) for year in years],
        )
        if step.outcome is Outcome.UNKNOWN:
            step.missing = [
                ask_result(hearing.ref, y) for y in _close(hope, case.through) if result_in(case, y) is None
            ]
        return step


@dataclass(frozen=True)
class TitleTimes(Within):
    """So many times one of these titles."""

    codes: tuple[str, ...]
    times: int

    def holds(self, world: World, run: Years) -> Bools:
        return ys.count(world.titles(self.codes) & run) >= self.times

    def sentence(self) -> str:
        names = " hoặc ".join(f"“{award_names()[code].name}”" for code in self.codes)
        return f"có {self.times:02d} lần được tặng {names}"

    def explain(self, hearing: Hearing, run: Years, hope: Years) -> Trace:
        case = hearing.case
        names = " hoặc ".join(f"“{award_names()[code].name}”" for code in self.codes)
        years = ys.listed((hearing.pessimistic.titles(self.codes) & run)[0])
        step = Trace(
            f"Có {len(years):02d} lần được tặng {names} trong thời gian đó; cần {self.times:02d}",
            self.outcome(hearing, run, hope),
            got=len(years),
            need=self.times,
            evidence=[dict(year_evidence(case, year)) for year in years],
        )
        if step.outcome is Outcome.UNKNOWN:
            open_years = hearing.optimistic.titles(self.codes) & ~hearing.pessimistic.titles(self.codes)
            step.missing = [ask_title(hearing.ref, y, self.codes) for y in _close(hope & open_years, case.through)]
        return step


@dataclass(frozen=True)
class AwardTimes(Within):
    """So many awards (flags, certificates) counted in a year of the span."""

    codes: tuple[str, ...]
    times: int

    def holds(self, world: World, run: Years) -> Bools:
        rows = awards_of(world.case, self.codes)
        inside = ys.contains(run[rows.row], award_year(rows))
        enough = rows.count_by_row(inside, world.size) >= self.times
        if not world.optimistic:
            return np.asarray(enough)
        every_year_listed = (run & ~world.table.titles_known) == 0
        return np.asarray(enough | ~(world.table.awards_known | every_year_listed))

    def sentence(self) -> str:
        names = " hoặc ".join(f"“{award_names()[code].name}”" for code in self.codes)
        return f"có {self.times:02d} lần được tặng {names}"

    def explain(self, hearing: Hearing, run: Years, hope: Years) -> Trace:
        case = hearing.case
        rows = awards_of(case, self.codes)
        places = np.flatnonzero(ys.contains(run[rows.row], award_year(rows)))
        names = " hoặc ".join(f"“{award_names()[code].name}”" for code in self.codes)
        step = Trace(
            f"Có {len(places):02d} lần được tặng {names} trong thời gian đó; cần {self.times:02d}",
            self.outcome(hearing, run, hope),
            got=len(places),
            need=self.times,
            evidence=[award_evidence(case, rows, int(place)) for place in places],
        )
        if step.outcome is Outcome.UNKNOWN:
            step.missing.append(
                Missing(
                    hearing.ref,
                    f"chưa biết số lần được tặng {names}",
                    "awards",
                    None,
                    f"Trong thời gian đó được tặng {names} mấy lần, theo quyết định nào?",
                )
            )
        return step


@dataclass(frozen=True)
class InitiativeTimes(Within):
    """So many initiatives, or accepted science works, of the years of the span, of a scope, unspent."""

    scope: int
    times: int
    works: bool
    spend: str | None

    def holds(self, world: World, run: Years) -> Bools:
        table = world.table
        found = table.initiatives.count_by_row(
            world.initiatives(self.scope, self.spend) & self._dated(world, run, "initiatives"), world.size
        )
        if self.works:
            found = found + table.works.count_by_row(
                world.works(self.scope, self.spend) & self._dated(world, run, "works"), world.size
            )
        enough = found >= self.times
        if world.optimistic:
            enough |= ~table.initiatives_known
        return np.asarray(enough)

    @staticmethod
    def _dated(world: World, run: Years, column: str) -> Bools:
        rows = world.table.initiatives if column == "initiatives" else world.table.works
        dated = ys.contains(run[rows.row], rows["year"])
        return dated | (rows["year"] == 0) if world.optimistic else dated

    def sentence(self) -> str:
        what = "sáng kiến" + (" hoặc đề tài, đề án, công trình khoa học đã nghiệm thu" if self.works else "")
        scope = vocabulary().scales["scope"].label_of_rank(self.scope)
        return f"có {self.times:02d} {what} được công nhận, áp dụng hiệu quả trong phạm vi {scope}" + (
            " và chưa dùng để xét danh hiệu, hình thức khác" if self.spend == "form" else ""
        )

    def explain(self, hearing: Hearing, run: Years, hope: Years) -> Trace:
        outcome = self.outcome(hearing, run, hope)
        chosen = self.serving(hearing.pessimistic, run)
        step = Trace(
            f"Có {len(chosen):02d} sáng kiến, đề tài dùng được trong thời gian đó; cần {self.times:02d}",
            outcome,
            got=len(chosen),
            need=self.times,
            evidence=[_initiative_evidence(hearing, *item) for item in chosen],
        )
        table = hearing.case.table
        if outcome is Outcome.UNKNOWN:
            step.missing.append(ask_initiatives(hearing, self.scope, self.times))
        spent = int(np.count_nonzero(table.initiatives["spent"] & ~np.int8(SPENT_PERHAPS)))
        if self.spend == "form" and (table.initiatives["spent"] & SPENT_PERHAPS).any():
            step.text += "; chưa rõ sáng kiến nào đã dùng khi xét “Chiến sĩ thi đua cơ sở” của năm chỉ hoàn thành tốt"
        if self.spend and spent:
            step.text += f"; {spent:02d} sáng kiến đã dùng để xét danh hiệu hoặc hình thức khác"
        step.children = once_steps(hearing, spent=bool(self.spend and spent))
        return step

    def serving(self, world: World, run: Years) -> list[tuple[str, int]]:
        """The entries that serve the one subject, as (column, place)."""
        own = world.initiatives(self.scope, self.spend) & self._dated(world, run, "initiatives")
        out = [("initiatives", int(place)) for place in np.flatnonzero(own)]
        if self.works:
            works = world.works(self.scope, self.spend) & self._dated(world, run, "works")
            out += [("works", int(place)) for place in np.flatnonzero(works)]
        return out


@dataclass(frozen=True)
class OneOf(Within):
    """One of several combinations, each a list of which all must be there."""

    options: tuple[tuple[Within, ...], ...]

    def holds(self, world: World, run: Years) -> Bools:
        options = [np.logical_and.reduce([part.holds(world, run) for part in option]) for option in self.options]
        return np.asarray(np.logical_or.reduce(options))

    def sentence(self) -> str:
        return alternatives([" và ".join(part.sentence() for part in option) for option in self.options])

    def outline(self) -> Outline:
        return Outline(
            "một trong các tổ hợp sau",
            tuple(Outline(" và ".join(part.sentence() for part in option)) for option in self.options),
        )

    def explain(self, hearing: Hearing, run: Years, hope: Years) -> Trace:
        outcome = self.outcome(hearing, run, hope)
        steps = []
        for option in self.options:
            inner = [part.explain(hearing, run, hope) for part in option]
            complete = all(step.outcome is Outcome.MET for step in inner)
            steps += inner if complete or outcome is not Outcome.MET else []
        return Trace(f"{ONE_OF[outcome]}: {self.sentence()}", outcome, children=steps)


def _close(years: Years, through: int) -> list[int]:
    """The known-to-matter years of a run that may reach back for ever: the last twelve."""
    return [year for year in ys.listed(years[0]) if through - 12 < year <= through]


def _initiative_evidence(hearing: Hearing, column: str, place: int) -> dict[str, Anything]:
    table = hearing.case.table
    rows = table.initiatives if column == "initiatives" else table.works
    found = dict(table.evidence.entry(column, int(rows.index[place])))
    number = found.pop("id", None)
    if number is None and int(rows["id"][place]) >= 0:
        number = int(rows["id"][place])
    if number is not None:
        found["initiative"] = number
    return {"year": int(rows["year"][place]), **found}


def ask_initiatives(hearing: Hearing, scope: int, times: int) -> Missing:
    """The question about initiatives."""
    name = vocabulary().scales["scope"].label_of_rank(scope)
    return Missing(
        hearing.ref,
        f"chưa rõ có đủ {times:02d} sáng kiến hoặc đề tài phạm vi {name}, chưa dùng lần nào",
        "initiatives",
        None,
        f"Có những sáng kiến, đề tài nào được công nhận (phạm vi {name}), theo quyết định nào, đã dùng để xét gì chưa?",
    )


def once_steps(hearing: Hearing, *, spent: bool) -> list[Trace]:
    """The rules that an initiative, and an achievement, is used once; shown where something has been used."""
    if not spent:
        return []
    statutes = hearing.case.statutes
    rules = [statutes.principle("initiative_once"), statutes.principle("once")]
    return [Trace(rule.text, Outcome.MET, rule.id) for rule in rules if rule]
