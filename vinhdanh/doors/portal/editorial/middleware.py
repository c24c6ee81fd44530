"""The editing room has its own door and its own policy; the rest of the house is not touched by either."""

from . import rights

PREFIX = "/cms/"
POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
}
"""Wagtail's editor writes inline script and style; nothing comes from elsewhere here either."""


class EditingRoom:
    """Below /cms/: the reader's groups follow their charge of today, and the policy allows the editor to run."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        if request.user.is_authenticated:
            rights.bring_in_line(request.user)
        response = self.get_response(request)
        response._csp_replace = POLICY
        return response
