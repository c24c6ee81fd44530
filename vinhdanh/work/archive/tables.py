"""The lists of the archive: batches, their rows, runs and the verdicts they changed."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vinhdanh.books.record.models import YearResult
from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.ui.components.verdicts import wording
from vinhdanh.ground.ui.parts import MenuItem
from vinhdanh.ground.ui.tables import (
    Empty,
    ListTable,
    NameColumn,
    NumberColumn,
    SelectColumn,
    TimeColumn,
    ToolsColumn,
)
from vinhdanh.work.nominations.tables import RowTable, award_name

from .checks import paper_of
from .models import Batch, BatchRow, Change, Hit, Rerun, Roster
from .workflow import BatchState

STATE_TONES = {
    BatchState.READING: ("", "clock"),
    BatchState.READ: ("warn", "warning"),
    BatchState.BROUGHT_IN: ("met", "check"),
    BatchState.UNDONE: ("", "undo"),
}


def chip(text: str, tone: str, icon: str) -> SafeString:
    return render_to_string("ui/parts/status.html", {"text": text, "tone": tone, "icon": icon})


class BatchTable(ListTable):
    """Wants the annotation ``size``."""

    what, caption = "tệp", "Các tệp đã số hoá"
    empty = Empty(
        "Chưa nhập tệp nào",
        "Nhập quyết định khen thưởng, kết quả xếp loại các năm trước để hồ sơ năm nay xét được ngay.",
        "upload",
        MenuItem("Nhập danh sách cũ", "/so-hoa/nhap/"),
    )

    file = NameColumn(verbose_name="Tệp", order_by=("file__name",))
    kind = tables.Column(verbose_name="Nội dung")
    year = tables.Column(verbose_name="Năm")
    decision_number = tables.Column(verbose_name="Quyết định")
    proof = tables.Column(verbose_name="Mức chứng minh")
    unit = tables.Column(verbose_name="Đơn vị", order_by=("unit__party__folded",))
    size = NumberColumn(verbose_name="Dòng")
    sent_at = TimeColumn(verbose_name="Nhập lúc")
    state = tables.Column(verbose_name="Trạng thái")

    def render_file(self, record: Batch) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("archive:batch", args=[record.pk]), record.file.name)

    def value_file(self, record: Batch) -> str:
        return record.file.name

    def render_decision_number(self, value: str, record: Batch) -> SafeString | str:
        if not record.decided_on:
            return value
        return format_html('{}<span class="sub">{}</span>', value, f"ngày {short_date(record.decided_on)}")

    def value_decision_number(self, value: str) -> str:
        return value

    def render_state(self, record: Batch) -> SafeString:
        return chip(record.get_state_display(), *STATE_TONES[BatchState(record.state)])

    def value_state(self, record: Batch) -> str:
        return record.get_state_display()


class BatchFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_words", label="Tên tệp, đơn vị, số quyết định")
    kind = filters.ChoiceFilter(choices=Batch.Kind.choices, label="Nội dung", empty_label="Tất cả")
    state = filters.ChoiceFilter(choices=BatchState.choices, label="Trạng thái", empty_label="Tất cả")

    def by_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        text = value.strip()
        return (
            rows.filter(file__name__icontains=text)
            | rows.filter(decision_number__icontains=text)
            | rows.filter(unit__party__folded__contains=fold(text))
        )


class BatchRowTable(RowTable):
    """Rows of a batch; the parts that show who is meant are those of ``nominations``."""

    room = "archive"
    award = tables.Column(verbose_name="Khen thưởng", empty_values=())
    paper = tables.Column(verbose_name="Quyết định", empty_values=(), orderable=False)

    class Meta:
        sequence = ("number", "name", "born", "unit", "award", "paper", "match", "state", "tools")

    def __init__(self, *args: Any, batch: Batch, own_papers: bool, **kwargs: Any):
        """``own_papers``: the list names decisions row by row; else the one of the batch stands above it."""
        super().__init__(*args, **kwargs)
        self.batch = batch
        if not own_papers:
            self.columns.hide("paper")

    def render_award(self, record: BatchRow) -> SafeString | str:
        if self.batch.kind == Batch.Kind.DECISIONS:
            return super().render_award(record)
        return "; ".join(years_in_words(record)) or "–"

    def value_award(self, record: BatchRow) -> str:
        return str(self.render_award(record))

    def render_paper(self, record: BatchRow) -> SafeString | str:
        number, day, _ = paper_of(record, self.batch)
        if not day:
            return number or "–"
        return format_html('{}<span class="sub">{}</span>', number, f"ngày {short_date(day)}")

    def value_paper(self, record: BatchRow) -> str:
        number, day, _ = paper_of(record, self.batch)
        return f"{number} ngày {short_date(day)}" if day else number

    def value_state(self, record: BatchRow) -> str:
        return record.get_fate_display() or super().value_state(record)


def years_in_words(row: BatchRow) -> list[str]:
    """ "2024: hoàn thành tốt nhiệm vụ, Lao động tiên tiến" for each year a list of results names."""
    told = []
    for year, said in sorted(row.data["facts"].get("years", {}).items()):
        words = [YearResult.Result(said["result"]).label] if said.get("result") else []
        words += [award_name(code) for code in said.get("titles", ())]
        told.append(f"{year}: {', '.join(words)}")
    return told


class RerunTable(ListTable):
    """Wants the annotation ``changed``: how many changes of the run the reader sees."""

    what, caption = "lần xét lại", "Các lần xét lại"
    empty = Empty("Chưa có lần xét lại nào", "Mỗi khi đưa tệp vào sổ, hồ sơ của các đợt đang mở được xét lại.", "clock")

    cause = NameColumn(verbose_name="Vì", linkify=("archive:rerun", {"pk": tables.A("pk")}))
    round = tables.Column(verbose_name="Đợt xét", order_by=("round__name",))
    ordered_by = tables.Column(verbose_name="Người làm")
    ordered_at = TimeColumn(verbose_name="Lúc")
    changed = NumberColumn(verbose_name="Hồ sơ đổi kết quả")

    def value_round(self, record: Rerun) -> str:
        return record.round.name


class ChangeTable(ListTable):
    """Verdicts that a run changed, each before and after."""

    what, caption = "hồ sơ", "Hồ sơ đổi kết quả xét"
    empty = Empty("Không hồ sơ nào đổi kết quả", "Mọi hồ sơ đã xét lại giữ nguyên kết quả như trước.", "check")

    name = NameColumn(
        accessor="nomination__party__name", verbose_name="Đối tượng", order_by=("nomination__party__folded",)
    )
    award = tables.Column(accessor="nomination__award", verbose_name="Đề nghị")
    unit = tables.Column(accessor="nomination__unit", verbose_name="Đơn vị trình")
    before = tables.Column(verbose_name="Trước")
    after = tables.Column(verbose_name="Sau")

    def render_name(self, value: str, record: Change) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("nominations:nomination", args=[record.nomination_id]), value)

    def value_name(self, value: str) -> str:
        return value

    def render_award(self, value: str) -> str:
        return award_name(value)

    value_award = render_award

    def render_before(self, record: Change) -> SafeString:
        return _verdict(record.before, record.expected_before)

    def render_after(self, record: Change) -> SafeString:
        return _verdict(record.after, record.expected_after)

    def value_before(self, record: Change) -> str:
        return _verdict_words(record.before, record.expected_before)

    def value_after(self, record: Change) -> str:
        return _verdict_words(record.after, record.expected_after)


def _verdict(outcome: str, expected: bool) -> SafeString:
    shown = wording(outcome)
    told = chip(shown.whole, shown.tone, shown.icon)
    return format_html('{}<span class="sub">theo kết quả dự kiến</span>', told) if expected else told


def _verdict_words(outcome: str, expected: bool) -> str:
    return wording(outcome).whole + (" (theo kết quả dự kiến)" if expected else "")


class ChangeFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_name", label="Tên người, đơn vị")
    after = filters.ChoiceFilter(label="Kết quả sau khi xét lại", empty_label="Tất cả")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        outcomes = ("met", "not_met", "unknown", "hold")
        self.filters["after"].extra["choices"] = [(name, wording(name).whole) for name in outcomes]

    def by_name(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        for word in fold(value).split():
            rows = rows.filter(nomination__party__folded__contains=word) | rows.filter(
                nomination__unit__party__folded__contains=word
            )
        return rows


class RosterTable(ListTable):
    """Wants the annotations ``found`` and ``open``."""

    what, caption = "lần đối chiếu", "Các danh sách đã đối chiếu"
    empty = Empty(
        "Chưa đối chiếu danh sách nào",
        "Danh sách vi phạm của công an, thuế, bảo hiểm, thanh tra… được đối chiếu với mọi hồ sơ của một đợt cùng lúc.",
        "search",
        MenuItem("Đối chiếu một danh sách", "/so-hoa/vi-pham/doi-chieu/"),
    )

    source = NameColumn(verbose_name="Cơ quan gửi", linkify=("archive:roster", {"pk": tables.A("pk")}))
    reference = tables.Column(verbose_name="Văn bản")
    round = tables.Column(verbose_name="Đợt xét", order_by=("round__name",))
    lines = NumberColumn(verbose_name="Dòng đã đọc")
    found = NumberColumn(verbose_name="Trùng hồ sơ")
    open = NumberColumn(verbose_name="Chờ xem")
    sent_at = TimeColumn(verbose_name="Lúc")

    def value_round(self, record: Roster) -> str:
        return record.round.name


class HitTable(ListTable):
    """Lines that met a nominee, for board head and inspectorate alone. Wants the annotation ``resting``."""

    what, caption = "trường hợp", "Các trường hợp trùng hồ sơ"
    empty = Empty("Không ai trong đợt có tên trong danh sách này", "Không phải làm gì thêm.", "check")

    select = SelectColumn()
    name = NameColumn(accessor="party__name", verbose_name="Trong đợt xét", order_by=("party__folded",))
    told = tables.Column(verbose_name="Trong danh sách")
    why = tables.Column(verbose_name="Đối chiếu", order_by=("-sure", "why"))
    state = tables.Column(verbose_name="Trạng thái", empty_values=(), orderable=False)
    tools = ToolsColumn(template_name="archive/parts/hit_tools.html")

    def tone(self, record: Hit) -> str:
        return "" if record.dismissed or record.resting else "trouble" if record.sure else "question"

    def render_name(self, value: str, record: Hit) -> SafeString:
        return format_html('{}<span class="sub">{}</span>', value, record.party.home.name if record.party.home else "")

    def render_told(self, value: str, record: Hit) -> SafeString:
        return format_html('{}<span class="sub">trang “{}”, dòng {}</span>', value, record.sheet, record.number)

    def render_state(self, record: Hit) -> SafeString:
        if record.resting:
            return chip("Đang tạm dừng", "warn", "pause")
        if record.dismissed:
            return chip("Không phải người này", "", "cross")
        return chip("Trùng", "unmet", "warning") if record.sure else chip("Cần xem kỹ", "unknown", "question")
