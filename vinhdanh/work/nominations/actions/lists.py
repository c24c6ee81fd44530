"""Lists that units send: kept once, matched, put right row by row, taken back."""

from datetime import datetime

from vinhdanh.crafts.sheets import ReadList, UnreadableListError, read_list
from vinhdanh.ground.office import audit, clock, files
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit
from vinhdanh.law import award_names

from .. import queries
from ..imports import LIST_LIMIT, apply_matches, check_ledger, describe, named, write_rows
from ..matching import match
from ..models import Nomination, Round, Row, Upload
from ..workflow import NOMINATION, UPLOAD, NominationState

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv",
}


def send(unit: Unit, *, by: Actor, at: datetime, round: Round, content: bytes, filename: str) -> tuple[Upload, bool]:
    """Read a list and keep it; the flag is False when these bytes were sent before: nothing changes then.

    Reading comes before the transaction, so that a long list blocks no other writer. Refused when the file is no
    list: one sentence, nothing kept.
    """
    if len(content) > LIST_LIMIT:
        raise Refused(f"Tệp “{filename}” lớn hơn 50 MB; hãy bỏ hình ảnh, trang thừa rồi gửi lại.", code="too_large")
    if same := queries.same_list(round, unit, content):
        return same, False
    try:
        read = read_list(content, filename, today=clock.today())
    except UnreadableListError as wrong:
        raise Refused(wrong.message, code=wrong.code) from wrong
    upload = keep_list(unit, by=by, at=at, round=round, content=content, filename=filename, read=read)
    return upload, upload.sent_at == at


@action("nominations.upload")
def keep_list(
    unit: Unit, *, by: Actor, at: datetime, round: Round, content: bytes, filename: str, read: ReadList
) -> Upload:
    """Keep a list that was read: the file, how it was read, its rows matched to the registry.

    The same bytes again answer the upload that is there. Refused when the round is closed.
    """
    Unit.objects.select_for_update().get(pk=unit.pk)
    if round.closed:
        raise Refused(f"{round} đã đóng, không nhận thêm danh sách; hãy liên hệ cơ quan thường trực.", code="closed")
    if same := queries.same_list(round, unit, content):
        return same
    media_type = MEDIA_TYPES.get(filename.rsplit(".", 1)[-1].lower(), "application/octet-stream")
    upload = Upload.objects.create(
        round=round,
        unit=unit,
        file=files.keep(content, name=filename, media_type=media_type, at=at),
        sent_by_id=by.id,
        sent_at=at,
        reading=describe(read),
    )
    rows = write_rows(upload, read.rows)
    audit.note(upload=upload.pk, file=filename, rows=len(rows))
    return upload


@action("nominations.upload")
def withdraw_list(upload: Upload, *, by: Actor, at: datetime) -> int:
    """Take a list back: what it brought and was not yet submitted goes with it; answers how many nominations."""
    brought = Nomination.objects.filter(row__upload=upload).exclude(state=NominationState.WITHDRAWN)
    if brought.exclude(state=NominationState.DRAFT).exists():
        raise Refused(
            "Danh sách này có hồ sơ đã trình; hãy rút từng hồ sơ chưa trình, hoặc đề nghị trả lại tờ trình trước.",
            code="submitted",
        )
    UPLOAD.move(upload, "withdraw")
    keys = NOMINATION.move_many(brought, "withdraw")
    Nomination.objects.filter(pk__in=keys).update(row=None, submission=None)
    return len(keys)


@action("nominations.upload")
def restore_list(upload: Upload, *, by: Actor, at: datetime) -> None:
    """Undo ``withdraw_list``: the rows are there again and can be taken in again."""
    if Upload.objects.filter(queries.is_same(upload.round, upload.unit, upload.file.sha256)).exists():
        raise Refused("Danh sách này đã được gửi lại; hãy dùng bản mới.", code="sent_again")
    UPLOAD.move(upload, "restore")


