"""The folded look-up: the same answers on both databases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.ground.office import search


@pytest.fixture
def entries(db):
    search.put(
        "thu",
        [
            search.Text(1, "Đỗ Thị Ước", "Trường THPT Khoái Châu"),
            search.Text(2, "Đỗ Thị Ước", "Trường THPT Văn Giang"),
            search.Text(3, "Nguyễn Đào Hưng", "Bệnh viện Đa khoa Phố Hiến, tỉnh Thái Bình (cũ)"),
            search.Text(4, "Nguyễn Hưng Đào", "Xã Tân Hưng"),
        ],
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("do thi uoc", [1, 2]),
        ("Đỗ Thị Ước khoai", [1]),
        ("van giang do thi uoc", [2]),
        ("nguyen dao hung", [3, 4]),
        ("thai binh", [3]),
        ("nguyen dao hugn", [3, 4]),
        ("do thj uoc van", [2]),
        ("khong co ai", []),
        ('"; drop table x; --', []),
        ("", []),
        ("%%% ***", []),
    ],
)
def test_what_is_found_and_in_which_order(entries, query, expected):
    assert search.find("thu", query, limit=20) == expected


def test_an_entry_rewritten_is_found_by_its_new_words_alone(entries):
    search.put("thu", [search.Text(1, "Đỗ Thị Ngọc", "Sở Y tế")])
    assert search.find("thu", "do thi ngoc so y te", limit=5) == [1]
    assert search.find("thu", "do thi uoc khoai chau", limit=5) == []


def test_an_entry_removed_is_gone(entries):
    search.remove("thu", [3])
    assert search.find("thu", "thai binh", limit=5) == []


@pytest.mark.parametrize("kind", ["khac", "thu"])
def test_kinds_are_apart(entries, kind):
    assert bool(search.find(kind, "tan hung", limit=5)) == (kind == "thu")


@given(st.text(max_size=60))
def test_words_hold_only_letters_and_digits(query):
    assert all(word.isalnum() for word in search.words_of(query))
