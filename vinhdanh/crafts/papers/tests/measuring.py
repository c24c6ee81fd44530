"""Where things stand in a PDF: every piece of text with its place, size and font, in millimetres and points."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
from pypdf import PdfReader

from vinhdanh.crafts.papers.metrics import face

POINT = 25.4 / 72
FACES = {
    "Tinos-Regular": "Tinos_400Regular",
    "Tinos-Italic": "Tinos_400Regular_Italic",
    "Tinos-Bold": "Tinos_700Bold",
    "Tinos-BoldItalic": "Tinos_700Bold_Italic",
    "BeVietnamPro-Regular": "BeVietnamPro_400Regular",
}


PDFTOPPM = shutil.which("pdftoppm")
RESOLUTION = 100


@dataclass(frozen=True)
class Ink:
    """The edges of what is printed on a page, in millimetres from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


def ink(pdf: bytes) -> list[Ink]:
    """What each page shows when poppler draws it, lighter greys (the draft's mark) left out."""
    assert PDFTOPPM
    command = [PDFTOPPM, "-gray", "-r", str(RESOLUTION), "-"]
    drawn = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    edges = []
    while drawn:
        _, size, _, rest = drawn.split(b"\n", 3)
        width, height = map(int, size.split())
        dark = np.frombuffer(rest[: width * height], dtype=np.uint8).reshape(height, width) < 160
        rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
        box = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
        edges.append(Ink(*(float(pixel) * 25.4 / RESOLUTION for pixel in box)))
        drawn = rest[width * height :]
    return edges


@dataclass(frozen=True)
class Piece:
    """A run of text: left edge and baseline from the page's top left corner (mm), width (mm), size (pt), font."""

    text: str
    left: float
    baseline: float
    width: float
    size: float
    font: str

    @property
    def right(self) -> float:
        return self.left + self.width


def pieces(pdf: bytes, page: int = 0) -> list[Piece]:
    """Every piece of text of a page, in the order drawn."""
    sheet = PdfReader(BytesIO(pdf)).pages[page]
    height = float(sheet.mediabox.height)
    found: list[Piece] = []

    def see(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if not text.strip() or not font:
            return
        name = str(font["/BaseFont"]).split("+")[-1].lstrip("/")
        width = face(FACES[name]).width(text.strip(), size) * POINT
        found.append(Piece(text.strip(), cm[4] * POINT, (height - cm[5]) * POINT, width, size, name))

    sheet.extract_text(visitor_text=see)
    return found
