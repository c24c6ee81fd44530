"""Lists of violators held against a round: for board head and inspectorate alone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.books.record.forms import HoldForm
from vinhdanh.ground.accounts.access import actor, charge, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.ui.components.words import vn_number, vn_time
from vinhdanh.ground.ui.lists import BulkAct, chosen, list_page
from vinhdanh.ground.ui.toasts import say, say_undoable

from .. import access, actions, contexts, tasks
from ..forms import RosterForm
from ..tables import HitTable, RosterTable


@needs(access.HOLD)
@require_GET
def rosters(request: HttpRequest) -> HttpResponse:
    page = {
        "title": "Đối chiếu danh sách vi phạm",
        "line": "Chỉ lãnh đạo cơ quan thường trực và thanh tra thấy trang này.",
        "sections": contexts.sections(charge(request), "rosters"),
    }
    return list_page(
        request, contexts.shown_rosters(), RosterTable, template="archive/rosters.html", context=page, exportable=False
    )


@needs(access.HOLD)
@require_http_methods(["GET", "POST"])
def compare(request: HttpRequest) -> HttpResponse:
    """Take a list and hold it against a round."""
    form = RosterForm(request.POST or None, request.FILES or None)
    page = {"form": form}
    if not form.is_bound or not form.is_valid():
        return render(request, "archive/compare.html", page, status=422 if form.is_bound else 200)
    said = dict(form.cleaned_data)
    round, file = said.pop("round"), said.pop("file")
    try:
        roster, fresh = actions.compare(
            round, by=actor(request), at=clock.now(), content=file.read(), filename=file.name, **said
        )
    except Refused as refused:
        return render(request, "archive/compare.html", page | {"refusal": refused.message}, status=422)
    if not fresh:
        say(request, f"Danh sách này đã được đối chiếu lúc {vn_time(roster.sent_at)}; không có gì thay đổi")
    return redirect("archive:roster", roster.pk)


@needs(access.HOLD)
@require_GET
def roster(request: HttpRequest, pk: int) -> HttpResponse:
    shown = access.a_roster(pk)
    page = {
        "roster": shown,
        "title": f"{shown.get_source_display()}: {shown.round}",
        "line": f"{shown.reference} · tệp {shown.filename} · {vn_number(shown.lines)} dòng · {vn_time(shown.sent_at)}",
    }
    return list_page(
        request, contexts.shown_hits(shown), HitTable, template="archive/roster.html", context=page, exportable=False,
        bulk=[BulkAct("Tạm dừng xét khen thưởng", reverse("archive:hold_hits", args=[pk]), "primary", "pause")],
    )  # fmt: skip


@needs(access.HOLD)
@require_POST
def hold_hits(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask on what ground, then put the chosen on hold, all or none."""
    shown = access.a_roster(pk)
    picked = list(chosen(request, contexts.shown_hits(shown).filter(dismissed=False, resting=False)))
    if not picked:
        messages.warning(request, "Chưa chọn trường hợp nào còn chờ xem; hãy đánh dấu các dòng cần tạm dừng.")
        return redirect("archive:roster", pk)
    asked = "kind" in request.POST
    form = HoldForm(request.POST if asked else None, initial={"since": f"{clock.today():%d/%m/%Y}"})
    form.fields.pop("cite")
    if asked and form.is_valid():
        count, run = actions.hold_hits(
            shown, by=actor(request), at=clock.now(), hits=[hit.pk for hit in picked], **form.cleaned_data
        )
        if run:
            tasks.order_rerun(run)
        say(request, f"Đã tạm dừng xét khen thưởng đối với {vn_number(count)} đối tượng; hồ sơ của họ đã được xét lại")
        return redirect("archive:roster", pk)
    return render(request, "archive/hold_hits.html", {"roster": shown, "form": form, "picked": picked})


@needs(access.HOLD)
@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    hit = access.a_hit(pk)
    actions.dismiss(hit, by=actor(request), at=clock.now())
    say_undoable(request, f"Dòng {hit.number} không phải {hit.party.name}", reverse("archive:take_up_hit", args=[pk]))
    return redirect("archive:roster", hit.roster_id)


@needs(access.HOLD)
@require_POST
def take_up_hit(request: HttpRequest, pk: int) -> HttpResponse:
    hit = access.a_hit(pk)
    actions.take_up_hit(hit, by=actor(request), at=clock.now())
    return redirect("archive:roster", hit.roster_id)
