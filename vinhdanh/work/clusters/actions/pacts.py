"""The pact of the year and its targets."""

from datetime import date, datetime
from decimal import Decimal

from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused

from ..models import Member, Pact, Target
from ..states import SeasonState
from .leads import Lead


@action("clusters.lead")
def write_pact(
    lead: Lead,
    *,
    by: Actor,
    at: datetime,
    activities: str,
    commitments: str,
    place: str = "",
    signed_on: date | None = None,
) -> Pact:
    """Write or mend the pact. Once the year has begun by it, only its day and place are mended."""
    season = lead.season
    kept = getattr(season, "pact", None)
    if season.state != SeasonState.REGISTERING and kept:
        if (activities, commitments) != (kept.activities, kept.commitments):
            raise Refused("Giao ước đã ký; nội dung không sửa nữa. Hãy lui về bước đăng ký nếu cần ký lại.")
        if signed_on is None:
            raise Refused("Giao ước đã ký cần ngày ký.")
    said = {"activities": activities, "commitments": commitments, "place": place, "signed_on": signed_on}
    pact, _ = Pact.objects.update_or_create(season=season, defaults=said)
    return pact


@action("clusters.lead")
def add_target(
    lead: Lead,
    *,
    by: Actor,
    at: datetime,
    text: str,
    amount: Decimal | None = None,
    measure: str = "",
    member: Member | None = None,
) -> Target:
    """A target of everybody, or of one member."""
    _insist_registering(lead)
    return Target.objects.create(season=lead.season, text=text, amount=amount, measure=measure, member=member)


@action("clusters.lead")
def drop_target(lead: Lead, *, by: Actor, at: datetime, target: Target) -> None:
    _insist_registering(lead)
    Target.objects.filter(pk=target.pk).delete()


def _insist_registering(lead: Lead) -> None:
    if lead.season.state != SeasonState.REGISTERING:
        raise Refused("Giao ước đã ký; chỉ tiêu không thêm, bớt được nữa.", code="wrong_state")
