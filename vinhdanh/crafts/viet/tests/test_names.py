from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.crafts.viet.names import (
    NameParts,
    honorific_gender,
    match_key,
    person_name,
    spelling_key,
    split_name,
    title_case,
)
from vinhdanh.crafts.viet.tones import newer_tones, older_tones


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("HỒ THANH HẰNG", "Hồ Thanh Hằng"),
        (" nguyễn  văn an ", "Nguyễn Văn An"),
        ("Bà Lê Thị Hoa", "Lê Thị Hoa"),
        ("Đ/c Trần Văn Bình", "Trần Văn Bình"),
        ("Ông: Phạm Văn Đông", "Phạm Văn Đông"),
        ("Ông Ích Khiêm", "Ông Ích Khiêm"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("TS. Vũ Minh", "Vũ Minh"),
        ("Thào A Sùng.", "Thào A Sùng"),
    ],
)
def test_a_persons_name_as_it_is_kept(written: str, kept: str) -> None:
    assert person_name(written) == kept


def test_the_honorific_may_tell_the_sex() -> None:
    assert honorific_gender("Bà Lê Thị Hoa") == "nu"
    assert honorific_gender("ông Phạm Văn Đông") == "nam"
    assert honorific_gender("Phạm Văn Đông") is None


def test_the_parts_of_a_name() -> None:
    assert split_name("Nguyễn Thị Thu Hà") == NameParts("Nguyễn", "Thị Thu", "Hà")
    assert split_name("Lê Lợi") == NameParts("Lê", "", "Lợi")
    assert split_name("Y") == NameParts("", "", "Y")
    assert split_name("") == NameParts("", "", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lý Mỹ Hoà", "Lí Mĩ Hòa"), ("Đỗ Quý", "DO QUI"), ("Nguyễn Thúy Kỳ", "nguyen thuý kì")],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


def test_other_names_stay_apart() -> None:
    assert match_key("Lê Thúy") != match_key("Lê Thui")
    assert spelling_key("Hòa") == spelling_key("hoà") != spelling_key("Hoa")
    assert spelling_key("Mỹ") == spelling_key("mĩ")


def test_tone_marks_move_between_the_two_habits() -> None:
    assert older_tones("hoà thuý khoẻ loà xoà") == "hòa thúy khỏe lòa xòa"
    assert newer_tones("hòa thúy khỏe") == "hoà thuý khoẻ"
    unmoved = "quý Hoàng hoài toán thuyền khuỷu Luật toàn quả của mùa"
    assert older_tones(unmoved) == newer_tones(unmoved) == unmoved


@given(st.text(alphabet="aàáâăbcdđeéêhioòóôơtuùúưxyýmn' ", max_size=30))
def test_title_case_and_tone_habits_are_stable(text: str) -> None:
    assert title_case(title_case(text)) == title_case(text)
    assert older_tones(newer_tones(older_tones(text))) == older_tones(text)
    assert spelling_key(older_tones(text)) == spelling_key(newer_tones(text))
