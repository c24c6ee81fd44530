"""Cells in old encodings, turned into Unicode before anything is read; a file may mix them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from vinhdanh.crafts.sheets.grid import Grid, Value
from vinhdanh.crafts.viet.legacy import Encoding, encoding_of, has_signs, may_be_legacy, to_unicode


def unify(grids: Iterable[Grid]) -> tuple[Encoding, ...]:
    """Convert the old texts of these grids in place; the old encodings met, none for nearly every file.

    What a cell alone leaves open, its row decides, and where no row does, the file.
    """
    grids = [grid for grid in grids if _has_signs(grid)]
    votes: Counter[Encoding] = Counter()
    for grid in grids:
        for line in grid.rows:
            votes.update(_clear(line))
    met = tuple(encoding for encoding in (Encoding.TCVN3, Encoding.VNI) if votes[encoding])
    if met:
        prevailing = votes.most_common(1)[0][0]
        for grid in grids:
            for line in grid.rows:
                _convert(line, prevailing)
    return met


def _has_signs(grid: Grid) -> bool:
    for line in grid.rows:
        whole = "\n".join([value for value in line if isinstance(value, str)])
        if (
            not whole.isascii()
            and has_signs(whole)
            and any(isinstance(value, str) and may_be_legacy(value) for value in line)
        ):
            return True
    return False


def _clear(line: list[Value]) -> list[Encoding]:
    return [found for value in line if isinstance(value, str) and (found := encoding_of(value))]


def _convert(line: list[Value], prevailing: Encoding) -> None:
    votes = Counter(_clear(line))
    neighbours = votes.most_common(1)[0][0] if votes else prevailing
    for column, value in enumerate(line):
        if isinstance(value, str) and not value.isascii():
            encoding = encoding_of(value) or neighbours
            if encoding is not Encoding.UNICODE:
                line[column] = to_unicode(value, encoding)
