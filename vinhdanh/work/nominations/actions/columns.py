"""An officer says what the columns of a list mean; the list is read again so, and the unit's next lists too."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from vinhdanh.crafts.sheets import ReadList, UnreadableListError, read_list
from vinhdanh.ground.office import audit, clock, files
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit

from .. import columns, mending
from ..imports import check_ledger, described, write_rows
from ..models import Nomination, Row, Upload
from ..workflow import UploadState


@action("nominations.upload")
def settle_headings(unit: Unit, *, by: Actor, at: datetime, settled: Mapping[str, str], titles: Sequence[str]) -> None:
    """Remember for the unit what its headings mean; those of ``titles`` not in ``settled`` are read by their words."""
    columns.remember(unit, settled, titles)
    audit.note(settled=dict(settled))


def read_again(upload: Upload, *, by: Actor, at: datetime, settled: Mapping[str, str]) -> int:
    """Read the list again with these meanings of its headings; answers how many rows it has now.

    Reading comes before the transaction, so that a long list blocks no other writer. Refused when nothing can be read
    so: the list stays as it was.
    """
    _insist_untaken(upload)
    columns.insist_readable(upload.reading, settled)
    try:
        read = read_list(files.read(upload.file), upload.file.name, today=clock.today(), headings=settled)
    except UnreadableListError as wrong:
        raise Refused(wrong.message, code=wrong.code) from wrong
    return keep_reading(upload, by=by, at=at, read=read, settled=settled)


@action("nominations.upload")
def keep_reading(upload: Upload, *, by: Actor, at: datetime, read: ReadList, settled: Mapping[str, str]) -> int:
    """Put the rows of the new reading in the place of the old ones and remember the headings for the unit.

    What an officer did to a row by hand is done again where the row still says the same.
    """
    Upload.objects.select_for_update().get(pk=upload.pk)
    _insist_untaken(upload)
    before, old = upload.reading, list(upload.rows.all())
    upload.reading = described(read, settled) | {"headings_before": before.get("headings", {})}
    upload.save(update_fields=["reading"])
    upload.rows.all().delete()
    fresh = write_rows(upload, read.rows)
    _carry(old, fresh, upload, by=by)
    columns.remember(upload.unit, settled, [heading.title for heading in columns.headings_of(upload.reading)])
    audit.note(upload=upload.pk, settled=dict(settled), rows=len(fresh), rows_before=len(old))
    return len(fresh)


def _insist_untaken(upload: Upload) -> None:
    if upload.state == UploadState.WITHDRAWN:
        raise Refused("Danh sách này đã được rút lại.", code="wrong_state")
    if Nomination.objects.filter(row__upload=upload).exists():
        raise Refused(
            "Danh sách đã được đưa vào hồ sơ, không đọc lại được; hãy rút danh sách, lấy lại rồi sửa cách đọc cột.",
            code="taken_in",
        )


def _carry(old: Sequence[Row], fresh: Sequence[Row], upload: Upload, *, by: Actor) -> None:
    waiting: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in old:
        waiting[row.sheet, row.number].append(row)
    for row in fresh:
        same = waiting[row.sheet, row.number]
        before = next((one for one in same if one.award == row.award), same[0] if same else None)
        if before is None:
            continue
        same.remove(before)
        if _by_hand(before) and _again(before, row, upload):
            check_ledger([row], upload.round)
            row.save(update_fields=[*mending.MATCHED, "dropped"])


def _by_hand(row: Row) -> bool:
    return row.dropped or "decided_by" in row.data or "was" in row.data


def _again(before: Row, row: Row, upload: Upload) -> bool:
    """Do to ``row`` what an officer did to ``before``; False when another name stands there now.

    What was mended stays mended where the new reading says just what the old one said.
    """
    was, mended, now = before.data.get("was"), mending.said(before), mending.said(row)
    if now["name"] != (was or mended)["name"]:
        return False
    row.dropped = before.dropped
    if was:
        kept = {name: mended[name] if value == was[name] else value for name, value in now.items()}
        kept["unit_name"] = kept.pop("unit")
        mending.mend(row, upload.unit, **kept)
    if decided := before.data.get("decided_by"):
        meant = {candidate["party"] for candidate in row.candidates} | {row.party_id, None}
        if before.party_id in meant:
            mending.choose(row, before.party_id, by=decided)
    return True
