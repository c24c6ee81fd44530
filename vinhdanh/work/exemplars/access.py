"""How a desk obtains a finding or a photograph: what lies in another commune is not found."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from vinhdanh.ground.accounts.access import charge
from vinhdanh.ground.accounts.permissions import Charge

from .models import Finding, Photograph

SEE = "exemplars.see"


def seen_findings(charge: Charge) -> QuerySet[Finding]:
    return Finding.objects.filter(charge.scope_filter(SEE, "commune__path")).select_related("commune__party")


def a_finding(request: HttpRequest, pk: int) -> Finding:
    found = (
        seen_findings(charge(request)).select_related("round", "nomination__party", "commune__party").filter(pk=pk)
    ).first()
    if found is None:
        raise Http404("Không có giới thiệu này, hoặc thuộc xã, phường khác.")
    return found


def a_photograph(request: HttpRequest, pk: int, ordinal: int) -> Photograph:
    found = Photograph.objects.filter(finding=a_finding(request, pk), ordinal=ordinal).select_related("file").first()
    if found is None:
        raise Http404("Không có ảnh này.")
    return found
