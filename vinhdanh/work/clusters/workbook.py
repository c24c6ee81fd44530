"""The whole board as a workbook: every criterion, ranks, totals; typed cells, no formula."""

from io import BytesIO

import xlsxwriter

from vinhdanh.law import award_names

from .models import Season
from .ranking import standings
from .scoreboard import board_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def board_workbook(season: Season) -> bytes:
    """One line a member, the best first. Refused while the season has no table."""
    board = board_of(season)
    rows = {member.pk: place for place, member in enumerate(board.members)}
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Bảng điểm")
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "vcenter"})
    text, number = book.add_format({"quote_prefix": True}), book.add_format({"num_format": "#,##0.##"})
    titles = ["Hạng", "Đơn vị", *(f"{one.code}. {one.text}" for one in board.table.criteria), "Thưởng", "Trừ",
              "Tổng điểm", "Phiếu", "Xếp loại", "Đề nghị"]  # fmt: skip
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, head)
    for at, line in enumerate(standings(board), 1):
        row = rows[line.member.pk]
        recommended = award_names()[line.recommended].name if line.recommended else ""
        numbers = [
            *board.points[row].tolist(),
            float(board.totals.bonus[row]),
            float(board.totals.minus[row]),
            line.total,
        ]
        sheet.write(at, 0, line.rank or "–")
        sheet.write_string(at, 1, line.member.name, text)
        for column, value in enumerate(numbers, 2):
            if value == value:
                sheet.write_number(at, column, value, number)
        after = 2 + len(numbers)
        if board.votes is not None:
            sheet.write_number(at, after, float(board.votes[row]))
        sheet.write_string(at, after + 1, line.band, text)
        sheet.write_string(at, after + 2, recommended, text)
    sheet.freeze_panes(1, 2)
    sheet.set_column(1, 1, 34)
    book.close()
    return file.getvalue()
