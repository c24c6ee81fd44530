"""Marks written into the workbook as it came, its look kept."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

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

_WRAPPED = Alignment(wrap_text=True, vertical="top")
_FAULTY = PatternFill("solid", start_color=FAULT_COLOUR)
_HEADING = PatternFill("solid", start_color=HEADING_COLOUR)


def restyle(data: bytes, marks: dict[str, Marks]) -> bytes:
    """The workbook with these marks. Formulas give way to their values, for only Excel could calculate them again."""
    book = load_workbook(io.BytesIO(data), data_only=True)
    formulas = load_workbook(io.BytesIO(data))
    for name, mark in marks.items():
        sheet = book[name]
        _keep_uncalculated(sheet, formulas[name])
        _write_columns(sheet, mark)
        for address, sentences in mark.notes.items():
            cell = _writable(sheet, address)
            cell.comment = Comment("\n".join(sentences), AUTHOR, height=120, width=360)
            cell.fill = _FAULTY
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _keep_uncalculated(sheet: Worksheet, formulas: Worksheet) -> None:
    """A formula without a value stays a formula: it is what has to be mended."""
    for row in formulas.iter_rows():
        for cell in row:
            if cell.data_type == "f" and sheet[cell.coordinate].value is None:
                sheet[cell.coordinate].value = cell.value


def _write_columns(sheet: Worksheet, mark: Marks) -> None:
    first = _own_column(sheet, mark) or sheet.max_column + 1
    for column, width in ((first, VERDICT_WIDTH), (first + 1, FAULT_WIDTH)):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for top, bottom in mark.headings:
        for column, title in ((first, VERDICT_HEADING), (first + 1, FAULT_HEADING)):
            cell = sheet.cell(top, column, title)
            if mark.notice and title == VERDICT_HEADING:
                cell.comment = Comment(mark.notice, AUTHOR, height=120, width=360)
            cell.font, cell.fill, cell.alignment = Font(bold=True), _HEADING, _WRAPPED
            if bottom > top and not isinstance(sheet.cell(bottom, column), MergedCell):
                sheet.merge_cells(start_row=top, end_row=bottom, start_column=column, end_column=column)
    for column, texts in ((first, mark.verdicts), (first + 1, mark.faults)):
        for line in range(mark.headings[0][1] + 1, sheet.max_row + 1):
            cell = sheet.cell(line, column)
            if isinstance(cell, Cell):
                cell.value = "\n".join(texts[line]) if line in texts else None
                cell.alignment = _WRAPPED


def _own_column(sheet: Worksheet, mark: Marks) -> int | None:
    """Where an earlier copy of this kind has its columns: they are written again, not added to."""
    top = mark.headings[0][0]
    return next((cell.column for cell in sheet[top] if str(cell.value or "").startswith(OWN)), None)


def _writable(sheet: Worksheet, address: str) -> Cell:
    """The cell, or the first of the merged range that covers it."""
    cell = sheet[address]
    if isinstance(cell, MergedCell):
        covering = next(merged for merged in sheet.merged_cells.ranges if address in merged)
        cell = sheet.cell(covering.min_row, covering.min_col)
    return cell
