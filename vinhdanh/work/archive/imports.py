"""From an old list that was read to a batch with its rows: matched to the registry, checked."""

from collections.abc import Sequence
from typing import Any

from vinhdanh.crafts.sheets import ListRow, ReadList
from vinhdanh.work.nominations.imports import apply_matches, as_read, describe, named
from vinhdanh.work.nominations.matching import match

from .checks import check, named_in
from .models import Batch, BatchRow


def said_of(read: ReadList) -> dict[str, Any]:
    """What the list itself tells of the batch: the reading, the year, the decision it is attached to."""
    told = named_in(read.attached)
    if "decision_number" in told and "decided_on" not in told and read.on:
        told["decided_on"] = read.on
    return {"reading": describe(read), "year": read.year, **told}


def write_rows(batch: Batch, rows: Sequence[ListRow], *, after: int = 0) -> list[BatchRow]:
    """Match rows and keep them under ``batch``, numbered on from ``after``. The queries do not grow with the rows."""
    made = [_row(batch, ordinal, row) for ordinal, row in enumerate(rows, start=after + 1)]
    apply_matches(made, match([named(row) for row in made], batch.unit))
    check(made, batch)
    return BatchRow.objects.bulk_create(made, batch_size=500)


def _row(batch: Batch, ordinal: int, read: ListRow) -> BatchRow:
    row = BatchRow(batch=batch, ordinal=ordinal, **as_read(read))
    day = read.decided.isoformat() if read.decided else ""
    row.data["paper"] = {"number": read.decision or "", "day": day, "by": read.decided_by or ""}
    return row
