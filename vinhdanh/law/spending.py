"""What a grant would spend: its period and its initiatives. Stored with the grant, never recomputed."""

from __future__ import annotations

from typing import Any as Anything

import numpy as np

from vinhdanh.law import years as ys
from vinhdanh.law.conditions.base import All, Any, Cited, Condition
from vinhdanh.law.conditions.merits import Initiative
from vinhdanh.law.conditions.span import Span
from vinhdanh.law.conditions.within import InitiativeTimes, OneOf, Within
from vinhdanh.law.in_force import Path
from vinhdanh.law.world import Case, World


def consumed_by(case: Case, code: str, path: Path) -> dict[str, Anything]:
    """The period and the initiatives (their ids) that a grant by this way would use up; for a table of one row."""
    world = World(case, False, code)
    period, entries = _consumed(path.condition, world)
    first, last = period or (case.year, case.year)
    initiatives = list(dict.fromkeys(_id(case, *entry) for entry in entries))
    return {"period": [first, last], "initiatives": [number for number in initiatives if number is not None]}


def _consumed(condition: Condition, world: World) -> tuple[tuple[int, int] | None, list[tuple[str, int]]]:
    """Of an alternative only the first that holds is spent: it stands first because it spends least."""
    if isinstance(condition, Cited):
        return _consumed(condition.inner, world)
    if isinstance(condition, Span):
        return _span(condition, world)
    if isinstance(condition, Initiative):
        return None, condition.serving(world)[: condition.times]
    if isinstance(condition, Any):
        holding = next((part for part in condition.parts if part.holds(world)[0]), None)
        return _consumed(holding, world) if holding else (None, [])
    if isinstance(condition, All):
        period: tuple[int, int] | None = None
        entries: list[tuple[str, int]] = []
        for part in condition.parts:
            inner, spent = _consumed(part, world)
            period, entries = period or inner, entries + spent
        return period, entries
    return None, []


def _span(span: Span, world: World) -> tuple[tuple[int, int] | None, list[tuple[str, int]]]:
    """The shortest end of the run that carries everything asked."""
    run = ys.listed(span.run(world)[0])
    for length in range(span.years, len(run) + 1):
        end = np.array([ys.of(run[-length:])])
        if all(part.holds(world, end)[0] for part in span.within):
            spent = [entry for part in span.within for entry in _within(part, world, end)]
            return (run[-length], run[-1]), spent
    return None, []


def _within(part: Within, world: World, run: np.ndarray) -> list[tuple[str, int]]:
    if isinstance(part, InitiativeTimes):
        return part.serving(world, run)[: part.times]
    if isinstance(part, OneOf):
        option = next(option for option in part.options if all(inner.holds(world, run)[0] for inner in option))
        return [entry for inner in option for entry in _within(inner, world, run)]
    return []


def _id(case: Case, column: str, place: int) -> Anything:
    table = case.table
    rows = table.initiatives if column == "initiatives" else table.works
    found = table.evidence.entry(column, int(rows.index[place])).get("id")
    if found is None and int(rows["id"][place]) >= 0:
        found = int(rows["id"][place])
    return found
