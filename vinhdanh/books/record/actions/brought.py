"""Yearly results of earlier years from lists, and taking a list back whole.

What a list wrote is handed to the caller row by row (``Wrote``), with what stood there before, so that taking it back
leaves the record as if the list had never come; what somebody wrote over it since stays.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry.models import Unit

from ..models import Fact, Proof
from .lists import Declaration, Declared
from .merging import Difference, changeable
from .results import LAST_YEAR


@dataclass(frozen=True)
class Wrote:
    """One row of the record that a list wrote; ``before`` None: it was not there."""

    table: str
    key: int
    before: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Brought:
    """What came of a list: what it wrote, and where it says otherwise than the record."""

    wrote: tuple[Wrote, ...]
    parties: frozenset[int]
    """Of whom it wrote something."""
    differences: tuple[Difference, ...]


@action("record.declare")
def bring_results(
    unit: Unit, *, by: Actor, at: datetime, rows: Sequence[Declared], proof: str = Proof.DECLARED
) -> Brought:
    """Write the results and titles of years that have ended, as a list has them; only ``years`` of the facts are read.

    They are official. With a paper in hand (a copy, a decision) results that were only expected become official too.
    """
    ended = [Declared(row.party, {"years": row.facts["years"]}, row.cite) for row in rows if row.facts.get("years")]
    declaration = Declaration(ended, LAST_YEAR + 1, Proof(proof), at)
    differences = declaration.write()
    written = [(table, row) for table in declaration.tables.values() for row in table.written]
    wrote = [Wrote(table.model._meta.model_name, row.pk, table.before.get(row.pk)) for table, row in written]
    audit.note(rows=len(ended), wrote=len(wrote), differences=len(differences), proof=proof)
    return Brought(tuple(wrote), frozenset(row.party_id for _, row in written), tuple(differences))


@action("record.declare")
def take_back(unit: Unit, *, by: Actor, at: datetime, wrote: Iterable[Wrote], written_at: datetime) -> int:
    """Undo what a list wrote at ``written_at``; answers how many rows stay because somebody changed them since."""
    by_table: dict[str, list[Wrote]] = {}
    for each in wrote:
        by_table.setdefault(each.table, []).append(each)
    stay = sum(_undo(apps.get_model("record", table), rows, written_at) for table, rows in sorted(by_table.items()))
    audit.note(tables={table: len(rows) for table, rows in by_table.items()}, stay=stay)
    return stay


def _undo(model: type[Fact], wrote: list[Wrote], written_at: datetime) -> int:
    keys = {each.key: each for each in wrote}
    untouched = model._default_manager.filter(written_at=written_at).in_bulk(list(keys))
    added = [key for key in untouched if keys[key].before is None]
    model._default_manager.filter(pk__in=added).delete()
    mended = [row for key, row in untouched.items() if keys[key].before is not None]
    for row in mended:
        for name, value in (keys[row.pk].before or {}).items():
            setattr(row, name, model._meta.get_field(name).to_python(value))
    model._default_manager.bulk_update(mended, changeable(model), batch_size=200)
    return len(keys) - len(untouched)
