"""The questions of an open verdict, each with the form that answers it in place.

A form turns what was filled in into facts in the form of the judge's cases. A question whose answer is a whole
history (posts, leave, discipline) is answered on the party's own page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from vinhdanh.books.record.forms import Day, Year
from vinhdanh.books.record.models import Initiative
from vinhdanh.law import award_names
from vinhdanh.law.table import YEARLY_TITLES
from vinhdanh.law.vocabulary import vocabulary

from .models import Nomination

YES_NO = (("co", "Có"), ("khong", "Không"))


class AnswerForm(forms.Form):
    """Base: the answer and the paper it stands on. ``question`` is an entry of the verdict's ``missing``."""

    cite = forms.CharField(
        label="Căn cứ", max_length=200, required=False, help_text="Số, ngày văn bản, ví dụ 215/QĐ-SGDĐT ngày 20/6/2025"
    )

    def __init__(self, *args: Any, question: Mapping[str, Any], nomination: Nomination, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.question, self.nomination = question, nomination
        self.prepare()
        self.order_fields([name for name in self.fields if name != "cite"] + ["cite"])

    @property
    def year(self) -> int:
        return self.question.get("year") or self.nomination.round.year

    def prepare(self) -> None:
        """Give the fields what only the question knows: choices, labels."""

    def facts(self) -> dict[str, Any]:
        """What was answered, as facts."""
        raise KeyError(self.question["fact"])


class ResultAnswer(AnswerForm):
    value = forms.ChoiceField(label="Mức độ hoàn thành nhiệm vụ", widget=forms.RadioSelect)

    def prepare(self) -> None:
        self.fields["value"].choices = [(each["value"], _upper(each["label"])) for each in self.question["choices"]]

    def facts(self) -> dict[str, Any]:
        return {"years": {self.year: {"result": self.cleaned_data["value"]}}}


class TitlesAnswer(AnswerForm):
    titles = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chọn đủ các danh hiệu của năm; không chọn mục nào nghĩa là năm đó không có danh hiệu.",
    )

    def prepare(self) -> None:
        kind = self.nomination.party.kind
        self.fields["titles"].label = f"Danh hiệu năm {self.year}"
        self.fields["titles"].choices = [
            (code, award.name)
            for code, award in award_names().items()
            if code in YEARLY_TITLES and kind in award.subjects
        ]

    def facts(self) -> dict[str, Any]:
        return {"years": {self.year: {"titles": self.cleaned_data["titles"]}}}


class _ListAnswer(AnswerForm):
    """There is one (then which), or there is none."""

    any = forms.ChoiceField(label="Trả lời", choices=YES_NO, widget=forms.RadioSelect)
    needed: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("any") == "co":
            for name in self.needed:
                if name not in self.errors and not found.get(name):
                    self.add_error(name, "Trả lời “Có” thì cần ghi mục này.")
        return found

    def entries(self, **entry: Any) -> list[dict[str, Any]]:
        said = {key: value for key, value in entry.items() if value not in (None, "")}
        return [said] if self.cleaned_data["any"] == "co" else []


class AwardAnswer(_ListAnswer):
    award = forms.ChoiceField(label="Hình thức, danh hiệu", required=False)
    award_year = Year(label="Thành tích đến năm", required=False)
    decided = Day(label="Ngày quyết định", required=False)
    needed = ("award", "award_year")

    def prepare(self) -> None:
        kind = self.nomination.party.kind
        fitting = [(code, award.name) for code, award in award_names().items() if kind in award.subjects]
        self.fields["award"].choices = [("", "Hãy chọn"), *fitting]

    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "awards": self.entries(
                code=said["award"], year=said["award_year"], decided=said["decided"], cite=said["cite"]
            )
        }


