"""Rows of the record that another machine wrote, brought in as they stood there."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor

from ..models import Fact


@action("record.declare")
def carry_rows(_house: None, *, by: Actor, at: datetime, rows: Sequence[Fact]) -> None:
    """Write rows as they are: those with a key take the place of what stood there. Holds never come this way."""
    by_table: dict[type[Fact], list[Fact]] = defaultdict(list)
    for row in rows:
        by_table[type(row)].append(row)
    for table, group in by_table.items():
        table._default_manager.bulk_create([row for row in group if row.pk is None], batch_size=500)
        for row in group:
            if row.pk is not None:
                row.save(force_update=True)
    audit.note(rows={table._meta.model_name: [row.pk for row in group] for table, group in by_table.items()})
