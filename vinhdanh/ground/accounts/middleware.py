"""Three gates: the first run, a view without a declared audience, and a refusal that becomes a page."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from vinhdanh.ground.office.errors import Refused

from . import founding

LIBRARY_VIEWS = (
    "allauth.",
    "django.views.static",
    "django.contrib.staticfiles",
    "django.views.i18n",
    "vinhdanh.ground.ui",
)


class FirstRun:
    """While an empty installation waits for its first administrator, every page leads to the first-run pages."""

    OPEN = ("/thiet-lap/", "/static/", "/healthz", "/hien-thi/")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if founding.is_open() and not request.path.startswith(self.OPEN):
            return redirect("accounts:founding")
        return self.get_response(request)


class DenyByDefault:
    """A view says who may open it (``public``, ``signed_in``, ``needs(...)``); without a word it is nobody's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        allowed = getattr(view, "allowed", None)
        if allowed == "public" or (allowed is None and view.__module__.startswith(LIBRARY_VIEWS)):
            return None
        if allowed is None:
            raise ImproperlyConfigured(f"{view.__module__}.{view.__qualname__} does not say who may open it")
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        return None


class Refusals:
    """Turns a Refused raised by an action or an access function into an answer with its sentence."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        return TemplateResponse(
            request, "ui/refused.html", {"message": exception.message, "code": exception.code}, status=exception.status
        )
