"""The blank list that a unit downloads, fills in and sends back: drop-downs, checks, and headings the reader knows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from vinhdanh.crafts.sheets.grid import letter
from vinhdanh.crafts.sheets.model import HOUSEHOLD, PERSON, UNIT
from vinhdanh.law import award_names

PERSONS_SHEET, COLLECTIVES_SHEET, CHOICES_SHEET = "Cá nhân", "Tập thể, hộ gia đình", "Danh mục"
RESULTS = (
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Không hoàn thành nhiệm vụ",
)
BLANK_ROWS = 500
_YEARS_ASKED = 3
_TITLE_ROW, _NOTE_ROW, _HEADING_ROW = 3, 4, 6
_TWELVE_DIGITS = "=AND(LEN({cell})=12,ISNUMBER(VALUE({cell})))"


@dataclass(frozen=True, slots=True)
class _Field:
    """One column to fill in: ``choices`` names a list on the sheet of choices, ``rule`` a formula for {cell}."""

    title: str
    width: int
    prompt: str = ""
    choices: str = ""
    rule: str = ""


def template_workbook(
    *,
    year: int,
    awards: Sequence[str],
    issuer: str = "",
    units: Sequence[str] = (),
    school_year: bool = False,
) -> bytes:
    """A blank workbook for a round: one sheet for people, one for collectives and households.

    ``awards`` are the codes that may be asked; each sheet offers those open to its subjects. ``units`` fill the
    drop-down of units, which also takes other names. ``school_year``: the year judged is ``year - 1``–``year``.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        pages = [
            _Page(book, PERSONS_SHEET, "CÁ NHÂN", _person_fields(_years(year, school_year))),
            _Page(book, COLLECTIVES_SHEET, "TẬP THỂ, HỘ GIA ĐÌNH", _collective_fields(_years(year, school_year))),
        ]
        choices = _Choices(book)
        choices.add("Cá nhân", _names(awards, {PERSON}))
        choices.add("Tập thể", _names(awards, {UNIT, HOUSEHOLD}))
        choices.add("Kết quả", RESULTS)
        choices.add("Giới tính", ("Nam", "Nữ"))
        choices.add("Đơn vị", units)
        period = f"NĂM HỌC {year - 1} - {year}" if school_year else f"NĂM {year}"
        for page in pages:
            page.write(issuer, period, choices)
    return buffer.getvalue()


def _years(year: int, school_year: bool) -> list[str]:
    years = range(year - _YEARS_ASKED + 1, year + 1)
    return [f"năm học {each - 1} - {each}" if school_year else f"năm {each}" for each in years]


def _names(awards: Sequence[str], subjects: set[str]) -> list[str]:
    names = award_names()
    return [names[code].name for code in awards if subjects & set(names[code].subjects)]


def _results(years: list[str]) -> list[_Field]:
    return [_Field(f"Kết quả xếp loại {year}", 16, "Chọn mức hoàn thành nhiệm vụ.", "Kết quả") for year in years]


def _person_fields(years: list[str]) -> list[_Field]:
    return [
        _Field("STT", 6),
        _Field("Họ và tên", 26, "Ghi đầy đủ họ, chữ đệm và tên, có dấu."),
        _Field("Ngày, tháng, năm sinh", 14, "Ghi ngày/tháng/năm, ví dụ 05/9/1974; nếu không rõ, chỉ ghi năm."),
        _Field("Giới tính", 9, "", "Giới tính"),
        _Field("Số định danh cá nhân", 16, "Đủ 12 chữ số, kể cả số 0 ở đầu.", rule=_TWELVE_DIGITS),
        _Field("Chức vụ", 20),
        _Field("Đơn vị công tác", 30, "Chọn hoặc ghi tên đơn vị.", "Đơn vị"),
        _Field("Danh hiệu, hình thức đề nghị", 32, "Mỗi dòng một danh hiệu hoặc hình thức.", "Cá nhân"),
        *_results(years),
        _Field("Sáng kiến (số, ngày quyết định công nhận)", 34, "Ví dụ: QĐ số 118/QĐ-SGDĐT ngày 05/6/2025."),
        _Field("Ghi chú", 20),
    ]


