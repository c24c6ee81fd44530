"""Lists of many forms: how headings are worded and stacked, where the award and the unit stand, what ends a list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vinhdanh.crafts.sheets import UnreadableListError
from vinhdanh.crafts.sheets.tests.lists import LETTERHEAD, Row, Sheet, Table, brief, briefs, read, read_rows

HEADING: Row = ["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Danh hiệu đề nghị"]
AN: Row = [1, "Nguyễn Văn An", 1980, "Chuyên viên", "Văn phòng Sở", "LĐTT"]
BINH: Row = [2, "Trần Thị Bình", 1985, "Kế toán", "Phòng Tài chính", "CSTĐCS"]
PLAIN: list[tuple[Any, ...]] = [
    ("Nguyễn Văn An", 1980, "Văn phòng Sở", "LDTT", []),
    ("Trần Thị Bình", 1985, "Phòng Tài chính", "CSTDCS", []),
]


@pytest.mark.parametrize("order", ["STT", "TT", "Số TT", "Stt", "Số thứ tự"])
@pytest.mark.parametrize("name", ["Họ và tên", "Họ tên", "HỌ VÀ TÊN", "Họ, tên", "Họ và tên/ Tên tập thể", "Cá nhân"])
@pytest.mark.parametrize(
    "award",
    ["Danh hiệu đề nghị", "Hình thức KT", "Đề nghị tặng", "Danh hiệu, hình thức khen thưởng", "Đề nghị khen thưởng"],
)
def test_wordings_of_headings(order: str, name: str, award: str) -> None:
    heading = [order, name, "Năm sinh", "Chức danh", "Đơn vị công tác", award]
    assert briefs(read_rows([heading, AN, BINH])) == PLAIN


@pytest.mark.parametrize(
    "unit", ["Đơn vị", "Bộ phận", "Phòng/ban", "Nơi công tác", "Cơ quan", "Nơi cư trú", "Địa chỉ", "Tổ chuyên môn"]
)
def test_wordings_of_units(unit: str) -> None:
    assert briefs(read_rows([["STT", "Họ và tên", "Năm sinh", "Chức vụ", unit, "Danh hiệu"], AN, BINH])) == PLAIN


@pytest.mark.parametrize("above", [[], [["DANH SÁCH KHEN THƯỞNG NĂM 2025"]], [*LETTERHEAD, [], [], []]])
def test_the_table_is_found_wherever_it_begins(above: Table) -> None:
    result = read_rows([HEADING, AN, BINH], above=above)
    assert briefs(result) == PLAIN
    assert result.rows[0].row == len(above) + 2
    assert result.rows[0].cells["name"] == f"B{len(above) + 2}"


def test_two_rows_of_heading_with_birth_years_by_sex_and_results_by_year() -> None:
    rows: Table = [
        ["TT", "Họ và tên", "Năm sinh", None, "Đơn vị", "Kết quả xếp loại", None, "Đề nghị"],
        [None, None, "Nam", "Nữ", None, "2023-2024", "2024-2025", None],
        [1, "Nguyễn Văn An", 1980, None, "Tổ 1", "HTTNV", "HTXSNV", "LĐTT"],
        [2, "Trần Thị Bình", None, 1985, "Tổ 1", "Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ", "LĐTT"],
    ]
    merges = ["A6:A7", "B6:B7", "C6:D6", "E6:E7", "F6:G6", "H6:H7"]
    for result in (read_rows(rows, merges=merges), read_rows(rows)):
        assert briefs(result) == [
            ("Nguyễn Văn An", 1980, "Tổ 1", "LDTT", []),
            ("Trần Thị Bình", 1985, "Tổ 1", "LDTT", []),
        ]
        assert [row.gender for row in result.rows] == ["nam", "nu"]
        assert result.rows[1].facts["years"] == {2024: {"result": "hoan_thanh"}, 2025: {"result": "khong"}}
        assert result.tables[0].header_rows == (6, 7)


def test_a_heading_above_groups_of_columns() -> None:
    rows: Table = [
        ["Thông tin cá nhân", None, None, None, "Đề nghị", None],
        ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Danh hiệu", "Ghi chú"],
        [1, "Nguyễn Văn An", 1980, "Tổ 1", "LĐTT", None],
    ]
    result = read_rows(rows, merges=["A6:D6", "E6:F6"])
    assert briefs(result) == [("Nguyễn Văn An", 1980, "Tổ 1", "LDTT", [])]


def test_the_row_that_numbers_the_columns_is_no_nomination() -> None:
    for numbering in (["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], [1, 2, 3, 4, 5, 6], ["A", "B", 1, 2, 3, 4]):
        assert briefs(read_rows([HEADING, numbering, AN, BINH])) == PLAIN


def test_family_and_given_name_in_columns_of_their_own() -> None:
    rows: Table = [
        ["STT", "Họ và tên đệm", "Tên", "Năm sinh", "Đơn vị", "Danh hiệu"],
        [1, "NGUYỄN VĂN", "AN", 1980, "Tổ 1", "LĐTT"],
        [2, "Trần Thị", None, 1985, "Tổ 1", "LĐTT"],
    ]
    assert [row.name for row in read_rows(rows).rows] == ["Nguyễn Văn An", "Trần Thị"]
    rows[0] = ["STT", "Họ đệm", "Tên", "Năm sinh", "Đơn vị", "Danh hiệu"]
    assert [row.name for row in read_rows(rows).rows] == ["Nguyễn Văn An", "Trần Thị"]


def test_the_name_in_two_merged_columns_under_one_heading() -> None:
    rows: Table = [
        ["STT", "Họ và tên", None, "Năm sinh", "Đơn vị", "Danh hiệu"],
        [1, "Nguyễn Văn", "An", 1980, "Tổ 1", "LĐTT"],
        [2, "Trần Thị", "Bình", 1985, "Tổ 1", "LĐTT"],
    ]
    assert [row.name for row in read_rows(rows, merges=["B6:C6"]).rows] == ["Nguyễn Văn An", "Trần Thị Bình"]


def test_day_month_and_year_in_columns_of_their_own() -> None:
    rows: Table = [
        ["STT", "Họ và tên", "Ngày sinh", None, None, "Đơn vị", "Danh hiệu"],
        [None, None, "Ngày", "Tháng", "Năm", None, None],
        [1, "Nguyễn Văn An", 5, 9, 1980, "Tổ 1", "LĐTT"],
        [2, "Trần Thị Bình", None, None, 1985, "Tổ 1", "LĐTT"],
    ]
    result = read_rows(rows, merges=["A6:A7", "B6:B7", "C6:E6", "F6:F7", "G6:G7"])
    assert [row.born for row in result.rows] == [date(1980, 9, 5), 1985]


def test_position_and_unit_in_one_column() -> None:
    rows: Table = [
        ["STT", "Họ và tên", "Năm sinh", "Chức vụ, đơn vị công tác", "Danh hiệu"],
        [1, "Nguyễn Văn An", 1980, "Giáo viên, Trường THPT Khoái Châu", "LĐTT"],
        [2, "Trần Thị Bình", 1985, "Trưởng phòng - Phòng Tài chính", "LĐTT"],
        [3, "Lê Văn Cường", 1985, "Trường THPT Mỹ Hào", "LĐTT"],
        [4, "Lê Văn Dũng", 1985, "Giáo viên", "LĐTT"],
    ]
    got = [(row.position, row.unit) for row in read_rows(rows).rows]
    assert got == [
        ("Giáo viên", "Trường THPT Khoái Châu"),
        ("Trưởng phòng", "Phòng Tài chính"),
        (None, "Trường THPT Mỹ Hào"),
        ("Giáo viên", "SỞ XÂY DỰNG"),
    ]


def test_units_filled_down_from_merged_cells_and_ditto_marks() -> None:
    rows: Table = [
        HEADING,
        [1, "Nguyễn Văn An", 1980, "Chuyên viên", "Văn phòng Sở", "LĐTT"],
        [2, "Trần Thị Bình", 1985, "Kế toán", None, "LĐTT"],
        [3, "Lê Văn Cường", 1985, "Kế toán", '"', "LĐTT"],
        [4, "Lê Văn Dũng", 1985, "Kế toán", "-nt-", "LĐTT"],
        [5, "Lê Văn Đông", 1985, "Kế toán", None, "LĐTT"],
    ]
    result = read_rows(rows, merges=["E7:E8"])
    assert [row.unit for row in result.rows] == ["Văn phòng Sở"] * 4 + [None]
    assert brief(result.rows[4])[-1] == ["missing_unit"]
    assert result.rows[4].problems[0].cell == "E11"


def test_a_person_merged_over_two_lines_with_an_award_in_each() -> None:
    rows: Table = [
        HEADING,
        [1, "Nguyễn Văn An", 1980, "Chuyên viên", "Văn phòng Sở", "CSTĐCS"],
        [None, None, None, None, None, "Bằng khen UBND tỉnh"],
    ]
    result = read_rows(rows, merges=["A7:A8", "B7:B8", "C7:C8", "D7:D8", "E7:E8"])
    assert [(row.row, row.name, row.award) for row in result.rows] == [
        (7, "Nguyễn Văn An", "CSTDCS"),
        (8, "Nguyễn Văn An", "BKT"),
    ]


def test_two_awards_in_one_cell_are_two_rows() -> None:
    rows: Table = [HEADING, [1, "Nguyễn Văn An", 1980, "Chuyên viên", "Văn phòng Sở", "CSTĐCS, Bằng khen UBND tỉnh"]]
    assert [(row.row, row.award) for row in read_rows(rows).rows] == [(7, "CSTDCS"), (7, "BKT")]


def test_a_column_for_each_award_with_ticks() -> None:
    rows: Table = [
        ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Danh hiệu đề nghị", None, None],
        [None, None, None, None, "LĐTT", "CSTĐCS", "Bằng khen UBND tỉnh"],
        [1, "Nguyễn Văn An", 1980, "Tổ 1", "x", None, None],
        [2, "Trần Thị Bình", 1985, "Tổ 1", "X", "x", None],
        [3, "Lê Văn Cường", 1985, "Tổ 1", None, None, None],
    ]
    result = read_rows(rows, merges=["A6:A7", "B6:B7", "C6:C7", "D6:D7", "E6:G6"])
    assert [(row.row, row.award) for row in result.rows] == [(8, "LDTT"), (9, "LDTT"), (9, "CSTDCS"), (10, None)]
    assert brief(result.rows[-1])[-1] == ["unknown_award"]


def test_groups_give_the_award_to_rows_without_one() -> None:
    rows: Table = [
        ["STT", "Họ và tên", "Năm sinh", "Đơn vị"],
        ["I. LAO ĐỘNG TIÊN TIẾN (2 người)"],
        [1, "Nguyễn Văn An", 1980, "Tổ 1"],
        [2, "Trần Thị Bình", 1985, "Tổ 1"],
        ["II", "CHIẾN SĨ THI ĐUA CƠ SỞ"],
        [1, "Lê Văn Cường", 1985, "Tổ 1"],
    ]
    for merges in ([], ["A7:D7"]):
        result = read_rows(rows, merges=merges)
        assert [(row.row, row.award) for row in result.rows] == [(8, "LDTT"), (9, "LDTT"), (11, "CSTDCS")]


def test_groups_of_units_inside_groups_of_awards() -> None:
    rows: Table = [
        ["STT", "Họ và tên", "Năm sinh", "Chức vụ"],
        ["A", "TẬP THỂ"],
        ["I", "TẬP THỂ LAO ĐỘNG TIÊN TIẾN"],
        [1, "Tổ Toán - Tin", None, None],
        ["B", "CÁ NHÂN"],
        ["I", "LAO ĐỘNG TIÊN TIẾN"],
        [None, "1. Trường THPT Khoái Châu"],
        [1, "Nguyễn Văn An", 1980, "Giáo viên"],
        [None, "2. Trường THPT Mỹ Hào"],
        [2, "Trần Thị Bình", 1985, "Giáo viên"],
        ["II", "CHIẾN SĨ THI ĐUA CƠ SỞ"],
        [None, "1. Trường THPT Khoái Châu"],
        [3, "Nguyễn Văn An", 1980, "Giáo viên"],
    ]
    result = read_rows(rows)
    assert [(row.name, row.subject, row.award, row.unit) for row in result.rows] == [
        ("Tổ Toán - Tin", "unit", "TTLDTT", "SỞ XÂY DỰNG"),
        ("Nguyễn Văn An", "person", "LDTT", "Trường THPT Khoái Châu"),
        ("Trần Thị Bình", "person", "LDTT", "Trường THPT Mỹ Hào"),
        ("Nguyễn Văn An", "person", "CSTDCS", "Trường THPT Khoái Châu"),
    ]
    assert not any(row.problems for row in result.rows)


def test_groups_of_awards_inside_groups_of_units() -> None:
    rows: Table = [
        ["STT", "Họ và tên", "Năm sinh", "Chức vụ"],
        ["I", "Trường THPT Khoái Châu"],
        ["1", "Lao động tiên tiến"],
        [1, "Nguyễn Văn An", 1980, "Giáo viên"],
        ["2", "Chiến sĩ thi đua cơ sở"],
        [1, "Trần Thị Bình", 1985, "Giáo viên"],
        ["II", "Trường THPT Mỹ Hào"],
        [1, "Lê Văn Cường", 1985, "Giáo viên"],
    ]
    assert [(row.name, row.award, row.unit) for row in read_rows(rows).rows] == [
        ("Nguyễn Văn An", "LDTT", "Trường THPT Khoái Châu"),
        ("Trần Thị Bình", "CSTDCS", "Trường THPT Khoái Châu"),
        ("Lê Văn Cường", None, "Trường THPT Mỹ Hào"),
    ]


def test_the_award_in_the_title() -> None:
    above: Table = [["DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2025"], []]
    rows: Table = [["STT", "Họ và tên", "Năm sinh", "Đơn vị"], [1, "Nguyễn Văn An", 1980, "Tổ 1"]]
    assert briefs(read_rows(rows, above=above)) == [("Nguyễn Văn An", 1980, "Tổ 1", "LDTT", [])]


def test_the_award_in_the_name_of_the_sheet() -> None:
    rows: Table = [["STT", "Họ và tên", "Năm sinh", "Đơn vị"], [1, "Nguyễn Văn An", 1980, "Tổ 1"]]
    result = read(Sheet(rows, "LĐTT"), Sheet(rows, "CSTĐCS"))
    assert [(row.sheet, row.award) for row in result.rows] == [("LĐTT", "LDTT"), ("CSTĐCS", "CSTDCS")]


def test_collectives_and_households() -> None:
    rows: Table = [
        ["TT", "Tên tập thể/ hộ gia đình", "Địa chỉ", "Hình thức đề nghị"],
        [1, "Hội Nông dân xã Tân Hưng", "xã Tân Hưng", "Giấy khen"],
        [2, "Hộ ông Đỗ Văn Ước", "xã Tân Hưng", "Giấy khen"],
        [3, "GIA ĐÌNH BÀ LÝ THỊ HOA", "xã Tân Hưng", "Gia đình văn hóa"],
    ]
    got = [(row.name, row.subject, row.award) for row in read_rows(rows).rows]
    assert got == [
        ("Hội Nông dân xã Tân Hưng", "unit", "GK"),
        ("Hộ ông Đỗ Văn Ước", "household", "GK"),
        ("GIA ĐÌNH BÀ LÝ THỊ HOA", "household", "GDVH"),
    ]


def test_a_list_of_collectives_under_a_heading_of_units() -> None:
    rows: Table = [
        ["STT", "Đơn vị", "Hình thức đề nghị"],
        [1, "Phòng Tài chính", "TTLĐTT"],
        [2, "Văn phòng Sở", "TTLĐXS"],
    ]
    assert [(row.name, row.award) for row in read_rows(rows).rows] == [
        ("Phòng Tài chính", "TTLDTT"),
        ("Văn phòng Sở", "TTLDXS"),
    ]


def test_totals_between_and_signatures_below_are_left_out() -> None:
    rows: Table = [
        HEADING,
        AN,
        [None, "Cộng: 01 người"],
        BINH,
        [None, "Tổng số: 02 cá nhân"],
        [],
        ["Danh sách gồm 02 người./."],
        [None, None, None, None, "Hưng Yên, ngày 05 tháng 12 năm 2025"],
        [None, "NGƯỜI LẬP BIỂU", None, None, "GIÁM ĐỐC"],
        [None, "(Ký, ghi rõ họ tên)"],
        [],
        [None, "Trần Thị Mai", None, None, "Nguyễn Văn Phê"],
    ]
    result = read_rows(rows)
    assert briefs(result) == PLAIN
    assert result.on == date(2025, 12, 5)
    assert [(entry.first_row, entry.last_row) for entry in result.skipped] == [(8, 8), (10, 10), (12, 12), (13, 17)]


@pytest.mark.parametrize(
    "foot",
    [
        [None, "THỦ TRƯỞNG ĐƠN VỊ"],
        [None, None, None, None, "TM. ỦY BAN NHÂN DÂN"],
        [None, None, None, None, "KT. GIÁM ĐỐC"],
        ["Nơi nhận:"],
        [None, None, None, None, "HIỆU TRƯỞNG"],
        [None, None, None, None, "Hưng Yên, ngày ... tháng ... năm 2025"],
        [None, "Người lập biểu", None, None, "Chủ tịch Hội đồng"],
    ],
)
def test_signatures_end_a_list(foot: Row) -> None:
    assert (
        briefs(read_rows([HEADING, AN, BINH, [], foot, [], [None, "Trần Thị Mai", None, None, "Lê Văn Phê"]])) == PLAIN
    )


def test_posts_inside_the_list_do_not_end_it() -> None:
    rows: Table = [HEADING, [1, "Nguyễn Văn An", 1970, "Giám đốc", "Giám đốc Sở", "LĐTT"], BINH]
    assert len(read_rows(rows).rows) == 2


def test_a_heading_repeated_and_one_that_changes_halfway() -> None:
    rows: Table = [
        HEADING,
        AN,
        HEADING,
        BINH,
        ["STT", "Tên tập thể", "Địa chỉ", "Hình thức khen thưởng"],
        [1, "Phòng Tài chính", "Sở Xây dựng", "Giấy khen"],
    ]
    result = read_rows(rows)
    assert briefs(result) == [*PLAIN, ("Phòng Tài chính", None, "Sở Xây dựng", "GK", [])]
    assert len(result.tables) == 3


def test_two_tables_with_signatures_between() -> None:
    rows: Table = [HEADING, AN, ["TỔNG CỘNG: 1"], [None, "NGƯỜI LẬP"], [], ["DANH SÁCH TẬP THỂ"], HEADING, BINH]
    assert briefs(read_rows(rows)) == PLAIN


def test_blank_lines_and_numbers_without_names() -> None:
    result = read_rows([HEADING, AN, [], BINH, [3], [4]])
    assert briefs(result) == PLAIN
    assert [(entry.first_row, entry.last_row, entry.reason) for entry in result.skipped] == [
        (10, 11, "Dòng chỉ có số thứ tự.")
    ]


def test_hidden_sheets_and_rows_are_told_and_not_read() -> None:
    rows: Table = [HEADING, AN, BINH]
    result = read(Sheet(rows, hidden_rows=[3]), Sheet(rows, "Cũ", hidden=True))
    assert briefs(result) == PLAIN[:1]
    assert [(entry.sheet, entry.first_row) for entry in result.skipped] == [("Cũ", None), ("Danh sách", 3)]


def test_sheets_without_a_table_are_told() -> None:
    result = read(Sheet([["Kính gửi: Sở Nội vụ"], ["Gửi kèm danh sách"]], "Công văn"), Sheet([HEADING, AN, BINH]))
    assert briefs(result) == PLAIN
    assert [entry.sheet for entry in result.skipped] == ["Công văn"]


def test_a_summary_of_numbers_is_no_list() -> None:
    summary: Table = [
        ["STT", "Đơn vị", "LĐTT", "CSTĐCS", "Bằng khen"],
        [1, "Phòng A", 12, 3, 1],
        [2, "Phòng B", 9, 2, None],
    ]
    result = read(Sheet(summary, "Tổng hợp"), Sheet([HEADING, AN, BINH]))
    assert briefs(result) == PLAIN
    assert any(entry.sheet == "Tổng hợp" and "tổng hợp" in entry.reason for entry in result.skipped)


def test_units_written_only_on_the_first_line_of_their_people() -> None:
    rows: Table = [
        HEADING,
        [1, "Nguyễn Văn An", 1980, "Giáo viên", "Trường A", "LĐTT"],
        *[[number, f"Trần Thị Bình {chr(64 + number)}", 1985, "Giáo viên", None, "LĐTT"] for number in range(2, 5)],
        [5, "Lê Văn Cường", 1980, "Giáo viên", "Trường B", "LĐTT"],
        [6, "Lê Văn Dũng", 1980, "Giáo viên", None, "LĐTT"],
    ]
    result = read_rows(rows)
    assert [row.unit for row in result.rows] == ["Trường A"] * 4 + ["Trường B"] * 2
    assert not any(row.problems for row in result.rows)


def test_name_post_and_unit_in_one_cell() -> None:
    rows: Table = [
        ["STT", "Họ và tên, chức vụ, đơn vị công tác", "Danh hiệu"],
        [1, "Nguyễn Văn An\nGiáo viên, Trường A", "LĐTT"],
        [2, "Trần Thị Bình - Kế toán - Trường B", "LĐTT"],
    ]
    assert [(row.name, row.position, row.unit) for row in read_rows(rows).rows] == [
        ("Nguyễn Văn An", "Giáo viên", "Trường A"),
        ("Trần Thị Bình", "Kế toán", "Trường B"),
    ]


def test_birth_years_under_bare_headings_of_sex() -> None:
    rows: Table = [
        ["STT", "Họ và tên", "Nam", "Nữ", "Đơn vị", "Danh hiệu"],
        [1, "Nguyễn Văn An", 1980, None, "Tổ 1", "LĐTT"],
        [2, "Trần Thị Bình", None, "12/5/1985", "Tổ 1", "LĐTT"],
    ]
    assert [(row.born, row.gender) for row in read_rows(rows).rows] == [(1980, "nam"), (date(1985, 5, 12), "nu")]
    rows = [
        ["STT", "Họ và tên", "Nam", "Nữ", "Năm sinh", "Đơn vị", "Danh hiệu"],
        [1, "Nguyễn Văn An", "x", None, 1980, "Tổ 1", "LĐTT"],
        [2, "Trần Thị Bình", None, "x", 1985, "Tổ 1", "LĐTT"],
    ]
    assert [(row.born, row.gender) for row in read_rows(rows).rows] == [(1980, "nam"), (1985, "nu")]


def test_titles_of_earlier_years_beside_the_proposal() -> None:
    rows: Table = [
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu năm 2023", "Danh hiệu năm 2024", "Đề nghị năm 2025"],
        [1, "Nguyễn Văn An", "Tổ 1", "LĐTT", "CSTĐCS", "CSTĐCS"],
    ]
    (row,) = read_rows(rows).rows
    assert row.award == "CSTDCS"
    assert row.facts["years"] == {2023: {"titles": ["LDTT"]}, 2024: {"titles": ["CSTDCS"]}}


def test_people_without_numbers_who_hold_posts_of_signatories() -> None:
    rows: Table = [
        ["Họ và tên", "Chức vụ", "Đơn vị"],
        ["I. LAO ĐỘNG TIÊN TIẾN"],
        ["NGUYỄN VĂN AN", "Giám đốc", "Sở A"],
        ["Trần Thị Bình", "Chủ tịch", None],
        ["LÊ VĂN CƯỜNG"],
        [None, "GIÁM ĐỐC"],
        [],
        [None, "Hoàng Văn Ký"],
    ]
    assert [row.name for row in read_rows(rows).rows] == ["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường"]


def test_collectives_without_numbers_are_no_headings() -> None:
    rows: Table = [
        ["Tên tập thể", "Đơn vị", "Hình thức đề nghị"],
        ["Tập thể Phòng Kế toán", "Phòng Kế toán", "Tập thể lao động tiên tiến"],
        ["Gia đình ông Đỗ Văn Ước", "Thôn 2", "Gia đình văn hóa"],
    ]
    result = read_rows(rows)
    assert [(row.name, row.award) for row in result.rows] == [
        ("Tập thể Phòng Kế toán", "TTLDTT"),
        ("Gia đình ông Đỗ Văn Ước", "GDVH"),
    ]
    assert len(result.tables) == 1


def test_headings_settled_by_hand_go_before_the_common_ones() -> None:
    rows: Table = [
        ["Cột 1", "Người được khen", "Nơi sinh hoạt", "Mục 4", "Ghi chú"],
        [1, "Nguyễn Văn An", "Tổ 1", "LĐTT", "1980"],
    ]
    settled = {"Người được khen": "name", "Nơi sinh hoạt": "unit", "mục 4": "award", "Ghi chú": "born"}
    assert briefs(read(Sheet(rows), headings=settled)) == [("Nguyễn Văn An", 1980, "Tổ 1", "LDTT", [])]
    with pytest.raises(UnreadableListError):
        read(Sheet(rows))
    with pytest.raises(ValueError, match="lạ"):
        read(Sheet(rows), headings={"Ghi chú": "lạ"})


def test_a_column_under_two_headings_is_settled_by_both() -> None:
    rows: Table = [
        ["STT", "Họ và tên", "Đơn vị", "Thông tin khác", None],
        [None, None, None, "Mục 1", "Mục 2"],
        [1, "Nguyễn Văn An", "Tổ 1", "LĐTT", "x"],
    ]
    merges = ["A1:A2", "B1:B2", "C1:C2", "D1:E1"]
    result = read(Sheet(rows, merges=merges), headings={"Thông tin khác / Mục 1": "award"})
    assert briefs(result) == [("Nguyễn Văn An", None, "Tổ 1", "LDTT", [])]
    assert result.tables[0].columns[3].title == "Thông tin khác / Mục 1"


def test_ticks_under_headings_that_name_who_grants() -> None:
    rows: Table = [
        ["TT", "Cá nhân, tập thể đề nghị khen thưởng", "Đơn vị", "Đề nghị", None],
        [None, None, None, "UBND tỉnh tặng Bằng khen", "UBND xã tặng Giấy khen"],
        ["1/", "Nguyễn Văn An", "Thôn 1", "x", 0],
        ["2/", "Chi hội Phụ nữ thôn 2", "Thôn 2", None, "x"],
    ]
    merges = ["A6:A7", "B6:B7", "C6:C7", "D6:E6"]
    assert [(row.name, row.award) for row in read_rows(rows, merges=merges).rows] == [
        ("Nguyễn Văn An", "BKT"),
        ("Chi hội Phụ nữ thôn 2", "GK"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Tên cá nhân, tập thể",
        "Họ và tên cá nhân/ tên tập thể được đề nghị",
        "Đối tượng được khen",
        "Người được khen thưởng",
    ],
)
def test_wordings_of_names_of_all_kinds(name: str) -> None:
    rows: Table = [
        ["STT", name, "Đơn vị", "Hình thức"],
        [1, "Nguyễn Văn An", "Tổ 1", "LĐTT"],
        [2, "Tổ may 3", "Tổ 1", "TTLĐTT"],
    ]
    assert [(row.name, row.subject) for row in read_rows(rows).rows] == [
        ("Nguyễn Văn An", "person"),
        ("Tổ may 3", "unit"),
    ]
