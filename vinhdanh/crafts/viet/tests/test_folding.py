from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.crafts.viet.folding import fold, squeeze


def test_folding_strips_marks_and_the_bar_of_d() -> None:
    assert fold("  Đỗ Thị   ƯỚC ") == "do thi uoc"
    assert fold("HỢP TÁC XÃ Đại Đồng") == "hop tac xa dai dong"


def test_the_two_normal_forms_fold_alike() -> None:
    text = "Nguyễn Thị Hòa, thôn Đoài"
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_squeezing_drops_what_cannot_be_seen() -> None:
    assert squeeze("\ufeffLê\u00a0 Văn\u200bA\n") == "Lê VănA"
    assert squeeze(unicodedata.normalize("NFD", "Hồ")) == "Hồ"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
