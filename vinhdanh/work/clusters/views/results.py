"""The board, its stability, the conference; recognised, nominated, printed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.ground.accounts.access import charge, insist, needs
from vinhdanh.ground.office import clock, papers
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say

from .. import access, actions, documents, forms, workbook
from ..actions import Lead
from ..contexts import results as shown
from ..contexts.quality import quality_page
from ..scoreboard import members_of
from ..tables import QualityTable
from .common import now


@needs("clusters.see")
@require_GET
def board(request: HttpRequest, pk: int) -> HttpResponse:
    season = access.a_season(request, pk)
    if request.GET.get("xuat") == "xlsx":
        return papers.download(workbook.board_workbook(season), f"bang-diem-{season.year}.xlsx", workbook.XLSX)
    return render(request, "clusters/board.html", shown.board_page(request, season))


@needs("clusters.see")
@require_GET
def stability(request: HttpRequest, pk: int) -> HttpResponse:
    season = access.a_season(request, pk)
    return render(request, "clusters/stability.html", shown.stability_page(request, season))


@needs("clusters.see")
@require_http_methods(["GET", "POST"])
def conference(request: HttpRequest, pk: int) -> HttpResponse:
    season = access.a_season(request, pk)
    if request.method == "GET":
        return render(request, "clusters/conference.html", shown.conference_page(request, season))
    lead = Lead(season)
    insist(request, "clusters.lead", lead)
    form = forms.ConferenceForm(request.POST, members=members_of(season))
    if not form.is_valid():
        page = shown.conference_page(request, season, form=form)
        return render(request, "clusters/conference.html", page, status=422)
    actions.record_conference(lead, **now(request), **form.cleaned_data)
    say(request, "Đã ghi hội nghị; hãy ghi phiếu bầu từng đơn vị nếu có bỏ phiếu")
    return redirect("clusters:conference", pk)


@needs("clusters.see")
@require_POST
def record_votes(request: HttpRequest, pk: int) -> HttpResponse:
    season = access.a_season(request, pk)
    insist(request, "clusters.lead", Lead(season))
    votes = {}
    for member in members_of(season):
        typed = request.POST.get(f"votes-{member.pk}", "").strip()
        if typed and not (typed.isascii() and typed.isdigit() and len(typed) <= 4):
            raise Refused(f"{member}: hãy ghi số phiếu bằng chữ số, ví dụ 8.")
        votes[member] = int(typed) if typed else None
    actions.record_votes(Lead(season), **now(request), votes=votes)
    say(request, "Đã ghi số phiếu")
    return redirect("clusters:conference", pk)


@needs("clusters.see")
@require_GET
def minutes(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """Minutes of the conference with the ranking."""
    season = access.a_season(request, pk)
    return papers.offered(documents.minutes(season), f"bien-ban-tong-ket-{season.year}", form)


@needs("clusters.confirm")
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    season = access.a_season(request, pk)
    insist(request, "clusters.confirm", season)
    undo = request.POST.get("undo") == "1"
    actions.confirm(season, **now(request), undo=undo)
    say(request, "Đã mở lại bảng xếp hạng" if undo else "Đã công nhận bảng xếp hạng; thứ hạng vào quá trình của đơn vị")
    return redirect("clusters:board", pk)


@needs("clusters.confirm")
@require_POST
def rank_again(request: HttpRequest, pk: int) -> HttpResponse:
    season = access.a_season(request, pk)
    insist(request, "clusters.confirm", season)
    actions.rank_again(season, **now(request))
    say(request, "Đã xét lại đơn vị được đề nghị")
    return redirect("clusters:board", pk)


@needs("clusters.confirm")
@require_POST
def nominate(request: HttpRequest, pk: int) -> HttpResponse:
    season = access.a_season(request, pk)
    insist(request, "clusters.confirm", season)
    made = actions.nominate(season, **now(request))
    say(request, f"Đã lập {len(made)} hồ sơ đề nghị trong đợt “{season.round}”")
    return redirect("clusters:board", pk)


@needs("clusters.see")
@require_GET
def quality(request: HttpRequest) -> HttpResponse:
    """Indicators of every cluster's year, for the conference to talk about."""
    year = request.GET.get("nam", "")
    chosen = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else clock.today().year
    page = quality_page(charge(request), chosen)
    return list_page(
        request, page["rows"], QualityTable, template="clusters/quality.html", context=page,
        export_name=f"chat-luong-cum-khoi-{chosen}",
    )  # fmt: skip
