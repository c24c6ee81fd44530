"""The page of a round."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.http import HttpRequest

from vinhdanh.ground.accounts.access import charge
from vinhdanh.ground.ui.components.words import vn_date, vn_number
from vinhdanh.ground.ui.parts import Share
from vinhdanh.law import award_names

from .. import access, queries
from ..models import Nomination, Round
from ..workflow import NominationState
from .shown import OUTCOMES, outcome_chips, shown_submissions


def split_of(nominations: QuerySet[Nomination]) -> list[Share]:
    """Who decides: what each unit decides itself, what goes up to whom."""
    counted = (
        nominations.order_by()
        .annotate(own=Case(When(authority__unit=F("unit"), then=Value(True)), default=Value(False)))
        .values_list("own", "authority__title")
        .annotate(count=Count("pk"))
    )
    own = sum(count for is_own, _, count in counted if is_own)
    shares = [Share("hồ sơ đơn vị tự quyết định", own, "met")] if own else []
    tones = iter(("lacquer", "gold", "ink", "soft"))
    for _, title, count in sorted((row for row in counted if not row[0]), key=lambda row: -row[2]):
        label = f"hồ sơ trình {title}" if title else "hồ sơ chưa rõ ai quyết định"
        shares.append(Share(label, count, next(tones, "soft") if title else "warn"))
    return shares


@dataclass(frozen=True)
class AwardLine:
    """One award of a round by outcome."""

    code: str
    name: str
    met: int
    not_met: int
    unknown: int
    hold: int

    @property
    def total(self) -> int:
        return self.met + self.not_met + self.unknown + self.hold


def award_lines(nominations: QuerySet[Nomination]) -> list[AwardLine]:
    resting = Q(on_hold=True)
    counted = {
        row["award"]: row
        for row in nominations.order_by()
        .values("award")
        .annotate(
            met=Count("pk", filter=~resting & Q(outcome="met")),
            not_met=Count("pk", filter=~resting & Q(outcome="not_met")),
            unknown=Count("pk", filter=~resting & Q(outcome="unknown")),
            hold=Count("pk", filter=resting),
        )
    }
    return [
        AwardLine(code, award.name, *(counted[code][name] for name in OUTCOMES))
        for code, award in award_names().items()
        if code in counted
    ]


def round_page(request: HttpRequest, round: Round) -> dict[str, Any]:
    """The round as its reader sees it: lists sent, submissions, who decides, and the nominations to filter."""
    reader = charge(request)
    mine = access.seen_nominations(reader).filter(round=round).exclude(state=NominationState.WITHDRAWN)
    uploads = access.open_lists(access.seen_uploads(reader)).filter(round=round)
    submissions = shown_submissions(access.seen_submissions(reader).filter(round=round))
    shares = split_of(mine)
    return {
        "round": round,
        "title": round.name,
        "line": _round_line(round) + _sent_by(mine),
        "shares": shares,
        "total": sum(share.count for share in shares),
        "chips": outcome_chips(request, mine),
        "awards": award_lines(mine),
        "uploads": uploads.select_related("unit__party", "file").order_by("-sent_at")[:SHOWN_ASIDE],
        "submissions": submissions.order_by("unit__path", "pk")[:SHOWN_ASIDE],
        "nominations": mine,
        "may_send": not round.closed and reader.holds("nominations.upload"),
        "waited_for": list(queries.not_yet_sent(round)) if reader.holds("nominations.open_round") else (),
        "may_carry": reader.holds("nominations.carry"),
        "may_change": reader.holds("nominations.open_round"),
        "many_units": reader.scopes(access.SEE) is None,
    }


SHOWN_ASIDE = 12
"""How many lists and submissions stand beside a round; the rest is on their own pages."""


def _sent_by(nominations: QuerySet[Nomination]) -> str:
    units = nominations.order_by().values("unit").distinct().count()
    return f" · {vn_number(units)} đơn vị đã gửi" if units > 1 else ""


def _round_line(round: Round) -> str:
    span = f"Năm học {round.year - 1}–{round.year}" if round.calendar == Round.Calendar.SCHOOL else f"Năm {round.year}"
    closed = "đã đóng" if round.closed else f"nhận hồ sơ đến hết ngày {vn_date(round.closes)}"
    return f"{span} · áp dụng pháp luật ngày {vn_date(round.on)} · {closed}"
