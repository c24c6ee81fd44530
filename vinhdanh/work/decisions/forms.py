"""What is typed: a draft's words, the issue itself, a PDF signed elsewhere, corrections and cancellations."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from vinhdanh.crafts.papers.pdf import MAX_BYTES
from vinhdanh.crafts.viet.numbers import format_number
from vinhdanh.ground.office import clock
from vinhdanh.ground.registry.models import Signatory, Unit
from vinhdanh.ground.registry.queries import signatories_on
from vinhdanh.work.councils.forms import a_day

from .composing import Contents, day_of, fund_of
from .issuing import names_now
from .models import Decision, Item

ARTICLE_BREAK = "\n\n"


class Lines(forms.CharField):
    """A list of lines, one a line."""

    def __init__(self, *, rows: int, **options: Any):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def to_python(self, value: Any) -> list[str]:
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> str:
        return value if isinstance(value, str) else "\n".join(value or [])


class Articles(forms.CharField):
    """The articles, parted by an empty line; "Điều n." is put before each by the house."""

    def __init__(self, **options: Any):
        super().__init__(widget=forms.Textarea(attrs={"rows": 12}), **options)

    def to_python(self, value: Any) -> list[str]:
        text = str(value or "").replace("\r\n", "\n")
        parts = [
            "\n".join(line.strip() for line in part.split("\n") if line.strip()) for part in text.split(ARTICLE_BREAK)
        ]
        return [part for part in parts if part]

    def prepare_value(self, value: Any) -> str:
        return value if isinstance(value, str) else ARTICLE_BREAK.join(value or [])


class DraftForm(forms.Form):
    """The words of a draft as they stand; what is left as composed goes on being composed."""

    subject = forms.CharField(label="Trích yếu", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    day = a_day(label="Ngày ban hành", required=False)
    signatory = forms.ModelChoiceField(label="Người ký", queryset=Signatory.objects.none(), empty_label=None)
    fund = forms.CharField(label="Nguồn chi tiền thưởng", max_length=200, required=False)
    proposal = forms.CharField(
        label="Theo đề nghị", max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ví dụ: Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 512/TTr-SNV ngày 19 tháng 12 năm 2025",
    )  # fmt: skip
    reason = forms.CharField(label="Lý do", max_length=500)
    grounds = Lines(label="Căn cứ", rows=7, help_text="Mỗi căn cứ một dòng")
    articles = Articles(label="Các điều", help_text="Cách nhau một dòng trống; “Điều 1.”, “Điều 2.” được đánh tự động")
    recipients = Lines(label="Nơi nhận", rows=4, help_text="Mỗi nơi một dòng")

    def __init__(self, *args: Any, contents: Contents, **kwargs: Any):
        decision, texts = contents.decision, contents.texts
        kwargs["initial"] = {
            "subject": texts.subject,
            "grounds": texts.grounds,
            "articles": texts.articles,
            "recipients": texts.recipients,
            "day": decision.day,
            "signatory": decision.signatory_id,
            "fund": fund_of(decision) if contents.total_vnd else "",
            "proposal": texts.proposal,
            "reason": decision.reason,
        }
        super().__init__(*args, **kwargs)
        self.decision = decision
        self.fields["signatory"].queryset = signatories_on(decision.authority, day_of(decision))
        grants = decision.kind == Decision.Kind.GRANT
        for name in ("reason",) if grants else ("fund",):
            del self.fields[name]
        for group in contents.groups:
            self.fields[f"wording-{group.key}"] = forms.CharField(
                label=f"Thành tích ghi cho {group.kind.label}", max_length=500, initial=group.wording
            )

    def changes(self) -> dict[str, Any]:
        """What to hand to ``actions.edit``: only fields that were changed here."""
        changed = {name: self.cleaned_data[name] for name in self.changed_data if not name.startswith("wording-")}
        wordings = {
            name.removeprefix("wording-"): self.cleaned_data[name]
            for name in self.changed_data
            if name.startswith("wording-")
        }
        return {**changed, "wordings": {**self.decision.wordings, **wordings}} if wordings else changed


class IssueForm(forms.Form):
    day = a_day(label="Ngày ban hành")
    number = forms.IntegerField(
        label="Số quyết định", min_value=1, max_value=999_999, required=False,
        help_text="Để trống: lấy số tiếp theo của sổ. Đã có số của văn thư thì ghi số đó.",
    )  # fmt: skip

    @classmethod
    def starting(cls, decision: Decision) -> "IssueForm":
        return cls(initial={"day": decision.day or clock.today()})


class SignedForm(forms.Form):
    file = forms.FileField(
        label="Bản PDF đã ký, đóng dấu",
        max_length=255,
        error_messages={"required": "Hãy chọn tệp PDF.", "empty": "Tệp trống; hãy chọn lại tệp."},
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = "application/pdf,.pdf"

    def clean_file(self) -> Any:
        """Too large a file is refused before its bytes are read into memory."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 50 MB; hãy quét ở độ phân giải thấp hơn (300 dpi) rồi tải lại.")
        return file


