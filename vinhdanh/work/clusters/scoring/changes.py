"""What changed between two versions of a table."""

from __future__ import annotations

from dataclasses import dataclass, fields

from .table import Criterion, Table

_NAMES = {
    "text": "nội dung", "max": "điểm tối đa", "how": "cách chấm", "levels": "các mức", "each": "điểm mỗi lần",
    "floor": "mức tối thiểu", "unit": "đơn vị tính", "evidence": "minh chứng", "verifiers": "đơn vị thẩm định",
}  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """One line that is not the same: ``change`` added, removed or changed; ``what`` names the columns."""

    code: str
    text: str
    change: str
    what: tuple[str, ...] = ()
    before: float | None = None
    after: float | None = None


def differences(old: Table, new: Table) -> list[Difference]:
    """By criterion, in the order of the new table; what it no longer has stands last."""
    before, after = ({one.code: one for one in table.criteria} for table in (old, new))
    found = []
    for code, one in after.items():
        if code not in before:
            found.append(Difference(code, one.text, "added", after=one.max))
        elif changed := _changed(before[code], one):
            found.append(Difference(code, one.text, "changed", changed, before[code].max, one.max))
    found += [
        Difference(code, one.text, "removed", before=one.max) for code, one in before.items() if code not in after
    ]
    return found


def _changed(old: Criterion, new: Criterion) -> tuple[str, ...]:
    return tuple(
        _NAMES[field.name]
        for field in fields(Criterion)
        if field.name in _NAMES and getattr(old, field.name) != getattr(new, field.name)
    )
