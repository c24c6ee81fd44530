"""Reads of decisions that more than one place needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.ledger.queries import by_token
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.law import award_names

from .models import Amendment, Decision, Item
from .workflow import DecisionState


def printed_heads() -> Iterator[tuple[int, str, str]]:
    """(count, digest, where) of the ledger's head as printed on each issued decision."""
    issued = Decision.objects.filter(ledger_count__isnull=False).order_by("ledger_count")
    for decision in issued.only("number", "symbol", "ledger_count", "ledger_digest").iterator(2000):
        yield decision.ledger_count, decision.ledger_digest, f"Quyết định {decision.reference}"


def entries_issued(grants: Sequence[Grant]) -> set[int]:
    """Of these grants, the keys of those that a decision of ours wrote: only a decision takes them back."""
    keys = [grant.pk for grant in grants]
    return set(Item.objects.filter(entry__in=keys).values_list("entry", flat=True))


def visible(charge: Charge) -> QuerySet[Decision]:
    """The decisions a user may see: those of the authorities in their reach, drafts included, and issued ones that
    honour somebody of their units."""
    if charge.scopes("decisions.see") is None:  # the whole house; an empty Q would vanish in the "or" below
        return Decision.objects.all()
    own = charge.scope_filter("decisions.see", "authority__unit__path")
    honoured = Item.objects.filter(charge.scope_filter("decisions.see", "nomination__unit__path"))
    theirs = Q(pk__in=honoured.values("decision")) | Q(corrects__in=honoured.values("decision"))
    return Decision.objects.filter(own | (theirs & ~Q(state=DecisionState.DRAFT)))


def listed(charge: Charge) -> QuerySet[Decision]:
    """What the list page shows, with counts and money."""
    return (
        visible(charge)
        .select_related("authority", "round", "corrects")
        .annotate(
            cases=Count("items", distinct=True) + Count("amendments", distinct=True), money=Sum("items__prize_vnd")
        )
    )


@dataclass(frozen=True)
class PublicPage:
    """What a certificate's address says to anybody."""

    award: str
    name: str
    unit_name: str
    decision: str
    decided_on: date
    authority: str
    valid: bool
    corrected: bool
    replaced: bool
    """A newer diploma was printed; this address stood on the old one."""
    amended_by: str
    """The decision that corrected or cancelled it, else empty."""


def public_page(token: str) -> PublicPage | None:
    """The award behind a certificate's address; None when no certificate ever had it."""
    grant = by_token(token)
    if grant is None:
        return None
    last = (
        Amendment.objects.filter(item__entry=grant.pk, entry__isnull=False)
        .select_related("decision")
        .order_by("-entry")
        .first()
    )
    return PublicPage(
        award=award_names()[grant.award].name,
        name=grant.name,
        unit_name=grant.unit_name,
        decision=grant.decision_number,
        decided_on=grant.decided_on,
        authority=grant.authority_title,
        valid=grant.status == grant.Status.VALID,
        corrected=grant.corrected,
        replaced=grant.token != token,
        amended_by=last.decision.reference if last else "",
    )
