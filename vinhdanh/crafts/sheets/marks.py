"""What is written into a sheet that goes back to its sender."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

OWN = "Vinh Danh: "
VERDICT_HEADING = f"{OWN}kết quả xét"
FAULT_HEADING = f"{OWN}cần sửa"
VERDICT_WIDTH, FAULT_WIDTH = 28, 60
FAULT_COLOUR = "FCE4D6"
HEADING_COLOUR = "F3E9D2"
AUTHOR = "Vinh Danh"


@dataclass(slots=True)
class Marks:
    """What is written into one sheet: by line the verdicts and the faults, by cell the notes."""

    headings: list[tuple[int, int]] = field(default_factory=list)
    verdicts: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    faults: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    notice: str | None = None
