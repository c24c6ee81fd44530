"""The rights desk: requests by due day, one request with its steps; what is public of one person."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.ground.accounts.access import actor, insist, may, needs
from vinhdanh.ground.office import clock, vault
from vinhdanh.ground.ui.components.words import vn_date, vn_days_left, vn_time
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say, say_undoable

from . import access, actions
from .forms import EFFECTS, AgreeForm, FulfilForm, RefuseForm, VerifyForm
from .models import DataRequest
from .tables import RequestFilter, RequestTable
from .workflow import HANDLE, OPEN_STATES, REQUEST


@needs("rights.see")
@require_GET
def requests(request: HttpRequest) -> HttpResponse:
    return list_page(
        request,
        DataRequest.objects.all(),
        RequestTable,
        filterset_class=RequestFilter,
        context={"title": "Quyền dữ liệu cá nhân", "line": "Yêu cầu của người dân, phải trả lời trong 15 ngày"},
        export_name="yeu-cau-du-lieu-ca-nhan",
    )


@needs("rights.see")
@require_GET
def one_request(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_request(request, pk)
    handles = may(request, HANDLE, found)
    possible = {row.action for row in REQUEST.actions_from(found.state)} if handles else set()
    open_now = found.state in OPEN_STATES
    left = vn_days_left((found.due_on - clock.today()).days) if open_now else ""
    page = {
        "request_": found,
        "title": found.get_kind_display(),
        "line": f"Yêu cầu số {found.pk} · nhận lúc {vn_time(found.sent_at)}",
        "said": vault.open_words(found.said_sealed) if handles else {},
        "late": found.is_late(clock.today()),
        "facts": [
            ("Trạng thái", found.get_state_display()),
            ("Hạn trả lời", ", ".join(part for part in (vn_date(found.due_on), left) if part)),
            ("Xác minh danh tính", found.verified_how),
        ],
        "may": {name: name in possible for name in ("verify", "unverify", "fulfil", "refuse", "reopen")},
    }
    return render(request, "rights/request.html", page)


@needs(HANDLE)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_request(request, pk)
    name = request.GET.get("ten") or vault.open_words(found.said_sealed).get("name", "")
    form = VerifyForm(request.POST or None, name=name)
    if form.is_bound and form.is_valid():
        actions.verify(found, by=actor(request), at=clock.now(), **form.cleaned_data)
        say_undoable(request, "Đã ghi danh tính", reverse("rights:unverify", args=[pk]))
        return redirect("rights:request", pk)
    page = {"request_": found, "form": form, "title": "Xác minh danh tính", "name": name}
    return render(request, "rights/verify.html", page, status=422 if form.is_bound else 200)


def _asked(act: Callable[..., None], form_class: type, title: str, verb: str, told: str) -> Callable[..., HttpResponse]:
    """A step that ends the request with an answer."""

    @needs(HANDLE)
    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        found = access.a_request(request, pk)
        start = {"level": EFFECTS.get(DataRequest.Kind(found.kind), "")}
        form = form_class(request.POST or None, initial=start)
        if form.is_bound and form.is_valid():
            act(found, by=actor(request), at=clock.now(), **form.cleaned_data)
            say(request, told)
            return redirect("rights:request", pk)
        page = {"request_": found, "form": form, "title": title, "verb": verb}
        return render(request, "rights/asked.html", page, status=422 if form.is_bound else 200)

    return view


fulfil = _asked(actions.fulfil, FulfilForm, "Thực hiện yêu cầu", "Thực hiện", "Đã thực hiện; trang công khai đã đổi")
refuse = _asked(actions.refuse, RefuseForm, "Không thực hiện được", "Ghi lý do", "Đã ghi lý do")


def _button(act: Callable[..., None], told: str) -> Callable[..., HttpResponse]:
    @needs(HANDLE)
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        act(access.a_request(request, pk), by=actor(request), at=clock.now())
        say(request, told)
        return redirect("rights:request", pk)

    return view


unverify = _button(actions.unverify, "Đã bỏ xác minh danh tính")
reopen = _button(actions.reopen, "Đã mở lại; thời hạn vẫn tính từ ngày nhận")


@needs(actions.RECORD)
@require_http_methods(["GET", "POST"])
def party(request: HttpRequest, key: int) -> HttpResponse:
    """What is public of one person; posting records that they agreed."""
    found = access.a_party(request, key)
    insist(request, actions.RECORD, found)
    form = AgreeForm(request.POST) if request.method == "POST" else AgreeForm.starting()
    if form.is_bound and form.is_valid():
        actions.agree(found, by=actor(request), at=clock.now(), **form.cleaned_data)
        say_undoable(request, "Đã ghi sự đồng ý", reverse("rights:withdraw_consent", args=[key]))
        return redirect("rights:party", key)
    consents = list(found.consents.all())
    page = {
        "party": found,
        "title": f"Công khai: {found.name}",
        "consents": consents,
        "agreed": any(each.withdrawn_at is None for each in consents),
        "restrictions": found.restrictions.all(),
        "may_lift": may(request, HANDLE, found),
        "form": form,
    }
    return render(request, "rights/party.html", page, status=422 if form.is_bound else 200)


@needs(actions.RECORD)
@require_POST
def withdraw_consent(request: HttpRequest, key: int) -> HttpResponse:
    found = access.a_party(request, key)
    actions.withdraw_consent(found, by=actor(request), at=clock.now())
    say(request, "Đã rút sự đồng ý; trang riêng không còn")
    return redirect("rights:party", key)


@needs(HANDLE)
@require_POST
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_restriction(request, pk)
    actions.lift(found, by=actor(request), at=clock.now())
    say(request, "Đã bỏ hạn chế")
    return redirect("rights:party", found.party_id)
