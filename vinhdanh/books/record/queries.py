"""Reads of the record. Why somebody is on hold leaves this module through ``holds_with_reason`` alone."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Model, Q, QuerySet

from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.errors import NotPermitted
from vinhdanh.ground.registry.models import Party

from .models import (
    Attestation,
    Discipline,
    EarlierAward,
    Fact,
    Hold,
    Initiative,
    Leave,
    Post,
    Service,
    UnitYear,
    YearResult,
    YearTitles,
)

OPEN_TABLES: tuple[type[Fact], ...] = (
    YearResult,
    YearTitles,
    EarlierAward,
    Initiative,
    Discipline,
    Leave,
    Service,
    Post,
    UnitYear,
    Attestation,
)
"""Every table but the holds."""


def holds_open_on(parties: Iterable[int] | QuerySet, on: date) -> set[int]:
    """Which of these parties (ids, or a queryset of parties) are on hold that day. Neutral: not why."""
    return set(_open_on(on).filter(party__in=parties).values_list("party_id", flat=True))


def resting_on(on: date) -> QuerySet:
    """The keys of all who are on hold, today or on a coming ``on``: one opened after a round's day counts too."""
    return _open_on(max(on, clock.today())).values("party")


def _open_on(on: date) -> QuerySet[Hold]:
    return Hold.objects.filter(since__lte=on).filter(Q(until=None) | Q(until__gt=on))


def holds_with_reason(party: Party | None, *, charge: Charge) -> QuerySet[Hold]:
    """The holds of ``party`` (None: of everybody), newest first, with their reasons; for those who may see them."""
    if not charge.holds("record.see_holds"):
        raise NotPermitted
    held = Hold.objects.select_related("party__home__party").order_by("-since", "-pk")
    return held if party is None else held.filter(party=party)


def facts_of(party: Party) -> dict[type[Model], Sequence[Fact]]:
    """Everything recorded of one party by table, holds excepted."""
    return {table: list(table._default_manager.filter(party=party).order_by("pk")) for table in OPEN_TABLES}
