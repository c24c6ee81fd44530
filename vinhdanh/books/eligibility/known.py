"""What is known of one party, in the form of the judge's cases."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinhdanh.law.vocabulary import vocabulary

Facts = dict[str, Any]


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
