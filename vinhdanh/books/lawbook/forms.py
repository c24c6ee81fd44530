"""Which day's law, and which overlays from when."""

from typing import Any

from django import forms

from .catalogue import overlays_available

DAYS = ["%d/%m/%Y", "%Y-%m-%d"]


class OnForm(forms.Form):
    """The day whose law is shown."""

    on = forms.DateField(label="Pháp luật ngày", input_formats=DAYS, required=False)


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
