"""A batch comes into the books: all of it in one transaction, or nothing."""

from collections.abc import Sequence
from datetime import datetime

from vinhdanh.books.ledger import actions as ledger
from vinhdanh.books.ledger import brought
from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.record import actions as record
from vinhdanh.books.record.models import Proof
from vinhdanh.crafts.viet.dates import long_date
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Authority, Party
from vinhdanh.work.nominations import newcomers
from vinhdanh.work.nominations.imports import unpack_facts

from .. import queries, reruns
from ..checks import check, paper_of
from ..models import Batch, BatchRow, Trace
from ..workflow import BATCH

SHOWN_DIFFERENCES = 500
Fate = BatchRow.Fate


@action("archive.bring_in")
def match_again(batch: Batch, *, by: Actor, at: datetime) -> None:
    """Match once more whom the list was the first to name: another list may have brought them in meanwhile."""
    newcomers.match_again(list(batch.rows.filter(dropped=False)), batch.unit)


@action("archive.bring_in")
def bring_in(batch: Batch, *, by: Actor, at: datetime) -> Batch:
    """Write a whole batch into ledger or record. What the ledger has already is not doubled.

    Refused while a row is faulty or unsure and not put aside. Side effects: persons and collectives not yet known are
    written into the registry; the batch keeps what it wrote and a report; runs that judge the open rounds' nominations
    of the same parties again are opened (``reruns.finish`` does them).
    """
    BATCH.move(batch, "bring_in")
    house = Actor("system", by.id, by.name)  # the officer may bring lists in; writing what they say is part of that
    rows = _ready(batch)
    added = set(newcomers.write(rows, batch.unit, by=house, at=at))
    for row in rows:
        row.newcomer = row.party_id if row.party_id in added else None
    parties = Party.objects.in_bulk({row.party_id for row in rows})
    write = _grant if batch.kind == Batch.Kind.DECISIONS else _declare
    differences = write(batch, rows, parties, by=house, at=at)
    BatchRow.objects.bulk_update(rows, ["fate", "entry", "newcomer"], batch_size=500)
    fates = [row.fate for row in rows]
    batch.report = {
        **{fate.value: fates.count(fate) for fate in Fate},
        "people": len(added),
        "differences": differences[:SHOWN_DIFFERENCES],
    }
    batch.brought_at = at
    batch.save(update_fields=["report", "brought_at"])
    reruns.open_for(batch, set(parties), cause=f"Đưa vào sổ “{batch.file.name}”", by=by, at=at)
    audit.note(
        batch=batch.pk, wrote=fates.count(Fate.WRITTEN), proved=fates.count(Fate.PROVED),
        there=fates.count(Fate.THERE), people=len(added),
    )  # fmt: skip
    return batch


def _ready(batch: Batch) -> list[BatchRow]:
    """Every row that was not put aside; Refused, saying how many, when one of them is not settled."""
    rows = list(batch.rows.filter(dropped=False))
    check(rows, batch)
    settled = newcomers.match_again(rows, batch.unit)
    open_rows = [row for row in rows if row.problems or row.match in (row.Match.UNSURE, row.Match.NONE)]
    if open_rows or len(settled) < len(rows):
        first = open_rows[0] if open_rows else rows[0]
        raise Refused(
            f"Còn {len(open_rows)} dòng chưa xong, đầu tiên là dòng {first.number} trang “{first.sheet}”. "
            "Sửa, chọn người hoặc bỏ từng dòng đó rồi đưa cả tệp vào sổ; chưa có gì được ghi.",
            code="not_ready",
        )
    if not rows:
        raise Refused("Tệp không còn dòng nào để đưa vào sổ.", code="empty")
    return rows


