"""The papers of a decision: downloaded, made behind the page, a signed one in place of ours."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from vinhdanh.crafts.papers import PaperError, draw_diploma
from vinhdanh.ground.accounts.access import charge, needs
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.papers import PDF, download, offered
from vinhdanh.ground.ui.toasts import say

from .. import access, actions, contexts, documents, extracts, forms, tasks
from ..composing import contents_of
from ..models import Decision, Paper
from .answers import kept, now


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
        return kept(found.signed_file)
    try:
        stored = tasks.paper(found, kind)
    except PaperError as wrong:
        raise Refused(str(wrong), code="paper") from wrong
    if stored is None:
        raise Refused("Quyết định này không có bằng ở khổ giấy đó.", code="no_such_paper")
    return kept(stored)


def _draft_paper(decision: Decision, kind: str) -> HttpResponse:
    if kind not in (Paper.Kind.DECISION_PDF, Paper.Kind.DECISION_DOCX):
        raise Refused("Dự thảo chưa có bằng; bằng được in sau khi ban hành.", code="no_such_paper")
    return download(*tasks.MAKERS[kind](contents_of(decision)))


@needs("decisions.see")
@require_GET
def ours(request: HttpRequest, pk: int) -> HttpResponse:
    """Our own PDF of a decision, also when a signed one has taken its place."""
    stored = tasks.paper(access.a_decision(request, pk), Paper.Kind.DECISION_PDF)
    return kept(stored)


@needs("decisions.see")
@require_GET
def diploma(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    found = access.a_decision(request, pk)
    return download(tasks.one_diploma(found, token), f"bang-{token[:8]}.pdf", PDF)


@needs("decisions.see")
@require_GET
def diploma_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The first diploma of a decision, or of the draft as it will be, as a picture for the page."""
    first = documents.sample_diploma(contents_of(access.a_decision(request, pk)))
    if first is None:
        raise Http404("Quyết định này không có bằng.")
    try:
        return HttpResponse(draw_diploma(first), content_type="image/svg+xml")
    except PaperError as wrong:
        raise Refused(str(wrong), code="paper") from wrong


@needs("decisions.see")
@require_GET
def on_blanks(request: HttpRequest, pk: int) -> HttpResponse:
    """Diplomas of an issued decision as text alone, for blanks printed elsewhere."""
    found = access.a_decision(request, pk)
    contents = contents_of(tasks.whole(found.pk))
    form = contexts.print_form(contents, request.GET)
    if form is None:
        raise Refused("Chưa có phôi nào của cơ quan này, hoặc quyết định không có bằng để in.", code="no_such_paper")
    if not form.is_valid():
        page = contexts.decision_page(request, found, on_blanks=form)
        return render(request, "decisions/decision.html", page, status=422)
    try:
        content = documents.on_blanks(contents, **form.cleaned_data)
    except PaperError as wrong:
        raise Refused(str(wrong), code="paper") from wrong
    return download(content, f"{tasks.stem(found)}-len-phoi.pdf", PDF)


@needs("decisions.see")
@require_GET
def prize_list(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    found = access.a_decision(request, pk)
    contents = contents_of(found)
    if not contents.total_vnd:
        raise Refused("Quyết định này không có tiền thưởng.", code="no_such_paper")
    return offered(documents.prize_list(contents), f"{tasks.stem(found)}-chi-thuong", form, authority=found.authority)


@needs("decisions.see")
@require_GET
def extract(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """What one unit needs of an issued decision's list, certified."""
    found = access.an_issued_grant(request, pk)
    asked = forms.ExtractForm(request.GET, units=extracts.units_named(found, charge(request)))
    if not asked.is_valid():
        page = contexts.decision_page(request, found, extract=asked)
        return render(request, "decisions/decision.html", page, status=422)
    unit = asked.cleaned_data["unit"]
    paper = extracts.extract(found, unit, number=asked.cleaned_data["number"])
    return offered(paper, f"{tasks.stem(found)}-trich-sao-{unit.pk}", form, authority=found.authority)


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
