"""``@action``: every change of state is one transaction, permitted and audited.

An action is a function ``verb(subject, *, by: Actor, at: datetime, …)``. The decorator opens the transaction, asks the
one permission table whether ``by`` may do it to ``subject``, runs it, and writes the audit row before the commit, so
that no change exists without its row and no row without its change. Actions may call actions: the inner ones share
the outer transaction and write their own rows.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from . import audit
from .actors import Actor
from .errors import NotPermitted

P = ParamSpec("P")
R = TypeVar("R")

Permit = Callable[[Actor, str, Any], str | None]
"""Answers None when the actor may, else the sentence that says why not."""

_permit: Permit | None = None
PERMISSIONS_ASKED: set[str] = set()
"""Every permission some action asks for; a test compares it with the table of ``accounts``."""


def register_permit(permit: Permit) -> None:
    """``accounts`` hands its permission table to the office, which stands below it and cannot import it."""
    global _permit
    _permit = permit


def require(by: Actor, permission: str, subject: Any) -> None:
    """Raise NotPermitted unless ``by`` may. The house itself (kind system) may: it goes on with what was permitted."""
    if by.kind == "system":
        return
    if _permit is None:
        raise NotPermitted
    if reason := _permit(by, permission, subject):
        raise NotPermitted(reason)


def action(permission: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    PERMISSIONS_ASKED.add(permission)

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def run(*args: Any, by: Actor, at: datetime, **kwargs: Any) -> R:
            subject = args[0] if args else None
            with transaction.atomic():
                require(by, permission, subject)
                token = audit._notes.set({})
                try:
                    result = function(*args, by=by, at=at, **kwargs)
                    details = audit._notes.get() or {}
                finally:
                    audit._notes.reset(token)
                told = result if hasattr(result, "_meta") and not hasattr(subject, "_meta") else subject
                audit.write(f"{permission}:{function.__name__}", by=by, at=at, subject=told, details=details)
                return result

        run.permission = permission  # type: ignore[attr-defined]
        return run  # type: ignore[return-value]

    return wrap
