"""Every change of state of rounds, lists, nominations and submissions, one function a verb."""

from .lists import (
    decide_match,
    drop_row,
    keep_list,
    mend_row,
    restore_list,
    send,
    take_up_row,
    undo_match,
    withdraw_list,
)
from .moves import move_many
from .rounds import change_round, close_round, open_round, reopen_round

__all__ = [
    "change_round",
    "close_round",
    "decide_match",
    "drop_row",
    "keep_list",
    "mend_row",
    "move_many",
    "open_round",
    "reopen_round",
    "restore_list",
    "send",
    "take_up_row",
    "undo_match",
    "withdraw_list",
]
