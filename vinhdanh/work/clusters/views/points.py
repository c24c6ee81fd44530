"""Points: own sheets, the matrix of departments, check groups, settling, objections, who changed what."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.ground.accounts.access import insist, needs
from vinhdanh.ground.office import clock, files, papers
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say

from .. import access, actions, documents, forms
from ..actions import Lead
from ..actions.checking import Checker
from ..actions.points import Proof
from ..contexts import common
from ..contexts import points as shown
from ..models import PointChange, Season, Sheet
from ..scoreboard import members_of
from ..scoring import How
from ..tables import ChangeFilter, ChangeTable
from .common import now

EVIDENCE_LIMIT = 20 * 1024 * 1024
EVIDENCE_KINDS = {
    "pdf": "application/pdf", "docx": papers.DOCX, "jpg": "image/jpeg", "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
_SIGNS = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK", "jpg": b"\xff\xd8", "png": b"\x89PNG"}


@needs("clusters.see")
@require_GET
def own(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "clusters/own.html", shown.own_page(request, access.a_season(request, pk)))


@needs("clusters.see")
@require_http_methods(["GET", "POST"])
def own_sheet(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    """A member's own sheet. ``ky`` names the period; ``hand_in`` and ``take_back`` are buttons of the same form."""
    season = access.a_season(request, pk)
    found = access.a_member(season, member)
    period = request.GET.get("ky", "")
    period = period if period in Sheet.Period.values else str(Sheet.Period.YEAR)
    if request.method == "GET":
        return render(request, "clusters/own_sheet.html", shown.sheet_page(request, season, found, period))
    insist(request, "clusters.take_part", found)
    here = reverse("clusters:own_sheet", args=[pk, member]) + (f"?ky={period}" if period != Sheet.Period.YEAR else "")
    options: dict[str, Any] = {**now(request), "season": season, "period": period}
    if "take_back" in request.POST:
        actions.take_back_sheet(found, **options)
        say(request, "Đã rút lại phiếu; sửa rồi nộp lại")
        return redirect(here)
    try:
        actions.score_own(found, **options, given=_given(season, request.POST), proofs=_proofs(season, request))
        if "hand_in" in request.POST:
            actions.hand_in(found, **options)
    except Refused as refused:
        if refused.code not in ("bad_points", "no_evidence", "empty"):
            raise
        page = shown.sheet_page(request, season, found, period, typed=request.POST, faults=(refused.message,))
        return render(request, "clusters/own_sheet.html", page, status=422)
    say(request, "Đã nộp phiếu tự chấm" if "hand_in" in request.POST else "Đã lưu phiếu tự chấm")
    return redirect(here)


def _given(season: Season, post: QueryDict) -> dict[str, dict[str, str]]:
    """What was reached, by criterion; an empty line takes the point out."""
    found: dict[str, dict[str, str]] = {}
    for one in season.table.table.criteria:
        names = {How.LEVEL: ("level",), How.SHARE: ("done", "target"), How.COUNT: ("count",)}.get(one.how, ("points",))
        if not any(f"{name}-{one.code}" in post for name in names):
            continue
        said = {name: post.get(f"{name}-{one.code}", "").strip() for name in names}
        found[one.code] = {name: value for name, value in said.items() if value}
    return found


def _proofs(season: Season, request: HttpRequest) -> dict[str, Proof]:
    found = {}
    for one in season.table.table.criteria:
        if (name := f"proof-{one.code}") not in request.POST:
            continue
        found[one.code] = Proof(request.POST[name].strip(), _kept(request.FILES.get(f"file-{one.code}")))
    return found


def _kept(upload: Any) -> Any:
    """An attached file, kept; Refused when it is too large or not what its ending says."""
    if upload is None:
        return None
    ending = upload.name.rsplit(".", 1)[-1].lower()
    content = upload.read() if upload.size <= EVIDENCE_LIMIT else b""
    if ending not in EVIDENCE_KINDS or not content.startswith(_SIGNS[ending]):
        raise Refused(
            f"Tệp “{upload.name}” không dùng được làm minh chứng: cần PDF, Word, Excel hoặc ảnh, không quá 20 MB.",
            code="bad_points",
        )
    return files.keep(content, name=upload.name, media_type=EVIDENCE_KINDS[ending], at=clock.now())


@needs("clusters.see")
@require_GET
def evidence(request: HttpRequest, pk: int, member: int, criterion: str) -> HttpResponse:
    """The file that proves one own score, to download."""
    season = access.a_season(request, pk)
    found = access.an_evidence(season, access.a_member(season, member), criterion)
    return papers.download(files.read(found.file), found.file.name, found.file.media_type)


@needs("clusters.see")
@require_GET
def sheet_paper(request: HttpRequest, pk: int, member: int, form: str) -> HttpResponse:
    """The score sheet of one member, own and verified, as printed."""
    season = access.a_season(request, pk)
    found = access.a_member(season, member)
    if season.table is None:
        raise Refused("Năm thi đua này chưa chọn bảng tiêu chí.", code="no_table")
    paper = documents.score_table(season.table, season=season, member=found)
    return papers.offered(paper, f"phieu-cham-diem-{season.year}", form)


