"""Clusters: the list, one cluster, what belongs to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.ground.accounts.access import charge, insist, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.registry.models import Unit
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say

from .. import access, actions, forms
from ..contexts import clusters as shown
from ..models import Cluster
from ..tables import ClusterFilter, ClusterTable
from .common import form_page, now


@needs("clusters.see")
@require_GET
def clusters(request: HttpRequest) -> HttpResponse:
    reader = charge(request)
    page = {
        "title": "Cụm, khối thi đua",
        "line": "Thành viên, giao ước, chấm điểm, xếp hạng",
        "may_set_up": reader.holds("clusters.set_up"),
        "may_edit_tables": reader.holds("clusters.edit_tables"),
    }
    return list_page(
        request, shown.shown_clusters(reader), ClusterTable, filterset_class=ClusterFilter,
        template="clusters/clusters.html", context=page, export_name="cum-khoi-thi-dua",
    )  # fmt: skip


@needs("clusters.set_up")
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    units = Unit.objects.filter(charge(request).scope_filter("clusters.set_up", "path"))
    form = forms.ClusterForm(request.POST or None, units=units.select_related("party"))
    if form.is_valid():
        said = form.cleaned_data
        made = actions.set_up(said.pop("unit"), **now(request), **said)
        say(request, f"Đã lập {made}; hãy ghi đơn vị thành viên")
        return redirect("clusters:cluster", made.pk)
    back = reverse("clusters:clusters")
    return form_page(request, form, "Lập cụm, khối thi đua", "Theo quyết định của Hội đồng hoặc Chủ tịch", back)


@needs("clusters.see")
@require_GET
def cluster(request: HttpRequest, pk: int) -> HttpResponse:
    return _cluster(request, access.a_cluster(request, pk))


def _cluster(request: HttpRequest, found: Cluster, **bound: forms.forms.Form) -> HttpResponse:
    page = shown.cluster_page(request, found, **bound)
    return render(request, "clusters/cluster.html", page, status=422 if bound else 200)


@needs("clusters.set_up")
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_cluster(request, pk)
    insist(request, "clusters.set_up", found)
    names = forms.ClusterTermsForm.base_fields
    form = forms.ClusterTermsForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if form.is_valid():
        actions.change_cluster(found, **now(request), **form.cleaned_data)
        say(request, "Đã ghi thay đổi")
        return redirect("clusters:cluster", pk)
    return form_page(request, form, f"Sửa {found}", "Thành viên và điểm các năm giữ nguyên", _home(found))


@needs("clusters.set_up")
@require_POST
def add_member(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_cluster(request, pk)
    insist(request, "clusters.set_up", found)
    form = forms.MemberForm(request.POST, auto_id="member-%s")
    if not form.is_valid():
        return _cluster(request, found, member_form=form)
    member = actions.add_member(found, **now(request), **form.cleaned_data)
    say(request, f"Đã thêm {member}")
    return redirect("clusters:cluster", pk)


@needs("clusters.set_up")
@require_POST
def remove_member(request: HttpRequest, pk: int) -> HttpResponse:
    member = access.a_membership(request, pk)
    actions.remove_member(member, **now(request), until=clock.today())
    say(request, f"{member} thôi tham gia từ hôm nay")
    return redirect("clusters:cluster", member.cluster_id)


@needs("clusters.set_up")
@require_POST
def add_contact(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_cluster(request, pk)
    insist(request, "clusters.set_up", found)
    form = forms.ContactForm(request.POST, auto_id="contact-%s")
    if not form.is_valid():
        return _cluster(request, found, contact_form=form)
    actions.add_contact(found, **now(request), **form.cleaned_data)
    say(request, "Đã ghi đầu mối")
    return redirect("clusters:cluster", pk)


@needs("clusters.set_up")
@require_POST
def drop_contact(request: HttpRequest, pk: int) -> HttpResponse:
    contact = access.a_contact(request, pk)
    actions.drop_contact(contact, **now(request))
    say(request, f"Đã bỏ {contact} khỏi danh sách")
    return redirect("clusters:cluster", contact.cluster_id)


@needs("clusters.set_up")
@require_http_methods(["GET", "POST"])
def regroup(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_cluster(request, pk)
    insist(request, "clusters.set_up", found)
    members = list(found.members.filter(until=None).select_related("unit"))
    targets = list(Cluster.objects.filter(unit=found.unit_id, until=None).exclude(pk=pk).order_by("name"))
    form = forms.RegroupForm(request.POST or None, members=members, targets=targets, initial={"on": clock.today()})
    if form.is_valid():
        said = form.cleaned_data
        moved = actions.regroup(found, **now(request), on=said["on"], basis=said["basis"], moves=form.moves())
        say(request, f"Đã sắp xếp lại {found}: {len(moved)} đơn vị chuyển sang cụm, khối mới")
        return redirect("clusters:cluster", pk)
    line = "Cụm, khối này dừng từ ngày ghi dưới đây; điểm và xếp hạng các năm trước giữ nguyên"
    return form_page(request, form, f"Sắp xếp lại {found}", line, _home(found), button="Sắp xếp lại")


@needs("clusters.set_up")
@require_POST
def open_season(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_cluster(request, pk)
    insist(request, "clusters.set_up", found)
    form = forms.SeasonForm(request.POST, auto_id="season-%s")
    if not form.is_valid():
        return _cluster(request, found, season_form=form)
    season = actions.open_season(found, **now(request), year=form.cleaned_data["year"])
    say(request, f"Đã mở năm {season.year}; hãy ghi đơn vị trưởng, bảng tiêu chí và soạn giao ước")
    return redirect("clusters:season", season.pk)


def _home(found: Cluster) -> str:
    return reverse("clusters:cluster", args=[found.pk])
