"""The pages of councils: parse, ask or act, show."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.ground.accounts.access import actor, charge, insist, needs
from vinhdanh.ground.office import clock, papers
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Authority
from vinhdanh.ground.ui.components.words import vn_number
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say

from . import access, actions, contexts, documents, forms, queries, rules
from .models import Meeting
from .tables import CouncilFilter, CouncilTable, ItemFilter, ItemTable, MeetingFilter, MeetingTable


def now(request: HttpRequest) -> dict:
    return {"by": actor(request), "at": clock.now()}


@needs("councils.see")
@require_GET
def councils(request: HttpRequest) -> HttpResponse:
    return list_page(
        request,
        access.seen_meetings(charge(request)).order_by("-on", "-pk"),
        MeetingTable,
        filterset_class=MeetingFilter,
        template="councils/councils.html",
        context=contexts.councils_page(request),
        export_name="cuoc-hop",
    )


@needs("councils.see")
@require_GET
def every(request: HttpRequest) -> HttpResponse:
    return list_page(
        request,
        access.seen_councils(charge(request)).order_by("authority__unit__path", "kind"),
        CouncilTable,
        filterset_class=CouncilFilter,
        template="councils/every.html",
        context={"title": "Mọi Hội đồng", "line": "Của mọi người có thẩm quyền trong phạm vi được giao"},
        export_name="hoi-dong",
    )


@needs("councils.compose")
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    authorities = Authority.objects.filter(charge(request).scope_filter("councils.compose", "unit__path"))
    form = forms.CouncilForm(request.POST or None, authorities=authorities.order_by("unit__path"))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        authority = said.pop("authority")
        council = actions.set_up(authority, **now(request), **said)
        say(request, f"Đã lập {council.name}; hãy ghi thành viên")
        return redirect("councils:council", council.pk)
    status = 422 if request.method == "POST" else 200
    page = {
        "form": form,
        "title": "Lập Hội đồng",
        "line": "Hội đồng hoặc Thường trực Hội đồng của một người có thẩm quyền",
    }
    return render(request, "councils/form.html", page, status=status)


@needs("councils.see")
@require_http_methods(["GET", "POST"])
def council(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_council(request, pk)
    if request.method == "GET":
        return render(request, "councils/council.html", contexts.council_page(request, found))
    insist(request, "councils.compose", found)
    form = forms.MemberForm(request.POST)
    if not form.is_valid():
        return render(request, "councils/council.html", contexts.council_page(request, found, form), status=422)
    member = actions.seat(found, **now(request), **form.cleaned_data)
    say(request, f"Đã ghi {member.name} vào danh sách")
    return redirect("councils:council", pk)


@needs("councils.compose")
@require_POST
def unseat(request: HttpRequest, pk: int) -> HttpResponse:
    member = access.a_member(request, pk)
    actions.unseat(member, **now(request), until=clock.today())
    say(request, f"{member.name} thôi tham gia từ hôm nay")
    return redirect("councils:council", member.council_id)


@needs("councils.convene")
@require_http_methods(["GET", "POST"])
def convene(request: HttpRequest, authority: int, round: int) -> HttpResponse:
    page = contexts.convene_page(
        request,
        access.an_authority(request, authority),
        access.a_round(round),
        request.POST if request.method == "POST" else None,
    )
    call = next((call for call in page["calls"] if call.form.is_bound), None)
    if call is None or not call.form.is_valid():
        return render(request, "councils/convene.html", page, status=422 if call else 200)
    said = call.form.cleaned_data
    found = {each.kind: each for each in page["authority"].councils.all()}.get(rules.kind_for(said["path"]))
    if found is None:
        raise Refused("Chưa lập Hội đồng với thành phần này; hãy lập Hội đồng và ghi thành viên trước.")
    meeting = actions.convene(
        found,
        **now(request),
        round=page["round"],
        kinds=call.form.chosen_kinds(),
        path=said["path"],
        on=said["on"],
        place=said["place"],
    )
    say(request, f"Đã triệu tập họp với {vn_number(meeting.items.count())} đề nghị")
    return redirect("councils:meeting", meeting.pk)


@needs("councils.see")
@require_GET
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    return _meeting(request, access.a_meeting(request, pk))


def _meeting(request: HttpRequest, found: Meeting, **bound: Any) -> HttpResponse:
    """The meeting's page; with forms that came back faulty, as an answer that says so."""
    page = contexts.meeting_page(request, found, **bound)
    response = list_page(
        request,
        queries.counted(found),
        ItemTable,
        filterset_class=ItemFilter,
        template="councils/meeting.html",
        context=page,
        export_name="ket-qua-hop",
        meeting=found,
        may_record=page["may"]["vote"],
        may_take_off=page["may"]["convene"],
    )
    if bound:
        response.status_code = 422
    return response


