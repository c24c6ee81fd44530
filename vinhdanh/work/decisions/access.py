"""How a reader obtains a decision, one of its rows, a meeting to draft from: outside their reach it is not found."""

from django.db.models import Q
from django.http import Http404, HttpRequest

from vinhdanh.crafts.papers.own_templates import Kind
from vinhdanh.ground.accounts.access import charge
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Authority
from vinhdanh.work.councils.models import Meeting
from vinhdanh.work.councils.workflow import MeetingState

from . import queries, stationery
from .models import Decision, DiplomaBlank, Item, OwnTemplate

RELATED = (
    "authority__unit__party", "round", "meeting__council", "corrects__authority", "corrects__round", "signatory",
    "signatory__authority", "signed_file",
)  # fmt: skip

KEPT_WITH = ("authority__unit__party",)


def a_decision(request: HttpRequest, pk: int) -> Decision:
    found = queries.visible(charge(request)).select_related(*RELATED).filter(pk=pk).first()
    if found is None:
        raise Http404("Không có quyết định này, hoặc quyết định còn là dự thảo của cơ quan khác.")
    return found


def an_issued_grant(request: HttpRequest, pk: int) -> Decision:
    """A decision to grant that is issued: what extracts and diplomas are made of."""
    found = a_decision(request, pk)
    if found.drafted or found.kind != Decision.Kind.GRANT:
        raise Refused("Chỉ làm được việc này với quyết định khen thưởng đã ban hành.", code="wrong_state")
    return found


def an_item(request: HttpRequest, pk: int) -> Item:
    found = Item.objects.filter(pk=pk).first()
    if found is None:
        raise Http404("Không có dòng này trong danh sách.")
    found.decision = a_decision(request, found.decision_id)
    return found


def a_closed_meeting(request: HttpRequest, pk: int) -> Meeting:
    """A meeting whose result the reader may turn into a decision."""
    reach = charge(request).scope_filter("decisions.draft", "council__authority__unit__path")
    found = (
        Meeting.objects.filter(reach, state=MeetingState.CLOSED)
        .select_related("council__authority__unit__party", "round")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404("Không có cuộc họp này, hoặc cuộc họp chưa chốt biên bản.")
    return found


def an_authority(request: HttpRequest, pk: int) -> Authority:
    """An authority whose templates and blanks the reader keeps."""
    found = stationery.authorities(charge(request)).filter(pk=pk).first()
    if found is None:
        raise Http404("Không có cơ quan này, hoặc cơ quan nằm ngoài phạm vi được giao.")
    return found


def a_kind(word: str) -> Kind:
    """The kind of document that an address names."""
    if word not in set(Kind):
        raise Http404("Không có loại văn bản này.")
    return Kind(word)


def a_template(request: HttpRequest, pk: int) -> OwnTemplate:
    found = OwnTemplate.objects.filter(_kept(request), pk=pk).select_related(*KEPT_WITH, "file").first()
    if found is None:
        raise Http404("Không có mẫu này.")
    return found


def a_blank(request: HttpRequest, pk: int) -> DiplomaBlank:
    found = DiplomaBlank.objects.filter(_kept(request), pk=pk).select_related(*KEPT_WITH).first()
    if found is None:
        raise Http404("Không có phôi này.")
    return found


def _kept(request: HttpRequest) -> Q:
    return charge(request).scope_filter("decisions.templates", "authority__unit__path")
