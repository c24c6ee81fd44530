"""Certified extracts (trích sao) of a decision to grant: what one unit needs of a list of thousands."""

from django.db.models import Q, QuerySet

from vinhdanh.crafts.papers import Extract, Frame
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.office import clock
from vinhdanh.ground.registry.models import Unit

from . import documents, naming, signing
from .composing import contents_of
from .models import Decision, Item


def units_named(decision: Decision, charge: Charge) -> QuerySet[Unit]:
    """The units whose people or collectives a decision honours, and those that proposed them; to readers from
    outside the authority's unit, their own."""
    parties = decision.items.order_by().values("nomination__party")
    named = Q(pk__in=decision.items.order_by().values("nomination__unit"))
    named |= Q(party__in=parties) | Q(parties__in=parties)
    units = Unit.objects.filter(named).select_related("party").distinct().order_by("path")
    if charge.may("decisions.see", decision.scope_path):
        return units
    return units.filter(charge.scope_filter("decisions.see", "path"))


def of_unit(decision: Decision, unit: Unit) -> QuerySet[Item]:
    """The rows of a decision that are the unit's: it proposed them, or they belong to it or to a part of it."""
    theirs = Q(nomination__unit__path__startswith=unit.path)
    theirs |= Q(nomination__party__home__path__startswith=unit.path)
    theirs |= Q(nomination__party__unit__path__startswith=unit.path)
    return decision.items.filter(theirs)


def extract(decision: Decision, unit: Unit, *, number: int | None = None) -> Extract:
    """The decision with the rows of one unit, certified today by whoever signs copies for the authority."""
    contents = contents_of(decision)
    theirs = set(of_unit(decision, unit).values_list("pk", flat=True))
    authority, today = decision.authority, clock.today()
    groups = tuple(
        documents.annexed(group, [item for item in group.items if item.pk in theirs]) for group in contents.groups
    )
    copy = Frame(
        issuer=authority.issuer,
        superior=authority.issuer_superior,
        symbol=f"TrS-{naming.office_symbol(authority)}",
        place=authority.place,
        subject="",
        number=str(number or ""),
        day=today,
    )
    return Extract(
        decision=documents.paper_of(contents),
        groups=tuple(group for group in groups if group.rows),
        copy=copy,
        recipients=(unit.name, "Lưu: VT"),
        signature=signing.by_order(authority, today),
    )
