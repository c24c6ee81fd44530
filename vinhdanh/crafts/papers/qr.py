"""QR codes as vector drawings."""

from __future__ import annotations

import re
from math import isqrt
from typing import Any

import zxingcpp

_DARK = re.compile(rb"\x00+")


def qr_svg(text: str) -> str:
    """The text as a QR code without its quiet zone, one SVG path, one unit a module.

    Correction level Q: a quarter of the code may be worn away, for a diploma hangs on a wall for decades. All
    modules are one path, so that no viewer shows seams between the rows.
    """
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    modules = memoryview(image).tobytes()
    size = isqrt(len(modules))
    path = "".join(_row(modules[y * size : (y + 1) * size], y) for y in range(size))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{path}"/></svg>'


def _row(modules: bytes, y: int) -> str:
    """The dark runs of one row of modules as rectangles."""
    return "".join(
        f"M{run.start()} {y}h{run.end() - run.start()}v1h{run.start() - run.end()}z" for run in _DARK.finditer(modules)
    )
