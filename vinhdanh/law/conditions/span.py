"""The span of achievement: an unbroken run of years after an award, and what must lie within it.

It begins after the anchoring award (the earliest that serves gives the longest span, and everything asked of a span
only grows with it), after any award that has used up the years before, and after the end of discipline.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any as Anything

import numpy as np
from numpy.typing import NDArray

from vinhdanh.law import years as ys
from vinhdanh.law.conditions.base import Condition, Hearing, Outline
from vinhdanh.law.conditions.trace import Missing, Outcome, Trace
from vinhdanh.law.conditions.used import NO_YEAR, award_evidence, merit_awards, used_until
from vinhdanh.law.conditions.within import Within
from vinhdanh.law.conditions.yearly import ask_result, ask_title, grade_name, result_in, year_evidence
from vinhdanh.law.names import award_names
from vinhdanh.law.ragged import Bools, Ragged
from vinhdanh.law.world import Case, World, covered_until

Years = NDArray[np.uint64]
_NEVER = 9999


def _quoted(codes: tuple[str, ...]) -> str:
    return " hoặc ".join(f"“{award_names()[code].name}”" for code in codes)


@dataclass(frozen=True)
class Each:
    """What every year of the run must be: a result of at least ``grade``, or one of ``titles``."""

    grade: int | None
    titles: tuple[str, ...]

    def years(self, world: World) -> Years:
        """The years that are so."""
        out = world.results(self.grade) if self.grade else np.zeros(world.size, np.uint64)
        return out | world.titles(self.titles) if self.titles else out

    def sentence(self) -> str:
        """In words."""
        parts = []
        if self.grade:
            parts.append(grade_name(self.grade) + (" trở lên" if self.grade < 3 else ""))
        if self.titles:
            parts.append(f"được tặng danh hiệu {_quoted(self.titles)}")
        return " hoặc ".join(parts)


@dataclass(frozen=True)
class Span(Condition):
    """``years`` or more years in a row up to the last year judged, each so, with all of ``within`` inside the run.

    ``after``: codes of which one must have been awarded before the run. ``renews``: awards whose period is used up.
    """

    each: Each
    years: int
    after: tuple[str, ...] = ()
    within: tuple[Within, ...] = ()

    def holds(self, world: World) -> Bools:
        return world.case.keep((self, world.award, world.optimistic), lambda: self._holds(world))

    def _holds(self, world: World) -> Bools:
        years, last = self._years(world), ys.last(self.years, world.case.through)
        if last is None:
            return world.all_rows(False)
        out: Bools = (years & last) == last
        if not self.within or not out.any():
            return out
        run = ys.run_to(years, world.case.through)
        for part in self.within:
            out = out & part.holds(world, run)
        return out

    def run(self, world: World) -> Years:
        """The run of years of each subject that counts in this world."""
        return ys.run_to(self._years(world), world.case.through)

    def _years(self, world: World) -> Years:
        """The years of each subject that are as asked and may count."""
        years = self.each.years(world)
        if len(world.table.discipline):
            years = years & world.counted_years()
        if len(merit_awards(world.case, world.case.statutes.used_up_by(world.award))):
            years = years & ys.after(used_until(world))
        return years & self._after_anchors(world) if self.after else years

    def _after_anchors(self, world: World) -> Years:
        """The years after the earliest award that serves, which are those after any of them; without one, none."""
        table = world.table
        out = world.case.keep(("after", self.after), lambda: self._after_any(world.case))
        if world.optimistic and not table.awards_known.all():
            out = np.where(table.awards_known, out, ys.EVERY)
        return out

    def _after_any(self, case: Case) -> Years:
        rows, out = self._anchors(case), np.zeros(case.table.size, np.uint64)
        np.bitwise_or.at(out, rows.row, ys.after(covered_until(case, rows)))
        return out

    def anchored(self, world: World) -> Bools:
        """Whether an award that the span must follow is there."""
        if not self.after:
            return world.all_rows(True)
        rows = self._anchors(world.case)
        there = rows.any_by_row(np.ones(len(rows), np.bool_), world.size)
        return there | ~world.table.awards_known if world.optimistic else there

    def start_after(self, world: World) -> NDArray[np.int64]:
        """The last year before the span may begin."""
        case, size = world.case, world.size
        start = used_until(world)
        if not self.after:
            return start
        rows = self._anchors(case)
        every = np.ones(len(rows), np.bool_)
        first = rows.min_by_row(covered_until(case, rows), every, size, _NEVER)
        if world.optimistic:
            first = np.where(world.table.awards_known, first, NO_YEAR)
        return np.maximum(start, np.where(first == _NEVER, NO_YEAR, first))

    def _anchors(self, case: Case) -> Ragged:
        return merit_awards(case, self.after)

    def sentence(self) -> str:
        inside = " và ".join(part.sentence() for part in self.within)
        return f"{self._run_words()}, trong thời gian đó {inside}" if inside else self._run_words()

    def _run_words(self) -> str:
        if self.each.grade:
            text = f"ít nhất {self.years:02d} năm liên tục {self.each.sentence()}"
        else:
            text = f"ít nhất {self.years:02d} lần liên tục {self.each.sentence()}"
        return f"đã được tặng {_quoted(self.after)} và sau đó có {text}" if self.after else f"có {text}"

    def outline(self) -> Outline:
        inside = tuple(part.outline() for part in self.within)
        return Outline(f"{self._run_words()}, trong thời gian đó" if inside else self._run_words(), inside)

    def given(self, case: Case) -> Bools | None:
        told: Bools = (case.table.results_known | case.table.titles_known) != 0
        return told | case.table.awards_known if self.after else told

    # For one subject

    def explain(self, hearing: Hearing) -> Trace:
        steps = [*self._anchor_steps(hearing), self._run_step(hearing)]
        run = self.run(hearing.pessimistic)
        hope = self.run(hearing.optimistic)
        steps += [part.explain(hearing, run, hope) for part in self.within]
        if len(steps) == 1:
            return steps[0]
        unit = "năm" if self.each.grade else "lần"
        head = f"{self.years:02d} {unit} liên tục {self.each.sentence()}, kèm các điều kiện trong thời gian đó"
        if self.after:
            head = f"Thời gian tính thành tích sau khi được tặng {_quoted(self.after)}"
        return hearing.step(self, head, children=steps)

    def _anchor_steps(self, hearing: Hearing) -> list[Trace]:
        case, steps = hearing.case, []
        if self.after:
            steps.append(self._anchor_step(hearing))
        start = int(self.start_after(hearing.pessimistic)[0])
        used = int(used_until(hearing.pessimistic)[0])
        if used > NO_YEAR and used >= start:
            steps.append(_restart_step(hearing, used))
        first = int(ys.listed(hearing.pessimistic.counted_years()[0])[0])
        if first > ys.EPOCH:
            ref = case.statutes.principle("discipline")
            text = f"Thành tích tính từ khi chấp hành xong kỷ luật: từ năm {first}"
            steps.append(Trace(text, Outcome.MET, ref.id if ref else None))
        return steps

    def _anchor_step(self, hearing: Hearing) -> Trace:
        case = hearing.case
        rows = self._anchors(case)
        names = _quoted(self.after)
        outcome = Outcome.of(bool(self.anchored(hearing.pessimistic)[0]), bool(self.anchored(hearing.optimistic)[0]))
        if outcome is Outcome.MET:
            run = ys.listed(self.run(hearing.pessimistic)[0])
            ends = covered_until(case, rows)
            before = np.flatnonzero(ends < run[0]) if run else np.zeros(0, np.intp)
            place = int(before[np.argmax(ends[before])]) if len(before) else int(np.argmin(ends))
            evidence = [award_evidence(case, rows, place)]
            return Trace(f"Đã được tặng {names}", outcome, evidence=evidence, got=f"tính từ sau năm {int(ends[place])}")
        if outcome is Outcome.UNKNOWN:
            ask = Missing(
                hearing.ref,
                f"chưa biết đã được tặng {names} hay chưa",
                "awards",
                None,
                f"Đã được tặng {names} chưa, theo quyết định nào?",
            )
            return Trace(f"Chưa biết đã được tặng {names} hay chưa", outcome, missing=[ask])
        return Trace(f"Chưa được tặng {names}", outcome)

    def _run_step(self, hearing: Hearing) -> Trace:
        sure, hope = self.run(hearing.pessimistic)[0], self.run(hearing.optimistic)[0]
        outcome = Outcome.of(int(ys.count(sure)) >= self.years, int(ys.count(hope)) >= self.years)
        listed = ys.listed(sure)
        what, unit = self.each.sentence(), "năm" if self.each.grade else "lần"
        text = f"Cần {self.years:02d} {unit} liên tục {what}"
        step = Trace(text, outcome, got=len(listed), need=self.years)
        if listed:
            step.evidence = [self._year_evidence(hearing, year) for year in listed]
            when = f"năm {listed[0]}" if len(listed) == 1 else f"từ năm {listed[0]} đến năm {listed[-1]}"
            said = f"{len(listed):02d} {unit} liên tục {what} ({when})"
            step.text = said if outcome is Outcome.MET else f"Mới có {said}; cần {self.years:02d} {unit}"
        if outcome is not Outcome.MET:
            self._say_break(hearing, step, listed)
        return step

    def _say_break(self, hearing: Hearing, step: Trace, listed: list[int]) -> None:
        """Name the year that ends the run backwards, and why."""
        case = hearing.case
        year = (listed[0] if listed else case.through + 1) - 1
        start = int(self.start_after(hearing.optimistic)[0])
        if step.outcome is Outcome.UNKNOWN:
            for asked in range(case.through, case.through - self.years, -1):
                if asked not in listed and asked > start:
                    step.missing += self._ask_year(hearing, asked)
            if step.missing:
                named = ", ".join(str(missing.year) for missing in reversed(step.missing))
                step.text += f"; chưa biết năm {named}"
        elif not hearing.pessimistic.counted_years()[0] & ys.one(year):
            step.text += f"; năm {year} có thời gian chấp hành kỷ luật nên không tính"
        elif year > start:
            grade = result_in(case, year)
            said = (
                f"năm {year} {grade_name(grade)}" if self.each.grade and grade is not None else f"năm {year} không đạt"
            )
            step.text += f"; {said} nên không liên tục"
        elif start > NO_YEAR:
            step.text += f"; chỉ tính từ năm {start + 1}"

    def _ask_year(self, hearing: Hearing, year: int) -> list[Missing]:
        table, bit = hearing.case.table, ys.one(year)
        if self.each.grade and not table.results_known[0] & bit:
            return [ask_result(hearing.ref, year)]
        if self.each.titles and not table.titles_known[0] & bit:
            return [ask_title(hearing.ref, year, self.each.titles)]
        return []

    def _year_evidence(self, hearing: Hearing, year: int) -> dict[str, Anything]:
        return dict(year_evidence(hearing.case, year))


def _restart_step(hearing: Hearing, used: int) -> Trace:
    case = hearing.case
    restart, once = case.statutes.principle("restart"), case.statutes.principle("once")
    children = []
    if once:
        children.append(Trace(once.text, Outcome.MET, once.id))
    rows = merit_awards(case, case.statutes.used_up_by(hearing.pessimistic.award))
    names = {award_names()[list(award_names())[code]].name for code in rows["code"]}
    text = f"Thành tích đến hết năm {used} đã được khen ({', '.join(sorted(names))}); tính tiếp từ năm {used + 1}"
    return Trace(text, Outcome.MET, restart.id if restart else None, children=children)
