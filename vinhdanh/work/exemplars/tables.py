"""The desk's list of people introduced."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from vinhdanh.ground.ui.tables import Empty, ListTable, NameColumn, NumberColumn, TimeColumn

from .models import Finding
from .workflow import FindingState

TONES = {
    FindingState.RECEIVED: ("unknown", "clock"),
    FindingState.VERIFYING: ("warn", "search"),
    FindingState.TAKEN_UP: ("met", "star"),
    FindingState.DECLINED: ("", "cross"),
    FindingState.PROPOSED: ("met", "check"),
}


class FindingFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_word", label="Tên, nội dung")
    state = filters.ChoiceFilter(choices=FindingState.choices, label="Trạng thái", empty_label="Mọi trạng thái")
    deed = filters.ChoiceFilter(choices=Finding.Deed.choices, label="Loại việc", empty_label="Mọi loại")

    def by_word(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(name__icontains=value.strip()) | rows.filter(story__icontains=value.strip())


class FindingTable(ListTable):
    what, caption = "giới thiệu", "Gương người tốt, việc tốt được giới thiệu"
    empty = Empty("Chưa có giới thiệu nào", "Người dân giới thiệu qua trang công khai “Giới thiệu gương tốt”.", "star")

    name = NameColumn(verbose_name="Người, tập thể", linkify=("exemplars:finding", {"pk": tables.A("pk")}))
    deed = tables.Column(verbose_name="Việc")
    commune = tables.Column(verbose_name="Xã, phường", order_by=("commune__party__folded",))
    pictures = NumberColumn(verbose_name="Ảnh")
    sent_at = TimeColumn(verbose_name="Nhận lúc")
    state = tables.Column(verbose_name="Trạng thái")

    def render_state(self, record: Finding) -> SafeString:
        tone, icon = TONES[FindingState(record.state)]
        return render_to_string(
            "ui/parts/status.html", {"text": record.get_state_display(), "tone": tone, "icon": icon}
        )

    def value_state(self, record: Finding) -> str:
        return record.get_state_display()

    def tone(self, record: Any) -> str:
        return "question" if record.state == FindingState.RECEIVED else ""
