"""Lists of what was granted: the decision in the line below the title, or in columns of their own."""

from __future__ import annotations

from datetime import date

import pytest

from vinhdanh.crafts.sheets.tests.lists import Sheet, Table, read

ABOVE: Table = [
    ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG DANH HIỆU NĂM HỌC 2023–2024"],
    ["(Kèm theo Quyết định số 215/QĐ-SGDĐT ngày 20 tháng 7 năm 2024 của Giám đốc Sở Giáo dục và Đào tạo)"],
]


def test_the_paper_a_list_is_attached_to() -> None:
    result = read(
        Sheet([*ABOVE, ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Danh hiệu"], [1, "Lê An", 1980, "A", "LĐTT"]])
    )
    assert (result.year, result.on, result.attached) == (2024, date(2024, 7, 20), ABOVE[1][0])
    assert (result.rows[0].decision, result.rows[0].decided) == (None, None)


@pytest.mark.parametrize(
    ("headings", "cells", "expected"),
    [
        (["Số quyết định", "Ngày quyết định"], ["9/QĐ-CT", date(2024, 7, 20)], ("9/QĐ-CT", date(2024, 7, 20), None)),
        (["Số QĐ khen thưởng"], ["215/QĐ-SGDĐT ngày 20/7/2024"], ("215/QĐ-SGDĐT", date(2024, 7, 20), None)),
        (["Quyết định", "Cấp quyết định"], ["Số 9/QĐ-UBND, ngày 02 tháng 01 năm 2024", "Chủ tịch UBND tỉnh"],
         ("9/QĐ-UBND", date(2024, 1, 2), "Chủ tịch UBND tỉnh")),
        (["Số hiệu quyết định", "Ngày ký"], ["17", None], ("17", None, None)),
    ],
)  # fmt: skip
def test_a_decision_in_columns(headings: list[str], cells: list[object], expected: tuple[object, ...]) -> None:
    table: Table = [
        ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Danh hiệu", *headings],
        [1, "Nguyễn Văn An", 1980, "Tổ 1", "LĐTT", *cells],
    ]
    row = read(Sheet([["DANH SÁCH KHEN THƯỞNG NĂM 2024"], *table])).rows[0]
    assert (row.award, row.decision, row.decided, row.decided_by) == ("LDTT", *expected)


def test_number_and_day_under_one_heading_and_as_above() -> None:
    table: Table = [
        ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Danh hiệu", "Quyết định", None],
        [None, None, None, None, None, "Số", "Ngày"],
        [1, "Nguyễn Văn An", 1980, "Tổ 1", "LĐTT", "215/QĐ-SGDĐT", "20/7/2024"],
        [2, "Nguyễn Văn Bình", 1981, "Tổ 1", "LĐTT", "nt", "nt"],
        [3, "Nguyễn Văn Cường", 1982, "Tổ 1", "LĐTT", "216/QĐ-SGDĐT", "31/02/2024"],
    ]
    rows = read(Sheet([["DANH SÁCH NĂM 2024"], *table], merges=["F2:G2"])).rows
    assert [(row.decision, row.decided) for row in rows] == [
        ("215/QĐ-SGDĐT", date(2024, 7, 20)),
        ("215/QĐ-SGDĐT", date(2024, 7, 20)),
        ("216/QĐ-SGDĐT", None),
    ]
    assert [problem.code for problem in rows[2].problems] == ["bad_date"]
    assert "ngày quyết định" in rows[2].problems[0].message
