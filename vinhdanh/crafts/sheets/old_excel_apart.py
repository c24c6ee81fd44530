"""A program of its own: reads one .xls from standard input, writes its sheets as JSON to standard output.

The reader of the old binary format can be led in circles by a damaged file, and a process can be stopped where a
thread cannot. Run by path with ``python -I``, so it imports nothing of this package.

Output: ``{"sheets": [{"name", "visible", "rows", "merged"}]}`` with dates as ``{"date": ISO}``, or ``{"error": kind}``.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MAX_MEMORY_BYTES = 1024**3
MAX_SECONDS = 15


def plain(value: Any) -> Any:
    """A cell as JSON can carry it."""
    if isinstance(value, datetime | date):
        return {"date": value.isoformat()[:10]}
    if isinstance(value, time | timedelta):
        return str(value)
    return value


def main() -> None:
    """Read, answer, and never take more than the limits."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    sheets = []
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        for metadata in workbook.sheets_metadata:
            if metadata.typ != SheetTypeEnum.WorkSheet:
                continue
            visible = metadata.visible == SheetVisibleEnum.Visible
            entry: dict[str, Any] = {"name": metadata.name, "visible": visible, "rows": [], "merged": []}
            if visible:
                sheet = workbook.get_sheet_by_name(metadata.name)
                entry["rows"] = [list(map(plain, row)) for row in sheet.to_python(skip_empty_area=False)]
                entry["merged"] = [[*start, *end] for start, end in sheet.merged_cell_ranges or []]
            sheets.append(entry)
    except PasswordError:
        answer: dict[str, Any] = {"error": "password"}
    else:
        answer = {"sheets": sheets}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
