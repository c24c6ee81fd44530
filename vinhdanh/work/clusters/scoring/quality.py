"""Whether a cluster's scoring tells its members apart, and whether what they say of themselves stands."""

from __future__ import annotations

import numpy as np

from .totals import Numbers

NEAR = 0.01
"""Two totals within so much of the maximum are hardly told apart."""


def discrimination(totals: Numbers, whole: float) -> float | None:
    """Share of pairs of units whose totals differ by more than 1 % of the maximum; None for less than two units."""
    if len(totals) < 2 or whole <= 0:
        return None
    apart = np.abs(totals[:, None] - totals[None, :]) > NEAR * whole
    pairs = len(totals) * (len(totals) - 1)
    return float(apart.sum() / pairs)


def agreement(own: Numbers, verified: Numbers) -> float | None:
    """How much of what units claimed was confirmed, over the cells that both filled: 1 is all, above 1 is more."""
    both = ~np.isnan(own) & ~np.isnan(verified)
    claimed = float(np.where(both, own, 0.0).sum())
    return float(np.where(both, verified, 0.0).sum()) / claimed if claimed > 0 else None
