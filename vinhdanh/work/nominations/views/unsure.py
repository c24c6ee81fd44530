"""The queue of rows for which somebody must say who is meant."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from vinhdanh.ground.accounts.access import actor, charge, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.parts import MenuItem
from vinhdanh.ground.ui.toasts import say, say_undoable

from ..models import ReadRow
from ..unsure import SOURCES, Source, sources_for
from ..unsure_list import UnsureFilter, UnsureTable

EDIT = "nominations.edit"
TITLE = "Cần chọn người"
LINE = (
    "Tên trong danh sách giống nhiều người trong danh bạ, hoặc khác một điểm. Bấm nút, hoặc phím số ghi trên nút; "
    "j, k để sang dòng khác, u để hoàn tác."
)


@needs(EDIT)
@require_GET
def unsure(request: HttpRequest, source: str = "de-nghi") -> HttpResponse:
    reader, shown = charge(request), _a_source(request, source)
    mine = sources_for(reader)
    tabs = [MenuItem(each.label, _address(each.name), each is shown, each.waiting(reader).count()) for each in mine]
    return list_page(
        request,
        shown.waiting(reader),
        UnsureTable,
        filterset_class=UnsureFilter,
        template="nominations/unsure.html",
        context={"title": TITLE, "line": LINE, "tabs": tabs if len(tabs) > 1 else ()},
        export_name="can-chon-nguoi",
        source=shown,
        query=_query(request),
    )


def _a_source(request: HttpRequest, name: str) -> Source:
    found = SOURCES.get(name)
    if found is None or found not in sources_for(charge(request)):
        raise Http404
    return found


@needs(EDIT)
@require_POST
def decide(request: HttpRequest, source: str, pk: int) -> HttpResponse:
    kind = _a_source(request, source)
    row = kind.waiting(charge(request)).filter(pk=pk).first()
    if row is None:
        raise Http404("Dòng này đã được chọn, hoặc thuộc danh sách của đơn vị khác.")
    chosen = request.POST.get("party", "")
    party = int(chosen) if chosen.isascii() and chosen.isdigit() else None
    kind.decide(row, by=actor(request), at=clock.now(), party=party)
    told = f"Đã chọn người cho “{row.name}”" if party else f"“{row.name}” sẽ được ghi là người mới"
    say_undoable(request, told, reverse("nominations:undo_unsure", args=[source, pk]))
    return redirect(_address(source) + _query(request))


@needs(EDIT)
@require_POST
def undo(request: HttpRequest, source: str, pk: int) -> HttpResponse:
    """Take the choice back: the row is matched anew and waits again."""
    kind = _a_source(request, source)
    row = kind.reachable(charge(request)).filter(pk=pk, match__in=(ReadRow.Match.DECIDED, ReadRow.Match.NEW)).first()
    if row is None:
        raise Http404
    kind.undo(row, by=actor(request), at=clock.now())
    say(request, f"“{row.name}” lại chờ chọn người")
    return redirect(_address(source))


def _query(request: HttpRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""


def _address(source: str) -> str:
    return reverse("nominations:unsure_of", args=[source])
