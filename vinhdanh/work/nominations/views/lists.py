"""Lists: sent, looked at, put right row by row, taken in, taken back."""

from collections.abc import Callable
from io import BytesIO

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

from vinhdanh.ground.accounts.access import actor, charge, insist, needs
from vinhdanh.ground.office import clock, files
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.ui.components.words import vn_number, vn_time
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say, say_undoable

from .. import access, actions, contexts, documents
from ..filters import RowFilter
from ..forms import ListForm, RowForm
from ..imports import LIST_LIMIT
from ..models import Round, Row
from ..tables import RowTable
from ..tasks import job_of
from .columns import ask_columns

_ENVELOPE = 64 * 1024
"""What a form adds around the file it carries."""
MOST_UNITS_OFFERED = 2_000
"""More units than this nobody finds in a drop-down."""


@csrf_exempt  # the token stands in the body, which must not be read before its length was looked at
@needs("nominations.upload")
@require_http_methods(["GET", "POST"])
def send_list(request: HttpRequest, pk: int) -> HttpResponse:
    round = access.a_round(pk)
    if int(request.META.get("CONTENT_LENGTH") or 0) > LIST_LIMIT + _ENVELOPE:
        refusal = "Tệp lớn hơn 50 MB, chưa đọc gì; hãy bỏ hình ảnh, trang thừa rồi gửi lại."
        form = ListForm(units=access.units_sending(charge(request)))
        return render(request, "nominations/send.html", {"round": round, "form": form, "refusal": refusal}, status=413)
    return _send_list(request, round)


@csrf_protect
def _send_list(request: HttpRequest, round: Round) -> HttpResponse:
    posted = request.method == "POST"
    units = access.units_sending(charge(request))
    form = ListForm(request.POST, request.FILES, units=units) if posted else ListForm(units=units)
    page = {"round": round, "form": form}
    if not posted or not form.is_valid():
        return render(request, "nominations/send.html", page, status=422 if posted else 200)
    unit, file = form.cleaned_data["unit"], form.cleaned_data["file"]
    insist(request, "nominations.upload", unit)
    try:
        upload, fresh = actions.send(
            unit, by=actor(request), at=clock.now(), round=round, content=file.read(), filename=file.name
        )
    except actions.UnknownHeadingsError as unknown:
        return ask_columns(request, round, unit, unknown)
    except Refused as refused:
        return render(request, "nominations/send.html", page | {"refusal": refused.message}, status=422)
    if fresh:
        undo = reverse("nominations:withdraw_list", args=[upload.pk])
        say_undoable(request, f"Đã đọc {vn_number(upload.rows.count())} dòng của “{file.name}”", undo)
    else:
        say(request, f"Danh sách này đã được gửi lúc {vn_time(upload.sent_at)}; không có gì thay đổi")
    return redirect("nominations:upload", upload.pk)


@needs("nominations.upload")
@require_GET
def blank_list(request: HttpRequest, pk: int) -> FileResponse:
    """A blank workbook to fill in for the round, with the reader's own units to choose from."""
    round = access.a_round(pk)
    units = list(access.units_sending(charge(request))[:MOST_UNITS_OFFERED])
    content = BytesIO(documents.blank_list(round, units))
    return FileResponse(content, as_attachment=True, filename=f"mau-danh-sach-{round.year}.xlsx")


@needs("nominations.see")
@require_GET
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    page = contexts.upload_page(request, access.an_upload(request, pk))
    if request.htmx and not page["rows"].exists():
        return HttpResponseClientRedirect(request.path)  # the heap is done: the whole page shows what is left
    return list_page(
        request,
        page["rows"],
        RowTable,
        filterset_class=RowFilter,
        template="nominations/upload.html",
        context=page,
        export_name="danh-sach",
        may_edit=page["may_edit"],
        query=f"?{request.GET.urlencode()}" if request.GET else "",
        many_sheets=page["many_sheets"],
    )


