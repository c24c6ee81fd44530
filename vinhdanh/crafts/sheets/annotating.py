"""The list given back: the same sheets with two columns more and a note on every faulty cell.

Sent in again, such a workbook reads like the first one: the reader knows the two columns by their headings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from vinhdanh.crafts.sheets.grids import open_grids
from vinhdanh.crafts.sheets.guards import Kind, inspect
from vinhdanh.crafts.sheets.marks import Marks
from vinhdanh.crafts.sheets.model import ReadList
from vinhdanh.crafts.sheets.rebuilding import rebuild

Verdicts = Mapping[tuple[str, int, str | None], str]
MOST_ROWS_RESTYLED = 5_000


def annotate(data: bytes, read: ReadList, verdicts: Verdicts, *, notice: str | None = None) -> bytes:
    """A workbook (.xlsx) of the list with its verdicts and faults.

    ``data`` is the file that ``read`` was read from; ``verdicts`` are sentences by (sheet, row, award). A workbook of
    moderate size keeps its look; Word, csv, old Excel and very long lists come back as a plain workbook. ``notice``: a
    remark on all the verdicts, tied to their heading.
    """
    marks = _marks(read, verdicts)
    for mark in marks.values():
        mark.notice = notice
    if inspect(data, read.file) is Kind.XLSX and len(read.rows) <= MOST_ROWS_RESTYLED:
        from vinhdanh.crafts.sheets.restyling import restyle  # openpyxl takes long to import, and only this needs it

        return restyle(data, marks)
    grids, _ = open_grids(data, read.file)
    return rebuild(grids, marks)


def _marks(read: ReadList, verdicts: Verdicts) -> dict[str, Marks]:
    marks: dict[str, Marks] = defaultdict(Marks)
    for table in read.tables:
        marks[table.sheet].headings.append((table.header_rows[0], table.header_rows[-1]))
    for row in read.rows:
        mark = marks[row.sheet]
        if verdict := verdicts.get((row.sheet, row.row, row.award)):
            mark.verdicts[row.row].append(verdict)
        for problem in row.problems:
            _once(mark.faults[row.row], problem.message)
            _once(mark.notes[problem.cell], problem.message)
        for remark in row.remarks:
            _once(mark.faults[row.row], f"Cần xem lại: {remark}.")
    return dict(marks)


def _once(sentences: list[str], sentence: str) -> None:
    if sentence not in sentences:
        sentences.append(sentence)
