"""Reads of rounds, lists, submissions and nominations that more than one place needs."""

import hashlib
from collections import Counter

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.registry.models import Authority, Unit

from .models import Nomination, Round, Row, Submission, Upload
from .workflow import NominationState, SubmissionState, UploadState

CHOOSABLE = Q(outcome=Nomination.Outcome.MET, chosen=None) | Q(
    outcome__in=(Nomination.Outcome.MET, Nomination.Outcome.UNKNOWN), chosen=True
)
"""What may be put to a council: the conditions are met, or somebody answers for choosing it all the same."""

OPEN_STATES = (NominationState.DRAFT, NominationState.RETURNED)
"""Where the submitting unit still has a nomination in its hands."""


def is_same(round: Round, unit: Unit, sha256: str) -> Q:
    return Q(round=round, unit=unit, file__sha256=sha256) & ~Q(state=UploadState.WITHDRAWN)


def same_list(round: Round, unit: Unit, content: bytes) -> Upload | None:
    """The upload that these bytes already are, if the unit sent them in this round before."""
    digest = hashlib.sha256(content).hexdigest()
    return Upload.objects.filter(is_same(round, unit, digest)).select_related("round", "unit__party", "file").first()


def not_yet_sent(round: Round) -> QuerySet[Unit]:
    """The units invited to the round that have not sent a list, nor any unit below them."""
    sent = Upload.objects.filter(round=round).exclude(state=UploadState.WITHDRAWN)
    below = sent.filter(unit__path__startswith=OuterRef("path"))
    return round.invited.filter(~Exists(below)).select_related("party").order_by("party__folded")


def rows_ready(upload: Upload) -> QuerySet[Row]:
    """Rows that can become nominations: nothing to mend, and it is settled who is meant."""
    settled = (Row.Match.SAME, Row.Match.NEW, Row.Match.DECIDED)
    return upload.rows.filter(dropped=False, problems=[], match__in=settled, nomination=None)


def going() -> QuerySet[Nomination]:
    """What would go if its submission were signed now: nothing on hold, left out or short of a condition.

    What is still unknown may go up (the board can answer) but not to the unit's own council; what rests on a decision
    the unit has yet to make waits for it.
    """
    own = Q(submission__authority__unit=F("submission__unit"))
    may = Q(outcome__in=(Nomination.Outcome.MET, Nomination.Outcome.UNKNOWN), rests_on_provisional=False)
    free = Nomination.objects.filter(state__in=OPEN_STATES, on_hold=False).exclude(chosen=False)
    return free.filter(own & CHOOSABLE | ~own & may)


def goes_with(submission: Submission) -> QuerySet[Nomination]:
    """What goes when ``submission`` is signed."""
    return going().filter(submission=submission)


def to_sign(charge: Charge) -> QuerySet[Submission]:
    """Submissions this user may sign and that have something to send; ``size`` says how much."""
    mine = Submission.objects.filter(charge.scope_filter("nominations.submit", "unit__path"), round__closed=False)
    drawn_up = mine.filter(state__in=(SubmissionState.DRAFT, SubmissionState.RETURNED))
    return drawn_up.filter(nominations__in=going()).annotate(size=Count("nominations"))


def to_receive(charge: Charge) -> QuerySet[Submission]:
    """Submissions that wait for this user to receive or return them; ``size`` says of how many."""
    sent = Submission.objects.filter(charge.scope_filter("nominations.receive", "authority__unit__path"))
    waiting = sent.filter(nominations__state=NominationState.SUBMITTED)
    return waiting.annotate(size=Count("nominations"))


def live(round: Round) -> QuerySet[Nomination]:
    """The round's nominations that were not withdrawn."""
    return round.nominations.exclude(state=NominationState.WITHDRAWN)


def awaiting_council(authority: Authority) -> QuerySet[Nomination]:
    """What was received for ``authority`` and may be chosen; those on hold among them rest and are put on no agenda."""
    received = Nomination.objects.filter(authority=authority, state=NominationState.RECEIVED)
    return received.filter(CHOOSABLE | Q(on_hold=True)).exclude(chosen=False)


def tally(nominations: QuerySet[Nomination]) -> Counter[str]:
    """How many of each outcome; those on hold are counted as ``hold`` and as nothing else."""
    counted: Counter[str] = Counter()
    for outcome, on_hold, count in nominations.order_by().values_list("outcome", "on_hold").annotate(Count("pk")):
        counted["hold" if on_hold else outcome] += count
    return counted


def with_size(rounds: QuerySet[Round], seen: QuerySet[Nomination]) -> QuerySet[Round]:
    """Rounds with ``asked``: how many nominations of each the reader sees."""
    mine = seen.filter(round=OuterRef("pk")).exclude(state=NominationState.WITHDRAWN)
    counted = mine.order_by().values("round").annotate(count=Count("pk")).values("count")
    return rounds.annotate(asked=Coalesce(Subquery(counted), 0))
