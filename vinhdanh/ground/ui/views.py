"""Two pages of the interface itself: how the reader wants it shown, and the gallery of components."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from .context import CHOICES, COOKIES

YEAR = 365 * 24 * 3600


@csrf_exempt  # a forged request could at most enlarge the type; without a token public pages can be cached
@require_POST
def set_display(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice of size, contrast or ground for a year, then go back to the page they came from."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = redirect(back)
    for name, cookie in COOKIES.items():
        if name not in request.POST:
            continue
        if request.POST[name] in CHOICES[name]:
            response.set_cookie(cookie, request.POST[name], max_age=YEAR, samesite="Lax", secure=request.is_secure())
        else:
            response.delete_cookie(cookie)
    return response


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component once, for those who build pages; hidden from everybody else."""
    if not (settings.DEBUG or getattr(request.user, "is_staff", False)):
        raise Http404
    from .gallery import gallery_context

    return render(request, "ui/gallery.html", gallery_context(request))
