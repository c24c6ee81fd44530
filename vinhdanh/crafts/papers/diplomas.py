"""Diplomas: giấy khen, bằng khen and bằng chiến sĩ thi đua, on A4 or A3 lying across, one PDF for a whole list.

Lines and their order: Decree 98/2023/NĐ-CP, Article 104, as kept by Decree 152/2025/NĐ-CP. The same drawing serves
both sizes, A3 being A4 enlarged by √2. On a blank printed elsewhere only the text is printed, each field movable in
millimetres. Names and achievements shrink to fit their place; what does not fit even at the smallest size is an
error, never a cut line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import typst

from vinhdanh.crafts.papers.blocks import PaperError, Signature
from vinhdanh.crafts.papers.metrics import LINE, STEP, face, fit
from vinhdanh.crafts.papers.ornament import border_svg, emblem_svg, flags_svg
from vinhdanh.crafts.papers.places import LAYOUT, SCALE, Blank, Field, Form
from vinhdanh.crafts.papers.qr import qr_svg
from vinhdanh.crafts.papers.typeset import clean, compile_template, draw_template
from vinhdanh.crafts.viet.dates import long_date

TEMPLATE = "diploma.typ"
POINT = 25.4 / 72
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


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
    blank: Blank | None = None,
    guides: bool = False,
    emblem: str = "",
) -> bytes:
    """The diplomas as one PDF/A, a page each, in the order given.

    On a `blank` border, emblem, flags and motto are left out, and whatever else it has already. `guides` adds rulers in
    millimetres and the outline of every field, for a sheet to be laid over the blank. `emblem` is an SVG that takes
    the place of the neutral emblem. Raises `PaperError` when there is no diploma, or a text does not fit its place.
    """
    if not diplomas:
        raise PaperError("Chưa chọn bằng nào để in.")
    inputs = _inputs(diplomas, form, blank, guides=guides, emblem=emblem)
    try:
        return compile_template(TEMPLATE, inputs, day=diplomas[0].decided_on)
    except typst.TypstError as error:
        if not emblem:
            raise
        raise PaperError("Biểu trưng không phải là hình SVG đọc được. Hãy chọn tệp SVG khác.") from error


def draw_diploma(diploma: Diploma, form: Form = "A4", *, blank: Blank | None = None, guides: bool = False) -> bytes:
    """The same page as a picture (SVG) to look at before it is printed."""
    return draw_template(TEMPLATE, _inputs([diploma], form, blank, guides=guides))


def check_fits(diploma: Diploma) -> None:
    """Raises `PaperError` that names the field when a text does not fit its place; draws nothing."""
    texts = _texts(diploma)
    for field in LAYOUT:
        if texts.get(field):
            _fitted(f"Bằng của {clean(diploma.name)[:60]}", field, texts[field], None)


def _inputs(
    diplomas: Sequence[Diploma], form: Form, blank: Blank | None, *, guides: bool, emblem: str = ""
) -> dict[str, str]:
    printed = blank.fields if blank else tuple(LAYOUT)
    stood = blank or Blank()
    data = {
        "scale": SCALE[form],
        "bare": blank is not None,
        "guides": guides,
        "leading": STEP - LINE,
        "places": {field: _placed(field, stood) for field in printed},
        "diplomas": [_set(number, diploma, printed, stood, SCALE[form]) for number, diploma in enumerate(diplomas, 1)],
    }
    return {
        "data": json.dumps(data, ensure_ascii=False),
        "border": border_svg(),
        "emblem": emblem or emblem_svg(),
        "flags": flags_svg(),
    }


def _placed(field: Field, blank: Blank) -> dict[str, float]:
    place, shift = LAYOUT[field], blank.shift(field)
    return {
        "left": place.left, "top": place.top, "width": place.width, "height": place.height,
        "dx": blank.right + shift.right, "dy": blank.down + shift.down,
    }  # fmt: skip


def _set(number: int, diploma: Diploma, printed: Sequence[Field], blank: Blank, scale: float) -> dict[str, Any]:
    """One diploma as the template reads it: for each field its lines and their size, and the QR code."""
    texts = _texts(diploma)
    who = f"Bằng thứ {number} ({clean(diploma.name)[:60]})"
    sizes = {field: shift.size / scale for field in printed if (shift := blank.shift(field)).size}
    return {
        "fields": {field: _fitted(who, field, texts[field], sizes.get(field)) for field in printed if texts.get(field)},
        "qr": qr_svg(diploma.address) if diploma.address and "qr" in printed else "",
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


def _fitted(who: str, field: Field, text: str, largest: float | None) -> dict[str, Any]:
    """The field's lines at the size that fits, at most `largest` where one is set. A diploma with a cut line is worse
    than none: it raises."""
    place = LAYOUT[field]
    sizes = (largest, min(largest, place.sizes[1])) if largest else place.sizes
    font = face(place.face)
    if missing := font.missing(text):
        raise PaperError(
            f"{who}: phần {place.name} có ký tự không in được: “{missing[:10]}”. Hãy viết lại bằng chữ Việt."
        )
    fitted = fit(text, font, width=place.width / POINT, height=place.height / POINT, sizes=sizes)
    if fitted is None:
        raise PaperError(f"{who}: phần {place.name} quá dài, đã thu nhỏ chữ vẫn không in vừa. Hãy rút gọn rồi in lại.")
    widest = max(font.width(line, fitted.size) for line in fitted.lines[-1:])
    return {"lines": fitted.lines, "size": round(fitted.size, 2), "last": round(widest, 2)}
