"""Diplomas: every name legible and exact, nothing outside the border, the code readable, blanks hit."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from vinhdanh.crafts.papers import (
    LAYOUT,
    Blank,
    Diploma,
    Form,
    PaperError,
    Shift,
    Signature,
    check_pdf,
    draw_diploma,
    render_diplomas,
)
from vinhdanh.crafts.papers.ornament import border_svg
from vinhdanh.crafts.papers.qr import qr_svg
from vinhdanh.crafts.papers.tests.measuring import Piece, pieces
from vinhdanh.crafts.papers.tests.specimens import DIPLOMA

FIGHTER = replace(
    DIPLOMA,
    giver="Giám đốc Sở Giáo dục và Đào tạo tỉnh Hưng Yên",
    award="Chiến sĩ thi đua cơ sở",
    title=True,
    flags=True,
    name="Bà Hoàng Thị Ánh Nguyệt",
    signature=Signature("PHÓ GIÁM ĐỐC", "Trần Thị Kim Liên", capacity="KT. GIÁM ĐỐC"),
)
LONG_NAME = "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên khu vực Khoái Châu và Văn Giang"
LONG_DEED = (
    "Đã có nhiều thành tích xuất sắc trong việc vận động đoàn viên, người lao động tham gia ủng hộ đồng bào bị thiệt"
    " hại do bão số 3 và mưa lũ sau bão gây ra, góp phần khôi phục sản xuất, ổn định đời sống nhân dân trên địa bàn"
    " tỉnh và các tỉnh miền núi phía Bắc trong hai năm 2024 và 2025; tích cực xây dựng nông thôn mới nâng cao"
)


def lines(diploma: Diploma, form: Form = "A4") -> list[Piece]:
    return pieces(render_diplomas([diploma], form))


@pytest.mark.parametrize(("form", "size"), [("A4", (297.0, 210.0)), ("A3", (420.0, 297.0))])
def test_size_fonts_and_one_page_each(form: Form, size: tuple[float, float]) -> None:
    facts = check_pdf(render_diplomas([DIPLOMA, FIGHTER, DIPLOMA], form))
    assert facts.pages == 3
    assert set(facts.sizes) == {size}
    assert facts.not_embedded == ()
    assert set(facts.fonts) <= {
        "Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic", "BeVietnamPro-Regular",
    }  # fmt: skip


def test_the_lines_are_those_of_the_rule_in_their_order() -> None:
    text = check_pdf(render_diplomas([FIGHTER])).text.splitlines()
    assert text == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH HƯNG YÊN",
        "TẶNG DANH HIỆU",
        "CHIẾN SĨ THI ĐUA CƠ SỞ",
        "Bà Hoàng Thị Ánh Nguyệt",
        "Nông dân, thôn 3, xã Tân Hưng, tỉnh Hưng Yên",
        "Đã có nhiều thành tích xuất sắc trong lao động, sản xuất năm 2025",
        "Quyết định số: 2718/QĐ-UBND",
        "ngày 28 tháng 11 năm 2025",
        "Số sổ vàng: 17",
        "Kiểm tra: thidua.hungyen.gov.vn/x/7K4M-92QD-31",
        "Hưng Yên, ngày 28 tháng 11 năm 2025",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Trần Thị Kim Liên",
    ]


def test_posthumous_and_titles_change_the_verb() -> None:
    assert replace(DIPLOMA, posthumous=True).verb == "TRUY TẶNG"
    assert replace(DIPLOMA, posthumous=True, title=True).verb == "TRUY TẶNG DANH HIỆU"


@pytest.mark.parametrize("form", ["A4", "A3"])
@pytest.mark.parametrize(
    "diploma",
    [DIPLOMA, FIGHTER, replace(DIPLOMA, name=LONG_NAME, achievement=LONG_DEED, position=LONG_NAME + ", tỉnh Hưng Yên")],
    ids=["usual", "fighter", "long"],
)
def test_nothing_touches_the_border_and_everything_is_centred(diploma: Diploma, form: Form) -> None:
    scale = 2**0.5 if form == "A3" else 1
    found = lines(diploma, form)
    assert min(piece.left for piece in found) >= 24 * scale
    assert max(piece.right for piece in found) <= (297 - 24) * scale
    assert max(piece.baseline for piece in found) <= (210 - 22) * scale
    middle = 297 / 2 * scale
    for piece in found:
        if piece.baseline < 140 * scale:
            assert piece.left + piece.width / 2 == pytest.approx(middle, abs=1.5 * scale), piece.text


def test_long_texts_shrink_and_short_ones_do_not() -> None:
    usual = {piece.text: piece.size for piece in lines(DIPLOMA)}
    long = lines(replace(DIPLOMA, name=LONG_NAME, achievement=LONG_DEED))
    assert usual[DIPLOMA.name] == LAYOUT["name"].sizes[0]
    name = [piece for piece in long if piece.text in LONG_NAME]
    assert len(name) == 2, "two balanced lines"
    assert all(LAYOUT["name"].sizes[1] <= piece.size < 25 for piece in name)
    deed = [piece for piece in long if piece.font == "Tinos-Italic"]
    assert " ".join(piece.text for piece in deed) == LONG_DEED


def test_text_that_cannot_fit_is_refused_by_name_and_field() -> None:
    with pytest.raises(PaperError, match=r"Bằng thứ 2 \(Bà .*thành tích quá dài"):
        render_diplomas([DIPLOMA, replace(FIGHTER, achievement=LONG_DEED * 4)])


def test_a_letter_without_a_glyph_is_refused() -> None:
    with pytest.raises(PaperError, match="ký tự không in được: “汉”"):
        render_diplomas([replace(DIPLOMA, name="Bà 汉")])


def test_no_diplomas_is_no_pdf() -> None:
    with pytest.raises(PaperError, match="Chưa chọn"):
        render_diplomas([])


@settings(max_examples=15, deadline=None)
@given(
    st.text(alphabet='aăđêươQuỳnhỆ "#\\*_$@<>[]{}&', min_size=1, max_size=30).filter(lambda name: name.strip() != "")
)
def test_any_name_is_printed_as_it_is(name: str) -> None:
    text = check_pdf(render_diplomas([replace(DIPLOMA, name=name)])).text
    assert "".join(name.split()) in "".join(text.split())


def test_a_blank_gets_text_only_and_moves_in_millimetres() -> None:
    full, bare = render_diplomas([DIPLOMA]), render_diplomas([DIPLOMA], blank=Blank())
    moved = render_diplomas([DIPLOMA], blank=Blank({"name": Shift(5.0, -3.0)}))
    assert len(bare) < len(full)
    assert "CỘNG HÒA" not in check_pdf(bare).text
    before, after = ({piece.text: piece for piece in pieces(pdf)} for pdf in (bare, moved))
    assert before.keys() == after.keys()
    for text in before:
        right, down = (5.0, -3.0) if text == DIPLOMA.name else (0.0, 0.0)
        assert after[text].left - before[text].left == pytest.approx(right, abs=0.01)
        assert after[text].baseline - before[text].baseline == pytest.approx(down, abs=0.01)


def test_offsets_are_millimetres_of_the_sheet_on_a3_too() -> None:
    still = render_diplomas([DIPLOMA], "A3", blank=Blank())
    moved = render_diplomas([DIPLOMA], "A3", blank=Blank({"name": Shift(right=4.0)}))
    before, after = (next(p for p in pieces(pdf) if p.text == DIPLOMA.name) for pdf in (still, moved))
    assert after.left - before.left == pytest.approx(4.0, abs=0.01)


def test_text_on_a_blank_stands_where_the_full_diploma_has_it() -> None:
    full = {piece.text: piece for piece in pieces(render_diplomas([FIGHTER]))}
    for piece in pieces(render_diplomas([FIGHTER], blank=Blank())):
        assert piece.left == pytest.approx(full[piece.text].left, abs=0.01)
        assert piece.baseline == pytest.approx(full[piece.text].baseline, abs=0.01)


def test_a_whole_sheet_moves_for_a_printer_that_feeds_askew() -> None:
    still, moved = (
        {piece.text: piece for piece in pieces(render_diplomas([FIGHTER], blank=blank))}
        for blank in (Blank({"name": Shift(1, 1)}), Blank({"name": Shift(1, 1)}, right=-2.5, down=1.5))
    )
    for text, piece in moved.items():
        assert piece.left - still[text].left == pytest.approx(-2.5, abs=0.01)
        assert piece.baseline - still[text].baseline == pytest.approx(1.5, abs=0.01)


@pytest.mark.parametrize("form", ["A4", "A3"])
def test_a_field_of_a_blank_has_its_own_size_and_still_shrinks(form: Form) -> None:
    blank = Blank({"name": Shift(size=24), "award": Shift(printed=False), "qr": Shift(printed=False)})
    found = {piece.text: piece for piece in pieces(render_diplomas([DIPLOMA], form, blank=blank))}
    assert found[DIPLOMA.name].size == pytest.approx(24, abs=0.02)
    assert DIPLOMA.award.upper() not in found
    long = pieces(render_diplomas([replace(DIPLOMA, name=LONG_NAME + " " + LONG_NAME)], form, blank=blank))
    assert all(piece.size < 24 for piece in long if piece.text in LONG_NAME + " " + LONG_NAME)


def test_a_test_sheet_shows_rulers_and_the_picture_is_the_page() -> None:
    text = check_pdf(render_diplomas([DIPLOMA], "A3", blank=Blank(), guides=True)).text.split()
    assert {"10", "200", "290", "410"} <= set(text)
    plain, guided = draw_diploma(DIPLOMA, blank=Blank()), draw_diploma(DIPLOMA, blank=Blank(), guides=True)
    assert plain.startswith(b"<svg") and len(plain) < len(guided)
    assert b"<script" not in guided and b"http://" not in guided.replace(b"http://www.w3.org/", b"")


def test_without_an_address_there_is_no_code() -> None:
    with_code, without = render_diplomas([DIPLOMA]), render_diplomas([replace(DIPLOMA, address="")])
    assert len(without) < len(with_code)
    assert "Kiểm tra" not in check_pdf(without).text


@pytest.mark.parametrize(
    "text", ["https://thidua.hungyen.gov.vn/x/7K4M-92QD-31", "http://localhost:8000/x/" + "A" * 60]
)
def test_the_code_is_read_back(text: str) -> None:
    svg = qr_svg(text)
    size = int(re.findall(r'viewBox="0 0 (\d+)', svg)[0])
    modules = np.full((size + 8, size + 8), 255, dtype=np.uint8)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", svg):
        modules[int(y) + 4, int(x) + 4 : int(x) + 4 + int(width)] = 0
    read = zxingcpp.read_barcodes(np.kron(modules, np.ones((4, 4), dtype=np.uint8)))
    assert [code.text for code in read] == [text]
    assert read[0].ec_level == "Q"


def test_the_same_list_is_the_same_bytes() -> None:
    assert render_diplomas([DIPLOMA, FIGHTER]) == render_diplomas([DIPLOMA, FIGHTER])


def test_an_own_emblem_takes_the_neutral_ones_place() -> None:
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10h-10z"/></svg>'
    assert len(render_diplomas([DIPLOMA], emblem=square)) < len(render_diplomas([DIPLOMA]))


@pytest.mark.parametrize(
    "emblem", ["<svg", '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>']
)
def test_a_broken_emblem_is_told_to_the_user(emblem: str) -> None:
    with pytest.raises(PaperError, match="Biểu trưng"):
        render_diplomas([DIPLOMA], emblem=emblem)


def test_the_border_stays_light_enough_to_stand_on_every_page() -> None:
    assert len(border_svg()) < 20_000
