"""How the list of awards is filtered: by words without diacritics, for whom, which kind and level."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from vinhdanh.crafts.viet.folding import fold

from .catalogue import CALLINGS, KINDS, LEVELS, AwardRow
from .forms import DAYS
from .rules import SUBJECTS


def _any(words: str, choices: dict[str, str]) -> list[tuple[str, str]]:
    return [("", words), *choices.items()]


class AwardFilterForm(forms.Form):
    q = forms.CharField(label="Tên, cách viết tắt, tiêu chuẩn", required=False)
    subject = forms.ChoiceField(
        label="Dành cho",
        required=False,
        choices=[
            ("", "Mọi đối tượng"),
            ("Đối tượng", list(SUBJECTS.items())),
            ("Có tiêu chuẩn riêng", list(CALLINGS.items())),
        ],
    )
    kind = forms.ChoiceField(label="Loại", required=False, choices=_any("Mọi loại", KINDS))
    level = forms.ChoiceField(label="Cấp", required=False, choices=_any("Mọi cấp", LEVELS))
    on = forms.DateField(label="Pháp luật ngày", required=False, input_formats=DAYS)


class AwardFilter:
    """What a list page asks of a filter set, over rows that are made and not stored.

    The day is read by the view, which makes the rows by it.
    """

    def __init__(self, data: QueryDict, queryset: Sequence[AwardRow], request: HttpRequest | None = None):
        self.is_bound = bool(data)
        self.form = AwardFilterForm(data or None)
        self._rows = queryset

    @property
    def qs(self) -> list[AwardRow]:
        """The rows that fit; all of them where the form cannot be read."""
        wanted = self.form.cleaned_data if self.is_bound and self.form.is_valid() else {}
        return [row for row in self._rows if _fits(row, wanted)]


def _fits(row: AwardRow, wanted: dict[str, Any]) -> bool:
    words = fold(wanted.get("q") or "").split()
    return (
        all(word in row.words for word in words)
        and (not wanted.get("subject") or wanted["subject"] in row.tags)
        and (not wanted.get("kind") or wanted["kind"] == row.kind_code)
        and (not wanted.get("level") or wanted["level"] == row.level_code)
    )
