"""Every write of a fact, one function a verb. Reasons of holds stand in ``holds`` and nowhere else."""

from .answers import answer
from .brought import Brought, Wrote, bring_results, take_back
from .carried import carry_rows
from .deeds import (
    attest,
    declare_award,
    declare_initiative,
    declare_titles,
    declare_unit_year,
    write_discipline,
    write_leave,
    write_post,
    write_service,
)
from .holds import hold, release_hold
from .lists import Declared, Difference, bulk_declare, declare_facts
from .places import take_back_cluster_place, write_cluster_place
from .results import correct_official_result, declare_result, make_results_official
from .striking import strike

__all__ = [
    "Brought",
    "Declared",
    "Difference",
    "Wrote",
    "answer",
    "attest",
    "bring_results",
    "bulk_declare",
    "carry_rows",
    "correct_official_result",
    "declare_award",
    "declare_facts",
    "declare_initiative",
    "declare_result",
    "declare_titles",
    "declare_unit_year",
    "hold",
    "make_results_official",
    "release_hold",
    "strike",
    "take_back",
    "take_back_cluster_place",
    "write_cluster_place",
    "write_discipline",
    "write_leave",
    "write_post",
    "write_service",
]
