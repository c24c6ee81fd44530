"""The pages of decisions: parse, ask or act, show."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.crafts.papers.blocks import PaperError
from vinhdanh.crafts.papers.typeset import render_pdf
from vinhdanh.ground.accounts.access import actor, charge, insist, needs
from vinhdanh.ground.office import clock, files
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.ui.components.words import vn_number
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say

from . import access, actions, contexts, documents, forms, queries, tasks
from .composing import contents_of
from .models import Decision, Item, Paper
from .tables import DecisionFilter, DecisionTable, ItemFilter, ItemTable


def now(request: HttpRequest) -> dict[str, Any]:
    return {"by": actor(request), "at": clock.now()}


@needs("decisions.see")
@require_GET
def decisions(request: HttpRequest) -> HttpResponse:
    return list_page(
        request,
        queries.listed(charge(request)).order_by("-pk"),
        DecisionTable,
        filterset_class=DecisionFilter,
        template="decisions/decisions.html",
        context=contexts.decisions_page(request),
        export_name="quyet-dinh",
    )


@needs("decisions.draft")
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, meeting: int) -> HttpResponse:
    found = access.a_closed_meeting(request, meeting)
    if request.method == "GET":
        return render(request, "decisions/draft.html", contexts.draft_page(request, found))
    made = actions.draft(found, **now(request), awards=request.POST.getlist("awards"))
    say(request, f"Đã lập dự thảo với {vn_number(made.items.count())} trường hợp")
    return redirect("decisions:decision", made.pk)


@needs("decisions.see")
@require_GET
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_decision(request, pk)
    return render(request, "decisions/decision.html", contexts.decision_page(request, found))


@needs("decisions.draft")
@require_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_decision(request, pk)
    insist(request, "decisions.draft", found)
    form = forms.DraftForm(request.POST, contents=contents_of(found))
    if not form.is_valid():
        page = contexts.decision_page(request, found, form=form)
        return render(request, "decisions/decision.html", page, status=422)
    if changes := form.changes():
        actions.edit(found, **now(request), **changes)
        say(request, "Đã lưu dự thảo")
    return redirect("decisions:decision", pk)


@needs("decisions.issue")
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_decision(request, pk)
    form = forms.IssueForm(request.POST)
    if not form.is_valid():
        page = contexts.decision_page(request, found, issue=form)
        return render(request, "decisions/decision.html", page, status=422)
    issued = actions.issue(found, **now(request), **form.cleaned_data)
    say(request, f"Đã ban hành Quyết định số {issued.reference}, ghi sổ vàng đến bút toán {issued.ledger_count}")
    return redirect("decisions:decision", pk)


@needs("decisions.draft")
@require_POST
def leave_out_waiting(request: HttpRequest, pk: int) -> HttpResponse:
    count = actions.leave_out_waiting(access.a_decision(request, pk), **now(request))
    say(request, f"Đã đưa {vn_number(count)} trường hợp phải chờ ra khỏi dự thảo")
    return redirect("decisions:decision", pk)


@needs("decisions.draft")
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    actions.discard(access.a_decision(request, pk), **now(request))
    say(request, "Đã bỏ dự thảo; các trường hợp trở lại chờ soạn quyết định")
    return redirect("decisions:decisions")


@needs("decisions.see")
@require_GET
def items(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_decision(request, pk)
    page = contexts.items_page(request, found)
    return list_page(
        request,
        found.items.all(),
        ItemTable,
        filterset_class=ItemFilter,
        template="decisions/items.html",
        context=page,
        export_name=f"danh-sach-{tasks.stem(found)}",
        decision=found,
        may=page["may"],
    )


RowAct = Callable[[HttpRequest, Item, Any], HttpResponse]


def _on_row(act: RowAct, form: type, template: str, permission: str) -> Callable[..., HttpResponse]:
    """A page with one form about one row: shown, typed, done, back to the list or to what came of it."""

    @needs(permission)
    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        item = access.an_item(request, pk)
        insist(request, permission, item.decision)
        data = request.POST if request.method == "POST" else None
        filled = form.of(item, data) if hasattr(form, "of") else form(data)
        if filled.is_bound and filled.is_valid():
            return act(request, item, filled)
        page = {"item": item, "decision": item.decision, "form": filled}
        return render(request, template, page, status=422 if filled.is_bound else 200)

    return view


def _reword(request: HttpRequest, item: Item, form: forms.RowForm) -> HttpResponse:
    actions.reword(item, **now(request), **form.cleaned_data)
    say(request, f"Đã sửa dòng của {item.name}")
    return redirect("decisions:items", item.decision_id)


def _leave_out(request: HttpRequest, item: Item, form: forms.ReasonForm) -> HttpResponse:
    actions.leave_out(item, **now(request), **form.cleaned_data)
    say(request, f"Đã đưa {item.name} ra khỏi dự thảo")
    return redirect("decisions:items", item.decision_id)


def _correct(request: HttpRequest, item: Item, form: forms.CorrectionForm) -> HttpResponse:
    said = form.cleaned_data
    made = actions.draft_correction(item.decision, **now(request), names={item.pk: said["name"]}, reason=said["reason"])
    say(request, "Đã lập dự thảo quyết định đính chính")
    return redirect("decisions:decision", made.pk)


def _cancel(request: HttpRequest, item: Item, form: forms.CancellationForm) -> HttpResponse:
    made = actions.draft_cancellation(item.decision, **now(request), items=[item.pk], reason=form.reason())
    say(request, "Đã lập dự thảo quyết định hủy bỏ")
    return redirect("decisions:decision", made.pk)


reword = _on_row(_reword, forms.RowForm, "decisions/reword.html", "decisions.draft")
leave_out = _on_row(_leave_out, forms.ReasonForm, "decisions/leave_out.html", "decisions.draft")
correct = _on_row(_correct, forms.CorrectionForm, "decisions/correct.html", "decisions.correct")
cancel = _on_row(_cancel, forms.CancellationForm, "decisions/cancel.html", "decisions.correct")


# papers


@needs("decisions.see")
@require_GET
def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A paper to download: kept or made now; a signed PDF in place of ours; of a draft, the draft's own."""
    found = access.a_decision(request, pk)
    if kind not in Paper.Kind:
        raise Http404("Không có loại văn bản này.")
    if found.drafted:
        return _draft_paper(found, kind)
    if kind == Paper.Kind.DECISION_PDF and found.signed_file:
        return _file(found.signed_file)
    try:
        stored = tasks.paper(found, kind)
    except PaperError as wrong:
        raise Refused(str(wrong), code="paper") from wrong
    if stored is None:
        raise Refused("Quyết định này không có bằng ở khổ giấy đó.", code="no_such_paper")
    return _file(stored)


