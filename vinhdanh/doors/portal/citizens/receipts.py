"""What became of what somebody sent, by its receipt code. The code is posted, and a wrong one says nothing."""

from dataclasses import dataclass
from datetime import datetime

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from vinhdanh.ground.accounts.access import public
from vinhdanh.ground.ui.components.words import vn_date
from vinhdanh.ground.ui.parts import Step
from vinhdanh.work.dockets import queries as dockets
from vinhdanh.work.dockets.models import Comment
from vinhdanh.work.dockets.workflow import CommentState
from vinhdanh.work.exemplars import queries as exemplars
from vinhdanh.work.exemplars.models import Finding
from vinhdanh.work.exemplars.workflow import FindingState as F
from vinhdanh.work.rights import queries as rights
from vinhdanh.work.rights.models import DataRequest
from vinhdanh.work.rights.workflow import RequestState

from .forms import ReceiptForm


@dataclass(frozen=True)
class Fate:
    """Where a sending stands: what it was, the stations of its way, the answer if there is one."""

    what: str
    about: str
    sent_at: datetime
    steps: tuple[Step, ...]
    heading: str = ""
    answer: str = ""
    words: str = ""
    """What the sender wrote; empty where it is not to be shown again."""


@public
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
def receipt(request: HttpRequest) -> HttpResponse:
    if request.method == "POST" and (limited := ratelimit.consume_or_429(request, action="receipt")):
        return limited
    form = ReceiptForm(request.POST or None)
    fate = None
    if form.is_bound and form.is_valid():
        fate = fate_of(form.cleaned_data["code"])
        if fate is None:
            form.add_error("code", "Không có biên nhận nào mang mã này; hãy xem lại từng chữ, số.")
    page = {"form": form, "fate": fate}
    status = 422 if form.is_bound and fate is None else 200
    response = render(request, "portal/citizens/receipts.html", page, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def fate_of(code: str) -> Fate | None:
    if comment := dockets.by_code(code):
        return _of_comment(comment)
    if finding := exemplars.by_code(code):
        return _of_finding(finding)
    request = rights.by_code(code)
    return _of_request(request) if request else None


def _of_comment(comment: Comment) -> Fate:
    hidden = comment.state == CommentState.HIDDEN
    moderated = comment.state != CommentState.WAITING
    settled = bool(comment.disposition)
    note = f"Lý do: {comment.hidden_because}" if hidden else ""
    steps = (
        Step("Đã nhận", state="done"),
        Step(comment.get_state_display() if moderated else "Kiểm duyệt", note=note, state=_stage(moderated, True)),
        Step("Xử lý", state=_stage(settled, moderated)),
    )
    return Fate(
        what="Ý kiến về danh sách đề nghị khen thưởng",
        about=comment.docket.title,
        sent_at=comment.sent_at,
        steps=steps,
        heading=comment.get_disposition_display() if settled else "",
        answer=comment.answer,
        words="" if hidden else comment.text,
    )


def _of_finding(finding: Finding) -> Fate:
    declined = finding.state == F.DECLINED
    chosen = finding.state in (F.TAKEN_UP, F.PROPOSED)
    verifying = finding.state == F.VERIFYING
    last = Step("Không đề nghị khen thưởng", state="done") if declined else Step(
        "Lập hồ sơ đề nghị khen thưởng", state=_stage(finding.state == F.PROPOSED, chosen)
    )  # fmt: skip
    steps = (
        Step("Đã nhận", note=finding.commune.name, state="done"),
        Step("Xác minh", state=_stage(declined or chosen, verifying)),
        last,
    )
    return Fate(
        what="Giới thiệu gương người tốt, việc tốt",
        about=finding.name,
        sent_at=finding.sent_at,
        steps=steps,
        heading="Vì sao" if declined else "",
        answer=finding.reason,
        words=finding.story,
    )


def _of_request(request: DataRequest) -> Fate:
    """Without the words of the request: a code that fell into other hands tells nothing private."""
    closed = request.state in (RequestState.FULFILLED, RequestState.REFUSED)
    verified = closed or request.state == RequestState.VERIFIED
    steps = (
        Step("Đã nhận", note=f"Trả lời chậm nhất ngày {vn_date(request.due_on)}", state="done"),
        Step("Xác minh danh tính", state=_stage(verified, True)),
        Step(request.get_state_display() if closed else "Thực hiện", state=_stage(closed, verified)),
    )
    return Fate(
        what="Yêu cầu về dữ liệu cá nhân",
        about=request.get_kind_display(),
        sent_at=request.sent_at,
        steps=steps,
        heading=request.get_state_display() if closed else "",
        answer=request.answer,
    )


def _stage(done: bool, reached: bool) -> str:
    return "done" if done else "now" if reached else "ahead"
