"""From a list that was read to an upload with its rows: matched, checked against the ledger, secrets sealed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from vinhdanh.books.ledger.queries import grants_of
from vinhdanh.crafts.sheets import ListRow, ReadList, TableRead
from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.ground.office import vault
from vinhdanh.law import award_names

from .columns import settled_in
from .matching import Found, Named, match
from .models import ReadRow, Round, Row, Upload

LIST_LIMIT = 50 * 1024 * 1024
ALREADY = "already_awarded"


def describe(read: ReadList) -> dict[str, Any]:
    """How the list was read, as the page shows it: JSON."""
    return {
        "title": read.title,
        "issuer": read.issuer,
        "on": read.on.isoformat() if read.on else None,
        "year": read.year,
        "occasion": read.occasion,
        "tables": describe_tables(read.tables),
        "skipped": [
            {"sheet": part.sheet, "first_row": part.first_row, "last_row": part.last_row, "reason": part.reason}
            for part in read.skipped
        ],
    }


def described(read: ReadList, settled: Mapping[str, str]) -> dict[str, Any]:
    """``describe``, with what of ``settled`` (heading → meaning) the list was read with."""
    told = describe(read)
    return told | {"headings": settled_in(told, settled)}


def describe_tables(tables: Sequence[TableRead]) -> list[dict[str, Any]]:
    return [
        {
            "sheet": table.sheet,
            "header_rows": list(table.header_rows),
            "first_row": table.first_row,
            "last_row": table.last_row,
            "columns": [
                {
                    "letter": column.letter, "title": column.title, "meaning": column.meaning,
                    "label": column.label, "samples": list(column.samples),
                }
                for column in table.columns
            ],
        }
        for table in tables
    ]  # fmt: skip


def write_rows(upload: Upload, rows: Sequence[ListRow]) -> list[Row]:
    """Match the rows that were read and keep them under ``upload``. The queries do not grow with the rows."""
    made = [Row(upload=upload, ordinal=ordinal, **as_read(row)) for ordinal, row in enumerate(rows, start=1)]
    apply_matches(made, match([named(row) for row in made], upload.unit))
    check_ledger(made, upload.round)
    return Row.objects.bulk_create(made, batch_size=500)


def as_read(read: ListRow) -> dict[str, Any]:
    """The columns of a ``ReadRow`` for a row of a list; the identity number is sealed."""
    data: dict[str, Any] = {
        "subject": read.subject,
        "born": read.born.isoformat() if isinstance(read.born, date) else read.born,
        "unit": read.unit or "",
        "position": read.position or "",
        "gender": read.gender or "",
        "award_text": read.award_text,
        "facts": pack_facts(read.facts),
        "sources": dict(read.sources),
        "cells": dict(read.cells),
        "remarks": list(read.remarks),
    }
    if read.identity:
        data["identity"] = vault.seal(read.identity).decode("ascii")
        data["identity_hash"] = vault.search_hash(read.identity)
    return {
        "sheet": read.sheet[:120],
        "number": read.row,
        "award": read.award or "",
        "name": (read.name or "")[:250],
        "data": data,
        "problems": [{"code": fault.code, "cell": fault.cell, "message": fault.message} for fault in read.problems],
    }


def born_of(row: ReadRow) -> int | date | None:
    """The birth that a row tells: a year, a day, or nothing."""
    born = row.data.get("born")
    return date.fromisoformat(born) if isinstance(born, str) else born


def named(row: ReadRow) -> Named:
    """What matching needs of a row."""
    return Named(row.data["subject"], row.name, born_of(row), row.data["unit"], row.data.get("identity_hash", ""))


def apply_matches(rows: Iterable[ReadRow], answers: Iterable[Found]) -> None:
    """Write the matcher's answers into the rows (not saved)."""
    for row, found in zip(rows, answers, strict=True):
        row.match, row.party_id, row.candidates = found.match, found.party, found.candidates
        row.data["why"] = found.why
        row.data["home"] = found.place.unit if found.place else None
        row.data["home_known"] = bool(found.place and found.place.known)
        row.data["home_was"] = found.place.was if found.place else ""


def check_ledger(rows: Sequence[Row], round: Round) -> None:
    """Mark the rows that ask a title which the ledger already has for the round's year (not saved)."""
    parties = {row.party_id for row in rows if row.party_id}
    granted = {(grant.party_id, grant.award): grant for grant in grants_of(list(parties)).filter(year=round.year)}
    for row in rows:
        kept = [problem for problem in row.problems if problem["code"] != ALREADY]
        grant = granted.get((row.party_id, row.award))
        if grant and award_names()[row.award].kind == "title":
            cell = row.data["cells"].get("award") or row.data["cells"].get("name", "")
            message = (
                f"Đã được tặng “{award_names()[row.award].name}” năm {grant.year} tại Quyết định số "
                f"{grant.decision_number} ngày {short_date(grant.decided_on)}; bỏ dòng này khỏi danh sách."
            )
            kept.append({"code": ALREADY, "cell": cell, "message": message})
        row.problems = kept


def pack_facts(facts: Any) -> Any:
    """Facts as JSON: days as ISO text, years as text keys."""
    if isinstance(facts, date):
        return facts.isoformat()
    if isinstance(facts, dict):
        return {str(key): pack_facts(value) for key, value in facts.items()}
    if isinstance(facts, (list, tuple)):
        return [pack_facts(value) for value in facts]
    return facts


def unpack_facts(packed: dict[str, Any]) -> dict[str, Any]:
    """What ``pack_facts`` kept, in the form of the judge's cases again."""
    facts = dict(packed)
    if "years" in facts:
        facts["years"] = {int(year): value for year, value in facts["years"].items()}
    for name in ("initiatives", "awards"):
        if name in facts:
            facts[name] = [{key: _day(key, value) for key, value in entry.items()} for entry in facts[name]]
    return facts


def _day(key: str, value: Any) -> Any:
    return date.fromisoformat(value) if key == "decided" and isinstance(value, str) else value
