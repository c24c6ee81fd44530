"""What is typed: a round, a list, a row put right, reasons."""

import re
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from vinhdanh.books.record.forms import Day
from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.ground.office import clock
from vinhdanh.ground.registry.models import Unit
from vinhdanh.law import award_names

from .carrying.packet import SHORTEST_PASSPHRASE
from .columns import CHOICES, Heard
from .imports import LIST_LIMIT, born_of
from .models import Round, Row
from .workflow import UploadState

_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
EARLIEST_BIRTH = 1900


class PlacesForm(forms.Form):
    """How many may be chosen, of all and of one unit, and whom the chairman puts first among equals."""

    places = forms.IntegerField(label="Số lượng được chọn", min_value=0, max_value=100_000, required=False)
    per_unit = forms.IntegerField(label="Mỗi đơn vị không quá", min_value=1, max_value=10_000, required=False)
    first = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *arguments: Any, keys: list[int], **options: Any):
        super().__init__(*arguments, **options)
        self.fields["first"].choices = [(key, str(key)) for key in keys]


class RoundForm(forms.Form):
    name = forms.CharField(label="Tên đợt xét", max_length=200, help_text="Ví dụ: Tổng kết năm học 2024–2025")
    calendar = forms.ChoiceField(label="Tính theo", choices=Round.Calendar.choices, widget=forms.RadioSelect)
    year = forms.IntegerField(
        label="Năm xét", min_value=2000, max_value=2100, help_text="Năm học thì ghi năm kết thúc: 2024–2025 ghi 2025"
    )
    on = Day(label="Áp dụng pháp luật ngày")
    opens = Day(label="Nhận hồ sơ từ ngày")
    closes = Day(label="Hạn nhận hồ sơ")
    invited = forms.ModelMultipleChoiceField(
        label="Đơn vị được mời gửi danh sách",
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Trang của đợt cho biết đơn vị nào chưa gửi; đơn vị khác vẫn gửi được",
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["invited"].queryset = units_invited()

    @classmethod
    def starting(cls) -> "RoundForm":
        today = clock.today()
        start = {"calendar": Round.Calendar.CALENDAR, "year": today.year, "on": today, "opens": today}
        return cls(initial=start)

    @classmethod
    def repeating(cls, round: Round) -> "RoundForm":
        """The same round a year later; whoever sent a list then is invited, where nobody was."""
        senders = Unit.objects.filter(uploads__round=round).exclude(uploads__state=UploadState.WITHDRAWN)
        return cls(
            initial={
                "name": _YEAR.sub(lambda found: str(int(found[0]) + 1), round.name), "calendar": round.calendar,
                "year": round.year + 1, "on": a_year_later(round.on), "opens": a_year_later(round.opens),
                "closes": a_year_later(round.closes), "invited": round.invited.all() or senders.distinct(),
            }
        )  # fmt: skip


def units_invited() -> QuerySet[Unit]:
    """Whom a round can invite: the units right below the whole installation."""
    roots = Unit.objects.filter(party__home=None).values("pk")
    return Unit.objects.filter(party__home__in=roots, until=None).select_related("party").order_by("party__folded")


def a_year_later(day: date) -> date:
    """The same day of the next year; of 29 February the day before."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


class ListForm(forms.Form):
    """A list to send. The units to choose from are those the sender may send for; one unit is not asked."""

    unit = forms.ModelChoiceField(label="Đơn vị gửi", queryset=Unit.objects.none(), empty_label=None)
    file = forms.FileField(
        label="Danh sách đề nghị",
        max_length=255,
        error_messages={
            "required": "Hãy chọn tệp danh sách.",
            "empty": "Tệp trống, không có gì để đọc; hãy chọn lại tệp.",
            "max_length": "Tên tệp quá dài; hãy đặt tên ngắn hơn rồi chọn lại.",
        },
    )

    def __init__(self, *args: Any, units, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.single_unit = len(units) == 1
        if self.single_unit:
            self.fields["unit"].widget = forms.HiddenInput()
            self.fields["unit"].initial = units[0].pk
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.xls,.docx,.csv"

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LIST_LIMIT:
            raise forms.ValidationError(f"Tệp “{file.name}” lớn hơn 50 MB; hãy bỏ hình ảnh, trang thừa rồi gửi lại.")
        return file


class ColumnsForm(forms.Form):
    """One choice for each heading of a list; nothing chosen: the reader goes by the heading's words."""

    def __init__(self, *args: Any, headings: list[Heard], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.headings = headings
        for number, heading in enumerate(headings):
            own = "Để phần mềm tự nhận" if heading.settled else f"Tự nhận: {heading.label}"
            self.fields[f"cot-{number}"] = forms.ChoiceField(
                label=heading.title, choices=[("", own), *CHOICES], initial=heading.settled, required=False
            )

    @property
    def titles(self) -> list[str]:
        return [heading.title for heading in self.headings]

    @property
    def settled(self) -> dict[str, str]:
        """What was chosen: heading → meaning."""
        chosen = (self.cleaned_data[f"cot-{number}"] for number in range(len(self.headings)))
        return {title: meaning for title, meaning in zip(self.titles, chosen, strict=True) if meaning}

    def lines(self) -> list[tuple[Heard, forms.BoundField]]:
        return [(heading, self[f"cot-{number}"]) for number, heading in enumerate(self.headings)]


class CarryOutForm(forms.Form):
    """The passphrase that protects a round's file, typed twice."""

    passphrase = forms.CharField(
        label="Mật khẩu của tệp",
        min_length=SHORTEST_PASSPHRASE,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Ít nhất 10 ký tự; một câu dễ nhớ là tốt nhất",
    )
    again = forms.CharField(
        label="Nhắc lại mật khẩu", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if {"passphrase", "again"} <= said.keys() and said["passphrase"] != said["again"]:
            self.add_error("again", "Hai lần gõ mật khẩu không giống nhau.")
        return said


class CarryInForm(forms.Form):
    """A round's file with its passphrase."""

    file = forms.FileField(label="Tệp đợt xét", error_messages={"required": "Hãy chọn tệp đợt xét."})
    passphrase = forms.CharField(
        label="Mật khẩu của tệp", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "off"})
    )


class RowForm(forms.Form):
    """A row put right by hand."""

    name = forms.CharField(label="Họ và tên, tên tập thể", max_length=250)
    born = forms.CharField(label="Ngày sinh hoặc năm sinh", required=False, help_text="Ví dụ: 05/09/1980 hoặc 1980")
    unit = forms.CharField(label="Đơn vị công tác, nơi cư trú", max_length=250, required=False)
    award = forms.ChoiceField(label="Danh hiệu, hình thức đề nghị")

    def __init__(self, *args: Any, row: Row, **kwargs: Any):
        born = born_of(row)
        told = short_date(born) if isinstance(born, date) else born
        start = {"name": row.name, "born": told, "unit": row.data["unit"], "award": row.award}
        super().__init__(*args, initial=start, **kwargs)
        subject = row.data["subject"]
        names = award_names()
        fitting = [(code, award.name) for code, award in names.items() if subject in award.subjects]
        self.fields["award"].choices = [("", "Hãy chọn"), *fitting]
        if subject != "person":
            del self.fields["born"]

    def clean_born(self) -> int | str | None:
        text = self.cleaned_data["born"].strip()
        if not text:
            return None
        if text.isdecimal() and EARLIEST_BIRTH <= int(text) <= clock.today().year:
            return int(text)
        found = _DAY.fullmatch(text)
        try:
            day = date(int(found[3]), int(found[2]), int(found[1])) if found else None
        except ValueError:
            day = None
        if day is None or not date(EARLIEST_BIRTH, 1, 1) <= day <= clock.today():
            raise forms.ValidationError("Không có ngày này; ghi ngày/tháng/năm như 05/09/1980, hoặc chỉ năm sinh.")
        return day.isoformat()


class ReasonForm(forms.Form):
    """Why: asked wherever somebody decides against what lies before them."""

    reason = forms.CharField(
        label="Lý do",
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Hãy ghi lý do.", "min_length": "Hãy ghi rõ hơn: ít nhất 10 ký tự."},
    )
