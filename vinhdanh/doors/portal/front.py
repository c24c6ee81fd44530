"""The front page: what is new in each of the seven sections."""

from django.db.models import prefetch_related_objects

from vinhdanh.ground.office import clock

from .editorial import queries
from .editorial.models import DocumentSection

NEWS, ASIDE, DOCUMENTS, NOTICES = 5, 2, 4, 2


def page() -> dict[str, object]:
    """The newest article leads; a section without anything yet keeps its place and says so."""
    news = list(queries.news().select_related("picture")[:NEWS])
    prefetch_related_objects([one for one in news if one.picture], "picture__renditions")
    return {
        "lead": news[0] if news else None,
        "beside": news[1 : 1 + ASIDE],
        "news": news[1 + ASIDE :],
        "news_section": queries.news_section(),
        "libraries": [_library(level) for level in DocumentSection.Level],
        "notices": list(queries.recruitment()[:NOTICES]),
        "recruitment_section": queries.recruitment_section(),
        "texts": queries.standing_texts(),
    }


def _library(level: str) -> dict[str, object]:
    rows = list(queries.documents(level)[:DOCUMENTS])
    today = clock.today()
    return {
        "section": queries.document_section(level),
        "rows": [(one, queries.in_force(one, today)) for one in rows],
    }
