"""Figures of this room as the numbers of an inline SVG; each stands beside the table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from .scoring import Stability

LEFT, RIGHT, TOP, ROW = 210, 800, 38, 27
_LABELS = 12
"""At most so many ranks are written above the picture."""


@dataclass(frozen=True)
class Bar:
    """One unit's line: where its rank stands, and the reach of its ranks."""

    name: str
    y: int
    text_y: int
    at: float
    first: float
    last: float
    leads: bool


@dataclass(frozen=True)
class StabilityPicture:
    """Ranks from left to right, units from above; ``words`` says it to those who do not see it."""

    width: int
    height: int
    ticks: tuple[tuple[int, float], ...]
    bottom: int
    bars: tuple[Bar, ...]
    words: str


def stability(names: Sequence[str], found: Stability, rows: Sequence[int]) -> StabilityPicture:
    """The reach of each unit's rank; ``rows`` are its places in ``found``, in the order of ``names``."""
    count = len(rows)
    apart = (RIGHT - LEFT) / max(count - 1, 1)

    def x(rank: int) -> float:
        return round(LEFT + (rank - 1) * apart, 1)

    bars = tuple(
        Bar(
            _short(name), TOP + ROW * place, TOP + ROW * place + 4, x(int(found.ranks[row])), x(int(found.best[row])),
            x(int(found.worst[row])), bool(found.led[row] > 0),
        )
        for place, (name, row) in enumerate(zip(names, rows, strict=True))
    )  # fmt: skip
    every = max(1, -(-count // _LABELS))
    ticks = tuple((rank, x(rank)) for rank in range(1, count + 1) if (rank - 1) % every == 0)
    told = "; ".join(
        f"{name} hạng {found.best[row]}–{found.worst[row]}"
        if found.best[row] != found.worst[row]
        else f"{name} giữ hạng {found.ranks[row]}"
        for name, row in list(zip(names, rows, strict=True))[:12]
    )
    height = TOP + ROW * count
    return StabilityPicture(RIGHT + 20, height, ticks, height - 12, bars, told + ".")


def _reach(name: str, found: Stability, row: int) -> str:
    best, worst = int(found.best[row]), int(found.worst[row])
    return f"{name} giữ hạng {best}" if best == worst else f"{name} hạng {best}–{worst}"


def _short(name: str, longest: int = 30) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    label: str


@dataclass(frozen=True)
class LinePicture:
    """One value over years, as a share of the maximum (0 … 1)."""

    points: str
    dots: tuple[Dot, ...]
    years: tuple[tuple[int, float], ...]
    grid: tuple[tuple[str, float], ...]
    words: str


def over_years(values: Sequence[tuple[int, float]], *, width: int = 420, height: int = 150) -> LinePicture:
    """A line of percentages; the scale begins at the nearest ten below the lowest."""
    low = max(0, int(min((value for _, value in values), default=0) * 10) / 10 - 0.1)
    high = max(1.0, max((value for _, value in values), default=1))
    apart = (width - 80) / max(len(values) - 1, 1)

    def y(value: float) -> float:
        return round(height - 30 - (value - low) / (high - low or 1) * (height - 50), 1)

    dots = tuple(
        Dot(round(50 + place * apart, 1), y(value), f"{100 * value:.1f}".replace(".", ",") + " %")
        for place, (_, value) in enumerate(values)
    )
    return LinePicture(
        points=" ".join(f"{dot.x},{dot.y}" for dot in dots),
        dots=dots,
        years=tuple((year, dot.x) for (year, _), dot in zip(values, dots, strict=True)),
        grid=tuple((f"{round(100 * share)} %", y(share)) for share in (low, (low + high) / 2, high)),
        words="; ".join(f"năm {year}: {dot.label}" for (year, _), dot in zip(values, dots, strict=True)),
    )
