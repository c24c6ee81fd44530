"""A score table out of a workbook or a Word list as boards write them: merged headings, levels line by line.

What is read is plain data for ``scoring.read_table``; it goes to the editor first, with what could not be understood
named by its cell, and becomes a draft when the officer saves it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from vinhdanh.crafts.sheets import UnreadableListError
from vinhdanh.crafts.sheets.grid import Grid, address, fill_spans, text_of
from vinhdanh.crafts.sheets.grids import open_grids
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office.errors import Refused

FILE_LIMIT = 10 * 1024 * 1024
HEADER_WITHIN = 25
_MEANINGS = (
    ("ignored", ("tu cham", "tham dinh diem", "diem tham dinh", "ket qua", "ghi chu", "diem dat")),
    ("verifier", ("don vi tham dinh", "co quan tham dinh", "don vi cham", "co quan cham", "don vi theo doi")),
    ("evidence", ("minh chung", "chung minh", "kiem chung", "tai lieu")),
    ("rule", ("dieu kien", "cach cham", "cach tinh", "phuong phap", "muc diem")),
    ("max", ("diem chuan", "diem toi da", "thang diem", "so diem", "diem")),
    ("code", ("stt", "tt", "so tt", "muc")),
    ("text", ("noi dung", "tieu chi", "chi tieu", "nhiem vu")),
)  # the first that a heading contains, read from above
_ROMAN = re.compile(r"[IVXLC]+|[A-ZĐ]")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_LEVEL = re.compile(r"^[-+•\s]*(?P<text>.+?)\s*[:=]\s*(?P<points>\d+(?:[.,]\d+)?)\s*(?:điểm|đ)?[.;]?$", re.IGNORECASE)
_EACH = re.compile(
    r"mỗi\s+(?P<unit>.+?)\s+(?:được\s+|cộng\s+|trừ\s+)?(?P<each>\d+(?:[.,]\d+)?)\s*điểm"
    r"(?:.*?tối đa\s+(?P<most>\d+(?:[.,]\d+)?))?",
    re.IGNORECASE | re.DOTALL,
)


@dataclass
class ReadTable:
    """What was read: plain data, and what the officer should look at, a sentence each."""

    content: dict[str, Any]
    problems: list[str] = field(default_factory=list)


def read_score_table(data: bytes, filename: str) -> ReadTable:
    """The first score table of the file. Refused, with a sentence, when there is none."""
    if len(data) > FILE_LIMIT:
        raise Refused(f"Tệp “{filename}” lớn hơn 10 MB; một bảng tiêu chí không cần lớn đến thế.", code="too_large")
    try:
        grids, _ = open_grids(data, filename)
    except UnreadableListError as wrong:
        raise Refused(wrong.message, code=wrong.code) from wrong
    for grid in grids:
        if (header := _header(grid)) is not None:
            return _Walk(grid, *header).read()
    raise Refused(
        f"Không tìm thấy bảng tiêu chí trong “{filename}”: cần một dòng tiêu đề có cột “Nội dung” (hoặc “Tiêu chí”) "
        "và cột “Điểm chuẩn” (hoặc “Điểm tối đa”).",
        code="no_table",
    )


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """(first line below the heading, column of each meaning); a heading may be several lines of merged cells."""
    for top in range(min(HEADER_WITHIN, len(grid.rows))):
        bottom = max([span.bottom for span in grid.spans if span.top == top and span.bottom <= top + 3], default=top)
        width = max(len(grid.rows[row]) for row in range(top, min(bottom + 1, len(grid.rows))))
        found: dict[str, int] = {}
        for column in range(width):
            if (meaning := _meaning(_heading(grid, top, bottom, column))) and meaning not in found:
                found[meaning] = column
        if "text" in found and "max" in found:
            return bottom + 1, found
    return None


def _heading(grid: Grid, top: int, bottom: int, column: int) -> str:
    """All that stands above a column, a merged cell above each column that it covers."""
    told: list[str] = []
    for row in range(top, min(bottom + 1, len(grid.rows))):
        held = next((s for s in grid.spans if s.top <= row <= s.bottom and s.left <= column <= s.right), None)
        value = text_of(grid.value(held.top, held.left) if held else grid.value(row, column))
        if value and value not in told:
            told.append(value)
    return fold(" ".join(told))


def _meaning(heading: str) -> str | None:
    words = f" {heading} "
    for meaning, signs in _MEANINGS:
        if any((f" {sign} " in words) if len(sign) < 4 else sign in words for sign in signs):
            return meaning
    return None


@dataclass
class _Line:
    row: int
    code: str
    text: str
    points: float | None
    rule: str
    evidence: str
    verifier: str


class _Walk:
    """Down the table: group headings, criteria, and the lines below a criterion that are its levels."""

    def __init__(self, grid: Grid, first: int, columns: dict[str, int]):
        self.grid, self.first, self.columns = grid, first, columns
        self.groups: list[dict[str, Any]] = []
        self.problems: list[str] = []
        self.total: float | None = None

    def read(self) -> ReadTable:
        fill_spans(self.grid)
        for line in self._lines():
            if fold(line.text).startswith(("tong cong", "tong diem", "cong")) and not line.rule:
                self.total = line.points
            elif self._is_group(line):
                self._open_group(line)
            elif self._is_level(line):
                self._add_level(line)
            else:
                self._add_criterion(line)
        groups = [self._finished(group) for group in self.groups]
        groups = [group for group in groups if group["criteria"]]
        if not groups:
            raise Refused("Bảng có tiêu đề nhưng không có dòng tiêu chí nào; hãy kiểm tra lại tệp.", code="no_table")
        content: dict[str, Any] = {"name": self._name(), "groups": groups}
        content["total"] = sum(group["max"] for group in groups if group["kind"] == "points")
        if self.total is not None and abs(self.total - content["total"]) > 0.001:
            self.problems.append(
                f"Bảng ghi tổng {self.total:g} điểm, các nhóm cộng lại được {content['total']:g}; hãy kiểm tra điểm."
            )
        return ReadTable(content, self.problems)

    def _name(self) -> str:
        above = [text for row in range(self.first) for _, text in self.grid.texts(row)]
        titled = [text for text in above if "cham diem" in fold(text) or "tieu chi" in fold(text)]
        long = [text for text in titled if len(text.split()) > 3]
        return (long[0] if long else self.grid.name)[:200]

    def _lines(self) -> Iterator[_Line]:
        for row in range(self.first, len(self.grid.rows)):
            cell = {name: self.grid.value(row, column) for name, column in self.columns.items()}
            told = {name: text_of(value) for name, value in cell.items()}
            if not (told.get("text") or told.get("rule") or told.get("code")):
                continue
            raw = cell.get("rule")
            yield _Line(
                row, told.get("code", "").rstrip("."), told.get("text", ""), _points(cell.get("max")),
                raw.strip() if isinstance(raw, str) else told.get("rule", ""), told.get("evidence", ""),
                told.get("verifier", ""),
            )  # fmt: skip

    def _is_group(self, line: _Line) -> bool:
        return bool(line.code and _ROMAN.fullmatch(line.code)) or (not line.code and _kind(line.text) != "points")

    def _open_group(self, line: _Line) -> None:
        code = line.code or {"bonus": "T", "minus": "P", "bar": "K"}[_kind(line.text)]
        group = {"code": code, "text": line.text, "kind": _kind(line.text), "max": line.points, "criteria": []}
        group["verifier"] = line.verifier
        self.groups.append(group)

    def _is_level(self, line: _Line) -> bool:
        """A line that says no new number: of a merged criterion, or indented below it."""
        if not self.groups or not self.groups[-1]["criteria"]:
            return False
        last = self.groups[-1]["criteria"][-1]
        if line.code and line.code == last["code"] and line.row > last["row"]:
            return True
        return not line.code and line.points is not None

    def _add_level(self, line: _Line) -> None:
        last = self.groups[-1]["criteria"][-1]
        text = line.rule or line.text
        if matched := _LEVEL.match(text):
            last["levels"].append({"text": matched["text"], "points": _points(matched["points"])})
        elif line.points is not None and (line.rule or line.text != last["text"]):
            last["levels"].append({"text": text, "points": abs(line.points)})
        else:
            self.problems.append(
                f"Ô {address(line.row, self.columns['text'])}: chưa hiểu “{text}”; hãy ghi lại mức điểm."
            )

    def _add_criterion(self, line: _Line) -> None:
        if not self.groups:
            self.groups.append(
                {"code": "I", "text": "Tiêu chí", "kind": "points", "max": None, "criteria": [], "verifier": ""}
            )
        group = self.groups[-1]
        code = line.code or f"{group['code']}{len(group['criteria']) + 1}"
        one: dict[str, Any] = {
            "row": line.row, "code": code, "text": line.text, "max": None if line.points is None else abs(line.points),
            "levels": [], "evidence": line.evidence,
        }  # fmt: skip
        if verifier := line.verifier or group["verifier"]:
            one["verifiers"] = [name.strip() for name in re.split(r"[;\n]", verifier) if name.strip()]
        _understand(one, line.rule)
        group["criteria"].append(one)

    def _finished(self, group: dict[str, Any]) -> dict[str, Any]:
        kept = []
        lines = group["criteria"]
        for place, one in enumerate(lines):
            if place + 1 < len(lines) and lines[place + 1]["code"].startswith(one["code"] + "."):
                continue  # a heading inside the group: its lines follow
            kept.append(self._settled(one, group["kind"]))
        together = sum(one["max"] for one in kept)
        most = abs(group["max"]) if group["max"] else together
        if group["kind"] == "points" and abs(most - together) > 0.001:
            self.problems.append(
                f"Nhóm {group['code']} ghi {most:g} điểm, các tiêu chí cộng lại được {together:g}; hãy kiểm tra điểm."
            )
            most = together
        return {"code": group["code"], "text": group["text"], "kind": group["kind"], "max": most, "criteria": kept}

    def _settled(self, one: dict[str, Any], kind: str) -> dict[str, Any]:
        row = one.pop("row")
        if one["levels"]:
            one["how"] = "level"
            highest = max(level["points"] for level in one["levels"])
            if one["max"] is None or kind != "points":
                one["max"] = highest
            if all(level["points"] for level in one["levels"]):
                one["levels"].append({"text": "Không đạt các mức trên", "points": 0.0})
        if one["max"] is None:
            one["max"] = 1.0 if kind == "bar" else one.get("each", 0.0) * 10
            if not one["max"]:
                one["max"] = 1.0
                self.problems.append(
                    f"Ô {address(row, self.columns['max'])}: tiêu chí {one['code']} thiếu điểm tối đa, tạm ghi 1."
                )
        if one.get("each", 0) > one["max"]:
            one["max"] = one["each"]
        return one


def _understand(one: dict[str, Any], rule: str) -> None:
    """How the points come about, as far as the rule's words say it."""
    if found := _EACH.search(rule):
        one |= {"how": "count", "each": _points(found["each"]), "unit": found["unit"]}
        if found["most"] and one["max"] is None:
            one["max"] = _points(found["most"])
        return
    levels = [matched for part in re.split(r"[\n;]", rule) if (matched := _LEVEL.match(part.strip()))]
    if levels:
        one["levels"] = [{"text": each["text"], "points": _points(each["points"])} for each in levels]
    elif "ty le" in fold(rule):
        one["how"] = "share"


def _kind(text: str) -> str:
    told = fold(text)
    if "khong xep hang" in told or "khong xet" in told or "diem liet" in told:
        return "bar"
    if "diem tru" in told:
        return "minus"
    if "diem thuong" in told or "diem cong" in told:
        return "bonus"
    return "points"


def _points(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    found = _NUMBER.search(str(value or ""))
    return float(found[0].replace(",", ".")) if found else None
