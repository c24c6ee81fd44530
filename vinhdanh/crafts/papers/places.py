"""Where the fields of a diploma stand: on the house's own sheet, and on a blank printed elsewhere (phôi bằng)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Form = Literal["A4", "A3"]
Field = Literal[
    "emblem", "motto", "giver", "verb", "award", "name", "position", "achievement",
    "decision", "qr", "address", "day", "signature", "signer",
]  # fmt: skip

SCALE: dict[Form, float] = {"A4": 1.0, "A3": 2**0.5}
REGULAR, ITALIC, BOLD, BOLD_ITALIC = (
    "Tinos_400Regular", "Tinos_400Regular_Italic", "Tinos_700Bold", "Tinos_700Bold_Italic",
)  # fmt: skip
PLAIN = "BeVietnamPro_400Regular"


@dataclass(frozen=True)
class Place:
    """Where a field stands on an A4 diploma: left, top, width, height in millimetres; largest and smallest type in
    points; its face. On A3 everything is √2 times that. `name` is what the user calls the field."""

    name: str
    left: float
    top: float
    width: float
    height: float
    sizes: tuple[float, float] = (0, 0)
    face: str = BOLD

    @property
    def has_text(self) -> bool:
        """Whether words stand there, and no picture."""
        return self.sizes[0] > 0


LAYOUT: dict[Field, Place] = {
    "emblem": Place("biểu trưng", 88.5, 22.5, 120, 22),
    "motto": Place("Quốc hiệu, Tiêu ngữ", 38.5, 45.5, 220, 14, (13.5, 13.5)),
    "giver": Place("chức vụ người quyết định", 32, 61, 233, 9, (17, 10)),
    "verb": Place("dòng “Tặng”", 98.5, 70.5, 100, 7, (15, 15)),
    "award": Place("tên danh hiệu, hình thức khen thưởng", 32, 77.5, 233, 16, (38, 16)),
    "name": Place("họ tên, tên tập thể", 32, 94, 233, 14, (25, 13)),
    "position": Place("chức vụ, đơn vị", 38.5, 108.5, 220, 12, (15, 9.5), REGULAR),
    "achievement": Place("thành tích", 38.5, 121, 220, 18, (15.5, 9.5), ITALIC),
    "decision": Place("số quyết định, số sổ vàng", 58, 159, 96, 20, (11.5, 8), BOLD_ITALIC),
    "qr": Place("mã QR", 32, 159, 23, 23),
    "address": Place("địa chỉ kiểm tra", 58, 179, 96, 3, (6.5, 4.5), PLAIN),
    "day": Place("nơi và ngày ký", 160, 141, 108, 6.5, (13, 9), BOLD_ITALIC),
    "signature": Place("chức vụ người ký", 160, 149.5, 108, 14.5, (13, 8)),
    "signer": Place("họ tên người ký", 160, 176, 108, 7, (14, 9)),
}
# What a printed blank already has.
ON_THE_BLANK: frozenset[Field] = frozenset({"emblem", "motto"})


@dataclass(frozen=True)
class Shift:
    """How one field stands on a blank: moved so many millimetres of the sheet to the right and down; `size` its
    largest type in points of the sheet, None for the house's; `printed` off where the blank has the words already."""

    right: float = 0
    down: float = 0
    size: float | None = None
    printed: bool = True


@dataclass(frozen=True)
class Blank:
    """A printed blank: only text goes on it, each field moved by its `shifts`, all of them by `right` and `down`
    (millimetres), which makes up for how a printer feeds its paper."""

    shifts: Mapping[Field, Shift] = field(default_factory=dict)
    right: float = 0
    down: float = 0

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is printed on it, in order."""
        return tuple(name for name in LAYOUT if name not in ON_THE_BLANK and self.shift(name).printed)

    def shift(self, name: Field) -> Shift:
        """How this field stands on it."""
        return self.shifts.get(name, STILL)


STILL = Shift()
