"""The drawing of a diploma: a border of lacquer and gold, a lotus in each corner, an emblem. All of it ours.

The motifs are the Đông Sơn bronze drum's: the sun, saw teeth, and rings joined by tangents. Nothing resembles the
diplomas of the State, as the rule on giấy khen asks, and the emblem is deliberately not the national one: an
authority that must print that gives its own SVG. Units are millimetres of an A4 sheet lying across (297 × 210);
A3 is the same drawing enlarged by √2.
"""

from __future__ import annotations

from functools import lru_cache
from math import acos, cos, pi, sin

WIDTH, HEIGHT = 297.0, 210.0
LACQUER, LACQUER_DEEP, GOLD, GOLD_PALE, WATERMARK = "#8a1a1e", "#6a1115", "#b98a2c", "#e5c176", "#faf4e6"
FLAG = "#c4161c"

# The band of the border: its outer edge from the sheet's edge, and how wide it is.
BAND_INSET, BAND = 8.0, 9.0
INNER = BAND_INSET + BAND
# A ring of the band as dots over dots, outermost first: colour and diameter.
RINGS = ((GOLD_PALE, 4.0), (LACQUER, 3.2), (GOLD_PALE, 2.3), (LACQUER, 1.6), (GOLD_PALE, 0.8))

Point = tuple[float, float]


@lru_cache(maxsize=1)
def border_svg() -> str:
    """The border with its corners and the pale drum behind the text, as one SVG of the whole sheet.

    Everything that repeats is a dashed stroke (a round dash of no length is a dot, and dots over dots are rings):
    the drawing is on every page of a list of thousands, and has to be a few dozen strokes there, not thousands.
    """
    middle = BAND_INSET + BAND / 2
    corners = [(x, y) for x in (middle, WIDTH - middle) for y in (middle, HEIGHT - middle)]
    sides = [
        ((INNER, middle), (WIDTH - INNER, middle), 42),
        ((INNER, HEIGHT - middle), (WIDTH - INNER, HEIGHT - middle), 42),
        ((middle, INNER), (middle, HEIGHT - INNER), 28),
        ((WIDTH - middle, INNER), (WIDTH - middle, HEIGHT - INNER), 28),
    ]
    return _svg(
        WIDTH,
        HEIGHT,
        _drum(WIDTH / 2, HEIGHT / 2 + 3),
        _box(6.4, stroke=GOLD, width=0.35),
        _box(middle, stroke=LACQUER, width=BAND),
        *(_side(start, end, count) for start, end, count in sides),
        _box(BAND_INSET + 0.35, stroke=GOLD_PALE, width=0.3),
        _box(INNER - 0.35, stroke=GOLD_PALE, width=0.3),
        *(_medallion(x, y) for x, y in corners),
        _box(INNER + 1.3, stroke=LACQUER, width=0.3),
        _stepped_line(INNER + 3.2, 9.0),
        *(_corner_lotus(x, y) for x in (0, 1) for y in (0, 1)),
    )


@lru_cache(maxsize=1)
def emblem_svg() -> str:
    """The neutral emblem: the drum's sun in a ring, between two branches that rise from a lotus. 100 × 100."""
    branch = f'<path d="{_branch()}" fill="{GOLD}"/>'
    return _svg(
        100,
        100,
        branch,
        f'<g transform="translate(100 0) scale(-1 1)">{branch}</g>',
        f'<circle cx="50" cy="44" r="29" fill="{LACQUER}"/>',
        f'<circle cx="50" cy="44" r="26.6" fill="none" stroke="{GOLD_PALE}" stroke-width="1.2"/>',
        f'<circle cx="50" cy="44" r="24.2" fill="none" stroke="{GOLD_PALE}" stroke-width=".5"/>',
        f'<path d="{_sun(50, 44, 22, 8, 14)}" fill="{GOLD_PALE}"/>',
        f'<circle cx="50" cy="44" r="3.2" fill="{LACQUER}"/>',
        f'<g transform="translate(50 86) scale(.95)">{_lotus(LACQUER, GOLD_PALE)}</g>',
    )


@lru_cache(maxsize=1)
def flags_svg() -> str:
    """The red flags fanned on both sides of the emblem of an emulation fighter. 300 × 100, the middle third empty."""
    fan = "".join(f'<g transform="rotate({angle})">{_flag()}</g>' for angle in (58, 38, 18))
    right, left = (
        f'<g transform="translate(203 92)">{fan}</g>',
        f'<g transform="translate(97 92) scale(-1 1)">{fan}</g>',
    )
    return _svg(300, 100, left, right)


