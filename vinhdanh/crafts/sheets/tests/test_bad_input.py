"""Files that are no list: one Vietnamese sentence, quickly, and nothing else."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinhdanh.crafts.sheets import UnreadableListError, guards, read_list
from vinhdanh.crafts.sheets.tests.lists import Sheet, Table, workbook

GOOD: Table = [
    ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Đề nghị"],
    [1, "Nguyễn Văn An", 1980, "Tổ 1", "LĐTT"],
]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(data: bytes, filename: str = "danh-sach.xlsx") -> str:
    """The code of the refusal, after looking at its sentence."""
    with pytest.raises(UnreadableListError) as caught:
        read_list(data, filename)
    message = caught.value.message
    assert filename in message or "Trang tính" in message
    assert message.endswith(".")
    assert "\n" not in message
    assert "Error" not in message
    return caught.value.code


def repacked(**changes: bytes | None) -> bytes:
    """A sound workbook with some members replaced (``xl_worksheets_sheet1_xml``) or taken out (None)."""
    source = zipfile.ZipFile(io.BytesIO(workbook(Sheet(GOOD))))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            key = name.replace("/", "_").replace(".", "_")
            content = changes.pop(key, source.read(name))
            if content is not None:
                target.writestr(name, content)
        for name, content in changes.items():
            target.writestr(name, content or b"")
    return buffer.getvalue()


def sheet_xml(cells: str) -> bytes:
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return f"{head}{cells}</sheetData></worksheet>".encode()


@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"  \n"])
def test_empty(data: bytes) -> None:
    assert refused(data) == "empty"


def test_truncated_anywhere() -> None:
    whole = workbook(Sheet(GOOD))
    for end in (10, len(whole) // 4, len(whole) // 2, len(whole) - 30):
        assert refused(whole[:end]) == "truncated"


def test_damaged_in_the_middle() -> None:
    whole = bytearray(workbook(Sheet(GOOD)))
    whole[100:160] = b"\xff" * 60
    assert refused(bytes(whole)) == "truncated"


def test_encrypted() -> None:
    assert refused(OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512)) == "encrypted"


def test_with_macros() -> None:
    assert refused(repacked(**{"xl/vbaProject.bin": b"macro"})) == "macro"
    types = b"<Types><Override ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/></Types>"
    assert refused(repacked(**{"_Content_Types__xml": types, "[Content_Types]_xml": types})) == "macro"


def test_too_large(tmp_path: Path) -> None:
    assert refused(b"PK\x03\x04" + bytes(200 * 1024 * 1024)) == "too_large"
    path = tmp_path / "to.xlsx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(UnreadableListError) as caught:
        read_list(path)
    assert caught.value.code == "too_large"


def test_a_bomb_in_the_clothes_of_a_workbook() -> None:
    assert refused(repacked(xl_worksheets_sheet1_xml=b" " * (60 * 1024 * 1024))) == "bomb"


def test_a_bomb_that_lies_about_its_size() -> None:
    bomb = bytearray(repacked(xl_worksheets_sheet1_xml=b" " * (60 * 1024 * 1024)))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        position = bomb.find(signature)
        while position >= 0:
            bomb[position + offset : position + offset + 4] = struct.pack("<I", 100)
            position = bomb.find(signature, position + 4)
    assert refused(bytes(bomb)) == "bomb"


def test_too_many_members() -> None:
    many = {f"junk/{number}": b"x" for number in range(guards.MAX_MEMBERS + 1)}
    assert refused(repacked(**many)) == "bomb"


def test_overlapping_members() -> None:
    whole = bytearray(workbook(Sheet(GOOD)))
    first = whole.find(b"PK\x01\x02")
    second = whole.find(b"PK\x01\x02", first + 4)
    whole[second + 42 : second + 46] = whole[first + 42 : first + 46]
    assert refused(bytes(whole)) in ("bomb", "truncated")


def test_the_total_counts_not_only_each_member(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "MAX_INFLATED_BYTES", 2000)
    assert refused(workbook(Sheet(GOOD))) == "bomb"


def test_a_thousand_columns() -> None:
    cells = '<row r="1">' + "".join(f'<c r="{name}1"><v>1</v></c>' for name in ("A", "ALL")) + "</row>"
    assert refused(repacked(xl_worksheets_sheet1_xml=sheet_xml(cells))) == "too_wide"


def test_one_cell_in_the_farthest_corner() -> None:
    far = '<row r="1048576"><c r="ZZ1048576"><v>1</v></c></row>'
    assert refused(repacked(xl_worksheets_sheet1_xml=sheet_xml(far))) in ("too_wide", "too_large")
    deep = '<row r="1048576"><c r="AB1048576"><v>1</v></c></row>'
    assert refused(repacked(xl_worksheets_sheet1_xml=sheet_xml(deep))) == "too_large"


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    assert refused(repacked(xl_workbook_xml=bomb)) == "truncated"


def test_no_table() -> None:
    assert refused(workbook(Sheet([["Kính gửi Sở Nội vụ"], ["Trân trọng."]]))) == "no_table"
    assert refused(workbook(Sheet([]))) == "no_table"


def test_headings_nobody_can_read() -> None:
    rows: Table = [["Cột 1", "Cột 2", "Cột 3"], *[[1, "Nguyễn Văn An", "LĐTT"]] * 5]
    assert refused(workbook(Sheet(rows))) == "unreadable_header"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n" + bytes(50), b"{\\rtf1 }", b"Rar!\x1a\x07", b"abc\x00\x00\x00"]
)
def test_other_kinds_of_files(data: bytes) -> None:
    assert refused(data) == "unsupported"


def test_an_archive_of_something_else() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("ghi-chu.txt", "xin chào")
    assert refused(buffer.getvalue(), "nen.zip") == "unsupported"


def test_old_word_is_told_apart() -> None:
    assert refused(OLE + bytes(512) + "WordDocument".encode("utf-16-le") + bytes(512), "a.doc") == "unsupported"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=40))
def test_a_workbook_damaged_at_random_is_read_or_refused(position: int, noise: bytes) -> None:
    whole = bytearray(workbook(Sheet(GOOD)))
    position %= len(whole)
    whole[position : position + len(noise)] = noise
    try:
        read_list(bytes(whole), "danh-sach.xlsx", today=date(2026, 11, 23))
    except UnreadableListError as refusal:
        assert refusal.message.endswith(".")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableListError):
        read_list(data, "x.xlsx")


def test_text_without_end() -> None:
    assert refused(b"a;b\n" * (guards.MAX_ROWS + 2), "a.csv") == "too_large"


def test_a_line_of_a_thousand_columns_in_text() -> None:
    assert refused(b"STT;" * 1000 + b"\n", "a.csv") == "too_wide"
