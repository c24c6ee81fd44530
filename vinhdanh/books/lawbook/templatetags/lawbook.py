"""The one sentence that has to stand where something is judged on a day after a reported law."""

from datetime import date
from typing import Any

from django import template

from vinhdanh.books.lawbook.queries import notice_on

register = template.Library()
_SAID = "reported_law_said"


@register.inclusion_tag("lawbook/notice.html", takes_context=True)
def reported_law(context: dict[str, Any], on: date | None) -> dict[str, Any]:
    """A banner where the law of ``on`` is not settled; at most one a page, however often it is asked for."""
    request = context.get("request")
    if not on or getattr(request, _SAID, False):
        return {"notice": None}
    notice = notice_on(on)
    if notice and request is not None:
        setattr(request, _SAID, True)
    known = getattr(request, "user", None)
    return {"notice": notice, "may_read": known is not None and known.is_authenticated}
