from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.crafts.viet.folding import squeeze
from vinhdanh.crafts.viet.sorting import name_sort_key, sort_key


def test_the_order_is_that_of_the_icu_collation() -> None:
    ordered = [
        "Anh", "Ành", "Ảnh", "Ãnh", "Ánh", "Ạnh", "Ăn", "Ân", "Dũng", "Dương", "Đặng", "Đức", "Em", "Êm", "Nguyễn",
        "On", "Ôn", "Ơn", "Ung", "Ưng", "Ương",
    ]  # fmt: skip
    shuffled = [*ordered[1::2], *ordered[::2]]
    assert sorted(shuffled, key=sort_key) == ordered


def test_tones_only_break_ties() -> None:
    assert sort_key("Ban Bà") < sort_key("Bán Ba")
    assert sort_key("Hòa B") > sort_key("Hoa A")
    assert sort_key("Hòa A") < sort_key("Hoa B")


def test_lists_of_people_go_by_given_name_then_family_then_middle() -> None:
    people = ["Trần Văn An", "Nguyễn Thị Bình", "Nguyễn Văn An", "Nguyễn Thị An"]
    assert sorted(people, key=name_sort_key) == ["Nguyễn Thị An", "Nguyễn Văn An", "Trần Văn An", "Nguyễn Thị Bình"]


@given(st.text(alphabet="aáàbcdđeêhu ", max_size=8), st.text(alphabet="aáàbcdđeêhu ", max_size=8))
def test_two_texts_share_a_key_only_when_they_read_alike(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (squeeze(one) == squeeze(other))
