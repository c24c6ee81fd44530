"""Makes lists as units send them, for the tests: a workbook from plain rows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import xlsxwriter

from vinhdanh.crafts.sheets import ListRow, ReadList, read_list

Row = Sequence[Any]
Table = list[Row]


@dataclass
class Sheet:
    """One sheet: rows from line 1 on; ``merges`` as "A4:J4"; a value beginning with "=" is a formula."""

    rows: Sequence[Row]
    name: str = "Danh sách"
    merges: Sequence[str] = ()
    hidden: bool = False
    hidden_rows: Sequence[int] = ()
    cached: dict[str, Any] = field(default_factory=dict)


def workbook(*sheets: Sheet) -> bytes:
    """The bytes of an xlsx with these sheets."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for number, row in enumerate(sheet.rows):
            for column, value in enumerate(row):
                cell = f"{chr(65 + column)}{number + 1}"
                if isinstance(value, str) and value.startswith("="):
                    page.write_formula(number, column, value, None, sheet.cached.get(cell, ""))
                elif isinstance(value, date):
                    page.write_datetime(number, column, value)
                elif value is not None:
                    page.write(number, column, value)
        for merge in sheet.merges:
            first = merge.split(":")[0]
            column, line = ord(first[0]) - 65, int(first[1:]) - 1
            value = sheet.rows[line][column] if line < len(sheet.rows) and column < len(sheet.rows[line]) else ""
            page.merge_range(merge, value)
        if sheet.hidden:
            page.hide()
        for number in sheet.hidden_rows:
            page.set_row(number - 1, None, None, {"hidden": True})
    book.close()
    return buffer.getvalue()


LETTERHEAD: Table = [
    ["ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["SỞ XÂY DỰNG", None, None, "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"],
    [],
]


def read(*sheets: Sheet, **options: Any) -> ReadList:
    """Read a workbook made of these sheets."""
    return read_list(workbook(*sheets), "thu.xlsx", **options)


def read_rows(rows: Sequence[Row], *, merges: Sequence[str] = (), above: Sequence[Row] = LETTERHEAD) -> ReadList:
    """Read one sheet with a letterhead above these rows; the first of them stands in line 6."""
    return read(Sheet([*above, *rows], merges=merges))


def brief(row: ListRow) -> tuple[Any, ...]:
    """(name, birth, unit, award, problem codes): what most tests ask."""
    return row.name, row.born, row.unit, row.award, [problem.code for problem in row.problems]


def briefs(result: ReadList) -> list[tuple[Any, ...]]:
    return [brief(row) for row in result.rows]
