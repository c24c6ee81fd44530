"""What an authority prints on: Word templates of its own, blanks for its diplomas."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.crafts.papers import PaperError, render_diplomas, render_pdf
from vinhdanh.crafts.papers.own_templates import Kind, sample, starter
from vinhdanh.ground.accounts.access import charge, needs
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.papers import DOCX, PDF, download
from vinhdanh.ground.registry.models import Authority
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say, say_undoable

from .. import access, blanks, own_templates, stationery
from ..forms_of_stationery import BlankForm, TemplateForm
from ..models import DiplomaBlank, OwnTemplate
from ..tables_of_stationery import AuthorityFilter, AuthorityTable
from .answers import kept, now


@needs("decisions.templates")
@require_GET
def authorities(request: HttpRequest) -> HttpResponse:
    page = {"title": "Mẫu, phôi in", "line": "Mẫu Word riêng và phôi bằng của từng cơ quan ban hành quyết định"}
    return list_page(
        request,
        stationery.authorities(charge(request)).order_by("unit__path", "pk"),
        AuthorityTable,
        filterset_class=AuthorityFilter,
        template="decisions/stationery.html",
        context=page,
        export_name="mau-phoi-in",
    )


@needs("decisions.templates")
@require_GET
def authority(request: HttpRequest, pk: int) -> HttpResponse:
    page = stationery.authority_page(access.an_authority(request, pk))
    return render(request, "decisions/authority.html", page)


@needs("decisions.templates")
@require_http_methods(["GET", "POST"])
def template(request: HttpRequest, pk: int, document: str) -> HttpResponse:
    """What a kind of document is made with; a changed template is taken in here."""
    found, kind = access.an_authority(request, pk), access.a_kind(document)
    if request.method == "GET":
        return render(request, "decisions/template.html", stationery.template_page(found, kind, form=TemplateForm()))
    form, refusal = TemplateForm(request.POST, request.FILES), ""
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = own_templates.take_in(found, **now(request), kind=kind, content=file.read(), filename=file.name)
        except Refused as refused:
            refusal = refused.message
        else:
            _tell(request, f"Đã nhận mẫu, bản {made.version}; từ nay dùng bản này", found, kind, before=made)
            return redirect("decisions:preview_template", made.pk)
    page = stationery.template_page(found, kind, form=form, refusal=refusal)
    return render(request, "decisions/template.html", page, status=422)


def _tell(request: HttpRequest, text: str, authority: Authority, kind: Kind, *, before: OwnTemplate) -> None:
    """Say what was done, with the way back to what was used before ``before``."""
    earlier = authority.own_templates.filter(kind=kind, version__lt=before.version).first()
    undo = (
        reverse("decisions:use_template", args=[earlier.pk])
        if earlier
        else reverse("decisions:use_the_houses", args=[authority.pk, kind.value])
    )
    say_undoable(request, text, undo)


@needs("decisions.templates")
@require_GET
def starting_template(request: HttpRequest, pk: int, document: str) -> HttpResponse:
    """The house's own template, to begin from."""
    access.an_authority(request, pk)
    kind = access.a_kind(document)
    return download(starter(kind), f"mau-{kind.value}.docx", DOCX)


@needs("decisions.templates")
@require_GET
def sample_of_the_houses(request: HttpRequest, pk: int, document: str) -> HttpResponse:
    """The house's own layout with invented data, as the PDF it always makes."""
    access.an_authority(request, pk)
    kind = access.a_kind(document)
    return download(render_pdf(sample(kind)), f"mau-he-thong-{kind.value}.pdf", PDF)


@needs("decisions.templates")
@require_POST
def use_the_houses(request: HttpRequest, pk: int, document: str) -> HttpResponse:
    found, kind = access.an_authority(request, pk), access.a_kind(document)
    used = own_templates.in_use(found, kind)
    own_templates.use_the_houses(found, **now(request), kind=kind)
    if used:
        say_undoable(
            request, "Đã trở về mẫu của hệ thống; các bản mẫu riêng vẫn giữ",
            reverse("decisions:use_template", args=[used.pk]),
        )  # fmt: skip
    return redirect("decisions:template", pk, document)


