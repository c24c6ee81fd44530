"""Conditions on awards already held: one that must be there, a sequence without a gap, the one-year rule."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from vinhdanh.law import years as ys
from vinhdanh.law.conditions.base import Condition, Hearing
from vinhdanh.law.conditions.trace import Missing, Outcome, Trace
from vinhdanh.law.conditions.used import award_evidence
from vinhdanh.law.names import award_names
from vinhdanh.law.ragged import Bools, Ragged
from vinhdanh.law.table import KNOWN
from vinhdanh.law.vocabulary import vocabulary
from vinhdanh.law.world import Case, World, award_year, awards_of, title_years

_FEW = 3


def _names(codes: tuple[str, ...]) -> str:
    return " hoặc ".join(f"“{award_names()[code].name}”" for code in codes)


def _ask(hearing: Hearing, codes: tuple[str, ...]) -> Missing:
    return Missing(
        hearing.ref,
        f"chưa biết đã được tặng {_names(codes)} hay chưa",
        "awards",
        None,
        f"Đã được tặng {_names(codes)} chưa, theo quyết định nào?",
    )


@dataclass(frozen=True)
class Held(Condition):
    """One of these awards has been granted, on whatever occasion."""

    codes: tuple[str, ...]

    def holds(self, world: World) -> Bools:
        rows = awards_of(world.case, self.codes)
        there = rows.any_by_row(np.ones(len(rows), np.bool_), world.size)
        return there | ~world.table.awards_known if world.optimistic else there

    def sentence(self) -> str:
        return f"đã được tặng {_names(self.codes)}"

    def explain(self, hearing: Hearing) -> Trace:
        case, rows = hearing.case, awards_of(hearing.case, self.codes)
        step = hearing.step(self, evidence=[award_evidence(case, rows, place) for place in range(len(rows))])
        if step.outcome is Outcome.UNKNOWN:
            step.missing.append(_ask(hearing, self.codes))
        elif step.outcome is Outcome.NOT_MET:
            step.text = f"Chưa được tặng {_names(self.codes)}"
        return step

    def given(self, case: Case) -> Bools | None:
        return case.table.awards_known


@dataclass(frozen=True)
class Sequence(Condition):
    """The award was granted ``times`` times in a row.

    The next follows in a row when no cycle of ``cycle_years`` yearly titles lies unrewarded between two grants. The
    fact ``award_sequence_consecutive`` decides where it is given.
    """

    code: str
    times: int
    cycle_title: str
    cycle_years: int

    def holds(self, world: World) -> Bools:
        stated = world.table.scalar("award_sequence_consecutive")
        rows = self._rows(world.case)
        ends = self._ends(rows)
        enough = rows.count_by_row(np.ones(len(rows), np.bool_), world.size) >= self.times
        unbroken = enough & ~self._unrewarded(world.other(), rows, ends)
        if stated is not None:
            known = stated.state == KNOWN
            unbroken = np.where(known, enough & (stated.value > 0), unbroken)
        return unbroken | ~world.table.awards_known if world.optimistic else unbroken

    def _rows(self, case: Case) -> Ragged:
        rows = awards_of(case, (self.code,))
        order = np.lexsort((self._ends(rows), rows.row))
        return Ragged(
            rows.row[order], {name: column[order] for name, column in rows.columns.items()}, rows.index[order]
        )

    @staticmethod
    def _ends(rows: Ragged) -> np.ndarray:
        """The last year of the cycle each grant rewarded."""
        year = award_year(rows)
        first_half = (rows["decided"] > 0) & (rows["year"] == 0) & (rows["period_to"] == 0)
        early = first_half & (award_year_of_later(rows) == year)
        stated = np.where(rows["period_to"] > 0, rows["period_to"], year)
        return np.where(early, year - 1, stated)

    def _unrewarded(self, world: World, rows: Ragged, ends: np.ndarray) -> Bools:
        """Whether, in this world, a whole cycle lies between the last ``times`` grants of a subject."""
        titles = world.titles((self.cycle_title,))
        whole = titles
        for step in range(1, self.cycle_years):
            whole = whole & (titles >> np.uint64(step))  # bit y: the titles of y, y+1, … y+cycle-1 are all there
        out = world.all_rows(False)
        last = rows.count_by_row(np.ones(len(rows), np.bool_), world.size)
        place = np.arange(len(rows)) - np.searchsorted(rows.row, rows.row, side="left")
        for k in np.flatnonzero((rows.row[1:] == rows.row[:-1]) if len(rows) else np.zeros(0, np.bool_)):
            row = rows.row[k]
            if last[row] - place[k] > self.times:
                continue
            first, until = int(ends[k]) + 1, int(ends[k + 1]) - 2 * self.cycle_years + 1
            between = ys.up_to(until) & ~ys.up_to(first - 1)
            out[row] |= bool(whole[row] & between)
        return out

    def sentence(self) -> str:
        return f"có {self.times:02d} lần liên tục được tặng {_names((self.code,))}"

    def explain(self, hearing: Hearing) -> Trace:
        rows = self._rows(hearing.case)
        step = hearing.step(
            self,
            got=len(rows),
            need=self.times,
            evidence=[award_evidence(hearing.case, rows, place) for place in range(len(rows))],
        )
        step.text = f"Được tặng {_names((self.code,))} {len(rows)} lần; cần {self.times} lần liên tục"
        if step.outcome is Outcome.UNKNOWN:
            step.missing.append(
                _ask(hearing, (self.code,))
                if len(rows) < self.times
                else Missing(
                    hearing.ref,
                    "chưa rõ các lần tặng có liên tục không",
                    "award_sequence_consecutive",
                    None,
                    f"Giữa các lần tặng {_names((self.code,))} có chu kỳ đủ điều kiện nào mà không được tặng không?",
                    (("true", "Liên tục"), ("false", "Không liên tục")),
                )
            )
        return step

    def given(self, case: Case) -> Bools | None:
        return case.table.awards_known


def award_year_of_later(rows: Ragged) -> np.ndarray:
    """The calendar year half a year after each decision."""
    from vinhdanh.law.table import year_of

    return year_of((rows["decided"].astype(np.int64) + 184).astype(np.int32))


@dataclass(frozen=True)
class NoFormSince(Condition):
    """None of these forms was granted within the last ``months``, on occasions not set aside."""

    months: int
    codes: tuple[str, ...]
    aside: tuple[int, ...]

    def holds(self, world: World) -> Bools:
        rows = awards_of(world.case, self.codes)
        since = world.case.on.toordinal() - round(self.months * 30.4375)
        recent = (rows["decided"] > since) & ~np.isin(rows["occasion"], self.aside)
        return ~rows.any_by_row(recent, world.size)

    def sentence(self) -> str:
        names = _names(self.codes) if len(self.codes) <= _FEW else "hình thức khen thưởng cấp Nhà nước"
        scale = vocabulary().scales["occasion"]
        but = ", ".join(scale.label_of_rank(rank) for rank in self.aside)
        return f"trong {self.months} tháng trước đó chưa được tặng {names}{f', trừ khen {but}' if but else ''}"

    def explain(self, hearing: Hearing) -> Trace:
        step = hearing.step(self)
        if not hearing.case.table.awards_known[0]:
            step.to_confirm.append(self.sentence())
        return step


__all__ = ["Held", "NoFormSince", "Sequence", "title_years"]
