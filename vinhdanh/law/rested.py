"""On which initiative a title rested, where nobody has said it.

A CSTDCS decided before 2024 always rested on an initiative. Since then it may rest on an excellent result instead: of a
year that was only good it must have rested on an initiative or a work, and which one is not known when none is marked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vinhdanh.law import years as ys
from vinhdanh.law.table import SPENT_PERHAPS, SPENT_TITLE

RESTED_UNTIL = 2023
_EXCELLENT = 2  # the place of the years with an excellent result
Entries = list[dict[str, Any]]


def mark_rested(
    rows: Mapping[str, list[int]],
    values: Mapping[str, Entries],
    sources: Mapping[str, Entries],
    titled: Any,
    results: Any,
    known: Any,
) -> None:
    """Mark one entry of each year with a CSTDCS whose uses are not stated: as spent, or as perhaps spent.

    ``titled``: the years of the title by subject; ``results``, ``known``: the columns of yearly results.
    """
    places: dict[tuple[int, int], list[tuple[str, int]]] = {}
    for column in ("initiatives", "works"):
        for place, row in enumerate(rows.get(column, [])):
            places.setdefault((row, values[column][place]["year"]), []).append((column, place))
    for (row, year), found in places.items():
        bit = ys.one(year)
        if not bit & titled[row] or any(values[column][place]["spent"] & SPENT_TITLE for column, place in found):
            continue
        silent = [(column, place) for column, place in found if sources[column][place].get("used_for") is None]
        if year <= RESTED_UNTIL:
            _mark([entry for entry in silent if entry[0] == "initiatives"], values, SPENT_TITLE)
        elif bit & known[row] and not bit & results[_EXCELLENT][row]:
            _mark(silent, values, SPENT_PERHAPS)


def _mark(silent: list[tuple[str, int]], values: Mapping[str, Entries], how: int) -> None:
    """The entry of the least scope: a wider one is kept for what asks for it."""
    if silent:
        column, place = min(silent, key=lambda entry: values[entry[0]][entry[1]]["scope"])
        values[column][place]["spent"] |= how
