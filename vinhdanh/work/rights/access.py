"""How an officer obtains a request, or what is public of a person."""

from django.http import Http404, HttpRequest

from vinhdanh.ground.accounts.access import charge, within
from vinhdanh.ground.registry.models import Party

from .models import DataRequest, Restriction


def a_request(request: HttpRequest, pk: int) -> DataRequest:
    found = DataRequest.objects.filter(pk=pk).select_related("party__home__party").first()
    if found is None or not charge(request).may("rights.see", found.scope_path):
        raise Http404("Không có yêu cầu này.")
    return found


def a_party(request: HttpRequest, pk: int) -> Party:
    reach = within(request, "rights.record_consent", "home__path")
    found = Party.objects.filter(reach, pk=pk).select_related("home__party").first()
    if found is None:
        raise Http404("Không có người này, hoặc người này thuộc đơn vị khác.")
    return found


def a_restriction(request: HttpRequest, pk: int) -> Restriction:
    found = Restriction.objects.filter(pk=pk).select_related("party__home").first()
    if found is None:
        raise Http404("Không có hạn chế này.")
    return found
