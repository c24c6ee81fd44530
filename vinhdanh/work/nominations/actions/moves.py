"""Many nominations moved at once; the submissions they came in follow them."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import require
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry.models import Authority

from ..models import Nomination, Submission
from ..workflow import NOMINATION, SUBMISSION, NominationState, SubmissionState

N, S = NominationState, SubmissionState
_OVER = (N.DECIDED, N.FAILED, N.WITHDRAWN)
_WITH_COUNCIL = (N.AGENDA, N.PASSED)


def move_many(nominations: QuerySet[Nomination] | Iterable[Nomination], action: str, *, by: Actor, at: datetime) -> int:
    """Move nominations through their workflow, all of them or none; answers how many.

    For the rooms that carry them on (councils, decisions). The permission is that of the table's row, asked over the
    deciding authority. Side effects: one audit row with the keys; submissions go on to council or are finished.
    """
    if not isinstance(nominations, QuerySet):
        nominations = Nomination.objects.filter(pk__in=[nomination.pk for nomination in nominations])
    who = {row.who for row in NOMINATION.rows if row.action == action}
    with transaction.atomic():
        for authority in Authority.objects.filter(pk__in=nominations.order_by().values("authority")).select_related(
            "unit"
        ):
            for permission in who:
                require(by, permission, authority)
        keys = NOMINATION.move_many(nominations, action)
        if keys:
            audit.write(f"nominations:{action}", by=by, at=at, subject="nominations.nomination", details={"ids": keys})
            submissions_follow(Submission.objects.filter(nominations__in=keys).distinct())
    return len(keys)


def submissions_follow(submissions: QuerySet[Submission]) -> None:
    """Bring received submissions to where their nominations are: before the council, or finished."""
    counted = submissions.filter(state__in=(S.RECEIVED, S.COUNCIL)).annotate(
        all=Count("nominations"),
        over=Count("nominations", filter=Q(nominations__state__in=_OVER)),
        meeting=Count("nominations", filter=Q(nominations__state__in=_WITH_COUNCIL)),
    )
    groups: dict[str, list[int]] = {"finish": [], "convene": [], "adjourn": []}
    for submission in counted:
        if submission.all and submission.over == submission.all:
            groups["finish"].append(submission.pk)
        elif submission.meeting and submission.state == S.RECEIVED:
            groups["convene"].append(submission.pk)
        elif not submission.meeting and submission.state == S.COUNCIL:
            groups["adjourn"].append(submission.pk)
    for name, keys in groups.items():
        if keys:
            SUBMISSION.move_many(Submission.objects.filter(pk__in=keys), name)
