"""A nomination without a list: what another room found worth it (the first of a cluster) is asked for directly."""

from datetime import datetime

from vinhdanh.books.eligibility.doors import authorities_for
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Party, Unit
from vinhdanh.law import award_names

from .. import queries
from ..judging import judge
from ..models import Nomination, Round
from .ways import arrange


@action("nominations.edit")
def put_forward(
    unit: Unit, *, by: Actor, at: datetime, round: Round, party: Party, award: str, achievement: str = ""
) -> Nomination:
    """Nominate ``party`` for ``award``; ``unit`` submits. Asked already in the round: that nomination, unchanged.

    Side effects: it is led to its authority, put into the submission being drawn up, and judged.
    """
    if round.closed:
        raise Refused(f"{round} đã đóng, không nhận thêm đề nghị; hãy chọn đợt xét đang mở.", code="closed")
    if same := queries.live(round).filter(party=party, award=award).first():
        return same
    deciding = authorities_for([(party, award)], on=round.on)
    nomination = Nomination(
        round=round,
        party=party,
        award=award,
        unit=unit,
        authority=deciding.get((party.pk, award)),
        workplace=party.name[:250],
        achievement=achievement[:1000],
    )
    judge([nomination], round, at=at)
    nomination.save()
    arrange(round, unit)
    nomination.refresh_from_db()
    audit.note(nomination=nomination.pk, award=award_names()[award].name)
    return nomination
