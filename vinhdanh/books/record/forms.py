"""What an officer declares, one form a kind of fact. Each form knows which action writes it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry.models import Party
from vinhdanh.law import award_names
from vinhdanh.law.table import YEARLY_TITLES
from vinhdanh.law.vocabulary import FactClass, vocabulary

from . import actions
from .models import Initiative, Proof, YearResult
from .words import SERVICE_TYPES

PEOPLE = (Party.Kind.PERSON, Party.Kind.HOUSEHOLD)
EVERYONE = (*PEOPLE, Party.Kind.UNIT)
YES_NO = (("", "Chưa rõ"), ("1", "Có"), ("0", "Không"))


class Day(forms.DateField):
    """A day as people write it: 05/09/2026."""

    def __init__(self, **options: Any):
        super().__init__(
            input_formats=["%d/%m/%Y", "%Y-%m-%d"],
            help_text="Ví dụ 05/09/2025",
            error_messages={"invalid": "Ghi đủ ngày/tháng/năm, ví dụ 05/09/2025."},
            **options,
        )


class Year(forms.IntegerField):
    def __init__(self, **options: Any):
        super().__init__(min_value=1945, max_value=2100, **{"label": "Năm", **options})


class YesNo(forms.TypedChoiceField):
    """Yes, no, or not known."""

    def __init__(self, **options: Any):
        super().__init__(choices=YES_NO, coerce=lambda value: value == "1", empty_value=None, required=False, **options)


def scale_choices(scale: str) -> list[tuple[str, str]]:
    """The words of one of law's scales, first letter large."""
    return [(word, label[:1].upper() + label[1:]) for word, label in vocabulary().scales[scale].labels.items()]


class FactForm(forms.Form):
    """Base: what is declared, on which paper, how well proved."""

    title: ClassVar[str]
    subjects: ClassVar[tuple[str, ...]] = EVERYONE
    action: ClassVar[Callable[..., Any]]

    cite = forms.CharField(
        label="Căn cứ", max_length=200, required=False, help_text="Số, ngày văn bản, ví dụ 215/QĐ-SGDĐT ngày 20/6/2025"
    )
    proof = forms.ChoiceField(label="Mức chứng minh", choices=Proof.choices, initial=Proof.DECLARED)

    def __init__(self, *arguments: Any, party: Party, **options: Any):
        super().__init__(*arguments, **options)
        self.party = party
        self.order_fields([name for name in self.fields if name not in ("cite", "proof")] + ["cite", "proof"])

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    def write(self, *, by: Actor, at: datetime) -> None:
        """Call the form's action with what was filled in."""
        type(self).action(self.party, by=by, at=at, **self.values())


class ResultForm(FactForm):
    title = "Kết quả năm"
    action = actions.declare_result
    year = Year()
    result = forms.ChoiceField(label="Mức độ hoàn thành nhiệm vụ", choices=YearResult.Result.choices)
    exceeded_targets = YesNo(label="Vượt các chỉ tiêu, nhiệm vụ")


