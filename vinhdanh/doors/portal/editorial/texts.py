"""The plain words of a page's body: for the search, for summaries, for those who listen."""

from wagtail.rich_text import get_text_for_indexing

MOST_LETTERS = 200_000
"""Of one page; what a document says beyond is not searched."""


def text_of(body) -> str:
    """Everything readable in a stream of blocks, in its order."""
    return " ".join(" ".join(body.stream_block.get_searchable_content(body)).split())[:MOST_LETTERS] if body else ""


def plain(html: str) -> str:
    return " ".join(get_text_for_indexing(html).split())
