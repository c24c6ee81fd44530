"""Verdicts on rows of facts. A collective whose counts are still open is judged at both ends of their spans.

Met with every open count at its least is met; not met with every one at its most is not met; else it depends on them,
and the answer says on whose. Firm counts tell whether a verdict rests on what is only expected or not yet issued.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vinhdanh import law

from .facts import table_of
from .figures import COUNTED, Figures, differences, still_open
from .known import Known

_VARIANTS: dict[str, dict[str, Any]] = {
    "low": {"which": "low"},
    "high": {"which": "high"},
    "open": {},
    "issued": {"which": "low", "ldtt_count": True, "cstdcs_count": True},
    "official": {"which": "low", "completed_count": True},
}


@dataclass(frozen=True)
class Weighed:
    """The judge's verdict on one row, with what counting a collective's people adds to it."""

    verdict: law.Verdict
    missing: list[dict[str, Any]]
    sentence: str
    rests_on_expected: bool
    rests_on_provisional: bool
    differences: list[str]
    to_confirm: list[str]


def weigh(rows: Sequence[Known], award: str, statutes: law.Statutes, *, on: date, year: int) -> list[Weighed]:
    """The verdict on each row, in their order."""
    stack: list[Known] = []
    places = []
    for row in rows:
        places.append(len(stack))
        stack += [row] if row.figures is None else [_variant(row, **how) for how in _VARIANTS.values()]
    verdicts = law.judge_by(table_of(stack), award, statutes, on=on, year=year)
    return [
        _plain(verdicts.explain(place)) if row.figures is None else _counted(row, verdicts, place)
        for row, place in zip(rows, places, strict=True)
    ]


def _variant(row: Known, **how: Any) -> Known:
    return replace(row, facts=row.told(**how), figures=None)


def _plain(verdict: law.Verdict) -> Weighed:
    return Weighed(
        verdict,
        verdict.missing,
        verdict.sentence,
        verdict.rests_on_expected,
        verdict.rests_on_provisional,
        [],
        verdict.to_confirm,
    )


def _counted(row: Known, verdicts: law.Verdicts, first: int) -> Weighed:
    outcome = {name: int(verdicts.outcomes[first + place]) for place, name in enumerate(_VARIANTS)}
    chosen = choose(outcome["low"], outcome["high"])
    verdict = verdicts.explain(first + list(_VARIANTS).index(chosen))
    figures = row.counted
    met = verdict.outcome is law.Outcome.MET
    missing, sentence = _ask(verdict, figures)
    confirm = list(verdict.to_confirm)
    if met and "headcount" not in row.declared:
        confirm.append(f"danh bạ có đủ người của tập thể ({figures.members:02d} người)")
    return Weighed(
        verdict,
        missing,
        sentence,
        verdict.rests_on_expected or (met and outcome["official"] != law.Outcome.MET),
        verdict.rests_on_provisional or (met and outcome["issued"] != law.Outcome.MET),
        differences(figures, row.declared),
        confirm,
    )


def choose(low: int, high: int) -> str:
    """Which of the readings is the verdict: the open one only where it depends on the open counts."""
    if low != law.Outcome.NOT_MET:
        return "low"
    return "high" if high == law.Outcome.NOT_MET else "open"


def _ask(verdict: law.Verdict, figures: Figures) -> tuple[list[dict[str, Any]], str]:
    """Counts are not asked for: the question is of whose results or titles nothing is known."""
    asked, sentence = [], verdict.sentence
    for missing in verdict.missing:
        if (name := missing.get("fact")) in COUNTED:
            text = still_open(figures, name)
            sentence = sentence.replace(missing["text"], text)
            missing = {"ref": missing["ref"], "text": text}
        if missing not in asked:
            asked.append(missing)
    return asked, sentence