def _draft_paper(decision: Decision, kind: str) -> HttpResponse:
    if kind not in (Paper.Kind.DECISION_PDF, Paper.Kind.DECISION_DOCX):
        raise Refused("Dự thảo chưa có bằng; bằng được in sau khi ban hành.", code="no_such_paper")
    return _download(*tasks.MAKERS[kind](contents_of(decision)))


@needs("decisions.see")
@require_GET
def ours(request: HttpRequest, pk: int) -> HttpResponse:
    """Our own PDF of a decision, also when a signed one has taken its place."""
    stored = tasks.paper(access.a_decision(request, pk), Paper.Kind.DECISION_PDF)
    return _file(stored)


@needs("decisions.see")
@require_GET
def diploma(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    found = access.a_decision(request, pk)
    return _download(tasks.one_diploma(found, token), f"bang-{token[:8]}.pdf", tasks.PDF)


@needs("decisions.see")
@require_GET
def prize_list(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_decision(request, pk)
    contents = contents_of(found)
    if not contents.total_vnd:
        raise Refused("Quyết định này không có tiền thưởng.", code="no_such_paper")
    return _download(render_pdf(documents.prize_list(contents)), f"{tasks.stem(found)}-chi-thuong.pdf", tasks.PDF)


@needs("decisions.see")
@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the papers are; the part asks for itself again until they are made."""
    found = access.a_decision(request, pk)
    page = {"decision": found, "job": contexts.job_of(found), "papers": contexts.papers(found, contents_of(found))}
    return render(request, "decisions/parts/papers.html", page)


@needs("decisions.see")
@require_POST
def make_papers(request: HttpRequest, pk: int) -> HttpResponse:
    tasks.order_papers(access.a_decision(request, pk).pk)
    return redirect("decisions:decision", pk)


@needs("decisions.issue")
@require_POST
def upload_signed(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_decision(request, pk)
    form = forms.SignedForm(request.POST, request.FILES)
    if not form.is_valid():
        page = contexts.decision_page(request, found, signed=form)
        return render(request, "decisions/decision.html", page, status=422)
    file = form.cleaned_data["file"]
    actions.upload_signed(found, **now(request), content=file.read(), filename=file.name)
    say(request, "Đã nhận bản ký số, đóng dấu; từ nay bản này được cấp khi tải quyết định")
    return redirect("decisions:decision", pk)


def _file(stored: StoredFile) -> FileResponse:
    return _download(files.read(stored), stored.name, stored.media_type)


def _download(content: bytes, name: str, media_type: str) -> FileResponse:
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=media_type)
