"""A list of so many rows as a department sends it, about people of the load set and about some whom nobody knows."""

from __future__ import annotations

import io
from random import Random

import xlsxwriter

_HEAD = (
    ("ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN", 0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 3),
    ("SỞ NỘI VỤ", 0, "Độc lập - Tự do - Hạnh phúc", 3),
    ("", 0, "", 3),
    ("DANH SÁCH ĐỀ NGHỊ XÉT TẶNG DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG NĂM 2025", 0, "", 3),
    ("(Kèm theo Tờ trình số 128/TTr-SNV ngày 15/12/2025)", 0, "", 3),
    ("", 0, "", 3),
)
COLUMNS = (
    "TT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị công tác", "Danh hiệu, hình thức đề nghị", "Kết quả năm 2023",
    "Kết quả năm 2024", "Kết quả năm 2025", "Sáng kiến (số QĐ, năm công nhận)",
)  # fmt: skip
FIELDS = (
    "number", "name", "born", "position", "unit", "award", "result_1", "result_2", "result_3", "idea",
)  # fmt: skip
"""The columns' names for a reader that knows no Vietnamese heading."""
_AWARDS = (
    *["Lao động tiên tiến"] * 12, "LĐTT", "Chiến sĩ thi đua cơ sở", "CSTĐCS", "Bằng khen của Chủ tịch UBND tỉnh",
    "Giấy khen",
)  # fmt: skip
_RESULTS = ("HTXSNV", "HTTNV", "Hoàn thành tốt nhiệm vụ", "HTTNV", "HTNV")

Person = tuple[str, int, str, str]
"""Name, year of birth, position, unit."""


def rows_about(people: list[Person], size: int) -> list[list[object]]:
    """``size`` rows, one a person; where there are fewer people, the rest are namesakes born in another year."""
    rng = Random(5)  # noqa: S311 - invented lists
    rows: list[list[object]] = []
    for number in range(size):
        name, born, position, unit = people[number % len(people)]
        award = rng.choice(_AWARDS)
        idea = (
            f"QĐ số {rng.randrange(100, 999)}/QĐ-SNV ngày {rng.randrange(1, 28)}/5/2025" if "thi đua" in award else ""
        )
        results = [rng.choice(_RESULTS) for _ in range(3)]
        rows.append([number + 1, name, born + number // len(people), position, unit, award, *results, idea])
    return rows


def workbook(rows: list[list[object]]) -> bytes:
    """The rows below a letterhead and a heading, as Excel."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True})
    sheet = book.add_worksheet("Danh sách")
    for line, (left, at, right, beside) in enumerate(_HEAD):
        sheet.write(line, at, left)
        sheet.write(line, beside, right)
    sheet.write_row(len(_HEAD), 0, COLUMNS)
    for line, row in enumerate(rows, len(_HEAD) + 1):
        sheet.write_row(line, 0, row)
    book.close()
    return buffer.getvalue()


def plain_workbook(head: tuple[str, ...], rows: list[list[object]]) -> bytes:
    """The rows below one line of names, nothing else."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True})
    sheet = book.add_worksheet()
    for line, row in enumerate([head, *rows]):
        sheet.write_row(line, 0, row)
    book.close()
    return buffer.getvalue()
