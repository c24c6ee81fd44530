"""Reads of published pages that more than one place needs."""

from datetime import date

from django.db.models import Q, QuerySet
from wagtail.models import Page

from vinhdanh.ground.ui.parts import MenuItem

from .models import (
    ArticlePage,
    DocumentPage,
    DocumentSection,
    NewsSection,
    OrganisationPage,
    RecruitmentNotice,
    RecruitmentSection,
    TextPage,
)

HOME = "/home"
"""What every page's stored path begins with; its address goes on from there."""
ENGLISH = "/en/"


def address_of(url_path: str) -> str:
    return url_path.removeprefix(HOME)


def sections(path: str) -> tuple[list[MenuItem], str]:
    """The sections of the menu, in the editors' order, and where the English pages begin (empty without any).

    The section that ``path`` lies in is the current one.
    """
    rows = Page.objects.live().filter(depth=3).order_by("path").values_list("title", "url_path", "show_in_menus")
    found, english = [], ""
    for title, stored, in_menu in rows:
        address = address_of(stored)
        if in_menu:
            found.append(MenuItem(title, address, current=path.startswith(address)))
        elif address == ENGLISH:
            english = address
    return found, english


def published() -> list[str]:
    """The address of every page that search engines are invited to, in the order of the tree."""
    found = Page.objects.live().filter(depth__gt=2).order_by("path").values_list("url_path", flat=True)
    return [address_of(stored) for stored in found]


def news() -> QuerySet[ArticlePage]:
    return ArticlePage.objects.live().order_by("-day", "-pk")


def news_section() -> NewsSection | None:
    return NewsSection.objects.live().order_by("path").first()


def documents(level: str) -> QuerySet[DocumentPage]:
    """The documents of a level, the newest first."""
    sections = DocumentSection.objects.live().filter(level=level).values_list("path", flat=True)
    below = Q(pk__in=[])
    for path in sections:
        below |= Q(path__startswith=path)
    return every_document().filter(below)


def every_document() -> QuerySet[DocumentPage]:
    return DocumentPage.objects.live().order_by("-issued", "-pk")


def document_section(level: str) -> DocumentSection | None:
    return DocumentSection.objects.live().filter(level=level).order_by("path").first()


def recruitment() -> QuerySet[RecruitmentNotice]:
    return RecruitmentNotice.objects.live().order_by("-deadline", "-pk")


def recruitment_section() -> RecruitmentSection | None:
    return RecruitmentSection.objects.live().order_by("path").first()


def standing_texts() -> list[Page]:
    """The sections that introduce the office and its people, for the front page."""
    found = Page.objects.live().filter(depth=3, show_in_menus=True).type(TextPage, OrganisationPage).order_by("path")
    return list(found.specific())


def in_force(page: DocumentPage, on: date) -> str:
    """ "ahead", "over" or "now": where a document stands on a day."""
    if page.until and page.until <= on:
        return "over"
    if page.since and page.since > on:
        return "ahead"
    return "now"
