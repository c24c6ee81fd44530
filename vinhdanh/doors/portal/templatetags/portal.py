"""Words of the golden book for templates."""

import json

from django import template
from django.conf import settings
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from vinhdanh.books.ledger.models import Grant
from vinhdanh.doors.portal import lookup
from vinhdanh.doors.portal.context import office_name

register = template.Library()


@register.filter
def award_name(grant: Grant) -> str:
    return lookup.award_name(grant)


TONES = {
    Grant.Status.VALID: ("met", "check"),
    Grant.Status.CANCELLED: ("unmet", "cross"),
    Grant.Status.STRIPPED: ("unmet", "cross"),
}


@register.inclusion_tag("ui/parts/status.html")
def grant_status(grant: Grant) -> dict[str, str]:
    """The status of an award in words, with a sign: never colour alone."""
    tone, icon = TONES[grant.status]
    return {"text": grant.get_status_display(), "tone": tone, "icon": icon}


@register.filter
def unlocalized(value: float) -> str:
    """A coordinate: SVG wants a point, not a Vietnamese comma."""
    return f"{value:g}"


@register.filter
def last_two(year: int) -> str:
    """2025 → 25, under a bar."""
    return f"{year % 100:02d}"


@register.inclusion_tag("portal/meta.html", takes_context=True)
def shared_as(context: Context, title: str, line: str) -> dict[str, str]:
    """What search engines and those who pass the link on show of a page (description, Open Graph)."""
    return {"title": title, "line": line, "url": _absolute(context["request"].path), "site": office_name()}


@register.simple_tag
def site_described() -> SafeString:
    """schema.org of the whole site, as a data block: nothing in it is run, so the strict policy lets it be."""
    office = {"@type": "GovernmentOrganization", "name": office_name(), "url": _absolute("/")}
    search = {
        "@type": "SearchAction",
        "target": _absolute(reverse("editorial_search")) + "?q={q}",
        "query-input": "required name=q",
    }
    said = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": office_name(),
        "url": _absolute("/"),
        "inLanguage": "vi",
        "publisher": office,
        "potentialAction": search,
    }
    text = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above


def _absolute(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path
