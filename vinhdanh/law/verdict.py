"""One subject's verdict with its explanation, made from the same conditions as the columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinhdanh.law.conditions.gates import NEUTRAL, NoFreeze, freeze_details
from vinhdanh.law.conditions.trace import Outcome, Trace
from vinhdanh.law.in_force import Bar, Path, Statutes, condition_of
from vinhdanh.law.judging import is_closed, judge_by, scope, weigh
from vinhdanh.law.names import SUBJECTS, award_names
from vinhdanh.law.provisions import Provision
from vinhdanh.law.spending import consumed_by
from vinhdanh.law.steps import aside, bar_step, path_step, spoken
from vinhdanh.law.table import FactsTable
from vinhdanh.law.world import Case, World

_SUBJECT_NAMES = {"person": "cá nhân", "unit": "tập thể", "household": "hộ gia đình", "foreigner": "người nước ngoài"}


@dataclass(frozen=True)
class Verdict:
    """The answer for one subject.

    ``by_declaration``: it is met on evidence of which some is only declared (proof "khai").

    ``warnings``: what the law does not forbid and people should weigh, each with its reference.

    ``consumes`` is what a grant would spend: ``{"period": [from, to], "initiatives": [ids]}``. ``confidential`` says
    what a hold is about; it is for board head and inspectorate alone and never part of ``trace``, ``missing`` or
    ``sentence``. ``digest`` names the statutes it was judged by.
    """

    code: str
    outcome: Outcome
    trace: list[dict[str, Any]]
    missing: list[dict[str, Any]]
    consumes: dict[str, Any]
    sentence: str
    rests_on_expected: bool
    rests_on_provisional: bool
    to_confirm: list[str]
    confidence: str | None
    digest: str
    on: date
    year: int
    by_declaration: bool = False
    warnings: list[dict[str, str]] = field(default_factory=list)
    confidential: dict[str, Any] | None = field(default=None, repr=False)

    @property
    def on_hold(self) -> bool:
        """Whether a hold is the reason."""
        return self.confidential is not None


def explain(case: Case, code: str) -> Verdict:
    """The verdict of a case of one row. A case that serves several awards computes what they share once."""
    law = case.statutes
    subject = SUBJECTS[int(case.table.subject[0])]
    outcome = Outcome(int(weigh(case, code, subject)[0]))
    if is_closed(law, code, subject):
        return _closed(case, code, subject)
    bars = law.bars(code, subject)
    bar_steps = [(bar, bar_step(case, code, bar)) for bar in bars]
    held = any(isinstance(bar.condition, NoFreeze) and step.outcome is Outcome.NOT_MET for bar, step in bar_steps)
    if held:
        return _on_hold(case, code, [step for bar, step in bar_steps if isinstance(bar.condition, NoFreeze)])
    ways = [path for path in law.paths(code) if subject in path.provision.subjects and scope(case, path)[0]]
    path_steps = [(path, path_step(case, code, path, ways)) for path in ways]
    best = next((path for path, step in path_steps if step.outcome is Outcome.MET and _free(path, bar_steps)), None)
    asked = [best] if best else ways
    bars_said = [step if any(bar.applies(path) for path in asked) else aside(bar) for bar, step in bar_steps]
    free_steps = [step for path, step in path_steps if not best or _free(path, bar_steps)]
    steps = _arrange(outcome, bars_said, free_steps)
    if award_names()[code].kind == "form":
        steps += _no_ladder(law)
    warned = _warnings(case, code, subject)
    steps += [Trace(f"Lưu ý: {rule.text}", Outcome.MET, rule.id) for rule in warned]
    if not ways:
        steps.append(Trace("Không có quy định nào về trường hợp này trong các văn bản đã nạp", outcome))
    declared = outcome is Outcome.MET and any(_is_declared(step) for step in steps)
    return Verdict(
        code=code,
        outcome=outcome,
        trace=[step.to_dict() for step in steps],
        missing=_missing(outcome, steps),
        consumes=consumed_by(case, code, best) if best else {},
        sentence=_sentence(code, outcome, steps, declared=declared),
        by_declaration=declared,
        rests_on_expected=_rests_on_expected(outcome, case, code),
        rests_on_provisional=_rests_on_provisional(outcome, case, code),
        to_confirm=list(dict.fromkeys(text for step in steps for inner in step.walk() for text in inner.to_confirm)),
        confidence=best.provision.confidence if best else None,
        digest=law.digest,
        on=case.on,
        year=case.year,
        warnings=[{"text": rule.text, "ref": rule.id} for rule in warned],
    )


def _warnings(case: Case, code: str, subject: str) -> list[Provision]:
    """The rules that people should weigh: what they ask for surely does not hold."""
    rules = [p for p in case.statutes.of_kind("warning", code) if not p.subjects or subject in p.subjects]
    return [rule for rule in rules if not condition_of(rule).holds(World(case, True, code))[0]]


def _free(path: Path, bars: list[tuple[Bar, Trace]]) -> bool:
    """Whether nothing stands in this way."""
    return all(step.outcome is Outcome.MET for bar, step in bars if bar.applies(path))


def _rests_on_expected(outcome: Outcome, case: Case, code: str) -> bool:
    return bool(case.table.expected[0]) and _rests(outcome, case.table.without_expected(), case, code)


def _rests_on_provisional(outcome: Outcome, case: Case, code: str) -> bool:
    table = case.table
    layered = table.titles_provisional[0] or table.awards["provisional"].any() or table.initiatives["provisional"].any()
    return bool(layered) and _rests(outcome, table.without_provisional(), case, code)


def _rests(outcome: Outcome, lesser: FactsTable, case: Case, code: str) -> bool:
    if outcome is not Outcome.MET:
        return False
    again = judge_by(lesser, code, case.statutes, on=case.on, year=case.year, through=case.through)
    return int(again.outcomes[0]) != Outcome.MET


def _closed(case: Case, code: str, subject: str) -> Verdict:
    award = award_names()[code]
    rules = case.statutes.closing(code)
    open_to = [_SUBJECT_NAMES.get(s, s) for s in case.statutes.open_to(code) or award.subjects]
    text = f"“{award.name}” chỉ dành cho {', '.join(open_to)}; đối tượng đề nghị là {_SUBJECT_NAMES[subject]}"
    steps = [Trace(text, Outcome.NOT_MET, rule.id) for rule in rules] or [Trace(text, Outcome.NOT_MET)]
    return _short(case, code, steps, f"Chưa đủ điều kiện: {text[:1].lower() + text[1:]}.")


def _on_hold(case: Case, code: str, steps: list[Trace]) -> Verdict:
    secret = {"reason": freeze_details(case)}
    return _short(case, code, steps, f"{NEUTRAL[:1].upper()}{NEUTRAL[1:]}.", secret)


def _short(case: Case, code: str, steps: list[Trace], sentence: str, secret: dict[str, Any] | None = None) -> Verdict:
    return Verdict(
        code=code,
        outcome=Outcome.NOT_MET,
        trace=[step.to_dict() for step in steps],
        missing=[],
        consumes={},
        sentence=sentence,
        rests_on_expected=False,
        rests_on_provisional=False,
        to_confirm=[],
        confidence=None,
        digest=case.statutes.digest,
        on=case.on,
        year=case.year,
        confidential=secret,
    )


def _arrange(outcome: Outcome, bars: list[Trace], paths: list[Trace]) -> list[Trace]:
    """What decides comes first; when a way is met, the ways that are not are left out."""
    failing = [step for step in bars if step.outcome is not Outcome.MET]
    passing = [step for step in bars if step.outcome is Outcome.MET]
    if outcome is Outcome.MET:
        return [step for step in paths if step.outcome is Outcome.MET] + passing
    pleaded = sorted(paths, key=lambda step: (step.outcome is Outcome.NOT_MET, not step.children))
    return failing + pleaded + passing


def _no_ladder(law: Statutes) -> list[Trace]:
    rule = law.principle("no_ladder")
    return [Trace(rule.text, Outcome.MET, rule.id)] if rule else []


def _missing(outcome: Outcome, steps: list[Trace]) -> list[dict[str, Any]]:
    """What to ask when the answer is open; only below steps that are themselves open."""
    if outcome is not Outcome.UNKNOWN:
        return []
    found: list[dict[str, Any]] = []
    for step in steps:
        if step.outcome is Outcome.UNKNOWN:
            for inner in step.walk():
                for missing in inner.missing:
                    entry = missing.to_dict()
                    if entry not in found:
                        found.append(entry)
    return found


def _is_declared(step: Trace) -> bool:
    return any(evidence.get("proof") == "khai" for inner in step.walk() for evidence in inner.evidence)


def _sentence(code: str, outcome: Outcome, steps: list[Trace], *, declared: bool) -> str:
    """One sentence that speaks as advice."""
    name = award_names()[code].name
    if outcome is Outcome.MET:
        how = ", theo kê khai" if declared else ""
        return f"Đủ điều kiện để được lựa chọn xét tặng “{name}” theo {spoken(steps[0].ref)}{how}."
    if outcome is Outcome.UNKNOWN:
        missing = _missing(outcome, steps)
        what = missing[0]["text"] if missing else "chưa có văn bản kiểm chứng về trường hợp này"
        return f"Cần bổ sung thông tin để xét “{name}”: {what}."
    reason = next((_deepest(step).text for step in steps if step.outcome is Outcome.NOT_MET), "không có căn cứ nào")
    return f"Chưa đủ điều kiện xét tặng “{name}”: {reason[:1].lower() + reason[1:]}."


def _deepest(step: Trace) -> Trace:
    """The failing step at the bottom; of alternatives the one that lacks least."""
    failing = [child for child in step.children if child.outcome is Outcome.NOT_MET]
    return _deepest(min(failing, key=_lacks)) if failing else step


def _lacks(step: Trace) -> int:
    """How many steps at the bottom fail."""
    failing = [child for child in step.children if child.outcome is Outcome.NOT_MET]
    return sum(_lacks(child) for child in failing) if failing else 1
