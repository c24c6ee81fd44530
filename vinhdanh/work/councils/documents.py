"""The minutes of a meeting, and of its vote count, as papers."""

from dataclasses import replace
from datetime import datetime

from vinhdanh.crafts.papers.blocks import Frame, Signature
from vinhdanh.crafts.papers.minutes import (
    Absentee,
    Attendee,
    Ballots,
    CouncilMinutes,
    VoteCountMinutes,
    VoteGroup,
    VoteRow,
)
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.ui.components.words import vn_reference

from . import queries
from .actions import MINUTES_SYMBOL
from .models import Attendance, Group, Meeting
from .tables import group_label
from .workflow import MeetingState

COUNT_SYMBOL = "BB-BKP"
OWN_SEAT = "trụ sở cơ quan"


def minutes(meeting: Meeting) -> CouncilMinutes:
    """The minutes: who was there, the votes name by name, what was concluded. A handful of queries."""
    if meeting.present is None:
        raise Refused("Chưa có biên bản: hãy ghi việc dự họp trước.", code="no_minutes")
    attendance = list(meeting.attendance.select_related("member").order_by("pk"))
    votes = _votes(meeting)
    return CouncilMinutes(
        frame=_frame(meeting),
        opened=datetime.combine(meeting.on, meeting.began),
        closed=datetime.combine(meeting.on, meeting.ended),
        venue=meeting.place or OWN_SEAT,
        members=meeting.members,
        present=tuple(
            Attendee(row.member.name, _role(row)) for row in attendance if row.kind == Attendance.Kind.PRESENT
        ),
        absent=tuple(
            Absentee(row.member.name, _role(row), row.reason or "bận việc", wrote=row.kind == Attendance.Kind.WRITTEN)
            for row in attendance
            if row.kind != Attendance.Kind.PRESENT
        ),
        guests=(),
        proceedings=_proceedings(meeting),
        votes=votes,
        conclusions=_conclusions(meeting, votes),
        secretary=Signature("THƯ KÝ", meeting.minuted_by.name),
        chair=Signature("CHỦ TRÌ", meeting.chaired_by.name),
    )


def count_minutes(meeting: Meeting) -> VoteCountMinutes:
    """The minutes of the count of secret ballots, by its committee."""
    count = getattr(meeting, "count", None)
    if count is None:
        raise Refused("Chưa có biên bản kiểm phiếu: hãy ghi việc kiểm phiếu trước.", code="no_minutes")
    return VoteCountMinutes(
        frame=replace(
            _frame(meeting),
            superior=meeting.council.name.upper(),
            issuer="BAN KIỂM PHIẾU",
            symbol=COUNT_SYMBOL,
            number="",
            subject=f"Kiểm phiếu xét các đề nghị của đợt “{meeting.round.name}”",
        ),
        opened=datetime.combine(meeting.on, count.at),
        venue=meeting.place or OWN_SEAT,
        members=meeting.members,
        committee=tuple(Attendee(one["name"], one["role"]) for one in count.committee),
        ballots=Ballots(count.issued, count.returned, count.valid, count.invalid, meeting.written),
        votes=_votes(meeting),
        signers=tuple(Signature(one["role"].upper(), one["name"]) for one in count.committee),
    )


def _frame(meeting: Meeting) -> Frame:
    authority = meeting.council.authority
    return Frame(
        issuer=meeting.council.name.upper(),
        superior=authority.issuer,
        symbol=MINUTES_SYMBOL,
        place=authority.place,
        subject=f"Họp xét các đề nghị của đợt “{meeting.round.name}”",
        number=str(meeting.minutes_number or ""),
        day=meeting.on,
        draft=meeting.state != MeetingState.CLOSED,
    )


def _role(row: Attendance) -> str:
    seat = row.member.get_seat_display()
    return f"{row.member.position}, {seat}" if row.member.position else seat


def _votes(meeting: Meeting) -> tuple[VoteGroup, ...]:
    by_group: dict[int, list[VoteRow]] = {}
    for item in queries.counted(meeting):
        agree = item.votes or 0
        by_group.setdefault(item.group_id, []).append(
            VoteRow(
                name=item.nomination.party.name,
                unit=item.nomination.workplace or item.nomination.unit.name,
                agree=agree,
                disagree=max(meeting.cast - agree, 0),
                passed=bool(item.passes),
            )
        )
    return tuple(
        VoteGroup(group_label(group), _rule(group, meeting), tuple(by_group.get(group.pk, ())))
        for group in meeting.groups.all()
    )


def _rule(group: Group, meeting: Meeting) -> str:
    basis = vn_reference(group.need_ref) if group.need_ref else "quá nửa tổng số thành viên"
    return f"ít nhất {group.need}/{meeting.members} phiếu đồng ý ({basis})"


def _proceedings(meeting: Meeting) -> tuple[str, ...]:
    lines = [
        f"Hội đồng xét {meeting.items.count()} đề nghị của đợt “{meeting.round.name}”.",
        "Thư ký trình bày danh sách đề nghị và kết quả thẩm định; Hội đồng thảo luận và bỏ phiếu.",
    ]
    if meeting.party_opinion:
        lines.append(f"Ý kiến của Ban Thường vụ Tỉnh ủy: {meeting.party_opinion}.")
    return tuple(lines)


def _conclusions(meeting: Meeting, votes: tuple[VoteGroup, ...]) -> tuple[str, ...]:
    lines = []
    for group in votes:
        passed = sum(row.passed for row in group.rows)
        failed = len(group.rows) - passed
        line = f"{group.award}: {passed} trường hợp đạt đủ số phiếu, đề nghị khen thưởng"
        lines.append(line + (f"; {failed} trường hợp không đạt." if failed else "."))
    return tuple(lines)
