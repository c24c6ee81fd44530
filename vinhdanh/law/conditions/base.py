"""What a condition is, and how two worlds make its outcome for one subject."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any as Anything

import numpy as np

from vinhdanh.law.conditions.trace import Outcome, Trace
from vinhdanh.law.ragged import Bools
from vinhdanh.law.world import Case, World


@dataclass(frozen=True)
class Outline:
    """A sentence, and the sentences below it."""

    text: str
    parts: tuple[Outline, ...] = ()

    def lines(self, indent: str = "") -> list[str]:
        """One line a sentence, the parts indented."""
        return [f"{indent}· {self.text}", *(line for part in self.parts for line in part.lines(indent + "  "))]


class Condition(ABC):
    """A condition of a point of law. Immutable; reads facts only through a ``World``."""

    @abstractmethod
    def holds(self, world: World) -> Bools:
        """For each subject: does the condition hold in this world? Monotone in what is present."""

    @abstractmethod
    def sentence(self) -> str:
        """The condition in Vietnamese, as a clerk would write it."""

    @cached_property
    def heading(self) -> str:
        """The sentence as it begins a line."""
        said = self.sentence()
        return said[:1].upper() + said[1:]

    def outline(self) -> Outline:
        """The condition as a sentence with what it consists of below it, for a page."""
        return Outline(self.sentence())

    @abstractmethod
    def explain(self, hearing: Hearing) -> Trace:
        """The condition applied to the one subject of the hearing."""

    def given(self, case: Case) -> Bools | None:
        """For each subject: is a counted or claimed fact of this condition given? None: it has no such fact."""
        return None

    @cached_property
    def claims(self) -> bool:
        """Whether the condition rests on a ground that must be pleaded."""
        return False


@dataclass(frozen=True)
class Hearing:
    """One subject (a table of one row) before both worlds."""

    pessimistic: World
    optimistic: World
    ref: str

    @property
    def case(self) -> Case:
        """The case of one row."""
        return self.pessimistic.case

    def pleading(self, part: Condition) -> Hearing:
        """The hearing of an alternative, which is a point of its own."""
        return Hearing(pleading(self.pessimistic, part), pleading(self.optimistic, part), self.ref)

    def outcome(self, condition: Condition) -> Outcome:
        """The outcome of a condition for this subject."""
        if condition.holds(self.pessimistic)[0]:
            return Outcome.MET
        return Outcome.UNKNOWN if condition.holds(self.optimistic)[0] else Outcome.NOT_MET

    def step(self, condition: Condition, text: str | None = None, **more: Anything) -> Trace:
        """A trace step for a condition, with its outcome."""
        return Trace(text or condition.heading, self.outcome(condition), **more)


ALL_OF = {
    Outcome.MET: "Đủ các điều kiện",
    Outcome.NOT_MET: "Chưa đủ các điều kiện",
    Outcome.UNKNOWN: "Chưa rõ có đủ các điều kiện hay không",
}
ONE_OF = {
    Outcome.MET: "Đạt một trong các điều kiện",
    Outcome.NOT_MET: "Không đạt điều kiện nào sau đây",
    Outcome.UNKNOWN: "Chưa rõ có đạt một trong các điều kiện sau hay không",
}
_SHORT = 110


def _unwrapped(step: Trace, heads: dict[Outcome, str]) -> list[Trace]:
    """The parts of a step that only says that its parts are asked, itself without a reference; else the step."""
    return step.children if step.ref is None and step.text == heads[step.outcome] else [step]


def alternatives(said: Sequence[str]) -> str:
    """Several sentences of which one is enough: joined when short, else numbered."""
    joined = ("; hoặc " if any(" hoặc " in each for each in said) else " hoặc ").join(said)
    if len(joined) <= _SHORT:
        return joined
    numbered = "; ".join(f"({place}) {text}" for place, text in enumerate(said, start=1))
    return f"một trong các trường hợp: {numbered}"


def _strength(outcome: Outcome) -> int:
    return outcome.strength


@dataclass(frozen=True)
class All(Condition):
    """Every part must hold."""

    parts: tuple[Condition, ...]

    def holds(self, world: World) -> Bools:
        out = world.all_rows(True)
        for part in self.parts:
            out = out & part.holds(world)
            if not out.any():
                break
        return out

    def sentence(self) -> str:
        return ", đồng thời ".join(part.sentence() for part in self.parts)

    def outline(self) -> Outline:
        return Outline("đủ các điều kiện sau", tuple(part.outline() for part in self.parts))

    def explain(self, hearing: Hearing) -> Trace:
        steps = [step for part in self.parts for step in _unwrapped(part.explain(hearing), ALL_OF)]
        outcome = min((step.outcome for step in steps), key=_strength, default=Outcome.MET)
        return Trace(ALL_OF[outcome], outcome, children=steps)

    def given(self, case: Case) -> Bools | None:
        return given_any(self.parts, case)

    @cached_property
    def claims(self) -> bool:
        return any(part.claims for part in self.parts)


@dataclass(frozen=True)
class Any(Condition):
    """One part is enough."""

    parts: tuple[Condition, ...]

    def holds(self, world: World) -> Bools:
        out = world.all_rows(False)
        for part in self.parts:
            out = out | part.holds(pleading(world, part))
            if out.all():
                break
        return out

    def sentence(self) -> str:
        return alternatives([part.sentence() for part in self.parts])

    def outline(self) -> Outline:
        said = self.sentence()
        if len(said) <= _SHORT:
            return Outline(said)
        return Outline("đạt một trong các điều kiện sau", tuple(part.outline() for part in self.parts))

    def explain(self, hearing: Hearing) -> Trace:
        steps = [part.explain(hearing.pleading(part)) for part in self.parts]
        outcome = max((step.outcome for step in steps), key=_strength, default=Outcome.NOT_MET)
        if outcome is Outcome.MET:
            steps = [step for step in steps if step.outcome is Outcome.MET]
        if len(steps) == 1 and steps[0].ref is None:
            return steps[0]
        return Trace(ONE_OF[outcome], outcome, children=steps)

    def given(self, case: Case) -> Bools | None:
        return given_any(self.parts, case)

    @cached_property
    def claims(self) -> bool:
        return any(part.claims for part in self.parts)


@dataclass(frozen=True)
class Cited(Condition):
    """A condition that stands under a point of its own, cited in the explanation."""

    at: str
    inner: Condition

    def holds(self, world: World) -> Bools:
        return self.inner.holds(world)

    def sentence(self) -> str:
        return self.inner.sentence()

    def outline(self) -> Outline:
        return self.inner.outline()

    def explain(self, hearing: Hearing) -> Trace:
        ref = self.at if "/" in self.at else f"{hearing.ref.split(' ')[0]} Đ{self.at}"
        step = self.inner.explain(replace(hearing, ref=ref))
        if step.ref is None:
            step.ref = ref
            return step
        return Trace(step.text, step.outcome, ref, children=[step])

    def given(self, case: Case) -> Bools | None:
        return self.inner.given(case)

    @cached_property
    def claims(self) -> bool:
        return self.inner.claims


def pleading(world: World, point: Condition) -> World:
    """The world in which a point is read: a claim left out is open only where another fact of the point is given."""
    if not point.claims:
        return world
    return World(world.case, world.optimistic, world.award, point.given(world.case))


def given_any(parts: Sequence[Condition], case: Case) -> Bools | None:
    """Rows for which any part has a fact given; None when no part can have one."""
    found = [given for part in parts if (given := part.given(case)) is not None]
    return np.logical_or.reduce(found) if found else None
