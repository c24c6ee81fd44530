"""One figure and its goal; how a table of them is printed and written."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Figure:
    """``goal`` is a bound: the value must not be above it, or with ``least`` not below. None: only told."""

    what: str
    value: float
    unit: str = "s"
    goal: float | None = None
    least: bool = False
    note: str = ""

    @property
    def reached(self) -> bool | None:
        if self.goal is None:
            return None
        return self.value >= self.goal if self.least else self.value <= self.goal

    @property
    def shown(self) -> str:
        return _number(self.value, self.unit)

    @property
    def bound(self) -> str:
        if not self.goal:
            return "" if self.goal is None else "0"
        return f"{'≥' if self.least else '<'} {_number(self.goal, self.unit)}"

    @property
    def mark(self) -> str:
        return {True: "reached", False: "MISSED", None: ""}[self.reached]


def _number(value: float, unit: str) -> str:
    if unit == "s" and value < 1:
        value, unit = value * 1000, "ms"
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2
    text = f"{value:,.{digits}f}"
    return text + unit if unit in ("×", "%") else f"{text} {unit}".strip()


@dataclass
class Clock:
    seconds: float = 0.0


@contextmanager
def timed() -> Iterator[Clock]:
    """``with timed() as took: …`` and then ``took.seconds``."""
    took, began = Clock(), time.perf_counter()
    try:
        yield took
    finally:
        took.seconds = time.perf_counter() - began


def best_of(times: int, work: Callable[[], Any]) -> float:
    """The shortest of so many runs in seconds: what the machine can do when nobody else disturbs it."""
    runs = []
    for _ in range(times):
        with timed() as took:
            work()
        runs.append(took.seconds)
    return min(runs)


def percentile(values: list[float], share: float) -> float:
    """The value that ``share`` (0…1) of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass
class Table:
    title: str
    figures: list[Figure] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """What could not be measured here, in a sentence each."""

    def lines(self) -> list[str]:
        rows = [("", "figure", "goal", ""), *map(_told, self.figures)]
        wide = [max(len(row[place]) for row in rows) for place in range(3)]
        printed = [f"  {a:<{wide[0]}}  {b:>{wide[1]}}  {c:>{wide[2]}}  {d}".rstrip() for a, b, c, d in rows]
        return [self.title, *printed, *(f"  left out: {why}" for why in self.left_out)]

    def markdown(self) -> list[str]:
        rows = [f"| {' | '.join(_told(figure))} |" for figure in self.figures]
        left = [line for why in self.left_out for line in ("", f"Left out: {why}")]
        return [f"## {self.title}", "", "| | figure | goal | |", "|---|---:|---:|---|", *rows, *left, ""]


def _told(figure: Figure) -> tuple[str, str, str, str]:
    note = f" ({figure.note})" if figure.note else ""
    return figure.what + note, figure.shown, figure.bound, figure.mark
