"""Nominations judged again in one run because the books changed, and which verdicts that changed."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.work.nominations.judging import JUDGED_STATES, rejudge
from vinhdanh.work.nominations.models import Nomination, Round
from vinhdanh.work.nominations.tables import shown_outcome

from . import queries
from .models import Batch, Change, Rerun

PORTION = 500
"""Parties judged in one transaction: a second or two, so that no other writer waits long."""


def open_for(batch: Batch, parties: set[int], *, cause: str, by: Actor, at: datetime) -> list[Rerun]:
    """A run for each open round in which these parties ask something; in the caller's transaction."""
    made = [
        open_some(round, asking, cause=cause, ordered_by=by.name, at=at)
        for round, asking in queries.rounds_asking(parties).items()
    ]
    Rerun.objects.filter(pk__in=[rerun.pk for rerun in made]).update(batch=batch)
    return made


def open_some(round: Round, parties: list[int], *, cause: str, ordered_by: str, at: datetime) -> Rerun:
    """A run over what these parties ask in ``round``; in the caller's transaction."""
    return Rerun.objects.create(round=round, cause=cause[:200], ordered_by=ordered_by, ordered_at=at, parties=parties)


@action("archive.rejudge")
def open_whole(round: Round, *, by: Actor, at: datetime, cause: str) -> Rerun:
    """A run over everything of the round that is still judged."""
    asked = round.nominations.filter(state__in=JUDGED_STATES).order_by("party").values_list("party", flat=True)
    parties = list(asked.distinct())
    if not parties:
        raise Refused("Đợt này không có hồ sơ nào còn được xét.", code="empty")
    audit.note(parties=len(parties))
    return open_some(round, parties, cause=cause, ordered_by=by.name, at=at)


def finish(rerun: Rerun, *, at: datetime, beat: Callable[[int], None] = lambda done: None) -> None:
    """Judge what of the run is left, portion by portion, each in a transaction of its own; again, it goes on."""
    while not rerun.finished:
        _portion(rerun, at)
        beat(rerun.done)


def _portion(rerun: Rerun, at: datetime) -> None:
    with transaction.atomic():
        locked = Rerun.objects.select_for_update().select_related("round").get(pk=rerun.pk)
        parties = locked.parties[locked.done : locked.done + PORTION]
        before = _standing(locked.round, parties)
        rejudge(locked.round, parties, at=at)
        after = _standing(locked.round, parties)
        Change.objects.bulk_create(
            (
                Change(
                    rerun=locked, nomination_id=key, before=was[0], after=after[key][0],
                    expected_before=was[1], expected_after=after[key][1],
                )
                for key, was in before.items()
                if after[key] != was
            ),
            batch_size=500,
        )  # fmt: skip
        rerun.done = locked.done + len(parties)
        Rerun.objects.filter(pk=rerun.pk).update(done=rerun.done)


def _standing(round: Round, parties: Iterable[int]) -> dict[int, tuple[str, bool]]:
    """What everyone may read of the verdicts of these parties: the outcome, and if it rests on expected results."""
    asked = Nomination.objects.filter(round=round, party__in=parties, state__in=JUDGED_STATES)
    asked = asked.only("outcome", "on_hold", "rests_on_expected")
    return {
        nomination.pk: (shown_outcome(nomination), nomination.rests_on_expected and not nomination.on_hold)
        for nomination in asked
    }
