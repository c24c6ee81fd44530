"""The cells of a row as what they mean: name, birth, identity number, position and unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from vinhdanh.crafts.sheets import problems
from vinhdanh.crafts.sheets.grid import Addresses, Grid, Value, address, text_of
from vinhdanh.crafts.sheets.header import Layout
from vinhdanh.crafts.sheets.model import Problem
from vinhdanh.crafts.viet.dates import BadDateError, parse_date
from vinhdanh.crafts.viet.folding import squeeze
from vinhdanh.crafts.viet.identity import BadIdentityError, Identity, read_identity

_BLANK = re.compile(r"[-–—._…/\\\s]*|không|chưa có|không có|không rõ|n/a", re.IGNORECASE)
_LONGEST_BLANK = 12
_BLANK_BEGINNINGS = frozenset("-–—._…/\\ \t\nkKcCnN")
_DITTO = re.compile(r"[\"”“〃']+|-?\s*(nt|n\.t|như trên)\s*-?", re.IGNORECASE)
_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!)")
_ROW_NUMBER = re.compile(r"^\d{1,4}\s*[.)]\s*(?=\D)")
_POST_BREAK = re.compile(r"\n|[,;]|\s[-–]\s")
_MARKS = frozenset({"x", "v", "✓", "✔", "1", "có", "*", "+"})
_POSITION_WORDS = re.compile(
    r"^(chủ tịch|phó|bí thư|giám đốc|hiệu trưởng|trưởng|giáo viên|chuyên viên|nhân viên|công nhân|kế toán|văn thư"
    r"|cán bộ|ủy viên|uỷ viên|tổ trưởng|tổ phó|đội trưởng|bác sĩ|bác sỹ|điều dưỡng|y sĩ|y sỹ|dược sĩ|kỹ sư"
    r"|kỹ thuật viên|nông dân|thủ quỹ|lái xe|bảo vệ)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Line:
    """One row of a table under its layout, with the faults found while reading it.

    ``moved`` says where a meaning was found when not in the column of that name (a birth under "Nam" or "Nữ").
    """

    grid: Grid
    layout: Layout
    row: int
    problems: list[Problem] = field(default_factory=list)
    moved: dict[str, int] = field(default_factory=dict)

    def column(self, meaning: str) -> int | None:
        return self.layout.at.get(meaning)

    def value(self, meaning: str) -> Value:
        """The value under a meaning; None when blank, a placeholder, or a formula that failed (told as a problem)."""
        column = self.layout.at.get(meaning)
        return None if column is None else self.at(column)

    def at(self, column: int) -> Value:
        """The value in a column, as ``value``."""
        line = self.grid.rows[self.row]
        value = line[column] if column < len(line) else None
        if value is None or value == "":
            if (self.row, column) in self.grid.valueless:
                self._fault(problems.formula(address(self.row, column)))
            return None
        if isinstance(value, str):
            if value[0] == "#" and (found := _ERROR.fullmatch(value.strip())):
                self._fault(problems.formula(address(self.row, column), found[0]))
                return None
            if value[0] in _BLANK_BEGINNINGS and len(value) < _LONGEST_BLANK and _BLANK.fullmatch(value):
                return None
        return value

    def text(self, meaning: str) -> str:
        return text_of(self.value(meaning))

    def where(self, *meanings: str) -> str:
        """The address of the first of these meanings that has a column here, else of the first cell of the row."""
        places = (self.moved.get(meaning, self.layout.at.get(meaning)) for meaning in meanings)
        return address(self.row, next((column for column in places if column is not None), 0))

    def failed(self, meaning: str) -> bool:
        """Whether the cell of this meaning holds a formula without a usable value."""
        return any(problem.code == "formula" and problem.cell == self.where(meaning) for problem in self.problems)

    def cells(self, **moved: int) -> Addresses:
        """Where each meaning stands in this row."""
        return Addresses(self.layout.at, self.row, {**self.moved, **moved})

    def sources(self, columns: Mapping[str, int]) -> Addresses:
        """The same for facts, by the column of each."""
        return Addresses(columns, self.row, {})

    def _fault(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)


_BIRTH_COLUMNS = (("born_nam", "nam"), ("born_nu", "nu"), ("born", None), ("mark_nam", "nam"), ("mark_nu", "nu"))


def is_mark(value: Value) -> bool:
    """Whether the cell is a tick."""
    return text_of(value).lower() in _MARKS


def is_ditto(text: str) -> bool:
    """Whether the cell says "as above"."""
    return bool(_DITTO.fullmatch(text))


def name_of(line: Line) -> str:
    """The name as written, family and given name put together, without a row number before it."""
    columns = line.layout.many.get("name", [])
    parts = [_written(line, column.index) for column in columns if column.title == columns[0].title]
    if not any(parts):
        parts = [line.text("family")]
    whole = " ".join(filter(None, [*parts, line.text("given")]))
    if not whole and (whole := line.text("party")):
        line.moved["name"] = line.layout.at["party"]
    whole = _ROW_NUMBER.sub("", whole)
    return "" if whole.isdigit() or is_ditto(whole) else whole


def _written(line: Line, column: int) -> str:
    """The name in a cell; alone, where the heading asks for "Họ và tên, chức vụ, đơn vị" together."""
    value = line.at(column)
    if line.layout.posts_beside_names and isinstance(value, str):
        value = _POST_BREAK.split(value.strip(), maxsplit=1)[0]
    return text_of(value)


def _post_beside_name(line: Line) -> tuple[str | None, str | None]:
    """The post and the unit that stand behind the name in its cell."""
    value = line.value("name")
    parts = _POST_BREAK.split(value.strip() if isinstance(value, str) else "", maxsplit=1)
    return _split_post(squeeze(parts[1])) if len(parts) > 1 else (None, None)


def born_of(line: Line, latest: int | None) -> tuple[date | int | None, str | None]:
    """The birth and the sex that the column of the year tells. A birth after ``latest`` is a fault."""
    for meaning, gender in _BIRTH_COLUMNS:
        value = line.value(meaning)
        if value is None:
            continue
        line.moved["born"] = line.layout.at[meaning]
        if gender and is_mark(value):
            continue
        return _birth(line, _with_day(line, value), latest), gender
    return None, None


def _with_day(line: Line, year: Value) -> Value:
    """Day, month and year from columns of their own, as one text."""
    if line.column("born_day") is None or line.column("born_month") is None:
        return year
    parts = [line.text("born_day"), line.text("born_month"), text_of(year)]
    return "/".join(parts) if all(parts) else year


def _birth(line: Line, value: Value, latest: int | None) -> date | int | None:
    cell = line.where("born")
    try:
        born = parse_date(value)
    except BadDateError as error:
        line.problems.append(problems.bad_date(cell, str(error)))
        return None
    year = born if isinstance(born, int) else born.year
    if latest is not None and year > latest:
        line.problems.append(problems.bad_date(cell, f"năm sinh {year} sau năm xét {latest}"))
        return None
    return born


def identity_of(line: Line) -> Identity | None:
    """The identity number; a wrong one is a fault and gives None."""
    value = line.value("identity")
    if value is None:
        return None
    title = next(column.title for column in line.layout.many["identity"])
    try:
        return read_identity(
            value, old_cards="CMND" in title.upper() or "CHỨNG MINH" in title.upper() or "CMT" in title.upper()
        )
    except BadIdentityError as error:
        line.problems.append(problems.bad_identity(line.where("identity"), str(error)))
        return None


def gender_of(line: Line) -> str | None:
    """``nam`` or ``nu`` from a column of sex or two columns with ticks."""
    for gender in ("nu", "nam"):
        if line.value(f"mark_{gender}") is not None or line.value(f"born_{gender}") is not None:
            return gender
    text = line.text("gender").lower()
    if not text and line.column("mark_nu") is not None and line.column("mark_nam") is None:
        return "nam"
    return {"nam": "nam", "nữ": "nu", "nu": "nu", "x": "nu"}.get(text)


def position_and_unit(line: Line) -> tuple[str | None, str | None]:
    """Position and unit, from columns of their own or from one column "Chức vụ, đơn vị"."""
    position, unit = line.text("position") or None, line.text("unit") or None
    if line.layout.posts_beside_names:
        first, last = _post_beside_name(line)
        position, unit = position or first, unit or last
    both = line.text("position_unit")
    if both:
        first, last = _split_post(both)
        position = position or first
        if unit is None:
            unit = last
            line.moved["unit"] = line.layout.at["position_unit"]
    return position, unit


def _split_post(text: str) -> tuple[str | None, str | None]:
    """ "Giáo viên, Trường THPT A" → both parts; one part alone is a position when it begins like one."""
    for separator in (", ", "; ", " - ", " – ", ","):
        first, found, last = text.partition(separator)
        if found and first.strip() and last.strip():
            return first.strip(), last.strip()
    return (text, None) if _POSITION_WORDS.match(text) else (None, text)