@needs("clusters.see")
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    season = access.a_season(request, pk)
    desk = access.a_desk(season, request.GET.get("so"))
    if request.method == "GET":
        return render(request, "clusters/verify.html", shown.verify_page(request, season, desk))
    insist(request, "clusters.verify", desk)
    try:
        cells = cells_typed(request.POST, members_of(season))
        actions.score_field(desk, **now(request), cells=cells, reason=request.POST.get("reason", ""))
    except Refused as refused:
        if refused.code not in ("bad_points", "no_reason"):
            raise
        page = shown.verify_page(request, season, desk, typed=request.POST, fault=refused.message)
        return render(request, "clusters/verify.html", page, status=422)
    say(request, "Đã ghi điểm thẩm định")
    return redirect(request.get_full_path())


def cells_typed(post: QueryDict, members: Any) -> dict[tuple[int, str], Any]:
    """Points typed into a matrix (``p-12-3.1``); an empty one takes the point out. Others' members are left out."""
    known = {member.pk for member in members}
    typed: dict[tuple[int, str], Any] = {}
    for name, value in post.items():
        head, _, rest = name.partition("-")
        key, _, code = rest.partition("-")
        if head == "p" and key.isascii() and key.isdigit() and int(key) in known and code:
            typed[int(key), code] = value.strip() or None
    return typed


@needs("clusters.confirm")
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    season = access.a_season(request, pk)
    insist(request, "clusters.confirm", season)
    cells = {cell: value for cell, value in cells_typed(request.POST, members_of(season)).items() if value is not None}
    if not cells:
        raise Refused("Hãy ghi điểm thống nhất cho ít nhất một ô.")
    actions.settle(season, **now(request), cells=cells, reason=request.POST.get("reason", ""))
    say(request, f"Đã thống nhất {len(cells)} ô điểm")
    return redirect("clusters:verify", pk)


@needs("clusters.see")
@require_POST
def make_check_group(request: HttpRequest, pk: int) -> HttpResponse:
    season = access.a_season(request, pk)
    insist(request, "clusters.lead", Lead(season))
    form = forms.CheckGroupForm(request.POST, members=members_of(season), auto_id="group-%s")
    if not form.is_valid():
        page = shown.verify_page(request, season, access.a_desk(season, None), group_form=form)
        return render(request, "clusters/verify.html", page, status=422)
    group = actions.make_check_group(Lead(season), **now(request), **form.cleaned_data)
    say(request, f"Đã lập {group}")
    return redirect("clusters:verify", pk)


@needs("clusters.see")
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    season = access.a_season(request, pk)
    found = access.a_group(season, str(group))
    page = shown.check_page(request, season, found)
    if request.method == "GET":
        return render(request, "clusters/check.html", page)
    checker: Checker | None = page["checker"]
    if checker is None:
        raise Refused("Đơn vị của Ông/Bà không ở trong tổ chấm chéo này.")
    try:
        cells = cells_typed(request.POST, members_of(season))
        actions.score_check(checker, **now(request), cells=cells, reason=request.POST.get("reason", ""))
    except Refused as refused:
        if refused.code not in ("bad_points", "no_reason"):
            raise
        again = shown.check_page(request, season, found, typed=request.POST) | {"fault": refused.message}
        return render(request, "clusters/check.html", again, status=422)
    say(request, "Đã ghi điểm chấm chéo")
    return redirect(request.get_full_path())


@needs("clusters.see")
@require_http_methods(["GET", "POST"])
def objections(request: HttpRequest, pk: int) -> HttpResponse:
    season = access.a_season(request, pk)
    if request.method == "GET":
        return render(request, "clusters/objections.html", shown.objections_page(request, season))
    if key := request.POST.get("objection"):
        return _answer(request, season, key)
    criteria = season.table.table.criteria if season.table else ()
    form = forms.ObjectionForm(request.POST, members=members_of(season), criteria=criteria)
    if not form.is_valid():
        page = shown.objections_page(request, season, form=form)
        return render(request, "clusters/objections.html", page, status=422)
    said = form.cleaned_data
    member = said.pop("member")
    insist(request, "clusters.take_part", member)
    found = actions.object_to(member, **now(request), season=season, **said)
    say(request, f"Đã gửi kiến nghị; trả lời trước ngày {found.due:%d/%m/%Y}")
    return redirect("clusters:objections", pk)


def _answer(request: HttpRequest, season: Season, key: str) -> HttpResponse:
    found = access.an_objection(season, key)
    insist(request, "clusters.confirm", season)
    form = forms.AnswerForm(request.POST)
    if not form.is_valid():
        raise Refused("Hãy chọn kết luận và ghi căn cứ trả lời kiến nghị.")
    said = form.cleaned_data
    actions.answer_objection(
        found, **now(request), accepted=said["accepted"] == "1", answer=said["answer"], points=said["points"] or None
    )
    say(request, f"Đã trả lời kiến nghị của {found.member}")
    return redirect("clusters:objections", season.pk)


@needs("clusters.see")
@require_GET
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """Who changed which point, when, why."""
    season = access.a_season(request, pk)
    rows = PointChange.objects.filter(sheet__season=season).select_related(
        "sheet__member", "sheet__verifier", "sheet__check_group"
    )
    return list_page(
        request, rows, ChangeTable, filterset_class=ChangeFilter, template="clusters/changes.html",
        context=common.season_page(request, season, "changes"), export_name="thay-doi-diem",
    )  # fmt: skip
