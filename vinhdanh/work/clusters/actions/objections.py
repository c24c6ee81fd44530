"""Objections to points: made, and answered in time."""

from datetime import datetime

from vinhdanh import law
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused

from ..models import Member, Objection, Season
from ..scoring import ScoreError, accept_points
from ..states import ObjectionState, SeasonState
from .points import settle_cells


@action("clusters.take_part")
def object_to(
    member: Member, *, by: Actor, at: datetime, season: Season, criterion: str, asked: float, text: str
) -> Objection:
    """A member asks for other points; the clock of working days begins to run."""
    if season.state != SeasonState.VERIFYING:
        raise Refused("Kiến nghị về điểm nhận trong bước “Thẩm định điểm”.", code="wrong_state")
    if len(text.strip()) < 10:
        raise Refused("Hãy ghi rõ lý do kiến nghị (ít nhất 10 ký tự).", code="no_reason")
    try:
        points = accept_points(season.table.table.criterion(criterion), asked)
    except KeyError:
        raise Refused(f"Bảng tiêu chí không có tiêu chí {criterion}.", code="bad_criterion") from None
    except ScoreError as wrong:
        raise Refused(str(wrong), code="bad_points") from wrong
    if season.objections.filter(member=member, criterion=criterion, state=ObjectionState.OPEN).exists():
        raise Refused("Đã có kiến nghị về tiêu chí này đang chờ trả lời.", code="asked_again")
    due = law.add_working_days(at.date(), season.objection_days)
    return Objection.objects.create(
        season=season, member=member, criterion=criterion, asked=points, text=text.strip(), at=at, due=due
    )


@action("clusters.confirm")
def answer_objection(
    objection: Objection, *, by: Actor, at: datetime, accepted: bool, answer: str, points: float | None = None
) -> Objection:
    """Answer it; accepted, the points (those asked for, unless said) are settled with the answer as reason."""
    if objection.state != ObjectionState.OPEN:
        raise Refused("Kiến nghị này đã được trả lời.", code="answered")
    if len(answer.strip()) < 10:
        raise Refused("Hãy ghi rõ căn cứ trả lời (ít nhất 10 ký tự).", code="no_reason")
    if accepted:
        cell = {(objection.member_id, objection.criterion): objection.asked if points is None else points}
        settle_cells(objection.season, cell, by=by, at=at, reason=f"Chấp nhận kiến nghị: {answer}")
    objection.state = ObjectionState.ACCEPTED if accepted else ObjectionState.REJECTED
    objection.answer, objection.answered_at, objection.answered_by = answer.strip(), at, by.name
    objection.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    audit.note(accepted=accepted)
    return objection
