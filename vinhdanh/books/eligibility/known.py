"""What is known of one party, in the form of the judge's cases."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinhdanh.law.vocabulary import vocabulary

from .figures import Facts, Figures


@dataclass(frozen=True)
class Provisional:
    """An award that passed in a round and is not yet issued: it counts for what waits for it, and is shown as such."""

    party_id: int
    award: str
    year: int
    initiatives: tuple[int, ...] = ()


@dataclass
class Known:
    """One party's facts; ``incomplete`` names the lists of which more may exist than our books hold."""

    facts: Facts
    incomplete: set[str] = field(default_factory=lambda: {"awards", "initiatives"})
    titled: tuple[int, int] | None = None
    """First and last year of which the ledger holds every title."""

    figures: Figures | None = None
    """A collective's own, counted from its people; then what it declares of them is not among the facts."""
    firm: set[str] = field(default_factory=set)
    """Grounds (``cluster.rank`` …) that a decision proves: what a nomination claims does not replace them."""
    declared: Facts = field(default_factory=dict)
    """What a collective says of itself, to be compared with what was counted."""

    @property
    def counted(self) -> Figures:
        """The figures beside what the unit says of its number; only for a collective that has people here."""
        assert self.figures is not None
        return self.figures.beside(self.declared)

    def told(self, which: str = "", **firm: bool) -> Facts:
        """The facts for the judge, with the figures as ``Figures.facts`` tells them."""
        return self.facts if self.figures is None else self.facts | self.counted.facts(which, **firm)

    def covers(self, year: int | None) -> bool:
        """Whether the ledger is complete for the year: a mere word cannot add an award to it."""
        return self.titled is not None and year is not None and self.titled[0] <= year <= self.titled[1]


def put_fact(facts: Facts, name: str, value: Any) -> None:
    """Put a fact of the vocabulary where the form of the cases has it: "movement.rank" under ``movement``."""
    kind = vocabulary().facts.get(name)
    if kind is None:
        return
    if kind.group is None:
        facts[name] = value
    else:
        facts.setdefault(kind.group, {})[name.rpartition(".")[2]] = value


def same_award(told: Facts, award: str, year: int, decided: date | None) -> bool:
    """The same award told twice: by its year, or by the day of its decision."""
    if told.get("code") != award:
        return False
    return told.get("year") == year or bool(decided and str(told.get("decided") or "")[:10] == decided.isoformat())
