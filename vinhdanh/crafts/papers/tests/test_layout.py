"""Every kind of document, as PDF and as Word, measured against Decree 30/2020/NĐ-CP, Annex I, part II.

| what | rule | measured |
|---|---|---|
| sheet | A4; margins top and bottom 20–25, left 30–35, right 15–20 mm | sheet and sections |
| the State's name, motto | capitals 12–13 bold; 13–14 bold, below it, in the right half | size, face, place |
| superior and issuer | capitals 12–13, issuer bold, in the left half | size, face, place |
| number; place and day | 13; 13–14 italic, the day of two digits | size, face, text |
| kind of document, subject | 13–14 bold, in the middle | size, face, place |
| grounds, body | 13–14, grounds italic; justified, first line 10–12,7 mm | size, face, indent |
| signature | position and name 13–14 bold | size, face |
| recipients | "Nơi nhận" 12 bold italic, list 11 | size, face |
| page numbers | Arabic, 13–14, in the middle of the top margin, none on the first page | size, place |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from vinhdanh.crafts import papers
from vinhdanh.crafts.papers import Document, check_pdf, render_docx, render_pdf
from vinhdanh.crafts.papers.own_templates import fill, kind_of, starter
from vinhdanh.crafts.papers.tests.measuring import Piece, pieces
from vinhdanh.crafts.papers.tests.specimens import all_documents

ALL = all_documents()
OWN = {name: kind for name, document in ALL.items() if (kind := kind_of(document))}
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
DAY = re.compile(r"^Hưng Yên, ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm \d{4}$")
VIETNAMESE = set("ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")


@dataclass(frozen=True)
class Words:
    """A stretch of text in one style, whichever file it stands in: points, face, the middle of it in shares of the
    sheet's width where that is known."""

    text: str
    size: float
    bold: bool
    italic: bool
    middle: float | None = None


def test_every_kind_of_document_is_measured_here() -> None:
    exported = [getattr(papers, name) for name in papers.__all__]
    kinds = {found for found in exported if isinstance(found, type) and hasattr(found, "paper")} - {Document}
    assert {type(document) for document in ALL.values()} == kinds


# as PDF


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    return {name: render_pdf(document) for name, document in ALL.items()}


def on_first_page(pdf: bytes) -> list[Words]:
    width = check_pdf(pdf).sizes[0][0]
    return [
        Words(
            piece.text, piece.size, "Bold" in piece.font, "Italic" in piece.font, (piece.left + piece.right) / 2 / width
        )
        for piece in pieces(pdf)
    ]


@pytest.mark.parametrize("name", ALL)
def test_the_pdf_has_the_frame_of_the_decree(name: str, printed: dict[str, bytes]) -> None:
    _insist_frame(on_first_page(printed[name]), ALL[name])


@pytest.mark.parametrize("name", ALL)
def test_the_pdf_numbers_its_pages_in_the_top_margin(name: str, printed: dict[str, bytes]) -> None:
    pdf = printed[name]
    for page, (width, _) in enumerate(check_pdf(pdf).sizes):
        heads = [piece for piece in pieces(pdf, page) if piece.baseline < 19]
        assert len(heads) <= 1 and (page or not heads)
        for head in heads:
            assert head.text.isdigit() and 13 <= head.size <= 14 and head.font == "Tinos-Regular"
            assert head.left + head.width / 2 == pytest.approx(30 + (width - 45) / 2, abs=1)


@pytest.mark.parametrize("name", ALL)
def test_the_pdfs_body_is_justified_with_a_first_line_of_its_own(name: str, printed: dict[str, bytes]) -> None:
    lines: dict[float, list[Piece]] = {}
    for piece in pieces(printed[name]):
        lines.setdefault(round(piece.baseline, 1), []).append(piece)
    body = [line for line in lines.values() if line[0].size == 14 and any("Bold" not in each.font for each in line)]
    starts = {
        round(min(each.left for each in line), 1) for line in body if not line[0].text.startswith(("Kính gửi", "- "))
    }
    assert starts, "a body of 14 points"
    assert all(start == pytest.approx(30, abs=0.3) or 40 <= start <= 42.9 for start in starts), starts


@pytest.mark.parametrize("name", ALL)
def test_the_pdfs_vietnamese_text_is_text_and_its_fonts_stand_in_it(name: str, printed: dict[str, bytes]) -> None:
    facts = check_pdf(printed[name])
    assert facts.not_embedded == ()
    assert all(font.startswith("Tinos") for font in facts.fonts)
    assert len(VIETNAMESE & set(facts.text.lower())) > 15, "letters, not pictures of letters"
    assert "\ufffd" not in facts.text


# as Word


@pytest.fixture(scope="module")
def typed() -> dict[str, bytes]:
    house = {name: render_docx(document) for name, document in ALL.items()}
    return house | {f"{name}, own template": fill(starter(kind), ALL[name]) for name, kind in OWN.items()}


