"""The lists of this room: rounds, rows of a list, nominations, submissions; how each is filtered and exported."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_tables2.rows import BoundRow

from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.ground.registry.models import Party
from vinhdanh.ground.ui.components.verdicts import wording
from vinhdanh.ground.ui.parts import MenuItem
from vinhdanh.ground.ui.tables import (
    DateColumn,
    Empty,
    ListTable,
    NameColumn,
    NumberColumn,
    SelectColumn,
    TimeColumn,
    VerdictColumn,
)
from vinhdanh.law import award_names

from .imports import born_of
from .models import Nomination, ReadRow, Submission


def award_name(code: str) -> str:
    """An award's name as people read it; what the reader could not name stays a dash."""
    award = award_names().get(code)
    return award.name if award else "–"


_AFTER_AWARD = re.compile(r"^[^“]*“[^”]*”:?\s*(.+)$", re.DOTALL)


def reason_in(sentence: str) -> str:
    """What a verdict's sentence adds to its chip and its award: the article, or what is short, or what is asked."""
    found = _AFTER_AWARD.match(sentence or "")
    reason = found[1] if found else sentence or ""
    return reason[:1].upper() + reason[1:]


class RoundTable(ListTable):
    what, caption = "đợt xét", "Các đợt xét"
    empty = Empty("Chưa có đợt xét nào", "Cơ quan thường trực mở đợt xét, rồi các đơn vị gửi danh sách vào đợt đó.")

    name = NameColumn(verbose_name="Đợt xét", linkify=("nominations:round", {"pk": tables.A("pk")}))
    year = tables.Column(verbose_name="Năm xét")
    on = DateColumn(verbose_name="Áp dụng pháp luật ngày")
    closes = DateColumn(verbose_name="Hạn nhận hồ sơ")
    asked = NumberColumn(verbose_name="Hồ sơ")
    closed = tables.Column(verbose_name="Trạng thái")

    def render_closed(self, value: bool) -> str:
        return "Đã đóng" if value else "Đang nhận"

    def render_year(self, value: int, record: Any) -> str:
        return f"{value - 1}–{value}" if record.calendar == record.Calendar.SCHOOL else str(value)

    value_closed, value_year = render_closed, render_year


class NominationTable(ListTable):
    """Nominations with their chip. Wants the annotation ``sentence`` and the relations of ``shown_nominations``."""

    what, caption = "hồ sơ", "Các hồ sơ đề nghị"
    empty = Empty("Chưa có hồ sơ nào", "Hồ sơ được lập khi danh sách của đơn vị được đưa vào đợt xét.")

    select = SelectColumn()
    party = NameColumn(verbose_name="Họ và tên, tập thể, hộ", order_by=("party__folded",))
    award = tables.Column(verbose_name="Đề nghị")
    unit = tables.Column(verbose_name="Đơn vị trình", order_by=("unit__party__folded",))
    outcome = VerdictColumn(verbose_name="Kết quả xét")
    sentence = tables.Column(verbose_name="Căn cứ", orderable=False)
    authority = tables.Column(verbose_name="Ai quyết định", order_by=("authority__title",))
    state = tables.Column(verbose_name="Trạng thái")

    def render_party(self, record: Nomination) -> SafeString:
        under = " · ".join(part for part in (record.position, record.workplace) if part)
        link = format_html(
            '<a href="{}">{}</a>', reverse("nominations:nomination", args=[record.pk]), record.party.name
        )
        return format_html('{}<span class="sub">{}</span>', link, under) if under else link

    def value_party(self, record: Nomination) -> str:
        return record.party.name

    def render_award(self, value: str) -> str:
        return award_name(value)

    value_award = render_award

    def render_outcome(self, record: Nomination) -> SafeString:
        return render_to_string("nominations/parts/outcome.html", {"nomination": record})

    def value_outcome(self, record: Nomination) -> str:
        return wording(shown_outcome(record)).whole

    def render_sentence(self, value: str, record: Nomination) -> str:
        return "" if record.on_hold else reason_in(value)

    def value_sentence(self, value: str, record: Nomination) -> str:
        return "" if record.on_hold else value

    def render_authority(self, value: Any) -> str:
        return value.title

    value_authority = render_authority

    def render_state(self, record: Nomination) -> str:
        return record.get_state_display()

    value_state = render_state


def shown_outcome(nomination: Nomination) -> str:
    """What anybody is told: of somebody on hold only that it rests."""
    return "hold" if nomination.on_hold else nomination.outcome


