"""A party's history, and what may come of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from vinhdanh.books.record.access import party_for
from vinhdanh.ground.accounts.access import charge, needs
from vinhdanh.ground.office import clock
from vinhdanh.law import award_names
from vinhdanh.law.roadmap import ASSUMPTION, Waypoint

from . import history as histories
from .judging import resting
from .queries import roadmap_of


@needs("record.see")
@require_GET
def history(request: HttpRequest, party_id: int) -> HttpResponse:
    """What is recorded of one party, on what papers, and what may be declared."""
    party = party_for(request, party_id)
    context = histories.history(party, charge=charge(request), today=clock.today())
    return render(request, "eligibility/history.html", context)


@needs("eligibility.see")
@require_GET
def roadmap(request: HttpRequest, party_id: int) -> HttpResponse:
    """The awards of the merit ladder, the earliest year of each and what is missing; a part of the history page."""
    party = party_for(request, party_id)
    today = clock.today()
    rests = party.pk in resting([party.pk], today)
    points = [] if rests else [_point(point) for point in roadmap_of(party, on=today, year=today.year)]
    context = {"party": party, "on_hold": rests, "assumption": ASSUMPTION, "on": today}
    if request.htmx:
        near = [{**point, "missing": point["missing"][:1]} for point in points if point["earliest"]]
        return render(request, "eligibility/roadmap.html", {**context, "points": near, "more": request.path})
    return render(request, "eligibility/roadmap_page.html", {**context, "points": points})


def _point(point: Waypoint) -> dict[str, Any]:
    name = award_names()[point.award].name
    return {"code": point.award, "name": name, "earliest": point.earliest, "missing": point.missing}
