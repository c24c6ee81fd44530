"""`{% load letters %}`: which letters a submission has by now, for a page of the room that stands below this one."""

from typing import Any

from django import template

from vinhdanh.ground.accounts.access import charge
from vinhdanh.work.decisions.results import told_of
from vinhdanh.work.nominations.models import Submission

register = template.Library()


@register.simple_tag(takes_context=True)
def letters_of(context: dict[str, Any], submission: Submission) -> dict[str, bool]:
    """Whether there are results to tell the reader, and refusals among them."""
    if not charge(context["request"]).holds("decisions.see"):
        return {}
    results, refusals = told_of(submission)
    return {"results": results, "refusals": refusals}
