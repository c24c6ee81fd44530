"""The pages of merging: who may be written twice, two persons side by side, one person taken apart."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from vinhdanh.ground.office import clock
from vinhdanh.ground.office.gates import actor, insist, needs, within
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say, say_undoable

from . import filters, forms, likeness, merging, particulars, tables, tasks
from .access import person_or_404
from .merging import MERGE
from .models import Likeness, Person, Regrouping, Unit
from .movers import BOTH, GONE, KEPT, MOVERS

_RECENT = 10
_FOUND = 20


def _pairs(request: HttpRequest) -> QuerySet[Likeness]:
    """Pairs of whom the reader may merge both."""
    reach = within(request, MERGE, "one__home__path") & within(request, MERGE, "other__home__path")
    people = ("one__person", "other__person", "one__home__party", "other__home__party")
    return Likeness.objects.filter(reach).select_related(*people)


def _regroupings(request: HttpRequest) -> QuerySet[Regrouping]:
    return Regrouping.objects.filter(within(request, MERGE, "target__home__path")).select_related("target")


@needs(MERGE)
@require_GET
def duplicates(request: HttpRequest) -> HttpResponse:
    page = {
        "title": "Người có thể bị ghi hai lần",
        "line": "Gộp khi chắc chắn là một người; việc gộp hoàn tác được.",
        "recent": _regroupings(request)[:_RECENT],
        "job": tasks.job(),
    }
    return list_page(
        request,
        _pairs(request),
        tables.LikenessTable,
        filterset_class=filters.LikenessFilter,
        template="registry/duplicates.html",
        context=page,
        export_name="nguoi-trung",
    )


@needs(MERGE)
@require_POST
def look_again(request: HttpRequest) -> HttpResponse:
    """Compare everybody with their namesakes, in the background."""
    tasks.order_look()
    say(request, "Đang tìm người trùng trong toàn bộ danh bạ; danh sách này tự đầy lên")
    return redirect("registry:duplicates")


@needs(MERGE)
@require_GET
def looking(request: HttpRequest) -> HttpResponse:
    """How far the comparing is; once it is over the page is shown anew."""
    job = tasks.job()
    return render(request, "registry/parts/looking.html", {"job": job}) if job else HttpResponseClientRefresh()


def _a_pair(request: HttpRequest, key: int) -> Likeness:
    return get_object_or_404(_pairs(request), pk=key)


@needs(MERGE)
@require_POST
def keep_apart(request: HttpRequest, key: int) -> HttpResponse:
    pair = _a_pair(request, key)
    likeness.keep_apart(pair, by=actor(request), at=clock.now())
    told = f"Đã ghi nhận {pair.one.name} ở hai dòng là hai người khác nhau"
    say_undoable(request, told, reverse("registry:ask_again", args=[key]))
    return redirect("registry:duplicates")


@needs(MERGE)
@require_POST
def ask_again(request: HttpRequest, key: int) -> HttpResponse:
    likeness.ask_again(_a_pair(request, key), by=actor(request), at=clock.now())
    say(request, "Hai người được đưa lại vào danh sách cần xem")
    return redirect("registry:duplicates")


def _mergeable(request: HttpRequest, key: int) -> Person:
    person = person_or_404(request, key)
    insist(request, MERGE, person.party)
    return person


@needs(MERGE)
@require_GET
def choose_other(request: HttpRequest, key: int) -> HttpResponse:
    """With whom this person is to be compared: those that look alike, or anybody sought by name."""
    person = _mergeable(request, key)
    query = request.GET.get("q", "").strip()
    people = Person.objects.filter(within(request, MERGE, "party__home__path")).exclude(pk=key)
    sought = filters.PersonFilter({"q": query}, queryset=people).qs if query else people.filter(pk__in=_alike(key))
    rows = sought.select_related("party__home__party").order_by("party__folded", "pk")
    page = {"person": person, "people": rows[:_FOUND], "query": query}
    return render(request, "registry/choose_other.html", page)


def _alike(key: int) -> set[int]:
    pairs = Likeness.objects.filter(Q(one=key) | Q(other=key)).values_list("one", "other")
    return {each for pair in pairs for each in pair} - {key}


@needs(MERGE)
@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, key: int, other: int) -> HttpResponse:
    """Two persons side by side; what contradicts is chosen, then they are one."""
    if key == other:
        raise Http404
    kept, gone = _mergeable(request, key), _mergeable(request, other)
    if request.method == "POST":
        done = merging.merge(kept.party, by=actor(request), at=clock.now(), gone=gone.party, choices=_choices(request))
        told = f"Đã gộp {gone.party.name} vào {kept.party.name}"
        say_undoable(request, told, reverse("registry:undo_regrouping", args=[done.pk]))
        return redirect("registry:person", kept.pk)
    return render(request, "registry/merge.html", _merge_page(kept, gone))


def _choices(request: HttpRequest) -> dict[str, str]:
    return {name: value for name, value in request.POST.items() if value in (KEPT, GONE, BOTH)}


def _merge_page(kept: Person, gone: Person) -> dict[str, Any]:
    found = [clash for mover in MOVERS.values() for clash in mover.clashes(gone.party, kept.party)]
    counted = [(mover.label, len(mover.shown(kept.party)), len(mover.shown(gone.party))) for mover in MOVERS.values()]
    return {
        "kept": kept,
        "gone": gone,
        "particulars": particulars.compare(kept, gone),
        "clashes": found,
        "stuck": [clash for clash in found if not clash.may],
        "counted": [line for line in counted if line[1] or line[2]],
        "title": "So sánh hai người",
    }


@needs(MERGE)
@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, key: int) -> HttpResponse:
    """Take what is another person's out of this one."""
    person = _mergeable(request, key)
    reach = Unit.objects.filter(within(request, MERGE, "path"), until=None)
    start = {"name": person.party.name, "unit": person.party.home_id}
    form = forms.PersonForm(request.POST or None, units=reach, initial=start)
    groups = [(name, mover.label, shown) for name, mover in MOVERS.items() if (shown := mover.shown(person.party))]
    chosen = {name: set(map(int, filter(str.isdecimal, request.POST.getlist(name)))) for name, _, _ in groups}
    if request.method == "POST" and form.is_valid():
        done = merging.split(
            person.party,
            by=actor(request),
            at=clock.now(),
            rows=chosen,
            person=form.person(),
            unit=form.cleaned_data["unit"],
        )
        undo = reverse("registry:undo_regrouping", args=[done.pk])
        say_undoable(request, f"Đã tách {done.target.name} thành người riêng", undo)
        return redirect("registry:person", done.target_id)
    page = {"person": person, "form": form, "groups": groups, "chosen": chosen}
    return render(request, "registry/split.html", page, status=422 if form.is_bound else 200)


@needs(MERGE)
@require_POST
def undo_regrouping(request: HttpRequest, key: int) -> HttpResponse:
    done = get_object_or_404(_regroupings(request), pk=key)
    source = merging.undo(done, by=actor(request), at=clock.now())
    say(request, f"Đã hoàn tác; mọi dữ liệu của {source.name} trở lại như trước")
    return redirect("registry:person", source.pk)
