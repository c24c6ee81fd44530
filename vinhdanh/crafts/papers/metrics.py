"""How wide a text is in our fonts: what has to fit a place is measured before it is set.

Reads the three tables of a TrueType file that say so (cmap, hhea, hmtx). Kerning is left out; it only ever makes
our texts a hair narrower.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
# A line of Tinos from ascender to descender, and from one line to the next, in ems.
LINE = 1.107
STEP = 1.28


@dataclass(frozen=True, eq=False)
class Face:
    """One font file: the advance width of each letter it has, in ems."""

    advances: Mapping[int, float]

    def width(self, text: str, size: float = 1.0) -> float:
        """The width of a line of text, in the unit of `size`. A letter the font lacks counts one em."""
        return sum(self.advances.get(ord(letter), 1.0) for letter in text) * size

    def missing(self, text: str) -> str:
        """The letters of the text that the font cannot draw, each once, in order."""
        return "".join(dict.fromkeys(letter for letter in text if ord(letter) not in self.advances and letter != "\n"))


@dataclass(frozen=True)
class Fit:
    """A text broken into lines at the size that fits its place."""

    lines: tuple[str, ...]
    size: float


@lru_cache(maxsize=8)
def face(name: str) -> Face:
    """A face of ours by its file name without ending: "Tinos_700Bold"."""
    raw = (FONTS / f"{name}.ttf").read_bytes()
    tables = _tables(raw)
    units = struct.unpack_from(">H", raw, tables["head"] + 18)[0]
    count = struct.unpack_from(">H", raw, tables["hhea"] + 34)[0]
    widths = struct.unpack_from(f">{2 * count}H", raw, tables["hmtx"])[::2]
    glyphs = _cmap(raw, tables["cmap"])
    return Face({letter: widths[min(glyph, count - 1)] / units for letter, glyph in glyphs.items()})


@lru_cache(maxsize=4096)
def fit(text: str, font: Face, *, width: float, height: float, sizes: tuple[float, float]) -> Fit | None:
    """The text in lines at the largest size between `sizes` (largest, smallest) at which it fits, or None.

    Width, height and sizes share one unit. Lines are balanced: the text takes as few lines as it can, and these
    are as even as they can be, so that no word stands alone under a long line.
    """
    largest, smallest = sizes
    size = largest
    while True:
        size = max(size, smallest)
        lines = wrap(text, font, width / size)
        if lines is not None and ((len(lines) - 1) * STEP + LINE) * size <= height:
            return Fit(_balanced(text, font, width / size, lines), size)
        if size <= smallest:
            return None
        size *= 0.96


def wrap(text: str, font: Face, width: float) -> tuple[str, ...] | None:
    """The text in as few lines of `width` ems as it needs; None when a single word is wider."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for word in paragraph.split():
            advance = font.width(word)
            if advance > width:
                return None
            if line and used + font.width(" ") + advance > width:
                lines.append(line)
                line, used = word, advance
            else:
                line, used = (f"{line} {word}", used + font.width(" ") + advance) if line else (word, advance)
        lines.append(line)
    return tuple(lines)


def _balanced(text: str, font: Face, width: float, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The narrowest setting that still takes no more lines than the widest one does."""
    if len(lines) == 1:
        return lines
    low, high = max(font.width(word) for word in text.split()), width
    best = lines
    for _ in range(7):
        middle = (low + high) / 2
        tried = wrap(text, font, middle)
        if tried is not None and len(tried) <= len(lines):
            best, high = tried, middle
        else:
            low = middle
    return best


def _tables(raw: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", raw, 4)[0]
    records = (struct.unpack_from(">4sIII", raw, 12 + 16 * i) for i in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in records}


def _cmap(raw: bytes, start: int) -> dict[int, int]:
    """Letter to glyph, from the Unicode subtable of format 4 that all our fonts have."""
    count = struct.unpack_from(">H", raw, start + 2)[0]
    for i in range(count):
        offset = start + struct.unpack_from(">HHI", raw, start + 4 + 8 * i)[2]
        if struct.unpack_from(">H", raw, offset)[0] == 4:
            return _format_4(raw, offset)
    raise ValueError("the font has no cmap of format 4")


def _format_4(raw: bytes, offset: int) -> dict[int, int]:
    segments = struct.unpack_from(">H", raw, offset + 6)[0] // 2

    def column(index: int, code: str = "H") -> Sequence[int]:
        at = offset + 14 + index * 2 * segments + (2 if index else 0)
        return struct.unpack_from(f">{segments}{code}", raw, at)

    ends, starts, deltas, ranges = column(0), column(1), column(2, "h"), column(3)
    range_at = offset + 16 + 6 * segments
    glyphs: dict[int, int] = {}
    for i in range(segments):
        for letter in range(starts[i], min(ends[i], 0xFFFE) + 1):
            glyph = letter + deltas[i]
            if ranges[i]:
                glyph = struct.unpack_from(">H", raw, range_at + 2 * i + ranges[i] + 2 * (letter - starts[i]))[0]
                glyph = glyph + deltas[i] if glyph else 0
            if glyph & 0xFFFF:
                glyphs[letter] = glyph & 0xFFFF
    return glyphs
