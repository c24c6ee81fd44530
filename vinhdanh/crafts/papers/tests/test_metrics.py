"""Widths and line breaking, against what another reader of the same fonts says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from vinhdanh.crafts.papers.metrics import FONTS, LINE, STEP, face, fit, wrap

FACES = [path.stem for path in sorted(FONTS.glob("*.ttf"))]
BOLD = face("Tinos_700Bold")
WORDS = st.lists(st.text(alphabet="aăđêươnghi0Ệ", min_size=1, max_size=9), min_size=1, max_size=40).map(" ".join)


@pytest.mark.parametrize("name", FACES)
@pytest.mark.parametrize("text", ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN", "Quỳnh Ẵm ửữ – “2.340.000”"])
def test_widths_are_the_fonts_own(name: str, text: str) -> None:
    oracle = ImageFont.truetype(str(FONTS / f"{name}.ttf"), 2000, layout_engine=ImageFont.Layout.BASIC)
    assert face(name).width(text, 2000) == pytest.approx(oracle.getlength(text), rel=0.002)


@pytest.mark.parametrize("name", FACES)
def test_every_face_has_every_vietnamese_letter(name: str) -> None:
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "".join("àằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ")
    assert face(name).missing(letters + letters.upper() + "0123456789.,;:-–—“”‘’()/%…×") == ""


def test_the_faces_of_a_family_have_the_same_letters() -> None:
    tinos = [set(face(name).advances) for name in FACES if name.startswith("Tinos")]
    assert len(tinos) == 4
    assert all(letters == tinos[0] for letters in tinos)


def test_a_missing_letter_is_named_once() -> None:
    assert BOLD.missing("汉 a 汉 ก") == "汉ก"


@given(WORDS, st.floats(20, 400), st.floats(10, 80))
def test_what_fits_keeps_every_word_inside_its_place(text: str, width: float, height: float) -> None:
    fitted = fit(text, BOLD, width=width, height=height, sizes=(20.0, 8.0))
    if fitted is None:
        tightest = wrap(text, BOLD, width / 8.0)
        assert tightest is None or ((len(tightest) - 1) * STEP + LINE) * 8.0 > height
        return
    assert " ".join(fitted.lines) == text
    assert all(BOLD.width(line, fitted.size) <= width + 1e-6 for line in fitted.lines)
    assert ((len(fitted.lines) - 1) * STEP + LINE) * fitted.size <= height + 1e-6
    assert 8.0 <= fitted.size <= 20.0


def test_lines_are_balanced() -> None:
    text = "Đã có nhiều thành tích xuất sắc trong lao động, sản xuất và công tác năm 2025 tại"
    fitted = fit(text, BOLD, width=330, height=40, sizes=(12.0, 12.0))
    assert fitted is not None
    widths = [BOLD.width(line, 12) for line in fitted.lines]
    assert len(widths) == 2
    assert min(widths) > 0.75 * max(widths)


def test_given_line_breaks_are_kept() -> None:
    fitted = fit("Quyết định số: 1\nngày 28\nSố sổ vàng: 17", BOLD, width=300, height=100, sizes=(12.0, 8.0))
    assert fitted is not None
    assert fitted.lines == ("Quyết định số: 1", "ngày 28", "Số sổ vàng: 17")


def test_the_fonts_are_the_files_the_readme_names() -> None:
    from hashlib import sha256

    named = dict(re.findall(r"\| `([0-9a-f]{64})` \| `([^`]+)` \|", (FONTS / "README.md").read_text("utf-8")))
    assert {sha256(path.read_bytes()).hexdigest(): path.name for path in FONTS.glob("*.ttf")} == named
