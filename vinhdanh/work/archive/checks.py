"""What a row of an old list needs before it can come into the books, beyond what its reader found wrong."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from vinhdanh.crafts.sheets.facts import references
from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.ground.office import clock

from .models import Batch, BatchRow

_MAKER = re.compile(
    r"\bcủa\s+((?:Chủ tịch|Giám đốc|Thủ trưởng|Bộ trưởng|Hiệu trưởng|Thủ tướng|Tổng)[^);,]*)", re.IGNORECASE
)
_OURS = frozenset({"no_decision", "wrong_year", "no_result", "no_year"})
_OF_AWARDS = frozenset({"unknown_award", "wrong_subject"})
"""Faults that do not matter where no award is brought in."""
LATEST_AFTER = 2
"""A year is honoured in it or, by the highest authorities, at most two years later."""


def named_in(attached: str) -> dict[str, Any]:
    """What the line "Kèm theo Quyết định số …" tells: number, day and maker of the decision; absent what it lacks."""
    said, maker = references(attached), _MAKER.search(attached)
    told = {"decision_number": said.decision, "decided_on": said.decided, "decided_by": maker and maker[1].strip()}
    return {name: value for name, value in told.items() if value}


def paper_of(row: BatchRow, batch: Batch) -> tuple[str, date | None, str]:
    """Number, day and maker of the decision a row stands on: its own columns first, then what is said of the batch."""
    own = row.data["paper"]
    day = date.fromisoformat(own["day"]) if own["day"] else None
    if own["number"] and own["number"] != batch.decision_number:
        return own["number"], day, own["by"] or batch.decided_by
    return batch.decision_number, day or batch.decided_on, own["by"] or batch.decided_by


def check(rows: Iterable[BatchRow], batch: Batch) -> None:
    """Write into the rows what this room finds wrong with them (not saved)."""
    for row in rows:
        kept = [problem for problem in row.problems if problem["code"] not in _OURS]
        if batch.kind == Batch.Kind.RESULTS:
            kept = [problem for problem in kept if problem["code"] not in _OF_AWARDS]
            found = None if row.data["facts"].get("years") else ("no_result", _NO_RESULT)
        else:
            found = _wrong_paper(row, batch)
        if found:
            cells = row.data["cells"]
            kept.append({"code": found[0], "cell": cells.get("decision") or cells.get("name", ""), "message": found[1]})
        row.problems = kept


_NO_RESULT = (
    "Dòng này không có kết quả xếp loại của năm nào; ghi năm ở tiêu đề cột hoặc tiêu đề danh sách rồi gửi lại, "
    "hoặc bỏ dòng."
)


def _wrong_paper(row: BatchRow, batch: Batch) -> tuple[str, str] | None:
    number, day, maker = paper_of(row, batch)
    if batch.year is None:
        return "no_year", "Chưa rõ khen thưởng cho thành tích năm nào; ghi năm ở mục “Căn cứ” phía trên."
    lacking = [what for what, told in (("số", number), ("ngày", day), ("người ký", maker)) if not told]
    if lacking or day is None:
        return (
            "no_decision",
            f"Thiếu {', '.join(lacking)} quyết định; ghi ở mục “Căn cứ” phía trên hoặc trong cột của dòng.",
        )
    if day > clock.today() or not batch.year <= day.year <= batch.year + LATEST_AFTER:
        return "wrong_year", (
            f"Quyết định ngày {short_date(day)} không khớp với năm khen thưởng {batch.year}; "
            "sửa năm, sửa ngày, hoặc tách dòng này sang tệp của năm khác."
        )
    return None
