"""The money of a decision, as the law of its day has it.

What an award brings, and which of several titles of one person carries the money, is ``law``'s; here a party's awards
of one moment are put before it together: those of this decision and the titles it already has for the same year.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache

from vinhdanh import law
from vinhdanh.books.lawbook.queries import statutes_in_force
from vinhdanh.books.ledger.models import Grant
from vinhdanh.crafts.viet.numbers import format_number

from . import naming
from .models import Decision, Item

WRITTEN = ["prize_vnd", "prize_ref", "prize_reckoning", "prize_due"]


def allot(decision: Decision, items: Sequence[Item], *, on: date) -> None:
    """Write prize, article, reckoning and whether it is due into ``items`` (unsaved). Two queries, however many.

    An award for which the loaded law has no prize gets none.
    """
    statutes = statutes_in_force(on)

    @cache
    def parts(codes: tuple[str, ...], subject: str) -> dict[str, law.prizes.PrizePart]:
        known = [code for code in codes if _has_prize(code, subject)]
        if not known:
            return {}
        found = law.prize(tuple(known), subject=subject, on=on, decided_by=decision.authority.decides, law=statutes)
        return {part.code: part for part in found.parts}

    @cache
    def _has_prize(code: str, subject: str) -> bool:
        try:
            law.prize((code,), subject=subject, on=on, decided_by=decision.authority.decides, law=statutes)
        except law.NoPrize:
            return False
        return True

    together = _titles_granted(decision, items)
    for item in items:
        together[item.nomination.party_id].add(item.award)
    for item in items:
        _write(item, parts(tuple(sorted(together[item.nomination.party_id])), item.subject).get(item.award))


def _write(item: Item, part: law.prizes.PrizePart | None) -> None:
    item.prize_due = part is None or part.paid
    by_law = part.amount if part and part.paid else 0
    item.prize_vnd = by_law if item.prize_typed_vnd is None else min(item.prize_typed_vnd, by_law)
    item.prize_ref = part.refs[0] if part else ""
    item.prize_reckoning = f"{format_number(float(part.multiple))} × {format_number(part.base)}" if part else ""


def by_law(item: Item, *, on: date) -> int:
    """What the law of the day gives this row in đồng, whatever was typed; 0 where it gives nothing."""
    plain = Item(
        decision=item.decision, nomination=item.nomination, ordinal=item.ordinal, award=item.award, subject=item.subject
    )
    others = item.decision.items.exclude(pk=item.pk).filter(nomination__party=item.nomination.party_id)
    allot(item.decision, [plain, *others.select_related("nomination")], on=on)
    return plain.prize_vnd


def reckoning_of(item: Item) -> str:
    """How the accountant reads the amount: the law's multiple, and why less is paid."""
    if item.prize_typed_vnd is None:
        return item.prize_reckoning
    return f"{item.prize_reckoning}; chi thấp hơn: {item.prize_reason}"


def _titles_granted(decision: Decision, items: Sequence[Item]) -> defaultdict[int, set[str]]:
    """The titles that these parties already have by merit for the round's year, by party."""
    parties = {item.nomination.party_id for item in items}
    found: defaultdict[int, set[str]] = defaultdict(set)
    rows = Grant.objects.filter(
        party__in=parties, year=decision.round.year, status=Grant.Status.VALID, occasion="cong_trang"
    ).values_list("party_id", "award")
    for party, award in rows:
        if naming.is_title(award):
            found[party].add(award)
    return found
