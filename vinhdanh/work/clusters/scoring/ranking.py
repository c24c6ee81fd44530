"""Ranks with tie rules, and who is recommended within a quota when some of the first rest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .totals import Flags, Layout, Numbers, Totals

Ranks = NDArray[np.int64]
_DECIMALS = 2
"""Totals are compared as they are printed."""


def keys_of(ties: Sequence[str], layout: Layout, totals: Totals, votes: Numbers | None) -> list[Numbers]:
    """The numbers that decide between equal totals, the greater the better, in the order of ``ties``.

    Votes that were not counted decide nothing.
    """
    named = {code: totals.groups[:, place] for place, code in enumerate(layout.groups)}
    named |= {"bonus": totals.bonus, "minus": -totals.minus}
    if votes is not None:
        named["votes"] = votes
    return [named[word] for word in ties if word in named]


def rank(total: Numbers, ties: Sequence[Numbers] = (), *, out: Flags | None = None) -> Ranks:
    """Ranks from 1; who is equal in the total and in every tie rule shares one, and the next ranks are left free.

    ``out`` marks those who are not ranked: 0.
    """
    keys = np.stack([np.round(key, _DECIMALS) for key in (total, *ties)])
    ranks = np.zeros(len(total), np.int64)
    inside = np.flatnonzero(~out) if out is not None else np.arange(len(total))
    if not len(inside):
        return ranks
    mine = keys[:, inside]
    order = np.lexsort(-mine[::-1])
    ordered = mine[:, order]
    new = np.ones(len(order), np.bool_)
    new[1:] = (ordered[:, 1:] != ordered[:, :-1]).any(axis=0)
    places = np.maximum.accumulate(np.where(new, np.arange(1, len(order) + 1), 0))
    ranks[inside[order]] = places
    return ranks


def tied(ranks: Ranks) -> Flags:
    """Who shares a rank with somebody."""
    shared = np.bincount(ranks, minlength=1)
    return np.asarray((ranks > 0) & (shared[ranks] > 1))


def seats(ranks: Ranks, *, resting: Flags, moves_up: bool) -> Ranks:
    """Ranks after those who rest were passed over: with ``moves_up`` the next take their places, and they have 0."""
    if not moves_up:
        return ranks.copy()
    free = (ranks > 0) & ~resting
    places = np.zeros_like(ranks)
    places[free] = 1 + (ranks[free][None, :] < ranks[free][:, None]).sum(axis=1)
    return places


def leaders(ranks: Ranks, places: int, *, resting: Flags, moves_up: bool, first: int = 1) -> Ranks:
    """Indices of those recommended for ranks ``first`` … ``first + places - 1``, best first.

    One who rests is passed over; then the next moves up (``moves_up``) or the place stays free. A rank shared beyond
    the last place is left out whole: who of them goes is people's to decide.
    """
    held = seats(ranks, resting=resting, moves_up=moves_up)
    inside = (held >= first) & (held < first + places) & ~resting
    for seat in np.unique(held[inside]):
        if seat + int((held == seat).sum()) > first + places:
            inside &= held != seat
    chosen = np.flatnonzero(inside)
    return np.asarray(chosen[np.argsort(held[chosen], kind="stable")])
