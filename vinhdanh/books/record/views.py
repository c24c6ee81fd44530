"""Declaring a fact of a party, making results official, opening and closing holds."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.accounts.access import actor, charge, insist, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit
from vinhdanh.ground.ui.lists import ALL_FIELD, BulkAct, chosen, list_page
from vinhdanh.ground.ui.toasts import say

from . import access, actions, queries
from .forms import FORMS, HoldForm, OfficialForm, ReleaseForm, StrikeForm
from .models import YearResult
from .tables import ExpectedFilter, ExpectedTable, HoldFilter, HoldTable
from .words import line


@needs("record.declare")
@require_http_methods(["GET", "POST"])
def declare(request: HttpRequest, party_id: int, what: str) -> HttpResponse:
    """Write one fact of a party; then back to its history."""
    party = access.party_for(request, party_id)
    insist(request, "record.declare", party)
    form_class = FORMS.get(what)
    if form_class is None or party.kind not in form_class.subjects:
        raise Http404
    form = form_class(request.POST or None, party=party, initial={"year": request.GET.get("nam")})
    if request.method == "POST" and form.is_valid():
        try:
            form.write(by=actor(request), at=clock.now())
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            say(request, f"Đã ghi {form.title.lower()} của {party.name}.")
            return redirect("eligibility:history", party_id)
    return render(request, "record/declare.html", {"party": party, "form": form})


@needs("record.declare")
@require_http_methods(["GET", "POST"])
def strike(request: HttpRequest, table: str, pk: int) -> HttpResponse:
    """Take back a fact written by mistake, with a reason."""
    row = access.fact_for(request, table, pk)
    insist(request, "record.declare", row.party)
    form = StrikeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.strike(row, by=actor(request), at=clock.now(), reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            say(request, "Đã gạch bỏ; nội dung cũ còn trong nhật ký.")
            return redirect("eligibility:history", row.party_id)
    return render(request, "record/strike.html", {"line": line(row), "party": row.party, "form": form})


@needs("record.make_official")
@require_GET
def expected(request: HttpRequest) -> HttpResponse:
    """The expected results in the user's scope, to be chosen and confirmed."""
    return list_page(
        request,
        _expected(request),
        ExpectedTable,
        template="record/expected.html",
        context={"title": "Kết quả năm chờ xác nhận", "line": "Dự kiến thành chính thức khi có quyết định công nhận."},
        filterset_class=ExpectedFilter,
        bulk=[BulkAct("Xác nhận chính thức", "/ket-qua-nam/xac-nhan/", "primary", "check")],
        export_name="ket-qua-du-kien",
    )


@needs("record.make_official")
@require_POST
def make_official(request: HttpRequest) -> HttpResponse:
    """Ask for the decision's number, then make the chosen results official, all or none."""
    rows = list(
        chosen(request, _expected(request), filterset_class=ExpectedFilter).values_list(
            "pk", "party_id", "year", "party__home__path", "party__unit__path"
        )
    )
    if not rows:
        messages.warning(request, "Chưa chọn kết quả nào; hãy đánh dấu các dòng cần xác nhận.")
        return redirect("record:expected")
    form = OfficialForm(request.POST if "cite" in request.POST else None)
    if form.is_valid():
        unit = _common_unit([own or home for *_, home, own in rows])
        by_year: dict[int, set[int]] = {}
        for _, party, year, *_paths in rows:
            by_year.setdefault(year, set()).add(party)
        with transaction.atomic():
            for year, parties in sorted(by_year.items()):
                actions.make_results_official(
                    unit, by=actor(request), at=clock.now(), year=year, parties=parties, cite=form.cleaned_data["cite"]
                )
        say(request, f"Đã xác nhận chính thức {len(rows)} kết quả theo {form.cleaned_data['cite']}.")
        return redirect("record:expected")
    ids = [] if request.POST.get(ALL_FIELD) else [pk for pk, *_ in rows]
    return render(request, "record/make_official.html", {"form": form, "ids": ids, "count": len(rows)})


def _expected(request: HttpRequest):
    return YearResult.objects.filter(
        access.reach(charge(request), "record.make_official", "party__"), standing=YearResult.Standing.EXPECTED
    ).select_related("party__home__party")


def _common_unit(paths: list[str]) -> Unit:
    """The nearest unit whose subtree holds all these paths."""
    shared = paths[0].split("/")
    for path in paths[1:]:
        keys = path.split("/")
        same = next((n for n, (one, other) in enumerate(zip(shared, keys, strict=False)) if one != other), None)
        shared = shared[: same if same is not None else min(len(shared), len(keys))]
    return Unit.objects.get(pk=int([key for key in shared if key][-1]))


@needs("record.see_holds")
@require_GET
def holds(request: HttpRequest) -> HttpResponse:
    """Every hold with its reason, and a search for whom to put one on."""
    name = request.GET.get("tim", "").strip()
    found = access.parties(charge(request), "record.see_holds").filter(folded__contains=fold(name)) if name else None
    return list_page(
        request,
        queries.holds_with_reason(None, charge=charge(request)),
        HoldTable,
        template="record/holds.html",
        context={
            "title": "Tạm dừng xét khen thưởng",
            "line": "Lý do chỉ lãnh đạo cơ quan thường trực và thanh tra biết; nơi khác thấy “tạm dừng, chờ ý kiến”.",
            "searched": name,
            "found": list(found.order_by("folded", "pk")[:20]) if found is not None else [],
        },
        filterset_class=HoldFilter,
        exportable=False,
    )


@needs("record.hold")
@require_http_methods(["GET", "POST"])
def hold(request: HttpRequest, party_id: int) -> HttpResponse:
    """Open a hold on a party."""
    party = access.party_for(request, party_id)
    insist(request, "record.hold", party)
    form = HoldForm(request.POST or None, initial={"since": f"{clock.today():%d/%m/%Y}"})
    if request.method == "POST" and form.is_valid():
        actions.hold(party, by=actor(request), at=clock.now(), **form.cleaned_data)
        say(request, f"Đã tạm dừng xét khen thưởng đối với {party.name}.")
        return redirect("record:holds")
    return render(request, "record/hold.html", {"party": party, "form": form})


@needs("record.hold")
@require_http_methods(["GET", "POST"])
def release(request: HttpRequest, hold_id: int) -> HttpResponse:
    """Close a hold with its conclusion."""
    row = access.hold_for(request, hold_id)
    insist(request, "record.hold", row)
    form = ReleaseForm(request.POST or None, initial={"until": f"{clock.today():%d/%m/%Y}"})
    if request.method == "POST" and form.is_valid():
        try:
            actions.release_hold(row, by=actor(request), at=clock.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            say(request, f"Đã kết thúc tạm dừng đối với {row.party.name}.")
            return redirect("record:holds")
    return render(request, "record/release.html", {"row": row, "form": form})
