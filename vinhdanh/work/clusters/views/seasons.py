"""A cluster's year: overview and terms, programme, pact, steps."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.ground.accounts.access import insist, needs
from vinhdanh.ground.office import papers
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.ui.toasts import say

from .. import access, actions, documents, forms
from ..actions import Lead
from ..contexts import seasons as shown
from ..models import Season
from ..scoreboard import members_of
from ..states import SeasonState
from .common import now


@needs("clusters.see")
@require_GET
def season(request: HttpRequest, pk: int) -> HttpResponse:
    return _season(request, access.a_season(request, pk))


def _season(request: HttpRequest, found: Season, **bound: Any) -> HttpResponse:
    page = shown.overview_page(request, found, **bound)
    return render(request, "clusters/season.html", page, status=422 if bound else 200)


@needs("clusters.set_up")
@require_POST
def set_leaders(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_season(request, pk)
    insist(request, "clusters.set_up", found)
    form = forms.LeadersForm(request.POST, members=members_of(found), auto_id="leaders-%s")
    if not form.is_valid():
        return _season(request, found, leaders_form=form)
    actions.set_leaders(found, **now(request), **form.cleaned_data)
    say(request, f"{found.cluster.head_title} năm {found.year}: {found.head}")
    return redirect("clusters:season", pk)


@needs("clusters.set_up")
@require_POST
def set_terms(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_season(request, pk)
    insist(request, "clusters.set_up", found)
    form = forms.TermsForm(request.POST, auto_id="terms-%s")
    if not form.is_valid():
        return _season(request, found, terms_form=form)
    actions.set_terms(found, **now(request), **form.cleaned_data)
    say(request, "Đã ghi quy định của năm")
    return redirect("clusters:season", pk)


@needs("clusters.set_up")
@require_POST
def use_table(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_season(request, pk)
    insist(request, "clusters.set_up", found)
    form = forms.TableChoiceForm(request.POST, tables=shown.tables_for(request, found), auto_id="table-%s")
    if not form.is_valid():
        return _season(request, found, table_form=form)
    lost = actions.use_table(found, **now(request), table=form.cleaned_data["table"])
    if lost:
        return render(request, "clusters/lost.html", shown.overview_page(request, found) | {"lost": lost})
    say(request, f"Năm {found.year} chấm theo {found.table}")
    return redirect("clusters:season", pk)


@needs("clusters.see")
@require_POST
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """The next step, or one back; recognising a ranking is not a step of the head's."""
    found = access.a_season(request, pk)
    insist(request, "clusters.lead", Lead(found))
    actions.step(Lead(found), **now(request), verb=verb)
    say(request, f"Năm thi đua chuyển sang bước “{SeasonState(found.state).label}”")
    return redirect("clusters:board" if verb == "rank" else "clusters:season", pk)


@needs("clusters.see")
@require_http_methods(["GET", "POST"])
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_season(request, pk)
    if request.method == "GET":
        return render(request, "clusters/programme.html", shown.programme_page(request, found))
    lead = Lead(found)
    insist(request, "clusters.lead", lead)
    if key := request.POST.get("item"):
        form = forms.MarkForm(request.POST)
        if not form.is_valid():
            raise Refused("Hãy chọn trạng thái của việc trong danh sách.")
        actions.mark_item(lead, **now(request), item=access.an_item(found, key), **form.cleaned_data)
        say(request, "Đã ghi trạng thái")
        return redirect("clusters:programme", pk)
    form = forms.ItemForm(request.POST, members=members_of(found))
    if not form.is_valid():
        page = shown.programme_page(request, found, item_form=form)
        return render(request, "clusters/programme.html", page, status=422)
    actions.add_item(lead, **now(request), **form.cleaned_data)
    say(request, "Đã thêm vào chương trình")
    return redirect("clusters:programme", pk)


@needs("clusters.see")
@require_http_methods(["GET", "POST"])
def pact(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_season(request, pk)
    if request.method == "GET":
        return render(request, "clusters/pact.html", shown.pact_page(request, found))
    lead = Lead(found)
    insist(request, "clusters.lead", lead)
    if key := request.POST.get("drop"):
        actions.drop_target(lead, **now(request), target=access.a_target(found, key))
        say(request, "Đã bỏ chỉ tiêu")
        return redirect("clusters:pact", pk)
    form: forms.forms.Form
    if "commitments" in request.POST:
        form = forms.PactForm(request.POST)
        if form.is_valid():
            actions.write_pact(lead, **now(request), **form.cleaned_data)
            say(request, "Đã ghi giao ước")
            return redirect("clusters:pact", pk)
        return render(request, "clusters/pact.html", shown.pact_page(request, found, form=form), status=422)
    form = forms.TargetForm(request.POST, members=members_of(found), auto_id="target-%s")
    if form.is_valid():
        actions.add_target(lead, **now(request), **form.cleaned_data)
        say(request, "Đã thêm chỉ tiêu")
        return redirect("clusters:pact", pk)
    return render(request, "clusters/pact.html", shown.pact_page(request, found, target_form=form), status=422)


@needs("clusters.see")
@require_GET
def pact_paper(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The pact for the signing ceremony, as PDF or Word."""
    found = access.a_season(request, pk)
    return papers.offered(documents.pact(found), f"giao-uoc-{found.year}", form)
