"""Members check each other's scores (chấm chéo)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused

from ..models import CheckGroup, Member, Sheet
from .leads import Lead
from .points import Cells, check_key, insist_verifying, write_cells


@dataclass(frozen=True)
class Checker:
    """A check group as one of its checking members sees it."""

    group: CheckGroup
    member: Member

    @property
    def scope_path(self) -> str:
        return self.member.scope_path


@action("clusters.lead")
def make_check_group(
    lead: Lead, *, by: Actor, at: datetime, name: str, checkers: Collection[Member], checked: Collection[Member]
) -> CheckGroup:
    """Form a group; nobody checks themselves."""
    both = {member.pk for member in checkers} & {member.pk for member in checked}
    if both or not checkers or not checked:
        raise Refused("Tổ chấm chéo cần đơn vị chấm và đơn vị được chấm; không đơn vị nào tự chấm mình trong tổ.")
    if lead.season.check_groups.filter(name=name).exists():
        raise Refused(f"Đã có tổ “{name}”; hãy đặt tên khác.")
    group = CheckGroup.objects.create(season=lead.season, name=name)
    group.checkers.set(checkers)
    group.checked.set(checked)
    return group


@action("clusters.take_part")
def score_check(checker: Checker, *, by: Actor, at: datetime, cells: Cells, reason: str = "") -> CheckGroup:
    """A check group gives points to the members it checks."""
    group = checker.group
    insist_verifying(group.season)
    if not group.checkers.filter(pk=checker.member.pk).exists():
        raise Refused(f"{checker.member} không ở trong {group}.", code="not_yours")
    allowed = {one.code: one for one in group.season.table.table.criteria}
    inside = set(group.checked.values_list("pk", flat=True))
    if {member for member, _ in cells} - inside:
        raise Refused(f"{group} không chấm đơn vị này.", code="not_yours")
    who = {"kind": Sheet.Kind.CHECKED, "check_group": group}
    count = write_cells(group.season, check_key(group), who, cells, allowed, by=by, at=at, reason=reason)
    audit.note(group=group.pk, points=count)
    return group
