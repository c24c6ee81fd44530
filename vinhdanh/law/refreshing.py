"""When facts of a few subjects have changed: only their rows are read and judged again, whatever the size of the table.

One new award, one corrected result: the touched subjects are read into a small table of their own, which takes the
place of their rows; the outcome columns of all other subjects stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vinhdanh.law.judging import Verdicts, judge_by
from vinhdanh.law.ragged import Ints, Ragged
from vinhdanh.law.table import Evidence, FactsTable, Scalar
from vinhdanh.law.world import Case


def refresh(
    table: FactsTable, verdicts: Mapping[str, Verdicts], rows: Ints, part: FactsTable
) -> tuple[FactsTable, dict[str, Verdicts]]:
    """The table with ``part`` in the place of ``rows``, and the verdicts of every award over it.

    ``part`` holds the touched subjects alone, in the order of ``rows``; ``verdicts`` are of ``table``, all of one law
    and day (``judge_all``). ``ValueError`` when ``part`` is not as long as ``rows``.
    """
    whole = with_rows(table, rows, part)
    cases: dict[str, Case] = {}
    out = {}
    for code, was in verdicts.items():
        new = judge_by(part, code, was.statutes, on=was.on, year=was.year, through=was.through, cases=cases)
        outcomes = was.outcomes.copy()
        outcomes[rows] = new.outcomes
        out[code] = replace(was, table=whole, outcomes=outcomes)
    return whole, out


def with_rows(table: FactsTable, rows: Ints, part: FactsTable) -> FactsTable:
    """A copy of ``table`` in which the subjects ``rows`` are those of ``part``."""
    if len(rows) != len(part):
        raise ValueError(f"bảng thay thế có {len(part)} dòng, cần {len(rows)}")
    evidence = _JoinedEvidence(table, part)
    changed: dict[str, Any] = {"evidence": evidence}
    for item in fields(table):
        ours, theirs = getattr(table, item.name), getattr(part, item.name)
        if isinstance(ours, Ragged):
            changed[item.name] = _with_entries(ours, rows, theirs, evidence.last.first[item.name])
        elif isinstance(ours, np.ndarray):
            values = theirs + evidence.last.origin if item.name == "origin" else theirs
            changed[item.name] = _put(ours, rows, values)
    changed["titles"] = {
        code: _put(_column(table.titles, code, table.size), rows, _column(part.titles, code, part.size))
        for code in {**table.titles, **part.titles}
    }
    changed["scalars"] = {
        name: _with_scalar(table.scalars.get(name), table.size, rows, part.scalars.get(name), part.size)
        for name in {**table.scalars, **part.scalars}
    }
    return replace(table, **changed)


class _JoinedEvidence(Evidence):
    """Evidence of several tables: the numbers of each begin where those of the one before end."""

    def __init__(self, table: FactsTable, part: FactsTable) -> None:
        old = table.evidence
        self._pieces: list[_Piece] = list(old._pieces) if isinstance(old, _JoinedEvidence) else [_Piece(old, 0, {})]
        self._pieces.append(_Piece(part.evidence, _next(table.origin), _lengths(table)))

    @property
    def last(self) -> _Piece:
        """The piece added last."""
        return self._pieces[-1]

    def year(self, row: int, year: int) -> dict[str, Any]:
        piece = next(piece for piece in reversed(self._pieces) if row >= piece.origin)
        return piece.evidence.year(row - piece.origin, year)

    def entry(self, column: str, index: int) -> dict[str, Any]:
        piece = next(piece for piece in reversed(self._pieces) if index >= piece.first.get(column, 0))
        return piece.evidence.entry(column, index - piece.first.get(column, 0))


@dataclass(frozen=True)
class _Piece:
    """Evidence for rows from ``origin`` on, and for entries of each ragged column from ``first`` on."""

    evidence: Evidence
    origin: int
    first: Mapping[str, int]


def _lengths(table: FactsTable) -> dict[str, int]:
    columns = {item.name: getattr(table, item.name) for item in fields(table)}
    return {name: _next(column.index) for name, column in columns.items() if isinstance(column, Ragged)}


def _next(numbers: NDArray[np.int32]) -> int:
    return int(numbers.max()) + 1 if len(numbers) else 0


def _put(ours: NDArray[Any], rows: Ints, theirs: NDArray[Any]) -> NDArray[Any]:
    out = ours.copy()
    out[..., rows] = theirs
    return out


def _column(titles: Mapping[str, NDArray[np.uint64]], code: str, size: int) -> NDArray[np.uint64]:
    found = titles.get(code)
    return found if found is not None else np.zeros(size, np.uint64)


def _with_scalar(ours: Scalar | None, size: int, rows: Ints, theirs: Scalar | None, length: int) -> Scalar:
    old, new = ours or _nothing(size), theirs or _nothing(length)
    return Scalar(_put(old.value, rows, new.value), _put(old.state, rows, new.state))


def _nothing(size: int) -> Scalar:
    return Scalar(np.zeros(size), np.zeros(size, np.int8))


def _with_entries(ours: Ragged, rows: Ints, theirs: Ragged, first: int) -> Ragged:
    kept = ours.where(~np.isin(ours.row, rows))
    row = np.asarray(rows, np.int32)[theirs.row]
    order = np.argsort(row, kind="stable")
    row = row[order]
    at = np.searchsorted(kept.row, row)
    return Ragged(
        np.insert(kept.row, at, row),
        {name: np.insert(values, at, theirs.columns[name][order]) for name, values in kept.columns.items()},
        np.insert(kept.index, at, theirs.index[order] + np.int32(first)),
    )
