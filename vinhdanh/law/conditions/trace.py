"""An outcome, and the steps that explain it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any as Anything


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

    @property
    def strength(self) -> int:
        """Not met before unknown before met: the least of all parts, the greatest of alternatives decides."""
        return (0, 2, 1)[self]


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
