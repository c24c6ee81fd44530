"""The forms about accounts."""

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from vinhdanh.crafts.viet.folding import squeeze
from vinhdanh.ground.office import clock
from vinhdanh.ground.registry.forms import DayField, UnitChoice
from vinhdanh.ground.registry.models import Unit

from .models import Role, User


class ChargeForm(forms.Form):
    """A role in a unit's subtree, for a time."""

    role = forms.ChoiceField(label="Vai trò", choices=[("", "Chọn vai trò"), *Role.choices])
    unit = UnitChoice(label="Đơn vị", queryset=Unit.objects.none(), help_text="Vai trò có trong cả đơn vị trực thuộc.")
    since = DayField(label="Từ ngày")
    until = DayField(label="Đến ngày", required=False, help_text="Ngày đầu tiên không còn giữ vai trò.")

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.fields["unit"].queryset = Unit.objects.filter(until=None)
        self.fields["since"].initial = clock.today()

    def clean(self) -> dict[str, object]:
        said = super().clean()
        since, until = said.get("since"), said.get("until")
        if since and until and until <= since:
            self.add_error("until", "Ngày kết thúc phải sau ngày bắt đầu.")
        return said


class IdentityForm(forms.Form):
    """Who the account is for."""

    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=150,
        help_text="Chữ không dấu, số và dấu chấm, ví dụ chuyenvien.hoa.",
        validators=[User.username_validator],
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    full_name = forms.CharField(label="Họ và tên", max_length=150)
    email = forms.EmailField(label="Thư điện tử", required=False)

    def clean_username(self) -> str:
        username = self.cleaned_data["username"].strip().lower()
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(f"Tên đăng nhập “{username}” đã có người dùng; hãy chọn tên khác.")
        return username

    def clean_full_name(self) -> str:
        return squeeze(self.cleaned_data["full_name"])


class NewUserForm(ChargeForm, IdentityForm):
    """A new account with its first charge."""

    field_order = ["full_name", "username", "email", "role", "unit", "since", "until"]


class AdministratorForm(IdentityForm):
    """The first administrator chooses their own password."""

    password = forms.CharField(
        label="Mật khẩu",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Ít nhất 10 ký tự; một câu ngắn dễ nhớ là tốt nhất.",
    )
    again = forms.CharField(
        label="Nhắc lại mật khẩu", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, object]:
        said = super().clean()
        password = said.get("password")
        if password and password != said.get("again"):
            self.add_error("again", "Hai lần nhập mật khẩu không giống nhau.")
        if password:
            try:
                password_validation.validate_password(password, User(username=said.get("username", "")))
            except ValidationError as wrong:
                self.add_error("password", wrong)
        return said
