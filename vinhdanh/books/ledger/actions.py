"""Writing the golden book. Entries are only added; every function here works inside the caller's transaction."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Q

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Authority, Party

from . import chain, lookup
from .models import Address, Entry, Grant, Head, Opening


@dataclass(frozen=True)
class NewGrant:
    """One award to one party, as the decision and the diploma have it.

    ``consumes`` is what the law says the grant spends (``Verdict.consumes``); ``verdict`` the frozen verdict's
    digest. ``token`` is None where the award has no diploma.
    """

    party: Party
    award: str
    name: str
    unit_name: str
    year: int
    decided_on: date
    decision_number: str
    authority_title: str
    authority: Authority | None = None
    occasion: str = "cong_trang"
    period: tuple[int, int] | None = None
    gold_book_number: str = ""
    token: str | None = None
    consumes: dict[str, Any] = field(default_factory=dict)
    verdict: str = ""
    proof: str = Grant.Proof.DECISION


class Written(NamedTuple):
    """An entry as it goes into the book; ``openings`` are (field, salt, value)."""

    seq: int
    body: str
    previous: str
    digest: str
    refers: int | None
    openings: list[tuple[str, str, str]]


class Pen:
    """Holds the chain's head locked and writes entries one after another, in bulk; one pen to a transaction."""

    def __init__(self) -> None:
        Head.objects.get_or_create(pk=1, defaults={"count": 0, "digest": chain.GENESIS})
        self.head = Head.objects.select_for_update().get(pk=1)
        self.entries: list[Entry] = []
        self.openings: list[Opening] = []

    def compose(self, content: dict[str, Any], personal: dict[str, str]) -> Written:
        """The next link of the chain; whoever asks for it writes it. ``personal`` fields go in as commitments."""
        seq, previous = self.head.count + 1, self.head.digest
        openings = [(name, chain.new_salt(), value) for name, value in personal.items()]
        hidden = {name: chain.commitment(salt, name, value) for name, salt, value in openings}
        body = chain.canonical({**content, "seq": seq, "v": chain.FORMAT, "personal": hidden})
        self.head.count, self.head.digest = seq, chain.link(seq, previous, body)
        return Written(seq, body, previous, self.head.digest, content.get("refers"), openings)

    def write(self, content: dict[str, Any], personal: dict[str, str]) -> Entry:
        """Add an entry of ``content``; the words of ``personal`` go into openings."""
        seq, body, previous, digest, refers, openings = self.compose(content, personal)
        entry = Entry(seq=seq, format=chain.FORMAT, body=body, previous=previous, digest=digest, refers=refers)
        self.entries.append(entry)
        self.openings += [Opening(entry=entry, field=name, salt=salt, value=value) for name, salt, value in openings]
        return entry

    def put_down(self) -> Head:
        """Save what was written and the new head."""
        Entry.objects.bulk_create(self.entries, batch_size=500)
        Opening.objects.bulk_create(self.openings, batch_size=500)
        self.head.save(update_fields=["count", "digest"])
        return self.head


def said_of(new: NewGrant, at: datetime) -> tuple[dict[str, Any], dict[str, str]]:
    """What a grant's entry says openly, and what it says behind commitments."""
    content = {
        "kind": "grant",
        "at": at.isoformat(timespec="seconds"),
        "award": new.award,
        "occasion": new.occasion,
        "subject": new.party.kind,
        "year": new.year,
        "period": list(new.period) if new.period else None,
        "decision": {"number": new.decision_number, "date": new.decided_on.isoformat(), "by": new.authority_title},
        "gold": new.gold_book_number or None,
        "token": new.token,
        "consumes": new.consumes,
        "verdict": new.verdict or None,
        "proof": new.proof,
    }
    return content, {"name": new.name, "unit": new.unit_name, "party": str(new.party.pk)}


