"""Words of the golden book for templates."""

from django import template

from vinhdanh.books.ledger.models import Grant
from vinhdanh.doors.portal import lookup

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
