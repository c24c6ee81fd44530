"""The blank list: what it offers, and that it is read when filled in."""

from __future__ import annotations

import io
from datetime import date

import openpyxl

from vinhdanh.crafts.sheets import read_list, template_workbook
from vinhdanh.crafts.sheets.templating import CHOICES_SHEET, COLLECTIVES_SHEET, PERSONS_SHEET
from vinhdanh.law import award_names

AWARDS = ["LDTT", "CSTDCS", "TTLDTT", "GK", "BKT"]


def template(*, school_year: bool = False) -> openpyxl.Workbook:
    data = template_workbook(
        year=2025,
        awards=AWARDS,
        issuer="Sở Xây dựng",
        units=["Văn phòng Sở", "Phòng Kế hoạch"],
        school_year=school_year,
    )
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_blank_template_has_columns_and_no_rows() -> None:
    result = read_list(saved(template()), "mau.xlsx")
    assert result.rows == ()
    assert (result.year, result.on, result.issuer) == (2025, None, "SỞ XÂY DỰNG")
    assert [table.sheet for table in result.tables] == [PERSONS_SHEET, COLLECTIVES_SHEET]
    meanings = [column.meaning for column in result.tables[0].columns]
    assert meanings == [
        "order", "name", "born", "gender", "identity", "position", "unit", "award", "year", "year", "year",
        "initiative", "note",
    ]  # fmt: skip
    meanings = [column.meaning for column in result.tables[1].columns]
    assert meanings[:7] == ["order", "name", "unit", "award", "headcount", "ldtt_count", "cstdcs_count"]


def test_filled_in_it_is_read_without_a_fault() -> None:
    book = template(school_year=True)
    people, collectives = book[PERSONS_SHEET], book[COLLECTIVES_SHEET]
    result = "Hoàn thành tốt nhiệm vụ"
    for column, value in enumerate(
        [
            "1",
            "Nguyễn Thị An",
            "05/9/1974",
            "Nữ",
            "033174000001",
            "Giáo viên",
            "Văn phòng Sở",
            "Chiến sĩ thi đua cơ sở",
        ],
        1,
    ):
        people.cell(8, column, value)
    people.cell(8, 11, result)
    collectives.cell(8, 2, "Phòng Kế hoạch")
    collectives.cell(8, 4, "Tập thể lao động tiên tiến")
    collectives.cell(8, 5, "12")
    read = read_list(saved(book), "mau.xlsx")
    assert [(row.name, row.born, row.award, row.problems) for row in read.rows] == [
        ("Nguyễn Thị An", date(1974, 9, 5), "CSTDCS", ()),
        ("Phòng Kế hoạch", None, "TTLDTT", ()),
    ]
    assert read.rows[0].facts == {"years": {2025: {"result": "tot"}}, "gender": "nu"}
    assert read.rows[1].facts == {"headcount": 12}
    assert read.year == 2025


def test_each_sheet_offers_the_awards_open_to_its_subjects() -> None:
    choices = template()[CHOICES_SHEET]
    offered = [[cell.value for cell in column[1:] if cell.value] for column in choices.iter_cols(min_col=1, max_col=2)]
    assert offered[0] == [award_names()[code].name for code in ("LDTT", "CSTDCS", "GK", "BKT")]
    assert offered[1] == [award_names()[code].name for code in ("TTLDTT", "GK", "BKT")]
    assert choices.sheet_state == "hidden"


def test_identity_numbers_stay_text_and_are_checked() -> None:
    sheet = template()[PERSONS_SHEET]
    assert sheet["E8"].number_format == "@"
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["E8:E507"].formula1 == "AND(LEN(E8)=12,ISNUMBER(VALUE(E8)))"
    assert rules["H8:H507"].type == "list"
    assert rules["D8:D507"].type == "list"
