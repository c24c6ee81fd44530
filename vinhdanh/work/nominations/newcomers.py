"""Whoever a list is the first to name: written into the registry once, for all the rows that mean them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from vinhdanh.crafts.viet.names import spelling_key
from vinhdanh.ground.office import vault
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry import actions as registry
from vinhdanh.ground.registry.models import Party, Unit

from .imports import apply_matches, born_of, named
from .matching import match
from .models import ReadRow
from .unit_names import guess_kind, unit_key

Line = TypeVar("Line", bound=ReadRow)


def match_again(rows: Sequence[Line], unit: Unit) -> list[Line]:
    """Whom the list was the first to name may have come in by another since; answers the rows that are settled."""
    stale = [row for row in rows if is_unwritten(row) and "decided_by" not in row.data]
    apply_matches(stale, match([named(row) for row in stale], unit))
    known = [row for row in stale if row.match != ReadRow.Match.NEW]
    _save(known, "match", "party", "candidates", "data")
    return [row for row in rows if row.match != ReadRow.Match.UNSURE]


def is_unwritten(row: ReadRow) -> bool:
    """Whether the registry does not have yet whom the row means."""
    return row.match == ReadRow.Match.NEW and row.party_id is None


def write(rows: Sequence[Line], unit: Unit, *, by: Actor, at: datetime) -> list[int]:
    """Write whoever is new, once for all the rows that mean them; answers their keys."""
    new: dict[tuple, list[Line]] = {}
    for row in rows:
        if is_unwritten(row):
            new.setdefault(_who(row), []).append(row)
    people = [group for key, group in new.items() if key[0] == Party.Kind.PERSON]
    written = (
        registry.add_people(
            unit, by=by, at=at, people=[(group[0].data["home"] or unit.pk, _new_person(group[0])) for group in people]
        )
        if people
        else []
    )
    for group, person in zip(people, written, strict=True):
        _settle(group, person.pk)
    house = Actor("system", by.id, by.name)  # the officer may take lists in; adding what they name is part of that
    for (kind, *_), group in new.items():
        if kind != Party.Kind.PERSON:
            _settle(group, _add_collective(group[0], unit, by=house, at=at))
    _save([row for group in new.values() for row in group], "party")
    return [group[0].party_id for group in new.values()]


def _who(row: ReadRow) -> tuple:
    """Rows with the same answer mean the same new party."""
    kind, home = row.data["subject"], row.data["home"]
    if kind == Party.Kind.PERSON:
        return (kind, row.data.get("identity_hash") or (spelling_key(row.name), row.data["born"], home))
    return (kind, unit_key(row.name), home)


def _settle(rows: Iterable[ReadRow], party: int) -> None:
    for row in rows:
        row.party_id = party


def _new_person(row: ReadRow) -> registry.NewPerson:
    sealed = row.data.get("identity")
    return registry.NewPerson(
        name=row.name,
        born=born_of(row),
        gender=row.data["gender"],
        position=row.data["position"],
        occupation=str(row.data["facts"].get("occupation", "")),
        identity=vault.open_sealed(sealed.encode("ascii")) if sealed else "",
    )


def _add_collective(row: ReadRow, unit: Unit, *, by: Actor, at: datetime) -> int:
    parent = Unit.objects.get(pk=row.data["home"]) if row.data["home"] else unit
    if row.data["subject"] == Party.Kind.UNIT:
        return registry.add_unit(parent, by=by, at=at, name=row.name, kind=guess_kind(row.name, parent.kind)).pk
    return registry.add_household(parent, by=by, at=at, name=row.name, address=row.data["unit"]).pk


def bring_home(rows: Sequence[ReadRow], unit: Unit, *, by: Actor, at: datetime) -> None:
    """Whom an officer recognised although the registry has them elsewhere works here now."""
    chosen = {row.party_id: row for row in rows if row.match in (ReadRow.Match.DECIDED, ReadRow.Match.SAME)}
    parties = Party.objects.filter(pk__in=chosen, kind=Party.Kind.PERSON).exclude(home__path__startswith=unit.path)
    moves = {party: chosen[party].data["home"] or unit.pk for party in parties.values_list("pk", flat=True)}
    if moves:
        registry.transfer(unit, by=by, at=at, moves=moves)


def _save(rows: Sequence[ReadRow], *fields: str) -> None:
    if rows:
        type(rows[0])._default_manager.bulk_update(rows, fields, batch_size=500)
