"""The lists of this room: meetings, and what stands on an agenda."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.ui.tables import DateColumn, Empty, ListTable, NameColumn, NumberColumn

from .agenda import Kind
from .models import Council, Group, Item, Meeting
from .workflow import MeetingState

STATE_TONES = {
    MeetingState.CONVENED: ("warn", "clock"),
    MeetingState.HELD: ("unknown", "pencil"),
    MeetingState.CLOSED: ("met", "check"),
    MeetingState.CALLED_OFF: ("", "cross"),
}


def status(state: str, label: str) -> SafeString:
    tone, icon = STATE_TONES[MeetingState(state)]
    return render_to_string("ui/parts/status.html", {"tone": tone, "icon": icon, "text": label})


class MeetingFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_council", label="Hội đồng, đợt xét")
    state = filters.ChoiceFilter(choices=MeetingState.choices, label="Trạng thái", empty_label="Mọi trạng thái")
    year = filters.NumberFilter(field_name="on__year", label="Năm họp")

    def by_council(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        for word in fold(value).split():
            rows = rows.filter(council__authority__unit__party__folded__contains=word)
        return rows


class MeetingTable(ListTable):
    what, caption = "cuộc họp", "Các cuộc họp của Hội đồng"
    empty = Empty("Chưa có cuộc họp nào", "Khi có đề nghị đã tiếp nhận, triệu tập Hội đồng ở phần “Đang chờ Hội đồng”.")

    council = NameColumn(verbose_name="Hội đồng", order_by=("council__name",))
    on = DateColumn(verbose_name="Ngày họp")
    path = tables.Column(verbose_name="Thành phần")
    round = tables.Column(verbose_name="Đợt xét", order_by=("round__name",))
    size = NumberColumn(verbose_name="Đề nghị")
    state = tables.Column(verbose_name="Trạng thái")

    def render_council(self, record: Meeting) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("councils:meeting", args=[record.pk]), record.council.name)

    def value_council(self, record: Meeting) -> str:
        return record.council.name

    def render_state(self, record: Meeting) -> SafeString:
        return status(record.state, record.get_state_display())

    def value_state(self, record: Meeting) -> str:
        return record.get_state_display()


class CouncilFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_unit", label="Đơn vị")
    kind = filters.ChoiceFilter(choices=Council.Kind.choices, label="Loại", empty_label="Mọi loại")

    def by_unit(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        for word in fold(value).split():
            rows = rows.filter(authority__unit__party__folded__contains=word)
        return rows


class CouncilTable(ListTable):
    what, caption = "Hội đồng", "Các Hội đồng Thi đua - Khen thưởng"
    empty = Empty("Chưa lập Hội đồng nào", "Bấm “Lập Hội đồng” ở trang Hội đồng rồi ghi thành viên để triệu tập họp.")

    name = NameColumn(verbose_name="Hội đồng", linkify=("councils:council", [tables.A("pk")]))
    kind = tables.Column(verbose_name="Loại")
    authority = tables.Column(verbose_name="Người có thẩm quyền", order_by=("authority__title",))


def group_label(group: Group) -> str:
    return Kind(group.award, group.subject).label


class ItemFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_name", label="Tên người, tập thể")
    group = filters.ChoiceFilter(label="Nhóm", empty_label="Mọi nhóm", field_name="group_id")
    own = filters.ChoiceFilter(
        method="by_own", label="Kết quả", empty_label="Tất cả",
        choices=[("own", "Có số phiếu riêng"), ("passed", "Đạt"), ("failed", "Không đạt")],
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        groups = Group.objects.filter(pk__in=self.queryset.order_by().values("group"))
        self.filters["group"].extra["choices"] = [(group.pk, group_label(group)) for group in groups]

    def by_name(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        for word in fold(value).split():
            rows = rows.filter(nomination__party__folded__contains=word)
        return rows

    def by_own(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        if value == "own":
            return rows.exclude(agree=None)
        return rows.filter(passes=value == "passed")


class ItemTable(ListTable):
    """The agenda with everyone's votes. Wants the annotations ``votes`` and ``passes`` of ``queries.counted``."""

    what, caption = "đề nghị", "Chương trình họp"
    empty = Empty("Chương trình họp trống", "Các đề nghị đã được đưa ra khỏi chương trình họp này.")

    ordinal = tables.Column(verbose_name="TT", attrs={"td": {"class": "number soft"}, "th": {"class": "number fit"}})
    party = NameColumn(
        accessor="nomination__party", verbose_name="Họ và tên, tập thể", order_by=("nomination__party__folded",)
    )
    workplace = tables.Column(accessor="nomination__workplace", verbose_name="Đơn vị")
    votes = tables.Column(verbose_name="Phiếu đồng ý", attrs={"td": {"class": "nowrap"}})
    passes = tables.Column(verbose_name="Kết quả")

    def __init__(self, *args: Any, meeting: Meeting, may_record: bool, may_take_off: bool, **kwargs: Any):
        super().__init__(*args, template_name="councils/parts/items.html", **kwargs)
        self.meeting, self.may_record, self.may_take_off = meeting, may_record, may_take_off

    def group(self, record: Item) -> str:
        return group_label(record.group)

    def tone(self, record: Item) -> str:
        return "trouble" if record.passes is False else ""

    def render_party(self, record: Item) -> SafeString | str:
        under = record.nomination.position
        name = record.nomination.party.name
        return format_html('{}<span class="sub">{}</span>', name, under) if under else name

    def value_party(self, record: Item) -> str:
        return record.nomination.party.name

    def render_votes(self, record: Item) -> SafeString:
        context = {"item": record, "meeting": self.meeting, "may_record": self.may_record}
        return render_to_string("councils/parts/votes.html", context)

    def value_votes(self, record: Item) -> int | None:
        return record.votes

    def render_passes(self, value: bool, record: Item) -> SafeString:
        context = {"item": record, "meeting": self.meeting, "may_take_off": self.may_take_off}
        return render_to_string("councils/parts/outcome.html", context)

    def value_passes(self, value: bool) -> str:
        return "Đạt" if value else "Không đạt"
