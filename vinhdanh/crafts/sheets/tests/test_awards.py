from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.crafts.sheets import default_recogniser
from vinhdanh.crafts.sheets.awards import _words
from vinhdanh.law import award_names

RECOGNISER = default_recogniser()


def codes(text: str) -> list[str | None]:
    return [award.code for award in RECOGNISER.read(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CSTĐ cơ sở", "CSTDCS"),
        ("Chiến sỹ thi đua cơ sở", "CSTDCS"),
        ("CHIẾN SĨ THI ĐUA CẤP CƠ SỞ", "CSTDCS"),
        ("cstđcs", "CSTDCS"),
        ("Danh hiệu Chiến sĩ thi đua cơ sở (CSTĐCS)", "CSTDCS"),
        ("CSTĐ\ncơ sở", "CSTDCS"),
        ("Chiến sĩ thi đua cơ sở năm 2025", "CSTDCS"),
        ("CSTĐ cấp tỉnh", "CSTDT"),
        ("Chiến sĩ thi đua tỉnh Hưng Yên", "CSTDT"),
        ("Chiến sĩ thi đua Bộ, ban, ngành, tỉnh", "CSTDT"),
        ("LĐTT", "LDTT"),
        ("Lao động tiên tiến", "LDTT"),
        ("TTLĐTT", "TTLDTT"),
        ("Tập thể LĐTT", "TTLDTT"),
        ("Tập thể Lao động xuất sắc", "TTLDXS"),
        ("GK", "GK"),
        ("GK của Chủ tịch UBND xã", "GK"),
        ("Giấy khen của Giám đốc Sở Giáo dục và Đào tạo", "GK"),
        ("Tặng Giấy khen của Hiệu trưởng", "GK"),
        ("BK tỉnh", "BKT"),
        ("Bằng khen của Chủ tịch UBND tỉnh", "BKT"),
        ("Bằng khen của Chủ tịch Uỷ ban nhân dân tỉnh Hưng Yên", "BKT"),
        ("Bằng khen của\nBộ Giáo dục và Đào tạo", "BKT"),
        ("BK TTCP", "BKTTG"),
        ("Bằng khen Thủ tướng", "BKTTG"),
        ("Bằng khen của Thủ tướng Chính phủ", "BKTTG"),
        ("HCLĐ hạng 3", "HCLD3"),
        ("Huân chương Lao động hạng Ba", "HCLD3"),
        ("Huân chương lao động hạng nhì", "HCLD2"),
        ("Cờ thi đua của UBND tỉnh", "CTDT"),
        ("Cờ thi đua của Chính phủ", "CTDCP"),
        ("CờT", "CTDT"),
        ("NGƯT", "NGUT"),
        ("Nhà giáo ưu tú", "NGUT"),
    ],
)
def test_spellings_met_in_lists(text: str, code: str) -> None:
    assert codes(text) == [code]
    assert codes(unicodedata.normalize("NFD", text)) == [code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CSTĐ cơ sở, Bằng khen UBND tỉnh", ["CSTDCS", "BKT"]),
        ("LĐTT; CSTĐCS", ["LDTT", "CSTDCS"]),
        ("- Lao động tiên tiến\n- Giấy khen", ["LDTT", "GK"]),
        ("Chiến sĩ thi đua cơ sở và Giấy khen của Giám đốc Sở Y tế", ["CSTDCS", "GK"]),
        ("Giấy khen của Giám đốc Sở Giáo dục và Đào tạo, LĐTT", ["GK", "LDTT"]),
        ("LĐTT + CSTĐCS", ["LDTT", "CSTDCS"]),
        ("LĐTT/CSTĐCS", ["LDTT", "CSTDCS"]),
        ("LĐTT, LĐTT", ["LDTT"]),
        ("CSTĐCS, Huy hiệu Sao đỏ", ["CSTDCS", None]),
    ],
)
def test_several_awards_in_a_cell(text: str, expected: list[str | None]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Huy hiệu Sao đỏ",
        "Cột 1",
        "Cốt cán",
        "Chiến sĩ thi đua",
        "Lao động giỏi",
        "Huân chương Lao động",
        "Bằng khen Tỉnh đoàn",
        "Bằng khen của Đoàn khối các cơ quan",
        "Không đạt LĐTT",
        "Lao động tiên tiến xuất sắc",
    ],
)
def test_what_is_no_award_of_the_law_stays_unknown(text: str) -> None:
    assert codes(text) == [None]


def test_a_slip_gets_a_suggestion() -> None:
    (award,) = RECOGNISER.read("Chiến sĩ thi đau cơ sở")
    assert (award.code, award.suggestion) == (None, "Chiến sĩ thi đua cơ sở")


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2025", ("CSTDCS",)),
        ("DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN, BẰNG KHEN", ("GK", "BKT")),
        ("Danh sách đề nghị xét tặng danh hiệu thi đua, hình thức khen thưởng", ()),
        ("IV. BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH", ("BKT",)),
    ],
)
def test_awards_in_titles(title: str, found: tuple[str, ...]) -> None:
    assert RECOGNISER.find(title) == found


@pytest.mark.parametrize("code", award_names())
def test_every_spelling_of_the_catalogue_is_read_as_its_award(code: str) -> None:
    award = award_names()[code]
    for spelling in (award.name, *award.aliases, *award.prefixes):
        assert codes(spelling) == [code], spelling
        assert codes(f"  {spelling.upper()} ") == [code], spelling


def test_no_spelling_belongs_to_two_awards() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for code, award in award_names().items():
        for spelling in (award.name, *award.aliases):
            owners.setdefault(tuple(_words(spelling)), set()).add(code)
    assert {key: value for key, value in owners.items() if len(value) > 1} == {}


@given(
    st.lists(st.sampled_from(sorted(award_names())), min_size=1, max_size=3, unique=True),
    st.sampled_from(["; ", ", ", "\n"]),
)
def test_official_names_joined_are_read_back(chosen: list[str], separator: str) -> None:
    assert codes(separator.join(award_names()[code].name for code in chosen)) == chosen


@given(st.text(max_size=60))
def test_garbage_is_never_an_error(text: str) -> None:
    RECOGNISER.read(text)
    RECOGNISER.find(text)
