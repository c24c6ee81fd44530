"""Those who meet an award's conditions and were asked for by nobody in a round: which, their list, its filter."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vinhdanh.books.eligibility.discovery import Question, parties_of
from vinhdanh.books.eligibility.models import Discovery
from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.record.access import reach
from vinhdanh.books.record.queries import resting_on
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.registry.models import Party
from vinhdanh.ground.ui.tables import Empty, ListTable, NameColumn
from vinhdanh.law import award_names

from .models import Round
from .queries import live

_KINDS = {"title": "Danh hiệu thi đua", "form": "Hình thức khen thưởng"}


def question_of(round: Round, award: str) -> Question:
    return Question(award, round.on, round.year)


def unasked_in(round: Round, award: str, found: Discovery, charge: Charge) -> QuerySet[Party]:
    """The parties in the reader's scope; who has the award of that year, or rests, is not among them."""
    asked = live(round).filter(award=award).values("party")
    have = Grant.objects.filter(award=award, year=round.year, status=Grant.Status.VALID).values("party")
    seen = parties_of(found).filter(reach(charge, "eligibility.see"))
    free = seen.exclude(pk__in=asked).exclude(pk__in=have).exclude(pk__in=resting_on(round.on))
    return free.select_related("home__party__home__party", "person").order_by("home__path", "folded", "pk")


class UnaskedForm(forms.Form):
    """The round and the award to look for."""

    round = forms.ModelChoiceField(label="Đợt xét", queryset=Round.objects.all(), empty_label=None)
    award = forms.ChoiceField(label="Danh hiệu, hình thức", choices=())

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        self.fields["award"].choices = [
            (label, [(code, award.name) for code, award in award_names().items() if award.kind == kind])
            for kind, label in _KINDS.items()
        ]

    @classmethod
    def starting(cls) -> dict[str, Any]:
        """The latest round that is still open, and a first title."""
        return {"round": Round.objects.order_by("closed", "-year", "-on").first(), "award": "CSTDCS"}


class UnaskedTable(ListTable):
    title = "Chưa ai đề nghị"
    what, caption = "đối tượng", "Đủ điều kiện mà chưa ai đề nghị"
    empty = Empty(
        "Không còn ai",
        "Mọi cá nhân, tập thể, hộ đủ điều kiện theo dữ liệu đang có đều đã được đề nghị hoặc đã được tặng.",
    )
    name = NameColumn(verbose_name="Họ và tên, tập thể, hộ", order_by=("folded",))
    kind = tables.Column(verbose_name="Đối tượng")
    unit = tables.Column(accessor="home__party", verbose_name="Đơn vị", order_by=("home__party__folded",))

    def render_name(self, value: str, record: Party) -> SafeString:
        link = format_html('<a href="{}">{}</a>', reverse("eligibility:history", args=[record.pk]), value)
        position = record.person.position if record.kind == Party.Kind.PERSON else ""
        return format_html('{}<span class="sub">{}</span>', link, position) if position else link

    def value_name(self, value: str) -> str:
        return value

    def render_unit(self, value: Party) -> SafeString:
        """Many departments have an office of the same name: the unit above tells which."""
        above = value.home.party.name if value.home else ""
        return format_html('{}<span class="sub">{}</span>', value.name, above)

    def value_unit(self, value: Party) -> str:
        return ", ".join(part.name for part in (value, value.home and value.home.party) if part)


class UnaskedFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_name", label="Tên")
    unit = filters.CharFilter(method="by_unit", label="Đơn vị")
    kind = filters.ChoiceFilter(choices=Party.Kind.choices, label="Đối tượng", empty_label="Tất cả")

    class Meta:
        model = Party
        fields: tuple[str, ...] = ()

    def by_name(self, rows: QuerySet[Party], _field: str, value: str) -> QuerySet[Party]:
        return rows.filter(folded__contains=fold(value))

    def by_unit(self, rows: QuerySet[Party], _field: str, value: str) -> QuerySet[Party]:
        return rows.filter(home__party__folded__contains=fold(value))
