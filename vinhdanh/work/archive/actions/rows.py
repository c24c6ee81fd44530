"""Rows of a batch put right by an officer, one at a time."""

from datetime import datetime

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.work.nominations import mending

from .. import queries
from ..checks import check
from ..models import Batch, BatchRow
from .batches import insist_read


@action("archive.bring_in")
def decide_match(row: BatchRow, *, by: Actor, at: datetime, party: int | None) -> None:
    """An officer says who is meant: one of the candidates, or (None) somebody new."""
    insist_read(row.batch)
    mending.choose(row, party, by=by.name)
    _keep(row)
    audit.note(row=row.pk, party=party)


@action("archive.bring_in")
def undo_match(row: BatchRow, *, by: Actor, at: datetime) -> None:
    """Take an officer's choice back: the row is matched anew."""
    insist_read(row.batch)
    mending.match_anew(row, row.batch.unit)
    _keep(row)


@action("archive.bring_in")
def drop_row(row: BatchRow, *, by: Actor, at: datetime) -> None:
    """Put a line aside: it comes into no book."""
    _put_aside(row, True)


@action("archive.bring_in")
def take_up_row(row: BatchRow, *, by: Actor, at: datetime) -> None:
    """Undo ``drop_row``."""
    _put_aside(row, False)


@action("archive.bring_in")
def drop_heap(batch: Batch, *, by: Actor, at: datetime, heap: str) -> int:
    """Put aside every line that waits in one heap (``queries.WAITING``): faulty, or unsure whom it means."""
    insist_read(batch)
    if heap not in queries.WAITING:
        raise Refused("Chỉ bỏ cả nhóm được với dòng có lỗi hoặc dòng cần chọn người.", code="bad_heap")
    keys = list(queries.in_heaps(batch.rows.all()).filter(heap=heap).values_list("pk", flat=True))
    audit.note(rows=len(keys))
    return BatchRow.objects.filter(pk__in=keys).update(dropped=True)


@action("archive.bring_in")
def take_up_all(batch: Batch, *, by: Actor, at: datetime) -> int:
    """Take up every line that was put aside."""
    insist_read(batch)
    return batch.rows.filter(dropped=True).update(dropped=False)


@action("archive.bring_in")
def mend_row(
    row: BatchRow, *, by: Actor, at: datetime, name: str, award: str = "", born: str | int | None = None, unit: str = ""
) -> None:
    """Put right what a row says; ``award`` empty leaves it, as in lists of results. The row is matched again."""
    insist_read(row.batch)
    if award or row.batch.kind == Batch.Kind.DECISIONS:
        mending.insist_award_fits(award, row)
    changed = mending.mend(row, row.batch.unit, name=name, award=award or row.award, born=born, unit_name=unit)
    _keep(row)
    audit.note(row=row.pk, changed=changed)


def _put_aside(row: BatchRow, dropped: bool) -> None:
    insist_read(row.batch)
    BatchRow.objects.filter(pk=row.pk).update(dropped=dropped)
    row.dropped = dropped


def _keep(row: BatchRow) -> None:
    check([row], row.batch)
    row.save(update_fields=mending.MATCHED)
