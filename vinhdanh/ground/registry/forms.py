"""The forms of the registry: what a person may type, read by ``viet``; the rules stand in actions and constraints."""

from datetime import date

from django import forms

from vinhdanh.crafts.viet.dates import BadDateError, parse_date, short_date
from vinhdanh.crafts.viet.folding import squeeze
from vinhdanh.crafts.viet.identity import BadIdentityError, read_identity
from vinhdanh.crafts.viet.names import person_name

from .actions import NewPerson
from .models import Authority, Person, Signatory, Unit
from .widgets import UnitPicker


class DayField(forms.Field):
    """A day as people write it ("05/9/2026"); ``year_alone`` also takes a bare year."""

    widget = forms.TextInput(attrs={"maxlength": 40})

    def __init__(self, *, year_alone: bool = False, **options):
        self.year_alone = year_alone
        super().__init__(**options)

    def to_python(self, value: object) -> date | int | None:
        text = squeeze(str(value or ""))[:40]
        if not text:
            return None
        try:
            day = parse_date(text)
        except BadDateError as wrong:
            raise forms.ValidationError(f"Không đọc được ngày “{text}”: {wrong}.") from wrong
        if isinstance(day, int) and not self.year_alone:
            raise forms.ValidationError("Ghi đủ ngày, tháng, năm, ví dụ 01/7/2025.")
        return day

    def prepare_value(self, value: object) -> object:
        return short_date(value) if isinstance(value, date) else value


class YesNo(forms.NullBooleanSelect):
    def __init__(self, attrs=None):
        forms.Select.__init__(self, attrs, [("unknown", "Chưa rõ"), ("true", "Có"), ("false", "Không")])


class UnitChoice(forms.ModelChoiceField):
    """One unit out of thousands, found by typing."""

    widget = UnitPicker


class UnitForm(forms.Form):
    name = forms.CharField(label="Tên đơn vị", max_length=250, help_text="Tên đầy đủ, như trên con dấu.")
    kind = forms.ChoiceField(label="Loại đơn vị", choices=Unit.Kind.choices)
    parent = UnitChoice(label="Trực thuộc", queryset=Unit.objects.none(), required=False)
    code = forms.CharField(label="Mã số", max_length=40, required=False, help_text="Mã đơn vị hành chính, nếu có.")
    since = DayField(label="Thành lập ngày", required=False)
    address = forms.CharField(label="Địa chỉ", max_length=250, required=False)

    def __init__(self, *arguments, units, **options):
        """``units``: those under which the user may put a unit."""
        super().__init__(*arguments, **options)
        self.fields["parent"].queryset = units

    def clean_name(self) -> str:
        return squeeze(self.cleaned_data["name"])


class ClosingForm(forms.Form):
    """A unit comes to its end: when, into which, by which paper."""

    on = DayField(label="Từ ngày", help_text="Ngày đầu tiên đơn vị này không còn hoạt động.")
    into = UnitChoice(label="Sáp nhập, đổi tên thành", queryset=Unit.objects.none(), required=False)
    basis = forms.CharField(label="Căn cứ", max_length=120, required=False, help_text="Số hiệu nghị quyết, quyết định.")

    def __init__(self, *arguments, units, **options):
        super().__init__(*arguments, **options)
        self.fields["into"].queryset = units


class AuthorityForm(forms.Form):
    decides = forms.ChoiceField(label="Thẩm quyền", choices=Authority.Decides.choices)
    title = forms.CharField(label="Chức danh trên quyết định", max_length=200)
    issuer_superior = forms.CharField(label="Cơ quan chủ quản (dòng đầu)", max_length=200, required=False)
    issuer = forms.CharField(label="Tên cơ quan ban hành", max_length=200)
    symbol = forms.CharField(label="Ký hiệu quyết định", max_length=40, help_text="Phần sau số, ví dụ QĐ-UBND.")
    place = forms.CharField(label="Địa danh", max_length=100, help_text="Ghi trước ngày ký, ví dụ Hưng Yên.")
    on_behalf = forms.CharField(label="Ký thay mặt", max_length=200, required=False, help_text="TM. ỦY BAN NHÂN DÂN")


class SignatoryForm(forms.Form):
    name = forms.CharField(label="Họ và tên người ký", max_length=150)
    position = forms.CharField(label="Chức vụ in trên chữ ký", max_length=150, help_text="PHÓ CHỦ TỊCH")
    capacity = forms.ChoiceField(label="Tư cách ký", choices=Signatory.Capacity.choices, required=False)
    since = DayField(label="Từ ngày")


class PersonForm(forms.Form):
    name = forms.CharField(label="Họ và tên", max_length=250)
    born = DayField(label="Ngày sinh hoặc năm sinh", year_alone=True, help_text="Ví dụ 19/4/1974 hoặc 1974.")
    gender = forms.ChoiceField(label="Giới tính", choices=[("", "Chưa rõ"), *Person.Gender.choices], required=False)
    unit = UnitChoice(label="Đơn vị", queryset=Unit.objects.none())
    position = forms.CharField(label="Chức vụ, nghề nghiệp", max_length=200, required=False)
    direct_worker = forms.NullBooleanField(
        label="Trực tiếp lao động, sản xuất",
        required=False,
        widget=YesNo,
    )
    identity = forms.CharField(
        label="Số định danh cá nhân",
        required=False,
        max_length=20,
        help_text="12 chữ số; được mã hóa khi lưu. Để trống nếu không có hoặc không đổi.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *arguments, units, **options):
        super().__init__(*arguments, **options)
        self.fields["unit"].queryset = units

    def clean_name(self) -> str:
        return person_name(self.cleaned_data["name"])

    def clean_identity(self) -> str:
        text = self.cleaned_data["identity"].strip()
        if not text:
            return ""
        try:
            return read_identity(text).number
        except BadIdentityError as wrong:
            raise forms.ValidationError(f"Số định danh không dùng được: {wrong}.") from wrong

    def person(self) -> NewPerson:
        """What the form says of the person."""
        known = self.cleaned_data
        return NewPerson(
            name=known["name"],
            born=known["born"],
            gender=known["gender"],
            position=squeeze(known["position"]),
            direct_worker=known["direct_worker"],
            identity=known["identity"],
        )


class UnitListForm(forms.Form):
    file = forms.FileField(label="Tệp Excel hoặc CSV", help_text="Chưa có gì được ghi cho đến khi đọc xong tệp.")
