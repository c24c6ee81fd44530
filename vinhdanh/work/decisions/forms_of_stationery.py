"""What is typed of templates and blanks: a changed template, a blank's measures, which diplomas go on which blank."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django import forms

from vinhdanh.crafts.papers import LAYOUT, Blank, Field, Shift
from vinhdanh.crafts.papers.own_templates import MAX_BYTES
from vinhdanh.crafts.papers.places import ON_THE_BLANK

from .documents import AT_ONCE
from .models import DiplomaBlank

MOVED = 150
"""Millimetres that a field may be moved at most: anything further is off the paper or a slip of the pen."""
SIZES = 6, 80


class TemplateForm(forms.Form):
    file = forms.FileField(
        label="Mẫu đã sửa",
        max_length=255,
        error_messages={
            "required": "Hãy chọn tệp mẫu.",
            "empty": "Tệp trống; hãy chọn lại tệp.",
            "max_length": "Tên tệp quá dài; hãy đặt tên ngắn hơn rồi chọn lại.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ".docx"

    def clean_file(self) -> Any:
        """Too large a file is refused before its bytes are read into memory."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError("Mẫu lớn hơn 5 MB; hãy bỏ bớt hình trong mẫu rồi tải lại.")
        return file


@dataclass(frozen=True)
class Row:
    """The inputs of one field of a diploma."""

    name: str
    printed: forms.BoundField
    right: forms.BoundField
    down: forms.BoundField
    size: forms.BoundField | None

    @property
    def faults(self) -> list[str]:
        """What is typed wrongly in the row."""
        return [str(fault) for field in (self.right, self.down, self.size) if field for fault in field.errors]


class BlankForm(forms.Form):
    """A blank: its name and form, the whole moved, and each field moved, sized, or printed on it already."""

    name = forms.CharField(label="Tên phôi", max_length=120, help_text="Ví dụ: Phôi giấy khen 2026, in sẵn Quốc hiệu")
    form = forms.ChoiceField(label="Khổ giấy", choices=DiplomaBlank.Form.choices)
    right = forms.FloatField(
        label="Dịch cả tờ sang phải (mm)", min_value=-MOVED, max_value=MOVED, initial=0,
        help_text="Số âm: sang trái. Dùng khi máy in đưa giấy lệch.",
    )  # fmt: skip
    down = forms.FloatField(
        label="Dịch cả tờ xuống (mm)", min_value=-MOVED, max_value=MOVED, initial=0, help_text="Số âm: lên trên."
    )

    prefix = "blank"
    """An input called "form" or "name" would hide what the browser's own form is called by."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for field in FIELDS:
            for part, made in _inputs(field):
                self.fields[f"{field}-{part}"] = made
        for name in ("right", "down"):
            self.fields[name].widget.attrs["step"] = "any"

    @classmethod
    def of(cls, blank: DiplomaBlank, data: Any = None) -> "BlankForm":
        start = {name: getattr(blank, name) for name in cls.base_fields}
        for field in FIELDS:
            shift = blank.blank.shift(field)
            start |= {f"{field}-{part}": getattr(shift, part) for part in ("right", "down", "size", "printed")}
        return cls(data, initial=start)

    def rows(self) -> Iterator[Row]:
        for field in FIELDS:
            size = self[f"{field}-size"] if LAYOUT[field].has_text else None
            yield Row(LAYOUT[field].name, self[f"{field}-printed"], self[f"{field}-right"], self[f"{field}-down"], size)

    def said(self) -> dict[str, Any]:
        """What to hand to ``blanks.describe``: a field left as on our own diploma is not kept."""
        moved = {field: shift for field in FIELDS if (shift := self._shift(field)) != Shift()}
        told = {name: self.cleaned_data[name] for name in self.base_fields}
        return told | {"shifts": {field: asdict(shift) for field, shift in moved.items()}}

    def blank(self) -> Blank:
        """The blank as typed, to look at."""
        typed = self.cleaned_data
        return Blank({field: self._shift(field) for field in FIELDS}, typed["right"], typed["down"])

    def _shift(self, field: Field) -> Shift:
        typed = self.cleaned_data
        return Shift(
            right=typed[f"{field}-right"] or 0,
            down=typed[f"{field}-down"] or 0,
            size=typed.get(f"{field}-size"),
            printed=typed[f"{field}-printed"],
        )


FIELDS: tuple[Field, ...] = tuple(field for field in LAYOUT if field not in ON_THE_BLANK)


def _inputs(field: Field) -> Iterator[tuple[str, forms.Field]]:
    what = LAYOUT[field].name
    yield "printed", forms.BooleanField(label=f"In {what}", required=False, initial=True)
    yield "right", _millimetres(f"{what}: sang phải (mm)")
    yield "down", _millimetres(f"{what}: xuống (mm)")
    if LAYOUT[field].has_text:
        yield "size", _number(f"{what}: cỡ chữ lớn nhất (pt)", *SIZES)


def _millimetres(label: str) -> forms.FloatField:
    return _number(label, -MOVED, MOVED)


def _number(label: str, least: float, most: float) -> forms.FloatField:
    """A number with its label read out, not shown: the table's head shows it."""
    field = forms.FloatField(label=label, min_value=least, max_value=most, required=False)
    field.widget.attrs |= {"aria-label": label, "step": "any"}
    return field


class PrintForm(forms.Form):
    """Which diplomas of a decision go on which blank."""

    blank = forms.ModelChoiceField(label="Phôi", queryset=DiplomaBlank.objects.none(), empty_label=None)
    award = forms.ChoiceField(label="Danh hiệu, hình thức")
    first = forms.IntegerField(label="Từ bằng thứ", min_value=1, initial=1)
    last = forms.IntegerField(
        label="Đến bằng thứ", min_value=1, required=False, help_text=f"Để trống: đến hết, tối đa {AT_ONCE} bằng một tệp"
    )

    def __init__(self, *args: Any, blanks: Any, awards: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, auto_id="print-%s", **kwargs)
        self.fields["blank"].queryset = blanks
        self.fields["award"].choices = awards

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("first") and typed.get("last") and typed["last"] < typed["first"]:
            self.add_error("last", "Số sau nhỏ hơn số trước; hãy ghi lại.")
        return typed
