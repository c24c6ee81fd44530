"""How a published page is answered: as the page, or as a file to keep; and that it was read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from .. import keeping
from . import visits
from .models.pages import EditorialPage


def served(page: EditorialPage, request: HttpRequest, show: Callable[..., HttpResponse]) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    if "luu" in request.GET:
        return kept(page, request)
    response = show(request)
    visits.note(page.pk, request.headers.get("User-Agent", ""))
    return keeping.keep(response, page.pk)


def kept(page: EditorialPage, request: HttpRequest) -> HttpResponse:
    """The page as one file that opens anywhere, without our menus: title, source, day, text and address."""
    content = render_to_string("editorial/kept.html", page.get_context(request), request=request)
    response = HttpResponse(content, content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.html"'
    response["X-Robots-Tag"] = "noindex"
    return response
