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
from vinhdanh.law.table import FactsTable

ON, YEAR = date(2025, 12, 20), 2025
LAW = statutes(ON)
GRADES = ("khong", "hoan_thanh", "tot", "xuat_sac")
PERSONAL = ("LDTT", "CSTDCS", "CSTDT", "CSTDTQ", "BKT", "BKTTG", "HCLD3", "HCLD2")
COLLECTIVE = ("TTLDTT", "TTLDXS", "CTDT", "BKT", "BKTTG", "HCLD3", "HCLD2")
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_titles = st.lists(st.sampled_from(["LDTT", "CSTDCS", "TTLDXS", "CSTDT"]), unique=True, max_size=3)
_year = st.fixed_dictionaries({}, optional={"result": st.sampled_from(GRADES), "titles": _titles})
_initiative = st.fixed_dictionaries(
    {
        "year": st.integers(2016, YEAR),
        "scope": st.sampled_from(["co_so", "tinh", "toan_quoc"]),
        "used_for": st.lists(st.sampled_from(["CSTDCS", "BKT"]), max_size=1),
    }
)
_award = st.fixed_dictionaries(
    {
        "code": st.sampled_from(["BKT", "BKTTG", "HCLD3", "CTDT", "CTDCP", "CSTDT"]),
        "decided": st.dates(date(2014, 1, 1), date(2025, 12, 1)),
        "occasion": st.sampled_from(["cong_trang", "dot_xuat"]),
    }
)
_discipline = st.builds(
    lambda start, months: {
        "form": "khien_trach",
        "from": start,
        "to": date.fromordinal(start.toordinal() + 30 * months),
    },
    st.dates(date(2015, 1, 1), date(2025, 6, 1)),
    st.sampled_from([6, 12]),
)


@st.composite
def rows(draw: st.DrawFn, subject: str | None = None) -> dict[str, Any]:
    """Facts of one subject, known in part."""
    kind = subject or draw(st.sampled_from(["person", "unit"]))
    facts: dict[str, Any] = {"subject": kind, "years": draw(st.dictionaries(st.integers(2014, YEAR), _year))}
    for key, values in (("initiatives", _initiative), ("awards", _award), ("discipline", _discipline)):
        if draw(st.booleans()):
            facts[key] = draw(st.lists(values, max_size=3))
    if kind == "unit":
        for key in ("headcount", "ldtt_count", "cstdcs_count", "completed_count"):
            if draw(st.booleans()):
                facts[key] = draw(st.integers(0, 20))
        if draw(st.booleans()):
            facts["members_disciplined"] = draw(st.lists(st.just({"form": "canh_cao"}), max_size=1))
    if draw(st.booleans()):
        facts["attested"] = draw(
            st.dictionaries(
                st.sampled_from(["sudden_achievement", "achievements_many", "contribution", "conduct_ok", "united"]),
                st.booleans(),
            )
        )
    return facts


def outcomes(facts: list[dict[str, Any]], code: str) -> list[int]:
    found: list[int] = judge_by(FactsTable.from_rows(facts), code, LAW, on=ON, year=YEAR).outcomes.tolist()
    return found


def codes_of(facts: dict[str, Any]) -> tuple[str, ...]:
    return PERSONAL if facts["subject"] == "person" else COLLECTIVE


def swapped(one: int, other: int) -> bool:
    return {one, other} == {int(Outcome.MET), int(Outcome.NOT_MET)}


@MANY
@given(rows(), st.data())
def test_knowing_less_never_swaps_met_and_not_met(facts: dict[str, Any], data: st.DataObject) -> None:
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
    for code in codes_of(facts):
        before, after = outcomes([facts], code)[0], outcomes([less], code)[0]
        assert not swapped(before, after), (code, year, key)


@MANY
@given(rows(), st.data())
def test_a_better_result_never_harms(facts: dict[str, Any], data: st.DataObject) -> None:
    rated = [year for year, entry in facts["years"].items() if entry.get("result", "xuat_sac") != "xuat_sac"]
    if not rated:
        return
    better, year = deepcopy(facts), data.draw(st.sampled_from(rated))
    grade = GRADES.index(facts["years"][year]["result"])
    better["years"][year]["result"] = data.draw(st.sampled_from(GRADES[grade + 1 :]))
    for code in codes_of(facts):
        assert not (outcomes([facts], code) == [1] and outcomes([better], code) == [0]), code


@MANY
@given(rows(subject="person"), _initiative)
def test_one_more_unspent_initiative_never_harms(facts: dict[str, Any], initiative: dict[str, Any]) -> None:
    if "initiatives" not in facts:
        return
    richer = {**facts, "initiatives": [*facts["initiatives"], {**initiative, "used_for": []}]}
    for code in PERSONAL:
        assert not (outcomes([facts], code) == [1] and outcomes([richer], code) == [0]), code


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(rows(), min_size=1, max_size=8))
def test_a_table_is_judged_as_its_rows_and_its_shards(facts: list[dict[str, Any]]) -> None:
    table = FactsTable.from_rows(facts)
    whole = judge_all(table, LAW, on=ON, year=YEAR, codes=tuple(dict.fromkeys(PERSONAL + COLLECTIVE)))
    half = len(facts) // 2
    for code, verdicts in whole.items():
        assert verdicts.outcomes.tolist() == [outcomes([row], code)[0] for row in facts]
        shards = [table.take(np.arange(half)), table.take(np.arange(half, len(facts)))]
        parts = [judge_by(shard, code, LAW, on=ON, year=YEAR).outcomes for shard in shards]
        assert verdicts.outcomes.tolist() == np.concatenate(parts).tolist()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(rows(), min_size=1, max_size=4))
def test_an_explanation_says_what_the_column_says(facts: list[dict[str, Any]]) -> None:
    table = FactsTable.from_rows(facts)
    for code in dict.fromkeys(PERSONAL + COLLECTIVE):
        verdicts = judge_by(table, code, LAW, on=ON, year=YEAR)
        for i in range(len(facts)):
            verdict = verdicts.explain(i)
            assert int(verdict.outcome) == verdicts.outcomes[i]
            assert verdict.outcome is not Outcome.UNKNOWN or verdict.missing
            assert verdict.trace and verdict.sentence
            if verdict.outcome is Outcome.MET:
                assert verdict.trace[0]["outcome"] == "met"
                assert verdict.consumes["period"][1] == YEAR


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows())
def test_layers_only_ever_help(facts: dict[str, Any]) -> None:
    for entry in facts["years"].values():
        entry["expected"] = True
    table = FactsTable.from_rows([facts])
    for code in codes_of(facts):
        full = judge_by(table, code, LAW, on=ON, year=YEAR)
        lesser = judge_by(table.without_expected(), code, LAW, on=ON, year=YEAR)
        assert not swapped(int(full.outcomes[0]), int(lesser.outcomes[0]))
