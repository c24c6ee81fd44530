"""Bytes of a file → its grids, whatever kind it is, in Unicode."""

from __future__ import annotations

from vinhdanh.crafts.sheets.delimited import read_delimited
from vinhdanh.crafts.sheets.encodings import unify
from vinhdanh.crafts.sheets.grid import Grid
from vinhdanh.crafts.sheets.guards import Kind, inspect
from vinhdanh.crafts.sheets.model import Skipped
from vinhdanh.crafts.sheets.word import read_document
from vinhdanh.crafts.sheets.workbook import read_workbook


def open_grids(data: bytes, filename: str) -> tuple[list[Grid], list[Skipped]]:
    """The visible sheets (or tables) of the file, and what of it was not read. Raises UnreadableListError."""
    kind = inspect(data, filename)
    skipped: list[Skipped] = []
    if kind is Kind.DOCX:
        grids = read_document(data, filename)
    elif kind is Kind.TEXT:
        grids = [read_delimited(data, filename)]
    else:
        grids, skipped = read_workbook(data, filename, kind)
    for encoding in unify(grids):
        skipped.append(Skipped("", None, None, f"Chữ theo bảng mã {encoding.value} đã được chuyển sang Unicode."))
    return grids, skipped
