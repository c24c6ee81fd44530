"""Which overlays apply here, to decide."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from vinhdanh.ground.accounts.access import actor, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.ui.toasts import say

from .. import actions, catalogue
from ..forms import AdoptForm
from ..models import Adoption


@needs("lawbook.adopt")
@require_http_methods(["GET", "POST"])
def overlays(request: HttpRequest) -> HttpResponse:
    """Which overlays apply here, and from when."""
    form = AdoptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.adopt(
                form.cleaned_data["overlay"],
                by=actor(request),
                at=clock.now(),
                since=form.cleaned_data["since"],
                until=form.cleaned_data["until"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            say(request, f"Đã áp dụng {form.cleaned_data['overlay']} từ {form.cleaned_data['since']:%d/%m/%Y}.")
            return redirect("lawbook:overlays")
    titles = {overlay.name: overlay.titles for overlay in catalogue.overlays_available()}
    adopted = [
        (adoption, titles.get(adoption.overlay, ())) for adoption in Adoption.objects.order_by("overlay", "since")
    ]
    return render(request, "lawbook/overlays.html", {"form": form, "adopted": adopted, "today": clock.today()})


@needs("lawbook.adopt")
@require_POST
def end_overlay(request: HttpRequest, adoption_id: int) -> HttpResponse:
    """Take an overlay out of force from today on."""
    adoption = get_object_or_404(Adoption, pk=adoption_id)
    actions.end(adoption, by=actor(request), at=clock.now(), until=clock.today())
    say(request, f"Đã thôi áp dụng {adoption.overlay} từ hôm nay.")
    return redirect("lawbook:overlays")
