"""A list as an Excel workbook: streamed row by row, typed cells, nothing that Excel could take for a formula."""

import tempfile
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.http import FileResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django_tables2.rows import BoundRow
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from .tables import ListTable

MOST_ROWS = 100_000
LONGEST_CELL = 32_767
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST, NARROWEST = 60, 8


class TooManyRowsError(Exception):
    """More rows than one workbook should hold; nothing was written."""

    def __init__(self, rows: int):
        super().__init__(rows)
        self.rows = rows


def workbook_response(table: ListTable, name: str) -> FileResponse:
    """All rows of the list (not only the page shown) as `<name>-<ngày>.xlsx`. Raises TooManyRowsError."""
    rows = table.paginator.count
    if rows > MOST_ROWS:
        raise TooManyRowsError(rows)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - FileResponse closes it after sending
    _write(table, file)
    file.seek(0)
    filename = f"{name}-{timezone.localdate():%Y-%m-%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=filename, content_type=CONTENT_TYPE)


def _write(table: ListTable, file: Any) -> None:
    columns = [column for column in table.columns if not column.column.exclude_from_export]
    book = xlsxwriter.Workbook(
        file,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "dd/mm/yyyy",
        },
    )
    book.set_calc_mode("manual")
    sheet = book.add_worksheet("Danh sách")
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "vcenter"})
    formats = {
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "quoted": book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
        "number": book.add_format({"num_format": "#,##0.##", "valign": "top"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}),
        "moment": book.add_format({"num_format": "dd/mm/yyyy hh:mm", "valign": "top", "align": "left"}),
    }
    for at, column in enumerate(columns):
        title = str(column.header)
        sheet.set_column(at, at, max(NARROWEST, min(WIDEST, len(title) * 2)))
        sheet.write_string(0, at, title, head)
    last = 0
    for last, record in enumerate(_records(table), start=1):
        row = BoundRow(record, table=table)
        for at, column in enumerate(columns):
            _write_cell(sheet, last, at, row.get_cell_value(column.name), formats)
    sheet.freeze_panes(1, 0)
    if columns:
        sheet.autofilter(0, 0, last, len(columns) - 1)
    book.close()


def _records(table: ListTable) -> Iterable[Any]:
    rows = table.data.data
    return rows.iterator(chunk_size=2000) if isinstance(rows, QuerySet) else rows


def _write_cell(sheet: Worksheet, row: int, at: int, value: Any, formats: dict[str, Format]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        sheet.write_datetime(row, at, value, formats["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, at, datetime.combine(value, datetime.min.time()), formats["day"])
    elif isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        sheet.write_number(row, at, float(value) if isinstance(value, Decimal) else value, formats["number"])
    else:
        text = strip_tags(value) if isinstance(value, SafeString) else str(value)
        text = text.strip()[:LONGEST_CELL]
        sheet.write_string(row, at, text, formats["quoted" if text.startswith(FORMULA_STARTS) else "text"])
