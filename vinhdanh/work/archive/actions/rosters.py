"""Violators: a list is held against a round, hits become holds. The audit trail never says whose list it was."""

import hashlib
from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from vinhdanh.books.record.actions import hold
from vinhdanh.books.record.queries import holds_open_on
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.work.nominations.imports import LIST_LIMIT
from vinhdanh.work.nominations.models import Round

from .. import reruns, rosters
from ..models import Hit, Rerun, Roster
from .batches import read_whole

NEUTRAL_CAUSE, NEUTRAL_AUTHOR = "Xét lại một số hồ sơ", "Cơ quan thường trực"
"""What everyone may read of a run that follows from holds: not even who ordered it, for that could tell why."""


def compare(
    round: Round, *, by: Actor, at: datetime, source: str, reference: str, content: bytes, filename: str
) -> tuple[Roster, bool]:
    """Hold a list against everybody asked for in ``round``; the flag is False when it was done with these bytes before.

    Refused when the file is no list. Nothing of it is kept but the lines that met a nominee.
    """
    if len(content) > LIST_LIMIT:
        raise Refused(f"Tệp “{filename}” lớn hơn 50 MB; hãy bỏ hình ảnh, trang thừa rồi gửi lại.", code="too_large")
    digest = hashlib.sha256(content).hexdigest()
    if same := Roster.objects.filter(round=round, source=source, sha256=digest).first():
        return same, False
    rows = read_whole(content, filename).rows
    found = rosters.hits(rows, rosters.nominees(round))
    said = {"source": source, "reference": reference.strip(), "filename": filename[:255], "sha256": digest}
    return keep_roster(
        round, by=by, at=at, lines=len({(row.sheet, row.row) for row in rows}), found=found, **said
    ), True


@action("record.hold")
def keep_roster(round: Round, *, by: Actor, at: datetime, lines: int, found: list[Hit], **said: str) -> Roster:
    """Keep what met a nominee."""
    roster = Roster.objects.create(round=round, lines=lines, sent_by_id=by.id, sent_at=at, **said)
    for hit in found:
        hit.roster = roster
    Hit.objects.bulk_create(found, batch_size=500)
    return roster


@transaction.atomic
def hold_hits(
    roster: Roster, *, by: Actor, at: datetime, hits: Collection[int], kind: str, since: date, note: str = ""
) -> tuple[int, Rerun | None]:
    """Open a hold on each party of these hits that rests not yet; answers how many, and the run that follows.

    Each hold is an action of its own in the trail; nothing there leads from it to the list.
    """
    chosen = roster.hits.filter(pk__in=hits, dismissed=False).select_related("party")
    parties = {hit.party_id: hit for hit in chosen}
    if not parties:
        raise Refused("Chưa chọn trường hợp nào; hãy đánh dấu các dòng cần tạm dừng.", code="empty")
    resting = holds_open_on(parties, since)
    fresh = [hit for party, hit in sorted(parties.items()) if party not in resting]
    for hit in fresh:
        cite = f"{roster.reference}, dòng {hit.number}"[:200]
        hold(hit.party, by=by, at=at, kind=kind, since=since, cite=cite, note=note)
    if not fresh:
        return 0, None
    return len(fresh), reruns.open_some(
        roster.round, sorted(hit.party_id for hit in fresh), cause=NEUTRAL_CAUSE, ordered_by=NEUTRAL_AUTHOR, at=at
    )


@action("record.hold")
def dismiss(hit: Hit, *, by: Actor, at: datetime) -> None:
    """Say that the line means somebody else."""
    _set_dismissed(hit, True)


@action("record.hold")
def take_up_hit(hit: Hit, *, by: Actor, at: datetime) -> None:
    """Undo ``dismiss``."""
    _set_dismissed(hit, False)


def _set_dismissed(hit: Hit, dismissed: bool) -> None:
    Hit.objects.filter(pk=hit.pk).update(dismissed=dismissed)
    hit.dismissed = dismissed
