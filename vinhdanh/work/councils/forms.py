"""What is typed: a council and its members, a meeting, who came, results."""

from typing import Any

from django import forms

from vinhdanh.books.record.forms import Day
from vinhdanh.ground.office import clock
from vinhdanh.ground.registry.models import Authority

from .actions import Ballots, Presence
from .agenda import Kind, Waiting
from .models import Attendance, Council, Meeting, Member
from .rules import STRICTER


def a_day(**options: Any) -> Day:
    """A day, shown the way it is typed."""
    return Day(widget=forms.DateInput(format="%d/%m/%Y"), **options)


class CouncilForm(forms.Form):
    authority = forms.ModelChoiceField(label="Tham mưu cho", queryset=Authority.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label="Thành phần", choices=Council.Kind.choices, widget=forms.RadioSelect)
    name = forms.CharField(
        label="Tên gọi", max_length=200, help_text="Ví dụ: Hội đồng Thi đua – Khen thưởng Sở Giáo dục và Đào tạo"
    )
    basis = forms.CharField(
        label="Quyết định thành lập", max_length=120, required=False, help_text="Số, ngày quyết định"
    )

    def __init__(self, *args: Any, authorities, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["authority"].queryset = authorities
        self.fields["kind"].initial = Council.Kind.FULL


class MemberForm(forms.Form):
    name = forms.CharField(label="Họ và tên", max_length=150)
    position = forms.CharField(label="Chức vụ", max_length=200, required=False)
    seat = forms.ChoiceField(label="Trong Hội đồng", choices=Member.Seat.choices, initial=Member.Seat.MEMBER)
    since = a_day(label="Tham gia từ ngày")


class ConveneForm(forms.Form):
    """A meeting over some of what waits. ``path`` starts at what the law asks and may only be made stricter."""

    kinds = forms.MultipleChoiceField(
        label="Đưa vào chương trình họp",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một nhóm đề nghị."},
    )
    path = forms.ChoiceField(label="Qua", choices=Meeting.Path.choices)
    on = a_day(label="Ngày họp")
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)

    def __init__(self, *args: Any, waiting: list[Waiting], path: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        told = {
            f"{each.kind.award}:{each.kind.subject}": f"{each.kind.label}: {each.ready} đề nghị" for each in waiting
        }
        self.fields["kinds"].choices = list(told.items())
        self.fields["kinds"].initial = list(told)
        self.fields["path"].initial = path
        self.fields["path"].choices = [
            (each, each.label) for each in STRICTER if STRICTER.index(each) >= STRICTER.index(path)
        ]
        self.fields["on"].initial = clock.today

    def chosen_kinds(self) -> list[Kind]:
        return [Kind(*key.split(":")) for key in self.cleaned_data["kinds"]]


CLOCK = {"invalid": "Ghi giờ và phút, ví dụ 08:00.", "required": "Biên bản cần giờ; hãy ghi, ví dụ 08:00."}


class PresenceForm(forms.Form):
    """Who came: one choice a member, everybody present until said otherwise."""

    began = forms.TimeField(
        label="Bắt đầu lúc", help_text="Ví dụ 08:00", error_messages=CLOCK, widget=forms.TimeInput(format="%H:%M")
    )
    ended = forms.TimeField(
        label="Kết thúc lúc", help_text="Ví dụ 10:30", error_messages=CLOCK, widget=forms.TimeInput(format="%H:%M")
    )
    chaired_by = forms.ModelChoiceField(label="Chủ trì", queryset=Member.objects.none())
    minuted_by = forms.ModelChoiceField(label="Thư ký", queryset=Member.objects.none())

    def __init__(self, *args: Any, members: list[Member], meeting: Meeting, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.members = members
        known = {row.member_id: row for row in meeting.attendance.all()}
        everyone = Member.objects.filter(pk__in=[member.pk for member in members])
        leads = self._first(Member.Seat.CHAIR), self._first(Member.Seat.SECRETARY)
        for name, kept, usual in zip(
            ("chaired_by", "minuted_by"), (meeting.chaired_by_id, meeting.minuted_by_id), leads, strict=True
        ):
            self.fields[name].queryset = everyone
            self.fields[name].initial = kept or usual
        self.fields["began"].initial, self.fields["ended"].initial = meeting.began, meeting.ended
        for member in members:
            row = known.get(member.pk)
            self.fields[f"came_{member.pk}"] = forms.ChoiceField(
                label=member.name,
                choices=Attendance.Kind.choices,
                initial=row.kind if row else Attendance.Kind.PRESENT,
            )
            self.fields[f"why_{member.pk}"] = forms.CharField(
                label=f"Lý do {member.name} vắng", max_length=200, required=False, initial=row.reason if row else ""
            )

    def _first(self, seat: str) -> int | None:
        return next((member.pk for member in self.members if member.seat == seat), None)

    def lines(self):
        """(member, how they came, why not) for the template."""
        return [(member, self[f"came_{member.pk}"], self[f"why_{member.pk}"]) for member in self.members]

    def presence(self) -> Presence:
        said = self.cleaned_data
        return Presence(
            members={member.pk: said[f"came_{member.pk}"] for member in self.members},
            reasons={member.pk: said[f"why_{member.pk}"] for member in self.members},
            chaired_by=said["chaired_by"].pk,
            minuted_by=said["minuted_by"].pk,
            began=said["began"],
            ended=said["ended"],
        )


class Committee(forms.CharField):
    """Who counted, one a line: name, then what they are ("Trần Văn Em, Ủy viên"); the first leads unless said."""

    ROLES = ("Trưởng ban", "Ủy viên")

    def __init__(self, **options: Any):
        super().__init__(widget=forms.Textarea(attrs={"rows": 4}), **options)

    def to_python(self, value: Any) -> list[tuple[str, str]]:
        lines = [line.strip(" -") for line in str(value or "").splitlines() if line.strip(" -")]
        named = [line.partition(",")[::2] for line in lines]
        return [(name.strip(), role.strip() or self.ROLES[min(place, 1)]) for place, (name, role) in enumerate(named)]

    def prepare_value(self, value: Any) -> str:
        return value if isinstance(value, str) else "\n".join(f"{one['name']}, {one['role']}" for one in value or ())


class BallotsForm(forms.Form):
    """The counting of secret ballots."""

    committee = Committee(
        label="Ban kiểm phiếu", help_text="Mỗi người một dòng: họ và tên, vai trò. Người đầu là Trưởng ban."
    )
    at = forms.TimeField(
        label="Kiểm phiếu lúc", help_text="Ví dụ 10:00", error_messages=CLOCK, widget=forms.TimeInput(format="%H:%M")
    )
    issued = forms.IntegerField(label="Phiếu phát ra", min_value=0, max_value=999)
    returned = forms.IntegerField(label="Phiếu thu về", min_value=0, max_value=999)
    invalid = forms.IntegerField(label="Phiếu không hợp lệ", min_value=0, max_value=999)

    @classmethod
    def of(cls, meeting: Meeting, data: Any = None) -> "BallotsForm":
        """What was counted; before that, as many ballots as members were there."""
        count = getattr(meeting, "count", None)
        names = ("committee", "at", "issued", "returned", "invalid")
        usual = {"issued": meeting.present, "returned": meeting.present, "invalid": 0}
        initial = {name: getattr(count, name) for name in names} if count else usual
        return cls(data, initial=initial, auto_id="ballots-%s")

    def ballots(self) -> Ballots:
        return Ballots(**self.cleaned_data)


class ReasonForm(forms.Form):
    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class OpinionForm(forms.Form):
    opinion = forms.CharField(
        label="Ý kiến Ban Thường vụ Tỉnh ủy", max_length=200, help_text="Số, ngày văn bản: Thông báo số 15-TB/TU ngày …"
    )


def votes_typed(post: Any) -> dict[int, int | None]:
    """The own numbers typed beside items (``agree-12=15``); an empty one means: as the group. Nonsense is left out."""
    typed: dict[int, int | None] = {}
    for name, value in post.items():
        head, _, key = name.partition("agree-")
        if head or not key.isascii() or not key.isdigit():
            continue
        value = value.strip()
        if not value:
            typed[int(key)] = None
        elif value.isascii() and value.isdigit() and len(value) <= 4:
            typed[int(key)] = int(value)
    return typed
