"""Atom for each section that grows: news, documents, recruitment."""

from datetime import date, datetime, time

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import make_aware
from wagtail.models import Page

from . import queries
from .models import DocumentSection, NewsSection, RecruitmentSection

MOST = 30
SECTIONS = {
    NewsSection: lambda: queries.news(),
    DocumentSection: lambda: queries.every_document(),
    RecruitmentSection: lambda: queries.recruitment(),
}


def atom_of(slug: str) -> str | None:
    """The feed of the section of this slug; None when there is none."""
    section = Page.objects.live().filter(depth=3, slug=slug).specific().first()
    rows = SECTIONS.get(type(section))
    if section is None or rows is None:
        return None
    root = settings.SITE_URL.rstrip("/")
    address = root + queries.address_of(section.url_path)
    feed = Atom1Feed(title=section.title, link=address, description=section.summary, language="vi", feed_url=None)
    for one in rows().filter(path__startswith=section.path)[:MOST]:
        number = getattr(one, "number", "")
        feed.add_item(
            title=f"{one.get_kind_display()} {number}: {one.title}" if number else one.title,
            link=root + queries.address_of(one.url_path),
            description=one.summary,
            pubdate=_noon(getattr(one, "day", None) or one.issued),
            updateddate=one.last_published_at,
            author_name=getattr(one, "source", "") or getattr(one, "issuer", ""),
        )
    return feed.writeString("utf-8")


def _noon(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(12)))
