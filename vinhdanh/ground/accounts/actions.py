"""Accounts: made, charged with roles, released."""

from datetime import date, datetime

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry.models import Unit

from .models import Assignment, User


@action("accounts.manage")
def add_user(
    unit: Unit, *, by: Actor, at: datetime, username: str, full_name: str, password: str, email: str = ""
) -> User:
    """Make an account that belongs to ``unit``; it can do nothing until it is charged with a role."""
    return User.objects.create_user(username, email, password, full_name=full_name)


@action("accounts.manage")
def assign(
    unit: Unit, *, by: Actor, at: datetime, user: User, role: str, since: date, until: date | None = None
) -> Assignment:
    audit.note(user=user.username, role=role)
    assignment, _ = Assignment.objects.update_or_create(
        user=user, role=role, unit=unit, defaults={"since": since, "until": until}
    )
    return assignment


@action("accounts.manage")
def release(assignment: Assignment, *, by: Actor, at: datetime, until: date) -> None:
    """End a charge on a day: from then on the role is no longer held. The row stays, for the audit."""
    Assignment.objects.filter(pk=assignment.pk).update(until=until)
