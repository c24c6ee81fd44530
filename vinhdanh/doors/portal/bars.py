"""A small picture of counts by year, drawn as inline SVG; its words and a table stand beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

WIDTH, HEIGHT, FLOOR = 320, 96, 72
MOST_YEARS = 12
LEAST_TALL = 2


@dataclass(frozen=True)
class Bar:
    year: int
    count: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def above(self) -> float:
        return self.y - 3


@dataclass(frozen=True)
class Bars:
    """``rows`` are all (year, count), newest first, for the table; ``drawn`` the last years."""

    drawn: list[Bar]
    rows: list[tuple[int, int]]
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = FLOOR


def bars_of(counts: Mapping[int, int]) -> Bars | None:
    """Nothing to draw when there is less than two years."""
    if len(counts) < 2:
        return None
    last = max(counts)
    first = max(min(counts), last - MOST_YEARS + 1)
    step = WIDTH / (last - first + 1)
    tallest = max(counts[year] for year in counts if year >= first)
    drawn = []
    for year in range(first, last + 1):
        count = counts.get(year, 0)
        tall = max(round(count / tallest * (FLOOR - 16), 1), LEAST_TALL) if count else 0
        x = round((year - first) * step + step * 0.18, 1)
        drawn.append(Bar(year, count, x, FLOOR - tall, round(step * 0.64, 1), tall))
    return Bars(drawn, sorted(counts.items(), reverse=True))
