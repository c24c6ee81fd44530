"""The page of what a reported law would change: by award and unit, worked out in the background, kept and told when."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from vinhdanh import law
from vinhdanh.ground.accounts.access import needs

from . import comparing


@dataclass(frozen=True)
class Effect:
    """One award: how many meet the conditions now and would then, who gains and loses, and where."""

    name: str
    before: int
    after: int
    gain: int
    lose: int
    open: int
    units: list[dict[str, Any]]


@needs("lawbook.see")
@require_http_methods(["GET", "POST"])
def effect(request: HttpRequest, patch: str) -> HttpResponse:
    """What was found last; a POST has it worked out anew. A part of the reported law's page, or a page of its own."""
    if patch not in law.patches():
        raise Http404
    found = law.patches()[patch]
    if request.method == "POST":
        comparing.begin(found)
        if not request.htmx:
            return redirect(request.path)
    standing = comparing.standing_of(found)
    context = {"patch": found, "standing": standing, "effects": _effects(standing.comparison)}
    template = "eligibility/parts/effect.html" if request.htmx else "eligibility/effect.html"
    return render(request, template, context)


def _effects(kept: comparing.Comparison | None) -> list[Effect]:
    if kept is None:
        return []
    found = []
    for code, (before, after) in kept.awards.items():
        rows = [row for row in kept.rows if row["award"] == code]
        sums = {name: sum(row[name] for row in rows) for name in ("gain", "lose", "open")}
        found.append(Effect(law.award_names()[code].name, before, after, **sums, units=rows))
    return found
