"""The questions, in words of every day. A kind of person or collective is asked only what concerns it."""

from dataclasses import dataclass

from django import forms

LONGEST = 10
"""Years of a run that are asked for; longer runs earn nothing more."""
NOT_SAID = ("", "Không nhớ, không rõ")
RUN = [
    NOT_SAID,
    ("0", "Năm vừa qua không đạt"),
    ("1", "1 năm"),
    *((str(n), f"{n} năm liền") for n in range(2, LONGEST + 1)),
]
TIMES = [("0", "Chưa có"), ("1", "1"), ("2", "2"), ("3", "3 trở lên")]
SCOPES = [
    ("", "Không có việc nào như trên"),
    ("don_vi", "Trong đơn vị, thôn xóm, tổ dân phố"),
    ("xa", "Trong xã, phường"),
    ("linh_vuc", "Trong một ngành, một lĩnh vực của tỉnh"),
    ("tinh", "Trong cả tỉnh"),
    ("toan_quoc", "Trong cả nước"),
]
LAUNCHERS = [
    ("", "Không"),
    ("don_vi", "Có, phong trào của cơ quan, đơn vị"),
    ("xa", "Có, phong trào của xã, phường"),
    ("tinh", "Có, phong trào của tỉnh hoặc bộ, ngành"),
    ("thu_tuong", "Có, phong trào của cả nước"),
]
PLACES = [
    ("xa", "Xã, phường: làm ăn tại địa phương, trường học và cơ quan của xã, phường"),
    ("so", "Sở, ban, ngành, cơ quan của tỉnh và đơn vị trực thuộc"),
    ("doanh_nghiep", "Doanh nghiệp, hợp tác xã"),
]


@dataclass(frozen=True)
class Who:
    """Somebody who may ask: for the law a ``subject``, perhaps of an ``occupation``."""

    label: str
    subject: str
    occupation: str = ""
    direct: bool = False
    graded: bool = True
    """Their year's work is classified (hoàn thành xuất sắc, tốt …)."""


WHO = {
    "cong_nhan": Who("Công nhân, người lao động", "person", "cong_nhan", direct=True),
    "nong_dan": Who("Nông dân", "person", "nong_dan", direct=True, graded=False),
    "giao_vien": Who("Giáo viên, cán bộ quản lý trường học", "person"),
    "can_bo": Who("Cán bộ, công chức, viên chức khác", "person"),
    "doanh_nhan": Who("Doanh nhân", "person", "doanh_nhan", graded=False),
    "tri_thuc": Who("Trí thức, nhà khoa học", "person", "tri_thuc"),
    "tap_the": Who("Tập thể: phòng, ban, tổ, trường học, cơ quan", "unit"),
    "doanh_nghiep": Who("Doanh nghiệp, hợp tác xã", "unit"),
    "ho": Who("Hộ gia đình", "household", graded=False),
}


def _number(label: str, most: int = 100_000, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=False, help_text=help_text)


class StartForm(forms.Form):
    who = forms.ChoiceField(
        label="Ông/Bà hỏi cho ai?", choices=[(key, who.label) for key, who in WHO.items()], widget=forms.RadioSelect
    )
    place = forms.ChoiceField(label="Nơi ở, nơi làm việc thuộc", choices=PLACES, widget=forms.RadioSelect, initial="xa")


class Asked(forms.Form):
    """Any answer may be left out; the page says so once."""

    all_optional = True


class YearsForm(Asked):
    """What somebody with a yearly classification is asked."""

    excellent = forms.ChoiceField(
        label="Hoàn thành xuất sắc nhiệm vụ",
        choices=RUN,
        required=False,
        help_text="Mấy năm liền, tính đến hết năm vừa qua.",
    )
    good = forms.ChoiceField(
        label="Hoàn thành tốt nhiệm vụ trở lên",
        choices=RUN,
        required=False,
        help_text="Mấy năm liền, tính cả năm xuất sắc.",
    )
    fighter = forms.ChoiceField(label="Được tặng “Chiến sĩ thi đua cơ sở”", choices=RUN, required=False)
    initiatives = forms.ChoiceField(
        label="Sáng kiến, đề tài đã được công nhận",
        choices=TIMES,
        required=False,
        help_text="Trong ba năm gần đây, chưa dùng để xét khen lần nào.",
    )
    reach = forms.ChoiceField(
        label="Sáng kiến ấy được áp dụng ở đâu?",
        choices=[("co_so", "Trong cơ quan, đơn vị"), ("tinh", "Nhiều nơi trong tỉnh"), ("toan_quoc", "Cả nước")],
        required=False,
    )


