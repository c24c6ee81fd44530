"""A score table as data: groups of criteria, what each is worth, how it is counted, who verifies it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How the points of a criterion come about."""

    LEVEL = "level"
    """By level: the points of the level reached."""
    SHARE = "share"
    """By share of a target: all points at the target, in proportion below it."""
    COUNT = "count"
    """So many points for each, up to the maximum."""
    MANUAL = "manual"
    """Points given by hand, up to the maximum."""


class Kind(StrEnum):
    """What a group's points do to the total."""

    POINTS = "points"
    BONUS = "bonus"
    MINUS = "minus"
    BAR = "bar"
    """One event of this group and the unit is not ranked."""


@dataclass(frozen=True)
class Level:
    """A condition and the points it is worth."""

    text: str
    points: float


@dataclass(frozen=True)
class Criterion:
    """One line of the table. ``code`` is its key for ever: scores are kept under it from version to version."""

    code: str
    text: str
    max: float
    how: How = How.MANUAL
    levels: tuple[Level, ...] = ()
    each: float = 0
    """Points for one, where points are counted."""
    floor: float = 0
    """Share of the target (0 … 1) below which nothing is given."""
    unit: str = ""
    """What is counted or measured: "mô hình", "%"."""
    evidence: str = ""
    """What must prove it; empty where nothing is asked."""
    verifiers: tuple[str, ...] = ()
    """Departments that give the points; their mean counts. Empty: the standing body."""


@dataclass(frozen=True)
class Group:
    code: str
    text: str
    max: float
    """The sum of its criteria; for bonus and minus the most that counts."""
    kind: Kind
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Band:
    """From so many points on, a unit is classified so."""

    least: float
    name: str


@dataclass(frozen=True)
class Table:
    """A whole score table. ``ties``: what decides between equal totals, in order: "votes" (votes of the conference),
    "bonus", "minus" (the fewer the better), or a group's code; who is equal in all of them shares the rank."""

    name: str
    total: float
    groups: tuple[Group, ...]
    bands: tuple[Band, ...] = ()
    ties: tuple[str, ...] = ()
    source: str = ""
    assumed: bool = False
    """Filled up by us where the published text is incomplete: "mẫu giả định"."""

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(criterion for group in self.groups for criterion in group.criteria)

    @property
    def verifiers(self) -> tuple[str, ...]:
        """Every department named, in the order of the table."""
        return tuple(dict.fromkeys(name for criterion in self.criteria for name in criterion.verifiers))

    def criterion(self, code: str) -> Criterion:
        """KeyError when the table has no such line."""
        return {criterion.code: criterion for criterion in self.criteria}[code]

    def group_of(self, code: str) -> Group:
        return next(group for group in self.groups if any(one.code == code for one in group.criteria))

    def band(self, total: float) -> str:
        """How a total is classified; empty where the table has no bands or the total lies below all of them."""
        return next((band.name for band in sorted(self.bands, key=lambda b: -b.least) if total >= band.least), "")
