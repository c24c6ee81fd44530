"""What happens in councils: seats, meetings, results. Everything that touches nominations does so in few queries."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q

from vinhdanh.ground.accounts.models import User
from vinhdanh.ground.office import audit, numbers
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Authority
from vinhdanh.work.nominations import actions as nominations
from vinhdanh.work.nominations.models import Nomination, Round

from . import agenda, queries, rules
from .models import Council, Group, Item, Meeting, Member
from .workflow import MEETING, MeetingState

MINUTES_SYMBOL = "BB-HĐTĐKT"


@action("councils.compose")
def set_up(
    authority: Authority, *, by: Actor, at: datetime, name: str, kind: str = Council.Kind.FULL, basis: str = ""
) -> Council:
    """Write the council (or its standing committee) that advises ``authority``, or mend how it is called."""
    council, _ = Council.objects.update_or_create(
        authority=authority, kind=kind, defaults={"name": name, "basis": basis}
    )
    return council


@action("councils.compose")
def seat(
    council: Council,
    *,
    by: Actor,
    at: datetime,
    name: str,
    since: date,
    seat: str = Member.Seat.MEMBER,
    position: str = "",
    user: User | None = None,
) -> Member:
    """Seat a member from a day on. A second chair at the same time is refused."""
    single = {Member.Seat.CHAIR}
    if seat in single and queries.seated(council, since).filter(seat=seat).exists():
        raise Refused("Hội đồng đã có Chủ tịch; hãy ghi ngày thôi tham gia của người đang giữ ghế rồi thêm người mới.")
    return Member.objects.create(council=council, name=name, position=position, seat=seat, user=user, since=since)


@action("councils.compose")
def unseat(member: Member, *, by: Actor, at: datetime, until: date) -> None:
    """From ``until`` on they are no longer a member; meetings before keep them."""
    if until < member.since:
        raise Refused("Ngày thôi tham gia phải sau ngày bắt đầu tham gia.")
    Member.objects.filter(pk=member.pk).update(until=until)
    member.until = until


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
    _insist_open(item.meeting)
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
def record_presence(
    meeting: Meeting,
    *,
    by: Actor,
    at: datetime,
    present: int,
    written: int = 0,
    presided_by: str = "",
    secretary: str = "",
) -> None:
    """Write who came and who wrote instead; may be mended until the minutes are closed."""
    if present + written > meeting.members:
        raise Refused(
            f"{present} người dự và {written} ý kiến bằng văn bản nhiều hơn tổng số {meeting.members} thành viên; "
            "hãy ghi lại."
        )
    if meeting.state == MeetingState.CONVENED:
        MEETING.move(meeting, "hold")
    _insist_open(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(
        present=present, written=written, presided_by=presided_by, secretary=secretary
    )
    meeting.refresh_from_db()
    audit.note(present=present, written=written)


@action("councils.record")
def record_party_opinion(meeting: Meeting, *, by: Actor, at: datetime, opinion: str) -> None:
    """Write number and date of the Party standing board's opinion."""
    _insist_open(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(party_opinion=opinion)
    audit.note(opinion=opinion)


@action("councils.record")
def record_group(group: Group, *, by: Actor, at: datetime, agree: int) -> None:
    """So many agreed to everyone of the group, except those with a number of their own."""
    _insist_held(group.meeting)
    _insist_possible(group.meeting, agree)
    Group.objects.filter(pk=group.pk).update(agree=agree)
    group.agree = agree
    audit.note(group=[group.award, group.subject], agree=agree)


@action("councils.record")
def record_exception(item: Item, *, by: Actor, at: datetime, agree: int | None, note: str = "") -> None:
    """One nomination's own number, or None: again as its group."""
    _insist_held(item.meeting)
    if agree is not None:
        _insist_possible(item.meeting, agree)
    Item.objects.filter(pk=item.pk).update(agree=agree, note=note)
    item.agree, item.note = agree, note
    audit.note(nomination=item.nomination_id, agree=agree)


@action("councils.record")
def close(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Close the minutes: who passed is computed on all members, and nothing of the meeting changes any more.

    Side effects: the minutes' number is taken; nominations become passed or failed.
    """
    MEETING.move(meeting, "close")
    for group in meeting.groups.all():
        enough = Q(agree__gte=group.need)
        if group.agree >= group.need:
            enough |= Q(agree=None)
        group.items.update(passed=False)
        group.items.filter(enough).update(passed=True)
    number = numbers.take(issuer=meeting.council.authority, symbol=MINUTES_SYMBOL, year=meeting.on.year)
    Meeting.objects.filter(pk=meeting.pk).update(minutes_number=number, closed_at=at)
    meeting.refresh_from_db()
    for passed, verb in ((True, "pass"), (False, "fail")):
        nominations.move_many(queries.nominations_of(meeting, passed=passed), verb, by=by, at=at)
    audit.note(number=number)
    return meeting


def _insist_open(meeting: Meeting) -> None:
    """Lock the meeting's row and refuse when its minutes are closed."""
    state = Meeting.objects.select_for_update().values_list("state", flat=True).get(pk=meeting.pk)
    if state in (MeetingState.CLOSED, MeetingState.CALLED_OFF):
        raise Refused("Cuộc họp này đã kết thúc; kết quả không sửa được nữa.", code="wrong_state")


def _insist_held(meeting: Meeting) -> None:
    _insist_open(meeting)
    meeting.refresh_from_db(fields=["state", "present", "written"])
    if meeting.state != MeetingState.HELD:
        raise Refused("Hãy ghi số thành viên dự họp trước khi ghi kết quả bỏ phiếu.", code="wrong_state")


def _insist_possible(meeting: Meeting, agree: int) -> None:
    if agree > meeting.voices:
        raise Refused(
            f"{agree} phiếu đồng ý nhiều hơn {meeting.voices} thành viên dự họp và cho ý kiến bằng văn bản; "
            "hãy ghi lại."
        )
