"""Rows of every kind of list that wait until an officer says who is meant, in one queue.

Rooms above that read lists too (old decisions) register their own rows as a source.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.record.models import YearResult
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.registry.models import Party
from vinhdanh.law import award_names

from . import actions
from .models import ReadRow, Row
from .workflow import UploadState

_LAST = 2
"""How many awards and results tell a namesake apart."""


@dataclass(frozen=True)
class Source:
    """One kind of list. ``reachable``: its rows of which a reader may say who is meant; ``open_ones``: those that can
    still be decided; ``place``: where a row stands, and the link.
    """

    name: str
    label: str
    needs: str
    reachable: Callable[[Charge], QuerySet[ReadRow]]
    open_ones: Q
    place: Callable[[Any], tuple[str, str]]
    decide: Callable[..., object]
    undo: Callable[..., object]

    def waiting(self, reader: Charge) -> QuerySet[ReadRow]:
        """The rows that wait: unsure, with nothing else to mend."""
        unsure = Q(match=ReadRow.Match.UNSURE, dropped=False, problems=[])
        return self.reachable(reader).filter(unsure & self.open_ones)


SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    SOURCES[source.name] = source


def sources_for(reader: Charge) -> list[Source]:
    return [source for source in SOURCES.values() if reader.holds(source.needs)]


def _of_rounds(reader: Charge) -> QuerySet[Row]:
    mine = Row.objects.filter(reader.scope_filter("nominations.edit", "upload__unit__path"))
    return mine.select_related("upload__unit__party", "upload__round", "upload__file").order_by("upload", "ordinal")


def _in_round(row: Row) -> tuple[str, str]:
    upload = row.upload
    link = reverse("nominations:upload", args=[upload.pk]) + "?nhom=unsure"
    return f"{upload.file.name}, dòng {row.number} · {upload.unit.name} · {upload.round}", link


register(
    Source(
        "de-nghi",
        "Danh sách đề nghị",
        "nominations.edit",
        _of_rounds,
        Q(nomination=None, upload__round__closed=False) & ~Q(upload__state=UploadState.WITHDRAWN),
        _in_round,
        actions.decide_match,
        actions.undo_match,
    )
)


@dataclass(frozen=True)
class Candidate:
    """One who may be meant, with what tells namesakes apart."""

    party: Party
    why: str
    marks: tuple[str, ...]


def with_candidates(rows: Sequence[ReadRow]) -> None:
    """Give rows their ``possible`` candidates; four queries for a page, however many rows."""
    wanted = {candidate["party"] for row in rows for candidate in row.candidates}
    parties = Party.objects.select_related("home__party", "person").in_bulk(wanted)
    marks = marks_of(parties)
    for row in rows:
        row.possible = [
            Candidate(parties[found["party"]], found["why"], marks[found["party"]])
            for found in row.candidates
            if found["party"] in parties
        ]


def marks_of(parties: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """What each was last awarded and how their last years were marked: enough to know one Hoa from another."""
    keys = list(parties)
    told: dict[int, list[str]] = {key: [] for key in keys}
    names = award_names()
    granted = _last(Grant.objects.filter(status=Grant.Status.VALID), keys, "-year", "-entry_id")
    for party, award, year, number in granted.values_list("party_id", "award", "year", "decision_number"):
        told[party].append(f"{names[award].name} năm {year} ({number})")
    for party, year, result in _last(YearResult.objects, keys, "-year").values_list("party_id", "year", "result"):
        told[party].append(f"{YearResult.Result(result).label} năm {year}")
    return {key: tuple(lines) for key, lines in told.items()}


def _last(rows: Any, parties: list[int], *order: str) -> QuerySet:
    """The last few rows of each party."""
    place = Window(RowNumber(), partition_by=F("party_id"), order_by=list(order))
    return rows.filter(party__in=parties).annotate(place=place).filter(place__lte=_LAST).order_by("party_id", "place")
