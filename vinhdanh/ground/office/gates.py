"""Who may open a view, said where the view stands: ``public``, ``signed_in`` or ``needs("room.verb")``.

The office carries the question; ``accounts``, which stands above and owns the permission table, answers it through the
two callables it registers. So the rooms below ``accounts`` can have pages too.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from .actions import PERMISSIONS_ASKED
from .actors import Actor
from .errors import NotPermitted

View = Callable[..., HttpResponse]


class Doorkeeper(Protocol):
    def holds(self, user: Any, permission: str) -> bool:
        """Over something: enough to open the room's pages."""

    def refusal(self, user: Any, permission: str, subject: Any) -> str | None:
        """None when the user holds ``permission`` over ``subject``, else the sentence that says why not."""

    def reach(self, user: Any, permission: str, lookup: str) -> Q:
        """A filter of querysets to what the user holds ``permission`` over; ``lookup`` names the path field."""


_doorkeeper: Doorkeeper | None = None


def register_doorkeeper(doorkeeper: Doorkeeper) -> None:
    global _doorkeeper
    _doorkeeper = doorkeeper


def public(view: View) -> View:
    """Mark a view as open to everyone. Views without a mark are refused by the middleware: deny by default."""
    view.allowed = "public"
    return view


def signed_in(view: View) -> View:
    """Mark a view as open to every signed-in user, whatever their role."""
    view.allowed = "signed in"
    return view


def needs(permission: str) -> Callable[[View], View]:
    """Mark a view as open to those who hold ``permission`` over something; objects come through the room's access."""
    PERMISSIONS_ASKED.add(permission)

    def wrap(view: View) -> View:
        @wraps(view)
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            doorkeeper = _asked()
            if not doorkeeper.holds(request.user, permission):
                raise NotPermitted(doorkeeper.refusal(request.user, permission, None) or "")
            return view(request, *args, **kwargs)

        run.allowed = permission
        return run

    return wrap


def actor(request: HttpRequest) -> Actor:
    return Actor.user(request.user)


def insist(request: HttpRequest, permission: str, subject: Any) -> None:
    """Raise NotPermitted with the reason unless the user holds ``permission`` over ``subject``."""
    if reason := _asked().refusal(request.user, permission, subject):
        raise NotPermitted(reason)


def may(request: HttpRequest, permission: str, subject: Any) -> bool:
    """Whether to show the button that leads to an act on ``subject``."""
    return _asked().refusal(request.user, permission, subject) is None


def within(request: HttpRequest, permission: str, lookup: str) -> Q:
    """A filter of querysets to what the user holds ``permission`` over; ``lookup`` names the path field."""
    return _asked().reach(request.user, permission, lookup)


def _asked() -> Doorkeeper:
    if _doorkeeper is None:
        raise NotPermitted
    return _doorkeeper
