"""Rounds: the list, one round, opening, changing, closing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.ground.accounts.access import actor, charge, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say, say_undoable

from .. import access, actions, contexts, queries
from ..filters import NominationFilter, RoundFilter
from ..forms import RoundForm
from ..models import Round
from ..tables import NominationTable, RoundTable


@needs("nominations.see")
@require_GET
def rounds(request: HttpRequest) -> HttpResponse:
    reader = charge(request)
    page = {"title": "Đợt xét", "may_open": reader.holds("nominations.open_round")}
    page["may_carry"] = reader.holds("nominations.carry")
    shown = queries.with_size(Round.objects.all(), access.seen_nominations(reader))
    return list_page(
        request,
        shown,
        RoundTable,
        filterset_class=RoundFilter,
        template="nominations/rounds.html",
        context=page,
        export_name="dot-xet",
    )


@needs("nominations.see")
@require_GET
def round(request: HttpRequest, pk: int) -> HttpResponse:
    page = contexts.round_page(request, access.a_round(pk))
    return list_page(
        request,
        contexts.shown_nominations(page["nominations"]),
        NominationTable,
        filterset_class=NominationFilter,
        template="nominations/round.html",
        context=page,
        export_name="ho-so-de-nghi",
        exclude=() if page["many_units"] else ("unit",),
    )


@needs("nominations.open_round")
@require_http_methods(["GET", "POST"])
def open_round(request: HttpRequest) -> HttpResponse:
    form = RoundForm(request.POST) if request.method == "POST" else RoundForm.starting()
    if form.is_bound and form.is_valid():
        made = actions.open_round(None, by=actor(request), at=clock.now(), **form.cleaned_data)
        say(request, f"Đã mở đợt xét “{made.name}”")
        return redirect("nominations:round", made.pk)
    page = {"form": form, "title": "Mở đợt xét", "back": reverse("nominations:rounds"), "verb": "Mở đợt xét"}
    return render(request, "nominations/round_form.html", page, status=422 if form.is_bound else 200)


@needs("nominations.open_round")
@require_http_methods(["GET"])
def repeat_round(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a new round, filled in from an earlier one with its dates a year later."""
    page = {
        "form": RoundForm.repeating(access.a_round(pk)), "title": "Mở đợt xét như năm trước", "verb": "Mở đợt xét",
        "action": reverse("nominations:open_round"), "back": reverse("nominations:round", args=[pk]),
    }  # fmt: skip
    return render(request, "nominations/round_form.html", page)


@needs("nominations.open_round")
@require_http_methods(["GET", "POST"])
def change_round(request: HttpRequest, pk: int) -> HttpResponse:
    round = access.a_round(pk)
    start = {name: getattr(round, name) for name in RoundForm.base_fields if name != "invited"}
    start["invited"] = round.invited.all()
    form = RoundForm(request.POST or None, initial=start)
    if form.is_bound and form.is_valid():
        actions.change_round(round, by=actor(request), at=clock.now(), **form.cleaned_data)
        say(request, "Đã ghi thay đổi của đợt xét")
        return redirect("nominations:round", round.pk)
    page = {"form": form, "title": "Sửa đợt xét", "back": reverse("nominations:round", args=[pk]), "verb": "Ghi"}
    return render(request, "nominations/round_form.html", page, status=422 if form.is_bound else 200)


@needs("nominations.open_round")
@require_POST
def close_round(request: HttpRequest, pk: int) -> HttpResponse:
    round = access.a_round(pk)
    actions.close_round(round, by=actor(request), at=clock.now())
    say_undoable(request, f"Đã đóng đợt xét “{round.name}”", reverse("nominations:reopen_round", args=[pk]))
    return redirect("nominations:round", pk)


@needs("nominations.open_round")
@require_POST
def reopen_round(request: HttpRequest, pk: int) -> HttpResponse:
    round = access.a_round(pk)
    actions.reopen_round(round, by=actor(request), at=clock.now())
    say(request, f"Đợt xét “{round.name}” nhận hồ sơ trở lại")
    return redirect("nominations:round", pk)
