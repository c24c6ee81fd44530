"""What is wrong with a row, where, and how it is said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vinhdanh.crafts.sheets import ListRow
from vinhdanh.crafts.sheets.tests.lists import LETTERHEAD, Row, Sheet, Table, brief, briefs, read, read_rows

HEADING: Row = ["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Đơn vị", "Đề nghị"]


def one(*cells: Any) -> ListRow:
    (row,) = read_rows([HEADING, [1, *cells]]).rows
    return row


def codes(row: ListRow) -> list[tuple[str, str]]:
    return [(problem.code, problem.cell) for problem in row.problems]


def test_a_sound_row_has_no_problem() -> None:
    row = one("Nguyễn Văn An", "05/9/1974", "033074000001", "Tổ 1", "LĐTT")
    assert brief(row) == ("Nguyễn Văn An", date(1974, 9, 5), "Tổ 1", "LDTT", [])
    assert (row.identity, row.gender, row.remarks) == ("033074000001", None, ())


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ((None, 1974, None, "Tổ 1", "LĐTT"), ("missing_name", "B7")),
        (("-", 1974, None, "Tổ 1", "LĐTT"), ("missing_name", "B7")),
        (("Nguyễn Văn An", "31/02/1980", None, "Tổ 1", "LĐTT"), ("bad_date", "C7")),
        (("Nguyễn Văn An", "không nhớ", None, "Tổ 1", "LĐTT"), ("bad_date", "C7")),
        (("Nguyễn Văn An", "01/01/2050", None, "Tổ 1", "LĐTT"), ("bad_date", "C7")),
        (("Nguyễn Văn An", 1974, "12345", "Tổ 1", "LĐTT"), ("bad_id", "D7")),
        (("Nguyễn Văn An", 1974, "3.3E+10", "Tổ 1", "LĐTT"), ("bad_id", "D7")),
        (("Nguyễn Văn An", 1974, None, None, "LĐTT"), ("missing_unit", "E7")),
        (("Nguyễn Văn An", 1974, None, "Tổ 1", "Huy hiệu Sao đỏ"), ("unknown_award", "F7")),
        (("Nguyễn Văn An", 1974, None, "Tổ 1", None), ("unknown_award", "F7")),
        (("Nguyễn Văn An", 1974, None, "Tổ 1", "Tập thể lao động tiên tiến"), ("wrong_subject", "F7")),
        (("Tổ may số 3", None, None, "Xưởng 2", "LĐTT"), ("wrong_subject", "F7")),
        (("Hộ ông Đỗ Văn Ước", None, None, "Thôn 2", "CSTĐCS"), ("wrong_subject", "F7")),
        (("Nguyễn Văn An", 1974, None, "Tổ 1", "=VLOOKUP(B7,Z:Z,1)"), ("formula", "F7")),
        (("=PROPER(Z7)", 1974, None, "Tổ 1", "LĐTT"), ("formula", "B7")),
        (("Nguyễn Văn An", 1974, None, "#N/A", "LĐTT"), ("formula", "E7")),
    ],
)
def test_each_fault_is_found_once_at_its_cell(cells: tuple[Any, ...], problem: tuple[str, str]) -> None:
    row = one(*cells)
    assert codes(row) == [problem]
    message = row.problems[0].message
    assert message.startswith(f"Ô {problem[1]}: ")
    assert message.endswith((".", "?"))


def test_a_formula_with_its_value_is_read_as_the_value() -> None:
    rows: Table = [*LETTERHEAD, HEADING, [1, "=PROPER(Z7)", "=Z8", None, "Tổ 1", "LĐTT"]]
    result = read(Sheet(rows, cached={"B7": "Nguyễn Văn An", "C7": 1974}))
    assert briefs(result) == [("Nguyễn Văn An", 1974, "Tổ 1", "LDTT", [])]


def test_a_formula_in_the_number_column_is_nobodys_fault() -> None:
    rows: Table = [*LETTERHEAD, HEADING, ["=ROW()-6", "Nguyễn Văn An", 1974, None, "Tổ 1", "LĐTT"]]
    assert briefs(read(Sheet(rows))) == [("Nguyễn Văn An", 1974, "Tổ 1", "LDTT", [])]


def test_a_repeated_row_is_a_fault_of_the_later_one() -> None:
    rows: Table = [
        HEADING,
        [1, "Nguyễn Văn An", "05/9/1974", None, "Tổ 1", "LĐTT"],
        [2, "NGUYỄN VĂN AN", date(1974, 9, 5), None, "Tổ 1", "Lao động tiên tiến"],
        [3, "Nguyễn Văn An", "05/9/1974", None, "Tổ 1", "CSTĐCS"],
        [4, "Nguyễn Văn An", "06/9/1974", None, "Tổ 1", "LĐTT"],
    ]
    got = [codes(row) for row in read_rows(rows).rows]
    assert got == [[], [("duplicate", "B8")], [], []]


def test_namesakes_with_identity_numbers_of_their_own_are_two() -> None:
    rows: Table = [
        HEADING,
        [1, "Nguyễn Văn An", 1974, "033074000001", "Tổ 1", "LĐTT"],
        [2, "Nguyễn Văn An", 1974, "033074000002", "Tổ 2", "LĐTT"],
    ]
    assert [codes(row) for row in read_rows(rows).rows] == [[], []]


def test_collectives_of_one_name_in_two_units_are_two() -> None:
    rows: Table = [
        HEADING,
        [1, "Tổ Toán", None, None, "Trường A", "TTLĐTT"],
        [2, "Tổ Toán", None, None, "Trường B", "TTLĐTT"],
        [3, "Tổ Toán", None, None, "Trường A", "TTLĐTT"],
    ]
    assert [codes(row) for row in read_rows(rows).rows] == [[], [], [("duplicate", "B9")]]


def test_one_identity_number_on_two_people() -> None:
    rows: Table = [
        HEADING,
        [1, "Nguyễn Văn An", 1974, "033074000001", "Tổ 1", "LĐTT"],
        [2, "Trần Văn Bình", 1974, "033074000001", "Tổ 1", "LĐTT"],
        [3, "Nguyễn Văn Án", 1974, "033074000001", "Tổ 1", "CSTĐCS"],
    ]
    assert [codes(row) for row in read_rows(rows).rows] == [[], [("bad_id", "D8")], []]


def test_a_doubtful_identity_number_is_a_remark() -> None:
    row = one("Nguyễn Văn An", 1975, "033174000001", "Tổ 1", "LĐTT")
    assert not row.problems
    assert "1974" in row.remarks[0]


def test_today_bounds_births_where_the_list_names_no_year() -> None:
    rows: Table = [["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Đề nghị"], [1, "Nguyễn Văn An", 2050, "Tổ 1", "LĐTT"]]
    assert brief(read(Sheet(rows)).rows[0])[-1] == []
    assert brief(read(Sheet(rows), today=date(2026, 11, 23)).rows[0])[-1] == ["bad_date"]


def test_a_slip_in_the_award_gets_a_suggestion() -> None:
    row = one("Nguyễn Văn An", 1974, None, "Tổ 1", "Chiến sĩ thi đau cơ sở")
    assert "có phải “Chiến sĩ thi đua cơ sở”?" in row.problems[0].message


def test_a_name_of_two_hundred_letters_is_read() -> None:
    name = "Nguyễn " * 28 + "An"
    assert one(name, 1974, None, "Tổ 1", "LĐTT").name == name
