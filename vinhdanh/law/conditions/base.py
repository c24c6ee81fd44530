"""What a condition is, how two worlds make an outcome, and how an outcome explains itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any as Anything

import numpy as np

from vinhdanh.law.ragged import Bools
from vinhdanh.law.world import Case, World


class Outcome(IntEnum):
    """An answer of the judge. The numbers are what the outcome columns hold."""

    MET = 1
    NOT_MET = 0
    UNKNOWN = -1

    @property
    def word(self) -> str:
        """The word used in JSON."""
        return {1: "met", 0: "not_met", -1: "unknown"}[int(self)]

    @classmethod
    def of(cls, pessimistic: bool, optimistic: bool) -> Outcome:
        """Met in both worlds, in none, or it depends."""
        if pessimistic:
            return cls.MET
        return cls.UNKNOWN if optimistic else cls.NOT_MET


@dataclass(frozen=True)
class Missing:
    """What is not known: the article it is needed for, a sentence, and a question a clerk can answer."""

    ref: str
    text: str
    fact: str | None = None
    year: int | None = None
    question: str | None = None
    choices: tuple[tuple[str, str], ...] = ()

    def to_dict(self) -> dict[str, Anything]:
        """For JSON; what does not apply is left out."""
        raw = {
            "ref": self.ref,
            "text": self.text,
            "fact": self.fact,
            "year": self.year,
            "question": self.question,
            "choices": [{"value": value, "label": label} for value, label in self.choices],
        }
        return {key: value for key, value in raw.items() if value not in (None, [])}


@dataclass
class Trace:
    """One step of an explanation (``TRACE`` of the interfaces)."""

    text: str
    outcome: Outcome
    ref: str | None = None
    evidence: list[dict[str, Anything]] = field(default_factory=list)
    got: Anything = None
    need: Anything = None
    children: list[Trace] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    to_confirm: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Anything]:
        """For JSON; what does not apply is left out."""
        raw: dict[str, Anything] = {
            "ref": self.ref,
            "outcome": self.outcome.word,
            "text": self.text,
            "evidence": self.evidence,
            "got": self.got,
            "need": self.need,
            "children": [child.to_dict() for child in self.children],
        }
        return {key: value for key, value in raw.items() if value not in (None, [])}

    def walk(self) -> list[Trace]:
        """This step and all below it."""
        return [self, *(step for child in self.children for step in child.walk())]


class Condition(ABC):
    """A condition of a point of law. Immutable; reads facts only through a ``World``."""

    @abstractmethod
    def holds(self, world: World) -> Bools:
        """For each subject: does the condition hold in this world? Monotone in what is present."""

    @abstractmethod
    def sentence(self) -> str:
        """The condition in Vietnamese, as a clerk would write it."""

    @abstractmethod
    def explain(self, hearing: Hearing) -> Trace:
        """The condition applied to the one subject of the hearing."""

    def given(self, case: Case) -> Bools | None:
        """For each subject: is a counted or claimed fact of this condition given? None: it has no such fact."""
        return None

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
        return Outcome.of(bool(condition.holds(self.pessimistic)[0]), bool(condition.holds(self.optimistic)[0]))

    def step(self, condition: Condition, text: str | None = None, **more: Anything) -> Trace:
        """A trace step for a condition, with its outcome."""
        return Trace(text or _upper(condition.sentence()), self.outcome(condition), **more)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


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
        return "; ".join(part.sentence() for part in self.parts)

    def explain(self, hearing: Hearing) -> Trace:
        return hearing.step(self, "Đủ các điều kiện", children=[part.explain(hearing) for part in self.parts])

    def given(self, case: Case) -> Bools | None:
        return given_any(self.parts, case)

    def claims(self) -> bool:
        return any(part.claims() for part in self.parts)


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
        return "; hoặc ".join(part.sentence() for part in self.parts)

    def explain(self, hearing: Hearing) -> Trace:
        outcome = hearing.outcome(self)
        steps = [part.explain(hearing.pleading(part)) for part in self.parts]
        if outcome is Outcome.MET:
            steps = [step for step in steps if step.outcome is Outcome.MET]
        return Trace("Đạt một trong các điều kiện", outcome, children=steps)

    def given(self, case: Case) -> Bools | None:
        return given_any(self.parts, case)

    def claims(self) -> bool:
        return any(part.claims() for part in self.parts)


@dataclass(frozen=True)
class Cited(Condition):
    """A condition that stands under a point of its own, cited in the explanation."""

    at: str
    inner: Condition

    def holds(self, world: World) -> Bools:
        return self.inner.holds(world)

    def sentence(self) -> str:
        return self.inner.sentence()

    def explain(self, hearing: Hearing) -> Trace:
        ref = self.at if "/" in self.at else f"{hearing.ref.split(' ')[0]} Đ{self.at}"
        step = self.inner.explain(replace(hearing, ref=ref))
        if step.ref is None:
            step.ref = ref
            return step
        return Trace(step.text, step.outcome, ref, children=[step])

    def given(self, case: Case) -> Bools | None:
        return self.inner.given(case)

    def claims(self) -> bool:
        return self.inner.claims()


def pleading(world: World, point: Condition) -> World:
    """The world in which a point is read: a claim left out is open only where another fact of the point is given."""
    if not point.claims():
        return world
    return replace(world, raised=point.given(world.case))


def given_any(parts: Sequence[Condition], case: Case) -> Bools | None:
    """Rows for which any part has a fact given; None when no part can have one."""
    found = [given for part in parts if (given := part.given(case)) is not None]
    return np.logical_or.reduce(found) if found else None
