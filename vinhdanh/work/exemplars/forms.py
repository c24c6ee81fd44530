"""What a desk types: where a finding belongs, into which round it goes, why it is not proposed, what it became."""

from typing import Any

from django import forms

from vinhdanh.ground.registry.models import Unit
from vinhdanh.law import award_names
from vinhdanh.work.nominations.models import Nomination, Round

from . import queries
from .models import Finding


class SendOnForm(forms.Form):
    commune = forms.TypedChoiceField(label="Xã, phường nơi xảy ra việc", coerce=int)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["commune"].choices = [("", "Hãy chọn"), *queries.commune_choices()]

    def clean_commune(self) -> Unit:
        return queries.communes().get(pk=self.cleaned_data["commune"])


class TakeUpForm(forms.Form):
    round = forms.ModelChoiceField(
        label="Đề nghị trong đợt xét",
        queryset=Round.objects.filter(closed=False).order_by("-year", "name"),
        empty_label="Hãy chọn",
        help_text="Việc dũng cảm, việc cần khen ngay thì chọn đợt khen đột xuất.",
    )


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label="Lý do, người giới thiệu đọc được",
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Không nêu thông tin riêng của người được giới thiệu.",
        error_messages={"required": "Hãy ghi lý do.", "min_length": "Hãy ghi rõ hơn: ít nhất 10 ký tự."},
    )


class NominationChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Nomination) -> str:
        return f"{obj.party.name}, {obj.workplace or obj.unit.name}: {award_names()[obj.award].name}"


class ProposeForm(forms.Form):
    """Which nomination it became; those the reader sees, of the round it was taken up for."""

    nomination = NominationChoice(
        label="Hồ sơ đã lập",
        queryset=Nomination.objects.none(),
        empty_label="Hãy chọn",
        help_text="Hồ sơ được lập bằng danh sách gửi vào đợt xét.",
    )

    def __init__(self, *args: Any, finding: Finding, seen: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["nomination"].queryset = queries.nominations_for(finding).filter(pk__in=seen)
