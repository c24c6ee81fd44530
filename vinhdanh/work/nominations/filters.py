"""How the lists of this room are filtered."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.ui.components.verdicts import wording
from vinhdanh.law import award_names

from .models import Nomination, Round
from .workflow import NominationState, SubmissionState


def awards_in(nominations: QuerySet[Nomination]) -> list[tuple[str, str]]:
    """The awards asked there, in the catalogue's order, as choices."""
    asked = set(nominations.order_by().values_list("award", flat=True).distinct())
    return [(code, award.name) for code, award in award_names().items() if code in asked]


class RoundFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_name", label="Tên đợt xét")
    year = filters.ChoiceFilter(label="Năm xét", empty_label="Mọi năm")
    calendar = filters.ChoiceFilter(choices=Round.Calendar.choices, label="Tính theo", empty_label="Cả hai")
    closed = filters.ChoiceFilter(
        choices=[("0", "Đang nhận"), ("1", "Đã đóng")], method="by_closed", label="Trạng thái", empty_label="Tất cả"
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        years = self.queryset.order_by("-year").values_list("year", flat=True).distinct()
        self.filters["year"].extra["choices"] = [(year, year) for year in years]

    def by_name(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(name__icontains=value.strip())

    def by_closed(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(closed=value == "1")


class NominationFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_name", label="Tên người, đơn vị")
    award = filters.ChoiceFilter(label="Danh hiệu, hình thức", empty_label="Mọi danh hiệu")
    state = filters.ChoiceFilter(choices=NominationState.choices, label="Trạng thái", empty_label="Mọi trạng thái")
    outcome = filters.ChoiceFilter(method="by_outcome", label="Kết quả xét", empty_label="Mọi kết quả")
    unit = filters.ChoiceFilter(label="Đơn vị trình", empty_label="Mọi đơn vị")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.filters["award"].extra["choices"] = awards_in(self.queryset)
        units = self.queryset.order_by("unit__path").values_list("unit", "unit__party__name").distinct()
        self.filters["unit"].extra["choices"] = list(units)
        if len(units) < 2:
            del self.filters["unit"]
        self.filters["outcome"].extra["choices"] = [
            (name, wording(name).whole) for name in ("met", "not_met", "unknown", "hold")
        ]

    def by_name(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        for word in fold(value).split():
            rows = rows.filter(Q(party__folded__contains=word) | Q(unit__party__folded__contains=word))
        return rows

    def by_outcome(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(on_hold=True) if value == "hold" else rows.filter(on_hold=False, outcome=value)


class RowFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_name", label="Tên trong danh sách")
    award = filters.ChoiceFilter(label="Đề nghị", empty_label="Mọi danh hiệu")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.filters["award"].extra["choices"] = awards_in(self.queryset)

    def by_name(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(name__icontains=value.strip())


class SubmissionFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_unit", label="Đơn vị trình, số tờ trình")
    round = filters.ModelChoiceFilter(queryset=Round.objects.all(), label="Đợt xét", empty_label="Mọi đợt xét")
    state = filters.ChoiceFilter(choices=SubmissionState.choices, label="Trạng thái", empty_label="Mọi trạng thái")
    late = filters.ChoiceFilter(
        method="by_late", choices=[("1", "Quá hạn"), ("0", "Đúng hạn")], label="Hạn", empty_label="Tất cả"
    )

    def by_unit(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        for word in fold(value).split():
            rows = rows.filter(Q(unit__party__folded__contains=word) | Q(number__icontains=word))
        return rows

    def by_late(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(late=value == "1")
