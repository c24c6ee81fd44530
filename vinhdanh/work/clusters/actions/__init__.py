"""Every change of state of clusters, score tables, years and points, one function a verb."""

from .checking import make_check_group, score_check
from .clusters import (
    add_contact,
    add_member,
    change_cluster,
    drop_contact,
    regroup,
    remove_member,
    set_up,
)
from .conference import record_conference, record_votes
from .leads import Lead
from .objections import answer_objection, object_to
from .pacts import add_target, drop_target, write_pact
from .places import confirm, nominate, rank_again
from .points import hand_in, score_field, score_own, settle, take_back_sheet
from .seasons import add_item, mark_item, open_season, set_leaders, set_terms, step, use_table
from .tables import adopt, assign_verifier, new_version, rewrite_table, write_table

__all__ = [
    "Lead",
    "add_contact",
    "add_item",
    "add_member",
    "add_target",
    "adopt",
    "answer_objection",
    "assign_verifier",
    "change_cluster",
    "confirm",
    "drop_contact",
    "drop_target",
    "hand_in",
    "make_check_group",
    "mark_item",
    "new_version",
    "nominate",
    "object_to",
    "open_season",
    "rank_again",
    "record_conference",
    "record_votes",
    "regroup",
    "remove_member",
    "rewrite_table",
    "score_check",
    "score_field",
    "score_own",
    "set_leaders",
    "set_terms",
    "set_up",
    "settle",
    "step",
    "take_back_sheet",
    "use_table",
    "write_pact",
    "write_table",
]
