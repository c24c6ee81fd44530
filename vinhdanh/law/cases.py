"""Reads a case file and answers it; the form is described in ``docs/cases.md``."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from vinhdanh.law.builder import build_table
from vinhdanh.law.doors import authority_rules, least, quorum_rule, vote_rule
from vinhdanh.law.entries import FactsError
from vinhdanh.law.in_force import overlay_names, statutes
from vinhdanh.law.judging import judge
from vinhdanh.law.loader import all_provisions
from vinhdanh.law.names import SUBJECTS, award_names
from vinhdanh.law.prizes import NoPrize, prize
from vinhdanh.law.provisions import Provision
from vinhdanh.law.refs import parse_ref
from vinhdanh.law.table import FactsTable, day
from vinhdanh.law.verdict import Verdict
from vinhdanh.law.yamls import read_yaml

FOLDER = Path(__file__).parent / "tests" / "cases"
"""The project's own cases: every test run answers them again, and the catalogue shows which of them try a provision."""
FIGURES = ("verdict", "amount_vnd", "unrounded_vnd", "min_agree", "min_present", "decides")
_MEETINGS, _COUNCILS = ("thuong_ky", "xet_khen"), ("co_so", "tinh", "trung_uong")


class CaseError(ValueError):
    """A case cannot be read; the message says what is wrong."""


@dataclass(frozen=True)
class CaseFile:
    """One question: what is asked, for whom, by the law of which day, on which facts."""

    id: str
    kind: str
    on: date
    subject: str
    asks: str
    facts: dict[str, Any]
    overlays: tuple[str, ...]
    warnings: list[str] = field(default_factory=list)

    @property
    def year(self) -> int:
        """The year judged: the last year given not after ``on``, else the calendar year of ``on``."""
        given = [int(year) for year in self.facts.get("years") or {} if int(year) <= self.on.year]
        return max(given, default=self.on.year)

    @property
    def through(self) -> int:
        """The year a chain must reach: the year of ``on`` when it is given, else the last whole year before."""
        return self.year if self.year == self.on.year else max(self.year, self.on.year - 1)


def read_cases(path: Path) -> list[dict[str, Any]]:
    """The raw cases of a file (one, or a list); ``CaseError`` when it is not a case file."""
    try:
        raw = read_yaml(path)
    except FileNotFoundError:
        raise CaseError(f"không có tệp {path}") from None
    except (OSError, ValueError):
        raise CaseError(f"{path.name}: không đọc được, cần tệp YAML mã UTF-8") from None
    cases = raw if isinstance(raw, list) else [raw]
    if not cases or not all(isinstance(case, dict) for case in cases):
        raise CaseError(f"{path.name}: không phải tệp tình huống")
    return cases


@dataclass(frozen=True, slots=True)
class CaseRef:
    """A case that tries a provision: its id, its question, and its answer (met, not_met, unknown, or the figure)."""

    name: str
    title: str
    outcome: str


@cache
def own_cases() -> tuple[dict[str, Any], ...]:
    """Every case of the project, raw, in the order of its files."""
    return tuple(case for path in sorted(FOLDER.glob("*.yaml")) for case in read_cases(path))


@cache
def tested_by() -> dict[str, list[CaseRef]]:
    """The cases that try each provision, by the provision's key (citation, and part where it has one).

    A case tries the provision it names (``tests``); one that names none tries what its answer has to cite, of the
    provisions in force on its day.
    """
    found: dict[str, list[CaseRef]] = {}
    for raw in own_cases():
        expected = next((raw["expect"][figure] for figure in FIGURES if figure in raw["expect"]), "")
        case = CaseRef(str(raw["id"]), str(raw.get("question", "")), str(expected))
        for key in _tried(raw):
            found.setdefault(key, []).append(case)
    return found


def _tried(raw: dict[str, Any]) -> list[str]:
    if "tests" in raw:
        return [raw["tests"]]
    on, asked = date.fromisoformat(str(raw["on"])), set(str(raw["asks"]).split("+"))
    cited = {parse_ref(ref) for ref in raw["expect"]["because"]}
    standing = [p for p in all_provisions() if p.in_force(on) and p.overlay in (None, *raw.get("overlay", ()))]
    return [
        p.key
        for p in standing
        if (not p.awards or asked & set(p.awards)) and replace(parse_ref(p.id), overlay=None) in cited
    ]


def read_case(raw: dict[str, Any]) -> CaseFile:
    """A case from YAML; ``CaseError`` when a field is missing or has a value outside its list."""
    missing = [name for name in ("id", "kind", "on", "asks") if raw.get(name) in (None, "")]
    if missing:
        raise CaseError(f"thiếu {', '.join(missing)}")
    if raw["kind"] not in _ANSWERS:
        raise CaseError(f"loại “{raw['kind']}” không có; có {', '.join(_ANSWERS)}")
    subject = raw.get("subject", "person")
    if subject not in SUBJECTS:
        raise CaseError(f"đối tượng “{subject}” không có trong danh mục")
    for code in str(raw["asks"]).split("+"):
        if code not in award_names() and not (code == "MEETING" and raw["kind"] == "council"):
            raise CaseError(f"mã “{code}” không có trong danh mục")
    try:
        on = date.fromordinal(day(raw["on"]))
    except ValueError as problem:
        raise CaseError(str(problem)) from None
    facts = raw.get("facts") or {}
    if not isinstance(facts, dict):
        raise CaseError("dữ kiện (facts) phải là các cặp khóa, giá trị")
    overlays, warnings = _overlays(raw.get("overlay") or [])
    return CaseFile(str(raw["id"]), raw["kind"], on, subject, str(raw["asks"]), facts, overlays, warnings)


