"""The officer's pages: dockets, one docket with its comments, one comment; the report."""

from collections.abc import Callable

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.ground.accounts.access import actor, charge, needs
from vinhdanh.ground.office import clock, papers
from vinhdanh.ground.ui.components.words import vn_number
from vinhdanh.ground.ui.lists import BulkAct, chosen, list_page
from vinhdanh.ground.ui.toasts import say, say_undoable
from vinhdanh.work.nominations.access import a_round

from . import access, actions, contexts
from .documents import report
from .forms import DisposeForm, DocketForm, HideForm, NoteManyForm
from .models import Docket
from .tables import CommentFilter, CommentTable, DocketTable

HIDE = "an"
VERBS = {
    "dang": (actions.show, "Ý kiến được đăng, không kèm tên người gửi"),
    "khong-dang": (actions.keep, "Ý kiến không đăng, vẫn được xem xét"),
}
ALREADY_NOTED = "Cơ quan thường trực đã ghi nhận và tổng hợp ý kiến này vào báo cáo trình Hội đồng."


@needs("dockets.see")
@require_GET
def dockets(request: HttpRequest) -> HttpResponse:
    reader = charge(request)
    return list_page(
        request,
        contexts.shown_dockets(access.seen_dockets(reader)),
        DocketTable,
        template="dockets/dockets.html",
        context=contexts.dockets_page(reader),
        export_name="lay-y-kien-nhan-dan",
    )


@needs("dockets.see")
@require_GET
def docket(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_docket(request, pk)
    page = contexts.docket_page(request, found)
    note = BulkAct("Ghi nhận các ý kiến đã chọn", reverse("dockets:note_many", args=[pk]), icon="check")
    return list_page(
        request,
        page["comments"],
        CommentTable,
        filterset_class=CommentFilter,
        template="dockets/docket.html",
        context=page,
        export_name="y-kien-nhan-dan",
        bulk=(note,) if page["may"]["dispose"] else (),
    )


@needs("dockets.open")
@require_http_methods(["GET", "POST"])
def draw_up(request: HttpRequest, pk: int) -> HttpResponse:
    """A new docket for the round ``pk``."""
    round = a_round(pk)
    form = DocketForm(request.POST or None, round=round, initial=contexts.starting(round))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        authority, chosen = said.pop("authority"), said.pop("nominations")
        keys = [each.pk for each in chosen]
        made = actions.draw_up(authority, by=actor(request), at=clock.now(), round=round, nominations=keys, **said)
        say(request, "Đã soạn danh sách; xem lại rồi bấm đăng")
        return redirect("dockets:docket", made.pk)
    page = contexts.form_page(round, form, "Soạn danh sách lấy ý kiến", reverse("dockets:dockets"))
    return render(request, "dockets/form.html", page, status=422 if form.is_bound else 200)


@needs("dockets.open")
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_docket(request, pk)
    start = {name: getattr(found, name) for name in ("title", "basis", "working_days", "contact")}
    start["nominations"] = list(found.listed.values_list("nomination", flat=True))
    form = DocketForm(request.POST or None, round=found.round, docket=found, initial=start)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        keys = [each.pk for each in said.pop("nominations")]
        actions.change(found, by=actor(request), at=clock.now(), nominations=keys, **said)
        say(request, "Đã ghi thay đổi")
        return redirect("dockets:docket", pk)
    page = contexts.form_page(found.round, form, "Sửa danh sách lấy ý kiến", reverse("dockets:docket", args=[pk]))
    return render(request, "dockets/form.html", page, status=422 if form.is_bound else 200)


def _button(told: str, undo: str = "") -> Callable[[Callable[..., None]], Callable]:
    """A view that presses one button on a docket, and offers the way back where there is one."""

    def wrap(act: Callable[..., None]) -> Callable[..., HttpResponse]:
        @needs("dockets.open")
        @require_POST
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            act(access.a_docket(request, pk), by=actor(request), at=clock.now())
            if undo:
                say_undoable(request, told, reverse(f"dockets:{undo}", args=[pk]))
            else:
                say(request, told)
            return redirect("dockets:docket", pk)

        return view

    return wrap


publish = _button("Đã đăng danh sách lấy ý kiến", "take_down")(actions.publish)
take_down = _button("Đã gỡ danh sách, trở lại bản đang soạn")(actions.take_down)
drop = _button("Đã bỏ bản đang soạn", "restore")(actions.drop)
restore = _button("Bản đang soạn đã trở lại")(actions.restore)
finish = _button("Đã kết thúc; thông tin người gửi đã được xóa")(actions.finish)


@needs("dockets.see")
@require_http_methods(["GET", "POST"])
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """One comment: its words, and (posting) what was done with it."""
    found = access.a_comment(request, pk)
    start = {"disposition": found.disposition, "answer": found.answer}
    form = DisposeForm(request.POST or None, initial=start)
    if form.is_bound and form.is_valid():
        actions.dispose(found, by=actor(request), at=clock.now(), **form.cleaned_data)
        say(request, "Đã ghi kết quả xử lý")
        return redirect("dockets:docket", found.docket_id)
    page = contexts.comment_page(request, found) | {"form": form, "hide_form": HideForm()}
    return render(request, "dockets/comment.html", page, status=422 if form.is_bound else 200)


@needs("dockets.moderate")
@require_POST
def moderate(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    found = access.a_comment(request, pk)
    by, at = actor(request), clock.now()
    if verb == HIDE:
        form = HideForm(request.POST)
        if not form.is_valid():
            page = contexts.comment_page(request, found) | {"form": DisposeForm(), "hide_form": form}
            return render(request, "dockets/comment.html", page, status=422)
        actions.hide(found, by=by, at=at, **form.cleaned_data)
        say(request, "Đã ẩn ý kiến; người gửi thấy lý do")
    elif verb in VERBS:
        act, told = VERBS[verb]
        act(found, by=by, at=at)
        say(request, told)
    else:
        raise Http404("Không có việc này.")
    return redirect("dockets:comment", pk)


@needs("dockets.moderate")
@require_POST
def note_many(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_docket(request, pk)
    ticked = chosen(request, found.comments.all(), filterset_class=CommentFilter)
    form = NoteManyForm(request.POST)
    answer = form.cleaned_data["answer"] if form.is_valid() else ALREADY_NOTED
    keys = list(ticked.values_list("pk", flat=True))
    count = actions.dispose_many(found, by=actor(request), at=clock.now(), comments=keys, answer=answer)
    say(request, f"Đã ghi nhận {vn_number(count)} ý kiến" if count else "Không có ý kiến nào chờ ghi nhận")
    return redirect("dockets:docket", pk)


@needs("dockets.see")
@require_GET
def report_file(request: HttpRequest, pk: int, form: str) -> FileResponse:
    found: Docket = access.a_docket(request, pk)
    return papers.offered(report(found), f"bao-cao-lay-y-kien-{pk}", form, authority=found.authority)