FILES = [*ALL, *(f"{name}, own template" for name in OWN)]


def _document_of(file: str) -> Document:
    return ALL[file.removesuffix(", own template")]


def _words(word: Any) -> Iterator[Words]:
    """Every run of the body up to the first annex, with the size it is shown in."""
    usual = word.styles["Normal"].font.size.pt
    for paragraph in word.element.body.iter(qn("w:p")):
        text = Paragraph(paragraph, None)  # type: ignore[arg-type]
        for run in text.runs:
            if run.text.strip():
                size = run.font.size.pt if run.font.size else usual
                yield Words(run.text.strip(), size, run.bold is True, run.italic is True)
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            return


@pytest.mark.parametrize("file", FILES)
def test_word_has_the_frame_of_the_decree(file: str, typed: dict[str, bytes]) -> None:
    _insist_frame(list(_words(docx.Document(BytesIO(typed[file])))), _document_of(file))


@pytest.mark.parametrize("file", FILES)
def test_words_sheet_margins_and_page_numbers(file: str, typed: dict[str, bytes]) -> None:
    word: Any = docx.Document(BytesIO(typed[file]))
    for section in word.sections:
        assert sorted(round(side.mm) for side in (section.page_width, section.page_height)) == [210, 297]
        assert 20 <= round(section.top_margin.mm) <= 25 and 20 <= round(section.bottom_margin.mm) <= 25
        assert 30 <= round(section.left_margin.mm) <= 35 and 15 <= round(section.right_margin.mm) <= 20
        assert section.different_first_page_header_footer, "no number on a first page"
        (head,) = [part for part in section.header.paragraphs if part._p.find(f".//{qn('w:instrText')}") is not None]
        assert head.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert {run.font.size.pt for run in head.runs if run.font.size} <= {13, 14}


@pytest.mark.parametrize("file", FILES)
def test_words_body_is_justified_spaced_and_in_times_new_roman(file: str, typed: dict[str, bytes]) -> None:
    word = docx.Document(BytesIO(typed[file]))
    fonts = word.styles["Normal"].element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert not [
        run for run in word.element.body.iter(qn("w:rFonts")) if run.get(qn("w:ascii")) not in (None, "Times New Roman")
    ]
    body = [part for part in word.paragraphs if part.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY and part.text.strip()]
    assert body
    for paragraph in body:
        shape = paragraph.paragraph_format
        assert shape.space_before.pt >= 6 or shape.space_after.pt >= 6
        assert shape.first_line_indent is None or 10 <= shape.first_line_indent.mm <= 12.71
        assert shape.line_spacing in (None, 1.0, 1.15, 1.5)


# the frame, whichever file


def _insist_frame(found: list[Words], document: Document) -> None:
    frame, title = document.paper().frame, document.paper().title
    state, motto = _one(found, STATE), _one(found, MOTTO)
    assert state.bold and 12 <= state.size <= 13 and state.text.isupper()
    assert motto.bold and 13 <= motto.size <= 14
    assert _right(state) and _right(motto)
    for lines, bold in ((frame.superior_lines, False), (frame.issuer_lines, True)):
        for line in lines:
            body = next(words for words in found if line in words.text.split("\n"))
            assert (body.bold, body.text.isupper()) == (bold, True) and 12 <= body.size <= 13
            assert body.middle is None or body.middle < 0.5
    number = next(words for words in found if frame.symbol in words.text)
    assert number.size == 13 and not number.bold
    day = next(words for words in found if DAY.match(words.text))
    assert day.italic and 13 <= day.size <= 14 and _right(day)
    if title:
        kind = _one(found, title)
        assert kind.bold and 13 <= kind.size <= 14 and _central(kind)
        subject = next(words for words in found if words.text and frame.subject.startswith(words.text.split("\n")[0]))
        assert subject.bold and 13 <= subject.size <= 14 and _central(subject)
    for words in found:
        if words.text.startswith("Căn cứ Luật") and words.size > 12:
            assert words.italic and 13 <= words.size <= 14
        if words.text.startswith("Nơi nhận"):
            assert (words.size, words.bold, words.italic) == (12, True, True)
        if words.text in ("- Lưu: VT, SNV.", "- Lưu: VT."):
            assert words.size == 11
        if words.text in ("Nguyễn Văn Thắng", "Trần Thị Kim Liên"):
            assert words.bold and 13 <= words.size <= 14


def _one(found: list[Words], text: str) -> Words:
    (hit,) = [words for words in found if words.text == text]
    return hit


def _right(words: Words) -> bool:
    return words.middle is None or words.middle > 0.5


def _central(words: Words) -> bool:
    """In the middle of what the margins (30 and 15 mm) leave."""
    return words.middle is None or words.middle == pytest.approx(0.5, abs=0.05)
