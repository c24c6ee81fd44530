"""Rows of a list become nominations: people written, facts declared, whose to decide, judged; all or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from vinhdanh.books.eligibility.doors import authorities_for
from vinhdanh.books.record.actions import Declared, Difference, bulk_declare
from vinhdanh.crafts.viet.names import spelling_key
from vinhdanh.ground.office import audit, vault
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry import actions as registry
from vinhdanh.ground.registry.models import Party, Unit

from .. import queries
from ..imports import apply_matches, born_of, check_ledger, named, unpack_facts
from ..judging import claims_in, judge
from ..matching import match
from ..models import Nomination, Row, Upload
from ..unit_names import guess_kind, unit_key
from ..workflow import UPLOAD
from .ways import arrange


@dataclass(frozen=True)
class Taken:
    """What came of taking a list in."""

    nominations: int
    people: int
    asked_before: int
    to_mend: int
    differences: tuple[Difference, ...]


@action("nominations.edit")
def take_in(upload: Upload, *, by: Actor, at: datetime) -> Taken:
    """Make nominations of the rows that are ready; the others stay to be mended. Again, it takes what is ready since.

    Side effects: persons, collectives and households not yet known are written into the registry, declared facts into
    the record, each nomination is led to its authority, put into that submission and judged.
    """
    UPLOAD.move(upload, "take_in")
    unit = Unit.objects.select_for_update().select_related("party").get(pk=upload.unit_id)
    rows = _match_new_again(list(queries.rows_ready(upload)), unit)
    added = _write_parties(rows, unit, by=by, at=at)
    rows = _not_awarded(rows, upload)
    _bring_home(rows, unit, by=by, at=at)
    parties = Party.objects.in_bulk({row.party_id for row in rows})
    differences = _declare(rows, upload, parties, by=by, at=at)
    fresh, asked_before = _new_only(rows, upload)
    made = _nominate(fresh, upload, parties)
    arrange(upload.round, unit)
    judge(made, at=at)
    to_mend = upload.rows.filter(dropped=False, nomination=None).count() - asked_before
    audit.note(nominations=len(made), people=added, asked_before=asked_before, to_mend=to_mend)
    return Taken(len(made), added, asked_before, to_mend, tuple(differences))


def _match_new_again(rows: list[Row], unit: Unit) -> list[Row]:
    """Whom the list was the first to name may have come in by another since; answers the rows that are settled."""
    stale = [row for row in rows if _is_unwritten(row) and "decided_by" not in row.data]
    apply_matches(stale, match([named(row) for row in stale], unit))
    known = [row for row in stale if row.match != Row.Match.NEW]
    Row.objects.bulk_update(known, ["match", "party", "candidates", "data"], batch_size=500)
    return [row for row in rows if row.match != Row.Match.UNSURE]


def _is_unwritten(row: Row) -> bool:
    return row.match == Row.Match.NEW and row.party_id is None


def _write_parties(rows: list[Row], unit: Unit, *, by: Actor, at: datetime) -> int:
    """Write whoever is new, once for all the rows that mean them; answers how many."""
    new: dict[tuple, list[Row]] = {}
    for row in rows:
        if _is_unwritten(row):
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
    Row.objects.bulk_update([row for group in new.values() for row in group], ["party"], batch_size=500)
    return len(new)


def _who(row: Row) -> tuple:
    """Rows with the same answer mean the same new party."""
    kind, home = row.data["subject"], row.data["home"]
    if kind == Party.Kind.PERSON:
        return (kind, row.data.get("identity_hash") or (spelling_key(row.name), row.data["born"], home))
    return (kind, unit_key(row.name), home)


def _settle(rows: Iterable[Row], party: int) -> None:
    for row in rows:
        row.party_id = party


def _new_person(row: Row) -> registry.NewPerson:
    sealed = row.data.get("identity")
    return registry.NewPerson(
        name=row.name,
        born=born_of(row),
        gender=row.data["gender"],
        position=row.data["position"],
        occupation=str(row.data["facts"].get("occupation", "")),
        identity=vault.open_sealed(sealed.encode("ascii")) if sealed else "",
    )


def _add_collective(row: Row, unit: Unit, *, by: Actor, at: datetime) -> int:
    parent = Unit.objects.get(pk=row.data["home"]) if row.data["home"] else unit
    if row.data["subject"] == Party.Kind.UNIT:
        return registry.add_unit(parent, by=by, at=at, name=row.name, kind=guess_kind(row.name, parent.kind)).pk
    return registry.add_household(parent, by=by, at=at, name=row.name, address=row.data["unit"]).pk


def _not_awarded(rows: list[Row], upload: Upload) -> list[Row]:
    """Leave out what the ledger has meanwhile; such a row keeps its problem."""
    check_ledger(rows, upload.round)
    Row.objects.bulk_update([row for row in rows if row.problems], ["problems"], batch_size=500)
    return [row for row in rows if not row.problems]


def _bring_home(rows: list[Row], unit: Unit, *, by: Actor, at: datetime) -> None:
    """Whom an officer recognised although the registry has them elsewhere works here now."""
    chosen = {row.party_id: row for row in rows if row.match in (Row.Match.DECIDED, Row.Match.SAME)}
    parties = Party.objects.filter(pk__in=chosen, kind=Party.Kind.PERSON).exclude(home__path__startswith=unit.path)
    moves = {party: chosen[party].data["home"] or unit.pk for party in parties.values_list("pk", flat=True)}
    if moves:
        registry.transfer(unit, by=by, at=at, moves=moves)


def _declare(
    rows: list[Row], upload: Upload, parties: dict[int, Party], *, by: Actor, at: datetime
) -> list[Difference]:
    declared = [
        Declared(parties[row.party_id], unpack_facts(row.data["facts"]), f"{upload.file.name}, dòng {row.number}")
        for row in rows
        if row.data["facts"]
    ]
    if not declared:
        return []
    return bulk_declare(upload.unit, by=by, at=at, rows=declared, year=upload.round.year)


def _new_only(rows: list[Row], upload: Upload) -> tuple[list[Row], int]:
    """The rows that ask something not yet asked in this round, once each; and how many are asked already."""
    meant = {row.party_id for row in rows}
    asked = set(queries.live(upload.round).filter(party__in=meant).values_list("party", "award"))
    fresh = {}
    for row in rows:
        if (row.party_id, row.award) not in asked:
            fresh.setdefault((row.party_id, row.award), row)
    return list(fresh.values()), len(rows) - len(fresh)


def _nominate(rows: list[Row], upload: Upload, parties: dict[int, Party]) -> list[Nomination]:
    pairs = [(parties[row.party_id], row.award) for row in rows]
    deciding = authorities_for(pairs, on=upload.round.on)
    return Nomination.objects.bulk_create(
        (
            Nomination(
                round=upload.round,
                party_id=row.party_id,
                award=row.award,
                unit=upload.unit,
                authority=deciding.get((row.party_id, row.award)),
                row=row,
                position=row.data["position"][:200],
                workplace=row.data["unit"][:250],
                asked=claims_in(unpack_facts(row.data["facts"])),
            )
            for row in rows
        ),
        batch_size=500,
    )
