"""Reported laws: what is said of them, who has read what, and whether they apply here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from vinhdanh import law
from vinhdanh.ground.accounts.access import actor, charge, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.ui.toasts import say, say_undoable

from .. import actions
from ..forms import ConfirmForm
from ..models import Confirmation
from ..reported import reported_law, reported_laws


@needs("lawbook.see")
@require_GET
def reported_list(request: HttpRequest) -> HttpResponse:
    """Every reported law; one alone is shown at once."""
    found = reported_laws()
    if len(found) == 1:
        return redirect("lawbook:reported", found[0].patch.name)
    return render(request, "lawbook/reported_list.html", {"laws": found})


@needs("lawbook.see")
@require_GET
def reported(request: HttpRequest, patch: str) -> HttpResponse:
    """One reported law whole."""
    return _page(request, _patch(patch), ConfirmForm())


def _page(request: HttpRequest, patch: law.Patch, form: ConfirmForm) -> HttpResponse:
    may_confirm = charge(request).holds("lawbook.confirm")
    context = {"law": reported_law(patch), "form": form, "may_confirm": may_confirm}
    return render(request, "lawbook/reported.html", context)


@needs("lawbook.confirm")
@require_POST
def confirm(request: HttpRequest, patch: str) -> HttpResponse:
    """The signed-in user has read the official text of one provision."""
    found, form = _patch(patch), ConfirmForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    made = actions.confirm(patch, by=actor(request), at=clock.now(), **form.cleaned_data)
    say_undoable(request, "Đã ghi xác nhận.", reverse("lawbook:withdraw", args=[made.pk]))
    return redirect("lawbook:reported", patch)


@needs("lawbook.confirm")
@require_POST
def withdraw(request: HttpRequest, confirmation_id: int) -> HttpResponse:
    """The provision counts as unread again."""
    confirmation = get_object_or_404(Confirmation, pk=confirmation_id)
    actions.withdraw(confirmation, by=actor(request), at=clock.now())
    say(request, "Đã rút xác nhận.")
    return redirect("lawbook:reported", confirmation.patch)


@needs("lawbook.confirm")
@require_POST
def switch(request: HttpRequest, patch: str, state: str) -> HttpResponse:
    """Switched on it judges from its day; switched off everything is as before."""
    found = _patch(patch)
    if state == "bat":
        actions.switch_on(patch, by=actor(request), at=clock.now())
        said = f"Đã bật Luật số {found.instrument}; kết quả đã đóng kèm quyết định giữ nguyên."
    else:
        actions.switch_off(patch, by=actor(request), at=clock.now())
        said = f"Đã tắt Luật số {found.instrument}."
    other = "tat" if state == "bat" else "bat"
    say_undoable(request, said, reverse("lawbook:switch", args=[patch, other]))
    return redirect("lawbook:reported", patch)


def _patch(name: str) -> law.Patch:
    if name not in law.patches():
        raise Http404
    return law.patches()[name]