@needs("councils.record")
@require_POST
def record_presence(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_meeting(request, pk)
    members = list(queries.seated(found.council, found.on).order_by("pk"))
    form = forms.PresenceForm(request.POST, members=members, meeting=found)
    if not form.is_valid():
        return _meeting(request, found, presence=form)
    actions.record_presence(found, **now(request), presence=form.presence())
    say(request, f"Đã ghi {found.voices}/{found.members} thành viên dự họp hoặc có ý kiến")
    return redirect("councils:meeting", pk)


@needs("councils.record")
@require_POST
def record_ballots(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_meeting(request, pk)
    form = forms.BallotsForm.of(found, request.POST)
    if not form.is_valid():
        return _meeting(request, found, ballots=form)
    count = actions.record_ballots(found, **now(request), ballots=form.ballots())
    say(request, f"Đã ghi kiểm phiếu: {count.valid} phiếu hợp lệ trên {count.issued} phiếu phát ra")
    return redirect("councils:meeting", pk)


@needs("councils.record")
@require_POST
def record_group(request: HttpRequest, pk: int) -> HttpResponse:
    group = access.a_group(request, pk)
    agree = request.POST.get("agree", "").strip()
    if not (agree.isascii() and agree.isdigit()):
        raise Refused("Hãy ghi số phiếu đồng ý bằng chữ số, ví dụ 17.")
    actions.record_group(group, **now(request), agree=int(agree))
    say(request, f"Đã ghi {agree}/{group.meeting.members} phiếu cho cả nhóm")
    return redirect("councils:meeting", group.meeting_id)


@needs("councils.record")
@require_POST
def record_exceptions(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_meeting(request, pk)
    count = actions.record_exceptions(found, **now(request), votes=forms.votes_typed(request.POST))
    say(request, f"Đã ghi số phiếu riêng của {count} đề nghị" if count else "Không có số phiếu riêng nào thay đổi")
    query = request.GET.urlencode()
    return redirect(reverse("councils:meeting", args=[pk]) + (f"?{query}" if query else ""))


@needs("councils.record")
@require_POST
def record_opinion(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_meeting(request, pk)
    form = forms.OpinionForm(request.POST)
    if not form.is_valid():
        raise Refused("Hãy ghi số, ngày văn bản của Ban Thường vụ Tỉnh ủy.")
    actions.record_party_opinion(found, **now(request), opinion=form.cleaned_data["opinion"])
    say(request, "Đã ghi ý kiến của Ban Thường vụ Tỉnh ủy")
    return redirect("councils:meeting", pk)


@needs("councils.record")
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    closed = actions.close(access.a_meeting(request, pk), **now(request))
    passed = closed.items.filter(passed=True).count()
    say(request, f"Đã chốt biên bản: {vn_number(passed)} đề nghị được thông qua")
    return redirect("councils:meeting", pk)


@needs("councils.record")
@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_meeting(request, pk)
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.reopen(found, **now(request), reason=form.cleaned_data["reason"])
        say(request, "Đã mở lại biên bản; sửa kết quả rồi chốt lại")
        return redirect("councils:meeting", pk)
    page = {"form": form, "title": "Mở lại biên bản", "line": str(found), "button": "Mở lại biên bản"}
    return render(request, "councils/form.html", page, status=422 if form.is_bound else 200)


@needs("councils.convene")
@require_http_methods(["GET", "POST"])
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_meeting(request, pk)
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.call_off(found, **now(request), reason=form.cleaned_data["reason"])
        say(request, "Đã huỷ triệu tập; các đề nghị trở lại danh sách chờ Hội đồng")
        return redirect("councils:councils")
    page = {
        "form": form,
        "title": "Huỷ triệu tập cuộc họp",
        "line": str(found),
        "button": "Huỷ triệu tập",
        "danger": True,
    }
    return render(request, "councils/form.html", page, status=422 if form.is_bound else 200)


@needs("councils.convene")
@require_http_methods(["GET", "POST"])
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    item = access.an_item(request, pk)
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.take_off(item, **now(request), reason=form.cleaned_data["reason"])
        say(request, f"Đã đưa {item.nomination.party.name} ra khỏi chương trình họp")
        return redirect("councils:meeting", item.meeting_id)
    page = {
        "form": form,
        "title": f"Đưa {item.nomination.party.name} ra khỏi chương trình họp",
        "line": str(item.meeting),
        "button": "Đưa ra khỏi chương trình họp",
    }
    return render(request, "councils/form.html", page, status=422 if form.is_bound else 200)


@needs("councils.see")
@require_GET
def minutes(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The minutes as PDF or Word; before they are closed, as a draft."""
    found = access.a_meeting(request, pk)
    return papers.offered(documents.minutes(found), f"bien-ban-{_stem(found)}", form, authority=found.council.authority)


@needs("councils.see")
@require_GET
def count_minutes(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The minutes of the vote count, as the counting committee signs them."""
    found = access.a_meeting(request, pk)
    return papers.offered(documents.count_minutes(found), f"bien-ban-kiem-phieu-{_stem(found)}", form)


def _stem(found: Meeting) -> str:
    return f"{found.minutes_number or 'du-thao'}-{found.on:%Y-%m-%d}"
