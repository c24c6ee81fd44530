"""The pages of published decisions. Persons are shown fifty at a time, slowly, and to no robot."""

from allauth.core import ratelimit
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vinhdanh.ground.accounts.access import public
from vinhdanh.ground.office import files
from vinhdanh.work.rights import queries as rights

from . import lookup, published

PAGE = 50


def _shown(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _known(key: int) -> published.Published:
    found = published.by_key(key)
    if found is None:
        raise Http404("Sổ vàng không có quyết định này.")
    return found


@public
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    if limited := ratelimit.consume_or_429(request, action="published", limit_get=True):
        return limited
    query, year = lookup.clean(request.GET.get("q", "")), lookup.whole_year(request.GET.get("nam", ""))
    authority = request.GET.get("ai", "")
    authority = authority if authority in published.authorities() else ""
    found = Paginator(published.filtered(query, year, authority), PAGE)
    context = {
        "page": found.get_page(request.GET.get("trang")),
        "query": query,
        "year": year,
        "authority": authority,
        "years": published.years(),
        "authorities": published.authorities(),
    }
    return _shown(render(request, "portal/decisions.html", context))


@public
@require_safe
def decision(request: HttpRequest, key: int) -> HttpResponse:
    if limited := ratelimit.consume_or_429(request, action="published", limit_get=True):
        return limited
    one = _known(key)
    page = Paginator(published.honoured(one), PAGE).get_page(request.GET.get("trang"))
    context = {
        "decision": one,
        "page": page,
        "nameless": rights.nameless([grant.party_id for grant in page]),
        "counts": published.award_counts(one),
        "paper": published.paper(one),
        "amended_by": published.amended_by(one),
    }
    return _shown(render(request, "portal/decision.html", context))


@public
@require_safe
def paper(request: HttpRequest, key: int) -> HttpResponse:
    """The signed copy as the authority issued it; a decision without one has no paper here."""
    if limited := ratelimit.consume_or_429(request, action="published", limit_get=True):
        return limited
    stored = published.paper(_known(key))
    if stored is None or not files.path_of(stored.sha256).exists():
        raise Http404("Quyết định này chưa có bản đã ký.")
    content = files.path_of(stored.sha256).open("rb")
    return _shown(FileResponse(content, content_type="application/pdf", filename=stored.name, as_attachment=True))
