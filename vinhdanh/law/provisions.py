"""One provision of law as data: what kinds there are, what each may say, and for how long it stands.

The form is checked here, key by key; what provisions say together (gaps, overlaps, coverage) is checked by ``lint``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinhdanh.law.fields import CONFIDENCES, ProvisionError, checked_body, meant, one_of
from vinhdanh.law.names import SUBJECTS, award_names
from vinhdanh.law.refs import parse_ref

OPEN = date.max
_SECTION = re.compile(r"^[IVX]+(\.\w+)*$")
"""A part of an instrument that has no articles: III.5.c."""
_COMMON = {"id", "part", "kind", "from", "until", "source", "checked_on", "confidence", "note", "overrides"}
KINDS: dict[str, tuple[set[str], set[str]]] = {
    # kind: (required, optional)
    "path": ({"award", "subjects", "route", "all", "text"}, set()),
    "hole": ({"award", "subjects", "text"}, {"route", "all"}),
    "bar": ({"text", "all"}, {"award", "group", "subjects", "routes", "own", "secret"}),
    "warning": ({"award", "text", "all"}, {"subjects"}),
    "ending": ({"act", "text", "all"}, {"award", "subjects"}),
    "ending_power": ({"act", "decides", "text"}, set()),
    "subjects": ({"award", "subjects"}, {"group"}),
    "principle": ({"topic", "text"}, {"counts_from", "ladder"}),
    "authority": ({"award", "decides"}, {"subjects", "unit_kinds", "submits_via", "also"}),
    "vote": ({"award", "share", "base", "text"}, {"council"}),
    "quorum": ({"meeting", "share", "text"}, {"council", "award"}),
    "prize": ({"award"}, {"person", "unit", "decided_by", "ceiling"}),
    "prize_rule": ({"topic", "text"}, {"step", "factor"}),
    "base_salary": ({"amount"}, set()),
    "paper": ({"award", "papers"}, {"routes", "subjects", "replaces_all", "sets"}),
    "deadline": ({"step", "text"}, {"award", "due", "working_days", "days", "days_before_event", "sector", "routes"}),
    "opinion": ({"award", "text"}, {"subjects", "unit_kinds"}),
    "composition": ({"council", "text"}, {"odd", "vice_chairs_at_most"}),
    "quota": ({"award", "text"}, {"subjects", "share", "base", "count"}),
    "preference": ({"prefer", "rank", "text"}, set()),
    "way": ({"award", "way", "text"}, set()),
}


@dataclass(frozen=True, slots=True)
class Provision:
    """A dated provision. ``id`` is its citation, ``part`` tells apart provisions under one citation.

    ``overrides``: the key of the provision it stands instead of; ``patch``: the reported law it belongs to, if any;
    ``file``, ``place``: in which file it stands, as which of its provisions.
    """

    id: str
    kind: str
    part: str | None
    start: date
    until: date
    source: str
    checked_on: date
    confidence: str
    overlay: str | None
    awards: tuple[str, ...]
    subjects: tuple[str, ...]
    body: dict[str, Any] = field(hash=False)
    note: str | None = None
    overrides: str | None = None
    patch: str | None = None
    file: str = ""
    place: int = 0

    @property
    def key(self) -> str:
        """Citation and part: unique on any day."""
        return f"{self.id}#{self.part}" if self.part else self.id

    @property
    def text(self) -> str:
        """The provision's own sentence, where its kind has one."""
        return str(self.body.get("text", ""))

    def in_force(self, on: date) -> bool:
        """Whether the provision stands on that day; ``until`` is its last day."""
        return self.start <= on <= self.until

    def canonical(self) -> dict[str, Any]:
        """What the digest of the statutes is made of."""
        return {
            "key": self.key,
            "kind": self.kind,
            "from": self.start.isoformat(),
            "until": self.until.isoformat(),
            "confidence": self.confidence,
            "overlay": self.overlay,
            "body": self.body,
        }


