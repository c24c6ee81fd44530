"""When at the earliest, if all goes on well: the years ahead are added as best years and judged again."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from vinhdanh.law.builder import build_table
from vinhdanh.law.cases import CaseFile
from vinhdanh.law.conditions.trace import Outcome
from vinhdanh.law.in_force import Statutes, statutes
from vinhdanh.law.judging import is_closed, judge_by
from vinhdanh.law.names import award_names
from vinhdanh.law.verdict import Verdict

HORIZON = 15
ASSUMPTION = (
    "Giả định mỗi năm tới đều hoàn thành xuất sắc nhiệm vụ, đạt danh hiệu của năm và có sáng kiến được công nhận."
)
_TITLES = {"person": ["LDTT", "CSTDCS"], "unit": ["TTLDTT", "TTLDXS"]}
_STEPS = ("BKT", "BKTTG", "CSTDT", "HCLD3", "HCLD2")  # granted on the way when they fall due, since others ask for them


@dataclass(frozen=True)
class Waypoint:
    """An award, the earliest year (None: not within the horizon by merit alone) and what is missing today."""

    award: str
    earliest: int | None
    missing: tuple[dict[str, Any], ...]

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"award": self.award, "earliest": self.earliest, "missing": list(self.missing)}


LawOf = Callable[[date], Statutes]


def roadmap(case: CaseFile, codes: tuple[str, ...] | None = None, law_of: LawOf | None = None) -> list[Waypoint]:
    """Every award open to the subject, the nearest first. See ``ASSUMPTION``.

    ``law_of``: the law of a day, where it is not the statutes with the case's overlays.
    """
    law_of = law_of or partial(statutes, overlays=case.overlays)
    law, ask = law_of(case.on), partial(_judge, case.subject, law_of)
    wanted = [code for code in codes or award_names() if not is_closed(law, code, case.subject) and law.paths(code)]
    now = {code: ask(case.facts, code, case.on, case.year) for code in wanted}
    earliest = {code: case.year for code, verdict in now.items() if verdict.outcome is Outcome.MET}
    facts = deepcopy(case.facts)
    _grant(case, facts, case.year, {code: now[code] for code in earliest})
    for year in range(case.year + 1, case.year + 1 + HORIZON):
        if len(earliest) == len(wanted):
            break
        _add_best_year(case.subject, facts, year)
        found = {}
        for code in wanted:
            if code not in earliest:
                verdict = ask(facts, code, date(year, 12, 31), year)
                if verdict.outcome is Outcome.MET:
                    found[code], earliest[code] = verdict, year
        _grant(case, facts, year, found)
    points = [Waypoint(code, earliest.get(code), _missing(now[code])) for code in wanted]
    return sorted(points, key=lambda point: (point.earliest is None, point.earliest or 0))


def _judge(subject: str, law_of: LawOf, facts: dict[str, Any], code: str, on: date, year: int) -> Verdict:
    table, _ = build_table([{**facts, "subject": subject}])
    return judge_by(table, code, law_of(on), on=on, year=year).explain(0)


def _add_best_year(subject: str, facts: dict[str, Any], year: int) -> None:
    years = facts.setdefault("years", {})
    years[year] = {"result": "xuat_sac", "titles": list(_TITLES.get(subject, [])), "exceeded_targets": True}
    if subject == "person":
        facts["initiatives"] = [
            *(facts.get("initiatives") or []),
            *({"year": year, "scope": "tinh", "used_for": [], "id": f"{year}-{n}"} for n in (1, 2)),
        ]


def _grant(case: CaseFile, facts: dict[str, Any], year: int, found: dict[str, Verdict]) -> None:
    """Take the steps that other awards ask for, and spend what they consume."""
    for code in _STEPS:
        verdict = found.get(code)
        if verdict is None:
            continue
        period = verdict.consumes.get("period", [year, year])
        facts["awards"] = [
            *(facts.get("awards") or []),
            {"code": code, "decided": date(year, 12, 31), "period": period},
        ]
        spent = set(verdict.consumes.get("initiatives", []))
        for initiative in facts.get("initiatives") or []:
            if initiative.get("id") in spent:
                initiative["used_for"] = [*(initiative.get("used_for") or []), code]


def _missing(verdict: Verdict) -> tuple[dict[str, Any], ...]:
    if verdict.outcome is Outcome.MET:
        return ()
    if verdict.missing:
        return tuple({"ref": entry["ref"], "text": entry["text"]} for entry in verdict.missing)
    failing = _failing(verdict.trace)
    pleaded = [step for step in failing if not step["text"].startswith("Không nêu căn cứ")]
    return tuple({step["text"]: step for step in pleaded or failing}.values())


def _failing(steps: list[dict[str, Any]], ref: str | None = None) -> list[dict[str, Any]]:
    """The lowest failing steps, each with the nearest article above it."""
    found = []
    for step in steps:
        if step["outcome"] == "not_met":
            here = step.get("ref") or ref
            found += _failing(step.get("children", []), here) or [{"ref": here, "text": step["text"]}]
    return found
