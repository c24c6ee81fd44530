"""The Word side: the same words in the same frame as the PDF."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from vinhdanh.crafts.papers import check_pdf, render_docx, render_pdf
from vinhdanh.crafts.papers.tests.specimens import PROVINCE, all_documents, award_decision, rows

ALL = all_documents()


def opened(name: str) -> Any:
    return docx.Document(BytesIO(render_docx(ALL[name])))


def words(document: Any) -> str:
    """Every word of the body, cells too, without white space."""
    return "".join("".join(node.text or "" for node in document.element.body.iter(qn("w:t"))).split())


@pytest.mark.parametrize("name", ALL)
def test_margins_sizes_and_fonts(name: str) -> None:
    document = opened(name)
    for section in document.sections:
        sheet = {round(section.page_width.mm), round(section.page_height.mm)}
        assert sheet == {210, 297}
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
        assert section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert document.styles["Normal"].font.size.pt == 14


@pytest.mark.parametrize("name", ALL)
def test_word_and_pdf_say_the_same(name: str) -> None:
    running = re.compile(r"\A\d+$|^Sổ vàng: mục.*$", re.MULTILINE)
    pdf = "".join(running.sub("", page) for page in check_pdf(render_pdf(ALL[name])).texts)
    assert Counter("".join(pdf.split())) == Counter(words(opened(name)))


def test_the_list_repeats_its_head_and_keeps_rows_whole() -> None:
    table = opened("award decision").tables[-1]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert table.rows[0].cells[0].text == "TT"
    widths = sum(cell.width for cell in table.rows[0].cells)
    assert abs(widths - (Mm(297) - Mm(45))) < Mm(1)


def test_the_annex_lies_across_in_a_section_of_its_own() -> None:
    first, second = opened("award decision").sections
    assert first.page_width < first.page_height
    assert second.page_width > second.page_height


def test_text_is_text_whatever_it_looks_like() -> None:
    name = 'Ông <b>&amp;</b> ]]> {{ 7*7 }} {% x %} "#\\'
    document = docx.Document(BytesIO(render_docx(award_decision(people=rows(1, name)))))
    assert "".join(name.split()) in words(document)


def test_control_characters_do_not_break_the_file() -> None:
    document = docx.Document(
        BytesIO(render_docx(award_decision(people=rows(1, "Ông\x00 Đào\x0bVăn\x1f Chiến\ufffe"[:-1]))))
    )
    assert "ÔngĐàoVănChiến" in words(document)


def test_a_draft_is_marked_and_an_issued_paper_shows_the_ledgers_head() -> None:
    draft = replace(PROVINCE, number="", day=None, draft=True, marks=("Còn dự kiến.",), ledger_head=None)
    parts = ZipFile(BytesIO(render_docx(award_decision(draft))))
    headers = [parts.read(name).decode() for name in parts.namelist() if "header" in name]
    assert len(headers) == 4
    assert all('string="DỰ THẢO"' in header for header in headers)
    footers = ZipFile(BytesIO(render_docx(award_decision())))
    assert any("dấu kiểm 9f2c" in footers.read(name).decode() for name in footers.namelist() if "footer" in name)


def test_paper_metadata_names_our_issuer_and_no_program() -> None:
    properties = opened("award decision").core_properties
    assert properties.author == "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN"
    assert properties.comments == ""
    assert properties.created.year == 2025
