"""Every change of state of rounds, lists, nominations and submissions, one function a verb."""

from .carrying import carry_in, carry_out, keep_round_file, try_in
from .columns import read_again, settle_headings
from .lists import (
    UnknownHeadingsError,
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
from .nominations import answer, choose, judge_again, judge_party_again, leave_out, restore, undo_choice, withdraw
from .putting import put_forward
from .rounds import change_round, close_round, open_round, reopen_round
from .submissions import (
    Inbox,
    give_back,
    give_some_back,
    judge_submission_again,
    recall,
    receive,
    receive_again,
    submit,
    submit_again,
    undo_give_back,
    undo_give_some_back,
    undo_receive,
)
from .taking import Taken, take_in

__all__ = [
    "Inbox",
    "Taken",
    "UnknownHeadingsError",
    "answer",
    "carry_in",
    "carry_out",
    "change_round",
    "choose",
    "close_round",
    "decide_match",
    "drop_row",
    "give_back",
    "give_some_back",
    "judge_again",
    "judge_party_again",
    "judge_submission_again",
    "keep_list",
    "keep_round_file",
    "leave_out",
    "mend_row",
    "move_many",
    "open_round",
    "put_forward",
    "read_again",
    "recall",
    "receive",
    "receive_again",
    "reopen_round",
    "restore",
    "restore_list",
    "send",
    "settle_headings",
    "submit",
    "submit_again",
    "take_in",
    "take_up_row",
    "try_in",
    "undo_choice",
    "undo_give_back",
    "undo_give_some_back",
    "undo_match",
    "undo_receive",
    "withdraw",
    "withdraw_list",
]
