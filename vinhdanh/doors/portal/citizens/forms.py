"""The forms of citizens without an account.

Each carries the slip of its receipt and a trap: a field out of sight that only a robot fills in.
"""

from typing import Any

from django import forms

from vinhdanh.ground.office import receipts
from vinhdanh.work.dockets.models import Comment, Listed

LONGEST = 4000
TRAP = "website"


def long_text(label: str, hint: str = "", *, least: int = 10, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        min_length=least,
        max_length=LONGEST,
        required=required,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "min_length": f"Hãy viết rõ hơn: ít nhất {least} ký tự.",
            "max_length": "Nội dung dài quá 4.000 ký tự; hãy viết gọn lại, hoặc gửi phần còn lại bằng văn bản.",
        },
    )


class CitizenForm(forms.Form):
    """Base: the slip and the trap. ``slip`` is read from ``cleaned_data`` by the view, like every other field."""

    use_required_attribute = False

    slip = forms.RegexField(receipts.SLIP.pattern, widget=forms.HiddenInput)
    website = forms.CharField(
        label="Để trống ô này", required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["slip"].initial = receipts.new_slip()
        self.order_fields([*(name for name in self.fields if name not in ("slip", TRAP)), "slip", TRAP])

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields people see, in their order."""
        return [field for field in self if field.name not in ("slip", TRAP)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.pop(TRAP, ""):
            raise forms.ValidationError("Ô cuối cùng dành cho máy tự động, phải để trống; hãy xóa rồi gửi lại.")
        if "slip" in self.errors:
            del self.errors["slip"]
            raise forms.ValidationError("Trang này mở từ lâu hoặc chép từ nơi khác; hãy tải lại trang rồi gửi.")
        return said


class CommentForm(CitizenForm):
    """What somebody says of a list, or of one on it. Name and contact are the sender's choice."""

    listed = forms.ModelChoiceField(
        label="Ý kiến về", queryset=Listed.objects.none(), required=False, empty_label="Cả danh sách"
    )
    stance = forms.ChoiceField(label="Ông/Bà", choices=Comment.Stance.choices, widget=forms.RadioSelect)
    text = long_text("Nội dung ý kiến", "Nêu việc, thời gian, nơi xảy ra. Đừng ghi thông tin bí mật hay đời tư.")
    name = forms.CharField(label="Họ và tên", max_length=100, required=False)
    contact = forms.CharField(
        label="Điện thoại hoặc thư điện tử",
        max_length=100,
        required=False,
        help_text="Chỉ để cơ quan hỏi lại khi xác minh; được mã hóa, xóa khi kết thúc, không bao giờ công khai.",
    )

    def __init__(self, *args: Any, listed: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choice = self.fields["listed"]
        choice.queryset = listed
        choice.label_from_instance = lambda row: f"{row.nomination.party.name} ({row.nomination.award_name})"


class ReceiptForm(forms.Form):
    """The code is posted, never in an address: addresses end up in logs."""

    use_required_attribute = False
    code = forms.CharField(
        label="Mã biên nhận",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text="16 chữ và số, ví dụ 7QKM-2FWD-9XTA-41PR. Không phân biệt chữ hoa, chữ thường.",
    )
