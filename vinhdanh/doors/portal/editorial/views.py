"""Addresses beside the pages themselves."""

from pathlib import Path

from allauth.core import ratelimit
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

from vinhdanh.ground.accounts.access import public

from .feeds import atom_of
from .finding import answer

KINDS = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
FOR_A_YEAR = "public, max-age=31536000, immutable"


@public
@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponse:
    """A picture in the size a page shows; the uploaded original, which may tell where it was taken, is not given."""
    place = Path(path)
    if place.parts[:1] != ("images",) or place.suffix.lower() not in KINDS:
        raise Http404("Không có ảnh này.")
    try:
        whole = Path(safe_join(settings.MEDIA_ROOT, path))
    except SuspiciousFileOperation as outside:
        raise Http404("Không có ảnh này.") from outside
    if not whole.is_file():
        raise Http404("Không có ảnh này.")
    response = FileResponse(whole.open("rb"), content_type=KINDS[place.suffix.lower()])
    response["Cache-Control"] = FOR_A_YEAR
    return response


@public
@require_safe
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    """What a section published last, for feed readers."""
    found = atom_of(slug)
    if found is None:
        raise Http404("Mục này không có nguồn tin.")
    return HttpResponse(found, content_type="application/atom+xml; charset=utf-8")


@public
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "")
    if query and (limited := ratelimit.consume_or_429(request, action="look_up", limit_get=True)):
        return limited
    response = render(request, "editorial/search.html", {"answer": answer(query)})
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
