"""A list page from a queryset: filter, order, pages of fifty, Excel, bulk acts; whole page or htmx fragment.

One context builder (`build_list`) feeds the page, the fragment and the workbook, so they cannot disagree. The caller
brings a queryset already scoped to the reader and with its relations joined; nothing here adds a query a row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django_filters import FilterSet
from django_tables2 import RequestConfig

from vinhdanh.crafts.viet.numbers import format_number

from .tables import ListTable
from .workbooks import MOST_ROWS, TooManyRowsError, workbook_response

PER_PAGE = 50
EXPORT_FIELD = "xuat"
CHOSEN_FIELD = "chosen"
ALL_FIELD = "all"
_KEY = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True)
class BulkAct:
    """A button under the list for the chosen rows; posts to `url`, which reads them with `chosen`."""

    label: str
    url: str
    tone: str = ""
    icon: str = ""


@dataclass(frozen=True)
class ListContext:
    """Everything the list's template reads, as `list`."""

    table: ListTable
    filterset: FilterSet | None
    query: str
    bulk: Sequence[BulkAct] = field(default=())
    filtered: bool = False
    exportable: bool = True

    @property
    def export_query(self) -> str:
        """The query string of the same list as a workbook."""
        return f"?{self.query}&{EXPORT_FIELD}=xlsx" if self.query else f"?{EXPORT_FIELD}=xlsx"


def build_list(
    request: HttpRequest,
    rows: QuerySet | Sequence[Any],
    table_class: type[ListTable],
    *,
    filterset_class: type[FilterSet] | None = None,
    bulk: Sequence[BulkAct] = (),
    per_page: int = PER_PAGE,
    exportable: bool = True,
    **table_options: Any,
) -> ListContext:
    """The list as the request's query string asks for it. An impossible page or order falls back, never fails."""
    filterset = filterset_class(request.GET, queryset=rows, request=request) if filterset_class else None
    if not bulk and "select" in table_class.base_columns:
        table_options["exclude"] = (*table_options.get("exclude", ()), "select")
    table = table_class(filterset.qs if filterset else rows, **table_options)
    RequestConfig(request, paginate=False).configure(table)
    _settle_order(table)
    table.paginate(per_page=per_page)
    table.page = table.paginator.get_page(request.GET.get(table.prefixed_page_field))
    query = request.GET.copy()
    query.pop(EXPORT_FIELD, None)
    return ListContext(
        table=table,
        filterset=filterset,
        query=query.urlencode(),
        bulk=bulk,
        filtered=_is_filtered(filterset),
        exportable=exportable,
    )


def list_page(
    request: HttpRequest,
    rows: QuerySet | Sequence[Any],
    table_class: type[ListTable],
    *,
    template: str = "ui/list.html",
    context: dict[str, Any] | None = None,
    export_name: str = "danh-sach",
    **options: Any,
) -> HttpResponse:
    """The answer of a list view: page, fragment (an htmx request) or workbook (`?xuat=xlsx`)."""
    shown = build_list(request, rows, table_class, **options)
    if shown.exportable and request.GET.get(EXPORT_FIELD) == "xlsx":
        try:
            return workbook_response(shown.table, export_name)
        except TooManyRowsError as error:
            messages.warning(
                request,
                f"Danh sách có {format_number(error.rows)} dòng, một tệp Excel nhận {format_number(MOST_ROWS)} dòng. "
                "Hãy lọc hẹp lại, ví dụ theo năm hoặc đơn vị, rồi xuất từng phần.",
            )
            return redirect(f"{request.path}?{shown.query}")
    fragment = _wants_fragment(request)
    response = render(request, "ui/parts/list.html" if fragment else template, {**(context or {}), "list": shown})
    patch_vary_headers(response, ("HX-Request",))
    return response


def chosen(request: HttpRequest, queryset: QuerySet, *, filterset_class: type[FilterSet] | None = None) -> QuerySet:
    """The rows a bulk act is about: those ticked, or all that the list's filter shows when "chọn cả" was ticked.

    `queryset` must be scoped to the reader as on the list; ids outside it are simply not found.
    """
    if request.POST.get(ALL_FIELD):
        return filterset_class(request.GET, queryset=queryset, request=request).qs if filterset_class else queryset
    ids = [value for value in request.POST.getlist(CHOSEN_FIELD) if _KEY.fullmatch(value)]
    return queryset.filter(pk__in=ids)


def _settle_order(table: ListTable) -> None:
    """Equal rows keep one order from page to page: the primary key decides last."""
    rows = table.data.data
    if isinstance(rows, QuerySet):
        table.data.data = rows.order_by(*(rows.query.order_by or rows.model._meta.ordering), "pk")


def _is_filtered(filterset: FilterSet | None) -> bool:
    if filterset is None or not filterset.is_bound or not filterset.form.is_valid():
        return False
    return any(value not in (None, "", []) for value in filterset.form.cleaned_data.values())


def _wants_fragment(request: HttpRequest) -> bool:
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def kept_query(request: HttpRequest, **changes: str) -> str:
    """The request's query string with some fields changed; an empty value drops the field. For chips and tabs."""
    query: QueryDict = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}"
