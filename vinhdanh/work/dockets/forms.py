"""What an officer types: a docket, why a comment is hidden, what was done with it."""

from typing import Any

from django import forms

from vinhdanh.ground.registry.models import Authority
from vinhdanh.law import award_names
from vinhdanh.work.nominations.models import Nomination, Round

from . import queries
from .models import Docket
from .workflow import Disposition

LONGEST_PERIOD = 60
"""Working days; what is longer is a typing error."""


class NomineeChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Nomination) -> str:
        award = award_names()[obj.award].name
        return f"{obj.party.name}, {obj.workplace or obj.unit.name}: {award}"


class DocketForm(forms.Form):
    """A docket of a round. Those for whom the law asks it are chosen from the start."""

    title = forms.CharField(label="Tên đợt lấy ý kiến", max_length=200)
    authority = forms.ModelChoiceField(label="Danh sách trình ai", queryset=Authority.objects.none(), empty_label=None)
    basis = forms.CharField(label="Căn cứ", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    working_days = forms.IntegerField(label="Số ngày làm việc nhận ý kiến", min_value=1, max_value=LONGEST_PERIOD)
    contact = forms.CharField(
        label="Nơi nhận ý kiến bằng giấy, điện thoại, thư điện tử",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ví dụ: Phòng Thi đua, khen thưởng, Sở Nội vụ, số 10 đường Chùa Chuông; điện thoại 0221 3 000 000",
    )
    nominations = NomineeChoice(
        label="Danh sách",
        queryset=Nomination.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một hồ sơ để đăng."},
    )

    def __init__(self, *args: Any, round: Round, docket: Docket | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        listable = queries.listable(round, but=docket)
        self.fields["nominations"].queryset = listable.order_by("award", "party__folded", "pk")
        self.fields["authority"].queryset = Authority.objects.order_by("unit__path", "pk").select_related("unit")
        if docket is not None:
            del self.fields["authority"]


class HideForm(forms.Form):
    because = forms.ChoiceField(
        label="Vì sao ẩn",
        choices=[
            (text, text)
            for text in (
                "Công kích, xúc phạm cá nhân",
                "Có nội dung thuộc bí mật nhà nước hoặc bí mật đời tư",
                "Quảng cáo, nội dung không liên quan",
                "Trùng với ý kiến đã gửi",
            )
        ],
        widget=forms.RadioSelect,
    )


class DisposeForm(forms.Form):
    disposition = forms.ChoiceField(label="Kết quả xử lý", choices=[("", "Hãy chọn"), *Disposition.choices[1:]])
    answer = forms.CharField(
        label="Trả lời người gửi",
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Người gửi đọc câu này bằng mã biên nhận. Không nêu tên, thông tin riêng của người khác.",
        error_messages={"min_length": "Hãy ghi rõ hơn: ít nhất 10 ký tự."},
    )


class NoteManyForm(forms.Form):
    answer = forms.CharField(label="Trả lời chung", min_length=10, max_length=2000)
