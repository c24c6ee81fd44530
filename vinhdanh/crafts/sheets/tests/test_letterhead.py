"""The list's own date and year."""

from __future__ import annotations

from datetime import date

import pytest

from vinhdanh.crafts.sheets.tests.lists import Row, Sheet, Table, read

BODY: Table = [
    ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Đề nghị"],
    [1, "Nguyễn Văn An", 1980, "Tổ 1", "LĐTT"],
]


@pytest.mark.parametrize(
    ("above", "year", "on"),
    [
        ([["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"]], 2025, None),
        ([["DANH SÁCH ĐỀ NGHỊ"], ["Năm học 2024 - 2025"]], 2025, None),
        ([["DANH SÁCH ĐỀ NGHỊ"], ["NĂM HỌC 2024–2025"]], 2025, None),
        ([["DANH SÁCH ĐỀ NGHỊ"], ["giai đoạn 2021 - 2025"]], 2025, None),
        (
            [["DANH SÁCH ĐỀ NGHỊ"], ["(Kèm theo Tờ trình số 128/TTr-SXD ngày 15/6/2025 của Sở)"]],
            None,
            date(2025, 6, 15),
        ),
        (
            [["DANH SÁCH NĂM 2024"], ["(Kèm theo Công văn số 45/CV-HL ngày 02 tháng 12 năm 2024)"]],
            2024,
            date(2024, 12, 2),
        ),
        (
            [
                ["DANH SÁCH"],
                ["Thực hiện Kế hoạch số 3/KH-UBND ngày 01/02/2025, kèm theo Tờ trình số 9/TTr ngày 05/11/2025"],
            ],
            None,
            date(2025, 11, 5),
        ),
        ([["UBND XÃ A"], ["Hưng Yên, ngày 03 tháng 01 năm 2026"], ["DANH SÁCH NĂM 2025"]], 2025, date(2026, 1, 3)),
        ([["DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN"], ["(Theo Nghị định số 152/2025/NĐ-CP)"]], None, None),
        ([], None, None),
    ],
)
def test_year_and_date_of_a_list(above: list[Row], year: int | None, on: date | None) -> None:
    result = read(Sheet([*above, *BODY]))
    assert (result.year, result.on) == (year, on)


def test_place_and_date_at_the_foot() -> None:
    result = read(Sheet([["DANH SÁCH NĂM 2025"], *BODY, [], [None, None, "Hưng Yên, ngày 05 tháng 12 năm 2025"]]))
    assert result.on == date(2025, 12, 5)


def test_the_line_below_the_title_comes_before_the_foot() -> None:
    above: Table = [["DANH SÁCH"], ["(Kèm theo Tờ trình số 1/TTr ngày 01/12/2025)"]]
    result = read(Sheet([*above, *BODY, [], [None, None, "Hưng Yên, ngày 05 tháng 12 năm 2025"]]))
    assert result.on == date(2025, 12, 1)


def test_an_empty_place_and_date_gives_none() -> None:
    result = read(Sheet([["DANH SÁCH"], *BODY, [], [None, None, "Hưng Yên, ngày    tháng    năm 2025"]]))
    assert result.on is None
    assert len(result.rows) == 1


def test_the_issuer_is_the_last_line_in_capitals_above_the_title() -> None:
    above: Table = [
        ["ỦY BAN NHÂN DÂN TỈNH", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỞ XÂY DỰNG", None, "Độc lập - Tự do - Hạnh phúc"],
        ["Số: 12/TTr-SXD"],
        ["DANH SÁCH ĐỀ NGHỊ"],
    ]
    assert read(Sheet([*above, *BODY])).issuer == "SỞ XÂY DỰNG"


@pytest.mark.parametrize(
    ("title", "occasion"),
    [
        ("DANH SÁCH ĐỀ NGHỊ trong phong trào thi đua xây dựng nông thôn mới giai đoạn 2021 - 2025", "phong_trao"),
        ("DANH SÁCH KHEN THƯỞNG CHUYÊN ĐỀ CHUYỂN ĐỔI SỐ", "phong_trao"),
        ("DANH SÁCH KHEN THƯỞNG ĐỘT XUẤT", "dot_xuat"),
        ("DANH SÁCH KHEN THƯỞNG QUÁ TRÌNH CỐNG HIẾN", "cong_hien"),
        ("DANH SÁCH có thành tích xuất sắc trong phong trào thi đua năm 2025", None),
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025", None),
    ],
)
def test_the_occasion_that_a_title_names(title: str, occasion: str | None) -> None:
    assert read(Sheet([[title], *BODY])).occasion == occasion


def test_the_achievement_is_kept_as_written() -> None:
    rows: Table = [
        ["STT", "Họ và tên", "Đơn vị", "Đề nghị", "Tóm tắt thành tích"],
        [1, "Nguyễn Văn An", "Tổ 1", "GK", "Hiến 120 m2 đất"],
    ]
    assert read(Sheet(rows)).rows[0].achievement == "Hiến 120 m2 đất"
