"""Old lists: sent, looked at, given their paper, brought in, undone."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from vinhdanh.ground.accounts.access import actor, charge, insist, needs
from vinhdanh.ground.office import clock, files
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.ui.components.words import vn_number, vn_time
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say
from vinhdanh.work.nominations.filters import RowFilter
from vinhdanh.work.nominations.imports import LIST_LIMIT

from .. import access, actions, contexts, tasks
from ..forms import BatchForm, PaperForm, ReasonForm
from ..models import Batch
from ..tables import BatchFilter, BatchRowTable, BatchTable

_ENVELOPE = 64 * 1024
"""What a form adds around the file it carries."""


@needs(access.SEE)
@require_GET
def batches(request: HttpRequest) -> HttpResponse:
    reader = charge(request)
    page = {
        "title": "Số hoá",
        "line": "Quyết định khen thưởng, kết quả xếp loại các năm trước, đưa vào sổ cả tệp hoặc không gì cả.",
        "sections": contexts.sections(reader, "batches"),
        "may_bring": reader.holds(access.BRING_IN),
    }
    return list_page(
        request, contexts.shown_batches(reader), BatchTable, template="archive/batches.html", context=page,
        filterset_class=BatchFilter, export_name="so-hoa",
    )  # fmt: skip


@csrf_exempt  # the token stands in the body, which must not be read before its length was looked at
@needs(access.BRING_IN)
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    if int(request.META.get("CONTENT_LENGTH") or 0) > LIST_LIMIT + _ENVELOPE:
        refusal = "Tệp lớn hơn 50 MB, chưa đọc gì; hãy bỏ hình ảnh, trang thừa rồi gửi lại."
        form = BatchForm(units=access.units_bringing(charge(request)))
        return render(request, "archive/send.html", {"form": form, "refusal": refusal}, status=413)
    return _send(request)


@csrf_protect
def _send(request: HttpRequest) -> HttpResponse:
    units = access.units_bringing(charge(request))
    if request.method != "POST":
        return render(request, "archive/send.html", {"form": BatchForm(units=units)})
    form = BatchForm(request.POST, request.FILES, units=units)
    if not form.is_valid():
        return render(request, "archive/send.html", {"form": form}, status=422)
    said = dict(form.cleaned_data)
    unit, file = said.pop("unit"), said.pop("file")
    insist(request, access.BRING_IN, unit)
    try:
        batch, fresh = actions.send(
            unit, by=actor(request), at=clock.now(), content=file.read(), filename=file.name, **said
        )
    except Refused as refused:
        return render(request, "archive/send.html", {"form": form, "refusal": refused.message}, status=422)
    if not fresh:
        say(request, f"Tệp này đã được nhập lúc {vn_time(batch.sent_at)}; không có gì thay đổi")
    return redirect("archive:batch", batch.pk)


@needs(access.SEE)
@require_GET
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    shown = access.a_batch(request, pk)
    page = contexts.batch_page(request, shown)
    return list_page(
        request,
        page["rows"],
        BatchRowTable,
        filterset_class=RowFilter,
        template="archive/batch.html",
        context=page,
        export_name="so-hoa",
        batch=shown,
        own_papers=page["own_papers"],
        may_edit=page["may_edit"],
        query=f"?{request.GET.urlencode()}" if request.GET else "",
        many_sheets=page["many_sheets"],
    )


@needs(access.SEE)
@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the work in the background is; once it is over the page is shown anew."""
    shown = access.a_batch(request, pk)
    job = tasks.job_about(pk)
    if job is None:
        return HttpResponseClientRefresh()
    return render(request, "archive/parts/progress.html", {"batch": shown, "job": job})


@needs(access.SEE)
@require_GET
def batch_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it was sent."""
    stored = access.a_batch(request, pk).file
    return FileResponse(
        files.path_of(stored.sha256).open("rb"),
        as_attachment=True,
        filename=stored.name,
        content_type=stored.media_type,
    )


@needs(access.BRING_IN)
@require_http_methods(["GET", "POST"])
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Say on which decision the batch stands."""
    shown = access.a_batch(request, pk)
    insist(request, access.BRING_IN, shown)
    form = PaperForm.of(shown, request.POST or None)
    if form.is_bound and form.is_valid():
        actions.describe(shown, by=actor(request), at=clock.now(), **form.cleaned_data)
        say(request, "Đã ghi căn cứ và kiểm tra lại các dòng")
        return redirect("archive:batch", pk)
    return render(
        request, "archive/describe.html", {"batch": shown, "form": form}, status=422 if form.is_bound else 200
    )


@needs(access.BRING_IN)
@require_POST
def bring_in(request: HttpRequest, pk: int) -> HttpResponse:
    shown = access.a_batch(request, pk)
    insist(request, access.BRING_IN, shown)
    if tasks.bring(shown, by=actor(request)):
        say(request, "Đang đưa vào sổ; có thể rời trang này")
    else:
        say(request, f"Đã đưa “{shown.file.name}” vào sổ")
    return redirect("archive:batch", pk)


@needs(access.UNDO)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    shown = access.a_batch(request, pk)
    actions.discard(shown, by=actor(request), at=clock.now())
    say(request, f"Đã bỏ tệp “{shown.file.name}”; chưa có gì được ghi vào sổ")
    return redirect("archive:batches")


@needs(access.UNDO)
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then take the batch out of the books."""
    shown = access.a_batch(request, pk)
    insist(request, access.UNDO, shown)
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        later = tasks.take_back(shown, by=actor(request), reason=form.cleaned_data["reason"])
        say(request, "Đang hoàn tác; có thể rời trang này" if later else _undone(shown))
        return redirect("archive:batch", pk)
    page = {"batch": shown, "form": form, "figures": contexts.figures_of(shown)}
    return render(request, "archive/undo.html", page, status=422 if form.is_bound else 200)


def _undone(batch: Batch) -> str:
    told = f"Đã hoàn tác tệp “{batch.file.name}”"
    if stay := batch.report.get("stay"):
        told += f"; {vn_number(stay)} mục đã được sửa sau đó nên giữ nguyên"
    return told