class CollectiveForm(Asked):
    """What a collective is asked."""

    excellent = forms.ChoiceField(
        label="Tập thể hoàn thành xuất sắc nhiệm vụ",
        choices=RUN,
        required=False,
        help_text="Mấy năm liền, tính đến hết năm vừa qua.",
    )
    good = forms.ChoiceField(label="Hoàn thành tốt nhiệm vụ trở lên", choices=RUN, required=False)
    headcount = forms.IntegerField(label="Tập thể có bao nhiêu người?", min_value=2, max_value=100_000, required=False)
    advanced = _number("Bao nhiêu người là “Lao động tiên tiến” năm vừa qua?")
    completed = _number("Bao nhiêu người hoàn thành nhiệm vụ năm vừa qua?")
    fighters = _number("Bao nhiêu người là “Chiến sĩ thi đua cơ sở” năm vừa qua?")
    nobody_disciplined = forms.BooleanField(label="Năm vừa qua không ai bị kỷ luật từ cảnh cáo trở lên", required=False)
    led = forms.BooleanField(label="Dẫn đầu cụm, khối thi đua do tỉnh tổ chức", required=False)
    exceeded = forms.BooleanField(label="Vượt các chỉ tiêu của năm", required=False)

    def clean(self):
        said = super().clean()
        whole = said.get("headcount")
        parts = [said.get(name) or 0 for name in ("advanced", "completed", "fighters")]
        if whole is not None and max(parts) > whole:
            self.add_error("headcount", "Số người của tập thể nhỏ hơn số người kể ở dưới; hãy xem lại các con số.")
        return said


class DeedsForm(Asked):
    """What everybody is asked: deeds, movements, and what they were given before."""

    effective = forms.BooleanField(label="Lao động, sản xuất có hiệu quả", required=False)
    many = forms.BooleanField(label="Có nhiều thành tích trong lao động, sản xuất, công tác", required=False)
    sudden = forms.BooleanField(
        label="Vừa lập thành tích đột xuất",
        required=False,
        help_text="Ví dụ: dũng cảm cứu người, cứu tài sản, đoạt giải cao, giải quyết việc khẩn cấp.",
    )
    contribution = forms.BooleanField(
        label="Đóng góp công sức, tiền, đất, tài sản cho kinh tế, khoa học, xã hội, từ thiện", required=False
    )
    scope = forms.ChoiceField(label="Việc tốt ấy có ảnh hưởng đến đâu?", choices=SCOPES, required=False)
    movement = forms.ChoiceField(
        label="Có được bình xét trong một phong trào thi đua không?", choices=LAUNCHERS, required=False
    )
    merit_year = _number("Năm được tặng Bằng khen của tỉnh, bộ (lần gần nhất)", 2100, "Chưa có thì để trống.")
    premier_year = _number("Năm được tặng Bằng khen của Thủ tướng (lần gần nhất)", 2100, "Chưa có thì để trống.")

    def __init__(self, *args, who: Who, last: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.last = last
        if not who.direct:
            del self.fields["effective"]
        if who.subject == "household":
            del self.fields["many"]

    def clean(self):
        said = super().clean()
        for name in ("merit_year", "premier_year"):
            if said.get(name) is not None and not 1990 <= said[name] <= self.last:
                self.add_error(name, f"Năm phải từ 1990 đến {self.last}.")
        if (said.get("many") or said.get("sudden")) and not said.get("scope"):
            self.add_error("scope", "Hãy chọn việc tốt ấy có ảnh hưởng đến đâu.")
        return said


MIDDLE = {"person": YearsForm, "unit": CollectiveForm}


def middle_form(who: Who) -> type[forms.Form] | None:
    """The second step, where there is one."""
    return MIDDLE[who.subject] if who.graded else None
