"""Reads of councils that more than one place needs."""

from datetime import date

from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from vinhdanh.work.nominations.models import Nomination

from .models import Council, Group, Item, Meeting, Member


def seated(council: Council, on: date) -> QuerySet[Member]:
    """Who is a member on a day."""
    return council.members.filter(since__lte=on).filter(Q(until=None) | Q(until__gt=on))


def nominations_of(meeting: Meeting, *, passed: bool | None = None) -> QuerySet[Nomination]:
    """What is on the agenda; with ``passed`` only those with that result."""
    items = meeting.items.all() if passed is None else meeting.items.filter(passed=passed)
    return Nomination.objects.filter(pk__in=items.order_by().values("nomination"))


def counted(meeting: Meeting) -> QuerySet[Item]:
    """The agenda with ``votes`` (an item's own, else its group's) and whether these are enough (``passes``)."""
    enough = Case(
        When(votes=None, then=Value(None)),
        When(votes__gte=F("group__need"), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(null=True),
    )
    return (
        meeting.items.select_related("nomination__party", "nomination__unit__party", "group")
        .annotate(votes=Coalesce("agree", "group__agree"))
        .annotate(passes=enough)
        .order_by("ordinal")
    )


def groups_counted(meeting: Meeting) -> QuerySet[Group]:
    """The groups, each with its ``size``, its ``exceptions`` (a number of their own) and how many are ``passing``."""
    votes = Coalesce("items__agree", "agree")
    return meeting.groups.annotate(
        size=Count("items"),
        exceptions=Count("items", filter=Q(items__agree__isnull=False)),
        passing=Count(Case(When(Q(need__lte=votes), then=Value(1)))),
    ).order_by("ordinal")
