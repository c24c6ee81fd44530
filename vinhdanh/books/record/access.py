"""How a user obtains a party and its record: outside the user's scope it does not exist."""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from vinhdanh.ground.accounts.access import charge
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.registry.models import Party

from .models import Fact, Hold
from .queries import OPEN_TABLES


def reach(charged: Charge, permission: str, prefix: str = "") -> Q:
    """A filter for parties (or, with ``prefix`` "party__", for what hangs on one) that lie in the user's scope."""
    return charged.scope_filter(permission, f"{prefix}home__path") | charged.scope_filter(
        permission, f"{prefix}unit__path"
    )


def parties(charged: Charge, permission: str = "record.see") -> QuerySet[Party]:
    """The parties whose record the user may see, with what a page names of them."""
    return Party.objects.filter(reach(charged, permission)).select_related("home__party", "unit", "person")


def party_for(request: HttpRequest, pk: int) -> Party:
    """The party ``pk``, or 404 when it lies outside the user's scope."""
    found = parties(charge(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def hold_for(request: HttpRequest, pk: int) -> Hold:
    """The hold ``pk`` for those who may see reasons; for everybody else there is none."""
    found = Hold.objects.select_related("party__home__party").filter(pk=pk).first()
    if found is None or not charge(request).holds("record.see_holds"):
        raise Http404
    return found


def fact_for(request: HttpRequest, table: str, pk: int) -> Fact:
    """The recorded fact ``pk`` of an open table (by its model's name), or 404 outside the user's scope."""
    model = next((model for model in OPEN_TABLES if model._meta.model_name == table), None)
    found = model and model._default_manager.select_related("party__home__party", "party__unit").filter(pk=pk).first()
    if not found or not parties(charge(request)).filter(pk=found.party_id).exists():
        raise Http404
    return found
