"""Whose to decide: each nomination is put into the submission that leads to its authority."""

from collections import defaultdict

from vinhdanh.ground.registry.models import Unit

from ..models import Nomination, Round, Submission
from ..queries import OPEN_STATES
from ..workflow import SubmissionState


def arrange(round: Round, unit: Unit) -> None:
    """Put the unit's nominations that are in no submission into the one being drawn up for their authority.

    One returned to be mended takes them when none is being drawn up; else a new one is begun. Takes part in the
    transaction of the action that calls it.
    """
    loose: dict[int, list[int]] = defaultdict(list)
    waiting = Nomination.objects.filter(round=round, unit=unit, submission=None, state__in=OPEN_STATES)
    for key, authority in waiting.exclude(authority=None).values_list("pk", "authority"):
        loose[authority].append(key)
    open_ones = Submission.objects.filter(round=round, unit=unit, authority__in=loose)
    ways = {
        submission.authority_id: submission
        for state in (SubmissionState.RETURNED, SubmissionState.DRAFT)  # the later one wins
        for submission in open_ones.filter(state=state).order_by("pk")
    }
    for authority, keys in loose.items():
        submission = ways.get(authority) or Submission.objects.create(round=round, unit=unit, authority_id=authority)
        Nomination.objects.filter(pk__in=keys).update(submission=submission)


def drop_empty_drafts(round: Round, unit: Unit) -> None:
    """A submission being drawn up that nothing is left in was never written."""
    Submission.objects.filter(round=round, unit=unit, state=SubmissionState.DRAFT, nominations=None).delete()
