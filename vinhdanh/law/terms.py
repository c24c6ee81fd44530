"""Terms: by when a dossier is due, and how long each office has, in working days of the Vietnamese calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from vinhdanh.law.in_force import Statutes
from vinhdanh.law.provisions import Provision
from vinhdanh.law.workdays import add_working_days, weakest_calendar


@dataclass(frozen=True)
class Dates:
    """From which days terms run. ``year``: the year honoured (else the one before the day of judging); ``received``:
    the day the whole dossier was received, or the step before was done; ``event``: the meeting or the celebration.
    """

    year: int | None = None
    received: date | None = None
    event: date | None = None


def terms(
    law: Statutes, code: str, on: date, sector: str | None, route: str | None, dates: Dates
) -> tuple[dict[str, Any], ...]:
    """The terms of an award: ``step``, ``text``, ``ref``, and ``working_days`` or ``days`` where the law counts them.

    ``due`` (ISO) is there where it can be told; where it was counted in working days ``calendar`` says how well the
    holidays of its years are known (high, medium, low). A sector's own term stands instead of the general one of
    that step.
    """
    rules = [p for p in law.of_kind("deadline", code) if "routes" not in p.body or route in p.body["routes"]]
    own = {p.body["step"] for p in rules if sector and p.body.get("sector") == sector}
    kept = [p for p in rules if p.body.get("sector") == (sector if p.body["step"] in own else None)]
    return tuple(_term(provision, on, dates) for provision in kept)


def _term(provision: Provision, on: date, dates: Dates) -> dict[str, Any]:
    body = provision.body
    counted: dict[str, Any] = {
        name: body[name] for name in ("working_days", "days", "days_before_event") if name in body
    }
    due = _due(body, on, dates)
    last: dict[str, Any] = {"due": due.isoformat()} if due else {}
    if due and "working_days" in body and dates.received:
        last["calendar"] = weakest_calendar(dates.received, due)
    return {"step": body["step"], "text": provision.text, "ref": provision.id, **counted, **last}


def _due(body: dict[str, Any], on: date, dates: Dates) -> date | None:
    """The last day of a term; None when the day it runs from is not known."""
    if "due" in body:
        said = str(body["due"])
        month, day = int(said[-5:-3]), int(said[-2:])
        if said.startswith("next-"):
            return date((dates.year if dates.year is not None else on.year - 1) + 1, month, day)
        return date(on.year, month, day)
    if "days_before_event" in body:
        return dates.event - timedelta(days=body["days_before_event"]) if dates.event else None
    if dates.received is None:
        return None
    if "working_days" in body:
        return add_working_days(dates.received, body["working_days"])
    return dates.received + timedelta(days=body["days"])
