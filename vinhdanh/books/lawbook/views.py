"""The law as this installation applies it, to read; and which overlays it applies, to decide."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.ground.accounts.access import actor, charge, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say
from vinhdanh.law import award_names

from . import actions, catalogue
from .forms import AdoptForm, OnForm
from .models import Adoption
from .queries import overlays_in_force
from .tables import AwardTable


def _day(request: HttpRequest) -> tuple[date, OnForm]:
    """The day asked for, today when none or none that can be read."""
    form = OnForm(request.GET or None)
    asked = form.cleaned_data.get("on") if form.is_valid() else None
    return asked or clock.today(), form


@needs("lawbook.see")
@require_GET
def awards(request: HttpRequest) -> HttpResponse:
    """Every award: who may have it, who decides, how sure the text is."""
    on, form = _day(request)
    return list_page(
        request,
        catalogue.catalogue(on, overlays_in_force(on)),
        AwardTable,
        template="lawbook/awards.html",
        context={
            "title": "Danh hiệu thi đua, hình thức khen thưởng",
            "line": f"Theo pháp luật ngày {on:%d/%m/%Y}.",
            "form": form,
            "on": on,
            "may_adopt": charge(request).holds("lawbook.adopt"),
        },
        export_name="danh-muc-khen-thuong",
        per_page=100,
        query=f"?on={on.isoformat()}" if request.GET.get("on") else "",
    )


@needs("lawbook.see")
@require_GET
def award(request: HttpRequest, code: str) -> HttpResponse:
    """One award: its ways, what keeps it back, who decides, papers, vote; each with its article."""
    if code not in award_names():
        raise Http404
    on, form = _day(request)
    page = catalogue.award_page(code, on, overlays_in_force(on))
    return render(request, "lawbook/award.html", {**page, "on": on, "form": form})


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
