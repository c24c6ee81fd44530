"""Every change of state of batches and their rows, one function a verb."""

from .batches import describe, discard, keep, keep_portion, send
from .bringing import bring_in, match_again
from .rosters import compare, dismiss, hold_hits, keep_roster, take_up_hit
from .rows import decide_match, drop_heap, drop_row, mend_row, take_up_all, take_up_row, undo_match
from .undoing import undo

__all__ = [
    "bring_in",
    "compare",
    "decide_match",
    "describe",
    "discard",
    "dismiss",
    "drop_heap",
    "drop_row",
    "hold_hits",
    "keep",
    "keep_portion",
    "keep_roster",
    "match_again",
    "mend_row",
    "send",
    "take_up_all",
    "take_up_hit",
    "take_up_row",
    "undo",
    "undo_match",
]
