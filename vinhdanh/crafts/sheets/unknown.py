"""Tables under headings that nobody taught the reader: shown as they stand, for a person to say what is what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vinhdanh.crafts.sheets.grid import Grid, letter, text_of
from vinhdanh.crafts.sheets.meanings import LABELS
from vinhdanh.crafts.sheets.model import ColumnRead, TableRead

_LEAST_CELLS, _LEAST_LINES = 3, 3
_SAMPLES, _SAMPLE_LENGTH, _LOOKED_AT = 3, 60, 40
_LONG_NUMBER = re.compile(r"\d{6,}(?=\d{3})")


def tables_seen(grids: Iterable[Grid]) -> Iterator[TableRead]:
    """What has the shape of a table at all: three lines in a row with three cells or more; the first is its heading."""
    for grid in grids:
        run = 0
        for row in range(len(grid.rows)):
            run = run + 1 if sum(1 for _ in grid.texts(row)) >= _LEAST_CELLS else 0
            if run >= _LEAST_LINES:
                yield _as_table(grid, row - run + 1)
                break


def _as_table(grid: Grid, top: int) -> TableRead:
    columns = tuple(
        ColumnRead(letter(column), text, "ignored", LABELS["ignored"], samples(grid, column, top + 1))
        for column, text in grid.texts(top)
    )
    return TableRead(grid.name, (top + 1,), top + 2, len(grid.rows), columns)


def samples(grid: Grid, column: int, start: int) -> tuple[str, ...]:
    """The first values of a column below ``start``: enough to know what it holds, too little to know an identity."""
    found: list[str] = []
    for row in range(start, min(start + _LOOKED_AT, len(grid.rows))):
        text = text_of(value) if (value := grid.value(row, column)) not in (None, "") else ""
        if text and text not in found:
            found.append(text)
        if len(found) == _SAMPLES:
            break
    return tuple(_LONG_NUMBER.sub("…", text)[:_SAMPLE_LENGTH] for text in found)
