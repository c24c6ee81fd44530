"""The decisions of the golden book, issued here or taken in from paper: each known by its first entry in the ledger.

Published of a decision: number, day, who decided, how many, and of each honoured the name and the workplace.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Min, QuerySet

from vinhdanh.books.ledger import queries as ledger
from vinhdanh.books.ledger.models import Entry, Grant
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.work.decisions.models import Amendment, Decision, Item
from vinhdanh.work.decisions.workflow import DecisionState
from vinhdanh.work.rights import queries as rights

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


@dataclass(frozen=True)
class _Read:
    """How far the ledger was read, and what was found; replaced as a whole, so that threads may share it."""

    count: int = 0
    digest: str = ""
    found: tuple[Published, ...] = ()


_read = _Read()


def published() -> tuple[Published, ...]:
    """Every decision, newest first. Of a ledger that grew only the new entries are read."""
    global _read
    head = ledger.head()
    before = _read
    if head != (before.count, before.digest):
        if not _grew(before):
            before = _Read()
        known = {(one.number, one.day, one.authority): one for one in before.found}
        for one in _since(before.count):
            old = known.get((one.number, one.day, one.authority))
            known[one.number, one.day, one.authority] = (
                replace(one, key=old.key, count=old.count + one.count) if old else one
            )
        found = sorted(known.values(), key=lambda one: (one.day, one.key), reverse=True)
        _read = _Read(*head, tuple(found))
    return _read.found


def _grew(before: _Read) -> bool:
    """Whether the ledger only went on from there: the same chain, and nothing new speaks of an old grant."""
    same = Entry.objects.filter(seq=before.count, digest=before.digest).exists()
    return same and not Entry.objects.filter(seq__gt=before.count, refers__isnull=False).exists()


def _since(entry: int) -> Iterator[Published]:
    rows = (
        Grant.objects.exclude(decision_number="")
        .filter(proof=Grant.Proof.DECISION, entry__gt=entry)
        .values("decision_number", "decided_on", "authority_title")
        .annotate(key=Min("entry_id"), count=Count("pk"))
        .order_by()
    )
    for row in rows:
        number, authority = row["decision_number"], row["authority_title"]
        folded = fold(f"{number} {authority}")
        yield Published(row["key"], number, row["decided_on"], authority, row["count"], folded)


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
    """The signed copy, where there is one and nobody in it had their name taken off the public pages."""
    if Grant.objects.filter(
        pk__in=honoured(decision).order_by().values("pk"), party__in=rights.nameless_parties()
    ).exists():
        return None
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
