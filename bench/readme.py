"""The README's short table: the figures that a reader compares first, taken from the tables just measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, Table

BEGIN, END = "<!-- số đo -->", "<!-- hết số đo -->"
SHOWN = {
    "read and checked": "Danh sách 100.000 dòng: đọc và soát lỗi",
    "saved: matched": "… ghép người, đối chiếu sổ vàng, lưu",
    "django-import-export, default": "… so với django-import-export mặc định",
    "django-import-export, bulk": "… so với django-import-export ghi hàng loạt",
    "every award in memory": "Xét mọi danh hiệu, hình thức × 200.000 người × 10 năm",
    "from SQLite to columns": "Đọc dữ kiện của cả tỉnh từ SQLite",
    "every award of one person": "Mọi kết luận của một người, có giải thích",
    "OpenFisca with": "Cùng quy định, so với OpenFisca",
    "a decision of ZEN": "Một kết luận, so với ZEN Engine",
    "diplomas a second": "In bằng khen, mỗi giây",
    "faster than WeasyPrint": "… so với WeasyPrint",
    "faster than a LibreOffice": "… so với trộn thư LibreOffice",
    "telling word of the unit: hit": "Tra cứu trên 1.500.000 lượt khen: tìm đúng",
    "telling word of the unit: p95": "… 95 % lượt nhanh hơn",
    "all pages together": "Mọi trang của mọi vai trò, 95 % nhanh hơn",
    "the slowest page": "… trang chậm nhất",
}  # fmt: skip
"""By how a figure's name begins or ends, in the README's order."""


def write_readme(place: Path, tables: list[Table]) -> None:
    """Put the table between its two marks."""
    text = place.read_text(encoding="utf-8")
    lines = ["| | đo được | mục tiêu |", "|---|---:|---:|", *_rows(tables)]
    found = re.sub(f"{BEGIN}.*{END}", "\n".join([BEGIN, *lines, END]), text, flags=re.DOTALL)
    place.write_text(found, encoding="utf-8")


def _rows(tables: list[Table]) -> Iterator[str]:
    figures = [figure for table in tables for figure in table.figures]
    for part, words in SHOWN.items():
        for figure in figures:
            if part in figure.what:
                yield f"| {words}{_database(figure)} | {_vietnamese(figure.shown)} | {_vietnamese(figure.bound)} |"


def _database(figure: Figure) -> str:
    name = figure.what.partition(",")[0]
    return f" ({name})" if name in ("SQLite", "PostgreSQL") else ""


def _vietnamese(shown: str) -> str:
    """1,234.5 → 1.234,5"""
    return shown.translate(str.maketrans(",.", ".,")).replace(" s", " giây")
