"""The pages of the registry: units and people, seen, added and mended."""

from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from vinhdanh.ground.office import clock, files
from vinhdanh.ground.office.errors import NotPermitted
from vinhdanh.ground.office.gates import actor, insist, needs, within
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say

from . import actions, contexts, filters, forms, imports, merging, queries, revisions, tables
from .access import EDIT_PEOPLE, EDIT_UNITS, SEE, people_seen, person_or_404, unit_or_404, units_seen
from .models import Authority, Succession, Unit

_OPTIONS = 12


@needs(SEE)
def units(request: HttpRequest) -> HttpResponse:
    rows = queries.ranked(units_seen(request)).prefetch_related(
        Prefetch("predecessors", Succession.objects.select_related("old__party").order_by("old__party__folded")),
        Prefetch("successors", Succession.objects.select_related("new__party")),
    )
    return list_page(
        request,
        rows,
        tables.UnitTable,
        template="registry/units.html",
        filterset_class=filters.UnitFilter,
        export_name="don-vi",
        context={"title": "Đơn vị", "may_edit": _has_where(request, EDIT_UNITS)},
    )


@needs(SEE)
def unit_options(request: HttpRequest) -> HttpResponse:
    """What the unit picker found for the words typed so far."""
    name = request.GET.get("ten", "")
    if not name.isidentifier():
        raise Http404
    query = request.GET.get(f"{name}_q", "").strip()
    found = filters.UnitFilter({"q": query}, queryset=units_seen(request)).qs.order_by("party__folded", "pk")
    rows = list(found[: _OPTIONS + 1]) if query else []
    context = {"units": rows[:_OPTIONS], "more": len(rows) > _OPTIONS, "name": name, "query": query}
    return render(request, "registry/parts/unit_options.html", context)


@needs(SEE)
def unit(request: HttpRequest, key: int) -> HttpResponse:
    return render(request, "registry/unit.html", contexts.unit_page(request, unit_or_404(request, key)))


@needs(EDIT_UNITS)
@require_http_methods(["GET", "POST"])
def add_unit(request: HttpRequest) -> HttpResponse:
    reachable = Unit.objects.filter(within(request, EDIT_UNITS, "path")).select_related("party__home__party")
    form = forms.UnitForm(request.POST or None, units=reachable, initial={"parent": request.GET.get("thuoc")})
    form.fields["parent"].required = True
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = actions.add_unit(
            said["parent"],
            by=actor(request),
            at=clock.now(),
            name=said["name"],
            kind=said["kind"],
            code=said["code"],
            since=said["since"],
            address=said["address"],
        )
        say(request, f"Đã thêm {made.name}.")
        return redirect("registry:unit", made.pk)
    return render(request, "registry/form.html", _page(form, "Thêm đơn vị", "registry:units", "Danh bạ"))


@needs(EDIT_UNITS)
@require_http_methods(["GET", "POST"])
def edit_unit(request: HttpRequest, key: int) -> HttpResponse:
    row = unit_or_404(request, key)
    insist(request, EDIT_UNITS, row)
    reachable = Unit.objects.filter(within(request, EDIT_UNITS, "path")).select_related("party__home__party")
    form = forms.UnitForm(
        request.POST or None,
        units=reachable,
        initial={
            "name": row.name,
            "kind": row.kind,
            "parent": row.party.home_id,
            "code": row.code,
            "since": row.since,
            "address": row.address,
        },
    )
    if request.method == "POST" and form.is_valid():
        revisions.revise_unit(row, by=actor(request), at=clock.now(), **form.cleaned_data)
        say(request, "Đã ghi thay đổi của đơn vị.")
        return redirect("registry:unit", row.pk)
    return render(request, "registry/form.html", _page(form, f"Sửa {row.name}", "registry:unit", row.name, row.pk))


@needs(EDIT_UNITS)
@require_http_methods(["GET", "POST"])
def close_unit(request: HttpRequest, key: int) -> HttpResponse:
    row = unit_or_404(request, key)
    insist(request, EDIT_UNITS, row)
    form = forms.ClosingForm(request.POST or None, units=units_seen(request).filter(until=None))
    if request.method == "POST" and form.is_valid():
        revisions.close_unit(row, by=actor(request), at=clock.now(), **form.cleaned_data)
        say(request, f"Đã ghi {row.name} kết thúc hoạt động.")
        return redirect("registry:unit", row.pk)
    title = f"Sáp nhập, giải thể {row.name}"
    return render(request, "registry/form.html", _page(form, title, "registry:unit", row.name, row.pk))


@needs(EDIT_UNITS)
@require_http_methods(["GET", "POST"])
def edit_authority(request: HttpRequest, key: int) -> HttpResponse:
    """How the unit's deciding post is named on paper; written anew when it has none yet."""
    row = unit_or_404(request, key)
    insist(request, EDIT_UNITS, row)
    known = Authority.objects.filter(unit=row).order_by("decides").first()
    names = list(forms.AuthorityForm.base_fields)
    form = forms.AuthorityForm(
        request.POST or None, initial={name: getattr(known, name) for name in names} if known else None
    )
    if request.method == "POST" and form.is_valid():
        actions.set_authority(row, by=actor(request), at=clock.now(), **form.cleaned_data)
        say(request, "Đã ghi thẩm quyền quyết định.")
        return redirect("registry:unit", row.pk)
    title = f"Thẩm quyền quyết định của {row.name}"
    return render(request, "registry/form.html", _page(form, title, "registry:unit", row.name, row.pk))


