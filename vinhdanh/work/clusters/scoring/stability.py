"""How stable a ranking is: which ranks change when weights move a little, or one evaluator less is heard."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .ranking import Ranks, rank
from .table import Kind
from .totals import Flags, Layout, Numbers, add_up, combine

SPREAD, TIMES, SEED = 0.05, 10_000, 2025


@dataclass(frozen=True)
class Stability:
    """For each unit, over many draws: its best and worst rank, how often it led (0 … 1), how often it kept its rank.

    Units that are not ranked have rank 0 throughout.
    """

    ranks: Ranks
    best: Ranks
    worst: Ranks
    led: Numbers
    kept: Numbers
    times: int

    @property
    def firm(self) -> Flags:
        """Whose rank no draw changed."""
        return np.asarray(self.best == self.worst)


def shake(
    layout: Layout,
    points: Numbers,
    *,
    out: Flags | None = None,
    spread: float = SPREAD,
    times: int = TIMES,
    seed: int = SEED,
) -> Stability:
    """Draw the weight of every criterion ``times`` times, evenly within ±``spread``; bonus and minus stay.

    The same input gives the same answer: the draws start from ``seed``.
    """
    totals = add_up(layout, points)
    out = totals.barred if out is None else out | totals.barred
    inside = np.flatnonzero(~out)
    ranks = rank(totals.total, out=out)
    if not len(inside):
        nothing = np.zeros(len(ranks))
        return Stability(ranks, ranks, ranks, nothing, nothing, times)
    weighed = layout.of_kind(Kind.POINTS)
    known = np.nan_to_num(points)[np.ix_(inside, weighed)].astype(np.float32)
    kept = np.array([kind is Kind.POINTS for kind in layout.kinds])
    fixed = totals.total[inside] - totals.groups[inside][:, kept].sum(axis=1)
    draws = np.random.default_rng(seed).random((known.shape[1], times), np.float32)
    shaken = known @ (1 + spread * (2 * draws - 1)) + fixed.astype(np.float32)[:, None]
    drawn = _ranks_of_columns(shaken)
    best, worst = ranks.copy(), ranks.copy()
    led, stayed = np.zeros(len(ranks)), np.zeros(len(ranks))
    best[inside] = np.minimum(drawn.min(axis=1), ranks[inside])
    worst[inside] = np.maximum(drawn.max(axis=1), ranks[inside])
    led[inside] = (drawn == 1).mean(axis=1)
    stayed[inside] = (drawn == ranks[inside][:, None]).mean(axis=1)
    return Stability(ranks, best, worst, led, stayed, times)


def _ranks_of_columns(totals: Numbers) -> Ranks:
    """The rank of every row within each column, the greatest first; equal ones in the order of the rows."""
    order = np.argsort(-totals.T, axis=1, kind="stable").astype(np.int16)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, totals.shape[0] + 1, dtype=np.int16)[None, :], axis=1)
    return np.asarray(ranks.T)


def without_each(layout: Layout, given: Numbers, *, out: Flags | None = None) -> Ranks:
    """Evaluators × units: everybody's rank if that evaluator had given nothing."""
    heard = [combine(np.delete(given, place, axis=0)) for place in range(given.shape[0])]
    answers = []
    for points in heard:
        totals = add_up(layout, points)
        answers.append(rank(totals.total, out=totals.barred if out is None else out | totals.barred))
    return np.array(answers, np.int64).reshape(given.shape[0], given.shape[1])
