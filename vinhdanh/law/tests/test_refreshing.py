"""When a few facts have changed: only their rows are judged again, and the table is as if it had been read anew."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vinhdanh.law import FactsTable, explain_all, judge_all, refresh
from vinhdanh.law.tests.asking import results
from vinhdanh.law.tests.test_monotone import LAW, ON, YEAR, rows

CODES = ("LDTT", "CSTDCS", "CSTDT", "CSTDTQ", "BKT", "BKTTG", "HCLD3", "HCLD2", "TTLDTT", "TTLDXS", "CTDT")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(rows(), min_size=2, max_size=6), st.data())
def test_a_refreshed_table_is_as_one_read_anew(facts: list[dict[str, Any]], data: st.DataObject) -> None:
    table = FactsTable.from_rows(facts)
    verdicts = judge_all(table, LAW, on=ON, year=YEAR, codes=CODES)
    changed = list(facts)
    for _ in range(2):
        places = data.draw(st.lists(st.integers(0, len(facts) - 1), min_size=1, max_size=2, unique=True))
        news = [data.draw(rows()) for _ in places]
        for place, row in zip(places, news, strict=True):
            changed[place] = row
        table, verdicts = refresh(table, verdicts, np.array(places), FactsTable.from_rows(news))
    anew = judge_all(FactsTable.from_rows(changed), LAW, on=ON, year=YEAR, codes=CODES)
    for code in CODES:
        assert verdicts[code].outcomes.tolist() == anew[code].outcomes.tolist()
        again = judge_all(table, LAW, on=ON, year=YEAR, codes=(code,))[code]
        assert again.outcomes.tolist() == anew[code].outcomes.tolist()


def test_the_new_row_cites_its_own_papers() -> None:
    def subject(cite: str) -> dict[str, Any]:
        years = {year: {**entry, "cite": f"{cite}-{year}"} for year, entry in results(2024, "XX", "SS").items()}
        return {"years": years, "awards": [{"code": "CSTDT", "decided": "2020-03-01", "cite": cite}]}

    table = FactsTable.from_rows([subject("A"), subject("B"), subject("C")])
    verdicts = judge_all(table, LAW, on=ON, year=YEAR, codes=("LDTT", "CSTDTQ"))
    for name in ("D", "E"):
        table, verdicts = refresh(table, verdicts, np.array([1]), FactsTable.from_rows([subject(name)]))
    said = [str(verdicts[code].explain(row).trace) for row in range(3) for code in verdicts]
    assert "A-2025" in said[0] and "E-2025" in said[2] and "C-2025" in said[4]
    assert "'cite': 'E'" in said[3] and "'B'" not in said[3]


def test_a_part_of_another_length_is_refused() -> None:
    table = FactsTable.from_rows([{}, {}])
    with pytest.raises(ValueError, match="có 2 dòng, cần 1"):
        refresh(table, {}, np.array([0]), FactsTable.from_rows([{}, {}]))


def test_all_awards_of_one_subject_are_explained_as_each_alone() -> None:
    table = FactsTable.from_rows([{}, {"years": results(2021, "XXXXX", "SSSSS"), "awards": [], "initiatives": []}])
    together = explain_all(table, LAW, on=ON, year=YEAR, row=1)
    for code, verdicts in judge_all(table, LAW, on=ON, year=YEAR).items():
        assert together[code] == verdicts.explain(1)