@needs(EDIT_UNITS)
@require_http_methods(["GET", "POST"])
def add_signatory(request: HttpRequest, key: int) -> HttpResponse:
    authority = get_object_or_404(
        Authority.objects.filter(within(request, SEE, "unit__path")).select_related("unit__party"), pk=key
    )
    insist(request, EDIT_UNITS, authority)
    form = forms.SignatoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_signatory(authority, by=actor(request), at=clock.now(), **form.cleaned_data)
        say(request, "Đã thêm người ký.")
        return redirect("registry:unit", authority.unit_id)
    page = _page(form, f"Thêm người ký cho {authority.title}", "registry:unit", authority.unit.name, authority.unit_id)
    return render(request, "registry/form.html", page)


@needs(EDIT_UNITS)
@require_http_methods(["GET", "POST"])
def import_units(request: HttpRequest) -> HttpResponse:
    page = unit_list_page(request, _widest(request))
    if page["added"] is not None:
        say(request, f"Đã thêm {page['added']} đơn vị từ danh sách.")
        return redirect("registry:units")
    return render(request, "registry/import.html", page)


def unit_list_page(request: HttpRequest, root: Unit) -> dict[str, Any]:
    """A list of units on its way in: first read and shown, then, when confirmed, written below ``root``.

    ``added`` is how many units were written, None while there is still something to show.
    """
    form = forms.UnitListForm(request.POST or None, request.FILES or None)
    page: dict[str, Any] = {"form": form, "root": root, "added": None}
    if request.method == "POST" and (kept := request.POST.get("sha256")):
        stored = get_object_or_404(StoredFile, sha256=kept)
        rows = imports.read_units(files.read(stored), stored.name).rows
        page["added"] = imports.add_units(root, by=actor(request), at=clock.now(), rows=rows)
    elif request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        content = sent.read()
        page["found"] = imports.read_units(content, sent.name)
        page["stored"] = files.keep(content, name=sent.name, media_type=sent.content_type or "", at=clock.now())
    return page


def _widest(request: HttpRequest) -> Unit:
    """The highest unit under which the user may write: lists go in below it."""
    root = Unit.objects.filter(within(request, EDIT_UNITS, "path")).select_related("party").order_by("path").first()
    if root is None:
        raise NotPermitted
    return root


@needs(SEE)
def people(request: HttpRequest) -> HttpResponse:
    place = request.GET.get("unit", "")
    inside = units_seen(request).filter(pk=place).first() if place.isascii() and place.isdigit() else None
    return list_page(
        request,
        people_seen(request),
        tables.PersonTable,
        template="registry/people.html",
        filterset_class=filters.PersonFilter,
        export_name="ca-nhan",
        context={
            "title": "Cá nhân",
            "unit": inside,
            "may_add": _has_where(request, EDIT_PEOPLE),
            "may_merge": _has_where(request, merging.MERGE),
        },
    )


def _has_where(request: HttpRequest, permission: str) -> bool:
    """Whether the reader holds the permission over any unit at all."""
    return Unit.objects.filter(within(request, permission, "path")).exists()


@needs(SEE)
def person(request: HttpRequest, key: int) -> HttpResponse:
    """Someone merged into another is shown as that other: old links lead on."""
    if (now := merging.now_written_as(key)) is not None:
        return redirect("registry:person", now)
    return render(request, "registry/person.html", contexts.person_page(request, person_or_404(request, key)))


@needs(EDIT_PEOPLE)
@require_http_methods(["GET", "POST"])
def add_person(request: HttpRequest) -> HttpResponse:
    reachable = Unit.objects.filter(within(request, EDIT_PEOPLE, "path"), until=None)
    form = forms.PersonForm(request.POST or None, units=reachable, initial={"unit": request.GET.get("don-vi")})
    if request.method == "POST" and form.is_valid():
        made = actions.add_person(form.cleaned_data["unit"], by=actor(request), at=clock.now(), person=form.person())
        say(request, f"Đã thêm {made.party.name} vào danh bạ.")
        return redirect("registry:person", made.pk)
    return render(request, "registry/form.html", _page(form, "Thêm cá nhân", "registry:people", "Cá nhân"))


@needs(EDIT_PEOPLE)
@require_http_methods(["GET", "POST"])
def edit_person(request: HttpRequest, key: int) -> HttpResponse:
    row = person_or_404(request, key)
    insist(request, EDIT_PEOPLE, row)
    form = forms.PersonForm(
        request.POST or None,
        units=Unit.objects.filter(within(request, EDIT_PEOPLE, "path"), until=None),
        initial={
            "name": row.party.name,
            "born": row.born_on or row.born_year,
            "gender": row.gender,
            "unit": row.party.home_id,
            "position": row.position,
            "direct_worker": row.direct_worker,
        },
    )
    if request.method == "POST" and form.is_valid():
        unit = form.cleaned_data["unit"]
        revisions.revise_person(unit, by=actor(request), at=clock.now(), of=row, person=form.person())
        say(request, "Đã ghi thay đổi.")
        return redirect("registry:person", row.pk)
    page = _page(form, f"Sửa thông tin {row.party.name}", "registry:person", row.party.name, row.pk)
    return render(request, "registry/form.html", page)


def _page(form, title: str, back: str, back_label: str, *keys: int) -> dict[str, object]:
    return {"form": form, "title": title, "back_url": reverse(back, args=keys), "back_label": back_label}