class RowForm(forms.Form):
    """What the list prints of one row besides the name."""

    position = forms.CharField(label="Chức vụ", max_length=200, required=False)
    unit_name = forms.CharField(label="Đơn vị", max_length=250, required=False)
    achievement = forms.CharField(
        label="Thành tích ghi trên bằng", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Để trống: ghi như thành tích chung của quyết định. Chữ dài được thu nhỏ cho vừa bằng.",
    )  # fmt: skip

    @classmethod
    def of(cls, item: Item, data: Any = None) -> "RowForm":
        return cls(data, initial={name: getattr(item, name) for name in cls.base_fields})


class PrizeForm(forms.Form):
    """Less money than the law gives, and why."""

    amount = forms.CharField(label="Số tiền chi (đồng)", max_length=20, help_text="Ví dụ 1.000.000")
    reason = forms.CharField(
        label="Lý do chi thấp hơn mức quy định", max_length=200,
        help_text="Ví dụ: khả năng quỹ của đơn vị; đã nhận tiền thưởng của chuyên đề cùng nội dung",
    )  # fmt: skip

    def clean_amount(self) -> int:
        typed = "".join(self.cleaned_data["amount"].replace(".", "").replace("đồng", "").split())
        if not (typed.isascii() and typed.isdigit()):
            raise forms.ValidationError("Ghi số tiền bằng chữ số, ví dụ 1.000.000.")
        return int(typed)

    @classmethod
    def of(cls, item: Item, data: Any = None) -> "PrizeForm":
        start = {"amount": format_number(item.prize_vnd), "reason": item.prize_reason}
        return cls(data, initial=start)


class ExtractForm(forms.Form):
    """Whose extract, and under which number of the records office."""

    unit = forms.ModelChoiceField(label="Đơn vị", queryset=Unit.objects.none(), empty_label="Chọn đơn vị")
    number = forms.IntegerField(
        label="Số bản sao", min_value=1, max_value=999_999, required=False, help_text="Để trống nếu văn thư ghi tay"
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any):
        super().__init__(*args, auto_id="extract-%s", **kwargs)
        self.fields["unit"].queryset = units


class ReasonForm(forms.Form):
    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class CorrectionForm(forms.Form):
    """The right name of one honoured, and why the printed one is wrong."""

    name = forms.CharField(label="Tên đúng", max_length=250)
    reason = forms.CharField(
        label="Lý do đính chính", max_length=500, help_text="Ví dụ: sai dấu khi đánh máy; theo căn cước công dân"
    )

    @classmethod
    def of(cls, item: Item, data: Any = None) -> "CorrectionForm":
        return cls(data, initial={"name": names_now([item])[item.pk]})


class CancellationForm(forms.Form):
    GROUNDS = (
        "gian dối trong việc kê khai thành tích",
        "cung cấp thông tin sai sự thật hoặc làm giả hồ sơ, giấy tờ",
        "thẩm định, xét, đề nghị khen thưởng trái quy định của pháp luật",
        "có kết luận, quyết định, bản án về vi phạm trong khoảng thời gian tính thành tích",
    )
    """Law 06/2022/QH15 Đ93.2 a–d."""

    ground = forms.ChoiceField(
        label="Căn cứ hủy bỏ (khoản 2 Điều 93 Luật Thi đua, khen thưởng)",
        choices=[(ground, ground[:1].upper() + ground[1:]) for ground in GROUNDS],
        widget=forms.RadioSelect,
    )
    document = forms.CharField(label="Văn bản kết luận", max_length=200, help_text="Số, ngày, cơ quan ban hành")

    def reason(self) -> str:
        return f"{self.cleaned_data['ground']} ({self.cleaned_data['document']})"
