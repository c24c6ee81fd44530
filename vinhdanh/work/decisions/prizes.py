"""The money of a decision, as the law of its day has it; titles of one period bring only the highest prize.

What one award brings is ``law``'s; which of several titles of one person carries the money is settled here, over this
decision's list and what the golden book already has (152/2025/NĐ-CP Đ49.5).
"""

from collections.abc import Sequence
from datetime import date
from functools import cache

from vinhdanh import law
from vinhdanh.books.ledger.models import Grant

from . import naming
from .models import Decision, Item

Period = tuple[int, int]


def allot(decision: Decision, items: Sequence[Item], *, on: date) -> None:
    """Write prize, article and whether it is due into ``items`` (unsaved). One query, however many."""

    @cache
    def worth(award: str, subject: str) -> tuple[int, str]:
        found = law.prize([award], subject=subject, on=on, decided_by=decision.authority.decides)
        return found.amount_vnd, found.ref

    best: dict[tuple[int, Period], Item] = {}
    granted = _titles_granted(decision, items)
    for item in items:
        item.prize_vnd, item.prize_ref = worth(item.award, item.subject)
        item.prize_due = True
        if not naming.is_title(item.award):
            continue
        key = (item.nomination.party_id, period_of(item, decision))
        if any(worth(award, item.subject)[0] >= item.prize_vnd for award in granted.get(key, ())):
            _not_due(item)
        elif (other := best.get(key)) is None:
            best[key] = item
        else:
            lower = item if item.prize_vnd <= other.prize_vnd else other
            best[key] = other if lower is item else item
            _not_due(lower)


def period_of(item: Item, decision: Decision) -> Period:
    """The years whose achievement is honoured: what the verdict says it spends, else the round's year alone."""
    consumed = (item.nomination.verdict.get("consumes") or {}).get("period")
    year = decision.round.year
    return (int(consumed[0]), int(consumed[1])) if consumed else (year, year)


def _not_due(item: Item) -> None:
    item.prize_vnd, item.prize_due = 0, False


def _titles_granted(decision: Decision, items: Sequence[Item]) -> dict[tuple[int, Period], list[str]]:
    """The titles that these parties already have for the round's year, by party and period."""
    parties = {item.nomination.party_id for item in items}
    found: dict[tuple[int, Period], list[str]] = {}
    rows = Grant.objects.filter(
        party__in=parties, year=decision.round.year, status=Grant.Status.VALID, occasion="cong_trang"
    ).values_list("party_id", "award", "year", "period_from", "period_to")
    for party, award, year, start, end in rows:
        if naming.is_title(award):
            found.setdefault((party, (start or year, end or year)), []).append(award)
    return found
