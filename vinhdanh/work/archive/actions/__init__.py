"""Every change of state of batches and their rows, one function a verb."""

from .batches import describe, discard, keep, keep_portion, send
from .bringing import bring_in, match_again
from .rows import decide_match, drop_row, mend_row, take_up_row, undo_match
from .undoing import undo

__all__ = [
    "bring_in",
    "decide_match",
    "describe",
    "discard",
    "drop_row",
    "keep",
    "keep_portion",
    "match_again",
    "mend_row",
    "send",
    "take_up_row",
    "undo",
    "undo_match",
]
