"""The document libraries: lists with filters, and what stands around one document."""

from datetime import date
from functools import lru_cache

from django.core.paginator import Paginator
from django.http import HttpRequest

from vinhdanh import law
from vinhdanh.ground.office import clock, search
from vinhdanh.law.loader import all_provisions

from .. import published
from . import queries, searching
from .models import DocumentPage, DocumentSection, Relation

A_PAGE = 20
STATES = (("now", "Còn hiệu lực"), ("over", "Hết hiệu lực"), ("ahead", "Chưa có hiệu lực"))
PASSIVE = {
    Relation.Kind.REPLACES: "Được thay thế bởi",
    Relation.Kind.AMENDS: "Được sửa đổi, bổ sung bởi",
    Relation.Kind.GUIDES: "Được hướng dẫn bởi",
    Relation.Kind.BASED_ON: "Là căn cứ của",
}


def listed(section: DocumentSection, request: HttpRequest) -> dict[str, object]:
    whole = queries.documents(section.level).filter(path__startswith=section.path)
    query = " ".join(request.GET.get("q", "")[:100].replace("\x00", " ").split())
    kind, state, year = request.GET.get("loai", ""), request.GET.get("hieu-luc", ""), request.GET.get("nam", "")
    found = _in_state(whole, state, clock.today())
    if kind in DocumentPage.Kind.values:
        found = found.filter(kind=kind)
    if year.isascii() and year.isdigit() and len(year) == 4:
        found = found.filter(issued__year=int(year))
    if query:
        found = found.filter(pk__in=search.find(searching.KIND, query, limit=searching.MOST_FOUND))
    shown = Paginator(found.defer("search_description"), A_PAGE).get_page(request.GET.get("trang"))
    kinds = set(whole.order_by().values_list("kind", flat=True).distinct())
    return {
        "page_of": shown,
        "rows": [(one, queries.in_force(one, clock.today())) for one in shown],
        "query": query,
        "kind": kind,
        "state": state,
        "year": year,
        "kinds": [choice for choice in DocumentPage.Kind.choices if choice[0] in kinds],
        "states": STATES,
        "years": [str(day.year) for day in whole.order_by().dates("issued", "year", order="DESC")],
    }


def _in_state(found, state: str, on: date):
    match state:
        case "over":
            return found.filter(until__lte=on)
        case "ahead":
            return found.filter(since__gt=on)
        case "now":
            return found.exclude(until__lte=on).exclude(since__gt=on)
    return found


def described(page: DocumentPage) -> dict[str, object]:
    """What the document does to others and others to it, and where it stands today."""
    onwards = [
        (one.get_kind_display(), one.other) for one in page.relations.all().select_related("other") if one.other.live
    ]
    backwards = Relation.objects.filter(other=page.pk, page__live=True).select_related("page") if page.pk else ()
    return {
        "state": queries.in_force(page, clock.today()),
        "relations": [*onwards, *((PASSIVE[one.kind], one.page) for one in backwards)],
        "provisions": provisions_of(page.number),
        "decisions": [one for one in published.published() if _cited(one.number, page)],
    }


def _cited(number: str, page: DocumentPage) -> bool:
    """Whether the document is that decision itself, or names it."""
    return number == page.number or number in page.title or number in page.summary


@lru_cache(maxsize=256)
def provisions_of(number: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(citation, names of the awards) of each provision of this instrument that the house judges by."""
    names = law.award_names()
    found: dict[str, tuple[str, ...]] = {}
    for provision in all_provisions():
        instrument = provision.id.split()[0].partition("@")[0]
        if instrument == number and provision.awards:
            known = [names[code].name for code in provision.awards if code in names]
            found[provision.id] = tuple(dict.fromkeys((*found.get(provision.id, ()), *known)))
    return tuple(found.items())
