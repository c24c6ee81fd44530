"""Old lists as they are sent: kept once, read, given the decision they stand on, thrown away."""

from datetime import date, datetime

from vinhdanh.crafts.sheets import ListRow, ReadList, UnreadableListError, read_list
from vinhdanh.ground.office import audit, clock, files
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit
from vinhdanh.work.nominations.actions.lists import media_type_of
from vinhdanh.work.nominations.imports import LIST_LIMIT

from .. import queries
from ..checks import check
from ..imports import said_of, write_rows
from ..models import Batch, BatchRow
from ..workflow import BATCH, BatchState

READ_LATER = 512 * 1024
"""Bytes above which a list is read in the background; smaller ones are read while the officer waits."""
PORTION = 2_000
PAPER = ("year", "occasion", "proof", "decision_number", "decided_on", "decided_by")
"""What an officer may say of a whole batch."""


def send(
    unit: Unit, *, by: Actor, at: datetime, kind: str, proof: str, content: bytes, filename: str, **paper
) -> tuple[Batch, bool]:
    """Keep an old list and read it; the flag is False when these bytes were sent before: nothing changes then.

    ``paper``: what the officer says of it (PAPER); what is left out the list itself may tell. Refused when the file is
    no list. A large file is read in the background.
    """
    if len(content) > LIST_LIMIT:
        raise Refused(f"Tệp “{filename}” lớn hơn 50 MB; hãy bỏ hình ảnh, trang thừa rồi gửi lại.", code="too_large")
    if same := queries.same_batch(unit, kind, content):
        return same, False
    later = len(content) > READ_LATER
    read = None if later else read_whole(content, filename)
    said = {"kind": kind, "proof": proof, **{name: value for name, value in paper.items() if value}}
    batch = keep(unit, by=by, at=at, content=content, filename=filename, read=read, said=said)
    return batch, batch.sent_at == at


def read_whole(content: bytes, filename: str) -> ReadList:
    try:
        return read_list(content, filename, today=clock.today())
    except UnreadableListError as wrong:
        raise Refused(wrong.message, code=wrong.code) from wrong


@action("archive.bring_in")
def keep(
    unit: Unit, *, by: Actor, at: datetime, content: bytes, filename: str, read: ReadList | None, said: dict
) -> Batch:
    """Keep a list with its rows; ``read`` None: it is read in the background. The same bytes answer what is there."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    if same := queries.same_batch(unit, said["kind"], content):
        return same
    batch = Batch.objects.create(
        unit=unit,
        file=files.keep(content, name=filename, media_type=media_type_of(filename), at=at),
        sent_by_id=by.id,
        sent_at=at,
        state=BatchState.READ if read else BatchState.READING,
        **(said_of(read) if read else {}) | said,
    )
    if read:
        write_rows(batch, read.rows)
    else:
        _read_later(batch)
    audit.note(batch=batch.pk, file=filename, kind=batch.kind, proof=batch.proof, rows=len(read.rows) if read else None)
    return batch


def _read_later(batch: Batch) -> None:
    from ..tasks import order_reading

    order_reading(batch)


@action("archive.bring_in")
def keep_portion(batch: Batch, *, by: Actor, at: datetime, read: ReadList, rows: list[ListRow], after: int) -> None:
    """Keep the next rows of a list that is read in the background; with the last of them it counts as read."""
    if not after:
        told = {name: value for name, value in said_of(read).items() if name == "reading" or not getattr(batch, name)}
        Batch.objects.filter(pk=batch.pk).update(**told)
        batch.refresh_from_db()
    made = write_rows(batch, rows, after=after)
    if after + len(made) >= len(read.rows):
        BATCH.move(batch, "finish_reading")


@action("archive.bring_in")
def describe(batch: Batch, *, by: Actor, at: datetime, **paper: str | int | date | None) -> Batch:
    """Say on which decision the batch stands, of which year, how well proved (PAPER). Every row is checked again."""
    insist_read(batch)
    changed = {name: value for name, value in paper.items() if getattr(batch, name) != value}
    for name, value in changed.items():
        setattr(batch, name, value)
    batch.save(update_fields=list(changed) or None)
    check_again(batch)
    audit.note(changed={name: str(value) for name, value in changed.items()})
    return batch


def check_again(batch: Batch) -> None:
    """Write into the rows of a batch what is wrong with them now."""
    rows = list(batch.rows.all())
    before = [row.problems for row in rows]
    check(rows, batch)
    moved = [row for row, problems in zip(rows, before, strict=True) if row.problems != problems]
    BatchRow.objects.bulk_update(moved, ["problems"], batch_size=500)


@action("archive.undo")
def discard(batch: Batch, *, by: Actor, at: datetime) -> None:
    """Put away a list that was never brought in; the same file can be sent again."""
    BATCH.move(batch, "discard")


def insist_read(batch: Batch) -> None:
    """Lock the batch; Refused unless it was read and not yet brought in."""
    locked = Batch.objects.select_for_update().get(pk=batch.pk)
    if locked.state != BatchState.READ:
        raise Refused(
            f"Tệp này đang ở bước “{locked.get_state_display()}”, không sửa được nữa; hãy tải lại trang.",
            code="wrong_state",
        )
