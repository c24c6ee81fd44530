"""What an officer types: who asks, what was done, why not; and the paper by which somebody agreed."""

from typing import Any

from django import forms

from vinhdanh.books.record.forms import Day
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office import clock
from vinhdanh.ground.registry.models import Party

from .models import DataRequest, Restriction

SHOWN = 12
"""How many people of a name are offered; with more, the officer adds a word."""
EFFECTS = {
    DataRequest.Kind.RESTRICT: Restriction.Level.LOOKUP,
    DataRequest.Kind.OBJECT: Restriction.Level.LOOKUP,
    DataRequest.Kind.ERASE: Restriction.Level.EVERYWHERE,
}
"""What each kind of request restricts, unless the officer chooses otherwise."""


def answer_field(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Người yêu cầu đọc câu này bằng mã biên nhận.",
        error_messages={"min_length": "Hãy ghi rõ hơn: ít nhất 10 ký tự."},
    )


class PartyChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Party) -> str:
        person = getattr(obj, "person", None)
        born = f"sinh năm {person.born_year or person.born_on.year}" if person and _birth(person) else ""
        home = obj.home.name if obj.home else ""
        return ", ".join(part for part in (obj.name, born, home) if part)


def _birth(person: Any) -> bool:
    return bool(person.born_year or person.born_on)


class VerifyForm(forms.Form):
    party = PartyChoice(
        label="Là ai trong danh bạ",
        queryset=Party.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Hãy chọn một người; không thấy thì tìm lại theo tên khác."},
    )
    how = forms.CharField(
        label="Đã xác minh danh tính bằng cách nào",
        max_length=250,
        help_text="Ví dụ: đối chiếu căn cước tại trụ sở ngày 20/11/2026. Không ghi số định danh.",
    )

    def __init__(self, *args: Any, name: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        found = Party.objects.select_related("person", "home__party")
        words = fold(name).split()
        for word in words:
            found = found.filter(folded__contains=word)
        keys = found.order_by("folded", "pk").values_list("pk", flat=True)[:SHOWN] if words else []
        self.fields["party"].queryset = Party.objects.filter(pk__in=list(keys)).select_related("person", "home__party")


class FulfilForm(forms.Form):
    level = forms.ChoiceField(
        label="Trang công khai từ bây giờ",
        choices=[("", "Không thay đổi"), *Restriction.Level.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    answer = answer_field("Đã làm gì")


class RefuseForm(forms.Form):
    answer = answer_field("Lý do, căn cứ pháp luật")


class AgreeForm(forms.Form):
    given_on = Day(label="Ngày đồng ý")
    cite = forms.CharField(
        label="Giấy tờ chứng minh", max_length=250, help_text="Ví dụ: Phiếu đồng ý công khai ngày 12/11/2026"
    )

    @classmethod
    def starting(cls) -> "AgreeForm":
        return cls(initial={"given_on": clock.today().strftime("%d/%m/%Y")})
