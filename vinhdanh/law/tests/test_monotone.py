"""What must hold for any facts: knowing less never swaps answers, doing better never harms, tables equal their rows."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vinhdanh.law.conditions.trace import Outcome
from vinhdanh.law.in_force import statutes
from vinhdanh.law.judging import judge_all, judge_by
from vinhdanh.law.names import award_names
from vinhdanh.law.table import FactsTable
from vinhdanh.law.tests.people import GRADES, people

ON, YEAR = date(2025, 12, 20), 2025
LAW = statutes(ON)
CODES = {
    kind: tuple(code for code, name in award_names().items() if kind in name.subjects)
    for kind in ("person", "unit", "household", "foreigner")
}
MANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
SOME = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

_initiative = st.fixed_dictionaries(
    {"year": st.integers(2016, YEAR), "scope": st.sampled_from(["co_so", "tinh", "toan_quoc"])}
)


def rows(subject: str | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Facts of one subject, known in part, judged with the year of ``ON``."""
    return people(date(ON.year + 1, ON.month, 1), subject)


def answers(facts: dict[str, Any]) -> dict[str, int]:
    """The outcome of every award open to the subject."""
    found = judge_all(FactsTable.from_rows([facts]), LAW, on=ON, year=YEAR, codes=codes_of(facts))
    return {code: int(verdicts.outcomes[0]) for code, verdicts in found.items()}


def codes_of(facts: dict[str, Any]) -> tuple[str, ...]:
    return CODES[facts["subject"]]


def swapped(one: int, other: int) -> bool:
    return {one, other} == {int(Outcome.MET), int(Outcome.NOT_MET)}


@MANY
@given(rows(), st.data())
def test_knowing_less_never_swaps_met_and_not_met(facts: dict[str, Any], data: st.DataObject) -> None:
    facts["initiatives"] = [{"used_for": [], **entry} for entry in facts.get("initiatives", [])]
    less = deepcopy(facts)
    known = [(year, key) for year, entry in facts["years"].items() for key in entry]
    numbers = [
        (None, key)
        for key in ("initiatives", "headcount", "ldtt_count", "completed_count", "members_disciplined")
        if key in facts
    ]
    if not known + numbers:
        return
    year, key = data.draw(st.sampled_from(known + numbers))
    del (less["years"][year] if year else less)[key]
    before, after = answers(facts), answers(less)
    assert not [code for code in before if swapped(before[code], after[code])], (year, key)


@MANY
@given(rows(), st.data())
def test_a_better_result_never_harms(facts: dict[str, Any], data: st.DataObject) -> None:
    rated = [year for year, entry in facts["years"].items() if entry.get("result", "xuat_sac") != "xuat_sac"]
    if not rated:
        return
    better, year = deepcopy(facts), data.draw(st.sampled_from(rated))
    grade = GRADES.index(facts["years"][year]["result"])
    better["years"][year]["result"] = data.draw(st.sampled_from(GRADES[grade + 1 :]))
    before, after = answers(facts), answers(better)
    assert not [code for code in before if before[code] == 1 and after[code] == 0]


def _is_whole(code: str) -> bool:
    """Whether every text about the award is verified; otherwise it may be the text that is open."""
    return all(path.certain for path in LAW.paths(code)) and bool(LAW.paths(code))


@MANY
@given(rows(subject="person"), _initiative)
def test_one_more_unspent_initiative_never_harms(facts: dict[str, Any], initiative: dict[str, Any]) -> None:
    if "initiatives" not in facts:
        return
    richer = {**facts, "initiatives": [*facts["initiatives"], {**initiative, "used_for": []}]}
    before, after = answers(facts), answers(richer)
    assert not [code for code in before if before[code] == 1 and after[code] == 0]


@settings(SOME, max_examples=20)
@given(st.lists(rows(), min_size=1, max_size=6))
def test_a_table_is_judged_as_its_rows_and_its_shards(facts: list[dict[str, Any]]) -> None:
    table = FactsTable.from_rows(facts)
    whole = judge_all(table, LAW, on=ON, year=YEAR)
    half, alone = len(facts) // 2, [answers(row) for row in facts]
    for code, verdicts in whole.items():
        assert verdicts.outcomes.tolist() == [one.get(code, int(Outcome.NOT_MET)) for one in alone]
        shards = [table.take(np.arange(half)), table.take(np.arange(half, len(facts)))]
        parts = [judge_by(shard, code, LAW, on=ON, year=YEAR).outcomes for shard in shards]
        assert verdicts.outcomes.tolist() == np.concatenate(parts).tolist()


@settings(SOME, max_examples=25)
@given(st.lists(rows(), min_size=1, max_size=3))
def test_an_explanation_says_what_the_column_says(facts: list[dict[str, Any]]) -> None:
    table = FactsTable.from_rows(facts)
    for code in award_names():
        verdicts = judge_by(table, code, LAW, on=ON, year=YEAR)
        for i in range(len(facts)):
            verdict = verdicts.explain(i)
            assert int(verdict.outcome) == verdicts.outcomes[i]
            assert verdict.outcome is not Outcome.UNKNOWN or verdict.missing or not _is_whole(code)
            assert verdict.trace and verdict.sentence
            if verdict.outcome is Outcome.MET:
                assert verdict.trace[0]["outcome"] == "met"
                assert verdict.consumes["period"][1] == YEAR


@SOME
@given(rows())
def test_layers_only_ever_help(facts: dict[str, Any]) -> None:
    for entry in facts["years"].values():
        entry["expected"] = True
    table = FactsTable.from_rows([facts])
    for code in codes_of(facts):
        full = judge_by(table, code, LAW, on=ON, year=YEAR)
        lesser = judge_by(table.without_expected(), code, LAW, on=ON, year=YEAR)
        assert not swapped(int(full.outcomes[0]), int(lesser.outcomes[0]))
