"""The desk's pages: whom citizens introduced, one of them with its photographs, and each step of its way."""

from collections.abc import Callable

from django.db.models import Count
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.ground.accounts.access import actor, charge, needs
from vinhdanh.ground.office import clock, files
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say, say_undoable
from vinhdanh.work.nominations.access import seen_nominations

from . import access, actions, contexts
from .forms import DeclineForm, ProposeForm, SendOnForm, TakeUpForm
from .tables import FindingFilter, FindingTable


@needs("exemplars.see")
@require_GET
def findings(request: HttpRequest) -> HttpResponse:
    shown = access.seen_findings(charge(request)).annotate(pictures=Count("photographs"))
    return list_page(
        request,
        shown,
        FindingTable,
        filterset_class=FindingFilter,
        template="exemplars/findings.html",
        context={"title": "Gương được giới thiệu", "line": "Người tốt, việc tốt do người dân giới thiệu"},
        export_name="guong-duoc-gioi-thieu",
    )


@needs("exemplars.see")
@require_GET
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "exemplars/finding.html", contexts.finding_page(request, access.a_finding(request, pk)))


@needs("exemplars.see")
@require_GET
def photograph(request: HttpRequest, pk: int, ordinal: int) -> FileResponse:
    found = access.a_photograph(request, pk, ordinal)
    content = files.path_of(found.file.sha256).open("rb")
    response = FileResponse(content, content_type=found.file.media_type, filename=found.file.name)
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _button(act: Callable[..., None], told: str, undo: str = "") -> Callable[..., HttpResponse]:
    @needs("exemplars.handle")
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        act(access.a_finding(request, pk), by=actor(request), at=clock.now())
        if undo:
            say_undoable(request, told, reverse(f"exemplars:{undo}", args=[pk]))
        else:
            say(request, told)
        return redirect("exemplars:finding", pk)

    return view


verify = _button(actions.verify, "Đang xác minh", "put_back")
put_back = _button(actions.put_back, "Trở lại danh sách mới nhận")
reopen = _button(actions.reopen, "Đã mở lại để xác minh")
unpropose = _button(actions.unpropose, "Đã bỏ liên kết với hồ sơ")


def _asked(act: Callable[..., None], form_class: type, title: str, verb: str, told: str, undo: str = "") -> Callable:
    """A step that needs an answer first."""

    @needs("exemplars.handle")
    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        found = access.a_finding(request, pk)
        form = form_class(request.POST or None)
        if form.is_bound and form.is_valid():
            act(found, by=actor(request), at=clock.now(), **form.cleaned_data)
            if undo:
                say_undoable(request, told, reverse(f"exemplars:{undo}", args=[pk]))
            else:
                say(request, told)
            return redirect("exemplars:findings" if act is actions.send_on else found_url(pk))
        page = {"finding": found, "form": form, "title": title, "verb": verb}
        return render(request, "exemplars/asked.html", page, status=422 if form.is_bound else 200)

    return view


def found_url(pk: int) -> str:
    return reverse("exemplars:finding", args=[pk])


take_up = _asked(actions.take_up, TakeUpForm, "Chọn để đề nghị khen thưởng", "Chọn", "Đã chọn để đề nghị", "reopen")
decline = _asked(actions.decline, DeclineForm, "Không đề nghị khen thưởng", "Không đề nghị", "Đã ghi lý do", "reopen")
send_on = _asked(actions.send_on, SendOnForm, "Chuyển xã, phường khác", "Chuyển", "Đã chuyển")


@needs("exemplars.handle")
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_finding(request, pk)
    form = ProposeForm(request.POST or None, finding=found, seen=seen_nominations(charge(request)))
    if form.is_bound and form.is_valid():
        actions.propose(found, by=actor(request), at=clock.now(), **form.cleaned_data)
        say_undoable(request, "Đã gắn với hồ sơ đề nghị", reverse("exemplars:unpropose", args=[pk]))
        return redirect("exemplars:finding", pk)
    page = {"finding": found, "form": form, "title": "Gắn với hồ sơ đã lập", "verb": "Gắn"}
    return render(request, "exemplars/asked.html", page, status=422 if form.is_bound else 200)
