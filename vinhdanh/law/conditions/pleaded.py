"""Conditions on facts that stand alone: qualities attested, grounds pleaded, circumstances, numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from vinhdanh.law.conditions.base import Condition, Hearing
from vinhdanh.law.conditions.trace import Missing, Outcome, Trace
from vinhdanh.law.ragged import Bools
from vinhdanh.law.table import ABSENT, KNOWN
from vinhdanh.law.vocabulary import FactClass, FactKind, vocabulary
from vinhdanh.law.world import Case, World

_FEW = 2

Test = Callable[[NDArray[np.float64]], Bools]


def _choices(kind: FactKind) -> tuple[tuple[str, str], ...]:
    if kind.type == "bool":
        return (("true", "Có"), ("false", "Không"))
    scale = vocabulary().scales.get(kind.type)
    return tuple(scale.labels.items()) if scale else ()


def ask_fact(ref: str, name: str) -> Missing:
    """The question about a fact."""
    kind = vocabulary().facts[name]
    return Missing(
        ref, f"chưa biết {kind.label}", name, None, kind.question or f"Xác nhận: {kind.label}?", _choices(kind)
    )


def value_of(case: Case, name: str) -> float | None:
    """The known value of a fact of the one subject."""
    scalar = case.table.scalar(name)
    return float(scalar.value[0]) if scalar is not None and scalar.state[0] == KNOWN else None


def is_absent(case: Case, name: str) -> bool:
    """Whether the fact of the one subject was not given at all."""
    scalar = case.table.scalar(name)
    return scalar is None or int(scalar.state[0]) == ABSENT


def _number(text: str) -> str:
    """Whole numbers below ten with a nought before them, as in official papers."""
    return f"0{text}" if text.isdigit() and len(text) == 1 else text


def number_words(value: float) -> str:
    """ "05", "20", "12,5"."""
    return _number(f"{value:g}".replace(".", ","))


def _listed(names: list[str]) -> str:
    """ "công nhân, nông dân hoặc người lao động"."""
    return " hoặc ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


@dataclass(frozen=True)
class Standing(Condition):
    """A quality that a responsible person attests: absent awaits confirmation, "no" excludes."""

    name: str

    def holds(self, world: World) -> Bools:
        return world.scalar(self.name, lambda value: value > 0)

    def sentence(self) -> str:
        return vocabulary().facts[self.name].label

    def explain(self, hearing: Hearing) -> Trace:
        step = hearing.step(self)
        if value_of(hearing.case, self.name) is None:
            step.text += " (cần xác nhận)"
            step.to_confirm.append(self.sentence())
        elif step.outcome is Outcome.NOT_MET:
            step.text = f"Chưa đạt: {self.sentence()}"
        return step


@dataclass(frozen=True)
class Fact(Condition):
    """A stand-alone fact is one of ``values``, or at least ``least``, or at most ``most``.

    ``values``, ``least`` and ``most`` are the words of the statute, already encoded.
    """

    name: str
    values: tuple[float, ...] = ()
    least: float | None = None
    most: float | None = None
    negated: bool = False

    def _test(self, value: NDArray[np.float64]) -> Bools:
        out = np.ones(len(value), np.bool_)
        if self.values and self.kind.type == "bool":
            out = (value > 0) == bool(self.values[0])
        elif self.values:
            out = np.logical_or.reduce([value == wanted for wanted in self.values])
        if self.least is not None:
            out = out & (value >= self.least)
        if self.most is not None:
            out = out & (value <= self.most)
        return ~out if self.negated else out

    def holds(self, world: World) -> Bools:
        return world.scalar(self.name, self._test)

    @cached_property
    def kind(self) -> FactKind:
        """The fact's entry in the vocabulary."""
        return vocabulary().facts[self.name]

    def sentence(self) -> str:
        said, value = self._said()
        template = self.kind.says.get(said)
        if template:
            return template.format(value=value)
        label = self.kind.label
        plain = {
            "is": label if self.kind.type == "bool" else f"{label} là {value}",
            "not": f"không {label}" if self.kind.type == "bool" else f"{label} không phải là {value}",
            "at_least": f"{label} từ {value} trở lên",
            "at_most": f"{label} không quá {value}",
            "first": f"{label}: thứ nhất",
        }
        return plain[said]

    def _said(self) -> tuple[str, str]:
        """Which of the sentences it is, and its value in words."""
        words = vocabulary()
        if self.least is not None:
            top = self._at_top(self.least) if "is" in self.kind.says else []
            return ("is", _listed(top)) if top else ("at_least", _number(words.say(self.name, self.least)))
        if self.most is not None:
            return ("first", "") if self.most == 1 and self.name.endswith(".rank") else ("at_most", f"{self.most:g}")
        if self.kind.type == "bool":
            return ("is" if bool(self.values[0]) != self.negated else "not"), ""
        named = list(dict.fromkeys(words.say(self.name, value) for value in self.values))
        return ("not" if self.negated else "is"), _listed(named)

    def _at_top(self, least: float) -> list[str]:
        """The words of a scale from ``least`` up where they are few enough to be named: nothing is said to be above."""
        scale = vocabulary().scales.get(self.kind.type)
        ranks = sorted({rank for rank in scale.ranks.values() if rank >= least}) if scale else []
        return [scale.label_of_rank(rank) for rank in ranks] if scale and len(ranks) <= _FEW else []

    def explain(self, hearing: Hearing) -> Trace:
        case = hearing.case
        step = hearing.step(self)
        value = value_of(case, self.name)
        if value is not None:
            step.got = vocabulary().say(self.name, value)
        if step.outcome is Outcome.UNKNOWN:
            step.missing.append(ask_fact(hearing.ref, self.name))
        elif value is None and self.kind.cls is FactClass.CLAIM:
            step.text = f"Không nêu căn cứ này: {self.sentence()}"
        elif value is None and self.kind.cls in (FactClass.GIVEN, FactClass.GATE):
            step.to_confirm.append(self.sentence())
        elif step.outcome is Outcome.NOT_MET and value is not None:
            now = "" if self.kind.type == "bool" else f" (hiện là {step.got})"
            step.text = f"Chưa đạt: {self.sentence()}{now}"
        return step

    def given(self, case: Case) -> Bools | None:
        if self.kind.cls not in (FactClass.COUNTED, FactClass.CLAIM):
            return None
        scalar = case.table.scalar(self.name)
        return np.zeros(case.table.size, np.bool_) if scalar is None else scalar.state != ABSENT

    @cached_property
    def claims(self) -> bool:
        return self.kind.cls is FactClass.CLAIM
