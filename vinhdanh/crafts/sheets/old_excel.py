"""Workbooks of Excel 97–2003 (.xls) as grids, read by a process of its own that is stopped when it takes too long."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from vinhdanh.crafts.sheets.grid import Grid, Span, Value
from vinhdanh.crafts.sheets.model import Skipped, UnreadableListError

SECONDS = 20
_PROGRAM = Path(__file__).with_name("old_excel_apart.py")


def read_old_workbook(data: bytes, filename: str) -> tuple[list[Grid], list[Skipped]]:
    """The visible sheets, and the hidden ones as left out. Raises UnreadableListError."""
    try:
        done = subprocess.run(  # noqa: S603 the program is ours, the file goes in as bytes
            [sys.executable, "-I", str(_PROGRAM)], input=data, capture_output=True, timeout=SECONDS, check=True
        )
        answer = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        message = f"Tệp “{filename}” bị hỏng, không mở được; hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại."
        raise UnreadableListError(message, "truncated") from error
    if answer.get("error") == "password":
        raise UnreadableListError(f"Tệp “{filename}” đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại.", "encrypted")
    grids: list[Grid] = []
    skipped: list[Skipped] = []
    for sheet in answer["sheets"]:
        if sheet["visible"]:
            rows = [[_value(value) for value in row] for row in sheet["rows"]]
            grids.append(Grid(sheet["name"], rows, [Span(*corners) for corners in sheet["merged"]]))
        else:
            reason = f"Trang tính “{sheet['name']}” đang ẩn nên không đọc."
            skipped.append(Skipped(sheet["name"], None, None, reason))
    return grids, skipped


def _value(value: Any) -> Value:
    if isinstance(value, dict):
        return date.fromisoformat(value["date"])
    return value if isinstance(value, (str, int, float)) else None
