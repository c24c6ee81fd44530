"""Conditions on a collective's own people: shares with a named denominator, discipline among members."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from vinhdanh.law.conditions.base import Condition, Hearing
from vinhdanh.law.conditions.pleaded import ask_fact, value_of
from vinhdanh.law.conditions.trace import Missing, Outcome, Trace
from vinhdanh.law.ragged import Bools
from vinhdanh.law.table import ABSENT, KNOWN, year_of
from vinhdanh.law.vocabulary import vocabulary
from vinhdanh.law.world import Case, World

_ALL = 100


@dataclass(frozen=True)
class Share(Condition):
    """``part`` is at least (or, if ``strict``, more than) so many percent of ``whole``; whole numbers, no rounding."""

    part: str
    whole: str
    percent: int
    strict: bool = False

    def holds(self, world: World) -> Bools:
        part, whole = world.table.scalar(self.part), world.table.scalar(self.whole)
        if part is None or whole is None:
            return world.all_rows(world.optimistic)
        known = (part.state == KNOWN) & (whole.state == KNOWN)
        left, right = part.value * 100, whole.value * self.percent
        enough = known & ((left > right) if self.strict else (left >= right)) & (whole.value > 0)
        return np.asarray(enough | ~known if world.optimistic else enough)

    def sentence(self) -> str:
        facts = vocabulary().facts
        if self.percent == _ALL:
            return f"{facts[self.part].label} đạt 100 % {facts[self.whole].label}"
        bound = f"trên {self.percent} %" if self.strict else f"từ {self.percent} % trở lên"
        return f"{facts[self.part].label} chiếm {bound} {facts[self.whole].label}"

    def explain(self, hearing: Hearing) -> Trace:
        case = hearing.case
        part, whole = value_of(case, self.part), value_of(case, self.whole)
        step = hearing.step(self, need=f"{'>' if self.strict else '≥'} {self.percent} %")
        if part is not None and whole:
            share = f"{100 * part / whole:.2f}".rstrip("0").rstrip(".").replace(".", ",")
            step.got = f"{part:g}/{whole:g} = {share} %"
            step.text = f"{step.text[:1].upper()}{step.text[1:]}: {step.got}"
        if step.outcome is Outcome.UNKNOWN:
            step.missing += [ask_fact(hearing.ref, n) for n in (self.whole, self.part) if value_of(case, n) is None]
        return step

    def given(self, case: Case) -> Bools | None:
        scalar = case.table.scalar(self.part)
        return np.zeros(case.table.size, np.bool_) if scalar is None else scalar.state != ABSENT


@dataclass(frozen=True)
class NoMemberDisciplined(Condition):
    """In the year judged no member was disciplined in a form from ``form`` up."""

    form: int

    def holds(self, world: World) -> Bools:
        rows = world.table.member_discipline
        heavy = (rows["form"] >= self.form) & self._in_year(world.case)
        clean = ~rows.any_by_row(heavy, world.size)
        return clean & (world.table.member_discipline_known | world.optimistic)

    @staticmethod
    def _in_year(case: Case) -> Bools:
        """An entry without a date is one of the year judged."""
        rows = case.table.member_discipline
        start = year_of(rows["start"])
        return np.asarray((start == 0) | ((start <= case.year) & (year_of(rows["end"]) >= case.year)))

    def sentence(self) -> str:
        name = vocabulary().scales["discipline"].label_of_rank(self.form)
        return f"không có cá nhân bị kỷ luật từ {name} trở lên"

    def explain(self, hearing: Hearing) -> Trace:
        step = hearing.step(self)
        if step.outcome is Outcome.UNKNOWN:
            step.missing.append(
                Missing(
                    hearing.ref,
                    "chưa biết trong năm có cá nhân bị kỷ luật hay không",
                    "members_disciplined",
                    hearing.case.year,
                    f"Năm {hearing.case.year} có ai trong tập thể bị kỷ luật không, hình thức nào?",
                )
            )
        elif step.outcome is Outcome.NOT_MET:
            rows = hearing.case.table.member_discipline
            worst = int(rows["form"][self._in_year(hearing.case)].max())
            step.got = vocabulary().scales["discipline"].label_of_rank(worst)
            step.text = f"Trong năm có cá nhân bị kỷ luật {step.got}"
        return step

    def given(self, case: Case) -> Bools | None:
        return case.table.member_discipline_known
