"""A sheet as a plain grid, whatever file it came from: values, merged ranges, what is hidden, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.crafts.viet.folding import squeeze

Value = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range, zero-based, both corners included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Grid:
    """Rows from the first line of the sheet on, so that ``rows[0]`` is line 1.

    ``valueless`` are cells with a formula that was never calculated. ``flows``: the grid is a table in a document,
    with the paragraphs ``before`` and ``after`` it.
    """

    name: str
    rows: list[list[Value]]
    spans: list[Span] = field(default_factory=list)
    valueless: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    flows: bool = False
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def value(self, row: int, column: int) -> Value:
        """The value of a cell, None beyond the edge."""
        line = self.rows[row] if row < len(self.rows) else []
        return line[column] if column < len(line) else None

    def texts(self, row: int) -> Iterator[tuple[int, str]]:
        """(column, text) of the cells of a row that are not blank."""
        for column, value in enumerate(self.rows[row]):
            if value is not None and value != "" and (text := text_of(value)):
                yield column, text


def fill_spans(grid: Grid) -> None:
    """Write the value of a merged range into each of its rows: what a reader sees beside every one of its lines.

    Only ranges higher than one line; a range across columns keeps its value in its first column.
    """
    for span in grid.spans:
        value = grid.value(span.top, span.left)
        if span.bottom == span.top or value is None or value == "":
            continue
        for row in range(span.top + 1, min(span.bottom + 1, len(grid.rows))):
            line = grid.rows[row]
            line.extend([None] * (span.left + 1 - len(line)))
            if line[span.left] is None or line[span.left] == "":
                line[span.left] = value


def text_of(value: Value) -> str:
    """The text a person would read in the cell, squeezed."""
    if isinstance(value, str):
        return squeeze(value)
    if value is None:
        return ""
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    if isinstance(value, (datetime, date)):
        return short_date(value)
    return str(value)


@lru_cache(maxsize=4096)
def letter(column: int) -> str:
    """0 → A, 26 → AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, column: int) -> str:
    """Zero-based row and column → "B12"."""
    return f"{letter(column)}{row + 1}"


class Addresses(Mapping[str, str]):
    """Where each meaning stands in one row (name → B12), worked out when asked for."""

    __slots__ = ("_columns", "_moved", "_row")

    def __init__(self, columns: Mapping[str, int], row: int, moved: Mapping[str, int]) -> None:
        self._columns = columns
        self._row = row
        self._moved = moved

    def __getitem__(self, meaning: str) -> str:
        column = self._moved.get(meaning)
        return address(self._row, self._columns[meaning] if column is None else column)

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns.keys() | self._moved.keys())

    def __len__(self) -> int:
        return len(self._columns.keys() | self._moved.keys())
