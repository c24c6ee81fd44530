"""The desk's list of requests, the soonest due first."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from vinhdanh.ground.office import clock
from vinhdanh.ground.ui.components.words import vn_date, vn_days_left
from vinhdanh.ground.ui.tables import Empty, ListTable, NameColumn, NumberColumn, TimeColumn

from .models import DataRequest
from .workflow import OPEN_STATES, RequestState

TONES = {
    RequestState.RECEIVED: ("unknown", "clock"),
    RequestState.VERIFIED: ("warn", "user"),
    RequestState.FULFILLED: ("met", "check"),
    RequestState.REFUSED: ("", "cross"),
}


class RequestFilter(filters.FilterSet):
    state = filters.ChoiceFilter(choices=RequestState.choices, label="Trạng thái", empty_label="Mọi trạng thái")
    kind = filters.ChoiceFilter(choices=DataRequest.Kind.choices, label="Yêu cầu", empty_label="Mọi yêu cầu")
    late = filters.ChoiceFilter(
        choices=[("1", "Đã quá hạn")], method="by_late", label="Thời hạn", empty_label="Mọi thời hạn"
    )

    def by_late(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(state__in=OPEN_STATES, due_on__lt=clock.today())


class RequestTable(ListTable):
    what, caption = "yêu cầu", "Yêu cầu về dữ liệu cá nhân"
    empty = Empty("Chưa có yêu cầu nào", "Người dân gửi qua trang công khai “Quyền đối với dữ liệu cá nhân”.", "key")

    pk = NumberColumn(verbose_name="Số", linkify=("rights:request", {"pk": tables.A("pk")}))
    kind = NameColumn(verbose_name="Yêu cầu", linkify=("rights:request", {"pk": tables.A("pk")}))
    sent_at = TimeColumn(verbose_name="Nhận lúc")
    due_on = tables.Column(verbose_name="Hạn trả lời")
    state = tables.Column(verbose_name="Trạng thái")

    def render_due_on(self, record: DataRequest) -> str:
        if record.state not in OPEN_STATES:
            return vn_date(record.due_on)
        return f"{vn_date(record.due_on)}, {vn_days_left((record.due_on - clock.today()).days)}"

    def value_due_on(self, record: DataRequest) -> Any:
        return record.due_on

    def render_state(self, record: DataRequest) -> SafeString:
        tone, icon = TONES[RequestState(record.state)]
        return render_to_string(
            "ui/parts/status.html", {"text": record.get_state_display(), "tone": tone, "icon": icon}
        )

    def value_state(self, record: DataRequest) -> str:
        return record.get_state_display()

    def tone(self, record: Any) -> str:
        return "trouble" if record.is_late(clock.today()) else ""
