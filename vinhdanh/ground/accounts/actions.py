"""Accounts: made, charged with roles, released."""

from datetime import date, datetime

from django.db.models import QuerySet

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit

from .models import Assignment, Role, User


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
    if assignment.role == Role.ADMINISTRATOR:
        _keep_one_administrator(Assignment.objects.exclude(pk=assignment.pk))
    if until < assignment.since:
        raise Refused("Ngày thôi giữ vai trò không thể trước ngày được giao.")
    audit.note(user=assignment.user.username, role=assignment.role, until=until.isoformat())
    Assignment.objects.filter(pk=assignment.pk).update(until=until)


@action("accounts.manage")
def set_active(user: User, *, by: Actor, at: datetime, active: bool) -> None:
    """Lock an account or open it again. A locked one cannot sign in; its open sessions end with the next page."""
    if not active:
        _keep_one_administrator(Assignment.objects.exclude(user=user))
    audit.note(user=user.username, active=active)
    User.objects.filter(pk=user.pk).update(is_active=active)


@action("accounts.manage")
def renew_password(user: User, *, by: Actor, at: datetime, password: str) -> None:
    """Give the account a first password again; the old one and the sessions that rest on it are void."""
    audit.note(user=user.username)
    user.set_password(password)
    user.save(update_fields=["password"])


def _keep_one_administrator(others: QuerySet[Assignment]) -> None:
    if not others.filter(role=Role.ADMINISTRATOR, until=None, user__is_active=True).exists():
        raise Refused("Đây là quản trị viên cuối cùng; hãy giao vai trò quản trị cho người khác trước.")
