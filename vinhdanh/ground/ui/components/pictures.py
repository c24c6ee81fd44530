"""Figures drawn as inline SVG: widths are attributes, colours are classes, and every picture has its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template

from vinhdanh.crafts.viet.numbers import format_number
from vinhdanh.ground.ui.parts import Share, YearMark

register = template.Library()

LEFT = 94
COLUMN = 58


@register.inclusion_tag("ui/parts/split_bar.html")
def split_bar(shares: Sequence[Share], title: str) -> dict[str, Any]:
    """A whole and its parts in words and width: "140 trong 170 thuộc thẩm quyền quyết định của đơn vị"."""
    total = sum(share.count for share in shares)
    drawn, start = [], 0.0
    for share in shares:
        width = 100 * share.count / total if total else 0.0
        drawn.append({"x": f"{start:.2f}%", "width": f"{width:.2f}%", "share": share})
        start += width
    words = ", ".join(f"{format_number(share.count)} {share.label}" for share in shares)
    return {"title": title, "total": total, "drawn": drawn, "words": words}


@register.inclusion_tag("ui/parts/gauge.html")
def gauge(
    title: str, value: float, limit: float, unit: str = "", note: str = "", floor: bool = False
) -> dict[str, Any]:
    """A value against its limit, drawn as a line: a target to reach when `floor`, otherwise a quota not to pass."""
    scale = max(value, limit, 1) * (1.0 if value > limit else 1.08)
    over = not floor and value > limit
    return {
        "title": title,
        "value": value,
        "limit": limit,
        "unit": unit,
        "note": note,
        "over": over,
        "fill": f"{100 * (min(value, limit) if over else value) / scale:.2f}%",
        "line": f"{100 * limit / scale:.2f}%",
        "excess": f"{100 * max(value - limit, 0) / scale:.2f}%",
        "floor": floor,
    }


@register.inclusion_tag("ui/parts/job_progress.html")
def job_progress(label: str, done: int, total: int | None, poll_url: str = "", note: str = "") -> dict[str, Any]:
    """Long work under way. With `poll_url` the part asks for itself again until the answer no longer polls."""
    return {"label": label, "done": done, "total": total, "poll_url": poll_url, "note": note}


@dataclass(frozen=True)
class _Column:
    mark: YearMark
    middle: int
    box: int


@register.inclusion_tag("ui/parts/ten_years.html")
def ten_years(marks: Sequence[YearMark], who: str) -> dict[str, Any]:
    """Results, titles, forms and initiatives of the years, with a description that says the same in words."""
    columns = [_Column(mark, LEFT + 24 + COLUMN * n, LEFT + 8 + COLUMN * n) for n, mark in enumerate(marks)]
    return {
        "columns": columns,
        "width": LEFT + COLUMN * len(marks) + 2,
        "left": LEFT,
        "right": LEFT + COLUMN * len(marks),
        "who": who,
        "words": " ".join(_year_words(mark) for mark in marks),
        "first": marks[0].year if marks else "",
        "last": marks[-1].year if marks else "",
    }


def _year_words(mark: YearMark) -> str:
    expected = " (dự kiến)" if mark.expected else ""
    result = f"{mark.result_name or mark.result}{expected}" if mark.result or mark.result_name else "chưa có kết quả"
    more = [*mark.titles, *mark.forms, *(f"sáng kiến: {name}" for name in mark.initiatives)]
    return f"Năm {mark.year}: {'; '.join([result, *more])}."
