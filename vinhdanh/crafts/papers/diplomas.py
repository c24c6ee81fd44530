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

import typst

from vinhdanh.crafts.papers.blocks import PaperError, Signature
from vinhdanh.crafts.papers.metrics import LINE, STEP, face, fit
from vinhdanh.crafts.papers.ornament import border_svg, emblem_svg, flags_svg
from vinhdanh.crafts.papers.qr import qr_svg
from vinhdanh.crafts.papers.typeset import clean, compile_template
from vinhdanh.crafts.viet.dates import long_date

Form = Literal["A4", "A3"]
Field = Literal[
    "emblem", "motto", "giver", "verb", "award", "name", "position", "achievement",
    "decision", "qr", "address", "day", "signature", "signer",
]  # fmt: skip

SCALE: dict[Form, float] = {"A4": 1.0, "A3": 2**0.5}
POINT = 25.4 / 72
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
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
    "signature": Place("chức vụ người ký", 160, 149.5, 108, 12, (13, 8)),
    "signer": Place("họ tên người ký", 160, 176, 108, 7, (14, 9)),
}
# What a printed blank already has.
ON_THE_BLANK: frozenset[Field] = frozenset({"emblem", "motto"})


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
    printed = [field for field in LAYOUT if not (overlay and field in ON_THE_BLANK)]
    data = {
        "scale": SCALE[form],
        "bare": overlay,
        "leading": STEP - LINE,
        "places": {field: _placed(field, (offsets or {}).get(field, (0, 0))) for field in printed},
        "diplomas": [_set(number, diploma, printed) for number, diploma in enumerate(diplomas, 1)],
    }
    inputs = {
        "data": json.dumps(data, ensure_ascii=False),
        "border": border_svg(),
        "emblem": emblem or emblem_svg(),
        "flags": flags_svg(),
    }
    try:
        return compile_template("diploma.typ", inputs, day=diplomas[0].decided_on)
    except typst.TypstError as error:
        if not emblem:
            raise
        raise PaperError("Biểu trưng không phải là hình SVG đọc được. Hãy chọn tệp SVG khác.") from error


def _placed(field: Field, offset: tuple[float, float]) -> dict[str, float]:
    place = LAYOUT[field]
    right, down = offset
    return {
        "left": place.left, "top": place.top, "width": place.width, "height": place.height, "dx": right, "dy": down,
    }  # fmt: skip


def _set(number: int, diploma: Diploma, printed: Sequence[Field]) -> dict[str, Any]:
    """One diploma as the template reads it: for each field its lines and their size, and the QR code."""
    texts = _texts(diploma)
    return {
        "fields": {field: _fitted(number, diploma, field, texts[field]) for field in printed if texts.get(field)},
        "qr": qr_svg(diploma.address) if diploma.address else "",
        "flags": diploma.flags,
    }


def _texts(diploma: Diploma) -> dict[Field, str]:
    day = long_date(diploma.decided_on)
    texts: dict[Field, str] = {
        "motto": "\n".join(MOTTO),
        "giver": diploma.giver.upper(),
        "verb": diploma.verb,
        "award": diploma.award.upper(),
        "name": diploma.name,
        "position": diploma.position,
        "achievement": diploma.achievement,
        "decision": f"Quyết định số: {diploma.decision}\n{day}\nSố sổ vàng: {diploma.gold_book_number}",
        "address": diploma.address and "Kiểm tra: " + re.sub(r"^https?://", "", diploma.address),
        "day": f"{diploma.place}, {day}",
        "signature": "\n".join(diploma.signature.lines),
        "signer": diploma.signature.name,
    }
    return {field: clean(text) for field, text in texts.items()}


def _fitted(number: int, diploma: Diploma, field: Field, text: str) -> dict[str, Any]:
    """The field's lines at the size that fits. A diploma with a cut line is worse than none: it raises."""
    place = LAYOUT[field]
    font = face(place.face)
    who = f"Bằng thứ {number} ({clean(diploma.name)[:60]})"
    if missing := font.missing(text):
        raise PaperError(
            f"{who}: phần {place.name} có ký tự không in được: “{missing[:10]}”. Hãy viết lại bằng chữ Việt."
        )
    fitted = fit(text, font, width=place.width / POINT, height=place.height / POINT, sizes=place.sizes)
    if fitted is None:
        raise PaperError(f"{who}: phần {place.name} quá dài, đã thu nhỏ chữ vẫn không in vừa. Hãy rút gọn rồi in lại.")
    widest = max(font.width(line, fitted.size) for line in fitted.lines[-1:])
    return {"lines": fitted.lines, "size": round(fitted.size, 2), "last": round(widest, 2)}
