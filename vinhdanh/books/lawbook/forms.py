"""Which day's law, two days to compare, which overlays from when, and what was read of a reported law."""

from typing import Any

from django import forms

from vinhdanh.law import award_names

from .catalogue import overlays_available

DAYS = ["%d/%m/%Y", "%Y-%m-%d"]


class OnForm(forms.Form):
    """The day whose law is shown."""

    on = forms.DateField(label="Pháp luật ngày", input_formats=DAYS, required=False)


class CompareForm(forms.Form):
    """Two days, perhaps one award."""

    before = forms.DateField(label="Pháp luật ngày", input_formats=DAYS)
    after = forms.DateField(label="So với ngày", input_formats=DAYS)
    award = forms.ChoiceField(label="Danh hiệu, hình thức", required=False, choices=())

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        names = [(code, award.name) for code, award in award_names().items()]
        self.fields["award"].choices = [("", "Tất cả và quy định chung"), *names]


class AdoptForm(forms.Form):
    overlay = forms.ChoiceField(label="Bộ quy định", choices=())
    since = forms.DateField(label="Áp dụng từ ngày", input_formats=DAYS, help_text="Ví dụ 01/07/2025")
    until = forms.DateField(
        label="Thôi áp dụng từ ngày", input_formats=DAYS, required=False, help_text="Để trống nếu chưa có"
    )

    def __init__(self, *arguments: Any, **options: Any):
        super().__init__(*arguments, **options)
        self.fields["overlay"].choices = [
            (overlay.name, f"{overlay.name}: {'; '.join(overlay.titles)}") for overlay in overlays_available()
        ]


class ConfirmForm(forms.Form):
    """One provision, and the official text somebody has read it in."""

    provision = forms.CharField(widget=forms.HiddenInput)
    text_read = forms.CharField(
        label="Văn bản đã đọc",
        max_length=300,
        help_text="Ghi số, ngày, nơi đăng; ví dụ: Công báo số …, trang …, ngày …",
        error_messages={"required": "Ghi văn bản đã đọc: số, ngày, nơi đăng."},
    )
