"""One nomination: its verdict, the questions answered in place, choices against the verdict."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.ground.accounts.access import actor, insist, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.ui.toasts import say, say_undoable

from .. import access, actions, contexts
from ..forms import ReasonForm
from ..models import Nomination
from ..questions import AnswerForm, answer_form


def _go(pk: int) -> HttpResponse:
    return redirect("nominations:nomination", pk)


def _show(request: HttpRequest, nomination: Nomination, *, answered: AnswerForm | None = None) -> HttpResponse:
    page = contexts.nomination_page(request, nomination, answered=answered)
    return render(request, "nominations/nomination.html", page, status=422 if answered else 200)


@needs("nominations.see")
@require_GET
def nomination(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, access.a_nomination(request, pk))


@needs("nominations.edit")
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the answer to one question and judge again; a faulty answer comes back in its place."""
    found = access.a_nomination(request, pk)
    insist(request, "nominations.edit", found)
    form = None if found.on_hold else answer_form(found, request.POST.get("question", ""), request.POST)
    if form is None:
        raise Refused("Câu hỏi này đã được trả lời; hãy xem kết quả mới.", code="stale")
    if not form.is_valid():
        return _show(request, found, answered=form)
    cite = form.cleaned_data["cite"]
    differences = actions.answer(found, by=actor(request), at=clock.now(), facts=form.facts(), cite=cite)
    kept = [difference.sentence for difference in differences if not difference.taken]
    say(request, " ".join(["Đã ghi và xét lại.", *(sentence[:1].upper() + sentence[1:] for sentence in kept)]))
    return _go(pk)


def _button(permission: str, told: str, undo: str = "") -> Callable:
    """A button that needs no words: act, tell it, offer the way back."""

    def wrap(act: Callable[..., None]) -> Callable[[HttpRequest, int], HttpResponse]:
        @needs(permission)
        @require_POST
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            act(access.a_nomination(request, pk), by=actor(request), at=clock.now())
            if undo:
                say_undoable(request, told, reverse(f"nominations:{undo}", args=[pk]))
            else:
                say(request, told)
            return _go(pk)

        return view

    return wrap


withdraw = _button("nominations.edit", "Đã rút hồ sơ khỏi danh sách trình", "restore")(actions.withdraw)
restore = _button("nominations.edit", "Hồ sơ trở lại danh sách trình")(actions.restore)
undo_choice = _button("nominations.override", "Đã bỏ lựa chọn; kết quả xét được áp dụng trở lại")(actions.undo_choice)


@needs("nominations.edit")
@require_POST
def judge_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the judge once more, from the books as they are now."""
    found = access.a_nomination(request, pk)
    actions.judge_again(found, by=actor(request), at=clock.now())
    say(request, "Đã xét lại theo dữ liệu mới nhất")
    return _go(pk)


def _with_reason(act: Callable[..., None], title: str, line: str, verb: str, told: str) -> Callable:
    """A choice against the verdict: its reason is asked first."""

    @needs("nominations.override")
    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        found = access.a_nomination(request, pk)
        insist(request, "nominations.override", found)
        form = ReasonForm(request.POST or None)
        if form.is_bound and form.is_valid():
            act(found, by=actor(request), at=clock.now(), **form.cleaned_data)
            say_undoable(request, told, reverse("nominations:undo_choice", args=[pk]))
            return _go(pk)
        page = {"form": form, "nomination": found, "title": title, "line": line, "verb": verb}
        return render(request, "nominations/reason.html", page, status=422 if form.is_bound else 200)

    return view


leave_out = _with_reason(
    actions.leave_out,
    "Không lựa chọn",
    "Hồ sơ không được đưa vào danh sách khen thưởng, dù kết quả xét thế nào. Lý do được lưu cùng hồ sơ.",
    "Không lựa chọn",
    "Đã ghi: không lựa chọn",
)
choose = _with_reason(
    actions.choose,
    "Lựa chọn khi còn nội dung chưa rõ",
    "Người quyết định chịu trách nhiệm về nội dung chưa đủ căn cứ. Lý do được lưu cùng hồ sơ.",
    "Lựa chọn",
    "Đã ghi: lựa chọn khi còn nội dung chưa rõ",
)
