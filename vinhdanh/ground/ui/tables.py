"""What a list's table is made of: columns that know how they look on the page and what they are in Excel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_tables2.rows import BoundRow

from .components import words
from .components.verdicts import wording
from .parts import MenuItem


class NameColumn(tables.Column):
    """The row's head: what the row is about. Pass `linkify` for its page."""

    row_header = True


class NumberColumn(tables.Column):
    """A number, to the right; a number in Excel too."""

    attrs = {"th": {"class": "number"}, "td": {"class": "number"}}

    def __init__(self, **options: Any):
        super().__init__(**{"attrs": self.attrs, "initial_sort_descending": True, **options})

    def render(self, value: Any) -> str:
        return words.vn_number(value)

    def value(self, value: Any) -> Any:
        return value


class MoneyColumn(NumberColumn):
    """An amount in đồng; name the unit in the head: "Tiền thưởng (đồng)"."""


class DateColumn(tables.Column):
    """A day as 05/09/2026; a date in Excel."""

    attrs = {"td": {"class": "nowrap"}}

    def __init__(self, **options: Any):
        super().__init__(**{"attrs": self.attrs, **options})

    def render(self, value: date | int) -> str:
        return words.vn_date(value)

    def value(self, value: date | int) -> date | int:
        return value


class TimeColumn(DateColumn):
    """A moment as 05/09/2026, 16:42, in the office's own time."""

    def render(self, value: datetime) -> str:
        return words.vn_time(value)

    def value(self, value: datetime) -> datetime:
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return local.replace(tzinfo=None)


class VerdictColumn(tables.Column):
    """An outcome as its chip; its words in Excel."""

    empty_values = ()

    def render(self, value: Any) -> SafeString:
        shown = wording(value)
        return render_to_string("ui/parts/status.html", {"tone": shown.tone, "icon": shown.icon, "text": shown.whole})

    def value(self, value: Any) -> str:
        return wording(value).whole


class SelectColumn(tables.Column):
    """A box to choose the row by; the page's bulk bar acts on the chosen ones."""

    attrs = {"th": {"class": "fit select-cell"}, "td": {"class": "fit select-cell"}}

    def __init__(self, **options: Any):
        super().__init__(
            **{"accessor": "pk", "orderable": False, "exclude_from_export": True, "attrs": self.attrs, **options}
        )

    @property
    def header(self) -> SafeString:
        return format_html('<input type="checkbox" aria-label="{}">', "Chọn cả trang")

    def render(self, value: Any, record: Any) -> SafeString:
        return format_html('<input type="checkbox" name="chosen" value="{}" aria-label="Chọn {}">', value, record)


class ToolsColumn(tables.TemplateColumn):
    """What can be done with the row, at its end; never exported."""

    def __init__(self, **options: Any):
        cells = {"td": {"class": "tools"}, "th": {"class": "tools"}}
        super().__init__(**{"orderable": False, "exclude_from_export": True, "attrs": cells, **options})

    @property
    def header(self) -> SafeString:
        return format_html('<span class="hidden-text">{}</span>', "Việc có thể làm")

    def render(self, record: Any, table: tables.Table, value: Any, bound_column: Any, **kwargs: Any) -> SafeString:
        """Without the request: with it every row would run the page's context processors, and their queries, again."""
        if self.template_code:
            return super().render(record, table, value, bound_column, **kwargs)
        context = self.get_context_data(record=record, table=table, value=value, bound_column=bound_column, **kwargs)
        return render_to_string(self.template_name, context)


@dataclass(frozen=True)
class Empty:
    """What an empty list says and where it leads next."""

    title: str = "Chưa có gì ở đây"
    line: str = ""
    icon: str = "list"
    action: MenuItem | None = None


class ListTable(tables.Table):
    """Base of every list. A subclass names what a row is (`what`), its caption, and what to say when empty.

    `tone(record)` colours a row's edge ("trouble", "question"); `group(record)` gives the heading of the run of rows it
    belongs to; both are asked once a row and must not query.
    """

    what = "dòng"
    caption = ""
    empty = Empty()

    def __init__(self, *arguments: Any, **options: Any):
        # not in a Meta: django-tables2 forgets a base's Meta as soon as a subclass has its own, or none
        fixed = {
            "attrs": {"class": "table cards", **self._meta.attrs},
            "default": words.ABSENT,
            "order_by_field": "sap-xep",
            "page_field": "trang",
            "template_name": "ui/table.html",
        }
        super().__init__(*arguments, **{**fixed, **options})

    def tone(self, record: Any) -> str:
        return ""

    def group(self, record: Any) -> str:
        return ""

    def lines(self) -> Iterator[tuple[str, str, BoundRow]]:
        """(heading when a new group begins, else "", tone, row) for the rows of this page."""
        current = ""
        for row in self.paginated_rows:
            heading = self.group(row.record)
            yield (heading if heading != current else ""), self.tone(row.record), row
            current = heading
