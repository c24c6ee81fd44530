"""How a user obtains a unit or a person: outside their reach it is not there (404)."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from vinhdanh.ground.office.gates import within

from .models import Person, Unit

SEE, EDIT_PEOPLE, EDIT_UNITS = "registry.see", "registry.edit_people", "registry.edit_units"


def units_seen(request: HttpRequest) -> QuerySet[Unit]:
    return Unit.objects.filter(within(request, SEE, "path")).select_related("party__home__party")


def people_seen(request: HttpRequest) -> QuerySet[Person]:
    return Person.objects.filter(within(request, SEE, "party__home__path")).select_related("party__home__party")


def unit_or_404(request: HttpRequest, key: int) -> Unit:
    return get_object_or_404(units_seen(request), pk=key)


def person_or_404(request: HttpRequest, key: int) -> Person:
    return get_object_or_404(people_seen(request), pk=key)
