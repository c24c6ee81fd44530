"""The list screen of the queue of unsure rows."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django_tables2.rows import BoundRow

from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.ground.ui.tables import Empty, ListTable, NameColumn

from .imports import born_of
from .models import ReadRow
from .tables import award_name
from .unsure import Source, with_candidates


class UnsureFilter(filters.FilterSet):
    """Rows of any kind of list, by the name they tell."""

    q = filters.CharFilter(method="by_name", label="Tên trong danh sách")

    def by_name(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(name__icontains=value.strip())


class UnsureTable(ListTable):
    """Rows of which nobody knows yet who is meant, each with those who may be."""

    what, caption = "dòng", "Các dòng cần chọn người"
    empty = Empty("Không còn dòng nào phải chọn người", "Mọi tên trong các danh sách đã rõ là ai.", "check")

    name = NameColumn(verbose_name="Trong danh sách")
    match = tables.Column(verbose_name="Có thể là", orderable=False, empty_values=())

    def __init__(self, *args: Any, source: Source, query: str, **kwargs: Any):
        """``query``: the page's own query string, so that a choice comes back to the same page of the queue."""
        super().__init__(*args, **kwargs)
        self.source, self.query = source, query

    def lines(self) -> Iterator[tuple[str, str, BoundRow]]:
        with_candidates([row.record for row in self.paginated_rows])
        yield from super().lines()

    def tone(self, record: ReadRow) -> str:
        return "question"

    def render_name(self, record: ReadRow) -> SafeString:
        place, link = self.source.place(record)
        told = {"row": record, "born": _born(record), "award": award_name(record.award), "place": place, "link": link}
        return render_to_string("nominations/parts/unsure_row.html", told)

    def render_match(self, record: ReadRow) -> SafeString:
        context = {"row": record, "source": self.source.name, "query": self.query}
        return render_to_string("nominations/parts/unsure_match.html", context)

    def value_name(self, record: ReadRow) -> str:
        return record.name

    def value_match(self, record: ReadRow) -> str:
        return "; ".join(candidate["why"] for candidate in record.candidates)


def _born(row: ReadRow) -> str:
    born = born_of(row)
    return short_date(born) if isinstance(born, date) else str(born or "")
