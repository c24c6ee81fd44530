"""A batch goes out of the books as it came in: whole."""

from datetime import datetime

from vinhdanh.books.ledger import brought
from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.record import actions as record
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry import withdrawing

from .. import reruns
from ..models import Batch, BatchRow
from ..workflow import BATCH

Fate = BatchRow.Fate


@action("archive.undo")
def undo(batch: Batch, *, by: Actor, at: datetime, reason: str) -> Batch:
    """Take a batch out of the books.

    Ledger entries are withdrawn by entries that refer to them, better papers go back to what they were, rows of the
    record are deleted or restored unless somebody changed them since, persons the batch wrote leave the registry unless
    something hangs on them. Open rounds' nominations of the same parties are to be judged again, as on the way in.
    """
    if not reason.strip():
        raise Refused("Hãy ghi lý do hoàn tác.", code="no_reason")
    BATCH.move(batch, "undo")
    house = Actor("system", by.id, by.name)
    rows = list(batch.rows.filter(dropped=False))
    parties = {row.party_id for row in rows}
    _withdraw(batch, rows, by=house, at=at, reason=reason)
    stay = _restore(batch, by=house, at=at)
    left = _leave_registry(batch, rows, by=house, at=at)
    batch.report |= {"stay": stay, "left": len(left)}
    batch.undo_reason = reason.strip()[:500]
    batch.save(update_fields=["report", "undo_reason"])
    reruns.open_for(batch, parties - left, cause=f"Hoàn tác tệp “{batch.file.name}”", by=by, at=at)
    audit.note(batch=batch.pk, reason=batch.undo_reason, stay=stay, left=len(left))
    return batch


def _withdraw(batch: Batch, rows: list[BatchRow], *, by: Actor, at: datetime, reason: str) -> None:
    written = [row.entry for row in rows if row.fate == Fate.WRITTEN and row.entry]
    grants = list(Grant.objects.filter(pk__in=written).order_by("pk"))
    if grants:
        brought.withdraw(None, by=by, at=at, rows=grants, reason=reason)
    before = {trace.key: brought.Paper.from_json(trace.before) for trace in batch.traces.filter(table="grant")}
    papers = [
        (grant, before[grant.pk])
        for grant in Grant.objects.filter(pk__in=before, proof=batch.proof, status=Grant.Status.VALID).order_by("pk")
    ]
    if papers:
        brought.prove(None, by=by, at=at, papers=papers, reason=reason)


def _restore(batch: Batch, *, by: Actor, at: datetime) -> int:
    """The record as it was; answers how many rows stay because somebody changed them since."""
    traces = batch.traces.exclude(table="grant").values_list("table", "key", "before")
    wrote = [record.Wrote(*trace) for trace in traces]
    if not wrote:
        return 0
    return record.take_back(batch.unit, by=by, at=at, wrote=wrote, written_at=batch.brought_at)


def _leave_registry(batch: Batch, rows: list[BatchRow], *, by: Actor, at: datetime) -> set[int]:
    """Whom the batch wrote and nothing hangs on leaves the registry; its rows then mean nobody."""
    mine = [row for row in rows if row.newcomer and row.newcomer == row.party_id]
    newcomers = {row.party_id for row in mine}
    BatchRow.objects.filter(pk__in=[row.pk for row in mine]).update(party=None)
    left = set(withdrawing.withdraw(batch.unit, by=by, at=at, parties=newcomers)) if newcomers else set()
    stay = [row for row in mine if row.party_id not in left]
    BatchRow.objects.bulk_update(stay, ["party"], batch_size=500)
    return left
