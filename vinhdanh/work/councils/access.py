"""How a reader obtains a council, a meeting, an authority: what lies outside their reach is not found."""

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest

from vinhdanh.ground.accounts.access import charge
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.registry.models import Authority
from vinhdanh.work.nominations.models import Round

from .models import Council, Group, Item, Meeting, Member

SEE = "councils.see"


def seen_councils(charge: Charge) -> QuerySet[Council]:
    return Council.objects.filter(charge.scope_filter(SEE, "authority__unit__path")).select_related(
        "authority__unit__party"
    )


def own_councils(charge: Charge) -> QuerySet[Council]:
    """The councils of the very units the reader is charged with, of the many they may see below them."""
    return seen_councils(charge).filter(authority__unit__in=[mine.unit_id for mine in charge.assignments])


def seen_meetings(charge: Charge) -> QuerySet[Meeting]:
    """Meetings within reach, with how many nominations each considers."""
    return (
        Meeting.objects.filter(charge.scope_filter(SEE, "council__authority__unit__path"))
        .select_related("council__authority__unit__party", "round")
        .annotate(size=Count("items"))
    )


def authorities_to_convene_for(charge: Charge) -> QuerySet[Authority]:
    return Authority.objects.filter(charge.scope_filter("councils.convene", "unit__path")).select_related("unit__party")


def a_council(request: HttpRequest, pk: int) -> Council:
    found = seen_councils(charge(request)).filter(pk=pk).first()
    if found is None:
        raise Http404("Không có hội đồng này, hoặc hội đồng thuộc đơn vị khác.")
    return found


def a_member(request: HttpRequest, pk: int) -> Member:
    found = Member.objects.select_related("council__authority__unit").filter(pk=pk).first()
    if found is None or not seen_councils(charge(request)).filter(pk=found.council_id).exists():
        raise Http404("Không có thành viên này.")
    return found


def a_meeting(request: HttpRequest, pk: int) -> Meeting:
    found = seen_meetings(charge(request)).select_related("chaired_by", "minuted_by", "count").filter(pk=pk).first()
    if found is None:
        raise Http404("Không có cuộc họp này, hoặc cuộc họp thuộc đơn vị khác.")
    return found


def a_group(request: HttpRequest, pk: int) -> Group:
    found = Group.objects.filter(pk=pk).first()
    if found is None:
        raise Http404("Không có nhóm này.")
    found.meeting = a_meeting(request, found.meeting_id)
    return found


def an_item(request: HttpRequest, pk: int) -> Item:
    found = Item.objects.select_related("nomination__party", "group").filter(pk=pk).first()
    if found is None:
        raise Http404("Không có mục này trong chương trình họp.")
    found.meeting = a_meeting(request, found.meeting_id)
    return found


def an_authority(request: HttpRequest, pk: int) -> Authority:
    found = authorities_to_convene_for(charge(request)).filter(pk=pk).first()
    if found is None:
        raise Http404("Không có người có thẩm quyền này trong phạm vi được giao.")
    return found


def a_round(pk: int) -> Round:
    found = Round.objects.filter(pk=pk).first()
    if found is None:
        raise Http404("Không có đợt xét này.")
    return found
