"""THE permission table: which roles may do what, and whether only inside their unit's subtree.

A permission's name is ``room.verb``. Scope ``unit``: the subject must lie in the subtree of the unit for which the
role was given; ``house``: the role alone decides. What is not in the table nobody may (deny by default).
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from vinhdanh.ground.office import clock
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry.models import Unit

from .models import Assignment, Role, User

ADMIN, BOARD, HEAD, INSPECTOR = Role.ADMINISTRATOR, Role.BOARD_OFFICER, Role.BOARD_HEAD, Role.INSPECTORATE
OFFICER, CHIEF, SECRETARY, MEMBER = Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER

TABLE: dict[str, frozenset[Role]] = {
    name: frozenset(roles)
    for name, roles in {
        # ground
        "office.see_audit": {ADMIN},
        "accounts.manage": {ADMIN},
        "registry.see": {ADMIN, BOARD, HEAD, INSPECTOR, OFFICER, CHIEF, SECRETARY},
        "registry.edit_people": {ADMIN, BOARD, OFFICER},
        "registry.edit_units": {ADMIN, BOARD},
        "registry.merge": {ADMIN, BOARD, OFFICER},
        # books
        "record.see": {ADMIN, BOARD, HEAD, INSPECTOR, OFFICER, CHIEF, SECRETARY},
        "record.declare": {BOARD, OFFICER},
        "record.make_official": {BOARD, CHIEF},
        "record.hold": {HEAD, INSPECTOR},
        "record.see_holds": {HEAD, INSPECTOR},
        "ledger.see": {ADMIN, BOARD, HEAD, INSPECTOR, OFFICER, CHIEF, SECRETARY},
        "ledger.write": {HEAD, CHIEF},
        "ledger.erase": {ADMIN},
        "lawbook.see": {ADMIN, BOARD, HEAD, INSPECTOR, OFFICER, CHIEF, SECRETARY, MEMBER},
        "lawbook.adopt": {ADMIN},
        "lawbook.confirm": {ADMIN},
        "eligibility.see": {ADMIN, BOARD, HEAD, INSPECTOR, OFFICER, CHIEF, SECRETARY},
        # work
        "nominations.see": {BOARD, HEAD, INSPECTOR, OFFICER, CHIEF, SECRETARY},
        "nominations.open_round": {BOARD},
        "nominations.upload": {BOARD, OFFICER},
        "nominations.edit": {BOARD, OFFICER},
        "nominations.submit": {CHIEF},
        "nominations.receive": {BOARD, OFFICER},  # asked over the deciding authority's unit, not the sender's
        "nominations.carry": {BOARD},
        "nominations.override": {BOARD, HEAD, CHIEF},
        "dockets.see": {BOARD, HEAD, INSPECTOR},
        "dockets.open": {BOARD},
        "dockets.moderate": {BOARD},
        "dockets.comment": set(Role),
        "councils.see": {BOARD, HEAD, OFFICER, CHIEF, SECRETARY, MEMBER},
        "councils.compose": {BOARD, CHIEF, SECRETARY},
        "councils.convene": {BOARD, OFFICER, SECRETARY},
        "councils.record": {OFFICER, SECRETARY},
        "decisions.see": {BOARD, HEAD, OFFICER, CHIEF, SECRETARY},
        "decisions.draft": {BOARD, OFFICER},
        "decisions.issue": {HEAD, CHIEF},
        "decisions.correct": {BOARD, HEAD, OFFICER, CHIEF},  # to draft one; issuing it is the head's
        "exemplars.see": {BOARD, HEAD, OFFICER, CHIEF},
        "exemplars.handle": {BOARD, OFFICER},
        "exemplars.introduce": set(Role),
        "decisions.templates": {ADMIN, BOARD, OFFICER},
        "clusters.see": {BOARD, HEAD, INSPECTOR, OFFICER, CHIEF, SECRETARY},
        "clusters.set_up": {BOARD, OFFICER},
        "clusters.lead": {BOARD, OFFICER, CHIEF},  # asked over the head's unit
        "clusters.take_part": {BOARD, OFFICER, CHIEF},  # over the member's
        "clusters.verify": {BOARD, OFFICER, CHIEF},  # over the verifying department
        "clusters.edit_tables": {BOARD, OFFICER},
        "clusters.confirm": {BOARD, CHIEF},
        "rights.see": {BOARD, HEAD},
        "rights.handle": {BOARD},
        "rights.record_consent": {BOARD, OFFICER},
        "rights.ask": set(Role),
        "archive.see": {BOARD, HEAD, OFFICER, CHIEF},
        "archive.bring_in": {BOARD, OFFICER},
        "archive.undo": {BOARD, OFFICER},
        "archive.rejudge": {BOARD, HEAD},
        # doors
        "editorial.write": {ADMIN, BOARD, HEAD, OFFICER, SECRETARY},
        "editorial.edit": {BOARD, HEAD},
        "editorial.publish": {HEAD},
        "editorial.run": {ADMIN},
        "editorial.show_contact": {ADMIN, BOARD, HEAD, OFFICER, CHIEF, SECRETARY},
    }.items()
}

EVERYBODY = frozenset({"dockets.comment", "exemplars.introduce", "rights.ask"})
"""Acts of citizens without an account. Whoever has one may do them as a citizen too."""

EXACTLY = frozenset({"decisions.issue", "councils.convene", "councils.record"})
"""Acts of one authority alone: they need the role at that very unit, and no reach from above replaces it."""

WHOLE_HOUSE = frozenset({ADMIN, BOARD, HEAD, INSPECTOR})
"""Roles whose reach is not a unit's subtree but the whole installation."""


