"""The lists of this room: dockets, and the comments of one."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from vinhdanh.ground.office import clock
from vinhdanh.ground.ui.tables import DateColumn, Empty, ListTable, NameColumn, NumberColumn, SelectColumn, TimeColumn

from .models import Comment, Docket
from .workflow import CommentState, Disposition, DocketState

COMMENT_TONES = {
    CommentState.WAITING: ("unknown", "clock"),
    CommentState.SHOWN: ("met", "check"),
    CommentState.KEPT: ("", "lock"),
    CommentState.HIDDEN: ("warn", "warning"),
}


def standing(docket: Docket) -> tuple[str, str, str]:
    """Where a docket stands today: words, tone, icon."""
    today = clock.today()
    if docket.is_open(today):
        return f"Đang nhận ý kiến đến hết {docket.closes:%d/%m/%Y}", "met", "comment"
    if docket.state == DocketState.PUBLISHED:
        return "Hết hạn, chờ xử lý ý kiến", "warn", "clock"
    words = DocketState(docket.state).label
    return words, "", "check" if docket.state == DocketState.DONE else "pencil"


def status(text: str, tone: str, icon: str) -> SafeString:
    return render_to_string("ui/parts/status.html", {"text": text, "tone": tone, "icon": icon})


class DocketTable(ListTable):
    what, caption = "đợt lấy ý kiến", "Các đợt lấy ý kiến nhân dân"
    empty = Empty(
        "Chưa có đợt lấy ý kiến nào", "Chọn một đợt xét bên cạnh để soạn danh sách đăng lấy ý kiến.", "comment"
    )

    title = NameColumn(verbose_name="Đợt lấy ý kiến", linkify=("dockets:docket", {"pk": tables.A("pk")}))
    opens = DateColumn(verbose_name="Đăng ngày")
    closes = DateColumn(verbose_name="Đến hết ngày")
    size = NumberColumn(verbose_name="Trường hợp")
    said = NumberColumn(verbose_name="Ý kiến")
    waiting = NumberColumn(verbose_name="Chưa xử lý")
    state = tables.Column(verbose_name="Trạng thái")

    def render_state(self, record: Docket) -> SafeString:
        return status(*standing(record))

    def value_state(self, record: Docket) -> str:
        return standing(record)[0]

    def tone(self, record: Any) -> str:
        return "question" if record.waiting and record.is_over(clock.today()) else ""


class CommentFilter(filters.FilterSet):
    state = filters.ChoiceFilter(choices=CommentState.choices, label="Kiểm duyệt", empty_label="Tất cả")
    stance = filters.ChoiceFilter(choices=Comment.Stance.choices, label="Loại ý kiến", empty_label="Tất cả")
    settled = filters.ChoiceFilter(
        choices=[("0", "Chưa xử lý"), ("1", "Đã xử lý")], method="by_settled", label="Xử lý", empty_label="Tất cả"
    )

    def by_settled(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.exclude(disposition="") if value == "1" else rows.filter(disposition=Disposition.NONE)


class CommentTable(ListTable):
    what, caption = "ý kiến", "Ý kiến của người dân"
    empty = Empty("Chưa có ý kiến nào", "Ý kiến gửi qua trang công khai hiện ở đây để kiểm duyệt.", "comment")

    select = SelectColumn()
    text = NameColumn(verbose_name="Ý kiến", orderable=False)
    listed = tables.Column(verbose_name="Về", order_by=("listed__ordinal",))
    stance = tables.Column(verbose_name="Loại")
    sent_at = TimeColumn(verbose_name="Nhận lúc")
    state = tables.Column(verbose_name="Kiểm duyệt")
    disposition = tables.Column(verbose_name="Xử lý", empty_values=())

    def render_text(self, record: Comment) -> SafeString:
        short = Truncator(record.text).chars(120)
        return format_html('<a href="{}">{}</a>', reverse("dockets:comment", args=[record.pk]), short)

    def value_text(self, record: Comment) -> str:
        return record.text

    def render_listed(self, record: Comment) -> str:
        return record.listed.nomination.party.name

    value_listed = render_listed

    def render_state(self, record: Comment) -> SafeString:
        return status(record.get_state_display(), *COMMENT_TONES[CommentState(record.state)])

    def value_state(self, record: Comment) -> str:
        return record.get_state_display()

    def render_disposition(self, record: Comment) -> str:
        return record.get_disposition_display()

    value_disposition = render_disposition

    def tone(self, record: Any) -> str:
        return "question" if record.state == CommentState.WAITING else ""
