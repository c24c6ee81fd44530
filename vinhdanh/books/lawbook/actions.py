"""Adopting an overlay: from then on verdicts of rounds dated inside it apply its words."""

from datetime import date, datetime

from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor

from .models import Adoption


@action("lawbook.adopt")
def adopt(overlay: str, *, by: Actor, at: datetime, since: date, until: date | None = None) -> Adoption:
    adoption, _ = Adoption.objects.update_or_create(overlay=overlay, since=since, defaults={"until": until})
    return adoption
