"""Rows of a list become nominations: people written, facts declared, whose to decide, judged; all or nothing."""

from dataclasses import dataclass
from datetime import datetime

from vinhdanh.books.eligibility.doors import authorities_for
from vinhdanh.books.lawbook.queries import statutes_in_force
from vinhdanh.books.record.actions import Declared, Difference, bulk_declare
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry.models import Party, Unit

from .. import newcomers, queries
from ..imports import check_ledger, unpack_facts
from ..judging import claims_in, judge
from ..models import Nomination, Row, Upload
from ..occasions import asked_by, occasion_of
from ..tasks import order_judging
from ..workflow import UPLOAD
from .ways import arrange

AT_ONCE = 2_000
"""More nominations than this are not judged while every other writer waits."""


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
    the record, each nomination is led to its authority, put into that submission and judged; those of a very long
    list are judged right after, in the background.
    """
    UPLOAD.move(upload, "take_in")
    unit = Unit.objects.select_for_update().select_related("party").get(pk=upload.unit_id)
    rows = newcomers.match_again(list(queries.rows_ready(upload)), unit)
    added = len(newcomers.write(rows, unit, by=by, at=at))
    rows = _not_awarded(rows, upload)
    newcomers.bring_home(rows, unit, by=by, at=at)
    parties = Party.objects.in_bulk({row.party_id for row in rows})
    differences = _declare(rows, upload, parties, by=by, at=at)
    fresh, asked_before = _new_only(rows, upload)
    made = _nominate(fresh, upload, parties)
    if len(made) <= AT_ONCE:
        judge(made, upload.round, at=at)
    Nomination.objects.bulk_create(made, batch_size=500)
    arrange(upload.round, unit)
    if len(made) > AT_ONCE:
        order_judging(upload, len(made))
    to_mend = upload.rows.filter(dropped=False, nomination=None).count() - asked_before
    audit.note(nominations=len(made), people=added, asked_before=asked_before, to_mend=to_mend)
    return Taken(len(made), added, asked_before, to_mend, tuple(differences))


def _not_awarded(rows: list[Row], upload: Upload) -> list[Row]:
    """Leave out what the ledger has meanwhile; such a row keeps its problem."""
    check_ledger(rows, upload.round)
    Row.objects.bulk_update([row for row in rows if row.problems], ["problems"], batch_size=500)
    return [row for row in rows if not row.problems]


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
    law, occasion = statutes_in_force(upload.round.on), occasion_of(upload)
    return [
        Nomination(
            round=upload.round,
            party_id=row.party_id,
            award=row.award,
            unit=upload.unit,
            authority=deciding.get((row.party_id, row.award)),
            row=row,
            position=row.data["position"][:200],
            workplace=row.data["unit"][:250],
            asked=asked_by(occasion, row.award, parties[row.party_id].kind, law)
            | claims_in(unpack_facts(row.data["facts"])),
        )
        for row in rows
    ]