@needs("decisions.templates")
@require_POST
def use_template(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_template(request, pk)
    kind = Kind(found.kind)
    used = own_templates.in_use(found.authority, kind)
    own_templates.use(found, **now(request))
    undo = (
        reverse("decisions:use_template", args=[used.pk])
        if used
        else reverse("decisions:use_the_houses", args=[found.authority_id, kind.value])
    )
    say_undoable(request, f"Từ nay dùng mẫu riêng, bản {found.version}", undo)
    return redirect("decisions:template", found.authority_id, found.kind)


@needs("decisions.templates")
@require_GET
def template_file(request: HttpRequest, pk: int) -> HttpResponse:
    return kept(access.a_template(request, pk).file)


@needs("decisions.templates")
@require_GET
def preview_template(request: HttpRequest, pk: int) -> HttpResponse:
    """A version as it looks filled with invented data."""
    found = access.a_template(request, pk)
    try:
        return render(request, "decisions/template_preview.html", stationery.preview_page(found))
    except PaperError as wrong:
        raise Refused(str(wrong), code="paper") from wrong


@needs("decisions.templates")
@require_GET
def filled_template(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as a Word file."""
    found = access.a_template(request, pk)
    try:
        content = own_templates.filled(found, sample(Kind(found.kind)))
    except PaperError as wrong:
        raise Refused(str(wrong), code="paper") from wrong
    return download(content, f"dien-thu-{found.kind}-ban-{found.version}.docx", DOCX)


@needs("decisions.templates")
@require_http_methods(["GET", "POST"])
def new_blank(request: HttpRequest, pk: int) -> HttpResponse:
    return _blank(request, access.an_authority(request, pk), None)


@needs("decisions.templates")
@require_http_methods(["GET", "POST"])
def blank(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_blank(request, pk)
    return _blank(request, found.authority, found)


def _blank(request: HttpRequest, authority: Authority, found: DiplomaBlank | None) -> HttpResponse:
    """A blank's measures typed and looked at; only “Lưu” keeps them."""
    data = request.POST if request.method == "POST" else None
    form = BlankForm.of(found, data) if found else BlankForm(data)
    long = "dai" in request.POST
    if form.is_bound and form.is_valid() and "xem" not in request.POST:
        try:
            saved = _saved(request, authority, found, form)
        except Refused as refused:
            form.add_error("name", refused.message)
        else:
            say(request, f"Đã lưu phôi “{saved.name}”")
            return redirect("decisions:blank", saved.pk)
    page = stationery.blank_page(authority, form, blank=found, long=long)
    if request.htmx:
        return render(request, "decisions/parts/blank_picture.html", page)
    return render(request, "decisions/blank.html", page, status=422 if form.is_bound and form.errors else 200)


def _saved(request: HttpRequest, authority: Authority, found: DiplomaBlank | None, form: BlankForm) -> DiplomaBlank:
    if found:
        return blanks.change(found, **now(request), **form.said())
    return blanks.describe(authority, **now(request), **form.said())


@needs("decisions.templates")
@require_GET
def test_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet with rulers and sample text: printed on plain paper and laid over the blank, it shows what is off."""
    found = access.a_blank(request, pk)
    try:
        content = render_diplomas([blanks.sample(found.authority)], found.form, blank=found.blank, guides=True)
    except PaperError as wrong:
        raise Refused(str(wrong), code="paper") from wrong
    return download(content, f"to-thu-phoi-{found.pk}.pdf", PDF)


@needs("decisions.templates")
@require_POST
def put_away(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_blank(request, pk)
    blanks.put_away(found, **now(request))
    say_undoable(request, f"Đã cất phôi “{found.name}”", reverse("decisions:bring_back", args=[pk]))
    return redirect("decisions:stationery_of", found.authority_id)


@needs("decisions.templates")
@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_blank(request, pk)
    blanks.bring_back(found, **now(request))
    say(request, f"Đã lấy lại phôi “{found.name}”")
    return redirect("decisions:stationery_of", found.authority_id)
