"""What is typed about clusters, years and tables."""

from typing import Any

from django import forms

from vinhdanh.books.record.forms import Day
from vinhdanh.ground.registry.forms import UnitChoice
from vinhdanh.ground.registry.models import Unit
from vinhdanh.work.nominations.models import Round

from .models import Cluster, Contact, Member, ProgrammeItem, ScoreTable, Season

AWARDS = (("CTDT", "Cờ thi đua của tỉnh, bộ"), ("CTDCP", "Cờ thi đua của Chính phủ"), ("BKT", "Bằng khen cấp tỉnh, bộ"),
          ("GK", "Giấy khen"))  # fmt: skip
MONTHS = [(month, f"Tháng {month}") for month in range(1, 13)]


def day(**options: Any) -> Day:
    """A day, shown the way it is typed."""
    return Day(widget=forms.DateInput(format="%d/%m/%Y"), **options)


def lines(label: str, **options: Any) -> forms.CharField:
    """Several lines, one thing each."""
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 5}), **options)


class ClusterForm(forms.Form):
    unit = UnitChoice(label="Đơn vị tổ chức", queryset=Unit.objects.none())
    kind = forms.ChoiceField(label="Loại", choices=Cluster.Kind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label="Tên", max_length=200, help_text="Ví dụ: Cụm thi đua số 1")
    organised_by = forms.ChoiceField(label="Cấp tổ chức", choices=Cluster.Level.choices)
    since = day(label="Hoạt động từ ngày")
    basis = forms.CharField(label="Quyết định thành lập", max_length=200, required=False, help_text="Số, ngày")
    regulation = forms.CharField(label="Quy chế hoạt động", max_length=200, required=False, help_text="Số, ngày")

    def __init__(self, *args: Any, units, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["organised_by"].initial = Cluster.Level.PROVINCE
        self.fields["kind"].initial = Cluster.Kind.CLUSTER


class ClusterTermsForm(forms.Form):
    name = forms.CharField(label="Tên", max_length=200)
    organised_by = forms.ChoiceField(label="Cấp tổ chức", choices=Cluster.Level.choices)
    basis = forms.CharField(label="Quyết định thành lập", max_length=200, required=False)
    regulation = forms.CharField(label="Quy chế hoạt động", max_length=200, required=False)


class MemberForm(forms.Form):
    unit = UnitChoice(label="Đơn vị trong danh bạ", queryset=Unit.objects.none(), required=False)
    name = forms.CharField(
        label="Hoặc tên đơn vị ngoài tỉnh", max_length=250, required=False, help_text="Ví dụ: Tỉnh Ninh Bình"
    )
    since = day(label="Tham gia từ ngày")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.select_related("party")


class ContactForm(forms.Form):
    kind = forms.ChoiceField(label="Là", choices=Contact.Kind.choices)
    name = forms.CharField(label="Họ và tên", max_length=150)
    position = forms.CharField(label="Chức vụ, đơn vị", max_length=250, required=False)
    reach = forms.CharField(label="Điện thoại, thư điện tử cơ quan", max_length=200, required=False)


class RegroupForm(forms.Form):
    """The cluster ends; each member goes into another one, or into none."""

    on = day(label="Sắp xếp lại từ ngày")
    basis = forms.CharField(label="Căn cứ", max_length=200, help_text="Số, ngày nghị quyết, quyết định")

    def __init__(self, *args: Any, members: list[Member], targets: list[Cluster], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.members, self.targets = members, {target.pk: target for target in targets}
        choices = [("", "Không chuyển"), *((target.pk, target.name) for target in targets)]
        for member in members:
            self.fields[f"to_{member.pk}"] = forms.ChoiceField(label=member.name, choices=choices, required=False)

    def moves(self) -> dict[Member, Cluster]:
        said = {member: self.cleaned_data[f"to_{member.pk}"] for member in self.members}
        return {member: self.targets[int(target)] for member, target in said.items() if target}


class SeasonForm(forms.Form):
    year = forms.IntegerField(label="Năm thi đua", min_value=2000, max_value=2100)


class LeadersForm(forms.Form):
    head = forms.ModelChoiceField(label="Đơn vị trưởng", queryset=Member.objects.none(), empty_label=None)
    deputy = forms.ModelChoiceField(label="Đơn vị phó", queryset=Member.objects.none(), required=False)
    host = forms.ModelChoiceField(
        label="Đơn vị đăng cai hội nghị", queryset=Member.objects.none(), required=False,
        help_text="Để trống khi đơn vị trưởng đăng cai",
    )  # fmt: skip

    def __init__(self, *args: Any, members, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("head", "deputy", "host"):
            self.fields[name].queryset = members


class TermsForm(forms.Form):
    own_due = day(label="Hạn nộp tự chấm", required=False)
    verify_due = day(label="Hạn thẩm định", required=False)
    objection_days = forms.IntegerField(label="Trả lời kiến nghị trong (ngày làm việc)", min_value=1, max_value=60)
    flags = forms.IntegerField(label="Số cờ được đề nghị", min_value=0, max_value=20)
    flag = forms.ChoiceField(label="Đơn vị dẫn đầu đề nghị", choices=AWARDS)
    certificates = forms.IntegerField(label="Số bằng khen được đề nghị", min_value=0, max_value=50)
    certificate = forms.ChoiceField(label="Đơn vị tiếp theo đề nghị", choices=AWARDS)
    on_hold = forms.ChoiceField(label="Khi đơn vị dẫn đầu bị tạm dừng, chờ ý kiến", choices=Season.OnHold.choices)
    round = forms.ModelChoiceField(label="Đợt xét nhận hồ sơ", queryset=Round.objects.none(), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["round"].queryset = Round.objects.filter(closed=False)


class TableChoiceForm(forms.Form):
    table = forms.ModelChoiceField(label="Bảng tiêu chí", queryset=ScoreTable.objects.none(), empty_label=None)

    def __init__(self, *args: Any, tables, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["table"].queryset = tables


class ItemForm(forms.Form):
    title = forms.CharField(label="Nội dung", max_length=300)
    month = forms.TypedChoiceField(label="Thời gian", choices=MONTHS, coerce=int)
    member = forms.ModelChoiceField(label="Chủ trì", queryset=Member.objects.none(), required=False)

    def __init__(self, *args: Any, members, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members


class MarkForm(forms.Form):
    state = forms.ChoiceField(choices=ProgrammeItem.State.choices)
    note = forms.CharField(max_length=500, required=False)


class PactForm(forms.Form):
    activities = lines("Hoạt động chung", help_text="Mỗi hoạt động một dòng")
    commitments = lines("Cam kết", help_text="Mỗi cam kết một dòng")
    place = forms.CharField(label="Nơi ký", max_length=150, required=False)
    signed_on = day(label="Ngày ký", required=False)


class TargetForm(forms.Form):
    text = forms.CharField(label="Chỉ tiêu", max_length=300)
    amount = forms.DecimalField(label="Số lượng", max_digits=14, decimal_places=2, required=False, localize=True)
    measure = forms.CharField(label="Đơn vị tính", max_length=60, required=False)
    member = forms.ModelChoiceField(
        label="Của đơn vị", queryset=Member.objects.none(), required=False, empty_label="Tất cả đơn vị"
    )

    def __init__(self, *args: Any, members, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members


class ConferenceForm(forms.Form):
    on = day(label="Ngày họp")
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    voters = forms.IntegerField(label="Đơn vị có quyền bỏ phiếu", min_value=1, max_value=999)
    present = forms.IntegerField(label="Đại biểu có mặt", min_value=1, max_value=999)
    presented = lines("Trình bày, thảo luận", help_text="Mỗi ý một dòng; được in vào biên bản")
    next_head = forms.ModelChoiceField(label="Bầu trưởng năm sau", queryset=Member.objects.none(), required=False)
    next_deputy = forms.ModelChoiceField(label="Bầu phó năm sau", queryset=Member.objects.none(), required=False)

    def __init__(self, *args: Any, members, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("next_head", "next_deputy"):
            self.fields[name].queryset = members


class CheckGroupForm(forms.Form):
    name = forms.CharField(label="Tên tổ", max_length=120)
    checkers = forms.ModelMultipleChoiceField(
        label="Đơn vị chấm", queryset=Member.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    checked = forms.ModelMultipleChoiceField(
        label="Đơn vị được chấm", queryset=Member.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, members, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("checkers", "checked"):
            self.fields[name].queryset = members


class ObjectionForm(forms.Form):
    member = forms.ModelChoiceField(label="Đơn vị", queryset=Member.objects.none(), empty_label=None)
    criterion = forms.ChoiceField(label="Tiêu chí")
    asked = forms.CharField(label="Điểm đề nghị", max_length=10)
    text = forms.CharField(label="Lý do, căn cứ", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, members, criteria, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members
        self.fields["criterion"].choices = [(one.code, f"{one.code}. {one.text}") for one in criteria]


class AnswerForm(forms.Form):
    accepted = forms.ChoiceField(label="Kết luận", choices=[("1", "Chấp nhận"), ("0", "Giữ nguyên điểm")])
    points = forms.CharField(label="Điểm sau khi xem lại", max_length=10, required=False)
    answer = forms.CharField(label="Căn cứ trả lời", max_length=1000)


class TableFileForm(forms.Form):
    unit = forms.ModelChoiceField(label="Đơn vị ban hành", queryset=Unit.objects.none(), empty_label=None)
    year = forms.IntegerField(label="Áp dụng cho năm", min_value=2000, max_value=2100)
    file = forms.FileField(label="Bảng tiêu chí (Excel, Word)", required=False)
    example = forms.ChoiceField(label="Hoặc bắt đầu từ bảng mẫu", required=False)

    def __init__(self, *args: Any, units, examples, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["example"].choices = [("", "Không dùng mẫu"), *examples]
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.xls,.docx"

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("file") and not said.get("example"):
            raise forms.ValidationError("Hãy chọn một tệp bảng tiêu chí, hoặc một bảng mẫu.")
        return said


class VerifierForm(forms.Form):
    unit = UnitChoice(label="Là đơn vị", queryset=Unit.objects.none(), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.select_related("party")
