"""Rows that belong to rows: a subject's awards, initiatives, posts, as sorted columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]
Bools = NDArray[np.bool_]

NO_DAY = 0  # an absent date; days are proleptic ordinals (``date.toordinal()``)
FAR_DAY = 2**30  # "still running"


@dataclass(frozen=True, slots=True)
class Ragged:
    """``row[k]`` is the subject that entry *k* belongs to (ascending); ``columns`` hold one value an entry.

    ``index`` is the place of the entry in the table it was first built in, so that evidence can be found after
    a selection.
    """

    row: NDArray[np.int32]
    columns: Mapping[str, NDArray[Any]]
    index: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.row)

    def __getitem__(self, column: str) -> NDArray[Any]:
        return self.columns[column]

    def where(self, mask: Bools) -> Ragged:
        """The entries for which the mask holds."""
        if mask.all():
            return self
        return Ragged(self.row[mask], {name: values[mask] for name, values in self.columns.items()}, self.index[mask])

    def take(self, rows: Ints, size: int) -> Ragged:
        """The entries of the selected subjects, renumbered; ``size`` is the number of subjects before."""
        place = np.full(size, -1, np.int32)
        place[rows] = np.arange(len(rows), dtype=np.int32)
        new_row = place[self.row]
        kept = self.where(new_row >= 0)
        renumbered = new_row[new_row >= 0]
        order = np.argsort(renumbered, kind="stable")
        return Ragged(
            renumbered[order], {name: values[order] for name, values in kept.columns.items()}, kept.index[order]
        )

    def any_by_row(self, mask: Bools, size: int) -> Bools:
        """For each subject: does any entry satisfy the mask?"""
        out = np.zeros(size, np.bool_)
        out[self.row[mask]] = True
        return out

    def count_by_row(self, mask: Bools, size: int) -> NDArray[np.intp]:
        """For each subject: how many entries satisfy the mask."""
        return np.bincount(self.row[mask], minlength=size)

    def max_by_row(self, values: Ints, mask: Bools, size: int, default: int) -> NDArray[np.int64]:
        """For each subject the largest value among entries of the mask, else ``default``."""
        out = np.full(size, default, np.int64)
        np.maximum.at(out, self.row[mask], values[mask])
        return out

    def min_by_row(self, values: Ints, mask: Bools, size: int, default: int) -> NDArray[np.int64]:
        """For each subject the smallest value among entries of the mask, else ``default``."""
        out = np.full(size, default, np.int64)
        np.minimum.at(out, self.row[mask], values[mask])
        return out


def ragged(row: Any, schema: Mapping[str, type], columns: Mapping[str, Any]) -> Ragged:
    """Build from sequences; entries are sorted by subject, missing columns are zero.

    ``KeyError`` on unknown columns.
    """
    unknown = set(columns) - set(schema)
    if unknown:
        raise KeyError(f"cột lạ: {', '.join(sorted(unknown))}")
    rows = np.asarray(row, np.int32)
    filled: dict[str, NDArray[Any]] = {
        name: np.asarray(columns.get(name, np.zeros(len(rows))), kind) for name, kind in schema.items()
    }
    index = np.arange(len(rows), dtype=np.int32)
    if len(rows) and np.any(rows[1:] < rows[:-1]):
        order = np.argsort(rows, kind="stable")
        rows, index = rows[order], index[order]
        filled = {name: values[order] for name, values in filled.items()}
    return Ragged(rows, filled, index)
