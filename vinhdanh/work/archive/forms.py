"""What is typed: an old list with the paper it stands on, a row put right, reasons."""

from typing import Any

from django import forms

from vinhdanh.books.record.forms import Day, Year, scale_choices
from vinhdanh.books.record.models import Proof
from vinhdanh.work.nominations import forms as nominations
from vinhdanh.work.nominations.models import Round

from .models import Batch, BatchRow, Roster

PROOFS = (
    (Proof.DECISION, "Có quyết định: đã đối chiếu với bản chính hoặc bản sao y"),
    (Proof.COPY, "Có bản chụp, chưa đối chiếu"),
    (Proof.DECLARED, "Theo kê khai, chưa có văn bản"),
)


class PaperForm(forms.Form):
    """On which paper a whole batch stands. What the list itself says need not be typed."""

    proof = forms.ChoiceField(label="Mức chứng minh", choices=PROOFS, widget=forms.RadioSelect)
    year = Year(
        label="Năm của thành tích", required=False, help_text="Năm học thì ghi năm kết thúc: 2023–2024 ghi 2024"
    )
    occasion = forms.ChoiceField(label="Loại hình khen thưởng", choices=(), initial="cong_trang")
    decision_number = forms.CharField(
        label="Số, ký hiệu quyết định", max_length=80, required=False, help_text="Ví dụ 215/QĐ-SGDĐT"
    )
    decided_on = Day(label="Ngày quyết định", required=False)
    decided_by = forms.CharField(
        label="Người quyết định", max_length=200, required=False, help_text="Ví dụ Giám đốc Sở Giáo dục và Đào tạo"
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["occasion"].choices = scale_choices("occasion")

    @classmethod
    def of(cls, batch: Batch, data: Any = None) -> "PaperForm":
        start = {name: getattr(batch, name) for name in cls.base_fields}
        if batch.decided_on:
            start["decided_on"] = f"{batch.decided_on:%d/%m/%Y}"
        return cls(data, initial=start)


class BatchForm(PaperForm, nominations.ListForm):
    """An old list to send, with what the officer knows of it."""

    kind = forms.ChoiceField(label="Tệp này là", choices=Batch.Kind.choices, widget=forms.RadioSelect)

    field_order = ("unit", "kind", "file", "proof")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["proof"].initial = Proof.DECISION
        self.fields["kind"].initial = Batch.Kind.DECISIONS
        self.fields["unit"].label = "Đơn vị có danh sách"
        self.fields["file"].label = "Danh sách cũ"

    @property
    def paper(self) -> list[forms.BoundField]:
        """The fields that the list itself mostly answers."""
        return [self[name] for name in ("year", "occasion", "decision_number", "decided_on", "decided_by")]


class RowForm(nominations.RowForm):
    """A row put right; in a list of results no award is asked."""

    def __init__(self, *args: Any, row: BatchRow, **kwargs: Any):
        super().__init__(*args, row=row, **kwargs)
        self.fields["award"].label = "Danh hiệu, hình thức khen thưởng"
        if row.batch.kind == Batch.Kind.RESULTS:
            del self.fields["award"]


ReasonForm = nominations.ReasonForm


class RosterForm(forms.Form):
    """A list of violators, and the round whose nominees it is held against."""

    round = forms.ModelChoiceField(label="Đợt xét", queryset=Round.objects.filter(closed=False), empty_label=None)
    source = forms.ChoiceField(label="Cơ quan gửi", choices=Roster.Source.choices)
    reference = forms.CharField(
        label="Văn bản gửi kèm", max_length=200, help_text="Ví dụ Công văn số 12/CAT-PV01 ngày 03/12/2025"
    )
    file = nominations.ListForm.base_fields["file"]
