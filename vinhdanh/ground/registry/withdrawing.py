"""Parties that a list wrote by mistake leave the registry again, unless something has come to hang on them since."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import CASCADE, Model

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor

from .models import Household, Party, Person, Unit

_OWN: tuple[type[Model], ...] = (Person, Household, Unit)
"""Tables that share a party's key."""


def in_use(parties: Collection[int]) -> set[int]:
    """Which of these parties something points to: a fact, a grant, a row of a list, somebody who works there.

    What goes with its party (CASCADE) does not count.
    """
    used: set[int] = set()
    for model in (Party, *_OWN):
        for link in model._meta.get_fields(include_hidden=True):
            points = link.auto_created and (link.one_to_many or link.one_to_one) and link.on_delete is not CASCADE
            if not points or link.related_model in _OWN:
                continue
            name = link.field.attname
            used |= set(
                link.related_model._default_manager.filter(**{f"{name}__in": parties}).values_list(name, flat=True)
            )
    return used & set(parties)


@action("registry.edit_people")
def withdraw(unit: Unit, *, by: Actor, at: datetime, parties: Iterable[int]) -> list[int]:
    """Delete those of ``parties`` on which nothing hangs; answers their keys. What is used stays as it is."""
    wanted = set(parties)
    free = wanted - in_use(wanted)
    names = dict(Party.objects.filter(pk__in=free).values_list("pk", "name"))
    for model in _OWN:
        model._default_manager.filter(pk__in=free).delete()
    Party.objects.filter(pk__in=free).delete()
    audit.note(withdrawn=names, kept=len(wanted - free))
    return sorted(free)
