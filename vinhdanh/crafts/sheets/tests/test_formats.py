"""Word, csv, old Excel, old encodings: the same list read from each."""

from __future__ import annotations

import io
import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
import xlwt  # type: ignore[import-untyped]

from vinhdanh.crafts.sheets import ReadList, UnreadableListError, old_excel, read_list
from vinhdanh.crafts.sheets.tests.lists import Sheet, Table, briefs, read, workbook
from vinhdanh.crafts.sheets.tests.test_examples import as_truth
from vinhdanh.crafts.viet.tests.test_legacy import windows_1258

DATA = Path(__file__).parent / "data"
ROWS: Table = [
    ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Danh hiệu đề nghị"],
    ["1", "Nguyễn Văn Ước", "05/9/1974", "Phòng Kế hoạch", "Chiến sĩ thi đua cơ sở"],
    ["2", "Lý Công", "1980", "Phòng Kế hoạch", "LĐTT"],
    ["3", "Hà Thị Mỹ", "12/5/1985", "Tổ số 3", "Bằng khen của UBND tỉnh"],
]
EXPECTED: list[tuple[Any, ...]] = [
    ("Nguyễn Văn Ước", date(1974, 9, 5), "Phòng Kế hoạch", "CSTDCS", []),
    ("Lý Công", 1980, "Phòng Kế hoạch", "LDTT", []),
    ("Hà Thị Mỹ", date(1985, 5, 12), "Tổ số 3", "BKT", []),
]
TCVN3: Table = [
    ["STT", "Hä vµ tªn", "Ngµy sinh", "§¬n vÞ", "Danh hiÖu ®Ò nghÞ"],
    ["1", "NguyÔn V¨n ¦íc", "05/9/1974", "Phßng KÕ ho¹ch", "ChiÕn sÜ thi ®ua c¬ së"],
    ["2", "Lý C«ng", "1980", "Phßng KÕ ho¹ch", "L§TT"],
    ["3", "Hµ ThÞ Mü", "12/5/1985", "Tæ sè 3", "B»ng khen cña UBND tØnh"],
]
VNI: Table = [
    ["STT", "Hoï vaø teân", "Ngaøy sinh", "Ñôn vò", "Danh hieäu ñeà nghò"],
    ["1", "Nguyeãn Vaên Öôùc", "05/9/1974", "Phoøng Keá hoaïch", "Chieán só thi ñua cô sôû"],
    ["2", "Lyù Coâng", "1980", "Phoøng Keá hoaïch", "LÑTT"],
    ["3", "Haø Thò Myõ", "12/5/1985", "Toå soá 3", "Baèng khen cuûa UBND tænh"],
]


def delimited(rows: Table, separator: str = ",") -> str:
    return "\n".join(
        separator.join(f'"{cell}"' if separator in str(cell) else str(cell) for cell in row) for row in rows
    )


