"""The frame of Decree 30/2020/NĐ-CP, measured in the PDF itself."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from vinhdanh.crafts.papers import Document, PaperError, check_pdf, render_pdf
from vinhdanh.crafts.papers.tests.measuring import PDFTOPPM, Piece, ink, pieces
from vinhdanh.crafts.papers.tests.specimens import PROVINCE, all_documents, award_decision, council_minutes, rows

ALL = all_documents()
# A letter's own outline may stand out of its advance width by a hair.
HAIR = 0.2
# A justified line may draw its words this much closer (mm) than they stand apart by themselves.
SQUEEZE = 2.5


def every(document: Document) -> list[tuple[int, tuple[float, float], list[Piece]]]:
    """Each page with its size and pieces."""
    pdf = render_pdf(document)
    facts = check_pdf(pdf)
    return [(page, facts.sizes[page], pieces(pdf, page)) for page in range(facts.pages)]


def one(found: list[Piece], text: str) -> Piece:
    """The only piece that is this text, or starts with it."""
    hits = [piece for piece in found if piece.text.startswith(text)]
    assert len(hits) == 1, (text, [piece.text for piece in found])
    return hits[0]


@pytest.mark.parametrize("name", ALL)
def test_margins_are_those_of_the_decree(name: str) -> None:
    for page, (width, height), found in every(ALL[name]):
        assert (width, height) in {(210.0, 297.0), (297.0, 210.0)}
        body = [piece for piece in found if 15 < piece.baseline < height - 17]
        assert min(piece.left for piece in body) >= 30 - HAIR, page
        assert max(piece.right for piece in body) <= width - 15 + SQUEEZE, page
        assert min(piece.baseline - 0.7 * piece.size * 25.4 / 72 for piece in body) >= 20 - HAIR, page
        assert max(piece.baseline for piece in body) <= height - 20, page


@pytest.mark.skipif(not PDFTOPPM, reason="poppler-utils draws the page")
@pytest.mark.parametrize("name", ALL)
def test_no_ink_stands_in_the_margins(name: str) -> None:
    pdf = render_pdf(ALL[name])
    edges = ink(pdf)
    assert edges[0].left == pytest.approx(30, abs=1)
    for (width, height), edge in zip(check_pdf(pdf).sizes, edges, strict=True):
        assert edge.left >= 30 - 2 * HAIR
        assert edge.right <= width - 15 + 2 * HAIR
        assert edge.top >= 9.5, "nothing but the page number stands above 20 mm"
        assert edge.bottom <= height - 8, "nothing but the ledger's head stands below the text"


@pytest.mark.parametrize("name", ALL)
def test_fonts_are_ours_and_embedded(name: str) -> None:
    facts = check_pdf(render_pdf(ALL[name]))
    assert facts.not_embedded == ()
    assert set(facts.fonts) <= {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_sizes_and_styles_of_the_letterhead() -> None:
    found = pieces(render_pdf(award_decision()))
    state = one(found, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = one(found, "Độc lập - Tự do - Hạnh phúc")
    assert (state.size, state.font) == (12, "Tinos-Bold")
    assert (motto.size, motto.font) == (13, "Tinos-Bold")
    assert state.left + state.width / 2 == pytest.approx(motto.left + motto.width / 2, abs=0.5)
    assert state.left > 105 - 5, "the State's name stands on the right half"
    committee, province = one(found, "ỦY BAN NHÂN DÂN"), one(found, "TỈNH HƯNG YÊN")
    assert {(line.size, line.font) for line in (committee, province)} == {(13, "Tinos-Bold")}
    assert committee.baseline < province.baseline, "a committee's place stands below what it is"
    assert one(found, "Số: 2718/QĐ-UBND").size == 13
    day = one(found, "Hưng Yên, ngày 28 tháng 11 năm 2025")
    assert (day.size, day.font) == (13, "Tinos-Italic")


def test_body_is_14_points_with_an_indented_first_line() -> None:
    found = pieces(render_pdf(award_decision()))
    article = next(piece for piece in found if piece.text.startswith("Điều 1."))
    assert article.font == "Tinos-Bold"
    assert 30 + 10 <= article.left <= 30 + 12.7 + HAIR
    ground = one(found, "Căn cứ Luật Tổ chức")
    assert (ground.size, ground.font) == (14, "Tinos-Italic")
    assert one(found, "Nơi nhận:").size == 12
    assert one(found, "- Như Điều 3;").size == 11
    assert one(found, "Nguyễn Văn Thắng").font == "Tinos-Bold"


def test_grounds_recipients_and_body_end_as_the_decree_wants() -> None:
    text = check_pdf(render_pdf(award_decision())).text
    assert "số 72/2025/QH15;" in text
    assert "số 06/2022/QH15;" in text
    assert "năm 2025.\nQUYẾT ĐỊNH:" in text
    assert "- Thường trực Tỉnh ủy (để báo cáo);\n- Lưu: VT, SNV." in text
    assert "thi hành Quyết \nđịnh này./." in text or "thi hành Quyết định này./." in text


def test_pages_are_numbered_from_the_second_and_an_annex_counts_its_own() -> None:
    pages = every(award_decision(people=rows(60)))
    heads = [[piece for piece in found if piece.baseline < 18] for _, _, found in pages]
    assert [[piece.text for piece in head] for head in heads] == [[], []] + [[str(n)] for n in range(2, len(pages))]
    number, (width, _, _) = heads[2][0], (*pages[2][1], None)
    assert number.size == 13
    assert number.left + number.width / 2 == pytest.approx(30 + (width - 45) / 2, abs=0.5)


def test_a_long_minutes_numbers_its_second_page() -> None:
    pages = every(council_minutes())
    assert len(pages) >= 2
    assert next(piece.text for piece in pages[1][2] if piece.baseline < 18) == "2"


def test_the_ledgers_head_stands_at_the_foot_of_the_first_page_only() -> None:
    pages = every(award_decision())
    line = "Sổ vàng: mục 1.504.218, dấu kiểm 9f2c 41aa 07d3 e1b8"
    assert [any(piece.text == line for piece in found) for _, _, found in pages] == [True] + [False] * (len(pages) - 1)
    assert one(pages[0][2], line).size == 7.5


def test_a_draft_says_so_on_every_page_and_on_what_it_rests() -> None:
    marks = ("03 trường hợp dựa trên kết quả năm 2025 còn dự kiến.",)
    draft = replace(PROVINCE, number="", day=None, draft=True, marks=marks, ledger_head=None)
    facts = check_pdf(render_pdf(award_decision(draft)))
    assert all("DỰ THẢO" in text for text in facts.texts)
    assert marks[0] in facts.texts[0]
    assert "/QĐ-UBND" in facts.texts[0]
    assert "2718" not in facts.texts[0]
    assert "DỰ THẢO" not in check_pdf(render_pdf(award_decision())).text


def test_what_rests_on_expected_facts_cannot_be_issued() -> None:
    with pytest.raises(PaperError, match="chưa thể ban hành"):
        replace(PROVINCE, marks=("03 trường hợp còn dự kiến",))


def test_the_signature_never_stands_alone_on_its_page() -> None:
    for lines in range(1, 24):
        long = replace(award_decision(), articles=("Tặng Bằng khen. " * 6 * lines, "Quyết định này có hiệu lực."))
        for text in check_pdf(render_pdf(long)).texts:
            if "Nguyễn Văn Thắng" in text:
                assert "hiệu lực" in text


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    minutes = council_minutes()
    for count in range(8, 24):
        crowd = replace(minutes, present=minutes.present[:1] * count)
        for text in check_pdf(render_pdf(crowd)).texts:
            assert not re.search(r"(II\. NỘI DUNG|3\. Khách mời|IV\. KẾT LUẬN)\s*$", text)
