"""Reads of findings that more than one place needs."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Model, QuerySet

from vinhdanh.crafts.viet.sorting import sort_key
from vinhdanh.ground.office import receipts
from vinhdanh.ground.registry.models import Succession, Unit
from vinhdanh.work.nominations.models import Nomination
from vinhdanh.work.nominations.workflow import NominationState

from .models import Finding


def communes() -> QuerySet[Unit]:
    """The communes and wards of today: every one has a desk."""
    return Unit.objects.filter(kind__in=(Unit.Kind.COMMUNE, Unit.Kind.WARD), until=None).select_related("party")


def commune_choices() -> list[tuple[int, str]]:
    """(key, name with the names it had before), as people look for them: "Xã Tân Hưng (trước là: Xã Hoàng Hanh)"."""
    today = list(communes())
    former: dict[int, list[str]] = defaultdict(list)
    came = Succession.objects.filter(new__in=today).values_list("new_id", "old__party__name")
    for new, old in came:
        former[new].append(old)
    named = []
    for unit in sorted(today, key=lambda unit: sort_key(unit.name)):
        before = sorted({name for name in former[unit.pk] if name != unit.name}, key=sort_key)
        named.append((unit.pk, f"{unit.name} (trước là: {', '.join(before)})" if before else unit.name))
    return named


def by_code(code: str) -> Finding | None:
    hashed = receipts.hash_of(code)
    return Finding.objects.filter(code_hash=hashed).select_related("commune__party").first() if hashed else None


def nominations_for(finding: Finding) -> QuerySet[Nomination]:
    """The nominations of the finding's round among which the one it became may be."""
    found = Nomination.objects.filter(round=finding.round).exclude(state=NominationState.WITHDRAWN)
    return found.select_related("party", "unit__party").order_by("party__folded", "pk")


def proposed_from_here(nominations: Sequence[Model]) -> set[int]:
    """Of these nominations, those a finding became: they cannot be taken away when two persons are merged."""
    keys = [nomination.pk for nomination in nominations]
    return set(Finding.objects.filter(nomination__in=keys).values_list("nomination", flat=True))
