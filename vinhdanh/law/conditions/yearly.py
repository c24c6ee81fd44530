"""Conditions on the year judged: its result, its titles, its targets."""

from __future__ import annotations

from dataclasses import dataclass

from vinhdanh.law import years as ys
from vinhdanh.law.conditions.base import Condition, Hearing
from vinhdanh.law.conditions.trace import Missing, Outcome, Trace
from vinhdanh.law.names import award_names
from vinhdanh.law.ragged import Bools
from vinhdanh.law.table import GRADES
from vinhdanh.law.vocabulary import vocabulary
from vinhdanh.law.world import Case, World


def grade_name(grade: int) -> str:
    """ "hoàn thành tốt nhiệm vụ"."""
    return vocabulary().scales["result"].label_of_rank(grade)


def result_in(case: Case, year: int) -> int | None:
    """The grade of the one subject in a year, or None when it is not known."""
    table, bit = case.table, ys.one(year)
    if not table.results_known[0] & bit:
        return None
    return sum(1 for years in table.results if years[0] & bit)


def year_evidence(case: Case, year: int) -> dict[str, object]:
    """The evidence of a year, for a table of one row."""
    return {"year": year, **case.table.evidence.year(int(case.table.origin[0]), year)}


def ask_result(ref: str, year: int) -> Missing:
    """The question about a year's result."""
    scale = vocabulary().scales["result"]
    return Missing(
        ref,
        f"chưa biết mức độ hoàn thành nhiệm vụ năm {year}",
        "results",
        year,
        f"Năm {year} được đánh giá, xếp loại ở mức nào?",
        tuple((w, scale.labels[w]) for w in reversed(scale.ranks)),
    )


def ask_title(ref: str, year: int, codes: tuple[str, ...]) -> Missing:
    """The question whether a title was held in a year."""
    names = " hoặc ".join(f"“{award_names()[code].name}”" for code in codes)
    return Missing(
        ref,
        f"chưa biết năm {year} có danh hiệu {names} hay không",
        "titles",
        year,
        f"Năm {year} có được tặng danh hiệu {names} không?",
        (("co", "Có"), ("khong", "Không")),
    )


@dataclass(frozen=True)
class Result(Condition):
    """The result of the year judged is at least a grade."""

    grade: int

    def holds(self, world: World) -> Bools:
        return ys.has(world.results(self.grade), world.case.year)

    def sentence(self) -> str:
        return f"{grade_name(self.grade)}{' trở lên' if self.grade < 3 else ''} trong năm xét"

    def explain(self, hearing: Hearing) -> Trace:
        case = hearing.case
        grade = result_in(case, case.year)
        step = hearing.step(self, need=grade_name(self.grade), evidence=[year_evidence(case, case.year)])
        if grade is None:
            step.text = f"Năm {case.year} chưa biết mức độ hoàn thành nhiệm vụ"
            step.evidence = []
            step.missing.append(ask_result(hearing.ref, case.year))
        else:
            step.got = grade_name(grade)
            asked = step.need if self.grade == len(GRADES) else f"{step.need} trở lên"
            short = "" if step.outcome is Outcome.MET else f", chưa đạt mức {asked}"
            step.text = f"Năm {case.year} {step.got}{short}"
        return step

    def given(self, case: Case) -> Bools | None:
        return ys.has(case.table.results_known, case.year)


@dataclass(frozen=True)
class Title(Condition):
    """One of these titles is held in the year judged."""

    codes: tuple[str, ...]

    def holds(self, world: World) -> Bools:
        return ys.has(world.titles(self.codes), world.case.year)

    def sentence(self) -> str:
        return "có danh hiệu " + " hoặc ".join(f"“{award_names()[code].name}”" for code in self.codes) + " của năm xét"

    def explain(self, hearing: Hearing) -> Trace:
        case = hearing.case
        step = hearing.step(self)
        if step.outcome is Outcome.UNKNOWN:
            step.missing.append(ask_title(hearing.ref, case.year, self.codes))
        else:
            if step.outcome is Outcome.NOT_MET:
                step.text = f"Năm {case.year} không {self.sentence().removesuffix(' của năm xét')}"
            step.evidence = [year_evidence(case, case.year)]
        return step

    def given(self, case: Case) -> Bools | None:
        return ys.has(case.table.titles_known, case.year)


@dataclass(frozen=True)
class ExceededTargets(Condition):
    """The year's targets and tasks were exceeded."""

    def holds(self, world: World) -> Bools:
        return ys.has(world.exceeded(), world.case.year)

    def sentence(self) -> str:
        return "hoàn thành vượt các chỉ tiêu, nhiệm vụ của năm"

    def explain(self, hearing: Hearing) -> Trace:
        year = hearing.case.year
        step = hearing.step(self)
        if step.outcome is Outcome.NOT_MET:
            step.text = f"Năm {year} không {self.sentence().removesuffix(' của năm')}"
        elif step.outcome is Outcome.UNKNOWN:
            question = f"Năm {year} có hoàn thành vượt các chỉ tiêu, nhiệm vụ không?"
            step.missing.append(
                Missing(
                    hearing.ref,
                    f"chưa biết năm {year} có vượt chỉ tiêu hay không",
                    "exceeded_targets",
                    year,
                    question,
                    (("co", "Có"), ("khong", "Không")),
                )
            )
        return step

    def given(self, case: Case) -> Bools | None:
        return ys.has(case.table.exceeded_known, case.year)
