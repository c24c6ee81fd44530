"""What each page's template is given: one builder a type of page."""

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest

from vinhdanh.ground.office import clock

from . import organisation, queries, visits
from .models import (
    ArticlePage,
    DocumentPage,
    DocumentSection,
    EditorialPage,
    NewsSection,
    OrganisationPage,
    RecruitmentNotice,
    RecruitmentSection,
    TextPage,
)

A_PAGE = 20
RELATED = 4


def context_of(page: EditorialPage, request: HttpRequest) -> dict[str, object]:
    builder = BUILDERS.get(type(page), _nothing)
    return {
        "above": [("Home" if page.language == "en" else "Trang chủ", "/"), *_above(page)],
        "address": settings.SITE_URL.rstrip("/") + queries.address_of(page.url_path),
        **builder(page, request),
    }


def _above(page: EditorialPage) -> list[tuple[str, str]]:
    if not page.depth:  # a preview of what has no place yet
        return []
    found = page.get_ancestors().filter(depth__gt=2).live().values_list("title", "url_path")
    return [(title, queries.address_of(stored)) for title, stored in found]


def _nothing(page: EditorialPage, request: HttpRequest) -> dict[str, object]:
    return {}


def _year(request: HttpRequest) -> int | None:
    sent = request.GET.get("nam", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) == 4 else None


def _news(page: NewsSection, request: HttpRequest) -> dict[str, object]:
    found = queries.news().filter(path__startswith=page.path).select_related("picture")
    year = _year(request)
    years = sorted({day.year for day in found.dates("day", "year")}, reverse=True)
    if year:
        found = found.filter(day__gte=date(year, 1, 1), day__lte=date(year, 12, 31))
    shown = Paginator(found.prefetch_related("picture__renditions"), A_PAGE).get_page(request.GET.get("trang"))
    return {"page_of": shown, "years": years, "year": year}


def _article(page: ArticlePage, request: HttpRequest) -> dict[str, object]:
    others = queries.news().exclude(pk=page.pk).filter(path__startswith=page.path[: -page.steplen])
    return {"related": list(others[:RELATED]), "readers": visits.count_of(page.pk) if page.pk else 0}


def _text(page: TextPage, request: HttpRequest) -> dict[str, object]:
    below = TextPage.objects.live().child_of(page) if page.pk else TextPage.objects.none()
    beside = []
    if page.depth and page.depth > 3:
        beside = list(TextPage.objects.live().sibling_of(page, inclusive=False))
    return {"below": list(below), "beside": beside}


def _organisation(page: OrganisationPage, request: HttpRequest) -> dict[str, object]:
    on = organisation.day_asked(request.GET.get("ngay", ""))
    below = TextPage.objects.live().child_of(page) if page.pk else TextPage.objects.none()
    return {
        "on": on,
        "tree": organisation.tree(on),
        "councils": organisation.councils(on),
        "officers": organisation.officers(on),
        "below": list(below),
    }


def _recruitment(page: RecruitmentSection, request: HttpRequest) -> dict[str, object]:
    found = queries.recruitment().filter(path__startswith=page.path)
    return {"page_of": Paginator(found, A_PAGE).get_page(request.GET.get("trang"))}


def _notice(page: RecruitmentNotice, request: HttpRequest) -> dict[str, object]:
    return {"days_left": (page.deadline - clock.today()).days if page.deadline else 0}


def _documents(page: DocumentSection, request: HttpRequest) -> dict[str, object]:
    from .documents import listed

    return listed(page, request)


def _document(page: DocumentPage, request: HttpRequest) -> dict[str, object]:
    from .documents import described

    return described(page)


BUILDERS: dict[type, Callable[..., dict[str, object]]] = {
    NewsSection: _news,
    ArticlePage: _article,
    OrganisationPage: _organisation,
    TextPage: _text,
    RecruitmentSection: _recruitment,
    RecruitmentNotice: _notice,
    DocumentSection: _documents,
    DocumentPage: _document,
}
