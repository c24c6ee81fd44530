"""The few pieces of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt

from vinhdanh.crafts.papers.blocks import Paper
from vinhdanh.crafts.papers.typeset import clean

FONT = "Times New Roman"
# The room left and right inside the cells of a table.
HAIR = Mm(1.4)
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
# The shape "text along a straight line", which Word wants spelt out before it is used.
WORD_ART = (
    '<v:shapetype id="t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)


def element(tag: str, **attributes: str) -> Any:
    """A new element such as `w:fldChar` with its attributes."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def name_font(style: Any, size: Length) -> None:
    """Times New Roman for every script of a style; Word would take another face for some letters otherwise."""
    style.font.name, style.font.size = FONT, size
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def rule_above(paragraph: Any) -> None:
    """A thin line on top of a paragraph."""
    borders = element("w:pBdr")
    borders.append(element("w:top", val="single", sz="6", space="0", color="auto"))
    paragraph._p.get_or_add_pPr().append(borders)


def page_number(paragraph: Any) -> None:
    """The field that Word fills with the number of the page."""
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        else:
            instruction = element("w:instrText")
            instruction.text = code
            run._r.append(instruction)


def number_from_one(section: Any) -> None:
    """A section that counts its own pages."""
    section._sectPr.append(element("w:pgNumType", start="1"))


def repeat_as_head(row: Any) -> None:
    """A table row that Word repeats on top of every page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_whole(row: Any) -> None:
    """A table row that Word does not break between pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def fix_columns(table: Any, widths: list[Length]) -> None:
    """Column widths that Word keeps instead of fitting them to their content."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def pad_cells(table: Any, side: Length, top: Length | None = None) -> None:
    """The room inside every cell: left and right, above and below."""
    margins = element("w:tblCellMar")
    for edge, room in (("top", top), ("left", side), ("bottom", top), ("right", side)):
        if room is not None:
            margins.append(element(f"w:{edge}", w=str(room.twips), type="dxa"))
    table._tbl.tblPr.append(margins)


def watermark(paragraph: Any, text: str) -> None:
    """Pale slanting letters behind the page, as Word's own watermark has them; `paragraph` is in a header."""
    style = (
        "position:absolute;width:420pt;height:105pt;rotation:325;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    letters = f'<v:textpath style="font-family:&quot;{FONT}&quot;;font-weight:bold" string="{escape(text)}"/>'
    shape = f'<v:shape type="#t136" style="{style}" fillcolor="#e8e8e8" stroked="f">{letters}</v:shape>'
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:pict {VML}>{WORD_ART}{shape}</w:pict></w:r>"))


def describe(word: Any, paper: Paper) -> None:
    """The properties of a Word document are those of its paper, and of no program."""
    properties = word.core_properties
    properties.title = clean(" ".join(part for part in (paper.title, paper.frame.subject) if part))[:255]
    properties.author = clean(paper.frame.issuer.replace("\n", " "))[:255]
    properties.comments = ""
    day = paper.frame.day
    if day:
        properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
