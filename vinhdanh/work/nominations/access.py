"""How a reader obtains a list, a row, a nomination, a submission: what lies outside their reach is not found."""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from vinhdanh.ground.accounts.access import charge
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.registry.models import Unit

from .models import Nomination, Round, Row, Submission, Upload
from .workflow import SubmissionState, UploadState

SEE = "nominations.see"


def seen_nominations(charge: Charge) -> QuerySet[Nomination]:
    """The nominations within reach: of the reader's units, and those sent to an authority of theirs."""
    if charge.scopes(SEE) is None:
        return Nomination.objects.all()
    sent = ~Q(submission=None) & ~Q(submission__state=SubmissionState.DRAFT)
    mine = charge.scope_filter(SEE, "unit__path")
    return Nomination.objects.filter(mine | charge.scope_filter(SEE, "authority__unit__path") & sent)


def seen_submissions(charge: Charge) -> QuerySet[Submission]:
    """The submissions within reach: what the reader's units draw up or sent, and what was sent to them."""
    if charge.scopes(SEE) is None:
        return Submission.objects.all()
    sent = ~Q(state=SubmissionState.DRAFT)
    mine = charge.scope_filter(SEE, "unit__path")
    return Submission.objects.filter(mine | charge.scope_filter(SEE, "authority__unit__path") & sent)


def seen_uploads(charge: Charge) -> QuerySet[Upload]:
    return Upload.objects.filter(charge.scope_filter(SEE, "unit__path"))


def units_sending(charge: Charge) -> QuerySet[Unit]:
    """The units for which the reader may send a list, those they are charged with themselves first."""
    reach = charge.scope_filter("nominations.upload", "path")
    return Unit.objects.filter(reach, until=None).select_related("party").order_by("path")


def a_round(pk: int) -> Round:
    round = Round.objects.filter(pk=pk).first()
    if round is None:
        raise Http404("Không có đợt xét này.")
    return round


def an_upload(request: HttpRequest, pk: int) -> Upload:
    found = (
        seen_uploads(charge(request)).select_related("round", "unit__party", "file", "sent_by").filter(pk=pk).first()
    )
    if found is None:
        raise Http404("Không có danh sách này, hoặc danh sách thuộc đơn vị khác.")
    return found


def a_row(request: HttpRequest, pk: int) -> Row:
    row = Row.objects.select_related("upload__round", "upload__unit__party", "upload__file").filter(pk=pk).first()
    if row is None or not seen_uploads(charge(request)).filter(pk=row.upload_id).exists():
        raise Http404("Không có dòng này.")
    return row


def a_nomination(request: HttpRequest, pk: int) -> Nomination:
    found = (
        seen_nominations(charge(request))
        .select_related("round", "party__person", "unit__party", "authority__unit", "submission", "row__upload")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404("Không có hồ sơ này, hoặc hồ sơ thuộc đơn vị khác.")
    return found


def a_submission(request: HttpRequest, pk: int) -> Submission:
    found = (
        seen_submissions(charge(request)).select_related("round", "unit__party", "authority__unit__party").filter(pk=pk)
    ).first()
    if found is None:
        raise Http404("Không có tờ trình này, hoặc tờ trình thuộc đơn vị khác.")
    return found


def open_lists(uploads: QuerySet[Upload]) -> QuerySet[Upload]:
    return uploads.exclude(state=UploadState.WITHDRAWN)
