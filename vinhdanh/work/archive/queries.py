"""Reads of the archive that more than one place needs."""

import hashlib

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Value, When

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.record.models import YearResult
from vinhdanh.ground.registry.models import Unit
from vinhdanh.law import award_names
from vinhdanh.work.nominations.judging import JUDGED_STATES
from vinhdanh.work.nominations.models import Nomination, ReadRow, Round

from .models import Batch, BatchRow
from .workflow import BatchState

HEAPS = {
    "mend": "Dòng có lỗi",
    "unsure": "Cần chọn người",
    "new": "Người mới, tập thể mới",
    "same": "Đã có trong danh bạ",
    "written": "Đã ghi vào sổ",
    "proved": "Nâng mức chứng minh",
    "there": "Đã có từ trước",
    "dropped": "Đã bỏ",
}
READY = ("new", "same")
WAITING = ("mend", "unsure")
"""What keeps a whole batch out of the books until it is mended or put aside."""


def same_batch(unit: Unit, kind: str, content: bytes) -> Batch | None:
    """The batch that these bytes already are, if the unit sent them before and they were not undone."""
    digest = hashlib.sha256(content).hexdigest()
    live = Batch.objects.exclude(state=BatchState.UNDONE).select_related("unit__party", "file")
    return live.filter(unit=unit, kind=kind, file__sha256=digest).first()


def in_heaps(rows: QuerySet[BatchRow]) -> QuerySet[BatchRow]:
    """Rows with the annotation ``heap``, a key of ``HEAPS``: what is to be done with them, or what became of them."""
    return rows.annotate(
        heap=Case(
            When(dropped=True, then=Value("dropped")),
            When(~Q(fate=""), then="fate"),
            When(~Q(problems=[]), then=Value("mend")),
            When(match__in=(ReadRow.Match.UNSURE, ReadRow.Match.NONE), then=Value("unsure")),
            When(match=ReadRow.Match.NEW, then=Value("new")),
            default=Value("same"),
            output_field=CharField(),
        )
    )


def twins(rows: list[BatchRow]) -> dict[tuple[int, str], list[Grant]]:
    """The valid grants of these rows' parties, by party and award."""
    found: dict[tuple[int, str], list[Grant]] = {}
    parties = {row.party_id for row in rows if row.party_id}
    for grant in Grant.objects.filter(party__in=parties, status=Grant.Status.VALID).order_by("pk"):
        found.setdefault((grant.party_id, grant.award), []).append(grant)
    return found


def is_same_grant(grant: Grant, *, year: int, number: str, day: object) -> bool:
    """Whether a grant of the same award to the same party is the one of this decision; a title is one a year."""
    if award_names()[grant.award].kind == "title" and grant.year == year:
        return True
    return grant.decided_on == day or (grant.decision_number == number and grant.year == year)


def rounds_asking(parties: set[int]) -> dict[Round, list[int]]:
    """The open rounds in which these parties ask something that is still judged, and which of them do."""
    asked = (
        Nomination.objects.filter(party__in=parties, state__in=JUDGED_STATES, round__closed=False)
        .order_by("round", "party")
        .values_list("round", "party")
        .distinct()
    )
    by_round: dict[int, list[int]] = {}
    for round, party in asked:
        by_round.setdefault(round, []).append(party)
    return {round: by_round[round.pk] for round in Round.objects.filter(pk__in=by_round).order_by("pk")}


def outdated() -> dict[int, int]:
    """How many nominations of each open round, by its key, rest on results that became official since: one query."""
    official = YearResult.objects.filter(
        party=OuterRef("party"), standing=YearResult.Standing.OFFICIAL, written_at__gt=OuterRef("judged_at")
    )
    waiting = Nomination.objects.filter(
        Exists(official), rests_on_expected=True, state__in=JUDGED_STATES, round__closed=False
    )
    return dict(waiting.order_by().values_list("round").annotate(Count("pk")))
