"""The yearly facts of subjects while they are read: results, targets, titles, as sets of years."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from vinhdanh.law import years as ys
from vinhdanh.law.entries import Entry, EntryReader, FactsError, checked_code
from vinhdanh.law.table import GRADES, YEARLY_TITLES

AddAward = Callable[[int, Entry], None]


class Yearbook:
    """Columns of years for ``size`` subjects, filled year by year."""

    def __init__(self, size: int, entries: EntryReader, add_award: AddAward) -> None:
        self._size, self._entries, self._add_award = size, entries, add_award
        self.titles: dict[str, Any] = {}
        self.columns: dict[str, Any] = {
            "results": np.zeros((len(GRADES), size), np.uint64),
            "results_known": np.zeros(size, np.uint64),
            "expected": np.zeros(size, np.uint64),
            "exceeded": np.zeros(size, np.uint64),
            "exceeded_known": np.zeros(size, np.uint64),
            "titles_known": np.zeros(size, np.uint64),
            "titles_provisional": np.zeros(size, np.uint64),
        }

    def read(self, row: int, year: int, entry: Entry) -> None:
        """One year of one subject; ``FactsError`` when the year or a value cannot be read."""
        if not ys.holds_year(year):
            raise FactsError(f"năm {year} nằm ngoài khoảng {ys.EPOCH}–{ys.EPOCH + ys.SPAN - 1}")
        bit, columns = ys.one(year), self.columns
        if entry.get("result") is not None:
            grade = self._entries.rank("result", entry["result"], "result")
            columns["results_known"][row] |= bit
            columns["results"][:grade, row] |= bit
        if entry.get("expected"):
            columns["expected"][row] |= bit
        if entry.get("exceeded_targets") is not None:
            columns["exceeded_known"][row] |= bit
            if entry["exceeded_targets"]:
                columns["exceeded"][row] |= bit
        if entry.get("titles") is not None:
            columns["titles_known"][row] |= bit
            for code in entry["titles"]:
                self._title(row, year, code, entry)
        if entry.get("provisional"):
            columns["titles_provisional"][row] |= bit

    def _title(self, row: int, year: int, code: str, source: Entry) -> None:
        checked_code(code)
        if code in YEARLY_TITLES:
            self.hold(row, year, code)
        else:
            self._add_award(row, {**source, "code": code, "year": year})

    def hold(self, row: int, year: int, code: str) -> None:
        """The subject holds a yearly title of that year."""
        if code not in self.titles:
            self.titles[code] = np.zeros(self._size, np.uint64)
        self.titles[code][row] |= ys.one(year)
