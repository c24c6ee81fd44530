"""Tables from plain data (YAML, JSON, a form) and back; what is wrong with one, a sentence each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from .table import Band, Criterion, Group, How, Kind, Level, Table

MOST_POINTS = 10_000.0
TIE_WORDS = ("votes", "bonus", "minus")


class ScoreError(ValueError):
    """A table or a score that cannot be; ``faults`` are Vietnamese sentences for the officer."""

    def __init__(self, *faults: str):
        super().__init__(" ".join(faults))
        self.faults = faults


def read_table(raw: Mapping[str, Any]) -> Table:
    """The table of plain data. ScoreError with all its faults when it is not one that could be scored by."""
    try:
        table = _table(raw)
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ScoreError(f"Bảng tiêu chí thiếu hoặc sai phần {wrong}; hãy so với bảng mẫu.") from wrong
    if faults := tuple(_faults(table)):
        raise ScoreError(*faults)
    return table


def write_table(table: Table) -> dict[str, Any]:
    """Plain data that ``read_table`` reads back to the same table; what is empty is left out."""
    return _lean(
        {
            "name": table.name, "total": table.total, "source": table.source, "assumed": table.assumed,
            "ties": list(table.ties),
            "bands": [{"least": band.least, "name": band.name} for band in table.bands],
            "groups": [_plain_group(group) for group in table.groups],
        }
    )  # fmt: skip


def _plain_group(group: Group) -> dict[str, Any]:
    lines = [
        _lean(
            {
                "code": one.code, "text": one.text, "max": one.max, "how": str(one.how), "each": one.each,
                "floor": one.floor, "unit": one.unit, "evidence": one.evidence, "verifiers": list(one.verifiers),
                "levels": [{"text": level.text, "points": level.points} for level in one.levels],
            },
            keep=("code", "text", "max"),
        )
        for one in group.criteria
    ]  # fmt: skip
    return {"code": group.code, "text": group.text, "max": group.max, "kind": str(group.kind), "criteria": lines}


def _lean(values: dict[str, Any], keep: tuple[str, ...] = ("name", "total", "groups")) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value or name in keep}


def number_in(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        text = str(value).strip().replace(" ", "").replace(",", ".")
        try:
            value = float(text)
        except ValueError:
            raise ScoreError(f"{where}: “{value}” không phải là số; hãy ghi như 10 hoặc 2,5.") from None
    if not -MOST_POINTS <= value <= MOST_POINTS:
        raise ScoreError(f"{where}: số {value} quá lớn; điểm tối đa của một bảng là {MOST_POINTS:.0f}.")
    return float(value)


def _word(kind: type, value: Any, where: str) -> Any:
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(kind)
        raise ScoreError(f"{where}: “{value}” không phải là một trong: {known}.") from None


def _table(raw: Mapping[str, Any]) -> Table:
    groups = tuple(_group(each) for each in raw["groups"])
    counted = sum(group.max for group in groups if group.kind is Kind.POINTS)
    return Table(
        name=str(raw["name"]).strip(),
        total=number_in(raw.get("total", counted), "Tổng điểm"),
        groups=groups,
        bands=tuple(Band(number_in(band["least"], "Mức xếp loại"), str(band["name"])) for band in raw.get("bands", ())),
        ties=tuple(str(word) for word in raw.get("ties", ())),
        source=str(raw.get("source", "")),
        assumed=bool(raw.get("assumed", False)),
    )


def _group(raw: Mapping[str, Any]) -> Group:
    where = f"Nhóm {raw['code']}"
    kind = _word(Kind, raw.get("kind", Kind.POINTS), where)
    named = tuple(str(name).strip() for name in raw.get("verifiers", ()))
    lines = tuple(_criterion(each, kind, named) for each in raw["criteria"])
    most = raw.get("max") or sum(line.max for line in lines)
    return Group(str(raw["code"]).strip(), str(raw["text"]).strip(), number_in(most, where), kind, lines)


def _criterion(raw: Mapping[str, Any], kind: Kind, named: tuple[str, ...]) -> Criterion:
    where = f"Tiêu chí {raw['code']}"
    levels = tuple(
        Level(str(level["text"]).strip(), number_in(level["points"], where)) for level in raw.get("levels", ())
    )
    most = raw.get("max")
    if most is None:
        most = 1 if kind is Kind.BAR else max((level.points for level in levels), default=0)
    own = tuple(str(name).strip() for name in raw.get("verifiers", ()) if str(name).strip())
    return Criterion(
        code=str(raw["code"]).strip(),
        text=str(raw["text"]).strip(),
        max=number_in(most, where),
        how=_word(How, raw.get("how") or (How.LEVEL if levels else How.MANUAL), where),
        levels=levels,
        each=number_in(raw.get("each", 0), where),
        floor=number_in(raw.get("floor", 0), where),
        unit=str(raw.get("unit", "")).strip(),
        evidence=str(raw.get("evidence", "")).strip(),
        verifiers=own or named,
    )


def _faults(table: Table) -> Iterator[str]:
    if not table.name:
        yield "Bảng tiêu chí chưa có tên."
    if not any(group.kind is Kind.POINTS and group.criteria for group in table.groups):
        yield "Bảng tiêu chí chưa có tiêu chí nào được tính điểm."
    for code, times in Counter(one.code for one in table.criteria).items():
        if times > 1:
            yield f"Số thứ tự tiêu chí {code} có {times} lần; mỗi tiêu chí cần một số riêng."
    for code, times in Counter(group.code for group in table.groups).items():
        if times > 1:
            yield f"Có {times} nhóm cùng mang số {code}; mỗi nhóm cần một số riêng."
    for group in table.groups:
        yield from _group_faults(group)
    counted = sum(group.max for group in table.groups if group.kind is Kind.POINTS)
    if abs(counted - table.total) > 0.001:
        yield f"Các nhóm cộng lại được {shown(counted)} điểm, bảng ghi tổng {shown(table.total)} điểm."
    known = {*TIE_WORDS, *(group.code for group in table.groups)}
    for word in table.ties:
        if word not in known:
            yield f"Quy tắc khi bằng điểm nhắc đến “{word}”, bảng không có nhóm ấy."


def _group_faults(group: Group) -> Iterator[str]:
    for one in group.criteria:
        yield from _criterion_faults(one)
    together = sum(one.max for one in group.criteria)
    if group.kind is Kind.POINTS and abs(together - group.max) > 0.001:
        yield (
            f"Nhóm {group.code}: các tiêu chí cộng lại được {shown(together)} điểm, nhóm ghi {shown(group.max)} điểm."
        )


def _criterion_faults(one: Criterion) -> Iterator[str]:
    where = f"Tiêu chí {one.code}"
    if not one.code or not one.text:
        yield f"{where}: thiếu số thứ tự hoặc nội dung."
    if one.max <= 0:
        yield f"{where}: điểm tối đa phải lớn hơn 0."
    if one.how is How.LEVEL:
        if len(one.levels) < 2:
            yield f"{where}: chấm theo mức cần ít nhất hai mức."
        elif max(level.points for level in one.levels) != one.max or min(level.points for level in one.levels) < 0:
            yield f"{where}: mức cao nhất phải bằng điểm tối đa {shown(one.max)}, không mức nào dưới 0."
    if one.how is How.COUNT and not 0 < one.each <= one.max:
        yield f"{where}: điểm cho mỗi lần phải lớn hơn 0 và không quá điểm tối đa {shown(one.max)}."
    if not 0 <= one.floor <= 1:
        yield f"{where}: mức tối thiểu của chỉ tiêu phải từ 0 đến 1 (0,8 là 80 %)."


def shown(number: float) -> str:
    return f"{number:g}".replace(".", ",")
