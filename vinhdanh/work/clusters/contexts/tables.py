"""The page of a score table and its editor."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from vinhdanh.ground.accounts.access import may
from vinhdanh.ground.ui.components.words import vn_number

from .. import forms
from ..documents import rule_of
from ..editor import HOW_LABELS, KIND_LABELS, band_labels, fields_of
from ..models import ScoreTable
from ..scoring import differences
from ..states import TableState

_CHANGES = {"added": "thêm", "removed": "bỏ", "changed": "sửa"}


def table_page(request: HttpRequest, table: ScoreTable) -> dict[str, Any]:
    """The table as printed, its verifying departments, what differs from the version before."""
    groups = [
        (group, KIND_LABELS[group.kind], [(one, rule_of(one)) for one in group.criteria])
        for group in table.table.groups
    ]
    return {
        "title": table.name,
        "line": f"Năm {table.year} · bản {table.version} · {table.get_state_display().lower()} · {table.unit}",
        "table": table,
        "groups": groups,
        "bands": band_labels(table.table),
        "total": vn_number(table.table.total),
        "verifiers": [
            (each, forms.VerifierForm(auto_id=f"v{each.pk}-%s"))
            for each in table.verifiers.select_related("unit__party").order_by("pk")
        ],
        "differences": [
            (_CHANGES[each.change], each) for each in differences(table.follows.table, table.table)
        ] if table.follows else [],
        "seasons": table.seasons.select_related("cluster").order_by("cluster__name"),
        "draft": table.state == TableState.DRAFT,
        "may_edit": may(request, "clusters.edit_tables", table),
    }  # fmt: skip


def editor_page(content: Mapping[str, Any], title: str, *, faults=(), problems=(), **more: Any) -> dict[str, Any]:
    return {
        "title": title,
        "line": "Mỗi tiêu chí một dòng; xoá nội dung để bỏ dòng; lưu để có thêm dòng trống",
        "content": content,
        "groups": fields_of(content),
        "hows": [(str(how), label) for how, label in HOW_LABELS.items()],
        "kinds": [(str(kind), label) for kind, label in KIND_LABELS.items()],
        "faults": faults,
        "problems": problems,
        **more,
    }
