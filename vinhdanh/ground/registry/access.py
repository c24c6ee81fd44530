"""How a user obtains a unit or a person: outside their reach it is not there (404)."""

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinhdanh.ground.office.gates import within

from .models import Person, Unit

SEE, EDIT_PEOPLE, EDIT_UNITS = "registry.see", "registry.edit_people", "registry.edit_units"


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


def units_seen(request: HttpRequest) -> QuerySet[Unit]:
    return Unit.objects.filter(within(request, SEE, "path")).select_related("party__home__party")


def people_seen(request: HttpRequest) -> QuerySet[Person]:
    return Person.objects.filter(within(request, SEE, "party__home__path")).select_related("party__home__party")


def unit_or_404(request: HttpRequest, key: int) -> Unit:
    return get_object_or_404(units_seen(request), pk=key)


def person_or_404(request: HttpRequest, key: int) -> Person:
    return get_object_or_404(people_seen(request), pk=key)
