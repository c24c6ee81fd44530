"""One provision of law as data: what kinds there are, what each may say, and for how long it stands.

The form is checked here, key by key; what provisions say together (gaps, overlaps, coverage) is checked by ``lint``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinhdanh.law.names import SUBJECTS, award_names
from vinhdanh.law.refs import parse_ref

CONFIDENCES = ("high", "medium", "low")
OPEN = date.max
_COMMON = {"id", "part", "kind", "from", "until", "source", "checked_on", "confidence", "note", "overrides"}
_KINDS: dict[str, tuple[set[str], set[str]]] = {
    # kind: (required, optional)
    "path": ({"award", "subjects", "route", "all", "text"}, set()),
    "hole": ({"award", "subjects", "text"}, {"route", "all"}),
    "bar": ({"text", "all"}, {"award", "group", "subjects", "routes", "own", "secret"}),
    "subjects": ({"award", "subjects"}, {"group"}),
    "principle": ({"topic", "text"}, {"counts_from", "ladder"}),
    "authority": ({"award", "decides"}, {"subjects", "unit_kinds", "submits_via", "also"}),
    "vote": ({"award", "share", "base", "text"}, {"council"}),
    "quorum": ({"meeting", "share", "text"}, {"council", "award"}),
    "prize": ({"award"}, {"person", "unit", "decided_by", "ceiling"}),
    "prize_rule": ({"topic", "text"}, {"step", "factor"}),
    "base_salary": ({"amount"}, set()),
    "paper": ({"award", "papers"}, {"routes", "subjects"}),
    "deadline": ({"step", "text"}, {"award", "due", "working_days", "sector"}),
    "opinion": ({"award", "text"}, {"when"}),
    "quota": ({"award", "text"}, {"subjects", "share", "base", "count"}),
    "preference": ({"prefer", "rank", "text"}, set()),
    "way": ({"award", "way", "text"}, set()),
}
TOPICS = {
    "restart",
    "once",
    "initiative_once",
    "occasions",
    "no_ladder",
    "discipline",
    "career_add_down",
    "career_women",
    "maternity",
}
PREFERRED = ("woman", "women_collective", "direct_worker", "hard_area")
QUOTA_BASES = ("ldtt_count", "headcount", "participants")
AUTHORITIES = {
    "chu_tich_nuoc",
    "thu_tuong",
    "bo_truong",
    "chu_tich_tinh",
    "thu_truong",
    "chu_tich_xa",
    "chu_tich_huyen",
    "giam_doc_doanh_nghiep",
    "chu_tich_hdqt",
    "bo_quoc_phong",
    "bo_cong_an",
}
ROUTES = ("cong_trang", "dot_xuat", "phong_trao", "cong_hien", "nien_han", "doi_ngoai")


class ProvisionError(ValueError):
    """A provision is not in order; the message names file, provision and fault."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A dated provision. ``id`` is its citation, ``part`` tells apart provisions under one citation."""

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


def read_provision(raw: dict[str, Any], header: dict[str, Any], file: str) -> Provision:
    """One provision from YAML; what it leaves out stands in the file's header."""
    where = f"{file}, {raw.get('id', '(không có id)')}"
    if not isinstance(raw, dict) or "id" not in raw:
        raise ProvisionError(f"{where}: thiếu id")
    merged: dict[str, Any] = {
        key: header[key] for key in ("from", "until", "source", "checked_on", "confidence", "kind") if key in header
    }
    merged |= raw
    kind = merged.get("kind", "path")
    if kind not in _KINDS:
        raise ProvisionError(f"{where}: không có loại “{kind}”; các loại có: {', '.join(sorted(_KINDS))}")
    required, optional = _KINDS[kind]
    strange = set(raw) - _COMMON - required - optional
    missing = (required | {"from", "until", "source", "checked_on", "confidence"}) - set(merged)
    if strange:
        raise ProvisionError(f"{where}: trường lạ {', '.join(sorted(strange))}")
    if missing:
        raise ProvisionError(f"{where}: thiếu {', '.join(sorted(missing))}")
    return Provision(
        id=_citation(str(raw["id"]), header, where),
        kind=kind,
        part=raw.get("part"),
        start=_date(merged["from"], where),
        until=OPEN if merged["until"] == "open" else _date(merged["until"], where),
        source=str(merged["source"]),
        checked_on=_date(merged["checked_on"], where),
        confidence=_one_of(merged["confidence"], CONFIDENCES, where),
        overlay=header.get("overlay"),
        awards=_awards(merged, where),
        subjects=_subjects(merged, where),
        body=_body({key: merged[key] for key in (required | optional) & set(merged)}, kind, where),
        note=raw.get("note"),
        overrides=raw.get("overrides"),
    )


def _citation(short: str, header: dict[str, Any], where: str) -> str:
    instrument = header["instrument"]
    full = short if short.startswith(instrument) else f"{instrument} {short}"
    if header.get("overlay"):
        full = full.replace(instrument, f"{instrument}@{header['overlay']}", 1)
    try:
        return str(parse_ref(full))
    except ValueError as problem:
        raise ProvisionError(f"{where}: {problem}") from None


def _date(value: Any, where: str) -> date:
    if isinstance(value, date):
        return value
    raise ProvisionError(f"{where}: “{value}” không phải ngày (năm-tháng-ngày) hoặc open")


def _one_of(value: Any, allowed: tuple[str, ...] | set[str], where: str) -> str:
    if value not in allowed:
        raise ProvisionError(f"{where}: “{value}” không thuộc {', '.join(sorted(allowed))}")
    return str(value)


def _awards(merged: dict[str, Any], where: str) -> tuple[str, ...]:
    raw = merged.get("award", [])
    codes = tuple([raw] if isinstance(raw, str) else raw)
    for code in codes:
        if code not in award_names():
            raise ProvisionError(f"{where}: mã “{code}” không có trong danh mục")
    return codes


def _subjects(merged: dict[str, Any], where: str) -> tuple[str, ...]:
    raw = merged.get("subjects", [])
    subjects = tuple([raw] if isinstance(raw, str) else raw)
    for subject in subjects:
        _one_of(subject, (*SUBJECTS, "work"), where)
    return subjects


def _body(body: dict[str, Any], kind: str, where: str) -> dict[str, Any]:
    """Values whose list is closed."""
    if "route" in body:
        _one_of(body["route"], ROUTES, where)
    for route in body.get("routes", []):
        _one_of(route, ROUTES, where)
    if kind == "principle":
        _one_of(body["topic"], TOPICS, where)
        _one_of(body.get("counts_from", "decision"), ("decision", "period_end"), where)
    if kind == "authority":
        _one_of(body["decides"], AUTHORITIES, where)
    if kind == "bar":
        _one_of(body.get("group", "all"), ("all", "titles", "forms"), where)
    if kind == "preference":
        for who in body["prefer"]:
            _one_of(who, PREFERRED, where)
    if kind == "quota":
        _quota(body, where)
    if kind == "way":
        _one_of(body["way"], ("standing", "full", "full_party"), where)
    if "share" in body and not (isinstance(body["share"], list) and len(body["share"]) == 2):
        raise ProvisionError(f"{where}: share là hai số nguyên [tử, mẫu]")
    return body


def _quota(body: dict[str, Any], where: str) -> None:
    if ("share" in body) is ("count" in body) or ("share" in body) is not ("base" in body):
        raise ProvisionError(f"{where}: quota có share và base, hoặc chỉ có count")
    if "base" in body:
        _one_of(body["base"], QUOTA_BASES, where)