def columns_of(new: NewGrant) -> dict[str, Any]:
    """The row of the read model for a new grant, without its entry's number."""
    return {
        "party_id": new.party.pk,
        "award": new.award,
        "occasion": new.occasion,
        "subject": new.party.kind,
        "name": new.name,
        "unit_name": new.unit_name,
        "year": new.year,
        "period_from": new.period[0] if new.period else None,
        "period_to": new.period[1] if new.period else None,
        "decided_on": new.decided_on,
        "decision_number": new.decision_number,
        "authority_id": new.authority.pk if new.authority else None,
        "authority_title": new.authority_title,
        "gold_book_number": new.gold_book_number,
        "token": new.token,
        "proof": new.proof,
        "consumes": new.consumes,
    }


@action("ledger.write")
def grant(authority: Authority | None, *, by: Actor, at: datetime, grants: list[NewGrant]) -> list[Grant]:
    """Write ``grants`` in their order: entries, openings, read model, head. The caller's transaction makes them one."""
    pen = Pen()
    rows = [Grant(entry=pen.write(*said_of(new, at)), **columns_of(new)) for new in grants]
    head = pen.put_down()
    Grant.objects.bulk_create(rows, batch_size=500)
    Address.objects.bulk_create((Address(token=row.token, grant=row) for row in rows if row.token), batch_size=500)
    lookup.index({new.party.pk for new in grants})
    audit.note(entries=[rows[0].pk, rows[-1].pk] if rows else [], head=head.digest)
    return rows


@action("ledger.write")
def correct(
    row: Grant, *, by: Actor, at: datetime, name: str, reason: str, decision_number: str, token: str | None
) -> Entry:
    """Correct a slip in a name: a new entry that refers to the first one. The old diploma's address keeps answering.

    Side effects: one entry, its openings, the read model's name, the new diploma's token.
    """
    if row.status != Grant.Status.VALID:
        raise Refused("Quyết định khen thưởng này đã bị hủy bỏ hoặc tước; không đính chính được nữa.")
    pen = Pen()
    entry = pen.write(
        {
            "kind": "correct",
            "at": at.isoformat(timespec="seconds"),
            "refers": row.pk,
            "decision": {"number": decision_number},
            "reason": reason,
            "token": token,
        },
        {"name": name},
    )
    pen.put_down()
    Grant.objects.filter(pk=row.pk).update(name=name, corrected=True, **({"token": token} if token else {}))
    if token:
        Address.objects.create(token=token, grant=row)
    lookup.index({row.party_id})
    audit.note(refers=row.pk, entry=entry.pk)
    return entry


@action("ledger.write")
def cancel(row: Grant, *, by: Actor, at: datetime, reason: str, decision_number: str) -> Entry:
    """Cancel a grant (Law 06/2022 Đ93.2): an entry that refers to it; the read model's status follows."""
    if row.status != Grant.Status.VALID:
        raise Refused("Khen thưởng này đã được hủy bỏ trước đó.")
    pen = Pen()
    entry = pen.write(
        {
            "kind": "cancel",
            "at": at.isoformat(timespec="seconds"),
            "refers": row.pk,
            "decision": {"number": decision_number},
            "reason": reason,
        },
        {},
    )
    pen.put_down()
    Grant.objects.filter(pk=row.pk).update(status=Grant.Status.CANCELLED)
    return entry


@action("ledger.erase")
def erase(row: Grant, *, by: Actor, at: datetime, basis: str) -> Entry:
    """Erase the personal words of a grant: its openings go, the chain stays whole, an entry says that it was done."""
    pen = Pen()
    entry = pen.write({"kind": "erase", "at": at.isoformat(timespec="seconds"), "refers": row.pk, "basis": basis}, {})
    pen.put_down()
    Opening.objects.filter(Q(entry=row.pk) | Q(entry__refers=row.pk)).delete()
    Grant.objects.filter(pk=row.pk).update(name="", unit_name="")
    lookup.index({row.party_id})
    return entry


def said(entry: Entry) -> dict[str, Any]:
    """The entry's content."""
    content: dict[str, Any] = json.loads(entry.body)
    return content