def old_workbook(rows: Table, merges: list[tuple[int, int, int, int]] | None = None) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Danh sách")
    covered = {
        (row, column)
        for top, bottom, left, right in merges or []
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if (number, column) not in covered:
                sheet.write(number, column, value)
    for top, bottom, left, right in merges or []:
        sheet.write_merge(top, bottom, left, right, rows[top][left])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def document(*parts: Any) -> bytes:
    """A Word document of paragraphs (texts) and tables (lists of rows)."""
    paper = docx.Document()
    for part in parts:
        if isinstance(part, str):
            paper.add_paragraph(part)
            continue
        table = paper.add_table(len(part), max(map(len, part)))
        for number, row in enumerate(part):
            for column, value in enumerate(row):
                if value is not None:
                    table.cell(number, column).text = str(value)
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def test_the_companys_word_list_is_read_as_a_careful_person_reads_it() -> None:
    result = read_list(DATA / "cong-ty-may-2025.docx")
    assert as_truth(result) == json.loads((DATA / "cong-ty-may-2025.docx.truth.json").read_text(encoding="utf-8"))
    assert (result.on, result.year) == (date(2025, 12, 2), 2025)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_in_unicode(separator: str, encoding: str) -> None:
    result = read_list(delimited(ROWS, separator).encode(encoding), "a.csv")
    assert briefs(result) == EXPECTED
    assert [(row.sheet, row.row) for row in result.rows] == [("csv", 2), ("csv", 3), ("csv", 4)]


def test_csv_in_windows_1258() -> None:
    assert briefs(read_list(windows_1258(delimited(ROWS, ";")), "a.csv")) == EXPECTED


@pytest.mark.parametrize("rows", [TCVN3, VNI])
def test_csv_in_the_bytes_of_old_fonts(rows: Table) -> None:
    assert briefs(read_list(delimited(rows, ";").encode("latin-1"), "a.csv")) == EXPECTED


def test_csv_with_a_declared_separator_and_lines_inside_quotes() -> None:
    text = 'sep=;\nSTT;Họ và tên;Đơn vị;Đề nghị\n1;"Nguyễn Văn\nAn";Tổ 1;LĐTT\n2;Trần Thị Bình;Tổ 1;LĐTT\n'
    result = read_list(text.encode(), "a.csv")
    assert [(row.row, row.name) for row in result.rows] == [(3, "Nguyễn Văn An"), (5, "Trần Thị Bình")]


@pytest.mark.parametrize("rows", [ROWS, TCVN3, VNI])
def test_old_excel(rows: Table) -> None:
    result = read_list(old_workbook(rows), "a.xls")
    assert briefs(result) == EXPECTED
    assert [row.row for row in result.rows] == [2, 3, 4]


def test_old_excel_with_merged_cells() -> None:
    rows: Table = [
        ["STT", "Họ và tên", "Năm sinh", None, "Đơn vị", "Đề nghị"],
        [None, None, "Nam", "Nữ", None, None],
        [1, "Nguyễn Văn An", 1980, None, "Tổ 1", "LĐTT"],
        [2, "Trần Thị Bình", None, 1985, None, "LĐTT"],
    ]
    merges = [(0, 1, 0, 0), (0, 1, 1, 1), (0, 0, 2, 3), (0, 1, 4, 4), (0, 1, 5, 5), (2, 3, 4, 4)]
    result = read_list(old_workbook(rows, merges), "a.xls")
    assert [(row.name, row.unit, row.gender) for row in result.rows] == [
        ("Nguyễn Văn An", "Tổ 1", "nam"),
        ("Trần Thị Bình", "Tổ 1", "nu"),
    ]


@pytest.mark.parametrize("rows", [TCVN3, VNI])
def test_old_encodings_in_a_workbook_are_told(rows: Table) -> None:
    result = read(Sheet(rows))
    assert briefs(result) == EXPECTED
    assert any("Unicode" in entry.reason for entry in result.skipped)


def test_decomposed_unicode() -> None:
    rows: Table = [[unicodedata.normalize("NFD", str(cell)) for cell in row] for row in ROWS]
    assert briefs(read(Sheet(rows))) == EXPECTED


def test_encodings_mixed_in_one_file() -> None:
    result = read(Sheet([ROWS[0], ROWS[1], TCVN3[2], VNI[3]]))
    assert briefs(result) == EXPECTED


def test_a_unicode_list_with_letters_of_latin_only_is_left_alone() -> None:
    rows: Table = [["STT", "Họ tên", "Đơn vị", "Đề nghị"], [1, "Lý Cã", "Hà", "LĐTT"], [2, "Tô Thò", "Hà", "LĐTT"]]
    result = read(Sheet(rows))
    assert [row.name for row in result.rows] == ["Lý Cã", "Tô Thò"]
    assert not result.skipped


def test_word_with_a_letterhead_table_and_signatures() -> None:
    data = document(
        [["SỞ XÂY DỰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 12/TTr-SXD", "Độc lập - Tự do - Hạnh phúc"]],
        "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025",
        ROWS,
        "Hưng Yên, ngày 05 tháng 12 năm 2025",
        [["NGƯỜI LẬP", "GIÁM ĐỐC"]],
    )
    result = read_list(data, "a.docx")
    assert briefs(result) == EXPECTED
    assert {row.sheet for row in result.rows} == {"Bảng 2"}
    assert (result.year, result.on, result.issuer) == (2025, date(2025, 12, 5), "SỞ XÂY DỰNG")


def test_word_with_a_table_for_each_award() -> None:
    heading = ["STT", "Họ và tên", "Năm sinh", "Đơn vị"]
    data = document(
        "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025",
        "I. LAO ĐỘNG TIÊN TIẾN",
        [heading, ["1", "Nguyễn Văn An", "1980", "Tổ 1"]],
        "II. CHIẾN SĨ THI ĐUA CƠ SỞ",
        [heading, ["1", "Trần Thị Bình", "1985", "Tổ 1"]],
    )
    result = read_list(data, "a.docx")
    assert [(row.sheet, row.row, row.award) for row in result.rows] == [("Bảng 1", 2, "LDTT"), ("Bảng 2", 2, "CSTDCS")]


def test_word_with_merged_cells() -> None:
    paper = docx.Document()
    table = paper.add_table(5, 5)
    rows: Table = [
        ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Đề nghị"],
        ["I. CÁ NHÂN", None, None, None, None],
        ["1", "Nguyễn Văn An", "1980", "Tổ 1", "LĐTT"],
        ["2", "Trần Thị Bình", "1985", None, "LĐTT"],
        ["3", "Lê Văn Cường", "1985", None, "LĐTT"],
    ]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            table.cell(number, column).text = value or ""
    table.cell(1, 0).merge(table.cell(1, 4))
    table.cell(2, 3).merge(table.cell(4, 3))
    buffer = io.BytesIO()
    paper.save(buffer)
    result = read_list(buffer.getvalue(), "a.docx")
    assert [(row.row, row.name, row.unit, row.award) for row in result.rows] == [
        (3, "Nguyễn Văn An", "Tổ 1", "LDTT"),
        (4, "Trần Thị Bình", "Tổ 1", "LDTT"),
        (5, "Lê Văn Cường", "Tổ 1", "LDTT"),
    ]


def test_word_in_old_fonts_goes_by_the_font() -> None:
    paper = docx.Document()
    table = paper.add_table(2, 4)
    for number, row in enumerate([["TT", "Hä tªn", "§¬n vÞ", "§Ò nghÞ"], ["1", "Ca Lã", "Tæ 1", "L§TT"]]):
        for column, value in enumerate(row):
            run = table.cell(number, column).paragraphs[0].add_run(value)
            run.font.name = ".VnTime"
    buffer = io.BytesIO()
    paper.save(buffer)
    (read_row,) = read_list(buffer.getvalue(), "a.docx").rows
    assert (read_row.name, read_row.unit, read_row.award) == ("Ca Ló", "Tổ 1", "LDTT")


def test_word_without_a_table() -> None:
    with pytest.raises(UnreadableListError) as caught:
        read_list(document("Kính gửi Sở Nội vụ"), "a.docx")
    assert caught.value.code == "no_table"


def test_the_name_of_the_file_does_not_decide_its_kind() -> None:
    result: ReadList = read_list(workbook(Sheet(ROWS)), "danh-sach.xls")
    assert briefs(result) == EXPECTED


def test_old_excel_that_leads_its_reader_in_circles(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sectors of the directory form a ring: following them never ends."""
    monkeypatch.setattr(old_excel, "SECONDS", 2)
    whole = bytearray(old_workbook(ROWS))
    table = 512 * (1 + int.from_bytes(whole[76:80], "little"))
    for sector in range(128):
        whole[table + 4 * sector : table + 4 * sector + 4] = (sector % 2 ^ 1).to_bytes(4, "little")
    with pytest.raises(UnreadableListError) as caught:
        read_list(bytes(whole), "a.xls")
    assert caught.value.code == "truncated"


def test_old_excel_tells_hidden_sheets() -> None:
    book = xlwt.Workbook()
    for name in ("Danh sách", "Cũ"):
        sheet = book.add_sheet(name)
        for number, row in enumerate(ROWS):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    sheet.visibility = 1
    buffer = io.BytesIO()
    book.save(buffer)
    result = read_list(buffer.getvalue(), "a.xls")
    assert briefs(result) == EXPECTED
    assert [entry.sheet for entry in result.skipped] == ["Cũ"]


def test_old_excel_with_dates() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Danh sách")
    style = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for column, value in enumerate(ROWS[0]):
        sheet.write(0, column, value)
    for column, value in enumerate([1, "Nguyễn Văn Ước", date(1974, 9, 5), "Tổ 1", "LĐTT"]):
        sheet.write(1, column, value, style if column == 2 else xlwt.easyxf())
    buffer = io.BytesIO()
    book.save(buffer)
    assert read_list(buffer.getvalue(), "a.xls").rows[0].born == date(1974, 9, 5)
