"""One nomination: questions answered, put aside, chosen or left out against the verdict."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from vinhdanh.books.eligibility.known import put_fact
from vinhdanh.books.record import actions as record
from vinhdanh.books.record.actions import Difference
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action, require
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Party

from ..judging import JUDGED_STATES, is_claim, rejudge
from ..models import Nomination, Round
from ..workflow import NOMINATION, NominationState, SubmissionState
from .ways import arrange, drop_empty_drafts


@action("nominations.edit")
def answer(
    nomination: Nomination, *, by: Actor, at: datetime, facts: Mapping[str, Any], cite: str = ""
) -> list[Difference]:
    """Answer a question of the verdict by ``facts`` in the form of the judge's cases.

    A claim stays with this nomination, everything else is written to the record; answered is where the record, being
    firmer, stands against it. Side effects: every open nomination of the same party is judged again.
    """
    claims = {name: value for name, value in facts.items() if is_claim(name)}
    for name, value in claims.items():
        put_fact(nomination.asked, name, value)
    Nomination.objects.filter(pk=nomination.pk).update(asked=nomination.asked)
    known = {name: value for name, value in facts.items() if name not in claims}
    year = nomination.round.year
    differences = record.declare_facts(nomination.party, by=by, at=at, facts=known, year=year, cite=cite)
    audit.note(facts=sorted(facts), cite=cite)
    judge_party_again(nomination.party, at=at)
    nomination.refresh_from_db()
    return differences


def judge_party_again(party: Party, *, at: datetime) -> None:
    """Judge what the party asks in every round that is still open, within the transaction of the caller."""
    asking = Round.objects.filter(nominations__party=party, nominations__state__in=JUDGED_STATES, closed=False)
    for round in asking.distinct():
        rejudge(round, [party.pk], at=at)


@action("nominations.edit")
def judge_again(nomination: Nomination, *, by: Actor, at: datetime) -> None:
    """Judge everything the party asks once more, from the books as they are now."""
    judge_party_again(nomination.party, at=at)


@action("nominations.edit")
def withdraw(nomination: Nomination, *, by: Actor, at: datetime) -> None:
    """Take a nomination out of what the unit sends. It can be taken up again until something else asks the same."""
    NOMINATION.move(nomination, "withdraw")
    Nomination.objects.filter(pk=nomination.pk, submission__state=SubmissionState.DRAFT).update(submission=None)
    drop_empty_drafts(nomination.round, nomination.unit)
    rejudge(nomination.round, [nomination.party_id], at=at)


@action("nominations.edit")
def restore(nomination: Nomination, *, by: Actor, at: datetime) -> None:
    """Undo ``withdraw``."""
    same = Nomination.objects.filter(round=nomination.round, party=nomination.party, award=nomination.award)
    if same.exclude(state=NominationState.WITHDRAWN).exists():
        raise Refused("Đã có đề nghị khác cho cùng người, cùng danh hiệu trong đợt này.", code="asked_again")
    NOMINATION.move(nomination, "restore")
    arrange(nomination.round, nomination.unit)
    rejudge(nomination.round, [nomination.party_id], at=at)


@action("nominations.override")
def leave_out(nomination: Nomination, *, by: Actor, at: datetime, reason: str) -> None:
    """Do not put it forward although the conditions are met: a choice, with its reason.

    Side effects: one already received is over; what stood on it is judged again.
    """
    if nomination.state not in (NominationState.DRAFT, NominationState.RETURNED, NominationState.RECEIVED):
        raise Refused("Hồ sơ đang ở bước khác; hãy tiếp nhận hoặc rút lại trước khi quyết định không lựa chọn.")
    if nomination.state == NominationState.RECEIVED:
        require(by, "nominations.override", nomination.authority)
        _write_choice(nomination, False, reason)
        NOMINATION.move(nomination, "leave_out")
    else:
        _write_choice(nomination, False, reason)
    rejudge(nomination.round, [nomination.party_id], at=at)


@action("nominations.override")
def choose(nomination: Nomination, *, by: Actor, at: datetime, reason: str) -> None:
    """Put it forward although something is still unknown: whoever decides it answers for that, with a reason."""
    require(by, "nominations.override", nomination.authority)
    if nomination.on_hold or nomination.outcome != Nomination.Outcome.UNKNOWN:
        raise Refused("Chỉ lựa chọn theo cách này khi hồ sơ còn nội dung cần bổ sung và không bị tạm dừng.")
    if nomination.state not in JUDGED_STATES:
        raise Refused("Hồ sơ này đã kết thúc; không thay đổi lựa chọn được nữa.", code="wrong_state")
    _write_choice(nomination, True, reason)
    rejudge(nomination.round, [nomination.party_id], at=at)


@action("nominations.override")
def undo_choice(nomination: Nomination, *, by: Actor, at: datetime) -> None:
    """Take an override back: the verdict counts again."""
    if nomination.chosen is None:
        raise Refused("Hồ sơ này không có lựa chọn nào để hoàn tác.", code="wrong_state")
    if nomination.state == NominationState.FAILED:
        NOMINATION.move(nomination, "undo_leave_out")
    elif nomination.state in (NominationState.AGENDA, NominationState.PASSED, NominationState.DECIDED):
        raise Refused("Hồ sơ đã vào chương trình họp Hội đồng; hãy đưa ra khỏi chương trình trước.", code="wrong_state")
    _write_choice(nomination, None, "")
    rejudge(nomination.round, [nomination.party_id], at=at)


def _write_choice(nomination: Nomination, chosen: bool | None, reason: str) -> None:
    reason = reason.strip()
    if chosen is not None and len(reason) < 10:
        raise Refused("Hãy ghi rõ lý do (ít nhất 10 ký tự); lý do được lưu cùng hồ sơ.", code="no_reason")
    audit.note(chosen=chosen, reason=reason, outcome=nomination.outcome)
    Nomination.objects.filter(pk=nomination.pk).update(chosen=chosen, chosen_reason=reason)
    nomination.chosen, nomination.chosen_reason = chosen, reason
