"""Units from a list: an Excel or CSV file with a name a row, and if it has them kind, parent and code.

All or nothing: one faulty row and nothing is written; every fault is named with its line.
"""

import csv
import io
from dataclasses import dataclass, field
from datetime import datetime

from vinhdanh.crafts.sheets import UnreadableListError
from vinhdanh.crafts.sheets.grid import Grid, text_of
from vinhdanh.crafts.sheets.guards import Kind, inspect
from vinhdanh.crafts.sheets.workbook import read_workbook
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused

from .actions import add_unit
from .models import Unit

_HEADINGS = {
    "name": ("ten don vi", "ten", "don vi", "ten co quan, don vi", "ten co quan"),
    "kind": ("loai", "loai don vi", "loai hinh"),
    "parent": ("truc thuoc", "don vi cap tren", "cap tren", "don vi chu quan", "co quan chu quan"),
    "code": ("ma", "ma so", "ma don vi"),
}
_FIRST_WORDS = (
    ("so ", Unit.Kind.DEPARTMENT),
    ("thanh tra tinh", Unit.Kind.DEPARTMENT),
    ("van phong", Unit.Kind.DEPARTMENT),
    ("ban ", Unit.Kind.DEPARTMENT),
    ("ubnd xa", Unit.Kind.COMMUNE),
    ("xa ", Unit.Kind.COMMUNE),
    ("ubnd phuong", Unit.Kind.WARD),
    ("phuong ", Unit.Kind.WARD),
    ("truong ", Unit.Kind.SCHOOL),
    ("benh vien", Unit.Kind.HOSPITAL),
    ("trung tam y te", Unit.Kind.HOSPITAL),
    ("cong ty", Unit.Kind.ENTERPRISE),
    ("hop tac xa", Unit.Kind.COOPERATIVE),
    ("thon ", Unit.Kind.VILLAGE),
    ("to dan pho", Unit.Kind.VILLAGE),
    ("phong ", Unit.Kind.DEPARTMENT_OFFICE),
    ("hoi ", Unit.Kind.ASSOCIATION),
)
_MOST_ROWS = 20_000
_HEADER_WITHIN = 15


@dataclass(frozen=True)
class UnitRow:
    line: int
    name: str
    kind: str
    parent: str = ""
    code: str = ""


@dataclass
class UnitList:
    """What a file says; ``problems`` are sentences with their line."""

    rows: list[UnitRow] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_units(data: bytes, filename: str) -> UnitList:
    """Read a list of units. Raises Refused when the file cannot be read at all."""
    try:
        grids = _grids(data, filename)
    except UnreadableListError as wrong:
        raise Refused(wrong.message, code=wrong.code) from wrong
    for grid in grids:
        if (found := _header(grid)) is not None:
            return _read(grid, *found)
    raise Refused(
        f"Không tìm thấy cột “Tên đơn vị” trong tệp “{filename}”; hãy ghi tiêu đề cột ở một dòng phía trên danh sách.",
        code="no_table",
    )


def _grids(data: bytes, filename: str) -> list[Grid]:
    kind = inspect(data, filename)
    if kind is Kind.DOCX:
        raise Refused("Danh sách đơn vị nhận tệp Excel hoặc CSV; hãy chép bảng sang Excel rồi gửi lại.")
    if kind is not Kind.TEXT:
        return read_workbook(data, filename, kind)[0]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Refused(f"Tệp “{filename}” không phải mã UTF-8; hãy lưu lại dạng “CSV UTF-8” hoặc Excel.") from wrong
    delimiter = max(",;\t", key=text[:4000].count)
    return [Grid("csv", [list(line) for line in csv.reader(io.StringIO(text), delimiter=delimiter)])]


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    for row in range(min(_HEADER_WITHIN, len(grid.rows))):
        columns: dict[str, int] = {}
        for column, text in grid.texts(row):
            for meaning, headings in _HEADINGS.items():
                if fold(text) in headings:
                    columns.setdefault(meaning, column)
        if "name" in columns:
            return row, columns
    return None


def _read(grid: Grid, header: int, columns: dict[str, int]) -> UnitList:
    found = UnitList()
    kinds = {fold(label): code for code, label in Unit.Kind.choices}
    seen: dict[tuple[str, str], int] = {}
    for row in range(header + 1, len(grid.rows)):
        cells = {meaning: text_of(grid.value(row, column)) for meaning, column in columns.items()}
        if not cells["name"]:
            continue
        key = (fold(cells["name"]), fold(cells.get("parent", "")))
        if key in seen:
            found.problems.append(f"Dòng {row + 1}: “{cells['name']}” đã có ở dòng {seen[key]}.")
            continue
        seen[key] = row + 1
        said = cells.get("kind", "")
        kind = kinds.get(fold(said)) or (_kind_by_name(cells["name"]) if not said else None)
        if kind is None:
            found.problems.append(
                f"Dòng {row + 1}: không có loại đơn vị “{said}”; dùng một trong: {', '.join(Unit.Kind.labels)}."
            )
            continue
        found.rows.append(UnitRow(row + 1, cells["name"][:250], kind, cells.get("parent", ""), cells.get("code", "")))
    if len(found.rows) > _MOST_ROWS:
        raise Refused(f"Danh sách có {len(found.rows)} dòng, mỗi lần nhận {_MOST_ROWS} dòng; hãy tách thành nhiều tệp.")
    if not found.rows and not found.problems:
        raise Refused("Danh sách không có dòng nào dưới tiêu đề cột; hãy kiểm tra lại tệp.")
    return found


def _kind_by_name(name: str) -> str:
    folded = fold(name)
    return next((kind for words, kind in _FIRST_WORDS if folded.startswith(words)), Unit.Kind.OTHER)


@action("registry.edit_units")
def add_units(root: Unit, *, by: Actor, at: datetime, rows: list[UnitRow]) -> int:
    """Write the units of a list under ``root``; a parent is found among the list's own names, then in the registry.

    A unit that stands there already (same parent, same name) is left as it is, so the same list twice adds nothing.
    Raises Refused, writing nothing, when a parent is unknown or comes in a circle.
    """
    have = {
        (home, folded): unit
        for unit, home, folded in (
            (unit, unit.party.home_id, unit.party.folded)
            for unit in Unit.objects.select_related("party").filter(path__startswith=root.path, until=None)
        )
    }
    named: dict[str, Unit] = {}
    for unit in have.values():
        named.setdefault(unit.party.folded, unit)
    waiting, made = list(rows), 0
    mine = {fold(row.name) for row in rows}
    while waiting:
        later = []
        for row in waiting:
            parent = _parent(row, root, named, mine)
            if parent is None:
                later.append(row)
            elif (known := have.get((parent.pk, fold(row.name)))) is not None:
                named[fold(row.name)] = known
            else:
                named[fold(row.name)] = add_unit(parent, by=by, at=at, name=row.name, kind=row.kind, code=row.code)
                made += 1
        if len(later) == len(waiting):
            raise Refused(
                f"Dòng {later[0].line}: không tìm thấy đơn vị cấp trên “{later[0].parent}” của “{later[0].name}”. "
                "Thêm đơn vị đó vào danh sách, hoặc để trống cột Trực thuộc."
            )
        waiting = later
    audit.note(added=made)
    return made


def _parent(row: UnitRow, root: Unit, named: dict[str, Unit], mine: set[str]) -> Unit | None:
    """The parent, or None while it is still to be written or not to be found."""
    if not row.parent:
        return root
    key = fold(row.parent)
    if key in mine and key not in named:
        return None
    return named.get(key)
