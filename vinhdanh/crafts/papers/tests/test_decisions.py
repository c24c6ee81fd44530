"""Decisions: what they say, at any length, with any text put into them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinhdanh.crafts.papers import AnnexRow, AwardGroup, Frame, PaperError, Signature, check_pdf, render_pdf
from vinhdanh.crafts.papers.tests.measuring import pieces
from vinhdanh.crafts.papers.tests.specimens import (
    PROVINCE,
    all_documents,
    award_decision,
    correction,
    extract,
    refusal_letter,
    revocation,
    rows,
)

INJECTIONS = (
    '#panic("x")',
    "*đậm* _nghiêng_ $x^2$",
    r"\u{41} \ # @ref <nhan>",
    "\"ngoặc\" “kép” 'đơn'",
    "[#import] {{ name }} {% for %}",
    "= Tiêu đề",
    "&amp; <b>&</b> ]]>",
    "// chú thích /* x */",
    "- gạch 1. số + cộng",
)


def annex_text(name: str) -> str:
    return check_pdf(render_pdf(award_decision(people=rows(1, name)))).texts[1]


@pytest.mark.parametrize("name", INJECTIONS)
def test_text_is_printed_as_it_is_and_never_run(name: str) -> None:
    squeezed = "".join(annex_text(name).split())
    assert "".join(name.split()) in squeezed


LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=LETTERS + LETTERS.upper(), min_size=1, max_size=18))
def test_vietnamese_comes_out_as_it_went_in(word: str) -> None:
    assert word in annex_text(word)


def test_decomposed_letters_are_composed() -> None:
    name = "Nguyễn Thị Hường"
    assert name in annex_text(unicodedata.normalize("NFD", name))


def test_a_letter_without_a_glyph_is_named_to_the_user() -> None:
    with pytest.raises(PaperError, match="汉"):
        render_pdf(award_decision(people=rows(1, "Bà 汉")))


def test_the_same_paper_is_the_same_bytes() -> None:
    assert render_pdf(award_decision()) == render_pdf(award_decision())


def test_articles_are_numbered_and_the_last_is_closed() -> None:
    text = check_pdf(render_pdf(award_decision())).texts[0]
    assert [f"Điều {n}." in text for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert text.count("./.") == 1


def test_the_annex_sums_the_prizes_in_figures_and_in_words() -> None:
    text = check_pdf(render_pdf(award_decision())).texts[1]
    assert "17.550.000" in text
    assert "Mười bảy triệu năm trăm năm mươi nghìn đồng." in text
    assert "Kèm theo Quyết định số 2718/QĐ-UBND ngày 28 tháng 11 năm 2025" in text


def test_columns_nobody_fills_are_not_printed() -> None:
    titles = (AwardGroup("Lao động tiên tiến", "", tuple(AnnexRow(n, f"Bà Lê Thị {n}") for n in (1, 2))),)
    text = check_pdf(render_pdf(replace(award_decision(), groups=titles))).texts[1]
    assert "LAO ĐỘNG TIÊN TIẾN (2)" in text
    for heading in ("Tiền thưởng", "Năm sinh", "Chức vụ", "sổ vàng", "Bằng chữ", "Tổng cộng"):
        assert heading not in text


def test_no_one_honoured_no_annex() -> None:
    assert check_pdf(render_pdf(replace(award_decision(), groups=()))).pages == 1


def test_a_thousand_rows_repeat_the_head_and_lose_nobody() -> None:
    people = tuple(replace(row, name=f"Ông Đào Văn Số {row.ordinal}") for row in rows(1000))
    facts = check_pdf(render_pdf(award_decision(people=people)))
    annex = facts.texts[1:]
    assert all("Năm sinh" in text for text in annex[:-1])
    whole = " ".join(facts.text.split())
    assert [n for n in range(1, 1001) if f"Ông Đào Văn Số {n} 1972" not in whole] == []
    assert "3.517.020.000" in whole


def test_rows_are_not_broken_between_pages() -> None:
    people = tuple(replace(row, unit="Thôn 3, xã Tân Hưng, tỉnh Hưng Yên " * 4) for row in rows(12))
    for text in check_pdf(render_pdf(award_decision(people=people))).texts[1:]:
        assert text.count("Ông Đào Văn Chiến") == text.count("1972")
        assert text.replace("\n", " ").count("Tân") == 4 * text.count("1972")


def test_empty_fields_still_make_a_paper() -> None:
    bare = Frame(issuer="", symbol="QĐ", place="", subject="")
    empty = replace(
        award_decision(bare), decider="", grounds=(), articles=(), groups=(), recipients=(), signature=Signature("", "")
    )
    assert check_pdf(render_pdf(empty)).pages == 1


def test_a_small_number_takes_a_zero() -> None:
    assert replace(PROVINCE, number="7").reference == "07/QĐ-UBND"
    assert "Số: 07/QĐ-UBND" in check_pdf(render_pdf(award_decision(replace(PROVINCE, number="7")))).text


def test_a_correction_shows_both_readings() -> None:
    text = check_pdf(render_pdf(correction())).text
    assert "Đính chính Quyết định số 2718/QĐ-UBND" in " ".join(text.split())
    assert "Đào Văn Chiên" in text
    assert "Đào Văn Chiến" in text


def test_a_revocation_says_why_and_what_returns() -> None:
    text = " ".join(check_pdf(render_pdf(revocation())).text.split())
    assert "do khai không đúng thành tích:" in text
    assert "3.510.000" in text


def test_an_extract_has_only_its_rows_and_says_who_copied() -> None:
    first, second = (" ".join(text.split()) for text in check_pdf(render_pdf(extract())).texts)
    assert "(Đã ký) Nguyễn Văn Thắng" in first
    assert [second.count(f"{n} Ông Đào Văn Chiến") for n in (4, 5, 6, 7)] == [0, 1, 1, 0]
    assert "Tổng cộng" not in second
    assert "TRÍCH SAO" in second
    assert "Số: 05/TrS-SNV" in second
    assert second.count("Hưng Yên, ngày 05 tháng 01 năm 2026") == 1


def test_a_refusal_names_the_article() -> None:
    text = " ".join(check_pdf(render_pdf(refusal_letter())).text.split())
    assert "V/v trả hồ sơ đề nghị khen thưởng" in text
    assert "Điều 74" in text


@pytest.mark.parametrize("name", all_documents())
def test_every_document_carries_its_number_place_and_day(name: str) -> None:
    found = [piece.text for piece in pieces(render_pdf(all_documents()[name]))]
    assert any(text.startswith("Số:") for text in found)
    assert any(text.startswith("Hưng Yên, ngày ") for text in found)
