"""How a view asks for permission. Invisible is 404; visible but not allowed is 403 with a reason a clerk can act on."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from vinhdanh.ground.office.gates import actor, insist, may, needs, public, signed_in, within

from .models import User
from .permissions import Charge, charge_of, refusal

__all__ = ["actor", "charge", "insist", "may", "needs", "public", "signed_in", "within"]


def charge(request: HttpRequest) -> Charge:
    return charge_of(request.user)


class Doorkeeper:
    """Answers the gates of the office from the permission table, with the charge that the request already read."""

    def holds(self, user: User, permission: str) -> bool:
        return charge_of(user).holds(permission)

    def refusal(self, user: User, permission: str, subject: Any) -> str | None:
        return refusal(charge_of(user), permission, subject)

    def reach(self, user: User, permission: str, lookup: str) -> Q:
        return charge_of(user).scope_filter(permission, lookup)
