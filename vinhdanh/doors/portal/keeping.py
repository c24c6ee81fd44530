"""Public pages kept for half a minute in the process's memory, for readers who are nobody in particular.

A view says that its answer may be kept (``keep``); then the next stranger who asks the same, shown the same way, gets
the same bytes before sessions, accounts and the database are asked. Publishing forgets everything kept here; another
process follows when its half minute is over.
"""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from vinhdanh.ground.ui.context import display_of

MOST = 400
"""Pages; the one not asked for the longest goes first."""
LONGEST_QUERY = 200


@dataclass(frozen=True)
class Kept:
    content: bytes
    headers: tuple[tuple[str, str], ...]
    until: float
    page: int | None


_pages: OrderedDict[tuple[object, ...], Kept] = OrderedDict()
_lock = threading.Lock()


def keep(response: HttpResponse, page: int | None) -> HttpResponse:
    """Mark an answer as the same for every stranger; ``page``: which page of the editors it is, for the counting."""
    response.kept_page = (page,)
    return response


def forget() -> None:
    with _lock:
        _pages.clear()


class KeptPages:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = _key(request)
        if key is None:
            return self.get_response(request)
        with _lock:
            kept = _pages.get(key)
            if kept is not None:
                _pages.move_to_end(key)
        if kept is not None and kept.until > time.monotonic():
            return _again(kept, request)
        response = self.get_response(request)
        _keep(key, response)
        return response


def _key(request: HttpRequest) -> tuple[object, ...] | None:
    """What an answer depends on; None for those whose answer is theirs alone."""
    query = request.META.get("QUERY_STRING", "")
    if not settings.KEEP_PAGES_SECONDS or request.method != "GET" or len(query) > LONGEST_QUERY:
        return None
    if settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES:
        return None
    return request.get_host(), request.path_info, query, display_of(request)


def _keep(key: tuple[object, ...], response: HttpResponse) -> None:
    page = getattr(response, "kept_page", None)
    if page is None or response.status_code != 200 or response.streaming or response.cookies:
        return
    until = time.monotonic() + settings.KEEP_PAGES_SECONDS
    with _lock:
        _pages[key] = Kept(response.content, tuple(response.items()), until, page[0])
        while len(_pages) > MOST:
            _pages.popitem(last=False)


def _again(kept: Kept, request: HttpRequest) -> HttpResponse:
    from .editorial import visits

    if kept.page is not None:
        visits.note(kept.page, request.headers.get("User-Agent", ""))
    return HttpResponse(kept.content, headers=dict(kept.headers))
