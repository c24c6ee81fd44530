"""The golden book written by the hundred thousand: old decisions brought in at once, in the same chain as ever."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.bulk import pour
from vinhdanh.ground.registry.models import Authority

from . import chain, lookup
from .actions import NewGrant, Pen, Written, columns_of, said_of
from .models import Address, Entry, Grant, Opening

AT_ONCE = 20_000
PARTIES_AT_ONCE = 2_000

_ENTRY = ("seq", "format", "body", "previous", "digest", "refers")
_OPENING = ("entry", "field", "salt", "value")
_AS_WRITTEN = {"status": Grant.Status.VALID.value, "corrected": False}


@action("ledger.write")
def grant_many(authority: Authority | None, *, by: Actor, at: datetime, grants: Iterable[NewGrant]) -> int:
    """Write ``grants`` in their order, as ``actions.grant`` does; answers how many.

    Holds ``AT_ONCE`` of them in memory. The look-up is left out: ``index_many`` writes it once all parties are in.
    """
    pen, waiting, written = Pen(), iter(grants), 0
    first = pen.head.count + 1
    while part := list(islice(waiting, AT_ONCE)):
        links = [pen.compose(*said_of(new, at)) for new in part]
        pour(Entry, _ENTRY, (_entry(link) for link in links))
        pour(Opening, _OPENING, ((link.seq, *opening) for link in links for opening in link.openings))
        rows = [{"entry": link.seq, **columns_of(new), **_AS_WRITTEN} for link, new in zip(links, part, strict=True)]
        pour(Grant, list(rows[0]), (list(row.values()) for row in rows))
        pour(Address, ("token", "grant"), ((row["token"], row["entry"]) for row in rows if row["token"]))
        written += len(part)
    head = pen.put_down()
    audit.note(entries=[first, head.count] if written else [], head=head.digest)
    return written


def _entry(link: Written) -> tuple[Any, ...]:
    return link.seq, chain.FORMAT, link.body, link.previous, link.digest, link.refers


def index_many(parties: Iterable[int]) -> Iterator[int]:
    """Write the look-up entries of these parties part by part; yields how many are done."""
    waiting, done = iter(parties), 0
    while part := set(islice(waiting, PARTIES_AT_ONCE)):
        lookup.index(part)
        done += len(part)
        yield done