class RowTable(ListTable):
    """Rows of a list as read, with their problems in place. Wants ``RowView`` rows of ``contexts.shown_rows``."""

    what, caption = "dòng", "Các dòng của danh sách"
    room = "nominations"
    """Whose rows these are: names the addresses of the buttons, and the folder of the parts that differ."""
    empty = Empty(
        "Không còn dòng nào ở nhóm này",
        "Xem các nhóm khác của danh sách.",
        "check",
        MenuItem("Xem tất cả các dòng", "?"),
    )

    number = tables.Column(verbose_name="Dòng", attrs={"td": {"class": "number soft"}, "th": {"class": "number fit"}})
    name = NameColumn(verbose_name="Họ và tên, tập thể, hộ")
    born = tables.Column(verbose_name="Ngày sinh", orderable=False, empty_values=())
    unit = tables.Column(verbose_name="Đơn vị", orderable=False, empty_values=())
    award = tables.Column(verbose_name="Đề nghị", empty_values=())
    match = tables.Column(verbose_name="Đối chiếu danh bạ", orderable=False, empty_values=())
    state = tables.Column(verbose_name="Kết quả", orderable=False, empty_values=())
    tools = tables.Column(
        verbose_name="Việc có thể làm",
        orderable=False,
        empty_values=(),
        exclude_from_export=True,
        attrs={"td": {"class": "tools"}, "th": {"class": "tools"}},
    )

    def __init__(self, *args: Any, may_edit: bool, query: str, many_sheets: bool, **kwargs: Any):
        """``query``: the list's own query string, so that a button in a row comes back to the same page of it."""
        kept = {} if may_edit else {"exclude": ("tools",)}
        super().__init__(*args, template_name=f"{self.room}/parts/rows.html", **kwargs | kept)
        self.may_edit, self.query, self.many_sheets = may_edit, query, many_sheets

    def lines(self) -> Iterator[tuple[str, str, BoundRow]]:
        """With the candidates of the rows shown: two queries for the page."""
        _with_candidates([row.record for row in self.paginated_rows])
        yield from super().lines()

    def tone(self, record: ReadRow) -> str:
        return {"mend": "trouble", "unsure": "question"}.get(record.heap, "")

    def group(self, record: ReadRow) -> str:
        return f"Trang “{record.sheet}”" if self.many_sheets else ""

    def _part(self, template: str, record: ReadRow) -> SafeString:
        context = {"row": record, "may_edit": self.may_edit, "query": self.query, "room": self.room}
        return render_to_string(template, context)

    def render_match(self, record: ReadRow) -> SafeString:
        return self._part("nominations/parts/row_match.html", record)

    def render_state(self, record: ReadRow) -> SafeString:
        return self._part(f"{self.room}/parts/row_state.html", record)

    def render_tools(self, record: ReadRow) -> SafeString:
        return self._part("nominations/parts/row_tools.html", record)

    def _cell(self, record: ReadRow, meaning: str, text: str) -> SafeString | str:
        """The text of a cell, outlined when a problem stands there."""
        faulty = {problem["cell"] for problem in record.problems}
        if record.data["cells"].get(meaning) in faulty:
            return format_html('<span class="bad">{}</span>', text or "cần ghi lại")
        return text or "–"

    def render_name(self, record: ReadRow) -> SafeString:
        told = self._cell(record, "name", record.name)
        under = record.data["position"]
        return format_html('{}<span class="sub">{}</span>', told, under) if under else told

    def render_born(self, record: ReadRow) -> SafeString | str:
        born = born_of(record)
        return self._cell(record, "born", short_date(born) if isinstance(born, date) else str(born or ""))

    def render_unit(self, record: ReadRow) -> SafeString | str:
        return self._cell(record, "unit", record.data["unit"])

    def render_award(self, record: ReadRow) -> SafeString | str:
        return self._cell(record, "award", award_name(record.award) if record.award else record.data["award_text"])

    def value_match(self, record: ReadRow) -> str:
        return record.get_match_display()

    def value_state(self, record: ReadRow) -> str:
        return "; ".join(problem["message"] for problem in record.problems)

    def value_name(self, record: ReadRow) -> str:
        return record.name

    def value_born(self, record: ReadRow) -> Any:
        return born_of(record)


def _with_candidates(rows: list[ReadRow]) -> None:
    """Give rows their candidates as parties, each with why it may be the one."""
    wanted = {candidate["party"] for row in rows for candidate in row.candidates}
    parties = Party.objects.select_related("home__party", "person").in_bulk(wanted) if wanted else {}
    for row in rows:
        row.possible = [
            (parties[candidate["party"]], candidate["why"])
            for candidate in row.candidates
            if candidate["party"] in parties
        ]


class SubmissionTable(ListTable):
    """Submissions with how many they hold. Wants the annotations of ``contexts.shown_submissions``."""

    what, caption = "tờ trình", "Các tờ trình"
    empty = Empty("Chưa có tờ trình nào", "Tờ trình được lập khi danh sách của đơn vị được đưa vào đợt xét.")

    unit = NameColumn(verbose_name="Đơn vị trình", order_by=("unit__party__folded",))
    number = tables.Column(verbose_name="Số, ký hiệu")
    authority = tables.Column(verbose_name="Trình", order_by=("authority__title",))
    round = tables.Column(verbose_name="Đợt xét", order_by=("round__name",))
    size = NumberColumn(verbose_name="Hồ sơ")
    unknown = NumberColumn(verbose_name="Cần bổ sung")
    submitted_at = TimeColumn(verbose_name="Trình lúc")
    state = tables.Column(verbose_name="Trạng thái")

    def render_unit(self, record: Submission) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("nominations:submission", args=[record.pk]), record.unit.name)

    def value_unit(self, record: Submission) -> str:
        return record.unit.name

    def render_authority(self, value: Any) -> str:
        return value.title

    value_authority = render_authority

    def render_state(self, record: Submission) -> str:
        told = record.get_state_display()
        return format_html('{}<span class="sub">nộp quá hạn</span>', told) if record.late else told

    def value_state(self, record: Submission) -> str:
        return record.get_state_display() + (" (nộp quá hạn)" if record.late else "")
