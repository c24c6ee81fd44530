"""The judge against the naive reading of the same statutes (``plain``), on random facts, for every award."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vinhdanh.law.cases import CaseFile, own_cases
from vinhdanh.law.conditions.trace import Outcome
from vinhdanh.law.in_force import statutes
from vinhdanh.law.judging import judge_by
from vinhdanh.law.names import award_names
from vinhdanh.law.table import FactsTable
from vinhdanh.law.tests.people import DAYS, OVERLAYS, edge_cases, neighbours, people
from vinhdanh.law.tests.plain import plainly

OPEN_TO = {
    kind: [code for code, name in award_names().items() if kind in name.subjects]
    for kind in ("person", "unit", "household", "foreigner")
}


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_the_judge_reads_the_law_as_the_naive_reader_does(data: st.DataObject) -> None:
    on = data.draw(st.sampled_from(DAYS))
    overlays = data.draw(st.sampled_from(OVERLAYS))
    facts: dict[str, Any] = data.draw(people(on))
    table, law, year = FactsTable.from_rows([facts]), statutes(on, overlays), on.year - 1
    for code in OPEN_TO[facts["subject"]]:
        judged = Outcome(int(judge_by(table, code, law, on=on, year=year).outcomes[0])).word
        assert judged == plainly(facts, code, on, year, overlays), (code, on, overlays)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(neighbours())
def test_they_agree_near_the_edge_of_every_provision(found: tuple[CaseFile, dict[str, Any]]) -> None:
    case, facts = found
    law, table = statutes(case.on, case.overlays), FactsTable.from_rows([facts])
    judged = judge_by(table, case.asks, law, on=case.on, year=case.year).outcomes[0]
    assert Outcome(int(judged)).word == plainly(facts, case.asks, case.on, case.year, case.overlays), case.id


@pytest.mark.parametrize("case", edge_cases(), ids=lambda case: str(case.id))
def test_the_naive_reader_answers_the_cases_too(case: CaseFile) -> None:
    facts = {**case.facts, "subject": case.subject}
    expected = next(raw["expect"]["verdict"] for raw in own_cases() if raw["id"] == case.id)
    assert plainly(facts, case.asks, case.on, case.year, case.overlays) == expected