@needs("nominations.see")
@require_GET
def judging(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the judging of a long list is; once it is over the page is shown anew."""
    upload = access.an_upload(request, pk)
    job = job_of(upload)
    if job is None:
        return HttpResponseClientRefresh()
    return render(request, "nominations/parts/judging.html", {"upload": upload, "job": job})


@needs("nominations.see")
@require_GET
def list_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it was sent."""
    stored = access.an_upload(request, pk).file
    return FileResponse(
        files.path_of(stored.sha256).open("rb"),
        as_attachment=True,
        filename=stored.name,
        content_type=stored.media_type,
    )


@needs("nominations.see")
@require_GET
def annotated_list(request: HttpRequest, pk: int) -> FileResponse:
    """The same list with the results in it, to be mended and sent again."""
    upload = access.an_upload(request, pk)
    name = f"{upload.file.name.rsplit('.', 1)[0]}-ket-qua.xlsx"
    return FileResponse(BytesIO(documents.annotated(upload)), as_attachment=True, filename=name)


@needs("nominations.edit")
@require_POST
def take_in(request: HttpRequest, pk: int) -> HttpResponse:
    upload = access.an_upload(request, pk)
    taken = actions.take_in(upload, by=actor(request), at=clock.now())
    told = f"Đã lập {vn_number(taken.nominations)} hồ sơ"
    if taken.people:
        told += f", thêm {vn_number(taken.people)} người, tập thể vào danh bạ"
    if taken.asked_before:
        told += f"; {vn_number(taken.asked_before)} dòng đã có hồ sơ từ trước"
    if taken.to_mend:
        told += f"; còn {vn_number(taken.to_mend)} dòng cần sửa"
    say_undoable(request, told, reverse("nominations:withdraw_list", args=[pk]))
    return redirect("nominations:round", upload.round_id) if not taken.to_mend else redirect("nominations:upload", pk)


@needs("nominations.upload")
@require_POST
def withdraw_list(request: HttpRequest, pk: int) -> HttpResponse:
    upload = access.an_upload(request, pk)
    count = actions.withdraw_list(upload, by=actor(request), at=clock.now())
    told = f"Đã rút danh sách “{upload.file.name}”" + (f" và {vn_number(count)} hồ sơ chưa trình" if count else "")
    say_undoable(request, told, reverse("nominations:restore_list", args=[pk]))
    return redirect("nominations:round", upload.round_id)


@needs("nominations.upload")
@require_POST
def restore_list(request: HttpRequest, pk: int) -> HttpResponse:
    actions.restore_list(access.an_upload(request, pk), by=actor(request), at=clock.now())
    say(request, "Danh sách đã được lấy lại; hãy đưa vào hồ sơ một lần nữa")
    return redirect("nominations:upload", pk)


def _on_row(act: Callable[[HttpRequest, Row], None]) -> Callable[[HttpRequest, int], HttpResponse]:
    """A button in a row: act, then back to the same part of the list; htmx follows and takes the fragment."""

    @needs("nominations.edit")
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        row = access.a_row(request, pk)
        act(request, row)
        query = request.GET.urlencode()
        return redirect(reverse("nominations:upload", args=[row.upload_id]) + (f"?{query}" if query else ""))

    return view


@_on_row
def decide_match(request: HttpRequest, row: Row) -> None:
    chosen = request.POST.get("party", "")
    party = int(chosen) if chosen.isascii() and chosen.isdigit() else None
    actions.decide_match(row, by=actor(request), at=clock.now(), party=party)


@_on_row
def undo_match(request: HttpRequest, row: Row) -> None:
    actions.undo_match(row, by=actor(request), at=clock.now())


@_on_row
def drop_row(request: HttpRequest, row: Row) -> None:
    actions.drop_row(row, by=actor(request), at=clock.now())


@_on_row
def take_up_row(request: HttpRequest, row: Row) -> None:
    actions.take_up_row(row, by=actor(request), at=clock.now())


@needs("nominations.edit")
@require_http_methods(["GET", "POST"])
def mend_row(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.a_row(request, pk)
    insist(request, "nominations.edit", row)
    form = RowForm(request.POST or None, row=row)
    if form.is_bound and form.is_valid():
        actions.mend_row(row, by=actor(request), at=clock.now(), **form.cleaned_data)
        say(request, f"Đã sửa dòng {row.number}")
        return redirect("nominations:upload", row.upload_id)
    page = {"row": row, "upload": row.upload, "form": form}
    return render(request, "nominations/mend_row.html", page, status=422 if form.is_bound else 200)
