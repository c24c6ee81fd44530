"""Whose people a collective's people are, as of a day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.db.models import F, Q

from vinhdanh.books.record.models import Service
from vinhdanh.ground.registry.models import Party, Unit, Workplace

from .columns import Ints, fetch, number, places

FEW = 1000
"""Above so many units the people of every unit are read."""
NOWHERE = 0
"""No unit's key."""
PARTS = frozenset({Unit.Kind.DEPARTMENT_OFFICE, Unit.Kind.COMMUNE_OFFICE, Unit.Kind.OTHER})
"""Kinds of unit that are a part of the one above: its rooms and workshops. A school below a department is its own."""


@dataclass(frozen=True)
class Members:
    """Pairs of a person and a unit; who works in a room belongs to the room and to its department."""

    person: Ints
    unit: Ints


def members_of(units: Collection[int], on: date) -> Members:
    """The people of these units who worked there on ``on``: not recruited later, not dead before.

    Who has moved since is told where they were. The number of queries does not grow with the units.
    """
    belongs = _collectives(set(units))
    within = [key for key, above in belongs.items() if above]
    moved = _moved_since(on)
    alive = Q(person__died_on=None) | Q(person__died_on__gt=on)
    people = Party.objects.filter(alive, kind=Party.Kind.PERSON).order_by("pk")
    if len(within) <= FEW:
        there = [person for person, unit in moved.items() if belongs.get(unit)]
        people = people.filter(Q(home__in=within) | Q(pk__in=there))
    found = fetch(people, person=F("pk"), home=number("home_id"))
    stood = found["home"].copy()
    place, there = places(found["person"], np.array(list(moved), np.int64))
    stood[place[there]] = np.array(list(moved.values()), np.int64)[there]
    place, there = places(found["person"], np.array(sorted(_recruited_after(on)), np.int64))
    stood[place[there]] = NOWHERE
    return _pairs(found["person"], stood, belongs)


def _pairs(person: Ints, stood: Ints, belongs: Mapping[int, tuple[int, ...]]) -> Members:
    """Each person with every collective of the unit where they stood."""
    keys, where = np.unique(stood, return_inverse=True)
    of = [belongs.get(key, ()) for key in keys.tolist()]
    many = np.array([len(units) for units in of], np.int64)
    first = np.cumsum(many) - many
    flat = np.array([unit for units in of for unit in units], np.int64)
    times = many[where]
    step = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    return Members(np.repeat(person, times), flat[np.repeat(first[where], times) + step])


def collectives_of(people: Iterable[int]) -> set[int]:
    """The units to whose people these belong now."""
    homes = set(Party.objects.filter(pk__in=list(people), kind=Party.Kind.PERSON).values_list("home_id", flat=True))
    belongs = _collectives(None) if homes else {}
    return {unit for home in homes for unit in belongs.get(home, ())}


def _collectives(wanted: set[int] | None) -> dict[int, tuple[int, ...]]:
    """For each unit: itself and the units it is a part of, as far as they are wanted."""
    units = {pk: (kind, path) for pk, kind, path in Unit.objects.values_list("pk", "kind", "path")}
    found = {}
    for pk, (_, path) in units.items():
        line = [int(key) for key in reversed(path.strip("/").split("/"))]
        whole = next((place for place, key in enumerate(line) if units[key][0] not in PARTS), len(line) - 1)
        found[pk] = tuple(key for key in line[: whole + 1] if wanted is None or key in wanted)
    return found


def _moved_since(on: date) -> dict[int, int]:
    """Where those were on that day who work elsewhere now."""
    stays = Workplace.objects.filter(until__gt=on).filter(Q(since=None) | Q(since__lte=on)).order_by("-until", "-pk")
    return dict(stays.values_list("party_id", "unit_id"))


def _recruited_after(on: date) -> set[int]:
    """Whose every service began after that day."""
    later = Service.objects.filter(since__gt=on).values_list("party_id", flat=True)
    before = Service.objects.filter(since__lte=on, party__in=later).values_list("party_id", flat=True)
    return set(later) - set(before)
