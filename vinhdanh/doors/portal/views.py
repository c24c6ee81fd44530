"""The public pages and the desk's first page."""

import re

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from vinhdanh.books.ledger import queries as ledger
from vinhdanh.ground.accounts.access import public, signed_in
from vinhdanh.ground.office import clock

from . import lookup, proof
from .desk import desk_of

TOKEN = re.compile(r"[a-z0-9]{8,32}")


@public
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html", {"figures": lookup.figures()})


@public
def look_up(request: HttpRequest) -> HttpResponse:
    query = lookup.clean(request.GET.get("q", ""))
    if query and (limited := ratelimit.consume_or_429(request, action="look_up", limit_get=True)):
        return limited
    response = render(request, "portal/look_up.html", {"query": query, "found": lookup.look_up(query)})
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
        "Disallow: /x/",
        "Disallow: /ban-lam-viec/",
        "Disallow: /tai-khoan/",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
