"""How an officer obtains a docket or a comment: what lies outside their reach is not found."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from vinhdanh.ground.accounts.access import charge
from vinhdanh.ground.accounts.permissions import Charge

from .models import Comment, Docket

SEE = "dockets.see"


def seen_dockets(charge: Charge) -> QuerySet[Docket]:
    reach = charge.scope_filter(SEE, "authority__unit__path")
    return Docket.objects.filter(reach).select_related("round", "authority__unit")


def a_docket(request: HttpRequest, pk: int) -> Docket:
    found = seen_dockets(charge(request)).filter(pk=pk).first()
    if found is None:
        raise Http404("Không có đợt lấy ý kiến này.")
    return found


def a_comment(request: HttpRequest, pk: int) -> Comment:
    found = (
        Comment.objects.filter(docket__in=seen_dockets(charge(request)), pk=pk)
        .select_related("docket__round", "docket__authority__unit", "listed__nomination__party")
        .first()
    )
    if found is None:
        raise Http404("Không có ý kiến này.")
    return found
