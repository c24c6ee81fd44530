"""The page of a submission."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from vinhdanh.ground.accounts.access import charge
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.ui.components.words import ABSENT, vn_number, vn_time
from vinhdanh.ground.ui.parts import Figure, Step

from .. import queries
from ..models import Nomination, Submission
from ..workflow import NominationState
from ..workflow import SubmissionState as S
from .shown import outcome_chips


def submission_page(request: HttpRequest, submission: Submission) -> dict[str, Any]:
    """One letter: what goes with it and what does not, and what its reader may do with it now."""
    mine = submission.nominations.exclude(state=NominationState.WITHDRAWN)
    going = queries.goes_with(submission).count()
    return {
        "submission": submission,
        "title": f"Tờ trình số {submission.number}" if submission.number else "Tờ trình đang lập",
        "line": f"{submission.unit.name} trình {submission.authority.title} · {submission.round.name}",
        "nominations": mine,
        "going": going,
        "figures": _submission_figures(submission, mine, going),
        "chips": outcome_chips(request, mine),
        "stations": _stations(submission),
        "expected": mine.filter(rests_on_expected=True).count(),
        "sent_again": mine.filter(state=NominationState.SUBMITTED).count(),
        "came_back": mine.filter(state=NominationState.RETURNED).count(),
        "may": _may_with(submission, charge(request)),
    }


def _may_with(submission: Submission, reader: Charge) -> dict[str, bool]:
    """Which buttons this reader has; the actions ask again."""
    state = submission.state
    signs = reader.may("nominations.submit", submission.unit.path)
    receives = reader.may("nominations.receive", submission.authority.unit.path)
    drawn_up = state in (S.DRAFT, S.RETURNED)
    return {
        "submit": signs and drawn_up,
        "submit_again": signs and state in (S.RECEIVED, S.COUNCIL),
        "recall": signs and (state == S.SUBMITTED or (state == S.RECEIVED and submission.own)),
        "receive": receives and state == S.SUBMITTED,
        "receive_again": receives and state in (S.RECEIVED, S.COUNCIL),
        "give_back": receives and state in (S.SUBMITTED, S.RECEIVED) and not submission.own,
        "give_some_back": receives and state in (S.SUBMITTED, S.RECEIVED, S.COUNCIL),
        "judge_again": state != S.DECIDED,
        "make_official": reader.holds("record.make_official"),
    }


def _submission_figures(submission: Submission, mine: QuerySet[Nomination], going: int) -> list[Figure]:
    drawn_up = submission.state in (S.DRAFT, S.RETURNED)
    figures = [Figure(vn_number(mine.count()), "hồ sơ")]
    if drawn_up:
        figures = [Figure(vn_number(going), "hồ sơ trình được", of=vn_number(mine.count()), tone="met")]
        waiting = 0 if submission.own else mine.filter(rests_on_provisional=True, on_hold=False).count()
        if waiting:
            figures.append(Figure(vn_number(waiting), "hồ sơ chờ quyết định của đơn vị trong năm nay", tone="warn"))
    counted = queries.tally(mine)
    told = (
        ("unknown", "cần bổ sung thông tin", "unknown"),
        ("not_met", "còn thiếu điều kiện", "unmet"),
        ("hold", "tạm dừng, chờ ý kiến", "warn"),
    )
    return figures + [Figure(vn_number(counted[name]), words, tone=tone) for name, words, tone in told if counted[name]]


def _stations(submission: Submission) -> list[Step]:
    """The way of the letter: what was done, where it stands."""
    state = submission.state
    done = [S.DRAFT, S.SUBMITTED, S.RECEIVED, S.COUNCIL, S.DECIDED]
    at = done.index(S.DRAFT if state == S.RETURNED else state)
    names = ("Đơn vị lập", "Ký trình", "Tiếp nhận", "Hội đồng họp", "Quyết định")
    whens = ("", vn_time(submission.submitted_at), vn_time(submission.received_at), "", "")
    return [
        Step(
            name,
            when="" if when == ABSENT else when,
            note=submission.return_reason if state == S.RETURNED and place == 0 else "",
            state="done" if place < at or state == S.DECIDED else "now" if place == at else "ahead",
        )
        for place, (name, when) in enumerate(zip(names, whens, strict=True))
    ]
