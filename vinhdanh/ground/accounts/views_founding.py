"""The first-run pages: the code, the authority, the administrator, the units."""

from collections.abc import Callable
from functools import wraps

from allauth.core import ratelimit
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from vinhdanh.ground.office import clock
from vinhdanh.ground.registry.views import unit_list_page
from vinhdanh.ground.ui.toasts import say

from . import founding
from .access import needs, public
from .forms import AdministratorForm
from .forms_founding import CodeForm, FoundingForm

_KNOWS_CODE = "founding"


def _founder(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only while the first run is open, and only to who typed the code."""

    @wraps(view)
    def run(request: HttpRequest) -> HttpResponse:
        if not founding.is_open():
            raise Http404
        if not request.session.get(_KNOWS_CODE):
            return redirect("accounts:founding")
        return view(request)

    return public(run)


@public
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    if not founding.is_open():
        raise Http404
    if request.method == "POST" and (limited := ratelimit.consume_or_429(request, action="founding")):
        return limited
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        request.session.cycle_key()
        request.session[_KNOWS_CODE] = True
        return redirect("accounts:founding_authority")
    return render(request, "accounts/founding/code.html", {"form": form, "step": 1})


@_founder
@require_http_methods(["GET", "POST"])
def authority(request: HttpRequest) -> HttpResponse:
    form = FoundingForm(request.POST or None, known=founding.founded())
    if request.method == "POST" and form.is_valid():
        founding.found(at=clock.now(), **form.cleaned_data)
        return redirect("accounts:founding_administrator")
    return render(request, "accounts/founding/authority.html", {"form": form, "step": 2})


@_founder
@require_http_methods(["GET", "POST"])
def administrator(request: HttpRequest) -> HttpResponse:
    known = founding.founded()
    if known is None:
        return redirect("accounts:founding_authority")
    form = AdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("username", "full_name", "email", "password")}
        made = founding.appoint(at=clock.now(), **said)
        login(request, made, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("accounts:founding_units")
    return render(request, "accounts/founding/administrator.html", {"form": form, "authority": known, "step": 3})


@needs("accounts.manage")
@require_http_methods(["GET", "POST"])
def units(request: HttpRequest) -> HttpResponse:
    """The last step, already as the administrator: units from a list, or none for now."""
    known = founding.founded()
    if known is None:
        raise Http404
    page = unit_list_page(request, known.unit)
    if page["added"] is not None:
        say(request, f"Đã thêm {page['added']} đơn vị. Việc tiếp theo: thêm tài khoản cho cán bộ.")
        return redirect("accounts:users")
    return render(request, "accounts/founding/units.html", page | {"step": 4})
