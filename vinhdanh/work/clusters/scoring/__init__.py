"""Scoring of clusters and blocks: tables as data, points, totals, ranks, how stable they are. Pure: NumPy, no Django.

table = read_table(yaml_content)               a checked ``Table``; ScoreError with one sentence a fault
layout = Layout.of(table)                      its criteria as columns
totals = add_up(layout, combine(given))        units × criteria → groups, bonus, minus, total
ranks = rank(totals.total, ties, out=…)        1 1 3 …; 0 is not ranked
shake(layout, points, times=10_000)            which ranks change under ±5 % of the weights
"""

from .changes import Difference, differences
from .points import accept_points, points_for
from .quality import agreement, discrimination
from .ranking import keys_of, leaders, rank, seats, tied
from .reading import ScoreError, read_table, write_table
from .stability import Stability, shake, without_each
from .table import Band, Criterion, Group, How, Kind, Level, Table
from .totals import Layout, Totals, add_up, combine, reweighted, spread_of

__all__ = [
    "Band",
    "Criterion",
    "Difference",
    "Group",
    "How",
    "Kind",
    "Layout",
    "Level",
    "ScoreError",
    "Stability",
    "Table",
    "Totals",
    "accept_points",
    "add_up",
    "agreement",
    "combine",
    "differences",
    "discrimination",
    "keys_of",
    "leaders",
    "points_for",
    "rank",
    "read_table",
    "reweighted",
    "seats",
    "shake",
    "spread_of",
    "tied",
    "without_each",
    "write_table",
]
