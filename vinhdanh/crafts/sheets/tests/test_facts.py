"""What a list declares in its own columns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vinhdanh.crafts.sheets import ListRow
from vinhdanh.crafts.sheets.facts import result_of
from vinhdanh.crafts.sheets.tests.lists import Table, read_rows


def row_with(heading: str, value: Any, *, name: str = "Nguyễn Văn An", award: str = "LĐTT") -> ListRow:
    rows: Table = [
        ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Đề nghị", heading],
        [1, name, None, "Tổ 1", award, value],
    ]
    return read_rows(rows).rows[0]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Hoàn thành xuất sắc nhiệm vụ", "xuat_sac"),
        ("HTXSNV", "xuat_sac"),
        ("HTXS", "xuat_sac"),
        ("Hoàn thành tốt nhiệm vụ", "tot"),
        ("HTTNV", "tot"),
        ("HTT", "tot"),
        ("Hoàn thành nhiệm vụ", "hoan_thanh"),
        ("HTNV", "hoan_thanh"),
        ("Không hoàn thành nhiệm vụ", "khong"),
        ("Khá", None),
        ("", None),
    ],
)
def test_results_of_a_year(text: str, result: str | None) -> None:
    assert result_of(text) == result


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("Kết quả xếp loại năm 2024", 2024),
        ("Mức độ hoàn thành nhiệm vụ năm học 2023 - 2024", 2024),
        ("Xếp loại", 2025),
        ("Đánh giá, xếp loại chất lượng 2025", 2025),
    ],
)
def test_the_year_of_a_result_comes_from_the_heading_else_from_the_title(heading: str, year: int) -> None:
    row = row_with(heading, "HTTNV")
    assert row.facts["years"] == {year: {"result": "tot"}}
    assert row.sources[f"years.{year}.result"] == "F7"


def test_a_year_may_hold_result_and_title() -> None:
    assert row_with("Năm 2024", "HTXSNV, CSTĐCS").facts["years"] == {2024: {"titles": ["CSTDCS"], "result": "xuat_sac"}}
    assert row_with("Danh hiệu đã đạt năm 2024", "LĐTT").facts["years"] == {2024: {"titles": ["LDTT"]}}


@pytest.mark.parametrize(
    ("value", "initiatives"),
    [
        (
            "QĐ số 327/QĐ-SGDĐT ngày 24/5/2025",
            [{"year": 2025, "scope": "co_so", "decision": "327/QĐ-SGDĐT", "decided": date(2025, 5, 24)}],
        ),
        (
            "Sáng kiến cấp tỉnh, Quyết định số 12/QĐ-UBND ngày 10/01/2024",
            [{"year": 2024, "scope": "tinh", "decision": "12/QĐ-UBND", "decided": date(2024, 1, 10)}],
        ),
        ("Cải tiến quy trình, năm 2024; Số hoá hồ sơ, năm 2025", [{"year": 2024}, {"year": 2025}]),
        ("x", [{"year": 2025}]),
        ("Không", []),
        ("Cải tiến quy trình", [{}]),
    ],
)
def test_initiatives(value: str, initiatives: list[dict[str, Any]]) -> None:
    assert row_with("Sáng kiến", value).facts["initiatives"] == initiatives


def test_a_blank_initiative_declares_nothing() -> None:
    assert "initiatives" not in row_with("Sáng kiến", None).facts
    assert "initiatives" not in row_with("Sáng kiến", "-").facts


def test_earlier_awards() -> None:
    text = "CSTĐCS năm 2023, 2024; Bằng khen UBND tỉnh năm 2022 (QĐ số 45/QĐ-UBND ngày 03/02/2022)"
    facts = row_with("Thành tích, khen thưởng đã đạt được", text).facts
    assert facts["years"] == {2023: {"titles": ["CSTDCS"]}, 2024: {"titles": ["CSTDCS"]}}
    assert facts["awards"] == [{"code": "BKT", "decided": date(2022, 2, 3), "decision": "45/QĐ-UBND"}]


def test_head_counts_of_a_collective() -> None:
    rows: Table = [
        ["STT", "Tên tập thể", "Tổng số CBCC", "Số LĐTT", "Số CSTĐ cơ sở", "Đề nghị"],
        [1, "Phòng Tài chính", 12, 10, "2", "TTLĐTT"],
    ]
    assert read_rows(rows).rows[0].facts == {"headcount": 12, "ldtt_count": 10, "cstdcs_count": 2}


def test_sex_and_occupation() -> None:
    rows: Table = [
        ["STT", "Họ và tên", "Giới tính", "Năm sinh", "Nghề nghiệp", "Nơi cư trú", "Đề nghị"],
        [1, "Nguyễn Thị An", "Nữ", 1980, "Nông dân", "Thôn 1", "Giấy khen"],
        [2, "Bà Trần Thị Bình", None, 1980, "Công nhân", "Thôn 1", "Giấy khen"],
        [3, "Lê Văn Cường", "Nam", 1980, "Giáo viên", "Thôn 1", "Giấy khen"],
    ]
    assert [dict(row.facts) for row in read_rows(rows).rows] == [
        {"gender": "nu", "occupation": "nong_dan"},
        {"gender": "nu", "occupation": "cong_nhan"},
        {"gender": "nam"},
    ]