def _collective_fields(years: list[str]) -> list[_Field]:
    return [
        _Field("STT", 6),
        _Field("Tên tập thể, hộ gia đình", 34, "Hộ gia đình: ghi “Hộ ông …”, “Hộ bà …”."),
        _Field("Đơn vị, địa chỉ", 30, "Chọn hoặc ghi tên đơn vị chủ quản, địa chỉ.", "Đơn vị"),
        _Field("Danh hiệu, hình thức đề nghị", 32, "Mỗi dòng một danh hiệu hoặc hình thức.", "Tập thể"),
        _Field("Tổng số người", 12, "Số người của tập thể trong năm xét."),
        _Field("Số Lao động tiên tiến", 12),
        _Field("Số Chiến sĩ thi đua cơ sở", 12),
        *_results(years),
        _Field("Ghi chú", 20),
    ]


class _Choices:
    """The hidden sheet whose columns the drop-downs offer."""

    def __init__(self, book: Any) -> None:
        self._page = book.add_worksheet(CHOICES_SHEET)
        self._page.hide()
        self._ranges: dict[str, str] = {}

    def add(self, name: str, values: Sequence[str]) -> None:
        column = len(self._ranges)
        self._page.write_string(0, column, name)
        for row, value in enumerate(values, 1):
            self._page.write_string(row, column, value)
        place = letter(column)
        self._ranges[name] = f"='{CHOICES_SHEET}'!${place}$2:${place}${len(values) + 1}" if values else ""

    def range_of(self, name: str) -> str:
        return self._ranges[name]


class _Page:
    """One sheet of the template."""

    def __init__(self, book: Any, name: str, whom: str, fields: list[_Field]) -> None:
        self._page = book.add_worksheet(name)
        self._whom = whom
        self._fields = fields
        self._title = book.add_format({"bold": True, "align": "center", "font_size": 14})
        self._note = book.add_format({"italic": True, "align": "center"})
        self._issuer = book.add_format({"bold": True})
        self._heading = book.add_format(
            {
                "bold": True,
                "border": 1,
                "text_wrap": True,
                "align": "center",
                "valign": "vcenter",
                "bg_color": "#F3E9D2",
            }
        )
        self._cell = book.add_format({"border": 1, "num_format": "@", "text_wrap": True, "valign": "top"})

    def write(self, issuer: str, period: str, choices: _Choices) -> None:
        last = len(self._fields) - 1
        self._page.write_string(0, 0, issuer.upper(), self._issuer)
        title = f"DANH SÁCH {self._whom} ĐỀ NGHỊ KHEN THƯỞNG {period}"
        self._page.merge_range(_TITLE_ROW, 0, _TITLE_ROW, last, title, self._title)
        note = "(Kèm theo Tờ trình số        ngày      tháng      năm        )"
        self._page.merge_range(_NOTE_ROW, 0, _NOTE_ROW, last, note, self._note)
        for column, asked in enumerate(self._fields):
            self._page.set_column(column, column, asked.width)
            self._page.write_string(_HEADING_ROW, column, asked.title, self._heading)
            for row in range(_HEADING_ROW + 1, _HEADING_ROW + 1 + BLANK_ROWS):
                self._page.write_blank(row, column, None, self._cell)
            self._check(column, asked, choices)
        self._page.set_row(_HEADING_ROW, 48)
        self._page.freeze_panes(_HEADING_ROW + 1, 2)
        self._page.set_landscape()
        self._page.set_paper(9)
        self._page.fit_to_pages(1, 0)
        self._page.repeat_rows(_HEADING_ROW)

    def _check(self, column: int, asked: _Field, choices: _Choices) -> None:
        """Drop-down, rule and prompt of a column. Units may be others than those listed; the rest may not."""
        first, last = _HEADING_ROW + 1, _HEADING_ROW + BLANK_ROWS
        options: dict[str, Any] = {"validate": "any"}
        if asked.choices and (source := choices.range_of(asked.choices)):
            options = {"validate": "list", "source": source, "error_message": "Hãy chọn trong danh sách."}
            if asked.choices == "Đơn vị":
                options |= {"error_type": "information", "error_message": "Đơn vị này chưa có trong danh mục."}
        elif asked.rule:
            rule = asked.rule.format(cell=f"{letter(column)}{first + 1}")
            options = {"validate": "custom", "value": rule, "error_message": asked.prompt}
        if asked.prompt:
            options |= {"input_title": asked.title[:32], "input_message": asked.prompt}
        if len(options) > 1:
            self._page.data_validation(first, column, last, column, options)
