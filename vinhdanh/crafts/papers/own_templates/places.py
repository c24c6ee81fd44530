"""Where in a template something stands, in the words of who has it open in Word."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

# So much of a paragraph is quoted, around the tag.
QUOTED = 30


def place_of(name: str, raw: bytes) -> str:
    """Where a tag of this name first stands: " (bảng 2, dòng 3)"; empty when it stands in no text of the document."""
    command = re.compile(rf"\{{[{{%][^{{}}]*?(?<![\w.]){re.escape(name)}(?!\w)[^{{}}]*?[}}%]\}}")
    word = docx.Document(BytesIO(raw))
    tables = list(word.element.body.iter(qn("w:tbl")))
    for paragraph in word.element.body.iter(qn("w:p")):
        if found := command.search(_text(paragraph)):
            row = next(paragraph.iterancestors(qn("w:tr")), None)
            return f" ({_in_table(row, tables) if row is not None else _quoted(_text(paragraph), *found.span())})"
    for section in word.sections:
        for part, where in _edges(section):
            if any(command.search(_text(paragraph)) for paragraph in part._element.iter(qn("w:p"))):
                return f" ({where})"
    return ""


def _edges(section: Any) -> list[tuple[Any, str]]:
    heads = [section.header, section.first_page_header, section.even_page_header]
    feet = [section.footer, section.first_page_footer, section.even_page_footer]
    return [(part, "ở đầu trang") for part in heads] + [(part, "ở chân trang") for part in feet]


def _text(paragraph: Any) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))


def _in_table(row: Any, tables: list[Any]) -> str:
    table = next(row.iterancestors(qn("w:tbl")))
    rows = list(table.iterchildren(qn("w:tr")))
    return f"bảng {tables.index(table) + 1}, dòng {rows.index(row) + 1}"


def _quoted(text: str, start: int, end: int) -> str:
    before, after = max(start - QUOTED, 0), end + QUOTED
    cut = text[before:after].strip()
    return f"đoạn “{'…' if before else ''}{cut}{'…' if after < len(text) else ''}”"
