"""Papers as Word documents: the same frame and blocks as the PDF, open to the officer's hand.

Fonts are named "Times New Roman", which every office has; its widths are those of Tinos in the PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Length, Mm, Pt

from vinhdanh.crafts.papers import ooxml
from vinhdanh.crafts.papers.blocks import (
    Addressees,
    Annex,
    Block,
    Centred,
    Copied,
    Document,
    Frame,
    Paper,
    Prose,
    Signature,
    Signatures,
    Signing,
    Table,
)
from vinhdanh.crafts.papers.typeset import balanced, clean

A4 = (Mm(210), Mm(297))
MARGINS = {"top_margin": Mm(20), "bottom_margin": Mm(20), "left_margin": Mm(30), "right_margin": Mm(15)}
BODY, TABLE, NONE = Pt(14), Pt(12), Pt(0)
FIRST_LINE = Cm(1.27)
ISSUER_WIDTH, MOTTO_WIDTH, SIGNING_ROOM = Mm(68), Mm(56), Mm(25)
SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def render_docx(document: Document) -> bytes:
    """The document as .docx, laid out like its PDF."""
    paper = document.paper()
    writer = _Writer()
    writer.write(paper)
    stream = BytesIO()
    writer.docx.save(stream)
    return stream.getvalue()


class _Writer:
    """Writes one paper into one Word document."""

    def __init__(self) -> None:
        self.docx: Any = docx.Document()
        ooxml.name_font(self.docx.styles["Normal"], BODY)
        shape = self.docx.styles["Normal"].paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(0), 1.0
        self._blocks: dict[type, Callable[[Any], None]] = {
            Prose: self._prose,
            Centred: self._centred,
            Addressees: self._addressees,
            Table: self._table,
            Signing: self._signing,
            Signatures: self._signatures,
            Copied: self._copied,
        }

    def write(self, paper: Paper) -> None:
        frame = paper.frame
        ooxml.describe(self.docx, paper)
        self._section(self.docx.sections[0], frame, landscape=paper.landscape)
        self._letterhead(frame, letter=not paper.title)
        self._foot(frame)
        if paper.title:
            self._title(paper.title, frame.subject)
        self._set(paper.blocks)
        for mark in frame.marks:
            self._line(f"Ghi chú của bản dự thảo (không in khi ban hành): {mark}", size=Pt(11), italic=True)
        for annex in paper.annexes:
            self._annex(annex, frame)

    def _section(self, section: Any, frame: Frame, *, landscape: bool) -> None:
        """Page, margins, page numbers from the second page on, the draft's mark, the ledger's head."""
        section.page_width, section.page_height = A4[::-1] if landscape else A4
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        for margin, width in MARGINS.items():
            setattr(section, margin, width)
        section.header_distance, section.footer_distance = Mm(10), Mm(8)
        section.different_first_page_header_footer = True
        ooxml.number_from_one(section)
        for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            part.is_linked_to_previous = False
        head = section.header.paragraphs[0]
        head.alignment = SIDES["centre"]
        ooxml.page_number(head)
        if frame.draft:
            ooxml.watermark(head, "DỰ THẢO")
            ooxml.watermark(section.first_page_header.paragraphs[0], "DỰ THẢO")

    def _annex(self, annex: Annex, frame: Frame) -> None:
        self._section(self.docx.add_section(WD_SECTION.NEW_PAGE), frame, landscape=annex.landscape)
        self._title(annex.title, annex.subject, note=annex.attached_to)
        self._set(annex.blocks)

    def _letterhead(self, frame: Frame, *, letter: bool = False, copy: str = "") -> None:
        """Issuer and number on the left; on the right the State's name, or what kind of copy this is."""
        widths = [ISSUER_WIDTH, Length(self._width() - ISSUER_WIDTH)]
        (left, right), (below_left, below_right) = self._bare_table(2, widths)
        for line in frame.superior_lines:
            self._line(line, into=left, size=Pt(12), align="centre")
        for line in frame.issuer_lines:
            self._line(line, into=left, size=Pt(13), bold=True, align="centre")
        self._rule(Mm(24), ISSUER_WIDTH, into=left)
        if copy:
            self._line(copy, into=right, size=Pt(13), bold=True, align="centre")
        else:
            self._line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", into=right, size=Pt(12), bold=True, align="centre")
            self._line("Độc lập - Tự do - Hạnh phúc", into=right, size=Pt(13), bold=True, align="centre")
            self._rule(MOTTO_WIDTH, widths[1], into=right)
        self._line(f"Số: {frame.numbered}", into=below_left, size=Pt(13), align="centre")
        if letter and frame.subject:
            self._line(f"V/v {frame.subject}", into=below_left, size=Pt(12), align="centre")
        self._line(frame.place_and_day, into=below_right, size=Pt(13), italic=True, align="centre")

    def _foot(self, frame: Frame) -> None:
        """The ledger's head at the foot of the first page."""
        if frame.ledger_head:
            foot = self.docx.sections[0].first_page_footer.paragraphs[0]
            foot.alignment = SIDES["right"]
            foot.add_run(str(frame.ledger_head)).font.size = Pt(7.5)

    def _copied(self, copied: Copied) -> None:
        self._gap(Pt(12), keep=True)
        self._rule(self._width(), self._width()).paragraph_format.keep_with_next = True
        self._letterhead(copied.frame, copy=copied.form)

    def _title(self, kind: str, subject: str, *, note: str = "") -> None:
        section = self.docx.sections[-1]
        self._line(kind, bold=True, align="centre", before=Pt(14))
        if subject:
            self._line(balanced(subject, wide=section.page_width > section.page_height), bold=True, align="centre")
        if note:
            self._line(f"({note})", size=Pt(13), italic=True, align="centre")
        self._rule(Mm(30), self._width())

    def _set(self, blocks: Sequence[Block]) -> None:
        for place, block in enumerate(blocks):
            self._blocks[type(block)](block)
            follower = blocks[place + 1] if place + 1 < len(blocks) else None
            if isinstance(block, Prose) and isinstance(follower, Signing | Signatures):
                self.docx.paragraphs[-1].paragraph_format.keep_with_next = True

    def _prose(self, prose: Prose) -> None:
        paragraph = self._line("", align=prose.align, before=Pt(6))
        paragraph.paragraph_format.first_line_indent = FIRST_LINE if prose.indent else None
        paragraph.paragraph_format.keep_with_next = prose.is_heading or None
        for span in prose.spans:
            run = paragraph.add_run(clean(span.text))
            run.bold, run.italic = span.bold, span.italic

    def _centred(self, centred: Centred) -> None:
        bold, italic = centred.bold, centred.italic
        self._line(centred.text, bold=bold, italic=italic, align="centre", before=Pt(10), after=Pt(4))

    def _addressees(self, addressees: Addressees) -> None:
        if len(addressees.names) == 1:
            self._line(f"Kính gửi: {addressees.names[0]}", align="centre", before=Pt(10), after=Pt(8))
            return
        self._line("Kính gửi:", before=Pt(10)).paragraph_format.left_indent = Mm(30)
        for name in addressees.names:
            self._line(f"- {name}").paragraph_format.left_indent = Mm(52)
        self._gap(Pt(6))

    def _table(self, block: Table) -> None:
        shares = sum(column.share for column in block.columns)
        widths = [Length(int(self._width() * column.share / shares)) for column in block.columns]
        self._gap(Pt(6))
        table = self.docx.add_table(rows=0, cols=len(block.columns), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        ooxml.pad_cells(table, ooxml.HAIR, Mm(0.5))
        head = self._row(table, [column.heading for column in block.columns], bold=True, sides=["centre"] * len(widths))
        ooxml.repeat_as_head(head)
        sides = [column.align for column in block.columns]
        for band in block.bands:
            if band.heading:
                row = self._row(table, [""] * len(widths), sides=sides)
                merged = row.cells[0].merge(row.cells[-1])
                self._line(band.heading, into=merged, size=TABLE, bold=True)
                if band.note:
                    self._line(band.note, into=merged, size=TABLE, italic=True)
            for cells in band.rows:
                self._row(table, cells, sides=sides)
        if block.total:
            self._row(table, block.total, bold=True, sides=sides)
        ooxml.fix_columns(table, widths)

    def _row(self, table: Any, texts: Sequence[str], *, sides: Sequence[str], bold: bool = False) -> Any:
        row = table.add_row()
        ooxml.keep_whole(row)
        for cell, text, side in zip(row.cells, texts, sides, strict=True):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            if text:
                self._line(text, into=cell, size=TABLE, bold=bold, align=side)
        return row

    def _signing(self, signing: Signing) -> None:
        half = Length(self._width() // 2)
        self._gap(Pt(10), keep=True)
        (left, right), (_, name) = self._bare_table(2, [half, half])
        if signing.recipients:
            self._line("Nơi nhận:", into=left, size=Pt(12), bold=True, italic=True)
            for recipient in signing.recipients:
                self._line(f"- {recipient}", into=left, size=Pt(11))
        self._signer(signing.signature, right, name)

    def _signatures(self, signatures: Signatures) -> None:
        share = Length(self._width() // len(signatures.signers))
        self._gap(Pt(10), keep=True)
        titles, names = self._bare_table(2, [share] * len(signatures.signers))
        for signature, title, name in zip(signatures.signers, titles, names, strict=True):
            self._signer(signature, title, name)

    def _signer(self, signature: Signature, title: Any, name: Any) -> None:
        for line in signature.lines:
            self._line(line, into=title, bold=True, align="centre")
        title.paragraphs[-1].paragraph_format.space_after = SIGNING_ROOM
        self._line(signature.name, into=name, bold=True, align="centre")

    def _bare_table(self, rows: int, widths: list[Length]) -> list[tuple[Any, ...]]:
        """The cells, row by row, of a table without lines, for things that stand side by side on one page."""
        table = self.docx.add_table(rows=rows, cols=len(widths))
        ooxml.pad_cells(table, Mm(0))
        ooxml.fix_columns(table, widths)
        for row in table.rows:
            ooxml.keep_whole(row)
            if row is not table.rows[-1]:
                self._keep_with_next(row)
        return [row.cells for row in table.rows]

    def _keep_with_next(self, row: Any) -> None:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True

    def _gap(self, height: Length, *, keep: bool = False) -> None:
        """Empty room; Word wants a paragraph between two tables anyway. `keep` holds it to what follows."""
        shape = self.docx.add_paragraph().paragraph_format
        shape.line_spacing, shape.keep_with_next = height, keep or None

    def _line(
        self,
        text: str,
        *,
        into: Any = None,
        size: Length = BODY,
        bold: bool = False,
        italic: bool = False,
        align: str = "left",
        before: Length = NONE,
        after: Length = NONE,
    ) -> Any:
        """One paragraph; in a cell that is still empty, the cell's own first paragraph."""
        home = into if into is not None else self.docx
        fresh = into is not None and len(into.paragraphs) == 1 and not into.paragraphs[0].runs
        paragraph = into.paragraphs[0] if fresh else home.add_paragraph()
        if into is not None and not fresh:  # a row keeps with the next one only if all its paragraphs do
            paragraph.paragraph_format.keep_with_next = into.paragraphs[0].paragraph_format.keep_with_next
        paragraph.alignment = SIDES[align]
        paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = before, after
        run = paragraph.add_run(clean(text))
        run.font.size, run.bold, run.italic = size, bold, italic
        return paragraph

    def _rule(self, length: Length, width: Length, *, into: Any = None) -> Any:
        """A short line in the middle, such as stands under an issuer's name."""
        paragraph = self._line("", into=into, before=Pt(4))
        paragraph.paragraph_format.line_spacing = Pt(6)
        side = Length((width - length) // 2)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
        ooxml.rule_above(paragraph)
        return paragraph

    def _width(self) -> Length:
        section = self.docx.sections[-1]
        return Length(section.page_width - section.left_margin - section.right_margin)
