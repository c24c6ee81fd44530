"""The buttons in the rows of a batch, and the page on which a row is put right."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from vinhdanh.ground.accounts.access import actor, insist, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.ui.components.words import vn_number
from vinhdanh.ground.ui.toasts import say, say_undoable

from .. import access, actions
from ..forms import RowForm
from ..models import BatchRow


def _on_row(act: Callable[[HttpRequest, BatchRow], None]) -> Callable[[HttpRequest, int], HttpResponse]:
    """A button in a row: act, then back to the same part of the list."""

    @needs(access.BRING_IN)
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        row = access.a_row(request, pk)
        act(request, row)
        query = request.GET.urlencode()
        return redirect(reverse("archive:batch", args=[row.batch_id]) + (f"?{query}" if query else ""))

    return view


@_on_row
def decide_match(request: HttpRequest, row: BatchRow) -> None:
    chosen = request.POST.get("party", "")
    party = int(chosen) if chosen.isascii() and chosen.isdigit() else None
    actions.decide_match(row, by=actor(request), at=clock.now(), party=party)


@_on_row
def undo_match(request: HttpRequest, row: BatchRow) -> None:
    actions.undo_match(row, by=actor(request), at=clock.now())


@_on_row
def drop_row(request: HttpRequest, row: BatchRow) -> None:
    actions.drop_row(row, by=actor(request), at=clock.now())


@_on_row
def take_up_row(request: HttpRequest, row: BatchRow) -> None:
    actions.take_up_row(row, by=actor(request), at=clock.now())


@needs(access.BRING_IN)
@require_POST
def drop_heap(request: HttpRequest, pk: int) -> HttpResponse:
    """Put aside all lines of one heap at once."""
    batch = access.a_batch(request, pk)
    count = actions.drop_heap(batch, by=actor(request), at=clock.now(), heap=request.POST.get("heap", ""))
    say_undoable(request, f"Đã bỏ {vn_number(count)} dòng", reverse("archive:take_up_all", args=[pk]))
    return redirect("archive:batch", pk)


@needs(access.BRING_IN)
@require_POST
def take_up_all(request: HttpRequest, pk: int) -> HttpResponse:
    batch = access.a_batch(request, pk)
    say(request, f"Đã lấy lại {vn_number(actions.take_up_all(batch, by=actor(request), at=clock.now()))} dòng")
    return redirect("archive:batch", pk)


@needs(access.BRING_IN)
@require_http_methods(["GET", "POST"])
def mend_row(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.a_row(request, pk)
    insist(request, access.BRING_IN, row)
    form = RowForm(request.POST or None, row=row)
    if form.is_bound and form.is_valid():
        actions.mend_row(row, by=actor(request), at=clock.now(), **form.cleaned_data)
        say(request, f"Đã sửa dòng {row.number}")
        return redirect("archive:batch", row.batch_id)
    page = {"row": row, "batch": row.batch, "form": form}
    return render(request, "archive/mend_row.html", page, status=422 if form.is_bound else 200)
