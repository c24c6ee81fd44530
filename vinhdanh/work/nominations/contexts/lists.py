"""The page of a list: how it was read, and what is to be done with its rows."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from vinhdanh.ground.accounts.access import charge
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.ui.components.words import vn_number, vn_time
from vinhdanh.ground.ui.lists import kept_query
from vinhdanh.ground.ui.parts import MenuItem

from ..heaps import HEAPS, READY, heights, in_heaps
from ..models import Row, Upload
from ..occasions import occasion_of, told
from ..tasks import job_of
from ..workflow import UploadState

HEAP_FIELD = "nhom"


def upload_page(request: HttpRequest, upload: Upload) -> dict[str, Any]:
    """How a list was read, its rows in heaps, and what can be done with it."""
    rows = in_heaps(upload.rows.all(), upload.round)
    counted = heights(rows)
    reader = charge(request)
    current = request.GET.get(HEAP_FIELD, "")
    ready = sum(counted[name] for name in READY)
    return {
        "upload": upload,
        "title": f"Danh sách của {upload.unit.name}",
        "line": _line(upload, counted.total()),
        "reading": upload.reading,
        "rows": shown_rows(rows.filter(heap=current) if current else rows),
        "chips": [
            MenuItem("Tất cả", kept_query(request, **{HEAP_FIELD: "", "trang": ""}), not current, counted.total()),
            *(
                MenuItem(
                    heap.label, kept_query(request, **{HEAP_FIELD: heap.name, "trang": ""}), heap.name == current,
                    counted[heap.name], hot=heap.name in ("mend", "unsure"), icon=heap.icon,
                )
                for heap in HEAPS
                if counted[heap.name] or heap.name == current
            ),
        ],
        "counted": counted,
        "job": job_of(upload),
        "ready": ready,
        "to_mend": counted["mend"] + counted["unsure"],
        "step": 4 if counted["taken"] and not ready else 3,
        "may_edit": may_edit(reader, upload),
        "may_withdraw": upload.state != UploadState.WITHDRAWN and reader.may("nominations.upload", upload.unit.path),
        "may_read_again": may_edit(reader, upload) and reader.may("nominations.upload", upload.unit.path),
        "may_send_again": not upload.round.closed and reader.may("nominations.upload", upload.unit.path),
        "many_sheets": len({table["sheet"] for table in upload.reading["tables"]}) > 1,
        "doubts": _doubts(upload),
    }  # fmt: skip


def _line(upload: Upload, rows: int) -> str:
    sheets = ", ".join(f"“{table['sheet']}”" for table in upload.reading["tables"])
    sent = f"gửi {vn_time(upload.sent_at)}, {upload.sent_by.get_full_name()}"
    return f"Tệp {upload.file.name} · trang {sheets} · {vn_number(rows)} dòng · {sent}"


def may_edit(reader: Charge, upload: Upload) -> bool:
    return upload.state != UploadState.WITHDRAWN and reader.may("nominations.edit", upload.unit.path)


def _doubts(upload: Upload) -> list[str]:
    """Where the list itself says otherwise than the round, or asks for another kind than the year's merit."""
    year, round, occasion = upload.reading.get("year"), upload.round, occasion_of(upload)
    doubts = []
    if year and year != round.year:
        doubts.append(f"Danh sách ghi năm {year}, đợt xét này xét năm {round.year}; kết quả được xét theo năm của đợt.")
    return [*doubts, told(occasion)] if occasion else doubts


def shown_rows(rows: QuerySet[Row]) -> QuerySet[Row]:
    return rows.select_related("party__home__party", "party__person", "nomination").order_by("ordinal")
