"""The decisions of the golden book, issued here or taken in from paper: each known by its first entry in the ledger.

Published of a decision: number, day, who decided, how many, and of each honoured the name and the workplace.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Count, Min, QuerySet

from vinhdanh.books.ledger import queries as ledger
from vinhdanh.books.ledger.models import Grant
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.work.decisions.models import Amendment, Decision, Item
from vinhdanh.work.decisions.workflow import DecisionState

from .lookup import award_name


@dataclass(frozen=True, slots=True)
class Published:
    """``key`` is the number of the decision's first entry; ``folded`` what a search compares."""

    key: int
    number: str
    day: date
    authority: str
    count: int
    folded: str


def published() -> tuple[Published, ...]:
    """Every decision, newest first. Reckoned once for each state of the ledger: its head names that state."""
    return _published(ledger.head())


@lru_cache(maxsize=1)
def _published(head: tuple[int, str]) -> tuple[Published, ...]:
    rows = (
        Grant.objects.exclude(decision_number="")
        .filter(proof=Grant.Proof.DECISION)
        .values("decision_number", "decided_on", "authority_title")
        .annotate(key=Min("entry_id"), count=Count("pk"))
        .order_by("-decided_on", "-key")
    )
    return tuple(
        Published(
            row["key"],
            row["decision_number"],
            row["decided_on"],
            row["authority_title"],
            row["count"],
            fold(f"{row['decision_number']} {row['authority_title']}"),
        )
        for row in rows
    )


def filtered(query: str, year: int | None, authority: str) -> list[Published]:
    words = fold(query).split()
    return [
        one
        for one in published()
        if (year is None or one.day.year == year)
        and (not authority or one.authority == authority)
        and all(word in one.folded for word in words)
    ]


def years() -> list[int]:
    return sorted({one.day.year for one in published()}, reverse=True)


def authorities() -> list[str]:
    return sorted({one.authority for one in published()}, key=fold)


def by_key(key: int) -> Published | None:
    return next((one for one in published() if one.key == key), None)


def honoured(decision: Published) -> QuerySet[Grant]:
    """Everybody this decision honours, in the order it was written."""
    return (
        Grant.objects.filter(
            decision_number=decision.number, decided_on=decision.day, authority_title=decision.authority
        )
        .select_related("authority")
        .order_by("entry_id")
    )


def award_counts(decision: Published) -> list[tuple[str, str, int]]:
    """(award, kind of subject, how many), the most first."""
    counts: Counter[tuple[str, str]] = Counter()
    rows = honoured(decision).values("award", "subject").annotate(count=Count("pk"), first=Min("entry_id")).order_by()
    samples = Grant.objects.select_related("authority").in_bulk([row["first"] for row in rows])
    for row in rows:
        counts[award_name(samples[row["first"]]), row["subject"]] += row["count"]
    words = dict(Grant._meta.get_field("party").related_model.Kind.choices)
    return [(award, words.get(subject, ""), count) for (award, subject), count in counts.most_common()]


def paper(decision: Published) -> StoredFile | None:
    """The signed copy, where there is one."""
    found = (
        Decision.objects.filter(items__entry=decision.key, state=DecisionState.SIGNED, signed_file__isnull=False)
        .select_related("signed_file")
        .first()
    )
    return found.signed_file if found else None


def amended_by(decision: Published) -> list[Decision]:
    """The decisions that corrected or cancelled awards of this one."""
    here = Item.objects.filter(entry=decision.key).values("decision")
    found = Amendment.objects.filter(item__decision__in=here, entry__isnull=False).values("decision")
    return list(Decision.objects.filter(pk__in=found).select_related("authority").order_by("day", "pk"))
