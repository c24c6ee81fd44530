"""Pages in the folded-search table: written when a page is published, gone when it is withdrawn."""

from wagtail.models import Page

from vinhdanh.ground.office import search

from .models.pages import EditorialPage
from .texts import MOST_LETTERS

KIND = "page"
MOST_FOUND = 200


def put_page(page: EditorialPage) -> None:
    search.put(KIND, [search.Text(page.pk, page.title, page.searched[:MOST_LETTERS])])


def remove_page(page: Page) -> None:
    search.remove(KIND, [page.pk])


def find_pages(query: str) -> list[Page]:
    """Published pages that hold every word, best first, without diacritics."""
    refs = search.find(KIND, query, limit=MOST_FOUND)
    found = {page.pk: page for page in Page.objects.live().filter(pk__in=refs).specific(defer=False)}
    return [found[ref] for ref in refs if ref in found]
