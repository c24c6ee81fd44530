"""Score tables: written as drafts, adopted, replaced by a new version."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit

from .. import scoring
from ..models import ScoreTable, Verifier
from ..states import TableState
from ..workflow import TABLE


@action("clusters.edit_tables")
def write_table(
    unit: Unit, *, by: Actor, at: datetime, content: Mapping[str, Any], year: int, basis: str = ""
) -> ScoreTable:
    """Keep a new table as a draft. Refused with all its faults when nobody could score by it."""
    table = checked(content)
    last = ScoreTable.objects.filter(unit=unit, name=table.name, year=year).order_by("-version").first()
    return _keep(unit, table, year=year, version=last.version + 1 if last else 1, basis=basis, at=at, follows=last)


@action("clusters.edit_tables")
def rewrite_table(draft: ScoreTable, *, by: Actor, at: datetime, content: Mapping[str, Any], basis: str) -> ScoreTable:
    """Change a draft. One in force never changes: it gets a new version."""
    if draft.state != TableState.DRAFT:
        raise Refused("Bảng đã ban hành không sửa được; hãy lập bản mới từ bảng này.", code="in_force")
    table = checked(content)
    draft.content, draft.name, draft.basis = scoring.write_table(table), table.name, basis
    draft.__dict__.pop("table", None)
    draft.save(update_fields=["content", "name", "basis"])
    _name_verifiers(draft, table)
    return draft


@action("clusters.edit_tables")
def new_version(old: ScoreTable, *, by: Actor, at: datetime, year: int) -> ScoreTable:
    """A draft with the content of ``old``: the next version of its year, or the first of another year."""
    if old.state == TableState.DRAFT and old.year == year:
        raise Refused("Bảng này còn là dự thảo; hãy sửa trực tiếp.", code="draft")
    last = ScoreTable.objects.filter(unit=old.unit, name=old.name, year=year).order_by("-version").first()
    if last and last.state == TableState.DRAFT:
        raise Refused(f"Đã có dự thảo bản {last.version} của năm {year}; hãy sửa dự thảo ấy.", code="draft")
    version = last.version + 1 if last else 1
    return _keep(old.unit, old.table, year=year, version=version, basis=old.basis, at=at, follows=old)


@action("clusters.edit_tables")
def adopt(draft: ScoreTable, *, by: Actor, at: datetime) -> ScoreTable:
    """Put a table in force; the version before it is replaced, and kept for the years scored by it."""
    TABLE.move(draft, "adopt")
    before = draft.follows
    if before and before.state == TableState.IN_FORCE and before.year == draft.year:
        TABLE.move(before, "replace")
    return draft


@action("clusters.edit_tables")
def assign_verifier(verifier: Verifier, *, by: Actor, at: datetime, unit: Unit | None) -> Verifier:
    """Say which unit a department named in a table is; None: the standing body gives its points meanwhile."""
    audit.note(name=verifier.name, unit=unit.pk if unit else None)
    verifier.unit = unit
    verifier.save(update_fields=["unit"])
    return verifier


def checked(content: Mapping[str, Any]) -> scoring.Table:
    try:
        return scoring.read_table(content)
    except scoring.ScoreError as wrong:
        raise Refused(str(wrong), code="bad_table") from wrong


def _keep(
    unit: Unit, table: scoring.Table, *, year: int, version: int, basis: str, at: datetime, follows
) -> ScoreTable:
    row = ScoreTable.objects.create(
        unit=unit, name=table.name[:200], year=year, version=version, basis=basis,
        content=scoring.write_table(table), follows=follows, written_at=at,
    )  # fmt: skip
    _name_verifiers(row, table, like=follows)
    return row


def _name_verifiers(row: ScoreTable, table: scoring.Table, like: ScoreTable | None = None) -> None:
    """One row for each department named, with the unit of that name or the one it was before."""
    known = {each.name: each.unit for each in like.verifiers.select_related("unit")} if like else {}
    row.verifiers.exclude(name__in=table.verifiers).delete()
    there = set(row.verifiers.values_list("name", flat=True))
    names = [name for name in table.verifiers if name not in there]
    under = Unit.objects.filter(path__startswith=row.unit.path, until=None)
    found = {
        unit.party.folded: unit
        for unit in under.filter(party__folded__in=[fold(name) for name in names]).select_related("party")
    }
    Verifier.objects.bulk_create(
        Verifier(table=row, name=name, unit=known.get(name) or found.get(fold(name))) for name in names
    )
