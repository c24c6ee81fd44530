"""Judging a list where it lies: by its own columns alone, or over the registry where there is one.

A list's columns are declared facts (grade "khai"). Titles that the same list asks for the same person are laid over
them as provisional, as they are in a round. Nothing is written.
"""

import os
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinhdanh import law
from vinhdanh.crafts.sheets import ListRow, Problem, ReadList
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.crafts.viet.names import match_key

from .django import setup as start_django

WORKPLACES = (
    (re.compile(r"\b(cong ty|doanh nghiep|hop tac xa|htx|xi nghiep)\b"), "doanh_nghiep"),
    (re.compile(r"\b(uy ban nhan dan|ubnd)?\s*(xa|phuong|dac khu)\b"), "xa"),
    (re.compile(r"^(so|ban|van phong|thanh tra)\b"), "so"),
)
"""What a letterhead says of the workplace, in the words of law's doors; the first that fits."""


@dataclass(frozen=True)
class Judged:
    authority: str | None = None
    verdict: str | None = None
    because: list[dict[str, Any]] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()


def today() -> date:
    """The one clock's day; it needs the settings but not the rooms."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vinhdanh.settings")
    from vinhdanh.ground.office import clock

    return clock.today()


def workplace_kind(issuer: str | None) -> str | None:
    words = fold(issuer or "")
    return next((kind for pattern, kind in WORKPLACES if pattern.search(words)), None)


def notice(on: date, *, alone: bool) -> str | None:
    """What has to be said of the law of ``on``: by itself, or as it applies in this house."""
    if alone:
        return law.notice_for(on)
    start_django()
    from django.db import DatabaseError

    from vinhdanh.books.lawbook.queries import notice_on

    try:
        return notice_on(on)
    except DatabaseError:
        return law.notice_for(on)


def _identity(row: ListRow) -> tuple[str, str]:
    return match_key(row.name or ""), str(row.born)


def by_level(read: ReadList) -> list[tuple[str, list[int]]]:
    """The awards asked and the places of their rows, from what a unit decides up to the State, people before
    collectives: a title let through is provisional ground for what stands on it.
    """
    names = law.award_names()
    places: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(read.rows):
        if row.award and row.name:
            places[row.award].append(place)
    return sorted(
        places.items(),
        key=lambda asked: (law.LEVELS.index(names[asked[0]].level), "person" not in names[asked[0]].subjects),
    )


def _facts(row: ListRow, granted: Sequence[str], year: int) -> dict[str, Any]:
    """The row's own columns, with the titles that the same list lets the same person have for the year judged."""
    facts: dict[str, Any] = {**row.facts, "subject": row.subject}
    told: Any = row.facts.get("years") or {}
    facts["years"] = {int(told_year): dict(entry) for told_year, entry in told.items()}
    if granted:
        entry = facts["years"].setdefault(year, {})
        entry["titles"] = [*(entry.get("titles") or []), *granted]
        entry["provisional"] = True
    return facts


def by_list_alone(read: ReadList, *, on: date, year: int) -> list[Judged]:
    """Each row by the national law of ``on`` and what the list declares; the answers in the rows' order."""
    kind, names = workplace_kind(read.issuer), law.award_names()
    through: dict[tuple[str, str], list[str]] = defaultdict(list)
    answers = [Judged() for _ in read.rows]
    for award, places in by_level(read):
        rows = [read.rows[place] for place in places]
        table = law.FactsTable.from_rows([_facts(row, through[_identity(row)], year) for row in rows])
        verdicts = law.judge(table, award, on=on, year=year)
        for number, (place, row) in enumerate(zip(places, rows, strict=True)):
            verdict = verdicts.explain(number)
            decides = law.door(award, subject=row.subject, on=on, unit_kind=kind).decides
            answers[place] = Judged(decides, verdict.outcome.word, verdict.trace)
            if names[award].kind == "title" and verdict.outcome is law.Outcome.MET:
                through[_identity(row)].append(award)
    return answers


def by_registry(read: ReadList, *, on: date, year: int) -> list[Judged]:
    """Each row over the registry and the books; a row whose person is new or unsure, by the list alone."""
    start_django()
    from django.db import DatabaseError

    from vinhdanh.ground.registry.models import Unit

    try:
        root = Unit.objects.order_by("path").first()
    except DatabaseError:
        root = None
    alone = by_list_alone(read, on=on, year=year)
    if root is None:
        return alone
    from .matched import over_books

    return over_books(read, alone, root, on=on, year=year)
