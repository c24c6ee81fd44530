"""Years counted together: in a sector, in hard areas counted once more, without the time of discipline."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vinhdanh.law.conditions.base import Condition, Hearing
from vinhdanh.law.conditions.pleaded import ask_fact, number_words, value_of
from vinhdanh.law.conditions.tenure import DAYS_A_YEAR
from vinhdanh.law.conditions.trace import Outcome, Trace
from vinhdanh.law.ragged import Bools
from vinhdanh.law.table import ABSENT, KNOWN
from vinhdanh.law.vocabulary import FactClass, vocabulary
from vinhdanh.law.world import Case, World


@dataclass(frozen=True)
class Total(Condition):
    """The sum of several counted years is at least ``least``; those after the first count ``extra`` times.

    ``less_discipline``: the time of discipline is taken off.
    """

    names: tuple[str, ...]
    least: float
    extra: float = 1
    less_discipline: bool = False

    def holds(self, world: World) -> Bools:
        total = np.zeros(world.size)
        sure = world.all_rows(True)
        for place, name in enumerate(self.names):
            scalar = world.table.scalar(name)
            counted = vocabulary().facts[name].cls is FactClass.COUNTED
            if scalar is None:
                sure = sure & (not counted)
                continue
            known = scalar.state == KNOWN
            total += np.where(known, scalar.value, 0) * (self.extra if place else 1)
            sure = sure & (known | (not counted))
        if self.less_discipline:
            total = total - _disciplined(world.case)
        enough = np.round(total, 6) >= self.least
        return enough | ~sure if world.optimistic else enough

    def sentence(self) -> str:
        labels = [vocabulary().facts[name].label for name in self.names]
        times = "một lần" if self.extra == 1 else f"{self.extra:g} lần".replace(".", ",")
        plus = f" (cộng thêm {times} {labels[1]})" if len(labels) > 1 else ""
        less = ", không tính thời gian bị kỷ luật" if self.less_discipline else ""
        return f"{labels[0].removeprefix('số năm ')} từ {number_words(self.least)} năm trở lên{plus}{less}"

    def explain(self, hearing: Hearing) -> Trace:
        case = hearing.case
        step = hearing.step(self, need=_whole(self.least))
        values = [(value_of(case, name) or 0) * (self.extra if place else 1) for place, name in enumerate(self.names)]
        if value_of(case, self.names[0]) is not None:
            less = float(_disciplined(case)[0]) if self.less_discipline else 0
            step.got = _whole(round(sum(values) - less, 2))
            step.text += f"; tính được {step.got} năm".replace(".", ",")
        if step.outcome is Outcome.UNKNOWN:
            step.missing += [ask_fact(hearing.ref, name) for name in self.names[:1] if value_of(case, name) is None]
        return step

    def given(self, case: Case) -> Bools | None:
        scalar = case.table.scalar(self.names[0])
        return np.zeros(case.table.size, np.bool_) if scalar is None else scalar.state != ABSENT


def _whole(value: float) -> float:
    """The number without a decimal part it does not need."""
    return int(value) if value == int(value) else value


def _disciplined(case: Case) -> NDArray[np.float64]:
    """Years under discipline up to the day of judging."""
    rows, on = case.table.discipline, case.on.toordinal()
    days = np.clip(np.minimum(rows["end"], on).astype(np.int64) - rows["start"], 0, None)
    return np.round(np.bincount(rows.row, weights=days, minlength=case.table.size) / DAYS_A_YEAR, 2)
