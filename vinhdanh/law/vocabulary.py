"""The closed vocabulary of facts: class, scale, Vietnamese words. Data in ``catalogue/facts.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from vinhdanh.law.folder import catalogue
from vinhdanh.law.yamls import read_yaml

_FILE = catalogue("facts.yaml")


class FactClass(StrEnum):
    """What the absence of a fact means."""

    COUNTED = "counted"
    STANDING = "standing"
    CLAIM = "claim"
    GATE = "gate"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class FactKind:
    """One fact that stands alone: a number, a yes or no, a word of a scale.

    ``says`` has the sentences of conditions on it (``is``, ``not``, ``at_least``, ``at_most``, ``first``).
    ``group`` names the mapping of a case file that holds it (``movement``, ``cluster``, ``attested``), if any.
    """

    name: str
    cls: FactClass
    type: str
    label: str
    question: str | None
    group: str | None
    says: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scale:
    """Words with a rank: ``rank("tot")`` is 2; several words may share a rank."""

    name: str
    ranks: dict[str, int]
    labels: dict[str, str]

    def rank(self, word: str) -> int:
        """The rank of a word; ``KeyError`` when the scale has no such word."""
        return self.ranks[word]

    def label_of_rank(self, rank: int) -> str:
        """The Vietnamese words of the last entry with this rank."""
        named = [word for word, value in self.ranks.items() if value == rank]
        return self.labels[named[-1]] if named else str(rank)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All facts and scales."""

    facts: dict[str, FactKind]
    scales: dict[str, Scale]

    def encode(self, name: str, value: Any) -> float:
        """The number that stands for ``value`` of the fact ``name``; ``ValueError`` when the value does not fit."""
        kind = self.facts[name]
        if kind.type == "bool":
            if isinstance(value, bool | int | float):
                return float(value)
            return float(str(value) not in ("khong", "false", ""))
        if kind.type == "number":
            if isinstance(value, int | float) and not isinstance(value, bool):
                return float(value)
        elif kind.type in self.scales:
            rank = self.scales[kind.type].ranks.get(str(value))
            if rank is not None:
                return float(rank)
            if value is False:
                return 0.0
        else:
            return 1.0
        raise ValueError(f"giá trị “{value}” không dùng được cho {kind.label} ({name})")

    def say(self, name: str, value: float) -> str:
        """A value as words: "có", "5", "toàn quốc"."""
        kind = self.facts[name]
        if kind.type == "bool":
            return "có" if value else "không"
        if kind.type in self.scales:
            return self.scales[kind.type].label_of_rank(int(value))
        return f"{value:g}".replace(".", ",")


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    raw = read_yaml(_FILE)
    scales = {
        name: Scale(
            name,
            {word: int(entry[0]) for word, entry in words.items()},
            {word: str(entry[1]) for word, entry in words.items()},
        )
        for name, words in raw["scales"].items()
    }
    facts = {name: _kind(name, entry, entry.get("group")) for name, entry in raw["facts"].items()}
    facts |= {name: _kind(name, entry, "attested") for name, entry in raw["attested"].items()}
    return Vocabulary(facts, scales)


def _kind(name: str, entry: dict[str, Any], group: str | None) -> FactKind:
    return FactKind(
        name,
        FactClass(entry["class"]),
        entry["type"],
        entry["label"],
        entry.get("question"),
        group,
        entry.get("says", {}),
    )
