"""What the columns of a list mean: settled by an officer after it was read, or before it can be."""

from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from vinhdanh.ground.accounts.access import actor, charge, insist, needs
from vinhdanh.ground.office import clock, files
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.registry.models import Unit
from vinhdanh.ground.ui.components.words import vn_number
from vinhdanh.ground.ui.toasts import say, say_undoable

from .. import access, actions
from ..columns import headings_of, insist_readable
from ..forms import ColumnsForm
from ..models import Round, Upload

_SALT = "nominations.list-aside"
_OPEN_FOR = 24 * 60 * 60
"""Seconds a list waits for its columns to be settled."""


@needs("nominations.edit")
@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """How each column of a list was read; changed, the list is read again."""
    upload = access.an_upload(request, pk)
    insist(request, "nominations.upload", upload.unit)
    form = ColumnsForm(request.POST or None, headings=headings_of(upload.reading))
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            return _read_again(request, upload, form.settled)
        except Refused as refused:
            refusal = refused.message
    page = {
        "round": upload.round, "form": form, "refusal": refusal, "name": upload.file.name,
        "unit": upload.unit, "back": reverse("nominations:upload", args=[pk]),
    }  # fmt: skip
    return render(request, "nominations/columns.html", page, status=422 if form.is_bound else 200)


@needs("nominations.edit")
@require_POST
def columns_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the last change of the columns."""
    upload = access.an_upload(request, pk)
    before = upload.reading.get("headings_before")
    if before is None:
        raise Http404
    actions.read_again(upload, by=actor(request), at=clock.now(), settled=before)
    say(request, "Đã đọc lại danh sách như trước")
    return redirect("nominations:upload", pk)


def _read_again(request: HttpRequest, upload: Upload, settled: dict[str, str]) -> HttpResponse:
    rows = actions.read_again(upload, by=actor(request), at=clock.now(), settled=settled)
    undo = reverse("nominations:columns_back", args=[upload.pk])
    say_undoable(request, f"Đã đọc lại theo cột mới: {vn_number(rows)} dòng; danh sách sau cũng đọc như vậy", undo)
    return redirect("nominations:upload", upload.pk)


def ask_columns(request: HttpRequest, round: Round, unit: Unit, unknown: actions.UnknownHeadingsError) -> HttpResponse:
    """The page that asks what the columns of a list are which nobody taught the reader; its bytes wait."""
    said = {"file": unknown.file.pk, "unit": unit.pk, "round": round.pk, "reading": unknown.reading}
    form = ColumnsForm(headings=headings_of(unknown.reading))
    return _ask(request, round, unit, unknown.file, form, said, refusal=unknown.message)


@needs("nominations.upload")
@require_POST
def settle_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The columns of a list that waits were said: it is read and kept."""
    round = access.a_round(pk)
    try:
        said = signing.loads(request.POST.get("waiting", ""), salt=_SALT, max_age=_OPEN_FOR)
    except signing.BadSignature as wrong:
        raise Refused("Trang này đã quá một ngày hoặc bị thay đổi; hãy gửi lại tệp danh sách.", code="stale") from wrong
    unit = get_object_or_404(access.units_sending(charge(request)), pk=said["unit"])
    file = get_object_or_404(StoredFile, pk=said["file"])
    if said["round"] != round.pk:
        raise Http404
    form = ColumnsForm(request.POST, headings=headings_of(said["reading"]))
    if not form.is_valid():
        return _ask(request, round, unit, file, form, said, status=422)
    by, at = actor(request), clock.now()
    try:
        insist_readable(said["reading"], form.settled)
        actions.settle_headings(unit, by=by, at=at, settled=form.settled, titles=form.titles)
        upload, _ = actions.send(unit, by=by, at=at, round=round, content=files.read(file), filename=file.name)
    except Refused as refused:
        return _ask(request, round, unit, file, form, said, refusal=refused.message, status=422)
    undo = reverse("nominations:withdraw_list", args=[upload.pk])
    say_undoable(request, f"Đã đọc {vn_number(upload.rows.count())} dòng của “{file.name}”", undo)
    return redirect("nominations:upload", upload.pk)


def _ask(
    request: HttpRequest, round: Round, unit: Unit, file: StoredFile, form: ColumnsForm, said: dict[str, Any], *,
    refusal: str = "", status: int = 422,
) -> HttpResponse:  # fmt: skip
    page = {
        "round": round, "unit": unit, "name": file.name, "form": form, "refusal": refusal,
        "waiting": signing.dumps(said, salt=_SALT, compress=True),
        "action": reverse("nominations:settle_list", args=[round.pk]),
        "back": reverse("nominations:send_list", args=[round.pk]),
    }  # fmt: skip
    return render(request, "nominations/columns.html", page, status=status)
