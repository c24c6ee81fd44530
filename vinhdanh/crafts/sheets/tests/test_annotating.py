"""The list given back with verdicts and faults, and sent in again."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from vinhdanh.crafts.sheets import ListRow, ReadList, annotate, annotating, read_list
from vinhdanh.crafts.sheets.marks import FAULT_HEADING, VERDICT_HEADING
from vinhdanh.crafts.sheets.tests.lists import LETTERHEAD, Sheet, Table, workbook
from vinhdanh.crafts.sheets.tests.test_formats import ROWS, delimited, document, old_workbook

DATA = Path(__file__).parent / "data"
FAULTY: Table = [
    *LETTERHEAD,
    ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Danh hiệu đề nghị"],
    [1, "Nguyễn Văn An", "31/02/1980", "Tổ 1", "LĐTT"],
    [2, "Trần Thị Bình", "05/9/1985", "Tổ 1", "CSTĐCS, BK tỉnh"],
    [3, None, 1990, "Tổ 1", "Huy hiệu Sao đỏ"],
]


def substance(row: ListRow) -> tuple[Any, ...]:
    """What a row says, wherever it stands."""
    return row.name, row.born, row.unit, row.award, row.subject, row.facts, [problem.code for problem in row.problems]


def annotated(data: bytes, name: str) -> tuple[ReadList, bytes]:
    result = read_list(data, name)
    words: dict[tuple[str, int, str | None], str] = {
        (row.sheet, row.row, row.award): f"{row.award}: đủ điều kiện" for row in result.rows if row.award
    }
    return result, annotate(data, result, words)


def test_verdicts_faults_and_notes_are_where_they_belong() -> None:
    _, back = annotated(workbook(Sheet(FAULTY)), "a.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(back))["Danh sách"]
    assert (sheet["F6"].value, sheet["G6"].value) == (VERDICT_HEADING, FAULT_HEADING)
    assert sheet["F8"].value == "CSTDCS: đủ điều kiện\nBKT: đủ điều kiện"
    assert "tháng 2 không có ngày 31" in sheet["G7"].value
    assert "tháng 2 không có ngày 31" in sheet["C7"].comment.text
    assert sheet["B9"].comment is not None
    assert sheet["E9"].comment is not None
    assert sheet["G8"].value is None


@pytest.mark.parametrize("name", ["so-giao-duc-2025.xlsx", "xa-tan-hung-2025.xlsx", "cong-ty-may-2025.docx"])
@pytest.mark.parametrize("most", [5_000, 0])
def test_sent_in_again_it_reads_the_same(name: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotating, "MOST_ROWS_RESTYLED", most)
    first, back = annotated((DATA / name).read_bytes(), name)
    again = read_list(back, "lai.xlsx")
    assert [substance(row) for row in again.rows] == [substance(row) for row in first.rows]
    assert (again.on, again.year, again.issuer) == (first.on, first.year, first.issuer)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (delimited(ROWS, ";").encode(), "a.csv"),
        (old_workbook(ROWS), "a.xls"),
        (document("DANH SÁCH NĂM 2025", ROWS, "Hưng Yên, ngày 05 tháng 12 năm 2025"), "a.docx"),
        (workbook(Sheet(FAULTY), Sheet(FAULTY, "Hai")), "a.xlsx"),
    ],
)
def test_every_kind_of_list_comes_back(data: bytes, name: str) -> None:
    first, back = annotated(data, name)
    again = read_list(back, "lai.xlsx")
    assert [substance(row) for row in again.rows] == [substance(row) for row in first.rows]
    assert (again.on, again.year) == (first.on, first.year)


@pytest.mark.parametrize("most", [5_000, 0])
def test_marked_twice_it_has_the_columns_once(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotating, "MOST_ROWS_RESTYLED", most)
    _, once = annotated(workbook(Sheet(FAULTY)), "a.xlsx")
    _, twice = annotated(once, "a.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(twice))["Danh sách"]
    assert [cell.value for cell in sheet[6]].count(VERDICT_HEADING) == 1
    assert sheet.max_column == 7


def test_a_mended_fault_leaves_no_trace() -> None:
    _, back = annotated(workbook(Sheet(FAULTY)), "a.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(back))
    book["Danh sách"]["C7"] = "28/02/1980"
    buffer = io.BytesIO()
    book.save(buffer)
    again, last = annotated(buffer.getvalue(), "a.xlsx")
    assert again.rows[0].problems == ()
    assert openpyxl.load_workbook(io.BytesIO(last))["Danh sách"]["G7"].value is None


def test_the_look_is_kept_and_formulas_give_way_to_values() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(Sheet(FAULTY, cached={"D8": "Tổ 9"}))))
    book["Danh sách"]["A4"].font = openpyxl.styles.Font(bold=True, name="Times New Roman")
    buffer = io.BytesIO()
    book.save(buffer)
    _, back = annotated(buffer.getvalue(), "a.xlsx")
    assert openpyxl.load_workbook(io.BytesIO(back))["Danh sách"]["A4"].font.b

    rows: Table = [list(row) for row in FAULTY]
    rows[7] = [2, "Trần Thị Bình", "05/9/1985", "=Z1", "LĐTT"]
    rows[6] = [1, "=Z2", "05/9/1980", "Tổ 1", "LĐTT"]
    first, back = annotated(workbook(Sheet(rows, cached={"D8": "Tổ 9"})), "a.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(back))["Danh sách"]
    assert (sheet["D8"].value, sheet["B7"].value) == ("Tổ 9", "=Z2")
    assert [substance(row) for row in read_list(back, "a.xlsx").rows] == [substance(row) for row in first.rows]


def test_merged_cells_can_carry_notes() -> None:
    rows: Table = [
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đề nghị"],
        [1, "Nguyễn Văn An", "Tổ 1", "Huy hiệu Sao đỏ"],
        [2, "Trần Thị Bình", "Tổ 1", None],
    ]
    _, back = annotated(workbook(Sheet(rows, merges=["D2:D3"])), "a.xlsx")
    assert openpyxl.load_workbook(io.BytesIO(back))["Danh sách"]["D2"].comment is not None


def test_remarks_are_shown_as_doubts() -> None:
    data = workbook(Sheet(FAULTY))
    result = read_list(data, "a.xlsx")
    doubtful = replace(result, rows=(replace(result.rows[1], remarks=("số định danh cho năm sinh 1984",)),))
    sheet = openpyxl.load_workbook(io.BytesIO(annotate(data, doubtful, {})))["Danh sách"]
    assert sheet["G8"].value == "Cần xem lại: số định danh cho năm sinh 1984."