def read_provision(raw: Any, header: dict[str, Any], file: str, place: int = 0) -> Provision:
    """One provision from YAML; what it leaves out stands in the file's header."""
    if not isinstance(raw, dict) or not raw.get("id"):
        raise ProvisionError("mỗi quy định là các cặp khóa: giá trị, có id là viện dẫn (Đ24.1, Đ74.1.d)")
    merged: dict[str, Any] = {
        key: header[key] for key in ("from", "until", "source", "checked_on", "confidence", "kind") if key in header
    }
    merged |= raw
    kind = str(merged.get("kind", "path"))
    required, optional = _fields_of(kind)
    _insist_on_fields(raw, merged, required, optional)
    return Provision(
        id=_citation(str(raw["id"]), header),
        kind=kind,
        part=raw.get("part"),
        start=_date(merged["from"]),
        until=OPEN if merged["until"] == "open" else _date(merged["until"]),
        source=str(merged["source"]),
        checked_on=_date(merged["checked_on"]),
        confidence=_confidence(merged["confidence"]),
        overlay=header.get("overlay"),
        awards=_awards(merged),
        subjects=_subjects(merged),
        body=checked_body({key: merged[key] for key in (required | optional) & set(merged)}, kind),
        note=raw.get("note"),
        overrides=raw.get("overrides"),
        patch=header.get("patch"),
        file=file,
        place=place,
    )


def _fields_of(kind: str) -> tuple[set[str], set[str]]:
    if kind not in KINDS:
        raise ProvisionError(
            f"không có loại “{kind}”{meant(kind, KINDS)}; các loại có: {', '.join(sorted(KINDS))}", kind
        )
    return KINDS[kind]


def _insist_on_fields(raw: dict[str, Any], merged: dict[str, Any], required: set[str], optional: set[str]) -> None:
    allowed = _COMMON | required | optional
    strange = sorted(set(raw) - allowed)
    if strange:
        hints = [f"{name}{meant(name, allowed)}" for name in strange]
        raise ProvisionError(f"trường lạ {', '.join(hints)}", strange[0])
    missing = (required | {"from", "until", "source", "checked_on", "confidence"}) - set(merged)
    if missing:
        raise ProvisionError(f"thiếu {', '.join(sorted(missing))}")


def _citation(short: str, header: dict[str, Any]) -> str:
    instrument = header["instrument"]
    full = short if short.startswith(instrument) else f"{instrument} {short}"
    if header.get("overlay"):
        full = full.replace(instrument, f"{instrument}@{header['overlay']}", 1)
    try:
        ref = parse_ref(full)
    except ValueError as problem:
        raise ProvisionError(str(problem), short) from None
    if ref.section and not _SECTION.match(ref.section):
        raise ProvisionError(f"viện dẫn “{short}” viết Đ rồi số điều, khoản, điểm: Đ24, Đ24.2, Đ24.2.a", short)
    return str(ref)


def _confidence(value: Any) -> str:
    if value not in CONFIDENCES:
        marks = "high (đã kiểm chứng), medium (kiểm chứng gián tiếp) hoặc low (chưa kiểm chứng)"
        raise ProvisionError(f"confidence là {marks}, đang ghi “{value}”", str(value))
    return str(value)


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    raise ProvisionError(f"“{value}” không phải ngày: viết năm-tháng-ngày, ví dụ 2024-01-31, hoặc open", str(value))


def _awards(merged: dict[str, Any]) -> tuple[str, ...]:
    raw = merged.get("award", [])
    codes = tuple([raw] if isinstance(raw, str) else raw)
    for code in codes:
        if code not in award_names():
            raise ProvisionError(f"mã “{code}” không có trong danh mục{meant(str(code), award_names())}", str(code))
    return codes


def _subjects(merged: dict[str, Any]) -> tuple[str, ...]:
    raw = merged.get("subjects", [])
    subjects = tuple([raw] if isinstance(raw, str) else raw)
    for subject in subjects:
        one_of(subject, (*SUBJECTS, "work"))
    return subjects
