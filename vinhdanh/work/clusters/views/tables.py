"""Score tables: list, page, editor, reading one from a file, printing."""

import json

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.ground.accounts.access import charge, insist, needs
from vinhdanh.ground.office import clock, papers
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say

from .. import access, actions, documents, forms
from ..contexts.tables import editor_page, table_page
from ..editor import content_of
from ..examples import EXAMPLES, example
from ..imports import ReadTable, read_score_table
from ..scoring import write_table as plain
from ..tables import TableTable
from .common import now

_BASE = "vinhdanh.clusters.table"


@needs("clusters.see")
@require_GET
def tables(request: HttpRequest) -> HttpResponse:
    reader = charge(request)
    page = {
        "title": "Bảng tiêu chí chấm điểm",
        "line": "Mỗi năm một bản; bản đã ban hành không sửa, chỉ thay bằng bản mới",
        "may_edit": reader.holds("clusters.edit_tables"),
    }
    rows = access.seen_tables(reader).order_by("-year", "name", "-version")
    return list_page(
        request, rows, TableTable, template="clusters/tables.html", context=page, export_name="bang-tieu-chi"
    )


@needs("clusters.see")
@require_GET
def table(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "clusters/table.html", table_page(request, access.a_table(request, pk)))


@needs("clusters.edit_tables")
@require_http_methods(["GET", "POST"])
def add_table(request: HttpRequest) -> HttpResponse:
    """From a file or an example into the editor; from the editor into a draft."""
    units = _issuers(request)
    if "base" in request.POST:
        return _save_new(request, units)
    named = [(name, example(name).name + (" (mẫu giả định)" if example(name).assumed else "")) for name in EXAMPLES]
    initial = {"year": clock.today().year}
    form = forms.TableFileForm(
        request.POST or None, request.FILES or None, units=units, examples=named, initial=initial
    )
    if not form.is_valid():
        page = {"form": form, "title": "Thêm bảng tiêu chí", "line": "Đọc bảng đang dùng, hoặc bắt đầu từ bảng mẫu"}
        return render(request, "clusters/add_table.html", page, status=422 if form.is_bound else 200)
    said = form.cleaned_data
    if said["file"]:
        read = read_score_table(said["file"].read(), said["file"].name)
    else:
        read = ReadTable(plain(example(said["example"])))
    return _editor(request, read.content, said["unit"], said["year"], problems=read.problems)


def _issuers(request: HttpRequest):
    """Units for which the reader may issue a table: those that decide awards."""
    reach = charge(request).scope_filter("clusters.edit_tables", "path")
    return Unit.objects.filter(reach).exclude(authorities=None).select_related("party").order_by("path")


def _editor(request: HttpRequest, content: dict, unit: Unit, year: int, faults=(), problems=()) -> HttpResponse:
    kept = {name: content[name] for name in ("bands", "ties", "source", "assumed") if name in content}
    page = editor_page(
        content, "Soát bảng tiêu chí", faults=faults, problems=problems, unit=unit, year=year,
        base=signing.dumps(json.dumps(kept), salt=_BASE),
    )  # fmt: skip
    return render(request, "clusters/edit_table.html", page, status=422 if faults else 200)


def _save_new(request: HttpRequest, units) -> HttpResponse:
    unit = units.filter(pk=int(request.POST.get("unit") or 0)).first()
    year = request.POST.get("year", "")
    if unit is None or not (year.isascii() and year.isdigit() and 2000 <= int(year) <= 2100):
        raise Refused("Hãy chọn đơn vị ban hành và năm áp dụng; quay lại bước tải tệp.")
    try:
        base = json.loads(signing.loads(request.POST["base"], salt=_BASE))
    except signing.BadSignature:
        raise Refused("Trang soạn bảng đã cũ; hãy tải tệp lên lại.") from None
    content = content_of(request.POST, base)
    try:
        made = actions.write_table(
            unit, **now(request), content=content, year=int(year), basis=request.POST.get("basis", "")[:200]
        )
    except Refused as refused:
        if refused.code != "bad_table":
            raise
        return _editor(request, content | base, unit, int(year), faults=[refused.message])
    say(request, f"Đã lưu dự thảo {made}")
    return redirect("clusters:table", made.pk)


@needs("clusters.edit_tables")
@require_http_methods(["GET", "POST"])
def edit_table(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_table(request, pk)
    insist(request, "clusters.edit_tables", found)
    if request.method == "GET":
        page = editor_page(found.content, f"Sửa {found}", table=found)
        return render(request, "clusters/edit_table.html", page)
    content = content_of(request.POST, found.content)
    try:
        actions.rewrite_table(
            found, **now(request), content=content, basis=request.POST.get("basis", found.basis)[:200]
        )
    except Refused as refused:
        if refused.code != "bad_table":
            raise
        page = editor_page(content, f"Sửa {found}", table=found, faults=[refused.message])
        return render(request, "clusters/edit_table.html", page, status=422)
    say(request, "Đã lưu bảng tiêu chí")
    return redirect("clusters:table", pk)


@needs("clusters.edit_tables")
@require_POST
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_table(request, pk)
    actions.adopt(found, **now(request))
    say(request, f"Đã ban hành {found}")
    return redirect("clusters:table", pk)


@needs("clusters.edit_tables")
@require_POST
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_table(request, pk)
    year = request.POST.get("year", "")
    if not (year.isascii() and year.isdigit() and 2000 <= int(year) <= 2100):
        raise Refused("Hãy ghi năm áp dụng của bản mới, ví dụ 2026.")
    made = actions.new_version(found, **now(request), year=int(year))
    say(request, f"Đã lập dự thảo {made}; hãy sửa rồi ban hành")
    return redirect("clusters:edit_table", made.pk)


@needs("clusters.edit_tables")
@require_POST
def assign_verifier(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_verifier(request, pk)
    form = forms.VerifierForm(request.POST)
    if not form.is_valid():
        raise Refused("Hãy chọn đơn vị trong danh bạ.")
    actions.assign_verifier(found, **now(request), unit=form.cleaned_data["unit"])
    say(request, f"{found.name}: {found.unit or 'cơ quan thường trực chấm thay'}")
    return redirect("clusters:table", found.table_id)


@needs("clusters.see")
@require_GET
def table_paper(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The table as it is printed and known."""
    found = access.a_table(request, pk)
    return papers.offered(documents.score_table(found), f"bang-tieu-chi-{found.year}", form)
