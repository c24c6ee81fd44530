"""Papers into PDF by Typst: our fonts only, no warning let through, the same bytes for the same paper."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from math import inf
from pathlib import Path
from typing import Any, Final

import typst

from vinhdanh.crafts.papers.blocks import Document, Frame, Paper, PaperError, Prose, Signature
from vinhdanh.crafts.papers.metrics import face, fit

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"
# Archive PDF: every font embedded, nothing loaded from outside, readable in seventy years.
PDF_STANDARD: Final = "a-2b"
# Points: a title's subject is set in 14 pt, at most 145 mm wide, 220 mm on a page that lies across.
TITLE_SIZE, TITLE_WIDTH, WIDE_TITLE = 14.0, 411.0, 624.0

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_INVISIBLE = re.compile(r"[\r\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def render_pdf(document: Document) -> bytes:
    """The document as PDF/A-2b. Raises `PaperError` with a sentence for the user when a letter has no glyph."""
    paper = document.paper()
    data = json.dumps(paper_data(paper), ensure_ascii=False)
    if missing := face("Tinos_400Regular").missing(data):
        raise PaperError(f"Văn bản có ký tự không in được: “{missing[:10]}”. Hãy viết lại bằng chữ Việt.")
    return compile_template("paper.typ", {"paper": data}, day=paper.frame.day)


def compile_template(template: str, inputs: dict[str, str], *, day: date | None) -> bytes:
    """One template of ours to PDF; `day` dates the file, so that the same content is always the same bytes."""
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
    return _compiled(template, inputs, format="pdf", pdf_standards=PDF_STANDARD, timestamp=stamp)


def draw_template(template: str, inputs: dict[str, str]) -> bytes:
    """One template of ours, a single page, to SVG: letters are drawn, so it looks the same in every browser."""
    return _compiled(template, inputs, format="svg")


def _compiled(template: str, inputs: dict[str, str], **options: Any) -> bytes:
    made, warnings = typst.compile_with_warnings(
        TEMPLATES / template, root=TEMPLATES, font_paths=_fonts(), sys_inputs=inputs, **options
    )
    if warnings:  # an unknown font would only be warned about, and silently replaced
        raise RuntimeError(f"typst warns about {template}: " + "; ".join(str(warning) for warning in warnings))
    return bytes(made)


def paper_data(paper: Paper) -> dict[str, Any]:
    """The paper as the template reads it: plain JSON, text cleaned, derived lines written out."""
    data: dict[str, Any] = plain(paper)
    data["subject-lines"] = balanced(paper.frame.subject, wide=paper.landscape)
    for annex, annexed in zip(paper.annexes, data["annexes"], strict=True):
        annexed["subject-lines"] = balanced(annex.subject, wide=annex.landscape)
    data["heading"] = " ".join(part for part in (paper.title, paper.frame.subject) if part) or paper.frame.reference
    return data


def balanced(subject: str, *, wide: bool = False) -> str:
    """A title's subject in lines of even length, never wider than it reads well."""
    width = WIDE_TITLE if wide else TITLE_WIDTH
    fitted = fit(clean(subject), face("Tinos_700Bold"), width=width, height=inf, sizes=(TITLE_SIZE, TITLE_SIZE))
    return "\n".join(fitted.lines) if fitted else subject


def plain(value: Any) -> Any:
    """Dataclasses to dictionaries with their kind, field names in Typst's hyphens, every text cleaned."""
    if is_dataclass(value) and not isinstance(value, type):
        data = {field.name.replace("_", "-"): plain(getattr(value, field.name)) for field in fields(value)}
        return {"kind": type(value).__name__, **data, **_written_out(value)}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return clean(value) if isinstance(value, str) else value


def _written_out(value: Any) -> dict[str, Any]:
    """What a frame or signature says beyond its fields, in the words that are printed."""
    if isinstance(value, Signature):
        return {"lines": [clean(line) for line in value.lines]}
    if isinstance(value, Prose):
        return {"heading": value.is_heading}
    if isinstance(value, Frame):
        return {
            "superior": clean("\n".join(value.superior_lines)),
            "issuer": clean("\n".join(value.issuer_lines)),
            "number": clean(value.reference.partition("/")[0]) if value.number.strip() else "",
            "place-day": clean(value.place_and_day),
            "ledger-head": str(value.ledger_head or ""),
        }
    return {}


def clean(text: str) -> str:
    """Text fit to print: NFC, no control characters but the line break, nothing invisible that turns or hides it."""
    return _CONTROL.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Our fonts and no others: what a document looks like may not depend on the machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
