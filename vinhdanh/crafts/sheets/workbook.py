"""Workbooks (.xlsx) as grids: values by calamine, what calamine does not tell by a light look into the XML."""

from __future__ import annotations

import io
from typing import cast

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from vinhdanh.crafts.sheets.grid import Grid, Span, Value
from vinhdanh.crafts.sheets.guards import DAMAGED_ZIP, Kind, check_extent
from vinhdanh.crafts.sheets.model import Skipped, UnreadableListError
from vinhdanh.crafts.sheets.old_excel import read_old_workbook
from vinhdanh.crafts.sheets.package import SheetParts, XmlError


def read_workbook(data: bytes, filename: str, kind: Kind) -> tuple[list[Grid], list[Skipped]]:
    """The visible sheets of a workbook (.xlsx or .xls), and the hidden ones as left out.

    Raises UnreadableListError when it cannot be opened.
    """
    if kind is Kind.XLS:
        return read_old_workbook(data, filename)
    parts = _parts(data, filename)
    workbook = _open(data, filename)
    grids: list[Grid] = []
    skipped: list[Skipped] = []
    for metadata in workbook.sheets_metadata:
        if metadata.visible != SheetVisibleEnum.Visible:
            skipped.append(Skipped(metadata.name, None, None, f"Trang tính “{metadata.name}” đang ẩn nên không đọc."))
        elif metadata.typ == SheetTypeEnum.WorkSheet:
            grids.append(_grid(workbook, metadata.name, parts, filename))
    return grids, skipped


def _parts(data: bytes, filename: str) -> SheetParts:
    """The parts of the package, once every sheet has been found small enough to be laid out in memory."""
    try:
        parts = SheetParts(data)
        for name, xml in parts.sheets():
            check_extent(xml, name)
    except (XmlError, *DAMAGED_ZIP) as error:
        raise _damaged(filename) from error
    return parts


def _open(data: bytes, filename: str) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise UnreadableListError(f"Tệp “{filename}” đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại.", "encrypted") from None
    except (CalamineError, OSError, ValueError) as error:
        raise _damaged(filename) from error
    except BaseException as error:
        raise _damaged_by_panic(error, filename) from error


def _grid(workbook: CalamineWorkbook, name: str, parts: SheetParts, filename: str) -> Grid:
    try:
        sheet = workbook.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False)
        merged = sheet.merged_cell_ranges or []
    except (CalamineError, OSError, ValueError) as error:
        raise _damaged(filename) from error
    except BaseException as error:
        raise _damaged_by_panic(error, filename) from error
    spans = [Span(start[0], start[1], end[0], end[1]) for start, end in merged]
    grid = Grid(name, cast("list[list[Value]]", rows), spans)
    try:
        grid.valueless, grid.hidden_rows = parts.oddities(name)
    except XmlError as error:
        raise _damaged(filename) from error
    return grid


def _damaged(filename: str) -> UnreadableListError:
    return UnreadableListError(
        f"Tệp “{filename}” bị hỏng, không mở được; hãy mở thử bằng Excel, lưu lại rồi gửi lại.", "truncated"
    )


def _damaged_by_panic(error: BaseException, filename: str) -> BaseException:
    """A panic of the Rust reader is no Exception; anything else that is none (an interrupt) goes on as it is."""
    return _damaged(filename) if type(error).__name__ == "PanicException" else error