class TitlesForm(FactForm):
    title = "Danh hiệu của năm"
    action = actions.declare_titles
    year = Year(help_text="Ghi đủ các danh hiệu của năm; không chọn mục nào nghĩa là năm đó không có danh hiệu.")
    titles = forms.MultipleChoiceField(
        label="Danh hiệu", required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        self.fields["titles"].choices = [
            (code, award.name)
            for code, award in award_names().items()
            if code in YEARLY_TITLES and self.party.kind in award.subjects
        ]


class EarlierAwardForm(FactForm):
    title = "Khen thưởng trước khi có sổ vàng"
    action = actions.declare_award
    award = forms.ChoiceField(label="Hình thức, danh hiệu", choices=())
    year = Year(label="Năm")
    decided_on = Day(label="Ngày quyết định", required=False)
    occasion = forms.ChoiceField(label="Loại hình", choices=(), initial="cong_trang")

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        self.fields["award"].choices = [
            (code, award.name) for code, award in award_names().items() if self.party.kind in award.subjects
        ]
        self.fields["occasion"].choices = scale_choices("occasion")


class InitiativeForm(FactForm):
    title = "Sáng kiến, đề tài"
    action = actions.declare_initiative
    name = forms.CharField(label="Tên", max_length=500)
    kind = forms.ChoiceField(label="Loại", choices=Initiative.Kind.choices)
    year = Year(label="Năm công nhận")
    scope = forms.ChoiceField(
        label="Phạm vi ảnh hưởng", choices=[("", "Chưa rõ"), *Initiative.Scope.choices], required=False
    )
    applied = YesNo(label="Đã áp dụng có hiệu quả")
    accepted = YesNo(label="Đã nghiệm thu (đề tài, đề án)")
    recognised_by = forms.CharField(label="Nơi công nhận", max_length=200, required=False)


class DisciplineForm(FactForm):
    title = "Kỷ luật"
    action = actions.write_discipline
    form = forms.ChoiceField(label="Hình thức", choices=())
    since = Day(label="Từ ngày")
    until = Day(label="Đến ngày", required=False)

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        self.fields["form"].choices = scale_choices("discipline")


class LeaveForm(FactForm):
    title = "Nghỉ, đi học"
    subjects = PEOPLE
    action = actions.write_leave
    kind = forms.ChoiceField(label="Loại", choices=())
    since = Day(label="Từ ngày", required=False)
    until = Day(label="Đến ngày", required=False)
    months = forms.IntegerField(label="Số tháng", min_value=0, max_value=240, required=False)
    working_days = forms.IntegerField(label="Số ngày làm việc", min_value=0, max_value=366, required=False)
    grade = forms.ChoiceField(label="Kết quả học tập", choices=(), required=False)
    complied = YesNo(label="Chấp hành tốt quy định")

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        self.fields["kind"].choices = scale_choices("leave")
        self.fields["grade"].choices = [("", "Không có"), *scale_choices("grade")]


class ServiceForm(FactForm):
    title = "Quá trình công tác"
    subjects = PEOPLE
    action = actions.write_service
    type = forms.ChoiceField(label="Hình thức", choices=list(SERVICE_TYPES.items()))
    agency = forms.CharField(label="Cơ quan, đơn vị", max_length=200, required=False)
    since = Day(label="Từ ngày")
    until = Day(label="Đến ngày", required=False)


class UnitYearForm(FactForm):
    title = "Số liệu của tập thể"
    subjects = (Party.Kind.UNIT,)
    action = actions.declare_unit_year
    year = Year()
    headcount = forms.IntegerField(label="Tổng số người", min_value=0, required=False)
    ldtt_count = forms.IntegerField(label="Số Lao động tiên tiến", min_value=0, required=False)
    cstdcs_count = forms.IntegerField(label="Số Chiến sĩ thi đua cơ sở", min_value=0, required=False)
    completed_count = forms.IntegerField(label="Số người hoàn thành nhiệm vụ trở lên", min_value=0, required=False)
    nobody_disciplined = forms.BooleanField(label="Trong năm không có ai bị kỷ luật", required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        whole = found.get("headcount")
        for name in ("ldtt_count", "cstdcs_count", "completed_count"):
            part = found.get(name)
            if part is not None and whole is not None and part > whole:
                self.add_error(name, f"Không thể nhiều hơn tổng số {whole} người.")
        return found

    def values(self) -> dict[str, Any]:
        found = {name: value for name, value in self.cleaned_data.items() if value is not None}
        if found.pop("nobody_disciplined"):
            found["members_disciplined"] = []
        return found


class AttestForm(FactForm):
    title = "Xác nhận"
    action = actions.attest
    name = forms.ChoiceField(label="Nội dung", choices=())
    value = forms.TypedChoiceField(
        label="Xác nhận", choices=(("1", "Có"), ("0", "Không")), coerce=lambda value: value == "1"
    )

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        self.fields["name"].choices = [
            (name, kind.label[:1].upper() + kind.label[1:])
            for name, kind in vocabulary().facts.items()
            if kind.type == "bool" and kind.cls in (FactClass.STANDING, FactClass.GIVEN, FactClass.GATE)
        ]


FORMS: dict[str, type[FactForm]] = {
    "ket-qua": ResultForm,
    "danh-hieu": TitlesForm,
    "khen-thuong": EarlierAwardForm,
    "sang-kien": InitiativeForm,
    "ky-luat": DisciplineForm,
    "nghi": LeaveForm,
    "cong-tac": ServiceForm,
    "so-lieu": UnitYearForm,
    "xac-nhan": AttestForm,
}
"""By the last word of the address."""


class HoldForm(forms.Form):
    """Opening a hold. Shown only to those who may see reasons."""

    kind = forms.ChoiceField(label="Lý do", choices=())
    since = Day(label="Từ ngày")
    cite = forms.CharField(label="Căn cứ", max_length=200, required=False)
    note = forms.CharField(
        label="Ghi chú nội bộ", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        self.fields["kind"].choices = scale_choices("freeze")


class ReleaseForm(forms.Form):
    until = Day(label="Kết thúc từ ngày")
    outcome = forms.ChoiceField(label="Kết luận", choices=())

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        self.fields["outcome"].choices = scale_choices("freeze_outcome")


class StrikeForm(forms.Form):
    reason = forms.CharField(label="Lý do gạch bỏ", max_length=300)


class OfficialForm(forms.Form):
    """The decision that makes results official."""

    cite = forms.CharField(
        label="Quyết định công nhận kết quả", max_length=200, help_text="Số, ngày, ví dụ 315/QĐ-SGDĐT ngày 28/12/2025"
    )
