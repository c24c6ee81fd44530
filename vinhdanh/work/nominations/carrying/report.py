"""What came of bringing a file in: one line a thing, with what was done and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

NEW, SAME, CHANGED, KEPT, CONFLICT, BARRED, UNCLEAR = "new", "same", "changed", "kept", "conflict", "barred", "unclear"
WORDS = {
    NEW: "Thêm mới",
    SAME: "Đã như nhau",
    CHANGED: "Cập nhật theo tệp",
    KEPT: "Giữ của máy này (mới hơn tệp)",
    CONFLICT: "Hai máy cùng sửa: cần chọn",
    BARRED: "Không đổi được",
    UNCLEAR: "Không nhận được",
}
FIELDS = {
    "name": "Tên", "home": "Đơn vị", "born_on": "Ngày sinh", "born_year": "Năm sinh", "gender": "Giới tính",
    "position": "Chức vụ", "identity": "Số định danh", "occupation": "Nghề nghiệp", "kind": "Loại", "code": "Mã số",
    "address": "Địa chỉ", "title": "Chức danh", "issuer": "Cơ quan ban hành", "symbol": "Ký hiệu", "place": "Địa danh",
    "signatories": "Người ký", "award": "Danh hiệu, hình thức", "state": "Trạng thái", "match": "Ghép người",
    "party": "Người được ghép", "dropped": "Đã bỏ", "problems": "Lỗi", "data": "Nội dung dòng", "unit": "Đơn vị trình",
    "candidates": "Người có thể đúng", "achievement": "Thành tích", "workplace": "Nơi công tác", "row": "Dòng",
    "asked": "Câu trả lời", "chosen": "Lựa chọn", "chosen_reason": "Lý do lựa chọn", "submission": "Tờ trình",
    "return_reason": "Lý do trả lại", "authority": "Người quyết định", "number": "Số", "closes": "Hạn nhận hồ sơ",
    "submitted_at": "Trình lúc", "received_at": "Tiếp nhận lúc", "reading": "Cách đọc", "closed": "Đã đóng",
    "on": "Áp dụng pháp luật ngày", "opens": "Nhận hồ sơ từ", "year": "Năm", "result": "Kết quả", "cite": "Nguồn",
    "standing": "Chính thức hay dự kiến", "proof": "Mức chứng minh",
}  # fmt: skip
"""What an officer calls the particulars that can differ."""


@dataclass(frozen=True)
class Difference:
    """One particular that the two machines have otherwise."""

    what: str
    here: str
    there: str

    @property
    def label(self) -> str:
        """What an officer calls it."""
        return FIELDS.get(self.what, self.what)


@dataclass(frozen=True)
class Line:
    key: str
    kind: str
    label: str
    name: str
    outcome: str
    why: str = ""
    differences: tuple[Difference, ...] = ()

    @property
    def word(self) -> str:
        return WORDS[self.outcome]


@dataclass
class Report:
    """``lines`` in the order of the file; those that were the same on both machines are only counted."""

    lines: list[Line] = field(default_factory=list)
    counted: Counter[tuple[str, str]] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def say(self, line: Line) -> None:
        self.counted[line.label, line.outcome] += 1
        if line.outcome != SAME:
            self.lines.append(line)

    def of(self, *outcomes: str) -> list[Line]:
        return [line for line in self.lines if line.outcome in outcomes]

    def total(self, *outcomes: str) -> int:
        return sum(count for (_, outcome), count in self.counted.items() if outcome in outcomes)

    def by_label(self) -> Iterable[tuple[str, dict[str, int]]]:
        """(kind of thing, outcome → how many), in the order of the file."""
        labels = dict.fromkeys(label for label, _ in self.counted)
        for label in labels:
            yield label, {outcome: self.counted[label, outcome] for outcome in WORDS if self.counted[label, outcome]}

    def as_json(self) -> dict[str, Any]:
        shown = [
            {"key": line.key, "kind": line.kind, "name": line.name, "outcome": line.outcome, "why": line.why}
            for line in self.lines
        ]
        return {"summary": {outcome: self.total(outcome) for outcome in WORDS}, "items": shown, "notes": self.notes}