def _flag() -> str:
    """A red flag on a gilt pole that stands upright on the origin, 84 high, flying to the right."""
    cloth = "M0 -80C10 -86 20 -74 34 -80L34 -54C20 -48 10 -60 0 -54Z"
    fringe = "M34 -80L34 -54"
    return (
        f'<path d="M0 0V-83" stroke="{GOLD}" stroke-width="1.4"/><path d="M0 -89L1.8 -83H-1.8Z" fill="{GOLD}"/>'
        f'<path d="{cloth}" fill="{FLAG}"/><path d="{fringe}" stroke="{GOLD_PALE}" stroke-width="1.6"/>'
    )


def _svg(width: float, height: float, *parts: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">{"".join(parts)}</svg>'


def _n(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _polygon(points: list[Point]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points) + "Z"


def _circle(x: float, y: float, radius: float) -> str:
    r = _n(radius)
    return f"M{_n(x - radius)} {_n(y)}a{r} {r} 0 1 0 {_n(2 * radius)} 0a{r} {r} 0 1 0 {_n(-2 * radius)} 0Z"


def _side(start: Point, end: Point, count: int) -> str:
    """One side of the band: `count` rings joined by tangents, between two rows of short parallel strokes."""
    length = end[0] - start[0] + end[1] - start[1]
    step = length / count
    line = f"M{_n(start[0])} {_n(start[1])}L{_n(end[0])} {_n(end[1])}"
    hatch = f"{_n(step / 16)} {_n(step / 8)}"
    across = (0.0, 1.0) if start[1] == end[1] else (1.0, 0.0)
    rows = "".join(
        f"M{_n(start[0] + across[0] * side)} {_n(start[1] + across[1] * side)}"
        f"L{_n(end[0] + across[0] * side)} {_n(end[1] + across[1] * side)}"
        for side in (-BAND / 2 + 1.25, BAND / 2 - 1.25)
    )
    dots = "".join(
        f'<path d="{line}" stroke="{colour}" stroke-width="{width}" stroke-linecap="round"'
        f' stroke-dasharray="0 {_n(step)}" stroke-dashoffset="{_n(-step / 2)}"/>'
        for colour, width in RINGS
    )
    return (
        f'<g fill="none"><path d="{rows}" stroke="{GOLD}" stroke-width="1.1" stroke-dasharray="{hatch}"/>'
        f'<path d="{_tangents(start, end, count)}" stroke="{GOLD}" stroke-width=".32"/>{dots}</g>'
    )


def _tangents(start: Point, end: Point, count: int) -> str:
    """From each ring to the next the inner tangent, as the drums have it: off the top of one, under the next."""
    radius, step = RINGS[0][1] / 2, (end[0] - start[0] + end[1] - start[1]) / count
    reach, rise = radius * 2 * radius / step, radius * sin(acos(2 * radius / step))
    along = (1.0, 0.0) if start[1] == end[1] else (0.0, 1.0)
    path = ""
    for ring in range(count - 1):
        near, far = step * (ring + 0.5) + reach, step * (ring + 1.5) - reach
        a = (start[0] + along[0] * near - along[1] * rise, start[1] + along[1] * near - along[0] * rise)
        b = (start[0] + along[0] * far + along[1] * rise, start[1] + along[1] * far + along[0] * rise)
        path += f"M{_n(a[0])} {_n(a[1])}L{_n(b[0])} {_n(b[1])}"
    return path


def _sun(x: float, y: float, outer: float, inner: float, rays: int) -> str:
    """A star of many rays, the heart of every drum."""
    points = []
    for i in range(2 * rays):
        radius, angle = (outer if i % 2 == 0 else inner), pi * i / rays - pi / 2
        points.append((x + radius * cos(angle), y + radius * sin(angle)))
    return _polygon(points)


def _medallion(x: float, y: float) -> str:
    half = BAND / 2
    return (
        f'<rect x="{_n(x - half)}" y="{_n(y - half)}" width="{_n(BAND)}" height="{_n(BAND)}" fill="{LACQUER_DEEP}"'
        f' stroke="{GOLD_PALE}" stroke-width=".3"/>'
        f'<path d="{_circle(x, y, 3.7)}{_circle(x, y, 3.15)}" fill="none" stroke="{GOLD_PALE}" stroke-width=".3"/>'
        f'<path d="{_sun(x, y, 2.8, 1.0, 12)}" fill="{GOLD_PALE}"/>'
    )


def _box(inset: float, *, stroke: str, width: float) -> str:
    return (
        f'<rect x="{_n(inset)}" y="{_n(inset)}" width="{_n(WIDTH - 2 * inset)}" height="{_n(HEIGHT - 2 * inset)}"'
        f' fill="none" stroke="{stroke}" stroke-width="{width}"/>'
    )


def _stepped_line(inset: float, step: float) -> str:
    """A gold hairline that steps back at the corners to leave the lotus its place."""
    a, b, c, d = inset, inset + step, WIDTH - inset, HEIGHT - inset
    points = [
        (b, a), (c - step, a), (c - step, b), (c, b), (c, d - step), (c - step, d - step),
        (c - step, d), (b, d), (b, d - step), (a, d - step), (a, b), (b, b),
    ]  # fmt: skip
    return f'<path d="{_polygon(points)}" fill="none" stroke="{GOLD}" stroke-width=".45"/>'


def _corner_lotus(right: int, low: int) -> str:
    place = INNER + 3.2 + 4.2
    x, y = (WIDTH - place if right else place), (HEIGHT - place if low else place)
    angle = {(0, 0): 135, (1, 0): 225, (0, 1): 45, (1, 1): 315}[(right, low)]
    return f'<g transform="translate({_n(x)} {_n(y)}) rotate({angle}) scale(.23)">{_lotus(GOLD, GOLD_PALE)}</g>'


def _petal(length: float, width: float, angle: float, at_x: float = 0, at_y: float = 0) -> str:
    """A pointed petal that grows from a point, turned from upright by `angle` degrees."""
    turn = angle * pi / 180

    def at(x: float, y: float) -> str:
        return f"{_n(at_x + x * cos(turn) - y * sin(turn))} {_n(at_y + x * sin(turn) + y * cos(turn))}"

    left = f"C{at(-width * 1.25, -length * 0.3)} {at(-width * 0.75, -length * 0.78)} {at(0, -length)}"
    right = f"C{at(width * 0.75, -length * 0.78)} {at(width * 1.25, -length * 0.3)} {at(0, 0)}"
    return f"M{at(0, 0)}{left}{right}Z"


def _lotus(fill: str, line: str) -> str:
    """An open lotus, about 40 wide and 24 high, growing upwards from the origin."""
    outer = [(20, 5, -72), (20, 5, 72)]
    middle = [(22, 6, -44), (22, 6, 44)]
    inner = [(24, 6, -20), (24, 6, 20)]
    petals = "".join(
        f'<path d="{_petal(length, width, angle)}"/>'
        for length, width, angle in [*outer, *middle, *inner, (25, 6.5, 0)]
    )
    look = f'fill="{fill}" stroke="{line}" stroke-width=".9" stroke-linejoin="round"'
    return f'<g {look} transform="translate(0 10)">{petals}</g>'


def _branch() -> str:
    """The left branch of the emblem: leaves in pairs along an arc about (50, 44), rising from the lotus."""
    path = ""
    for step in range(8):
        angle = (205 + step * 15) * pi / 180
        x, y, along = 50 + 37 * sin(angle), 44 - 37 * cos(angle), angle * 180 / pi + 90
        length = 13 - 0.45 * step
        path += _petal(length, length * 0.2, along - 32, x, y) + _petal(length * 0.9, length * 0.2, along + 24, x, y)
    return path


def _drum(x: float, y: float) -> str:
    """The drum's face behind the text, so pale that white ground stays white ground."""
    rings = "".join(_circle(x, y, radius) for radius in (14, 15.2, 27, 28.2, 44, 45.2, 50.4, 62, 63.2))
    beads = f"0 {_n(2 * pi * 21 / 36)}"
    hatch = f"{_n(2 * pi * 47.8 / 360)} {_n(2 * pi * 47.8 / 360 * 2)}"
    return (
        f'<path d="{_sun(x, y, 13, 4.2, 14)}" fill="{WATERMARK}"/><g fill="none" stroke="{WATERMARK}">'
        f'<path d="{rings}" stroke-width=".7"/>'
        f'<path d="{_circle(x, y, 21)}" stroke-width="3.4" stroke-linecap="round" stroke-dasharray="{beads}"/>'
        f'<path d="{_circle(x, y, 47.8)}" stroke-width="5.2" stroke-dasharray="{hatch}"/></g>'
    )
