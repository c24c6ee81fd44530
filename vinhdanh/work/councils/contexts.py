"""What the pages of this room show; one builder a page."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest

from vinhdanh.ground.accounts.access import charge, may
from vinhdanh.ground.office import clock
from vinhdanh.ground.registry.models import Authority
from vinhdanh.ground.ui.components.words import vn_date, vn_number, vn_reference
from vinhdanh.ground.ui.parts import Figure
from vinhdanh.work.nominations import queries as nominations
from vinhdanh.work.nominations.models import Nomination, Round
from vinhdanh.work.nominations.workflow import NominationState

from . import access, agenda, forms, queries, rules
from .models import Council, Meeting
from .tables import group_label
from .workflow import MeetingState

STEPS = {MeetingState.CONVENED: 2, MeetingState.HELD: 3, MeetingState.CLOSED: 5, MeetingState.CALLED_OFF: 5}


@dataclass(frozen=True)
class Heap:
    """What waits before one authority's council in one round."""

    authority: Authority
    round: Round
    ready: int


def councils_page(request: HttpRequest) -> dict[str, Any]:
    reader = charge(request)
    return {
        "title": "Hội đồng",
        "line": "Triệu tập họp, ghi kết quả, chốt biên bản",
        "heaps": heaps(request),
        "councils": access.own_councils(reader).order_by("authority__unit__path", "kind"),
        "may_compose": reader.holds("councils.compose"),
    }


def heaps(request: HttpRequest) -> list[Heap]:
    """What waits for the councils the reader may convene, by authority and round: three queries."""
    authorities = access.authorities_to_convene_for(charge(request)).in_bulk()
    rows = (
        Nomination.objects.filter(authority__in=authorities, state=NominationState.RECEIVED)
        .filter(nominations.CHOOSABLE, on_hold=False)
        .order_by()
        .values_list("authority", "round")
        .annotate(Count("pk"))
    )
    rounds = Round.objects.in_bulk({round for _, round, _ in rows})
    made = [Heap(authorities[authority], rounds[round], count) for authority, round, count in rows]
    return sorted(made, key=lambda heap: (heap.authority.unit.path, heap.round.name))


@dataclass(frozen=True)
class Call:
    """Everything that goes one way: its groups, the council that sits on it, the form that convenes it."""

    path: Meeting.Path
    waiting: list[agenda.Waiting]
    council: Council | None
    members: int
    form: forms.ConveneForm

    @property
    def ready(self) -> int:
        return sum(each.ready for each in self.waiting)


def convene_page(request: HttpRequest, authority: Authority, round: Round, data: Any = None) -> dict[str, Any]:
    waiting = agenda.waiting_by_kind(authority, round)
    councils = {council.kind: council for council in authority.councils.all()}
    calls = []
    for path in rules.STRICTER:
        mine = [each for each in waiting if each.way.path == path and each.ready]
        if not mine:
            continue
        council = councils.get(rules.kind_for(path))
        bound = data if data is not None and data.get("call") == path else None
        form = forms.ConveneForm(bound, waiting=mine, path=path, prefix=None, auto_id=f"{path}-%s")
        members = queries.seated(council, clock.today()).count() if council else 0
        calls.append(Call(path, mine, council, members, form))
    return {
        "title": "Triệu tập Hội đồng",
        "line": f"{authority.title} · {round.name}",
        "authority": authority,
        "round": round,
        "calls": calls,
        "resting": sum(each.resting for each in waiting),
        "assumed": any(each.way.assumed for each in waiting),
    }


