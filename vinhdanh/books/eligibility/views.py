"""A party's history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from vinhdanh.books.record.access import party_for
from vinhdanh.ground.accounts.access import charge, needs
from vinhdanh.ground.office import clock

from . import history as histories


@needs("record.see")
@require_GET
def history(request: HttpRequest, party_id: int) -> HttpResponse:
    """What is recorded of one party, on what papers, and what may be declared."""
    party = party_for(request, party_id)
    context = histories.history(party, charge=charge(request), today=clock.today())
    return render(request, "eligibility/history.html", context)