def _overlays(wanted: list[str] | str) -> tuple[tuple[str, ...], list[str]]:
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    known = tuple(name for name in names if name in overlay_names())
    return known, [f"chưa có quy định riêng “{name}”, xét theo pháp luật chung" for name in names if name not in known]


def answer(raw: dict[str, Any]) -> dict[str, Any]:
    """The answer to a case as JSON of the interfaces; a case that cannot be read answers ``{"id", "error"}``."""
    try:
        case = read_case(raw)
        found = _ANSWERS[case.kind](case)
    except (CaseError, FactsError, NoPrize, ValueError) as problem:
        return {"id": raw.get("id") if isinstance(raw, dict) else None, "error": str(problem)}
    empty = dict.fromkeys(("verdict", "amount_vnd", "min_agree", "min_present", "decides"))
    out = {"id": case.id, "asks": case.asks, **empty, **found}
    return {**out, "warnings": case.warnings} if case.warnings else out


def facts_table(case: CaseFile) -> FactsTable:
    """The case's facts as a table of one row; warnings are added to the case."""
    table, warnings = build_table([{**case.facts, "subject": case.subject}])
    case.warnings.extend(warnings)
    return table


def judge_case(case: CaseFile) -> Verdict:
    """The verdict of an eligibility case."""
    table = facts_table(case)
    return judge(table, case.asks, on=case.on, year=case.year, through=case.through, overlays=case.overlays).explain(0)


def _eligibility(case: CaseFile) -> dict[str, Any]:
    verdict = judge_case(case)
    rules = statutes(case.on, case.overlays).provisions
    for name in case.overlays:
        if not any(p.overlay == name and p.kind in ("path", "bar", "hole") and case.asks in p.awards for p in rules):
            case.warnings.append(f"quy định riêng “{name}” không nói về trường hợp này, xét theo pháp luật chung")
    return {
        "verdict": verdict.outcome.word,
        "because": verdict.trace,
        "sentence": verdict.sentence,
        "missing": verdict.missing,
        "to_confirm": verdict.to_confirm,
    }


def _prize(case: CaseFile) -> dict[str, Any]:
    found = prize(
        case.asks, subject=case.subject, on=case.on, decided_by=case.facts.get("decided_by"), overlays=case.overlays
    )
    because = [{"ref": ref, "outcome": "met", "text": found.text} for ref in found.refs]
    return {"amount_vnd": found.amount_vnd, "unrounded_vnd": found.unrounded_vnd, "because": because}


def _authority(case: CaseFile) -> dict[str, Any]:
    law = statutes(case.on, case.overlays)
    rules = authority_rules(law, case.asks, case.subject, case.facts.get("unit_kind"))
    if not rules:
        raise CaseError(
            f"chưa có quy định về thẩm quyền quyết định “{award_names()[case.asks].name}” ngày {case.on:%d/%m/%Y}"
        )
    return {
        "decides": rules[0].body["decides"],
        "because": [{"ref": rule.id, "outcome": "met", "text": rule.note or "Thẩm quyền quyết định"} for rule in rules],
    }


def _council(case: CaseFile) -> dict[str, Any]:
    facts, law = case.facts, statutes(case.on, case.overlays)
    for key, allowed in (("meeting", _MEETINGS), ("council", _COUNCILS)):
        if facts.get(key) is not None and facts[key] not in allowed:
            raise CaseError(f"giá trị “{facts[key]}” không có trong danh mục của “{key}”")
    code = case.asks if case.asks in award_names() else None
    members = facts.get("members")
    if not isinstance(members, int) or members < 1:
        raise CaseError("cần số thành viên hội đồng (members)")
    by_presence = facts.get("agree") is None and facts.get("meeting") is not None
    rule = quorum_rule(law, code, facts["meeting"], facts.get("council")) if by_presence else vote_rule(law, code or "")
    if rule is None:
        case.warnings.append("chưa có quy định về tỷ lệ này")
        return {"because": []}
    return _count_votes(facts, rule, members, by_presence=by_presence)


def _count_votes(facts: dict[str, Any], rule: Provision, members: int, *, by_presence: bool) -> dict[str, Any]:
    need = least(members, rule.body["share"])
    got = facts.get("agree")
    met = got is None or got >= need
    trace = {"ref": rule.id, "outcome": "met" if met else "not_met", "text": rule.text, "need": need}
    if got is not None:
        return {"verdict": trace["outcome"], "min_agree": need, "because": [{**trace, "got": got}]}
    return {"min_present" if by_presence else "min_agree": need, "because": [trace]}


_ANSWERS = {"eligibility": _eligibility, "prize": _prize, "council": _council, "authority": _authority}
