"""Lists that units send: kept once, matched, put right row by row, taken back."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from vinhdanh.crafts.sheets import ReadList, UnreadableListError, read_list
from vinhdanh.ground.office import audit, clock, files
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.registry.models import Unit

from .. import mending, queries
from ..columns import settled_for
from ..imports import LIST_LIMIT, check_ledger, describe_tables, described, write_rows
from ..models import Nomination, Round, Row, Upload
from ..workflow import NOMINATION, UPLOAD, NominationState

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv",
}


class UnknownHeadingsError(Refused):
    """The list has a table, but nobody taught the reader its headings; an officer can say what they mean.

    ``file`` waits meanwhile; ``reading`` has the table as it stands.
    """

    def __init__(self, wrong: UnreadableListError, file: StoredFile):
        super().__init__(wrong.message, code=wrong.code)
        self.file = file
        self.reading = {"tables": describe_tables(wrong.tables)}


def send(unit: Unit, *, by: Actor, at: datetime, round: Round, content: bytes, filename: str) -> tuple[Upload, bool]:
    """Read a list and keep it; the flag is False when these bytes were sent before: nothing changes then.

    It is read with what the unit's officers settled of its headings. Reading comes before the transaction, so that a
    long list blocks no other writer. Refused when the file is no list: one sentence, nothing kept;
    UnknownHeadingsError when only its headings are not known.
    """
    if len(content) > LIST_LIMIT:
        raise Refused(f"Tệp “{filename}” lớn hơn 50 MB; hãy bỏ hình ảnh, trang thừa rồi gửi lại.", code="too_large")
    if same := queries.same_list(round, unit, content):
        return same, False
    settled = settled_for(unit)
    try:
        read = read_list(content, filename, today=clock.today(), headings=settled)
    except UnreadableListError as wrong:
        if wrong.tables:
            file = keep_aside(unit, by=by, at=at, content=content, filename=filename)
            raise UnknownHeadingsError(wrong, file) from wrong
        raise Refused(wrong.message, code=wrong.code) from wrong
    upload = keep_list(unit, by=by, at=at, round=round, content=content, filename=filename, read=read, settled=settled)
    return upload, upload.sent_at == at


@action("nominations.upload")
def keep_aside(unit: Unit, *, by: Actor, at: datetime, content: bytes, filename: str) -> StoredFile:
    """Keep a list's bytes until somebody has said what its columns are: nobody is asked for the file twice."""
    return files.keep(content, name=filename, media_type=media_type_of(filename), at=at)


def media_type_of(filename: str) -> str:
    return MEDIA_TYPES.get(filename.rsplit(".", 1)[-1].lower(), "application/octet-stream")


@action("nominations.upload")
def keep_list(
    unit: Unit,
    *,
    by: Actor,
    at: datetime,
    round: Round,
    content: bytes,
    filename: str,
    read: ReadList,
    settled: Mapping[str, str] = MappingProxyType({}),
) -> Upload:
    """Keep a list that was read: the file, how it was read, its rows matched to the registry.

    ``settled``: the meanings of the unit's own headings it was read with.

    The same bytes again answer the upload that is there. Refused when the round is closed.
    """
    Unit.objects.select_for_update().get(pk=unit.pk)
    if round.closed:
        raise Refused(f"{round} đã đóng, không nhận thêm danh sách; hãy liên hệ cơ quan thường trực.", code="closed")
    if same := queries.same_list(round, unit, content):
        return same
    upload = Upload.objects.create(
        round=round,
        unit=unit,
        file=files.keep(content, name=filename, media_type=media_type_of(filename), at=at),
        sent_by_id=by.id,
        sent_at=at,
        reading=described(read, settled),
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
    mending.choose(row, party, by=by.name)
    _keep(row)
    audit.note(row=row.pk, party=party)
    return row


@action("nominations.edit")
def undo_match(row: Row, *, by: Actor, at: datetime) -> Row:
    """Take an officer's choice back: the row is matched anew."""
    _insist_free(row)
    mending.match_anew(row, row.upload.unit)
    _keep(row)
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


@action("nominations.edit")
def mend_row(
    row: Row, *, by: Actor, at: datetime, name: str, award: str, born: str | int | None = None, unit: str = ""
) -> Row:
    """Put right what a row says: ``born`` as a year or an ISO day. The row is matched again; what it said is noted."""
    _insist_free(row)
    mending.insist_award_fits(award, row)
    changed = mending.mend(row, row.upload.unit, name=name, award=award, born=born, unit_name=unit)
    audit.note(row=row.pk, changed=changed)
    _keep(row)
    return row


def _keep(row: Row) -> None:
    check_ledger([row], row.upload.round)
    row.save(update_fields=mending.MATCHED)


def _insist_free(row: Row) -> None:
    """Lock the upload and refuse when the row has become a nomination or the list was taken back."""
    Upload.objects.select_for_update().get(pk=row.upload_id)
    if Nomination.objects.filter(row=row).exists():
        raise Refused("Dòng này đã thành hồ sơ; hãy sửa ở trang hồ sơ.", code="taken_in")
    if row.upload.state == "withdrawn":
        raise Refused("Danh sách này đã được rút lại.", code="wrong_state")
