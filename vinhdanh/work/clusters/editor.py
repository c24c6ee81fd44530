"""The editor of score tables: plain data to fields of a form, and what was typed back to plain data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .scoring import How, Kind, Table
from .scoring.reading import shown

SPARE_LINES = 2
"""Empty lines at the end of each group, and one empty group at the end."""
HOW_LABELS = {How.MANUAL: "chấm tay", How.LEVEL: "theo mức", How.SHARE: "theo tỷ lệ", How.COUNT: "đếm số lần"}
KIND_LABELS = {Kind.POINTS: "tính điểm", Kind.BONUS: "điểm thưởng", Kind.MINUS: "điểm trừ", Kind.BAR: "không xếp hạng"}
_LEVEL = re.compile(r"^(?P<text>.+?)\s*[:=]\s*(?P<points>-?\d+(?:[.,]\d+)?)$")


@dataclass(frozen=True)
class EditLine:
    """A criterion as fields; ``key`` begins the names of its inputs."""

    key: str
    code: str = ""
    text: str = ""
    max: str = ""
    how: str = str(How.MANUAL)
    rule: str = ""
    unit: str = ""
    evidence: str = ""
    verifiers: str = ""


@dataclass(frozen=True)
class EditGroup:
    key: str
    code: str
    text: str
    kind: str
    max: str
    lines: tuple[EditLine, ...]


def fields_of(content: Mapping[str, Any]) -> list[EditGroup]:
    """Groups of fields of any plain data, sound or not, with room for more."""
    groups = [_group(f"g{place}", raw) for place, raw in enumerate(content.get("groups", ()))]
    spare = {"code": "", "text": "", "kind": "points", "max": "", "criteria": []}
    return [*groups, _group(f"g{len(groups)}", spare)]


def _group(key: str, raw: Mapping[str, Any]) -> EditGroup:
    lines = [_line(f"{key}c{place}", one) for place, one in enumerate(raw.get("criteria", ()))]
    lines += [EditLine(f"{key}c{len(lines) + more}") for more in range(SPARE_LINES)]
    most = raw.get("max") or ""
    return EditGroup(
        key,
        str(raw.get("code", "")),
        str(raw.get("text", "")),
        str(raw.get("kind", "points")),
        _typed(most),
        tuple(lines),
    )


def _line(key: str, raw: Mapping[str, Any]) -> EditLine:
    how = str(raw.get("how") or (How.LEVEL if raw.get("levels") else How.MANUAL))
    rule = ""
    if how == How.LEVEL:
        rule = "\n".join(f"{level['text']}: {_typed(level['points'])}" for level in raw.get("levels", ()))
    elif how == How.COUNT:
        rule = _typed(raw.get("each", ""))
    elif how == How.SHARE:
        rule = _typed(raw["floor"] * 100) if raw.get("floor") else ""
    return EditLine(
        key, str(raw.get("code", "")), str(raw.get("text", "")), _typed(raw.get("max", "")), how, rule,
        str(raw.get("unit", "")), str(raw.get("evidence", "")), "; ".join(raw.get("verifiers", ())),
    )  # fmt: skip


def _typed(value: Any) -> str:
    return shown(float(value)) if isinstance(value, int | float) else str(value or "")


def content_of(post: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """Plain data of what was typed; lines and groups without text are left out. ``base`` keeps bands and ties."""
    groups = []
    place = 0
    while f"g{place}-text" in post:
        key = f"g{place}"
        lines = _lines(post, key)
        if post[f"{key}-text"].strip() and lines:
            kind = post.get(f"{key}-kind", "points")
            group = {"code": post[f"{key}-code"], "text": post[f"{key}-text"], "kind": kind, "criteria": lines}
            if post.get(f"{key}-max", "").strip() and kind != "points":
                group["max"] = post[f"{key}-max"]
            groups.append(group)
        place += 1
    kept = {name: base[name] for name in ("bands", "source", "assumed") if base.get(name)}
    codes = {str(group["code"]).strip() for group in groups} | {"votes", "bonus", "minus"}
    ties = [word for word in base.get("ties", ("votes",)) if word in codes]
    return {"name": post.get("name", ""), "ties": ties, "groups": groups, **kept}


def _lines(post: Mapping[str, Any], group: str) -> list[dict[str, Any]]:
    found = []
    place = 0
    while (key := f"{group}c{place}") and f"{key}-text" in post:
        if post[f"{key}-text"].strip():
            found.append(_criterion(post, key))
        place += 1
    return found


def _criterion(post: Mapping[str, Any], key: str) -> dict[str, Any]:
    how, rule = post.get(f"{key}-how", "manual"), post.get(f"{key}-rule", "").strip()
    one: dict[str, Any] = {name: post.get(f"{key}-{name}", "").strip() for name in ("code", "text", "unit", "evidence")}
    one |= {"how": how, "max": post.get(f"{key}-max", "").strip() or None}
    one["verifiers"] = [name.strip() for name in post.get(f"{key}-verifiers", "").split(";") if name.strip()]
    if how == How.LEVEL:
        matches = [_LEVEL.match(line.strip()) for line in rule.splitlines() if line.strip()]
        one["levels"] = [{"text": match["text"], "points": match["points"]} for match in matches if match]
    elif how == How.COUNT:
        one["each"] = rule or 0
    elif how == How.SHARE and rule:
        one["floor"] = _share(rule)
    return one


def _share(rule: str) -> Any:
    """ "50" or "50 %" as a share; what is no number goes on as it is, for the reader to name it."""
    text = rule.removesuffix("%").strip().replace(",", ".")
    try:
        return float(text) / 100
    except ValueError:
        return rule


def band_labels(table: Table) -> list[tuple[str, str]]:
    """ "Xuất sắc" – "từ 950 điểm"; the lowest band needs no number."""
    ordered = sorted(table.bands, key=lambda band: -band.least)
    return [
        (band.name, f"từ {shown(band.least)} điểm" if place + 1 < len(ordered) else "còn lại")
        for place, band in enumerate(ordered)
    ]
