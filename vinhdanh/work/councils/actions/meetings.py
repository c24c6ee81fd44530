"""Meetings: convened, called off, opened again; who came."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.work.nominations import actions as nominations
from vinhdanh.work.nominations.models import Nomination, Round

from .. import agenda, queries, rules
from ..models import Attendance, Council, Group, Item, Meeting
from ..workflow import MEETING, MeetingState
from .locks import insist_open


@action("councils.convene")
def convene(
    council: Council,
    *,
    by: Actor,
    at: datetime,
    round: Round,
    kinds: Iterable[agenda.Kind],
    path: str,
    on: date,
    place: str = "",
) -> Meeting:
    """Call a meeting over everything of ``kinds`` (award and kind of party) that waits for it in ``round``.

    Side effects: the meeting with its groups and items; the nominations go on the agenda, their submissions to the
    council. Those on hold stay where they are.
    """
    members = queries.seated(council, on).count()
    if not members:
        raise Refused(f"{council} chưa có thành viên nào vào ngày họp; hãy ghi danh sách thành viên trước.")
    wanted = set(kinds)
    rules.insist_strict_enough(path, wanted, authority=council.authority, on=round.on)
    waiting = agenda.ready(council.authority, round, wanted)
    if not waiting:
        raise Refused("Không còn đề nghị nào chờ Hội đồng trong các nhóm đã chọn; hãy tải lại trang.")
    quorum = rules.quorum({kind.award for kind in wanted}, council.authority, members=members, on=on)
    meeting = Meeting.objects.create(
        council=council, round=round, on=on, place=place, path=path, members=members,
        quorum=quorum.votes, quorum_ref=quorum.ref,
    )  # fmt: skip
    agenda.write(meeting, waiting)
    nominations.move_many(queries.nominations_of(meeting), "put_on_agenda", by=by, at=at)
    audit.note(nominations=len(waiting), path=path)
    return meeting


@action("councils.convene")
def take_off(item: Item, *, by: Actor, at: datetime, reason: str) -> None:
    """Take one nomination off an agenda that is not closed; it waits for another meeting."""
    insist_open(item.meeting)
    if not reason.strip():
        raise Refused("Hãy ghi lý do đưa ra khỏi chương trình họp.")
    nominations.move_many(Nomination.objects.filter(pk=item.nomination_id), "take_off_agenda", by=by, at=at)
    audit.note(nomination=item.nomination_id, reason=reason)
    Item.objects.filter(pk=item.pk).delete()
    Group.objects.filter(pk=item.group_id, items=None).delete()


@action("councils.convene")
def call_off(meeting: Meeting, *, by: Actor, at: datetime, reason: str) -> None:
    """Call a convened meeting off: its nominations wait again, the meeting stays as a record with an empty agenda."""
    MEETING.move(meeting, "call_off")
    audit.note(reason=reason)
    nominations.move_many(queries.nominations_of(meeting), "take_off_agenda", by=by, at=at)
    Item.objects.filter(meeting=meeting).delete()
    Group.objects.filter(meeting=meeting).delete()


@action("councils.record")
def reopen(meeting: Meeting, *, by: Actor, at: datetime, reason: str) -> None:
    """Open closed minutes again, before anything was decided on them: the nominations are on the agenda once more."""
    if not reason.strip():
        raise Refused("Hãy ghi lý do mở lại biên bản.")
    MEETING.move(meeting, "reopen")
    nominations.move_many(queries.nominations_of(meeting), "reopen", by=by, at=at)
    meeting.items.update(passed=None)
    Meeting.objects.filter(pk=meeting.pk).update(closed_at=None)
    meeting.refresh_from_db()
    audit.note(reason=reason)


@dataclass(frozen=True)
class Presence:
    """Who took part: for each member (by id) how, and why not; who led and who wrote; from when until when."""

    members: Mapping[int, str]
    chaired_by: int
    minuted_by: int
    began: time
    ended: time
    reasons: Mapping[int, str] = field(default_factory=dict)


@action("councils.record")
def record_presence(meeting: Meeting, *, by: Actor, at: datetime, presence: Presence) -> None:
    """Write who came, who wrote instead and who was absent; may be mended until the minutes are closed.

    Refused when a member of that day is missing from the list: the base is all of them.
    """
    if insist_open(meeting) == MeetingState.CONVENED:
        MEETING.move(meeting, "hold")
    seated = set(queries.seated(meeting.council, meeting.on).values_list("pk", flat=True))
    if set(presence.members) != seated:
        raise Refused("Danh sách thành viên đã thay đổi; hãy tải lại trang rồi ghi lại việc dự họp.", code="stale")
    kinds = Counter(presence.members.values())
    if presence.members.get(presence.chaired_by) != Attendance.Kind.PRESENT:
        raise Refused("Người chủ trì phải là thành viên có mặt tại cuộc họp.")
    Attendance.objects.filter(meeting=meeting).delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, member_id=member, kind=kind, reason=presence.reasons.get(member, "")[:200])
        for member, kind in presence.members.items()
    )
    changes = {
        "members": len(seated),
        "present": kinds[Attendance.Kind.PRESENT],
        "written": kinds[Attendance.Kind.WRITTEN],
        "chaired_by": presence.chaired_by,
        "minuted_by": presence.minuted_by,
        "began": presence.began,
        "ended": presence.ended,
    }
    Meeting.objects.filter(pk=meeting.pk).update(**changes)
    meeting.refresh_from_db()
    _reckon_needs(meeting)
    audit.note(members=len(seated), present=meeting.present, written=meeting.written)


@action("councils.record")
def record_party_opinion(meeting: Meeting, *, by: Actor, at: datetime, opinion: str) -> None:
    """Write number and date of the Party standing board's opinion."""
    insist_open(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(party_opinion=opinion)
    audit.note(opinion=opinion)


def _reckon_needs(meeting: Meeting) -> None:
    """Quorum and votes needed on the members of the day: the council may have changed since it was convened."""
    authority, members, on = meeting.council.authority, meeting.members, meeting.on
    groups = list(meeting.groups.all())
    for group in groups:
        need = rules.votes_needed(group.award, authority, members=members, on=on)
        group.need, group.need_ref = need.votes, need.ref
    Group.objects.bulk_update(groups, ["need", "need_ref"])
    if groups:
        quorum = rules.quorum({group.award for group in groups}, authority, members=members, on=on)
        Meeting.objects.filter(pk=meeting.pk).update(quorum=quorum.votes, quorum_ref=quorum.ref)