class InitiativeAnswer(_ListAnswer):
    name = forms.CharField(label="Tên sáng kiến, đề tài", max_length=500, required=False)
    recognised = Year(label="Năm công nhận", required=False)
    scope = forms.ChoiceField(
        label="Phạm vi ảnh hưởng", choices=[("", "Chưa rõ"), *Initiative.Scope.choices], required=False
    )
    needed = ("name", "recognised")

    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        entry = self.entries(name=said["name"], year=said["recognised"], scope=said["scope"], cite=said["cite"])
        return {self.question["fact"]: entry}


class NobodyAnswer(AnswerForm):
    """Nobody was disciplined. Who was, is written on the collective's own page."""

    nobody = forms.BooleanField(label="Trong năm không có ai bị kỷ luật")

    def facts(self) -> dict[str, Any]:
        return {self.question["fact"]: []}


class ValueAnswer(AnswerForm):
    """A fact of the vocabulary that stands alone: yes or no, a number, a day, a word of a scale."""

    def prepare(self) -> None:
        kind = vocabulary().facts[self.question["fact"]]
        label = _upper(kind.label)
        if kind.type == "bool":
            value = forms.ChoiceField(label=label, choices=YES_NO, widget=forms.RadioSelect)
        elif kind.type == "number":
            value = forms.IntegerField(label=label, min_value=0, max_value=1_000_000)
        elif kind.type == "date":
            value = Day(label=label)
        else:
            words = vocabulary().scales[kind.type].labels.items()
            value = forms.ChoiceField(label=label, choices=[(word, _upper(text)) for word, text in words])
        self.fields["value"] = value

    def facts(self) -> dict[str, Any]:
        fact, value = self.question["fact"], self.cleaned_data["value"]
        return {fact: value == "co" if vocabulary().facts[fact].type == "bool" else value}


_FORMS: dict[str, type[AnswerForm]] = {
    "results": ResultAnswer,
    "titles": TitlesAnswer,
    "awards": AwardAnswer,
    "initiatives": InitiativeAnswer,
    "science_works": InitiativeAnswer,
    "members_disciplined": NobodyAnswer,
}


@dataclass(frozen=True)
class Question:
    """What is asked, why, and the form that answers it here; None: the party's page does."""

    key: str
    text: str
    ref: str
    form: AnswerForm | None


def _form_class(question: Mapping[str, Any]) -> type[AnswerForm] | None:
    fact = question.get("fact")
    if fact in _FORMS:
        return _FORMS[fact]
    kind = vocabulary().facts.get(fact or "")
    answerable = kind is not None and (kind.type in ("bool", "number", "date") or kind.type in vocabulary().scales)
    return ValueAnswer if answerable else None


def key_of(question: Mapping[str, Any]) -> str:
    """Names a question on its page: its fact and year."""
    return f"{question.get('fact', '')}-{question.get('year', '')}"


def questions_of(nomination: Nomination, *, answered: AnswerForm | None = None) -> list[Question]:
    """The questions of the verdict, each asked once. ``answered``: a form that came back with faults."""
    asked: dict[str, Question] = {}
    for number, missing in enumerate(nomination.verdict.get("missing", ())):
        key = key_of(missing)
        if key in asked or not missing.get("fact"):
            continue
        form_class = _form_class(missing)
        if answered is not None and key_of(answered.question) == key:
            form: AnswerForm | None = answered
        else:
            form = form_class(question=missing, nomination=nomination, prefix=f"q{number}") if form_class else None
        asked[key] = Question(key, missing.get("question") or missing["text"], missing["ref"], form)
    return list(asked.values())


def answer_form(nomination: Nomination, key: str, data: Mapping[str, Any]) -> AnswerForm | None:
    """The form of one question filled with what was sent; None when the verdict asks that no longer."""
    for number, missing in enumerate(nomination.verdict.get("missing", ())):
        if key_of(missing) == key and (form_class := _form_class(missing)):
            return form_class(data, question=missing, nomination=nomination, prefix=f"q{number}")
    return None


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
