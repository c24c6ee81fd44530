"""Diplomas: giấy khen, bằng khen and bằng chiến sĩ thi đua, on A4 or A3 lying across, one PDF for a whole list.

Lines and their order: Decree 98/2023/NĐ-CP, Article 104, as kept by Decree 152/2025/NĐ-CP. The same drawing serves
both sizes, A3 being A4 enlarged by √2. In overlay mode only the text is printed, each field movable in millimetres,
for blanks printed elsewhere. Names and achievements shrink to fit their place; what does not fit even at the
smallest size is an error, never a cut line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from vinhdanh.crafts.papers.blocks import PaperError, Signature
from vinhdanh.crafts.papers.ornament import border_svg, emblem_svg, flags_svg
from vinhdanh.crafts.papers.qr import qr_svg
from vinhdanh.crafts.papers.typeset import clean, compile_template
from vinhdanh.crafts.viet.dates import long_date

Form = Literal["A4", "A3"]
Field = Literal[
    "emblem", "motto", "giver", "verb", "award", "name", "position", "achievement",
    "decision", "qr", "day", "signature",
]  # fmt: skip

SCALE: dict[Form, float] = {"A4": 1.0, "A3": 2**0.5}


@dataclass(frozen=True)
class Place:
    """Where a field stands on an A4 diploma: left, top, width, height in millimetres; largest and smallest type in
    points. On A3 everything is √2 times that."""

    left: float
    top: float
    width: float
    height: float
    size: float = 0
    smallest: float = 0


LAYOUT: dict[Field, Place] = {
    "emblem": Place(88.5, 22.5, 120, 22),
    "motto": Place(38.5, 46, 220, 13, 13.5, 13.5),
    "giver": Place(32, 61, 233, 9, 17, 11),
    "verb": Place(98.5, 70.5, 100, 7, 15, 15),
    "award": Place(32, 77.5, 233, 15, 35, 17),
    "name": Place(32, 93, 233, 14, 25, 13),
    "position": Place(38.5, 107.5, 220, 12, 14, 9.5),
    "achievement": Place(38.5, 120, 220, 18, 14.5, 9.5),
    "decision": Place(55, 160, 90, 24, 11.5, 9),
    "qr": Place(29, 160, 23, 24),
    "day": Place(160, 140, 108, 6.5, 13, 10),
    "signature": Place(160, 147, 108, 37, 13, 9),
}


@dataclass(frozen=True)
class Diploma:
    """What is printed on one diploma.

    `giver` is the position of who decides ("Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên"), `award` the name printed
    largest ("Bằng khen", "Chiến sĩ thi đua cơ sở"); `title` says that the award is a title, so the verb is "Tặng
    danh hiệu"; `posthumous` makes the verb "Truy tặng". `position` is the person's position and unit, or a
    collective's seat. `decision` is the decision's number and symbol. `address` is printed as QR and, shortened,
    in letters. `flags` puts red flags beside the emblem, as the diploma of a grassroots emulation fighter has.
    """

    giver: str
    award: str
    name: str
    position: str
    achievement: str
    decision: str
    decided_on: date
    gold_book_number: str
    place: str
    signature: Signature
    address: str = ""
    title: bool = False
    posthumous: bool = False
    flags: bool = False

    @property
    def verb(self) -> str:
        """The line between giver and award."""
        return ("TRUY TẶNG" if self.posthumous else "TẶNG") + (" DANH HIỆU" if self.title else "")


def render_diplomas(
    diplomas: Sequence[Diploma],
    form: Form = "A4",
    *,
    overlay: bool = False,
    offsets: Mapping[Field, tuple[float, float]] | None = None,
    emblem: str = "",
) -> bytes:
    """The diplomas as one PDF/A, a page each, in the order given.

    `overlay` leaves out border, emblem, flags and motto, which the blank already has; `offsets` moves a field by
    so many millimetres to the right and down on the sheet itself. `emblem` is an SVG that takes the place of the
    neutral emblem. Raises `PaperError` when there is no diploma, or a text does not fit its place.
    """
    if not diplomas:
        raise PaperError("Chưa chọn bằng nào để in.")
    data = {
        "scale": SCALE[form],
        "overlay": overlay,
        "layout": {field: _placed(place, (offsets or {}).get(field, (0, 0))) for field, place in LAYOUT.items()},
        "diplomas": [_diploma_data(diploma) for diploma in diplomas],
    }
    inputs = {
        "data": json.dumps(data, ensure_ascii=False),
        "border": border_svg(),
        "emblem": emblem or emblem_svg(),
        "flags": flags_svg(),
    }
    try:
        return compile_template("diploma.typ", inputs, day=diplomas[0].decided_on)
    except PaperError as error:
        raise _which(error, diplomas) from error


def _placed(place: Place, offset: tuple[float, float]) -> dict[str, float]:
    return {
        "left": place.left, "top": place.top, "width": place.width, "height": place.height,
        "size": place.size, "smallest": place.smallest, "dx": offset[0], "dy": offset[1],
    }  # fmt: skip


def _diploma_data(diploma: Diploma) -> dict[str, Any]:
    shown = re.sub(r"^https?://", "", diploma.address)
    return {
        "giver": clean(diploma.giver).upper(),
        "verb": diploma.verb,
        "award": clean(diploma.award).upper(),
        "name": clean(diploma.name),
        "position": clean(diploma.position),
        "achievement": clean(diploma.achievement),
        "decision": [
            f"Quyết định số: {clean(diploma.decision)}",
            long_date(diploma.decided_on),
            f"Số sổ vàng: {clean(diploma.gold_book_number)}",
        ],
        "day": f"{clean(diploma.place)}, {long_date(diploma.decided_on)}",
        "signature": {
            "lines": [clean(line) for line in diploma.signature.lines],
            "name": clean(diploma.signature.name),
        },
        "address": shown,
        "qr": qr_svg(diploma.address) if diploma.address else "",
        "flags": diploma.flags,
    }


_FIELD_NAMES = {
    "giver": "chức vụ người quyết định", "award": "tên hình thức khen thưởng", "name": "họ tên hoặc tên tập thể",
    "position": "chức vụ, đơn vị", "achievement": "thành tích", "decision": "số quyết định", "day": "nơi và ngày ký",
    "signature": "người ký",
}  # fmt: skip


def _which(error: PaperError, diplomas: Sequence[Diploma]) -> PaperError:
    """The template's complaint that a text does not fit, as a sentence that names the diploma and the field."""
    found = re.search(r"does-not-fit:(\w+):(\d+)", str(error))
    if not found:
        return error
    field, index = found[1], int(found[2])
    return PaperError(
        f"Bằng thứ {index + 1} ({diplomas[index].name[:60]}): phần {_FIELD_NAMES[field]} quá dài, không in vừa"
        " dù đã thu nhỏ chữ. Hãy rút gọn rồi in lại."
    )
