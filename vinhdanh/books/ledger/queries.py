"""Reads of the golden book."""

from django.db.models import Count, Max, Q, QuerySet

from vinhdanh.ground.registry.models import Party

from .models import Address, Grant, Head


def head() -> tuple[int, str]:
    """The chain's end: how many entries, and the last one's hash."""
    row = Head.objects.filter(pk=1).first()
    return (row.count, row.digest) if row else (0, "")


def grants_of(parties: list[int]) -> QuerySet[Grant]:
    """The valid grants of these parties, in the order they were written."""
    return Grant.objects.filter(party__in=parties, status=Grant.Status.VALID).order_by("party_id", "year", "entry_id")


def by_token(token: str) -> Grant | None:
    """The grant behind a certificate's address; an address printed before a correction still leads to it."""
    address = Address.objects.filter(token=token).select_related("grant__party", "grant__authority").first()
    return address.grant if address else None


def standing_of(party: Party) -> QuerySet[Grant]:
    return Grant.objects.filter(party=party).order_by("-year", "-entry_id")


def honoured(parties: list[int], *, decision_number: str = "") -> QuerySet[Grant]:
    """What is published of these parties, and of a decision of this number, newest first."""
    wanted = Q(party__in=parties)
    if "/" in decision_number:
        wanted |= Q(decision_number=decision_number.upper())
    published = Grant.objects.filter(wanted).exclude(name="").order_by("-year", "-entry_id")
    return published.defer("consumes").prefetch_related("authority")  # hundreds of grants share a few authorities


def totals() -> tuple[int, int, int | None]:
    """How many valid grants, to how many parties, up to which year."""
    found = Grant.objects.filter(status=Grant.Status.VALID).aggregate(
        grants=Count("pk"), parties=Count("party", distinct=True), last=Max("year")
    )
    return found["grants"], found["parties"], found["last"]
