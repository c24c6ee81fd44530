"""The lists of the record's screens."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.ui.tables import DateColumn, Empty, ListTable, NameColumn, SelectColumn, ToolsColumn
from vinhdanh.law.vocabulary import vocabulary

from .models import Hold, YearResult


class ExpectedTable(ListTable):
    """Expected results waiting for the decision that makes them official."""

    what = "kết quả"
    caption = "Kết quả dự kiến"
    empty = Empty(
        "Không còn kết quả dự kiến nào", "Mọi kết quả trong phạm vi của Ông/Bà đã chính thức hoặc chưa được kê khai."
    )
    select = SelectColumn()
    name = NameColumn(accessor="party__name", verbose_name="Đối tượng", order_by=("party__folded",))
    unit = tables.Column(accessor="party__home__party__name", verbose_name="Đơn vị")
    year = tables.Column(verbose_name="Năm")
    result = tables.Column(verbose_name="Kết quả dự kiến")
    cite = tables.Column(verbose_name="Căn cứ kê khai")
    proof = tables.Column(verbose_name="Mức chứng minh")

    class Meta:
        order_by = ("-year", "unit", "name")

    def render_name(self, value: str, record: YearResult) -> SafeString:
        return format_html('<a href="/qua-trinh/{}/">{}</a>', record.party_id, value)

    def value_name(self, value: str) -> str:
        return value


class ExpectedFilter(django_filters.FilterSet):
    name = django_filters.CharFilter(label="Tên", method="by_name")
    unit = django_filters.CharFilter(label="Đơn vị", method="by_unit")
    year = django_filters.NumberFilter(label="Năm")
    result = django_filters.ChoiceFilter(label="Kết quả", choices=YearResult.Result.choices, empty_label="Tất cả")

    class Meta:
        model = YearResult
        fields: tuple[str, ...] = ()

    def by_name(self, rows: QuerySet, _field: str, value: str) -> QuerySet:
        return rows.filter(party__folded__contains=fold(value))

    def by_unit(self, rows: QuerySet, _field: str, value: str) -> QuerySet:
        return rows.filter(party__home__party__folded__contains=fold(value))


class HoldTable(ListTable):
    """Holds with their reasons: for board head and inspectorate alone."""

    what = "trường hợp"
    caption = "Các trường hợp tạm dừng"
    empty = Empty("Không có trường hợp nào đang tạm dừng", "Tìm đối tượng ở trên để mở một trường hợp mới.", "pause")
    name = NameColumn(accessor="party__name", verbose_name="Đối tượng")
    unit = tables.Column(accessor="party__home__party__name", verbose_name="Đơn vị")
    kind = tables.Column(verbose_name="Lý do")
    note = tables.Column(verbose_name="Ghi chú nội bộ")
    cite = tables.Column(verbose_name="Căn cứ")
    since = DateColumn(verbose_name="Từ ngày")
    until = DateColumn(verbose_name="Đến ngày")
    outcome = tables.Column(verbose_name="Kết luận")
    tools = ToolsColumn(template_name="record/hold_tools.html")

    class Meta:
        order_by = ("-since",)

    def render_kind(self, value: str) -> str:
        return vocabulary().scales["freeze"].labels.get(value, value)

    def value_kind(self, value: str) -> str:
        return self.render_kind(value)

    def render_outcome(self, value: str) -> str:
        return vocabulary().scales["freeze_outcome"].labels.get(value, value)

    def value_outcome(self, value: Any) -> str:
        return self.render_outcome(value)


class HoldFilter(django_filters.FilterSet):
    name = django_filters.CharFilter(label="Lọc theo tên", method="by_name")
    open = django_filters.ChoiceFilter(
        label="Tình trạng",
        method="by_state",
        choices=[("dang", "Đang tạm dừng"), ("het", "Đã kết thúc")],
        empty_label="Tất cả",
    )

    class Meta:
        model = Hold
        fields: tuple[str, ...] = ()

    def by_name(self, rows: QuerySet, _field: str, value: str) -> QuerySet:
        return rows.filter(party__folded__contains=fold(value))

    def by_state(self, rows: QuerySet, _field: str, value: str) -> QuerySet:
        return rows.filter(until__isnull=value == "dang")
