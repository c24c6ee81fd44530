"""How a verdict, its reasons and a nomination's way are shown. The words for each outcome stand here only.

The judge advises: "Đủ điều kiện" never says "được khen"; unknown is a question, not a refusal; why somebody is on
hold is not this floor's to know, so "hold" has one neutral wording for everybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import template

from vinhdanh.ground.ui.parts import Problem, Step

register = template.Library()


@dataclass(frozen=True)
class Wording:
    """A colour's name, a symbol and the words: of a whole verdict, and of one condition."""

    tone: str
    icon: str
    whole: str
    condition: str


OUTCOMES = {
    "met": Wording("met", "check", "Đủ điều kiện", "Đạt"),
    "not_met": Wording("unmet", "cross", "Còn thiếu", "Còn thiếu"),
    "unknown": Wording("unknown", "question", "Cần bổ sung thông tin", "Chưa rõ"),
    "hold": Wording("warn", "pause", "Tạm dừng, chờ ý kiến", "Tạm dừng, chờ ý kiến"),
    "provisional": Wording("honour", "clock", "Đã thông qua, chờ quyết định", "Đã thông qua, chờ quyết định"),
    "expected": Wording("warn", "clock", "Theo kết quả dự kiến", "Theo kết quả dự kiến"),
    "": Wording("", "clock", "Chưa xét", "Chưa đến bước"),
}

PROOFS = {"khai": "theo kê khai"}

STEP_CLASSES = {"done": "done", "now": "now", "ahead": ""}


def wording(outcome: object) -> Wording:
    """The wording of an outcome (text, enum or None). KeyError when there is no such outcome."""
    return OUTCOMES[str(getattr(outcome, "value", outcome) or "")]


@register.inclusion_tag("ui/parts/status.html")
def verdict_chip(outcome: object, condition: bool = False, large: bool = False) -> dict[str, Any]:
    """`{% verdict_chip "unknown" %}` → ? Cần bổ sung thông tin; `condition=True` for one condition of a verdict."""
    words = wording(outcome)
    return {
        "tone": words.tone,
        "icon": words.icon,
        "text": words.condition if condition else words.whole,
        "large": large,
    }


@register.inclusion_tag("ui/parts/status.html")
def status_chip(text: str, tone: str = "", icon: str = "") -> dict[str, Any]:
    """Where something stands: `{% status_chip "Đã tiếp nhận" "met" "check" %}`; the tone never stands alone."""
    return {"tone": tone, "icon": icon, "text": text, "large": False}


@register.inclusion_tag("ui/parts/verdict.html")
def verdict_panel(outcome: object, line: str = "", title: str = "") -> dict[str, Any]:
    """The verdict as one sentence at the head of its page."""
    words = wording(outcome)
    return {"tone": words.tone, "icon": words.icon, "title": title or words.whole, "line": line}


@register.inclusion_tag("ui/parts/trace.html")
def trace(because: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The conditions of a verdict: sentence, evidence, article; from TRACE data as the judge writes it."""
    return {"conditions": because}


@register.inclusion_tag("ui/parts/trace_children.html")
def trace_children(children: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The parts of one condition, nested as deep as the law nests them."""
    return {"children": children}


@register.inclusion_tag("ui/parts/evidence.html")
def trace_evidence(condition: Mapping[str, Any]) -> dict[str, Any]:
    """What one condition rests on, and what it has against what it needs."""
    return {
        "lines": [_evidence_line(item) for item in condition.get("evidence", ())],
        "got": condition.get("got"),
        "need": condition.get("need"),
    }


def _evidence_line(item: Mapping[str, Any]) -> str:
    """ "Năm 2023: 412/QĐ-SGDĐT (theo kê khai)", "Sáng kiến “Dạy đọc hiểu”, năm 2024: 88/QĐ-SGDĐT".

    The books' own key of an initiative says nothing to a reader.
    """
    year = f"năm {item['year']}" if item.get("year") else ""
    name = item.get("name") or next((v for k in ("initiative", "entry") if isinstance(v := item.get(k), str)), "")
    named = ("sáng kiến " if "initiative" in item else "") + (f"“{name}”" if name else "")
    head = ", ".join(part for part in (named.strip(), year) if part)
    head = head[:1].upper() + head[1:]
    cite = str(item.get("cite") or "")
    proof = PROOFS.get(str(item.get("proof")))
    text = ": ".join(part for part in (head, cite) if part)
    return f"{text} ({proof})" if proof else text


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(stations: Sequence[Step]) -> dict[str, Any]:
    """The way of a nomination: what was done, where it is, what lies ahead."""
    return {"stations": [(STEP_CLASSES[station.state], station) for station in stations]}


@register.inclusion_tag("ui/parts/problems.html")
def problems(found: Sequence[Problem]) -> dict[str, Any]:
    """What is to be mended in a row, each with its cell in Excel."""
    return {"problems": found}
