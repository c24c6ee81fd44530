"""Points of many units at once: evaluators combined, groups added up, bonus and minus capped, weights changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .table import Kind, Table

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

_SIGNS = {Kind.POINTS: 1.0, Kind.BONUS: 1.0, Kind.MINUS: -1.0, Kind.BAR: 0.0}


@dataclass(frozen=True)
class Layout:
    """A table's criteria as columns. ``member`` is criteria × groups, one where a criterion belongs to a group."""

    codes: tuple[str, ...]
    groups: tuple[str, ...]
    kinds: tuple[Kind, ...]
    """Of the groups."""
    member: Numbers
    most: Numbers
    """Per criterion."""
    cap: Numbers
    """Per group."""
    sign: Numbers
    """Per group."""

    @classmethod
    def of(cls, table: Table) -> Layout:
        member = np.zeros((len(table.criteria), len(table.groups)))
        row = 0
        for place, group in enumerate(table.groups):
            member[row : row + len(group.criteria), place] = 1
            row += len(group.criteria)
        return cls(
            codes=tuple(one.code for one in table.criteria),
            groups=tuple(group.code for group in table.groups),
            kinds=tuple(group.kind for group in table.groups),
            member=member,
            most=np.array([one.max for one in table.criteria]),
            cap=np.array([group.max for group in table.groups]),
            sign=np.array([_SIGNS[group.kind] for group in table.groups]),
        )

    def of_kind(self, kind: Kind) -> Flags:
        """The criteria that belong to groups of this kind."""
        chosen = np.array([each is kind for each in self.kinds])
        return np.asarray(self.member[:, chosen].any(axis=1))


@dataclass(frozen=True)
class Totals:
    """What a set of points comes to, a row a unit. ``groups`` are capped and unsigned."""

    groups: Numbers
    bonus: Numbers
    minus: Numbers
    total: Numbers
    barred: Flags
    """A disqualifying event happened."""


def combine(given: Numbers) -> Numbers:
    """Evaluators × units × criteria → units × criteria: the mean of those who gave points; NaN where nobody did."""
    said = ~np.isnan(given)
    count = said.sum(axis=0)
    whole = np.where(said, given, 0.0).sum(axis=0)
    return np.where(count > 0, whole / np.maximum(count, 1), np.nan)


def spread_of(given: Numbers) -> Numbers:
    """How far evaluators lie apart, a cell: 0 where at most one gave points."""
    said = ~np.isnan(given)
    most = np.where(said, given, -np.inf).max(axis=0)
    least = np.where(said, given, np.inf).min(axis=0)
    return np.where(said.sum(axis=0) > 1, most - least, 0.0)


def add_up(layout: Layout, points: Numbers) -> Totals:
    """Units × criteria → totals. What nobody scored counts nothing; a total may be negative and is kept so."""
    known = np.nan_to_num(points)
    groups = np.minimum(known @ layout.member, layout.cap)
    signed = groups * layout.sign
    kinds = np.array([str(kind) for kind in layout.kinds])
    return Totals(
        groups=groups,
        bonus=groups[:, kinds == Kind.BONUS].sum(axis=1),
        minus=groups[:, kinds == Kind.MINUS].sum(axis=1),
        total=np.round(signed.sum(axis=1), 4),
        barred=(groups[:, kinds == Kind.BAR] > 0).any(axis=1),
    )


def reweighted(layout: Layout, points: Numbers, weights: Mapping[str, float]) -> tuple[Layout, Numbers]:
    """The same achievements if some criteria (by code) had another maximum: "if criterion 3 were worth 20"."""
    most = layout.most.copy()
    for code, weight in weights.items():
        most[layout.codes.index(code)] = weight
    scale = most / layout.most
    cap = layout.cap.copy()
    for place, kind in enumerate(layout.kinds):
        if kind is Kind.POINTS:
            cap[place] = most[layout.member[:, place] == 1].sum()
    return replace(layout, most=most, cap=cap), points * scale
