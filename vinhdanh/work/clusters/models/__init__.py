"""The tables of clusters and blocks, split by noun: clusters, score tables, years, points."""

from .clusters import Cluster, Contact, Member, Regrouping
from .points import Evidence, Objection, PointChange, Sheet
from .seasons import CheckGroup, Conference, Pact, Place, ProgrammeItem, Season, Target, Vote
from .tables import ScoreTable, Verifier

__all__ = [
    "CheckGroup",
    "Cluster",
    "Conference",
    "Contact",
    "Evidence",
    "Member",
    "Objection",
    "Pact",
    "Place",
    "PointChange",
    "ProgrammeItem",
    "Regrouping",
    "ScoreTable",
    "Season",
    "Sheet",
    "Target",
    "Verifier",
    "Vote",
]
