"""Results: ballots counted, votes written, the minutes closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Q

from vinhdanh.ground.office import audit, numbers
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.work.nominations import actions as nominations

from .. import queries
from ..models import Count, Group, Item, Meeting
from ..workflow import MEETING
from .locks import insist_held

MINUTES_SYMBOL = "BB-HĐTĐKT"


@dataclass(frozen=True)
class Ballots:
    """A count of secret ballots: who counted ((name, role), the head first), when, how many papers."""

    committee: Sequence[tuple[str, str]]
    at: time
    issued: int
    returned: int
    invalid: int = 0


@action("councils.record")
def record_ballots(meeting: Meeting, *, by: Actor, at: datetime, ballots: Ballots) -> Count:
    """Write who counted and how many ballots; may be mended until the minutes are closed."""
    insist_held(meeting)
    if ballots.issued > (meeting.present or 0):
        raise Refused(
            f"{ballots.issued} phiếu phát ra nhiều hơn {meeting.present} thành viên có mặt; thành viên gửi ý kiến bằng "
            "văn bản không nhận phiếu."
        )
    if not 0 <= ballots.invalid <= ballots.returned <= ballots.issued:
        raise Refused(
            "Số phiếu không khớp: phiếu thu về không nhiều hơn phiếu phát ra, phiếu không hợp lệ không nhiều hơn phiếu "
            "thu về. Hãy ghi lại."
        )
    committee = [{"name": name, "role": role} for name, role in ballots.committee]
    if not committee:
        raise Refused("Hãy ghi thành phần Ban kiểm phiếu.")
    count, _ = Count.objects.update_or_create(
        meeting=meeting,
        defaults={
            "committee": committee, "at": ballots.at, "issued": ballots.issued, "returned": ballots.returned,
            "invalid": ballots.invalid,
        },
    )  # fmt: skip
    audit.note(issued=count.issued, returned=count.returned, invalid=count.invalid)
    return count


@action("councils.record")
def record_group(group: Group, *, by: Actor, at: datetime, agree: int) -> None:
    """So many agreed to everyone of the group, except those with a number of their own."""
    insist_held(group.meeting)
    _insist_possible(group.meeting, agree)
    Group.objects.filter(pk=group.pk).update(agree=agree)
    group.agree = agree
    audit.note(group=[group.award, group.subject], agree=agree)


@action("councils.record")
def record_exceptions(meeting: Meeting, *, by: Actor, at: datetime, votes: Mapping[int, int | None]) -> int:
    """Some items' own numbers (by item id), or None: again as their group, whose number is no exception either.

    Answers how many changed.
    """
    insist_held(meeting)
    changed = []
    for item in meeting.items.filter(pk__in=votes).select_related("group"):
        agree = votes[item.pk]
        if agree is not None:
            _insist_possible(meeting, agree)
        if agree == item.group.agree:
            agree = None
        if item.agree != agree:
            item.agree = agree
            changed.append(item)
    Item.objects.bulk_update(changed, ["agree"])
    audit.note(votes={item.nomination_id: item.agree for item in changed})
    return len(changed)


@action("councils.record")
def close(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Close the minutes: who passed is computed on all members, and nothing of the meeting changes any more.

    Side effects: the minutes' number is taken (minutes opened again keep theirs); nominations become passed or failed.
    """
    MEETING.move(meeting, "close")
    for group in meeting.groups.all():
        enough = Q(agree__gte=group.need)
        if group.agree >= group.need:
            enough |= Q(agree=None)
        group.items.update(passed=False)
        group.items.filter(enough).update(passed=True)
    number = meeting.minutes_number or numbers.take(
        issuer=meeting.council.authority, symbol=MINUTES_SYMBOL, year=meeting.on.year
    )
    Meeting.objects.filter(pk=meeting.pk).update(minutes_number=number, closed_at=at)
    meeting.refresh_from_db()
    for passed, verb in ((True, "pass"), (False, "fail")):
        nominations.move_many(queries.nominations_of(meeting, passed=passed), verb, by=by, at=at)
    audit.note(number=number)
    return meeting


def _insist_possible(meeting: Meeting, agree: int) -> None:
    if agree > meeting.cast:
        raise Refused(
            f"{agree} phiếu đồng ý nhiều hơn {meeting.cast} phiếu hợp lệ và ý kiến bằng văn bản; hãy ghi lại."
        )
