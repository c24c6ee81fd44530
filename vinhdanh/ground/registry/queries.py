"""Reads of the registry that more than one place needs."""

from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office import vault

from .models import Authority, Party, Person, Signatory, Succession, Unit

_RANKS = (
    Unit.Kind.PROVINCE,
    Unit.Kind.DEPARTMENT,
    Unit.Kind.WARD,
    Unit.Kind.COMMUNE,
    Unit.Kind.ENTERPRISE,
    Unit.Kind.COOPERATIVE,
    Unit.Kind.HOSPITAL,
    Unit.Kind.SCHOOL,
    Unit.Kind.ASSOCIATION,
    Unit.Kind.DEPARTMENT_OFFICE,
    Unit.Kind.COMMUNE_OFFICE,
)
"""The order in which people expect the kinds in a list; the rest follows."""


def ranked(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """With the ``rank`` of each unit's kind, for ordering."""
    ranks = [When(kind=kind, then=Value(rank)) for rank, kind in enumerate(_RANKS)]
    return units.annotate(rank=Case(*ranks, default=Value(len(_RANKS)), output_field=IntegerField()))


def ancestors(unit: Unit) -> list[Unit]:
    """From the unit itself up to the root."""
    keys = [int(key) for key in unit.path.strip("/").split("/")]
    by_key = {u.pk: u for u in Unit.objects.select_related("party").filter(pk__in=keys)}
    return [by_key[key] for key in reversed(keys)]


def subtree(unit: Unit) -> QuerySet[Unit]:
    return Unit.objects.filter(path__startswith=unit.path)


def parties_in(unit: Unit) -> QuerySet[Party]:
    """Everyone and everything that belongs to the unit's subtree, the unit itself included."""
    return Party.objects.filter(Q(home__path__startswith=unit.path) | Q(unit__path__startswith=unit.path))


def line_of(party: Party) -> Unit | None:
    """The unit whose line of submission a party stands in: a unit's own, else its home."""
    return party.unit if party.kind == Party.Kind.UNIT else party.home


def authorities_above(unit: Unit) -> list[Authority]:
    """The authorities a submission from ``unit`` may reach, nearest first, its own included."""
    keys = [int(key) for key in unit.path.strip("/").split("/")]
    found = Authority.objects.select_related("unit__party").filter(unit_id__in=keys)
    return sorted(found, key=lambda authority: -len(authority.unit.path))


def unit_kind_for_law(unit: Unit, authorities: list[Authority] | None = None) -> str:
    """The kind of workplace, in the law's words, that decides whose an award is: xa, so or doanh_nghiep.

    It is the kind of the nearest unit above (or the unit itself) that has a deciding post: a school under a
    department is the department's (Law 06/2022 Đ80.1), a kindergarten under a commune the commune's.
    """
    for authority in authorities if authorities is not None else authorities_above(unit):
        if authority.decides == Authority.Decides.COMMUNE_CHAIR:
            return "xa"
        if authority.decides in (Authority.Decides.ENTERPRISE_DIRECTOR, Authority.Decides.BOARD_CHAIR):
            return "doanh_nghiep"
        if authority.decides == Authority.Decides.HEAD:
            return "so"
    return "tinh"


def nearest_authority(authorities: list[Authority], decides: str) -> Authority | None:
    """The nearest of ``authorities`` (as ``authorities_above`` sorts them) that holds the power ``decides``."""
    return next((authority for authority in authorities if authority.decides == decides), None)


def signatories_on(authority: Authority, on: date) -> QuerySet[Signatory]:
    return (
        authority.signatories.filter(since__lte=on).filter(Q(until=None) | Q(until__gt=on)).order_by("capacity", "id")
    )


_KIND_WORDS = ("", "xa ", "phuong ", "thi tran ", "huyen ", "thanh pho ")
"""What may stand before a place's name, folded; people leave it out."""


def successions_named(name: str, *, most: int = 10) -> list[Succession]:
    """What a unit of this name came from and went into, with or without the word for its kind."""
    spelt = [f"{word}{fold(name)}" for word in _KIND_WORDS]
    either = Q(old__party__folded__in=spelt) | Q(new__party__folded__in=spelt)
    found = Succession.objects.filter(either).select_related("old__party", "new__party")
    return list(found.order_by("-on", "pk")[:most])


def identity_of(person: Person) -> str:
    """The identity number itself, or nothing; whoever shows it decides how much of it."""
    return vault.open_sealed(person.identity_sealed) if person.identity_sealed else ""
