"""Reads that the public pages must ask before they show somebody."""

from collections.abc import Collection

from django.db.models import QuerySet

from vinhdanh.ground.office import receipts

from .models import Consent, DataRequest, Restriction


def agreed(parties: Collection[int]) -> set[int]:
    """Of these, those who agreed to a page of their own and did not withdraw it."""
    given = Consent.objects.filter(party__in=parties, purpose=Consent.Purpose.PAGE, withdrawn_at=None)
    return set(given.values_list("party", flat=True))


def restricted() -> QuerySet:
    """The keys of all whom no look-up may show, as a subquery."""
    return Restriction.objects.filter(lifted_at=None).values("party")


def nameless_parties() -> QuerySet:
    """The keys of all whose name was taken off every public page, as a subquery."""
    return Restriction.objects.filter(level=Restriction.Level.EVERYWHERE, lifted_at=None).values("party")


def nameless(parties: Collection[int]) -> set[int]:
    """Of these, those whose name no public page may show, not even where the law publishes the list."""
    return set(nameless_parties().filter(party__in=parties).values_list("party", flat=True))


def by_code(code: str) -> DataRequest | None:
    hashed = receipts.hash_of(code)
    return DataRequest.objects.filter(code_hash=hashed).first() if hashed else None
