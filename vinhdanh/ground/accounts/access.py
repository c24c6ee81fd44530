"""How a view asks for permission. Invisible is 404; visible but not allowed is 403 with a reason a clerk can act on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import NotPermitted

from .models import Role
from .permissions import TABLE, Charge, charge_of, permit

View = Callable[..., HttpResponse]


def charge(request: HttpRequest) -> Charge:
    return charge_of(request.user)


def actor(request: HttpRequest) -> Actor:
    return Actor.user(request.user)


def public(view: View) -> View:
    """Mark a view as open to everyone. Views without a mark are refused by the middleware: deny by default."""
    view.allowed = "public"
    return view


def signed_in(view: View) -> View:
    """Mark a view as open to every signed-in user, whatever their role."""
    view.allowed = "signed in"
    return view


def needs(permission: str) -> Callable[[View], View]:
    """Mark a view as open to those who hold ``permission`` somewhere; objects are then obtained through the room's access."""
    if permission not in TABLE:
        raise KeyError(permission)

    def wrap(view: View) -> View:
        @wraps(view)
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not charge(request).holds(permission):
                roles = ", ".join(sorted(Role(role).label.lower() for role in TABLE[permission]))
                raise NotPermitted(f"Trang này dành cho: {roles}.")
            return view(request, *args, **kwargs)

        run.allowed = permission
        return run

    return wrap


def insist(request: HttpRequest, permission: str, subject: Any) -> None:
    """Raise NotPermitted with the reason unless the user holds ``permission`` over ``subject``."""
    if reason := permit(actor(request), permission, subject):
        raise NotPermitted(reason)
