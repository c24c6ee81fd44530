"""Holds: opened and closed by board head or inspectorate. The audit trail, read by administrators, never says why."""

from datetime import date, datetime

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Party
from vinhdanh.law.vocabulary import vocabulary

from ..models import Hold, Proof


@action("record.hold")
def hold(party: Party, *, by: Actor, at: datetime, kind: str, since: date, cite: str = "", note: str = "") -> Hold:
    """Open a hold on everything proposed for ``party`` (Decree 152/2025 Đ4.4). ``kind`` is a word of law's freezes."""
    if kind not in vocabulary().scales["freeze"].ranks:
        raise Refused("Hãy chọn lý do tạm dừng trong danh sách.", code="bad_kind")
    row = Hold.objects.create(
        party=party, kind=kind, since=since, cite=cite, note=note, proof=Proof.DECISION, written_at=at
    )
    audit.note(hold=row.pk)
    return row


@action("record.hold")
def release_hold(row: Hold, *, by: Actor, at: datetime, until: date, outcome: str) -> None:
    """Close a hold from the day ``until`` on; ``outcome`` says whether a violation was concluded."""
    if outcome not in vocabulary().scales["freeze_outcome"].ranks:
        raise Refused("Hãy chọn kết luận: có vi phạm hoặc không vi phạm.", code="bad_outcome")
    if until < row.since:
        raise Refused("Ngày kết thúc không thể trước ngày bắt đầu tạm dừng.", code="bad_date")
    if not Hold.objects.filter(pk=row.pk, until=None).update(until=until, outcome=outcome):
        raise Refused("Việc tạm dừng này đã được kết thúc trước đó.", code="closed")
    row.until, row.outcome = until, outcome
    audit.note(hold=row.pk)
