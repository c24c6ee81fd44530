"""A Word document as it roughly looks, for the page: its lines and tables, sheet by sheet, without Word's measures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from vinhdanh.crafts.papers.blocks import Span

SIDES = {"center": "centre", "right": "right", "end": "right", "both": "justify"}
# Half-points: what is smaller is shown small.
SMALL = 24


@dataclass(frozen=True)
class Line:
    """A paragraph; `rule`: it is a line drawn across, such as stands under an issuer's name."""

    spans: tuple[Span, ...]
    align: str
    small: bool = False
    rule: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell with its lines and how many columns it spans."""

    lines: tuple[Line, ...]
    span: int = 1


@dataclass(frozen=True)
class Grid:
    """A table; without lines between its cells when it only puts things side by side."""

    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool


@dataclass(frozen=True)
class Sheet:
    """A section of the document, lying across when it is `wide`."""

    blocks: tuple[Line | Grid, ...]
    wide: bool


def preview(raw: bytes) -> tuple[Sheet, ...]:
    """The body of a Word document that was checked before; headers, pictures and text boxes are left out."""
    word = docx.Document(BytesIO(raw))
    sheets: list[Sheet] = []
    blocks: list[Line | Grid] = []
    for child in word.element.body:
        if child.tag == qn("w:p"):
            blocks.append(_line(child))
        elif child.tag == qn("w:tbl"):
            blocks.append(_grid(child))
        end = child if child.tag == qn("w:sectPr") else child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if end is not None:
            sheets.append(Sheet(tuple(blocks), _wide(end)))
            blocks = []
    return tuple(sheets)


def _wide(section: Any) -> bool:
    size = section.find(qn("w:pgSz"))
    return size is not None and int(size.get(qn("w:w"), 0)) > int(size.get(qn("w:h"), 0))


def _line(element: Any) -> Line:
    paragraph = Paragraph(element, None)  # type: ignore[arg-type]  # read alone, it asks nothing of its parent
    spans = tuple(
        Span(text, bold=run.bold is True, italic=run.italic is True) for run in paragraph.runs if (text := run.text)
    )
    shape = element.find(qn("w:pPr"))
    side = shape.find(qn("w:jc")) if shape is not None else None
    sizes = [int(size.get(qn("w:val"))) for size in element.iter(qn("w:sz"))]
    return Line(
        spans,
        SIDES.get(side.get(qn("w:val")), "left") if side is not None else "left",
        small=bool(sizes) and max(sizes) < SMALL,
        rule=not spans and shape is not None and shape.find(qn("w:pBdr")) is not None,
    )


def _grid(table: Any) -> Grid:
    rows = tuple(tuple(_cell(cell) for cell in row.iterchildren(qn("w:tc"))) for row in table.iterchildren(qn("w:tr")))
    shape = table.find(qn("w:tblPr"))
    ruled = any(shape.find(qn(f"w:{name}")) is not None for name in ("tblStyle", "tblBorders"))
    return Grid(rows, ruled and not _named_plain(shape))


def _named_plain(shape: Any) -> bool:
    style = shape.find(qn("w:tblStyle"))
    return style is not None and style.get(qn("w:val")) in ("TableNormal", "NormalTable")


def _cell(cell: Any) -> Cell:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return Cell(tuple(_lines(cell)), int(span.get(qn("w:val"))) if span is not None else 1)


def _lines(cell: Any) -> Iterator[Line]:
    return (_line(paragraph) for paragraph in cell.iter(qn("w:p")))
