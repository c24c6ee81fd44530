"""What every page is furnished with: icons, head, breadcrumbs, tabs, steps, figures, facts, forms' odd parts."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vinhdanh.ground.ui import icons
from vinhdanh.ground.ui.parts import Figure, MenuItem

register = template.Library()
register.simple_tag(icons.icon, name="icon")


@register.inclusion_tag("ui/parts/crumbs.html")
def crumbs(*labels_and_urls: str) -> dict[str, Any]:
    """`{% crumbs "Việc của tôi" home_url "Đợt xét" rounds_url "Tổng kết năm 2025" %}`: the last stands alone."""
    *above, here = labels_and_urls
    return {"above": list(zip(above[::2], above[1::2], strict=True)), "here": here}


@register.simple_block_tag(end_name="endpage_head")
def page_head(content: SafeString, title: str, line: str = "") -> SafeString:
    """`{% page_head title line %}…at most three actions, the main one last…{% endpage_head %}`."""
    under = format_html("<p>{}</p>", line) if line else ""
    actions = format_html('<div class="actions">{}</div>', content) if content.strip() else ""
    return format_html('<div class="pagehead"><div><h1>{}</h1>{}</div>{}</div>', title, under, actions)


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(items: Sequence[MenuItem]) -> dict[str, Any]:
    """Views of one thing, side by side."""
    return {"items": items}


@register.inclusion_tag("ui/parts/chips.html")
def chips(items: Sequence[MenuItem], label: str = "Lọc nhanh") -> dict[str, Any]:
    """Ready-made filters with their counts; each is a link."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/parts/steps.html")
def steps(current: int, *labels: str) -> dict[str, Any]:
    """`{% steps 2 "Tải tệp" "Soát dòng" "Trình" %}`: the stations of one piece of work; current counts from 1."""
    return {"steps": list(enumerate(labels, start=1)), "current": current}


@register.inclusion_tag("ui/parts/figures.html")
def figures(items: Sequence[Figure]) -> dict[str, Any]:
    """A row of numbers, each with what it counts."""
    return {"items": items}


@register.inclusion_tag("ui/parts/facts.html")
def facts(pairs: Iterable[tuple[str, object]]) -> dict[str, Any]:
    """A definition list from (name, value); a pair without value is left out."""
    return {"pairs": [(name, value) for name, value in pairs if value not in (None, "")]}


@register.inclusion_tag("ui/parts/party.html")
def party(name: str, honorific: str = "", line: str = "", url: str = "") -> dict[str, Any]:
    """A person, unit or household on a line of its own: "Bà Tạ Thị Huyền" with what stands under the name."""
    return {"name": name, "honorific": honorific, "line": line, "url": url}


@register.inclusion_tag("ui/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Page, field: str = "page", what: str = "") -> dict[str, Any]:
    """ "1–50 trong 1.234" and the way to other pages; keeps the rest of the query string."""
    return {
        "request": context["request"],
        "page": page,
        "field": field,
        "what": what,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
    }


@register.simple_tag(takes_context=True)
def query_with(context: Context, field: str, value: object, drop: str = "") -> str:
    """The page's own query string with one field set and one dropped: the way to another page or order."""
    query = context["request"].GET.copy()
    query.pop(drop, None)
    query[field] = str(value)
    return f"?{query.urlencode()}"


@register.inclusion_tag("ui/parts/filters.html", takes_context=True)
def filter_bar(context: Context, filterset: Any) -> dict[str, Any]:
    """The form of a django-filter FilterSet, inside the list it filters."""
    active = any(value not in (None, "", []) for value in getattr(filterset.form, "cleaned_data", {}).values())
    return {"request": context["request"], "form": filterset.form, "active": active}


@register.inclusion_tag("ui/parts/file_drop.html")
def file_drop(field: BoundField, title: str = "Kéo tệp vào đây", kinds: str = "") -> dict[str, Any]:
    """A file field as a place to drop a file; without script it is the plain field."""
    return {"field": field, "title": title, "kinds": kinds}
