"""The lists of this room: clusters, score tables, changes of points; how each is filtered and exported."""

import django_filters as filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.ui.components.words import vn_date, vn_number, vn_percent
from vinhdanh.ground.ui.parts import MenuItem
from vinhdanh.ground.ui.tables import Empty, ListTable, NameColumn, NumberColumn, TimeColumn

from .models import Cluster, PointChange, ScoreTable
from .states import SeasonState, TableState

_TONES = {
    SeasonState.VERIFYING: ("unknown", "question"),
    SeasonState.RANKED: ("warn", "clock"),
    SeasonState.CONFIRMED: ("met", "check"),
    TableState.IN_FORCE: ("met", "check"),
    TableState.DRAFT: ("warn", "pencil"),
}


def status(state: str, label: str) -> SafeString:
    tone, icon = _TONES.get(state, ("", "clock"))
    return render_to_string("ui/parts/status.html", {"tone": tone, "icon": icon, "text": label})


class ClusterFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_name", label="Tên cụm, khối")
    kind = filters.ChoiceFilter(choices=Cluster.Kind.choices, label="Loại", empty_label="Cụm và khối")
    organised_by = filters.ChoiceFilter(choices=Cluster.Level.choices, label="Cấp", empty_label="Mọi cấp")
    on = filters.DateFilter(method="by_day", label="Tại ngày", input_formats=["%d/%m/%Y", "%Y-%m-%d"])

    class Meta:
        model = Cluster
        fields: tuple[str, ...] = ()

    def by_name(self, rows: QuerySet[Cluster], _field: str, value: str) -> QuerySet[Cluster]:
        wanted = fold(value)
        return rows.filter(pk__in=[key for key, name in rows.values_list("pk", "name") if wanted in fold(name)])

    def by_day(self, rows: QuerySet[Cluster], _field: str, value) -> QuerySet[Cluster]:
        return rows.filter(since__lte=value).exclude(until__lte=value)


class ClusterTable(ListTable):
    what, caption = "cụm, khối", "Các cụm, khối thi đua"
    empty = Empty(
        "Chưa có cụm, khối thi đua nào",
        "Ghi cụm, khối theo quyết định thành lập, thêm đơn vị thành viên rồi mở năm thi đua.",
        "people",
        MenuItem("Lập cụm, khối", "/cum-khoi/lap/"),
    )

    name = NameColumn(verbose_name="Cụm, khối", linkify=("clusters:cluster", {"pk": tables.A("pk")}))
    kind = tables.Column(verbose_name="Loại")
    organised_by = tables.Column(verbose_name="Cấp tổ chức")
    size = NumberColumn(verbose_name="Đơn vị")
    head = tables.Column(verbose_name="Đơn vị trưởng", orderable=False)
    year = tables.Column(verbose_name="Năm")
    state = tables.Column(verbose_name="Bước", orderable=False)

    def render_year(self, value: int, record: Cluster) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("clusters:season", args=[record.season]), value)

    def value_year(self, value: int) -> int:
        return value

    def render_state(self, value: str) -> SafeString:
        return status(value, SeasonState(value).label)

    def value_state(self, value: str) -> str:
        return SeasonState(value).label

    def render_name(self, value: str, record: Cluster) -> SafeString | str:
        if record.until:
            return format_html('{}<span class="sub">đến trước ngày {}</span>', value, vn_date(record.until))
        return value

    def value_name(self, value: str) -> str:
        return value


class TableTable(ListTable):
    what, caption = "bảng tiêu chí", "Các bảng tiêu chí chấm điểm"
    empty = Empty(
        "Chưa có bảng tiêu chí nào",
        "Tải bảng đang dùng lên từ Excel, hoặc bắt đầu từ một bảng mẫu.",
        "list",
        MenuItem("Thêm bảng tiêu chí", "/bang-tieu-chi/them/"),
    )

    name = NameColumn(verbose_name="Bảng tiêu chí", linkify=("clusters:table", {"pk": tables.A("pk")}))
    year = tables.Column(verbose_name="Năm")
    version = tables.Column(verbose_name="Bản")
    unit = tables.Column(verbose_name="Đơn vị ban hành", order_by=("unit__party__folded",))
    basis = tables.Column(verbose_name="Căn cứ")
    state = tables.Column(verbose_name="Trạng thái")

    def render_state(self, record: ScoreTable) -> SafeString:
        chip = status(record.state, record.get_state_display())
        return format_html("{} {}", chip, status("", "mẫu giả định")) if record.assumed else chip

    def value_state(self, record: ScoreTable) -> str:
        return record.get_state_display()


class ChangeFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_word", label="Đơn vị, người sửa")
    criterion = filters.CharFilter(label="Tiêu chí")

    class Meta:
        model = PointChange
        fields: tuple[str, ...] = ()

    def by_word(self, rows: QuerySet[PointChange], _field: str, value: str) -> QuerySet[PointChange]:
        wanted = fold(value)
        told = rows.values_list("pk", "sheet__member__name", "by")
        return rows.filter(pk__in=[key for key, name, by in told if wanted in fold(f"{name} {by}")])


class ChangeTable(ListTable):
    """Who changed which point. Wants the sheet's relations joined."""

    what, caption = "lần thay đổi", "Các lần thay đổi điểm"
    empty = Empty("Chưa có thay đổi nào", "Mỗi điểm được chấm, sửa đều được ghi ở đây cùng người, lúc và lý do.")

    at = TimeColumn(verbose_name="Lúc")
    member = NameColumn(accessor="sheet__member", verbose_name="Đơn vị", order_by=("sheet__member__name",))
    criterion = tables.Column(verbose_name="Tiêu chí")
    kind = tables.Column(accessor="sheet", verbose_name="Phiếu", orderable=False)
    before = NumberColumn(verbose_name="Điểm cũ")
    after = NumberColumn(verbose_name="Điểm mới")
    by = tables.Column(verbose_name="Người ghi")
    reason = tables.Column(verbose_name="Lý do", orderable=False)

    def render_kind(self, record: PointChange) -> str:
        sheet = record.sheet
        whose = sheet.verifier.name if sheet.verifier else sheet.check_group.name if sheet.check_group else ""
        return f"{sheet.get_kind_display()}{f': {whose}' if whose else ''}"

    value_kind = render_kind

    def render_before(self, value: float) -> str:
        return vn_number(value)

    render_after = render_before


class ShareColumn(NumberColumn):
    """A share (0 … 1) as 38,4 %; a number in Excel."""

    def render(self, value: float) -> str:
        return vn_percent(value)


class QualityTable(ListTable):
    what, caption = "cụm, khối", "Chỉ số chất lượng của các cụm, khối"
    empty = Empty("Chưa có năm thi đua nào", "Mở năm thi đua; các chỉ số hiện dần theo hoạt động.", "flag")

    name = NameColumn(verbose_name="Cụm, khối")
    activity = ShareColumn(verbose_name="Hoạt động")
    timeliness = ShareColumn(verbose_name="Đúng hạn")
    discrimination = ShareColumn(verbose_name="Phân biệt")
    agreement = ShareColumn(verbose_name="Khớp thẩm định")
    workers = ShareColumn(verbose_name="Trực tiếp lao động")
    mean = ShareColumn(verbose_name="Điểm bình quân")

    def render_name(self, value: str, record) -> SafeString:
        return format_html('<a href="{}">{}</a>', record.url, value)

    def value_name(self, value: str) -> str:
        return value
