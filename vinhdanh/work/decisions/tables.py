"""The lists of this room: decisions, and who a decision honours."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.ui.tables import DateColumn, Empty, ListTable, MoneyColumn, NameColumn, NumberColumn
from vinhdanh.law import award_names

from .models import Decision, Item
from .workflow import DecisionState

STATE_TONES = {
    DecisionState.DRAFT: ("unknown", "pencil"),
    DecisionState.ISSUED: ("met", "check"),
    DecisionState.SIGNED: ("honour", "seal"),
}


def status(decision: Decision) -> SafeString:
    tone, icon = STATE_TONES[DecisionState(decision.state)]
    return render_to_string("ui/parts/status.html", {"tone": tone, "icon": icon, "text": decision.get_state_display()})


class DecisionFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_text", label="Số, trích yếu, tên người được khen")
    kind = filters.ChoiceFilter(choices=Decision.Kind.choices, label="Loại", empty_label="Mọi loại")
    state = filters.ChoiceFilter(choices=DecisionState.choices, label="Trạng thái", empty_label="Mọi trạng thái")
    year = filters.NumberFilter(field_name="year", label="Năm ban hành")

    def by_text(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        number = value.strip().partition("/")[0]
        found = Q(subject__icontains=value.strip())
        if number.isascii() and number.isdigit():
            found |= Q(number=int(number[:9]))
        named = Item.objects.all()
        for word in fold(value).split():
            named = named.filter(nomination__party__folded__contains=word)
        return rows.filter(found | Q(pk__in=named.values("decision")))


class DecisionTable(ListTable):
    """Wants the annotations ``cases`` and ``money`` of ``queries.listed``."""

    what, caption = "quyết định", "Các quyết định"
    empty = Empty(
        "Chưa có quyết định nào",
        "Chốt biên bản họp Hội đồng, rồi soạn quyết định từ các đề nghị được thông qua.",
        "document",
    )

    reference = NameColumn(verbose_name="Số, ký hiệu", order_by=("year", "number"), empty_values=())
    day = DateColumn(verbose_name="Ngày")
    authority = tables.Column(verbose_name="Người quyết định", order_by=("authority__title",))
    kind = tables.Column(verbose_name="Loại")
    round = tables.Column(verbose_name="Đợt xét", order_by=("round__name",))
    cases = NumberColumn(verbose_name="Trường hợp")
    money = MoneyColumn(verbose_name="Tiền thưởng (đồng)")
    state = tables.Column(verbose_name="Trạng thái")

    def render_reference(self, record: Decision) -> SafeString:
        name = "Dự thảo" if record.drafted else record.reference
        return format_html('<a href="{}">{}</a>', reverse("decisions:decision", args=[record.pk]), name)

    def value_reference(self, record: Decision) -> str:
        return "Dự thảo" if record.drafted else record.reference

    def render_authority(self, value: Any) -> str:
        return value.title

    value_authority = render_authority

    def render_state(self, record: Decision) -> SafeString:
        return status(record)

    def value_state(self, record: Decision) -> str:
        return record.get_state_display()


class ItemFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_name", label="Tên người, tập thể, đơn vị")
    award = filters.ChoiceFilter(label="Danh hiệu, hình thức", empty_label="Mọi danh hiệu")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        given = set(self.queryset.order_by().values_list("award", flat=True).distinct())
        self.filters["award"].extra["choices"] = [
            (code, award.name) for code, award in award_names().items() if code in given
        ]

    def by_name(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        for word in fold(value).split():
            rows = rows.filter(
                Q(nomination__party__folded__contains=word) | Q(nomination__unit__party__folded__contains=word)
            )
        return rows


class ItemTable(ListTable):
    """Who is honoured, with the money and, once issued, the number in the gold book."""

    what, caption = "trường hợp", "Danh sách kèm theo quyết định"
    empty = Empty("Danh sách trống", "Đưa các đề nghị đã được thông qua vào dự thảo.")

    ordinal = tables.Column(verbose_name="TT", attrs={"td": {"class": "number soft"}, "th": {"class": "number fit"}})
    name = NameColumn(verbose_name="Họ và tên, tập thể", order_by=("nomination__party__folded",))
    award = tables.Column(verbose_name="Danh hiệu, hình thức")
    unit_name = tables.Column(verbose_name="Đơn vị")
    prize_vnd = MoneyColumn(verbose_name="Tiền thưởng (đồng)")
    gold_book_number = tables.Column(
        verbose_name="Số sổ vàng", attrs={"td": {"class": "number"}, "th": {"class": "number"}}
    )
    tools = tables.Column(
        verbose_name="Việc có thể làm", orderable=False, empty_values=(), exclude_from_export=True,
        attrs={"td": {"class": "tools"}, "th": {"class": "tools"}},
    )  # fmt: skip

    def __init__(self, *args: Any, decision: Decision, may: dict[str, bool], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.decision, self.may = decision, may

    def render_name(self, record: Item) -> SafeString | str:
        under = " · ".join(part for part in (record.born, record.position) if part)
        return format_html('{}<span class="sub">{}</span>', record.name, under) if under else record.name

    def value_name(self, record: Item) -> str:
        return record.name

    def render_award(self, value: str) -> str:
        return award_names()[value].name

    value_award = render_award

    def render_prize_vnd(self, value: int, record: Item) -> SafeString | str:
        if record.prize_due and record.prize_typed_vnd is not None:
            amount, why = MoneyColumn().render(value), f"thấp hơn mức quy định: {record.prize_reason}"
            return format_html('{}<span class="sub">{}</span>', amount, why)
        if record.prize_due:
            return MoneyColumn().render(value)
        return format_html('0<span class="sub">{}</span>', "đã nhận mức của danh hiệu cao hơn cùng năm")

    def value_prize_vnd(self, value: int) -> int:
        return value

    def render_tools(self, record: Item) -> SafeString:
        context = {"item": record, "decision": self.decision, "may": self.may}
        return render_to_string("decisions/parts/row_tools.html", context)
