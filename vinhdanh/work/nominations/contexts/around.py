"""What stands around a nomination's verdict: how its paper is worded, the vote, the papers, by when, which money."""

from datetime import date
from typing import Any

from django.utils import timezone

from vinhdanh import law
from vinhdanh.books.eligibility.doors import door_of
from vinhdanh.books.lawbook.queries import statutes_in_force
from vinhdanh.crafts.viet.numbers import format_number

from ..documents import when
from ..models import Nomination


def around(nomination: Nomination) -> dict[str, Any]:
    """By the law of the round's day. ``terms`` run from the day its submission was received, else sent."""
    round, submission = nomination.round, nomination.submission
    moments = [submission.received_at, submission.submitted_at] if submission else []
    received = next((timezone.localdate(moment) for moment in moments if moment), None)
    dates = law.Dates(year=round.year, received=received)
    door = door_of(nomination.award, nomination.party, round.on, dates=dates)
    return {
        "door": door,
        "terms": [{**term, "due": _day(term)} for term in door.deadlines],
        "received": received,
        "prize": _prize(nomination),
        "wording": _wording(nomination),
    }


def _day(term: dict[str, Any]) -> date | None:
    return date.fromisoformat(term["due"]) if "due" in term else None


def _prize(nomination: Nomination) -> dict[str, str] | None:
    """What the award brings by itself; which of several titles is paid is settled when the decision is drafted."""
    decides = nomination.authority.decides if nomination.authority else None
    try:
        found = law.prize(
            nomination.award,
            subject=nomination.party.kind,
            on=nomination.round.on,
            decided_by=decides,
            law=statutes_in_force(nomination.round.on),
        )
    except law.NoPrize:
        return None
    part = found.parts[0]
    return {
        "amount": f"{'không quá ' if found.ceiling else ''}{format_number(part.amount)} đồng",
        "reckoned": f"{format_number(float(part.multiple))} × {format_number(part.base)} đồng",
        "ref": part.refs[0],
    }


def _wording(nomination: Nomination) -> tuple[str, str | None] | None:
    """On the decision and on the certificate; None while it is not known who decides."""
    try:
        words = law.wording(
            nomination.award,
            nomination.party.kind,
            authority=nomination.authority.title if nomination.authority else None,
            when=when(nomination.round),
        )
    except law.WordingError:
        return None
    return tuple(words)  # type: ignore[return-value]
