"""What happens in councils: seats, meetings, results. Everything that touches nominations does so in few queries."""

from .meetings import (
    Presence,
    call_off,
    convene,
    record_party_opinion,
    record_presence,
    reopen,
    take_off,
)
from .seats import seat, set_up, unseat
from .votes import MINUTES_SYMBOL, Ballots, close, record_ballots, record_exceptions, record_group

__all__ = [
    "MINUTES_SYMBOL",
    "Ballots",
    "Presence",
    "call_off",
    "close",
    "convene",
    "record_ballots",
    "record_exceptions",
    "record_group",
    "record_party_opinion",
    "record_presence",
    "reopen",
    "seat",
    "set_up",
    "take_off",
    "unseat",
]
