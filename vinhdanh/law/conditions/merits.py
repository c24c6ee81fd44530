"""Conditions on initiatives and science works outside a span, and on meeting another award's criteria."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from vinhdanh.law import years as ys
from vinhdanh.law.conditions.base import Condition, Hearing
from vinhdanh.law.conditions.trace import Outcome, Trace
from vinhdanh.law.conditions.within import InitiativeTimes, ask_initiatives, once_steps
from vinhdanh.law.names import award_names
from vinhdanh.law.ragged import Bools
from vinhdanh.law.table import SPENT_PERHAPS
from vinhdanh.law.vocabulary import vocabulary
from vinhdanh.law.world import Case, World, title_years


@dataclass(frozen=True)
class Initiative(Condition):
    """An initiative (or, with ``works``, an accepted science work) of a scope serves.

    ``when`` is ``year`` (of the year judged) or ``ever`` (up to it); ``spend`` says what it would be spent on.
    """

    scope: int
    when: str
    works: bool
    spend: str | None
    times: int = 1

    @property
    def _counted(self) -> InitiativeTimes:
        return InitiativeTimes(self.scope, self.times, self.works, self.spend)

    def _years(self, case: Case) -> np.uint64:
        return ys.one(case.year) if self.when == "year" else ys.up_to(max(case.year, case.on.year))

    def holds(self, world: World) -> Bools:
        return self._counted.holds(world, np.full(world.size, self._years(world.case)))

    def sentence(self) -> str:
        what = "sáng kiến" + (" hoặc đề tài, đề án, công trình khoa học đã nghiệm thu" if self.works else "")
        name = vocabulary().scales["scope"].label_of_rank(self.scope)
        how = (
            "được cơ sở công nhận"
            if self.scope <= 1
            else f"áp dụng hiệu quả, có khả năng nhân rộng trong phạm vi {name}"
        )
        return f"có {self.times:02d} {what} {how}" if self.times > 1 else f"có {what} {how}"

    def explain(self, hearing: Hearing) -> Trace:
        run = np.full(1, self._years(hearing.case))
        inner = self._counted.explain(hearing, run, run)
        step = hearing.step(self, got=inner.got, need=self.times, evidence=inner.evidence)
        table = hearing.case.table
        spent = bool((table.initiatives["spent"] & ~np.int8(SPENT_PERHAPS)).any())
        step.children = once_steps(hearing, spent=bool(self.spend) and spent)
        if step.outcome is Outcome.UNKNOWN:
            step.missing.append(ask_initiatives(hearing, self.scope, self.times))
            if spent:
                step.text += (
                    "; sáng kiến đã dùng khi xét danh hiệu, việc dùng lại giữa hai danh hiệu chưa có văn bản rõ"
                )
        elif step.outcome is Outcome.NOT_MET:
            step.text = "Không có " + self.sentence().removeprefix("có ")
        return step

    def serving(self, world: World) -> list[tuple[str, int]]:
        """The entries that serve the one subject."""
        return self._counted.serving(world, np.full(world.size, self._years(world.case)))

    def given(self, case: Case) -> Bools | None:
        return case.table.initiatives_known


@dataclass(frozen=True)
class Meets(Condition):
    """The criteria of another award are met in the year judged, or its title of that year is held."""

    code: str

    def holds(self, world: World) -> Bools:
        held = ys.has(title_years(world.case, self.code), world.case.year)
        inner = World(world.case, world.optimistic, self.code, world.raised)
        return held | world.case.statutes.criteria(self.code).holds(inner)

    def sentence(self) -> str:
        return f"đạt tiêu chuẩn danh hiệu “{award_names()[self.code].name}”"

    def explain(self, hearing: Hearing) -> Trace:
        case = hearing.case
        inner = Hearing(World(case, False, self.code), World(case, True, self.code), hearing.ref)
        found = case.statutes.criteria(self.code).explain(inner)
        step = hearing.step(self, children=found.children or [found])
        if (title_years(case, self.code)[0] & ys.one(case.year)) != 0:
            step.text = f"Năm {case.year} có danh hiệu “{award_names()[self.code].name}”"
        return step

    def given(self, case: Case) -> Bools | None:
        return ys.has(case.table.results_known, case.year)
