"""Adopting an overlay: from then on verdicts of rounds dated inside it apply its words."""

from datetime import date, datetime

from vinhdanh import law
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused

from .models import Adoption


@action("lawbook.adopt")
def adopt(overlay: str, *, by: Actor, at: datetime, since: date, until: date | None = None) -> Adoption:
    """Put ``overlay`` in force here from ``since`` until (not including) ``until``; verdicts already frozen stand."""
    if overlay not in law.overlay_names():
        raise Refused(f"Không có bộ quy định “{overlay}”; hãy chọn trong danh sách.", code="unknown_overlay")
    if until and until <= since:
        raise Refused("Ngày thôi áp dụng phải sau ngày bắt đầu.", code="bad_date")
    adoption, _ = Adoption.objects.update_or_create(overlay=overlay, since=since, defaults={"until": until})
    audit.note(overlay=overlay, since=since.isoformat(), until=until.isoformat() if until else None)
    return adoption


@action("lawbook.adopt")
def end(adoption: Adoption, *, by: Actor, at: datetime, until: date) -> None:
    """Take an overlay out of force from ``until`` on."""
    if until <= adoption.since:
        raise Refused("Ngày thôi áp dụng phải sau ngày bắt đầu.", code="bad_date")
    Adoption.objects.filter(pk=adoption.pk).update(until=until)
    adoption.until = until
    audit.note(overlay=adoption.overlay, until=until.isoformat())
