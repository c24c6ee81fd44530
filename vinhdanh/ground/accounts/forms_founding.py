"""The forms of the first run."""

from django import forms

from vinhdanh.ground.registry.forms import AuthorityForm
from vinhdanh.ground.registry.models import Authority

from . import founding


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Mã thiết lập",
        max_length=40,
        help_text="In ra khi khởi động máy chủ, và nằm trong tệp setup-code.txt của thư mục dữ liệu.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
    )

    def clean_code(self) -> str:
        if not founding.is_code(self.cleaned_data["code"]):
            raise forms.ValidationError("Mã không đúng; hãy xem lại dòng in ra khi khởi động máy chủ.")
        return self.cleaned_data["code"]


class FoundingForm(AuthorityForm):
    """Whose installation this is, as it stands on its decisions."""

    decides = None
    body = forms.ChoiceField(
        label="Cơ quan sử dụng", choices=[(key, words) for key, (_, _, words) in founding.BODIES.items()]
    )
    name = forms.CharField(label="Tên đơn vị", max_length=250, help_text="Ví dụ: Tỉnh Hưng Yên.")
    signer = forms.CharField(label="Người ký quyết định", max_length=150, required=False)
    signer_position = forms.CharField(
        label="Chức vụ in trên chữ ký", max_length=150, required=False, help_text="Ví dụ: CHỦ TỊCH."
    )

    field_order = ["body", "name", "title", "issuer_superior", "issuer", "symbol", "place", "on_behalf"]

    def __init__(self, *arguments, known: Authority | None, **options):
        super().__init__(*arguments, **options)
        helps = {
            "title": "Ví dụ: Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên.",
            "issuer": "Ví dụ: ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN.",
        }
        for name, text in helps.items():
            self.fields[name].help_text = text
        if known is not None:
            self.initial = {name: getattr(known, name, "") for name in self.fields}
            self.initial |= {"name": known.unit.name, "body": known.unit.kind}

    def clean(self) -> dict[str, object]:
        said = super().clean()
        if said.get("signer") and not said.get("signer_position"):
            self.add_error("signer_position", "Ghi chức vụ của người ký.")
        return said
