"""What every judgement asks first: which overlays apply here on a day."""

from datetime import date

from django.db.models import Q

from vinhdanh import law

from .models import Adoption


def overlays_in_force(on: date) -> tuple[str, ...]:
    return tuple(
        Adoption.objects.filter(since__lte=on)
        .filter(Q(until=None) | Q(until__gt=on))
        .order_by("overlay")
        .values_list("overlay", flat=True)
    )


def statutes_in_force(on: date) -> law.Statutes:
    """The statutes and adopted overlays whose words apply on ``on``."""
    return law.statutes(on, overlays_in_force(on))