def meeting_page(
    request: HttpRequest,
    meeting: Meeting,
    presence: forms.PresenceForm | None = None,
    ballots: forms.BallotsForm | None = None,
) -> dict[str, Any]:
    groups = list(queries.groups_counted(meeting))
    for group in groups:
        group.label = group_label(group)
    state = MeetingState(meeting.state)
    open_ = state in (MeetingState.CONVENED, MeetingState.HELD)
    may_record = open_ and may(request, "councils.record", meeting)
    members = list(queries.seated(meeting.council, meeting.on).order_by("pk"))
    return {
        "meeting": meeting,
        "title": f"Họp {meeting.council.name}",
        "line": f"{vn_date(meeting.on)} · {meeting.round.name} · {vn_number(meeting.size)} đề nghị",
        "step": STEPS[state],
        "groups": groups,
        "figures": _figures(meeting, groups),
        "facts": _facts(meeting),
        "members": members,
        "presence": presence or (forms.PresenceForm(members=members, meeting=meeting) if may_record else None),
        "ballots": ballots or (forms.BallotsForm.of(meeting) if may_record and state == MeetingState.HELD else None),
        "counted": getattr(meeting, "count", None),
        "needs_party": meeting.path == Meeting.Path.FULL_PARTY,
        "opinion": forms.OpinionForm(initial={"opinion": meeting.party_opinion}),
        "may": {
            "record": may_record,
            "vote": may_record and state == MeetingState.HELD,
            "convene": open_ and may(request, "councils.convene", meeting),
            "reopen": state == MeetingState.CLOSED
            and may(request, "councils.record", meeting)
            and not meeting.items.filter(nomination__state=NominationState.DECIDED).exists(),
            "draft": state == MeetingState.CLOSED and may(request, "decisions.draft", meeting),
        },
        "uncounted": sum(1 for group in groups if group.agree is None),
    }


def _figures(meeting: Meeting, groups: list[Any]) -> list[Figure]:
    figures = [Figure(vn_number(meeting.size), "đề nghị trong chương trình họp")]
    if meeting.present is not None:
        tone = "met" if meeting.voices >= meeting.quorum else "unmet"
        figures.append(
            Figure(vn_number(meeting.voices), "thành viên dự họp hoặc có ý kiến", of=str(meeting.members), tone=tone)
        )
    if any(group.agree is not None for group in groups):
        passing = sum(group.passing for group in groups)
        figures.append(Figure(vn_number(passing), "đạt số phiếu cần thiết", of=vn_number(meeting.size), tone="met"))
    return figures


def _facts(meeting: Meeting) -> list[tuple[str, Any]]:
    base = f"{meeting.members} thành viên (mọi tỷ lệ tính trên tổng số này)"
    count = getattr(meeting, "count", None)
    quorum = f"ít nhất {meeting.quorum} thành viên dự hoặc gửi ý kiến"
    if meeting.quorum_ref:
        quorum += f" ({vn_reference(meeting.quorum_ref)})"
    return [
        ("Qua", meeting.get_path_display()),
        ("Ngày họp", vn_date(meeting.on)),
        ("Địa điểm", meeting.place),
        ("Tổng số", base),
        ("Điều kiện họp", quorum),
        ("Có mặt", None if meeting.present is None else f"{meeting.present}/{meeting.members}"),
        ("Ý kiến bằng văn bản", meeting.written or None),
        ("Phiếu hợp lệ", f"{count.valid}/{count.issued} phiếu phát ra" if count else None),
        ("Chủ trì", meeting.chaired_by),
        ("Thư ký", meeting.minuted_by),
        ("Ban Thường vụ Tỉnh ủy", meeting.party_opinion),
        ("Biên bản số", f"{meeting.minutes_number:02d}/BB-HĐTĐKT" if meeting.minutes_number else None),
    ]


def council_page(request: HttpRequest, council: Council, form: forms.MemberForm | None = None) -> dict[str, Any]:
    today = clock.today()
    members = list(council.members.order_by("until", "pk"))
    may_compose = may(request, "councils.compose", council)
    return {
        "council": council,
        "title": council.name,
        "line": f"{council.get_kind_display()} · tham mưu cho {council.authority.title}",
        "members": members,
        "now": sum(1 for member in members if member.until is None or member.until > today),
        "today": today,
        "form": form or (forms.MemberForm(initial={"since": today}) if may_compose else None),
        "may_compose": may_compose,
    }
