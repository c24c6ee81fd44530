"""Text files with separated columns (csv) as a grid: encoding and separator are found out."""

from __future__ import annotations

import csv

from vinhdanh.crafts.sheets.grid import Grid, Value
from vinhdanh.crafts.sheets.guards import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from vinhdanh.crafts.sheets.model import UnreadableListError
from vinhdanh.crafts.viet.legacy import decode

_SEPARATORS = ";\t,|"
_LONGEST_FIELD = 100_000


def read_delimited(data: bytes, filename: str) -> Grid:
    """The one grid of a csv file. A record that runs over several lines stands on its first line."""
    text = decode(data)
    separator, text = _declared_separator(text)
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator or _separator(text))
    rows: list[list[Value]] = []
    cells = 0
    try:
        for record in reader:
            cells += len(record) or 1
            if len(record) > MAX_COLUMNS:
                where = f"Tệp “{filename}”, dòng {reader.line_num}"
                message = f"{where}: có tới {len(record)} cột; hãy kiểm tra dấu ngăn cách cột."
                raise UnreadableListError(message, "too_wide")
            if cells > MAX_CELLS or len(rows) > MAX_ROWS:
                raise UnreadableListError(f"Tệp “{filename}” quá lớn; hãy tách thành nhiều tệp.", "too_large")
            rows.append(list[Value](record))
            rows += [[] for _ in range(reader.line_num - len(rows))]
    except csv.Error:
        message = (
            f"Tệp “{filename}”, dòng {reader.line_num}: không tách được cột; hãy lưu lại dạng Excel (.xlsx) rồi gửi."
        )
        raise UnreadableListError(message, "truncated") from None
    return Grid("csv", rows)


def _declared_separator(text: str) -> tuple[str | None, str]:
    """Excel's first line "sep=;" names the separator; it stays as an empty line, so that lines keep their numbers."""
    first, newline, rest = text.partition("\n")
    name = first.strip().strip('"')
    if name.lower().startswith("sep=") and len(name) == 5:
        return name[4], newline + rest
    return None, text


def _separator(text: str) -> str:
    """The sign that parts most lines into the same number of columns, more than one."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]

    def steadiness(separator: str) -> tuple[int, int]:
        counts = [count for line in lines if (count := line.count(separator))]
        common = max(set(counts), key=counts.count, default=0)
        return counts.count(common), common

    return max(_SEPARATORS, key=steadiness)
