"""Submissions: the list, one letter, signing and sending, receiving and returning, each with its way back."""

from collections.abc import Callable
from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.accounts.access import actor, charge, insist, needs
from vinhdanh.ground.office import clock, papers
from vinhdanh.ground.ui.components.words import vn_number
from vinhdanh.ground.ui.lists import BulkAct, chosen, list_page
from vinhdanh.ground.ui.toasts import say, say_undoable

from .. import access, actions, contexts
from ..actions import Inbox
from ..documents import letter_of
from ..filters import NominationFilter, SubmissionFilter
from ..forms import ReasonForm
from ..models import Nomination, Submission
from ..tables import NominationTable, SubmissionTable


@needs("nominations.see")
@require_GET
def submissions(request: HttpRequest) -> HttpResponse:
    shown = contexts.shown_submissions(access.seen_submissions(charge(request)))
    return list_page(
        request,
        shown.order_by("-submitted_at", "-pk"),
        SubmissionTable,
        filterset_class=SubmissionFilter,
        template="nominations/submissions.html",
        context={"title": "Tờ trình", "line": "Những gì đơn vị trình lên và những gì gửi đến để quyết định"},
        export_name="to-trinh",
    )


@needs("nominations.see")
@require_GET
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_submission(request, pk)
    page = contexts.submission_page(request, found)
    give_back = BulkAct("Trả lại", reverse("nominations:give_some_back", args=[pk]), "danger", "undo")
    return list_page(
        request,
        contexts.shown_nominations(page["nominations"]),
        NominationTable,
        filterset_class=NominationFilter,
        template="nominations/submission.html",
        context=page,
        export_name="to-trinh",
        bulk=(give_back,) if page["may"]["give_some_back"] else (),
        exclude=("unit", "authority"),
    )


def _go(pk: int) -> HttpResponse:
    return redirect("nominations:submission", pk)


@needs("nominations.submit")
@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_submission(request, pk)
    actions.submit(found, by=actor(request), at=clock.now())
    told = f"Đã trình {vn_number(found.nominations.count())} hồ sơ tại Tờ trình số {found.number}"
    say_undoable(request, told, reverse("nominations:recall", args=[pk]))
    return _go(pk)


@needs("nominations.submit")
@require_POST
def submit_again(request: HttpRequest, pk: int) -> HttpResponse:
    count = actions.submit_again(access.a_submission(request, pk), by=actor(request), at=clock.now())
    say(request, f"Đã gửi lại {vn_number(count)} hồ sơ")
    return _go(pk)


@needs("nominations.see")
@require_POST
def judge_again(request: HttpRequest, pk: int) -> HttpResponse:
    count = actions.judge_submission_again(access.a_submission(request, pk), by=actor(request), at=clock.now())
    say(request, f"Đã xét lại {vn_number(count)} hồ sơ theo dữ liệu mới nhất")
    return _go(pk)


@needs("nominations.submit")
@require_POST
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    actions.recall(access.a_submission(request, pk), by=actor(request), at=clock.now())
    say(request, "Đã lấy lại tờ trình; số tờ trình được giữ cho lần trình sau")
    return _go(pk)


def _by_authority(told: str, undo: str = "") -> Callable:
    """A button of whoever receives: act on the inbox, tell it, offer the way back."""

    def wrap(act: Callable[..., Submission]) -> Callable[[HttpRequest, int], HttpResponse]:
        @needs("nominations.receive")
        @require_POST
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            act(Inbox(access.a_submission(request, pk)), by=actor(request), at=clock.now())
            if undo:
                say_undoable(request, told, reverse(f"nominations:{undo}", args=[pk]))
            else:
                say(request, told)
            return _go(pk)

        return view

    return wrap


receive = _by_authority("Đã tiếp nhận tờ trình", "undo_receive")(actions.receive)
receive_again = _by_authority("Đã tiếp nhận các hồ sơ gửi lại")(actions.receive_again)
undo_receive = _by_authority("Tờ trình trở lại hàng chờ tiếp nhận")(actions.undo_receive)
undo_give_back = _by_authority("Tờ trình trở lại hàng chờ tiếp nhận")(actions.undo_give_back)


@needs("nominations.receive")
@require_http_methods(["GET", "POST"])
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_submission(request, pk)
    inbox = Inbox(found)
    insist(request, "nominations.receive", inbox)
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        actions.give_back(inbox, by=actor(request), at=clock.now(), **form.cleaned_data)
        undo = reverse("nominations:undo_give_back", args=[pk])
        say_undoable(request, f"Đã trả lại tờ trình của {found.unit.name}", undo)
        return _go(pk)
    page = {"form": form, "submission": found, "what": f"tờ trình số {found.number}"}
    return render(request, "nominations/give_back.html", page, status=422 if form.is_bound else 200)


@needs("nominations.receive")
@require_POST
def give_some_back(request: HttpRequest, pk: int) -> HttpResponse:
    """First the reason is asked for the chosen ones, then they go back."""
    found = access.a_submission(request, pk)
    inbox = Inbox(found)
    insist(request, "nominations.receive", inbox)
    rows = chosen(request, found.nominations.all(), filterset_class=NominationFilter)
    keys = list(rows.values_list("pk", flat=True))
    form = ReasonForm(request.POST if "reason" in request.POST else None)
    if form.is_bound and form.is_valid():
        actions.give_some_back(inbox, by=actor(request), at=clock.now(), nominations=keys, **form.cleaned_data)
        undo = f"{reverse('nominations:undo_give_some_back', args=[pk])}?ho-so={','.join(map(str, keys))}"
        say_undoable(request, f"Đã trả lại {vn_number(len(keys))} hồ sơ kèm lý do", undo)
        return _go(pk)
    people = Nomination.objects.filter(pk__in=keys).select_related("party").order_by("party__folded")
    page = {"form": form, "submission": found, "chosen": people, "what": f"{len(keys)} hồ sơ"}
    return render(request, "nominations/give_back.html", page, status=422 if form.is_bound else 200)


@needs("nominations.receive")
@require_POST
def undo_give_some_back(request: HttpRequest, pk: int) -> HttpResponse:
    keys = [int(key) for key in request.GET.get("ho-so", "").split(",") if key.isascii() and key.isdigit()]
    inbox = Inbox(access.a_submission(request, pk))
    actions.undo_give_some_back(inbox, by=actor(request), at=clock.now(), nominations=keys)
    say(request, "Các hồ sơ trở lại hàng chờ tiếp nhận")
    return _go(pk)


@needs("nominations.see")
@require_GET
def letter(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The letter of submission as PDF or Word. What the unit decides itself goes without one."""
    found = access.a_submission(request, pk)
    if found.own:
        raise Http404("Hồ sơ đơn vị tự quyết định không cần tờ trình gửi cấp trên.")
    own = found.unit.authorities.first()
    content, media_type = papers.written(letter_of(found), form, authority=own)
    name = f"to-trinh-{fold(found.number or 'du-thao').replace('/', '-')}.{form}"
    return FileResponse(BytesIO(content), as_attachment=form == "docx", filename=name, content_type=media_type)