@action("nominations.edit")
def decide_match(row: Row, *, by: Actor, at: datetime, party: int | None) -> Row:
    """An officer says who is meant: one of the candidates, or (None) somebody new."""
    _insist_free(row)
    allowed = {candidate["party"] for candidate in row.candidates} | ({row.party_id} if row.party_id else set())
    if party is not None and party not in allowed:
        raise Refused("Người được chọn không nằm trong các khả năng của dòng này; hãy tải lại trang.", code="stale")
    if row.party_id and row.match == Row.Match.SAME:
        row.candidates = [{"party": row.party_id, "why": row.data["why"]}]
    row.party_id = party
    row.match = Row.Match.DECIDED if party else Row.Match.NEW
    row.data["decided_by"] = by.name
    check_ledger([row], row.upload.round)
    row.save(update_fields=["party", "match", "candidates", "data", "problems"])
    audit.note(row=row.pk, party=party)
    return row


@action("nominations.edit")
def undo_match(row: Row, *, by: Actor, at: datetime) -> Row:
    """Take an officer's choice back: the row is matched anew."""
    _insist_free(row)
    row.data.pop("decided_by", None)
    _match_again(row)
    return row


@action("nominations.edit")
def drop_row(row: Row, *, by: Actor, at: datetime) -> None:
    """Put a line aside: it becomes no nomination."""
    _insist_free(row)
    Row.objects.filter(pk=row.pk).update(dropped=True)
    row.dropped = True


@action("nominations.edit")
def take_up_row(row: Row, *, by: Actor, at: datetime) -> None:
    """Undo ``drop_row``."""
    Row.objects.filter(pk=row.pk).update(dropped=False)
    row.dropped = False


MENDS = {
    "name": {"missing_name", "duplicate", "bad_id"},
    "born": {"bad_date", "duplicate"},
    "unit": {"missing_unit"},
    "award": {"unknown_award", "wrong_subject", "duplicate"},
}
"""Which problems are over once a field was mended by hand."""


@action("nominations.edit")
def mend_row(
    row: Row, *, by: Actor, at: datetime, name: str, award: str, born: str | int | None = None, unit: str = ""
) -> Row:
    """Put right what a row says: ``born`` as a year or an ISO day. The row is matched again; what it said is noted."""
    _insist_free(row)
    if award not in award_names() or row.data["subject"] not in award_names()[award].subjects:
        raise Refused("Danh hiệu, hình thức này không dành cho đối tượng của dòng; hãy chọn lại.", code="wrong_subject")
    before = {"name": row.name, "award": row.award, "born": row.data.get("born"), "unit": row.data["unit"]}
    after = {"name": name.strip(), "award": award, "born": born, "unit": unit.strip()}
    changed = {field for field in before if before[field] != after[field]}
    over = set().union(*(MENDS[field] for field in changed)) if changed else set()
    row.name, row.award = after["name"][:250], award
    row.data |= {"born": born, "unit": after["unit"], "was": before | row.data.get("was", {})}
    row.problems = [problem for problem in row.problems if problem["code"] not in over or _still(problem["code"], row)]
    audit.note(row=row.pk, changed=sorted(changed))
    _match_again(row)
    return row


def _still(code: str, row: Row) -> bool:
    """Whether a mended name is as empty as before."""
    return code == "missing_name" and not row.name


def _match_again(row: Row) -> None:
    apply_matches([row], match([named(row)], row.upload.unit))
    check_ledger([row], row.upload.round)
    row.save(update_fields=["name", "award", "party", "match", "candidates", "data", "problems"])


def _insist_free(row: Row) -> None:
    """Lock the upload and refuse when the row has become a nomination or the list was taken back."""
    Upload.objects.select_for_update().get(pk=row.upload_id)
    if Nomination.objects.filter(row=row).exists():
        raise Refused("Dòng này đã thành hồ sơ; hãy sửa ở trang hồ sơ.", code="taken_in")
    if row.upload.state == "withdrawn":
        raise Refused("Danh sách này đã được rút lại.", code="wrong_state")
