"""One search for the whole portal: pages, documents with their full text, and the golden book; without diacritics."""

from dataclasses import dataclass

from wagtail.models import Page

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office import search

from .. import lookup
from . import queries, searching
from .models import Attachment, DocumentPage, EditorialPage

A_GROUP = 20
FIRST_HONOURED = 5
AROUND = 90
"""Letters shown before and after the first word that was found."""


@dataclass(frozen=True)
class Hit:
    title: str
    url: str
    kind: str
    line: str


@dataclass(frozen=True)
class Answer:
    query: str
    pages: list[Hit]
    documents: list[Hit]
    honoured: list[lookup.Honoured]
    more_honoured: bool

    @property
    def empty(self) -> bool:
        return not (self.pages or self.documents or self.honoured)


def answer(query: str) -> Answer | None:
    """What the portal has for these words; None when there is nothing to look for."""
    query = lookup.clean(query)
    if not any(c.isalnum() for c in query):
        return None
    words = search.words_of(query)
    found = searching.find_pages(query)
    documents = [page for page in found if isinstance(page, DocumentPage)][:A_GROUP]
    pages = [page for page in found if not isinstance(page, DocumentPage)][:A_GROUP]
    texts = dict(Attachment.objects.filter(pk__in=[one.file_id for one in documents]).values_list("pk", "text"))
    people = lookup.look_up(query)
    honoured = people.parties if people else []
    return Answer(
        query,
        [
            Hit(page.title, queries.address_of(page.url_path), _kind(page), _line(page.searched, words))
            for page in pages
        ],
        [_document(page, texts.get(page.file_id, ""), words) for page in documents],
        honoured[:FIRST_HONOURED],
        len(honoured) > FIRST_HONOURED,
    )


def _document(page: DocumentPage, text: str, words: list[str]) -> Hit:
    title = f"{page.get_kind_display()} {page.number}: {page.title}"
    return Hit(title, queries.address_of(page.url_path), page.issuer, _line(f"{page.summary} {text}", words))


def _kind(page: Page) -> str:
    return str(type(page)._meta.verbose_name).capitalize() if isinstance(page, EditorialPage) else ""


def _line(text: str, words: list[str]) -> str:
    """The place in the text where one of the words stands first."""
    text = " ".join(text.split())
    folded = fold(text)
    if len(folded) != len(text):  # letters apart from their marks: then the beginning will do
        return text[: 2 * AROUND]
    places = [place for word in words if (place := folded.find(word)) >= 0]
    start = max(min(places, default=0) - AROUND, 0)
    cut = text[start : start + 2 * AROUND].strip()
    return f"{'… ' if start else ''}{cut}{' …' if start + 2 * AROUND < len(text) else ''}"
