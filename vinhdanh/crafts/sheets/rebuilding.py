"""Marks written into a plain workbook made from the grids: for Word, csv, old Excel and very long lists."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import OverlappingRange

from vinhdanh.crafts.sheets.grid import Grid, Value
from vinhdanh.crafts.sheets.marks import (
    AUTHOR,
    FAULT_COLOUR,
    FAULT_HEADING,
    FAULT_WIDTH,
    HEADING_COLOUR,
    OWN,
    VERDICT_HEADING,
    VERDICT_WIDTH,
    Marks,
)

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")
_LONGEST_WIDTH = 40
_ROWS_MEASURED = 200


def rebuild(grids: list[Grid], marks: dict[str, Marks]) -> bytes:
    """A workbook of these grids with these marks. What stands above a table in Word goes into the lines above it."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        formats = {
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"}),
            "fault": book.add_format({"bg_color": f"#{FAULT_COLOUR}", "text_wrap": True, "valign": "top"}),
            "heading": book.add_format({"bold": True, "bg_color": f"#{HEADING_COLOUR}", "text_wrap": True}),
        }
        for grid in grids:
            _Page(book.add_worksheet(grid.name), grid, marks.get(grid.name, Marks()), formats).write()
    return buffer.getvalue()


class _Page:
    """One sheet being written; ``offset`` lines of a document stand above its table."""

    def __init__(self, page: Any, grid: Grid, mark: Marks, formats: dict[str, Any]) -> None:
        self._page = page
        self._grid = grid
        self._mark = mark
        self._formats = formats
        self._offset = len(grid.before)

    def write(self) -> None:
        for number, text in enumerate(self._grid.before):
            self._page.write_string(number, 0, text)
        faulty = {_place(address) for address in self._mark.notes}
        for row, line in enumerate(self._grid.rows):
            for column, value in enumerate(line):
                style = "fault" if (row, column) in faulty else "day" if isinstance(value, date) else "text"
                self._put(row + self._offset, column, value, self._formats[style])
        self._merge(faulty)
        self._widen()
        for address, sentences in self._mark.notes.items():
            row, column = _place(address)
            options = {"author": AUTHOR, "x_scale": 2.5, "y_scale": 1.5}
            self._page.write_comment(row + self._offset, column, "\n".join(sentences), options)
        if self._mark.headings:
            self._write_columns()
        for number, text in enumerate(self._grid.after):
            self._page.write_string(self._offset + len(self._grid.rows) + number, 0, text)

    def _put(self, row: int, column: int, value: Value, style: Any) -> None:
        if value is None or value == "":
            self._page.write_blank(row, column, None, style)
        elif isinstance(value, (date, datetime)):
            self._page.write_datetime(row, column, value, style)
        elif isinstance(value, str):
            self._page.write_string(row, column, value, style)
        elif isinstance(value, (bool, int, float)):
            self._page.write(row, column, value, style)
        else:
            self._page.write_string(row, column, str(value), style)

    def _merge(self, faulty: set[tuple[int, int]]) -> None:
        for span in self._grid.spans:
            style = self._formats["fault" if (span.top, span.left) in faulty else "text"]
            top, bottom = span.top + self._offset, span.bottom + self._offset
            with suppress(OverlappingRange):
                self._page.merge_range(top, span.left, bottom, span.right, "", style)
            self._put(top, span.left, self._grid.value(span.top, span.left), style)

    def _widen(self) -> None:
        widths: dict[int, int] = {}
        for line in self._grid.rows[:_ROWS_MEASURED]:
            for column, value in enumerate(line):
                if value is not None:
                    widths[column] = max(widths.get(column, 6), len(str(value)) + 2)
        for column, width in widths.items():
            self._page.set_column(column, column, min(width, _LONGEST_WIDTH))

    def _write_columns(self) -> None:
        first = self._own_column()
        heading, text = self._formats["heading"], self._formats["text"]
        self._page.set_column(first, first, VERDICT_WIDTH)
        self._page.set_column(first + 1, first + 1, FAULT_WIDTH)
        for top, _ in self._mark.headings:
            self._page.write_string(top - 1 + self._offset, first, VERDICT_HEADING, heading)
            self._page.write_string(top - 1 + self._offset, first + 1, FAULT_HEADING, heading)
            if self._mark.notice:
                options = {"author": AUTHOR, "x_scale": 2.5, "y_scale": 1.5}
                self._page.write_comment(top - 1 + self._offset, first, self._mark.notice, options)
        for column, texts in ((first, self._mark.verdicts), (first + 1, self._mark.faults)):
            for line, sentences in texts.items():
                self._page.write_string(line - 1 + self._offset, column, "\n".join(sentences), text)

    def _own_column(self) -> int:
        """After the last column, or where an earlier copy of this kind has its columns."""
        top = self._mark.headings[0][0] - 1
        own = [column for column, value in self._grid.texts(top) if value.startswith(OWN)]
        return own[0] if own else max(map(len, self._grid.rows), default=0)


def _place(address: str) -> tuple[int, int]:
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise ValueError(f"{address} is no address of a cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
