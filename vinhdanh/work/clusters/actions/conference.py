"""The conference at the end of the year: presence and votes, recorded."""

from collections.abc import Mapping
from datetime import date, datetime

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused

from ..models import Conference, Member, Season, Vote
from ..states import SeasonState
from .leads import Lead


@action("clusters.lead")
def record_conference(
    lead: Lead,
    *,
    by: Actor,
    at: datetime,
    on: date,
    voters: int,
    present: int,
    place: str = "",
    presented: str = "",
    next_head: Member | None = None,
    next_deputy: Member | None = None,
) -> Conference:
    """Who came, what was presented, whom they elected to lead next year."""
    _insist_in_session(lead.season)
    if present > voters:
        raise Refused(f"{present} đại biểu có mặt nhiều hơn {voters} đơn vị có quyền bỏ phiếu; hãy ghi lại.")
    if next_head and next_head == next_deputy:
        raise Refused("Trưởng và phó năm sau phải là hai đơn vị khác nhau.")
    if next_head and next_head.pk == lead.season.head_id:
        raise Refused(f"{next_head} đang làm trưởng; chức trưởng luân phiên, hãy ghi đơn vị khác.")
    said = {
        "on": on, "voters": voters, "present": present, "place": place, "presented": presented,
        "next_head": next_head, "next_deputy": next_deputy,
    }  # fmt: skip
    conference, _ = Conference.objects.update_or_create(season=lead.season, defaults=said)
    return conference


@action("clusters.lead")
def record_votes(lead: Lead, *, by: Actor, at: datetime, votes: Mapping[Member, int | None]) -> Season:
    """Votes for each member; nobody has more than there were voters present. None: not voted on."""
    season = lead.season
    _insist_in_session(season)
    conference = getattr(season, "conference", None)
    if conference is None:
        raise Refused("Hãy ghi số đại biểu dự hội nghị trước khi ghi phiếu.")
    for member, agree in votes.items():
        if agree is not None and not 0 <= agree <= conference.present:
            raise Refused(f"{member}: {agree} phiếu nhiều hơn {conference.present} đại biểu có mặt; hãy ghi lại.")
    Vote.objects.filter(season=season, member__in=votes).delete()
    Vote.objects.bulk_create(
        Vote(season=season, member=member, agree=agree) for member, agree in votes.items() if agree is not None
    )
    audit.note(votes={member.pk: agree for member, agree in votes.items()})
    return season


def _insist_in_session(season: Season) -> None:
    if season.state != SeasonState.CONFERENCE:
        raise Refused("Chỉ ghi kết quả hội nghị ở bước “Hội nghị tổng kết”.", code="wrong_state")
