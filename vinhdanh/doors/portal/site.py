"""What machines read of the site as a whole: the map of the pages that are meant to be found."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from vinhdanh.ground.accounts.access import public

from .editorial.queries import published

INDEXED = ("portal:home", "portal:check", "portal:dockets", "portal:introduce", "portal:rights", "portal:open_data")
"""Pages for search engines; look-ups, certificates and decisions name persons and are not."""


@public
def sitemap(request: HttpRequest) -> HttpResponse:
    root = settings.SITE_URL.rstrip("/")
    page = {"addresses": [root + reverse(name) for name in INDEXED] + [root + address for address in published()]}
    return render(request, "portal/sitemap.xml", page, content_type="application/xml")
