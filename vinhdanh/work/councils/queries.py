"""Reads of councils that more than one place needs."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from vinhdanh.work.nominations.models import Nomination

from .models import Council, Item, Meeting, Member


def seated(council: Council, on: date) -> QuerySet[Member]:
    """Who is a member on a day."""
    return council.members.filter(since__lte=on).filter(Q(until=None) | Q(until__gt=on))


def nominations_of(meeting: Meeting, *, passed: bool | None = None) -> QuerySet[Nomination]:
    """What is on the agenda; with ``passed`` only those with that result."""
    items = meeting.items.all() if passed is None else meeting.items.filter(passed=passed)
    return Nomination.objects.filter(pk__in=items.order_by().values("nomination"))


def passed(meeting: Meeting) -> QuerySet[Item]:
    return meeting.items.filter(passed=True).select_related("nomination__party", "nomination__unit__party")


def meetings() -> QuerySet[Meeting]:
    return Meeting.objects.select_related("council__authority__unit__party", "round").annotate(
        on_agenda=Count("items", distinct=True)
    )
