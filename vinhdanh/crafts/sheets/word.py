"""Tables of a Word document as grids, read from its XML in one pass.

The line of a row is its number in the table, the first row being 1. Runs in the old fonts (.VnTime, VNI-Times) are
turned into Unicode by their font. Deleted text, text boxes and the copies kept for older readers are passed over.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from vinhdanh.crafts.sheets.grid import Grid, Span, Value
from vinhdanh.crafts.sheets.guards import DAMAGED_ZIP, MAX_COLUMNS
from vinhdanh.crafts.sheets.model import UnreadableListError
from vinhdanh.crafts.sheets.package import Attributes, XmlError, local, parse_xml
from vinhdanh.crafts.viet.legacy import font_encoding, to_unicode

MAX_DOCUMENT_BYTES = 80 * 1024 * 1024
_PASSED_OVER = frozenset({"txbxContent", "Fallback", "del", "moveFrom"})


def read_document(data: bytes, filename: str) -> list[Grid]:
    """The tables of a .docx in order, each with the paragraphs before it; the last also with those after it."""
    reader = _DocumentReader(filename)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        if archive.getinfo("word/document.xml").file_size > MAX_DOCUMENT_BYTES:
            raise UnreadableListError(f"Tệp “{filename}” quá lớn; hãy tách danh sách thành nhiều tệp.", "too_large")
        parse_xml(archive.read("word/document.xml"), reader.start, reader.end, reader.text)
    except (XmlError, *DAMAGED_ZIP) as error:
        message = f"Tệp “{filename}” bị hỏng, không mở được; hãy mở thử bằng Word, lưu lại rồi gửi lại."
        raise UnreadableListError(message, "truncated") from error
    return reader.finish()


@dataclass(slots=True)
class _Cell:
    column: int
    width: int = 1
    continues: bool = False
    restarts: bool = False
    paragraphs: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    offset: int = 0


class _DocumentReader:
    """Collects paragraphs and the tables of the outermost level; tables inside cells add to the cell's text."""

    def __init__(self, filename: str) -> None:
        self._filename = filename
        self._grids: list[Grid] = []
        self._loose: list[str] = []
        self._table: _Table | None = None
        self._depth = 0
        self._passing = 0
        self._in_text = False
        self._font = ""
        self._paragraph: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        name = local(tag)
        if self._passing or name in _PASSED_OVER:
            self._passing += 1
            return
        if name == "tbl":
            self._depth += 1
            if self._depth == 1:
                self._table = _Table()
        elif name == "t":
            self._in_text = True
        elif name in ("br", "cr", "tab"):
            self._paragraph.append("\n" if name != "tab" else "\t")
        elif name == "r":
            self._font = ""
        elif name == "rFonts":
            self._font = _attribute(attributes, "ascii") or _attribute(attributes, "hAnsi")
        elif self._table is not None and self._depth == 1:
            self._start_in_table(name, attributes)

    def _start_in_table(self, name: str, attributes: Attributes) -> None:
        table = self._table
        if table is None:
            return
        if name == "tr":
            table.rows.append([])
            table.offset = 0
        elif name == "gridBefore":
            table.offset += _number(attributes)
        elif name == "tc" and table.rows:
            table.rows[-1].append(_Cell(table.offset))
            table.offset += 1
        elif table.rows and table.rows[-1]:
            cell = table.rows[-1][-1]
            if name == "gridSpan":
                cell.width = max(_number(attributes), 1)
                table.offset = cell.column + cell.width
            elif name == "vMerge":
                cell.restarts = _attribute(attributes, "val") == "restart"
                cell.continues = not cell.restarts
        if table.offset > MAX_COLUMNS:
            message = f"Tệp “{self._filename}”: bảng có tới {table.offset} cột, danh sách chỉ được {MAX_COLUMNS}."
            raise UnreadableListError(message, "too_wide")

    def text(self, data: str) -> None:
        if self._in_text and not self._passing:
            encoding = font_encoding(self._font)
            self._paragraph.append(to_unicode(data, encoding) if encoding else data)

    def end(self, tag: str) -> None:
        if self._passing:
            self._passing -= 1
            return
        name = local(tag)
        if name == "t":
            self._in_text = False
        elif name == "p":
            self._end_paragraph()
        elif name == "tbl":
            self._depth -= 1
            if self._depth == 0 and self._table is not None:
                self._grids.append(_grid(self._table, f"Bảng {len(self._grids) + 1}", tuple(self._loose)))
                self._table, self._loose = None, []

    def _end_paragraph(self) -> None:
        text = "".join(self._paragraph).strip()
        self._paragraph = []
        if self._table is not None and self._table.rows and self._table.rows[-1]:
            self._table.rows[-1][-1].paragraphs.append(text)
        elif text:
            self._loose += text.splitlines()

    def finish(self) -> list[Grid]:
        if self._grids:
            self._grids[-1].after = tuple(self._loose)
        return self._grids


def _grid(table: _Table, name: str, before: tuple[str, ...]) -> Grid:
    rows: list[list[Value]] = []
    spans: list[Span] = []
    open_spans: dict[int, Span] = {}
    for number, cells in enumerate(table.rows):
        line: list[Value] = []
        for cell in cells:
            line += [None] * (cell.column + cell.width - len(line))
            above = open_spans.get(cell.column) if cell.continues else None
            if above:
                open_spans[cell.column] = Span(above.top, above.left, number, above.right)
                continue
            if closed := open_spans.pop(cell.column, None):
                spans.append(closed)
            text = "\n".join(cell.paragraphs).strip()
            line[cell.column] = text or None
            if cell.restarts or cell.width > 1:
                open_spans[cell.column] = Span(number, cell.column, number, cell.column + cell.width - 1)
        rows.append(line)
    spans += open_spans.values()
    return Grid(
        name,
        rows,
        [span for span in spans if span.bottom > span.top or span.right > span.left],
        flows=True,
        before=before,
    )


def _attribute(attributes: Attributes, name: str) -> str:
    return next((value for key, value in attributes.items() if local(key) == name), "")


def _number(attributes: Attributes) -> int:
    value = _attribute(attributes, "val")
    return min(int(value), 10 * MAX_COLUMNS) if value.isascii() and value.isdecimal() else 0