def _grant(batch: Batch, rows: Sequence[BatchRow], parties: dict[int, Party], *, by: Actor, at: datetime) -> list[str]:
    """Ledger entries for what the ledger lacks, a better paper for what it has on a weaker one."""
    have = queries.twins(rows)
    authorities = {fold(held.title): held for held in Authority.objects.all()}
    fresh: list[tuple[BatchRow, ledger.NewGrant]] = []
    papers: list[tuple[Grant, brought.Paper]] = []
    seen: dict[tuple, BatchRow] = {}
    told: list[str] = []
    for row in rows:
        number, day, maker = paper_of(row, batch)
        twin = next(
            (
                grant
                for grant in have.get((row.party_id, row.award), ())
                if queries.is_same_grant(grant, year=batch.year, number=number, day=day)
            ),
            None,
        )
        if twin is None:
            key = (row.party_id, row.award, day, number)
            if seen.setdefault(key, row) is not row:
                row.fate = Fate.THERE
                continue
            fresh.append((row, _new_grant(batch, row, parties[row.party_id], authorities.get(fold(maker)))))
            continue
        row.entry, row.fate = twin.pk, Fate.THERE
        paper = brought.Paper(batch.proof, number, day, maker)
        if Proof(batch.proof).rank > Proof(twin.proof).rank:
            row.fate = Fate.PROVED
            papers.append((twin, paper))
        elif (twin.decision_number, twin.decided_on) != (number, day):
            told.append(
                f"Dòng {row.number}, {row.name}: tệp ghi Quyết định {number} {long_date(day)}, "
                f"sổ ghi {twin.decision_number} {long_date(twin.decided_on)}; giữ theo sổ."
            )
    _better_proved(batch, papers, by=by, at=at)
    if fresh:
        written = ledger.grant(None, by=by, at=at, grants=[new for _, new in fresh])
        for (row, _), grant in zip(fresh, written, strict=True):
            row.entry, row.fate = grant.pk, Fate.WRITTEN
    return told


def _new_grant(batch: Batch, row: BatchRow, party: Party, authority: Authority | None) -> ledger.NewGrant:
    number, day, maker = paper_of(row, batch)
    return ledger.NewGrant(
        party=party,
        award=row.award,
        name=row.name,
        unit_name=(row.data["unit"] or batch.unit.name)[:250],
        year=batch.year,
        decided_on=day,
        decision_number=number,
        authority_title=maker,
        authority=authority,
        occasion=batch.occasion,
        proof=batch.proof,
    )


def _better_proved(batch: Batch, papers: list[tuple[Grant, brought.Paper]], *, by: Actor, at: datetime) -> None:
    once = {grant.pk: (grant, paper) for grant, paper in papers}
    before = {key: brought.Paper.of(grant) for key, (grant, _) in once.items()}
    if once:
        brought.prove(None, by=by, at=at, papers=list(once.values()), reason=f"theo tệp số hoá số {batch.pk}")
    Trace.objects.bulk_create(
        (Trace(batch=batch, table="grant", key=key, before=paper.as_json()) for key, paper in before.items()),
        batch_size=500,
    )


def _declare(
    batch: Batch, rows: Sequence[BatchRow], parties: dict[int, Party], *, by: Actor, at: datetime
) -> list[str]:
    """Results and titles of the years that the list names."""
    cite = _cite(batch)
    declared = [
        record.Declared(
            parties[row.party_id],
            unpack_facts(row.data["facts"]),
            cite or f"{batch.file.name}, dòng {row.number}",
        )
        for row in rows
    ]
    answered = record.bring_results(batch.unit, by=by, at=at, rows=declared, proof=batch.proof)
    Trace.objects.bulk_create(
        (Trace(batch=batch, table=each.table, key=each.key, before=each.before) for each in answered.wrote),
        batch_size=500,
    )
    for row in rows:
        row.fate = Fate.WRITTEN if row.party_id in answered.parties else Fate.THERE
    return [f"{parties[found.party].name}, {found.sentence}" for found in answered.differences]


def _cite(batch: Batch) -> str:
    """The paper the results stand on: "315/QĐ-SGDĐT ngày 28 tháng 12 năm 2024"."""
    if not batch.decision_number:
        return ""
    return batch.decision_number + (f" {long_date(batch.decided_on)}" if batch.decided_on else "")
