"""What the lists of the registry are filtered by: folded names, old and new."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict

from vinhdanh.crafts.viet.folding import fold

from .models import Likeness, Person, Succession, Unit

CURRENT, EXTINCT = "con", "da-sap-nhap"


def _all_words(lookup: str, text: str) -> Q:
    """Every word of ``text`` stands in the folded column, in any order."""
    found = Q()
    for word in fold(text).split():
        found &= Q(**{f"{lookup}__contains": word})
    return found


def _named(own: Q, old: Q, code: str) -> Q:
    return own | Q(code=code.strip()) | Q(pk__in=Succession.objects.filter(old).values("new"))


class UnitFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Tên đơn vị, tên cũ hoặc mã số", method="search")
    kind = django_filters.ChoiceFilter(label="Loại đơn vị", choices=Unit.Kind.choices, empty_label="Mọi loại")
    state = django_filters.ChoiceFilter(
        label="Tình trạng",
        method="in_state",
        choices=[(CURRENT, "Đang hoạt động"), (EXTINCT, "Đã sáp nhập, giải thể")],
        empty_label="Tất cả",
    )

    class Meta:
        model = Unit
        fields = ["q", "kind", "state"]

    def __init__(self, data=None, *arguments, **options):
        """Without a word about the state, the units of today."""
        chosen = data.copy() if data is not None else QueryDict(mutable=True)
        chosen.setdefault("state", CURRENT)
        super().__init__(chosen, *arguments, **options)

    def search(self, rows: QuerySet[Unit], _name: str, text: str) -> QuerySet[Unit]:
        """By its own name or code, or by the name of a unit that went into it; the words together, else anywhere."""
        together = _named(Q(party__folded__contains=fold(text)), Q(old__party__folded__contains=fold(text)), text)
        if rows.filter(together).exists():
            return rows.filter(together)
        return rows.filter(_named(_all_words("party__folded", text), _all_words("old__party__folded", text), text))

    def in_state(self, rows: QuerySet[Unit], _name: str, state: str) -> QuerySet[Unit]:
        return rows.filter(until=None) if state == CURRENT else rows.exclude(until=None)


class PersonFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Họ và tên", method="search")
    unit = django_filters.NumberFilter(label="Đơn vị", method="in_unit", widget=forms.HiddenInput)
    born = django_filters.NumberFilter(label="Năm sinh", field_name="born_year")
    gender = django_filters.ChoiceFilter(label="Giới tính", choices=Person.Gender.choices, empty_label="Tất cả")

    class Meta:
        model = Person
        fields = ["q", "unit", "born", "gender"]

    def search(self, rows: QuerySet[Person], _name: str, text: str) -> QuerySet[Person]:
        return rows.filter(_all_words("party__folded", text))

    def in_unit(self, rows: QuerySet[Person], _name: str, key: int) -> QuerySet[Person]:
        """Everyone in the unit's subtree; a unit that is not there has nobody."""
        path = Unit.objects.filter(pk=key).values_list("path", flat=True).first()
        return rows.filter(party__home__path__startswith=path) if path else rows.none()


class LikenessFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Họ và tên", method="search")
    sure = django_filters.ChoiceFilter(
        label="Giống nhau",
        method="by_weight",
        choices=[("nhieu", "Cùng ngày sinh, hoặc cùng năm sinh và đơn vị"), ("it", "Ít hơn")],
        empty_label="Mọi mức",
    )
    state = django_filters.ChoiceFilter(
        label="Tình trạng",
        method="by_state",
        choices=[("", "Cần xem"), ("khac", "Đã ghi là hai người")],
        empty_label=None,
    )

    class Meta:
        model = Likeness
        fields = ["q", "sure", "state"]

    def __init__(self, data=None, *arguments, **options):
        """Without a word about the state, those still to be looked at."""
        super().__init__(data, *arguments, **options)
        if not (data and data.get("state")):
            self.queryset = self.queryset.filter(told_apart_by="")

    def search(self, rows: QuerySet[Likeness], _name: str, text: str) -> QuerySet[Likeness]:
        return rows.filter(_all_words("one__folded", text) | _all_words("other__folded", text))

    def by_weight(self, rows: QuerySet[Likeness], _name: str, how: str) -> QuerySet[Likeness]:
        return rows.filter(weight__gte=4) if how == "nhieu" else rows.filter(weight__lt=4)

    def by_state(self, rows: QuerySet[Likeness], _name: str, _state: str) -> QuerySet[Likeness]:
        return rows.exclude(told_apart_by="")
