"""Whose a grant is, when one person was written twice or two as one: entries of their own say it, the grant's stays.

A grant's entry commits to the party it was written for. When that party turns out to be another, an ``assign`` entry
commits to the new one; ``ledger verify`` compares the read model with the last of them. What two lists brought in
twice is withdrawn, and an undone merge brings it back by a ``restore`` entry.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from vinhdanh.books.record.models import Initiative
from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry.models import Party
from vinhdanh.ground.registry.movers import Clash, Hand, Pair, Shown, Table
from vinhdanh.law import award_names
from vinhdanh.law.table import YEARLY_TITLES

from . import lookup
from .actions import Pen
from .brought import withdraw
from .models import Grant

TWICE = "một người được ghi hai lần trong danh bạ"


@action("ledger.write")
def assign(_book: None, *, by: Actor, at: datetime, grants: Collection[int], to: Party) -> None:
    """Say that these grants (keys) are ``to``'s: an entry each; the read model and the look-up follow."""
    rows = list(Grant.objects.filter(pk__in=grants).order_by("pk"))
    pen = Pen()
    for row in rows:
        pen.write({"kind": "assign", "at": at.isoformat(timespec="seconds"), "refers": row.pk}, {"party": str(to.pk)})
    head = pen.put_down()
    Grant.objects.filter(pk__in=[row.pk for row in rows]).update(party=to)
    lookup.index({row.party_id for row in rows} | {to.pk})
    audit.note(assigned=[row.pk for row in rows], to=to.pk, head=head.digest)


@action("ledger.write")
def restore(_book: None, *, by: Actor, at: datetime, rows: Sequence[Grant], reason: str) -> None:
    """Undo ``brought.withdraw``: ``rows`` as they stood, an entry each; the read model has them again."""
    pen = Pen()
    for row in rows:
        pen.write({"kind": "restore", "at": at.isoformat(timespec="seconds"), "refers": row.pk, "reason": reason}, {})
    head = pen.put_down()
    Grant.objects.bulk_create(rows)
    lookup.index({row.party_id for row in rows})
    audit.note(restored=[row.pk for row in rows], reason=reason, head=head.digest)


class GrantMover(Table):
    """Grants of one decision are one; a year's title by two decisions is a clash; what bears a paper of ours stays."""

    def __init__(self) -> None:
        super().__init__(Grant, "Khen thưởng trong sổ vàng", about=_about, say=shown, single=True)

    def clash(self, pair: Pair) -> Clash:
        found = super().clash(pair)
        if found.may:
            return found
        hint = "Cả hai đều có quyết định ban hành; hãy hủy bỏ một quyết định trước khi gộp."
        return Clash(found.key, found.what, found.kept, found.gone, (), hint)

    def _same(self, pair: Pair) -> bool:
        return _paper(pair.kept) == _paper(pair.gone) and bool(pair.may_lose)

    def hand_over(self, keys: Collection[int], to: Party, hand: Hand) -> None:
        if keys:
            assign(None, by=hand.house, at=hand.at, grants=keys, to=to)

    def take_away(self, rows: Sequence[Any], hand: Hand) -> None:
        withdraw(None, by=hand.house, at=hand.at, rows=rows, reason=TWICE)

    def bring_back(self, rows: Sequence[Any], hand: Hand) -> None:
        restore(None, by=hand.house, at=hand.at, rows=rows, reason=f"hoàn tác: {TWICE}")


def _about(row: Grant) -> object:
    if row.status != Grant.Status.VALID:
        return None
    yearly = row.award in YEARLY_TITLES and row.occasion == "cong_trang"
    return (row.award, row.year) if yearly else (row.award, *_paper(row))


def _paper(row: Grant) -> tuple[str, object]:
    return fold(row.decision_number), row.decided_on


def shown(row: Grant) -> Shown:
    cite = f"Quyết định {row.decision_number} ngày {short_date(row.decided_on)} · {row.get_proof_display()}"
    return Shown(row.pk, f"{award_names()[row.award].name}, năm {row.year}", cite)


def with_a_paper(rows: Sequence[Any]) -> set[int]:
    """Grants that cannot be withdrawn: a diploma was printed or a correction written."""
    return {row.pk for row in rows if row.token or row.corrected}


def spent(rows: Sequence[Any]) -> set[int]:
    """Of some initiatives of a few parties, those that a grant has spent: its entry names them for ever."""
    parties = {row.party_id for row in rows if isinstance(row, Initiative)}
    used = Grant.objects.filter(party__in=parties).values_list("consumes", flat=True)
    return {key for consumed in used for key in (consumed or {}).get("initiatives", ())}