@dataclass
class Charge:
    """What one user is charged with today: the roles of the whole house, and the subtrees of the others."""

    user: User

    @cached_property
    def assignments(self) -> list[Assignment]:
        today = clock.today()
        return list(
            self.user.assignments.filter(since__lte=today)
            .filter(Q(until=None) | Q(until__gt=today))
            .select_related("unit__party")
        )

    def roles(self) -> set[str]:
        return {assignment.role for assignment in self.assignments}

    def holds(self, permission: str) -> bool:
        """Somewhere, over something: enough to see the menu entry and open the list."""
        return bool(TABLE[permission] & self.roles())

    def scopes(self, permission: str) -> list[str] | None:
        """The unit paths over which ``permission`` is held; None means everywhere; an empty list means nowhere."""
        mine = [a for a in self.assignments if a.role in TABLE[permission]]
        if permission not in EXACTLY and any(a.role in WHOLE_HOUSE for a in mine):
            return None
        return [a.unit.path for a in mine]

    def may(self, permission: str, path: str | None) -> bool:
        scopes = self.scopes(permission)
        if scopes is None:
            return True
        if permission in EXACTLY:
            return path in scopes
        return any((path or "/").startswith(scope) for scope in scopes)

    def scope_filter(self, permission: str, lookup: str) -> Q:
        """A filter for querysets: ``lookup`` names the path field, e.g. ``unit__path``."""
        scopes = self.scopes(permission)
        if scopes is None:
            return Q()
        reach = Q(pk__in=[])
        for path in scopes:
            reach |= Q(**{lookup if permission in EXACTLY else f"{lookup}__startswith": path})
        return reach


def charge_of(user: User) -> Charge:
    """The user's charge, read once a request."""
    if not hasattr(user, "_charge"):
        user._charge = Charge(user)
    return user._charge


def path_of(subject: Any) -> str | None:
    """Where a subject stands in the tree of units: it, or the nearest thing it hangs on, says so by ``scope_path``."""
    if subject is None:
        return None
    if isinstance(subject, Unit):
        return subject.path
    if hasattr(subject, "scope_path"):
        return subject.scope_path
    for name in ("unit", "home", "authority", "party"):
        if (above := getattr(subject, name, None)) is not None:
            return path_of(above)
    return None


def permit(actor: Actor, permission: str, subject: Any) -> str | None:
    """The callable that the office asks: None, or the sentence that says why not."""
    if permission in EVERYBODY:
        return None
    user = User.objects.filter(pk=actor.id, is_active=True).first() if actor.kind == "user" else None
    if user is None:
        return "Cần đăng nhập để làm việc này."
    return refusal(charge_of(user), permission, subject)


def refusal(charge: Charge, permission: str, subject: Any) -> str | None:
    """None when the charge covers ``permission`` over ``subject``, else the sentence that says why not."""
    if permission not in TABLE:
        raise KeyError(f"permission {permission} is not in the table")
    if not charge.holds(permission):
        roles = ", ".join(sorted(Role(role).label.lower() for role in TABLE[permission]))
        return f"Việc này dành cho: {roles}. Hãy nhờ người được giao, hoặc liên hệ quản trị viên."
    if not charge.may(permission, path_of(subject)):
        return "Việc này nằm ngoài phạm vi đơn vị được giao cho Ông/Bà."
    return None
