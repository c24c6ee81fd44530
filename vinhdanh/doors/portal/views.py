"""The public pages and the desk's first page."""

import re
from dataclasses import replace

from allauth.core import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from vinhdanh.books.ledger import queries as ledger
from vinhdanh.ground.accounts.access import public, signed_in
from vinhdanh.ground.office import clock

from . import front, keeping, lookup, proof, sums
from .desk import desk_of

TOKEN = re.compile(r"[a-z0-9]{8,32}")


@public
def home(request: HttpRequest) -> HttpResponse:
    response = render(request, "portal/home.html", {"sums": sums.shown(), **front.page()})
    return keeping.keep(response, None)


@public
def look_up(request: HttpRequest) -> HttpResponse:
    query, by = lookup.clean(request.GET.get("q", "")), lookup.narrowed(request.GET)
    if query and (limited := ratelimit.consume_or_429(request, action="look_up", limit_get=True)):
        return limited
    page = {"query": query, "by": by, "found": lookup.look_up(query, by), "awards": lookup.award_choices()}
    response = render(request, "portal/look_up.html", page)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@public
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of somebody who agreed to have one; of anybody else nothing is said, not even that they are known."""
    if limited := ratelimit.consume_or_429(request, action="look_up", limit_get=True):
        return limited
    found = lookup.agreed(pk)
    if found is None:
        raise Http404("Không có trang này.")
    response = render(request, "portal/person.html", {"party": found, "alone": [replace(found, page=None)]})
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@public
def certificate(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a certificate's QR code: is it genuine, by which decision, what is its status today."""
    if limited := ratelimit.consume_or_429(request, action="verify", limit_get=True):
        return limited
    if token != token.lower():
        return HttpResponseRedirect(f"/x/{token.lower()}")
    row = ledger.by_token(token) if TOKEN.fullmatch(token) else None
    page = {"proof": proof.of(row, token) if row else None, "now": clock.now(), "token": token[:32]}
    response = render(request, "portal/certificate.html", page, status=200 if row else 404)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    return response


@signed_in
def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/desk.html", {"desk": desk_of(request.user)})


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """Ready: the database answers and the ledger's table is there."""
    count, _ = ledger.head()
    return HttpResponse(f"ok {count}\n", content_type="text/plain")


@public
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /tra-cuu",
        "Disallow: /tim-kiem/",
        "Disallow: /cms/",
        "Disallow: /x/",
        "Disallow: /vinh-danh/",
        "Disallow: /quyet-dinh-khen-thuong/",
        "Disallow: /bien-nhan/",
        "Disallow: /ban-lam-viec/",
        "Disallow: /tai-khoan/",
        f"Sitemap: {settings.SITE_URL.rstrip('/')}{reverse('portal:sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
