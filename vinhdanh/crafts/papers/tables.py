"""Tables built column by column, so that a column nobody fills is not printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vinhdanh.crafts.papers.blocks import Band, Column, Table

Cells = Sequence[str] | None


def filled(
    *columns: tuple[Column, Cells],
    bands: Sequence[tuple[str, str, int]] = (),
    totals: Mapping[str, str] | None = None,
) -> Table:
    """A table of the columns that have something to show.

    Each column comes with its cells, one a row; None instead of cells is a column to be filled by hand, always
    kept. `bands` cuts the rows, in order, into (heading, note, number of rows). `totals` gives the closing line's
    cells by column heading.
    """
    kept = [(column, cells) for column, cells in columns if cells is None or any(cells)]
    height = max((len(cells) for _, cells in columns if cells is not None), default=0)
    rows = [tuple("" if cells is None else cells[row] for _, cells in kept) for row in range(height)]
    cut: list[Band] = []
    start = 0
    for heading, note, count in bands or [("", "", height)]:
        cut.append(Band(tuple(rows[start : start + count]), heading, note))
        start += count
    if start != height:
        raise ValueError(f"bands cover {start} rows of {height}")
    total = tuple((totals or {}).get(column.heading, "") for column, _ in kept)
    return Table(tuple(column for column, _ in kept), tuple(cut), total if any(total) else ())


def numbered(count: int) -> list[str]:
    """The ordinals of a table's rows."""
    return [str(number) for number in range(1, count + 1)]
