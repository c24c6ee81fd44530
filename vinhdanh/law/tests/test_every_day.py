"""A walk over every day since 2024 on which anything changes: each award is judged and asked about on both sides of it.

What changes: provisions and overlays, reported laws that might be switched on, base salaries, and the years of the
holiday calendar.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from vinhdanh.law import FactsTable, NoPrize, add_working_days, award_names, door, prize, statutes, vote_needed
from vinhdanh.law.in_force import Statutes, change_days, overlay_names
from vinhdanh.law.judging import judge_all
from vinhdanh.law.loader import all_provisions
from vinhdanh.law.names import SUBJECTS
from vinhdanh.law.patching import patches
from vinhdanh.law.tests.asking import initiatives, results

FROM = date(2024, 1, 1)
LAST = date(2027, 6, 1)


def _turning_days() -> list[date]:
    years = [date(year, 1, 1) for year in range(FROM.year, LAST.year + 1)]
    turns = {day for day in (*change_days(), *years) if day >= FROM}
    return sorted({side for day in turns for side in (day - timedelta(days=1), day) if side >= FROM})


DAYS = _turning_days()
UNIT_KINDS = tuple(sorted({kind for p in all_provisions() for kind in p.body.get("unit_kinds", ())}))
PEOPLE = FactsTable.from_rows(
    [
        {},
        {"years": results(2014, "X" * 14, "S" * 14), "awards": [], "initiatives": initiatives(2024, 2025, 2026)},
        {"subject": "unit", "years": results(2014, "X" * 14), "awards": [{"code": "BKT", "decided": "2014-01-05"}]},
        {"subject": "household", "attested": {"contribution": True}},
        {"subject": "foreigner", "attested": {"friendship_merit": True}},
    ]
)
OVERLAYS = [(), *((name,) for name in overlay_names())]


def test_the_walk_meets_the_days_that_matter() -> None:
    for day in ("2024-04-15", "2024-07-01", "2025-07-01", "2025-08-05", "2025-12-15", "2026-07-01", "2026-10-01"):
        assert {date.fromisoformat(day), date.fromisoformat(day) - timedelta(days=1)} <= set(DAYS)


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_every_award_is_judged_and_explained(on: date) -> None:
    """No award breaks the judge on any day, with any overlay, with each reported law on; columns and words agree."""
    for overlays in OVERLAYS:
        for switched_on in ((), tuple(patches())):
            law = statutes(on, overlays, switched_on)
            _judge_everybody(law, on, explained=not overlays)


def _judge_everybody(law: Statutes, on: date, *, explained: bool) -> None:
    for code, verdicts in judge_all(PEOPLE, law, on=on, year=on.year).items():
        assert np.isin(verdicts.outcomes, (-1, 0, 1)).all()
        if explained:
            for row in range(len(PEOPLE)):
                verdict = verdicts.explain(row)
                assert int(verdict.outcome) == verdicts.outcomes[row], (code, row)
                assert verdict.sentence and verdict.trace


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_no_two_provisions_say_the_same_thing_differently(on: date) -> None:
    """One version of each provision, one text a rule; who decides is one, wherever the question comes from."""
    for overlays in OVERLAYS:
        law = statutes(on, overlays)
        keys = [(p.kind, p.key, p.awards) for p in law.provisions]
        assert len(keys) == len(set(keys))
        topics = [p.body["topic"] for p in law.of_kind("principle") if p.overlay is None]
        assert len(topics) == len(set(topics))
        assert len(law.of_kind("base_salary")) == 1
        for code in award_names():
            assert len({tuple(p.body["share"]) for p in law.of_kind("vote", code) if p.overlay is None}) <= 1
            for kind in (None, *UNIT_KINDS):
                for subject in award_names()[code].subjects:
                    assert len(_deciders(law, code, subject, kind)) <= 1, (code, subject, kind)


def _deciders(law: Statutes, code: str, subject: str, kind: str | None) -> set[str]:
    """Who decides by the most specific provisions: those that name the place, then those that name the subject."""
    rules = [
        p
        for p in law.of_kind("authority", code)
        if p.overlay is None
        and (not p.subjects or subject in p.subjects)
        and ("unit_kinds" not in p.body or kind in p.body["unit_kinds"])
    ]
    best = min((("unit_kinds" not in p.body, not p.subjects) for p in rules), default=None)
    return {p.body["decides"] for p in rules if ("unit_kinds" not in p.body, not p.subjects) == best}


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_doors_votes_and_prizes_answer(on: date) -> None:
    """Every award open to a subject has one that decides, whatever the place, and a prize or a word why not."""
    for code, award in award_names().items():
        for subject in (s for s in award.subjects if s in SUBJECTS):
            for kind in (None, *UNIT_KINDS):
                assert door(code, subject=subject, unit_kind=kind, on=on).decides, (code, subject, kind)
            try:
                found = prize(code, subject=subject, on=on)
                assert found.amount_vnd % 10_000 == 0 and found.refs
            except NoPrize as reason:
                assert str(reason)
        vote_needed(code, on=on, members=15)


@pytest.mark.parametrize("year", sorted({day.year for day in DAYS}))
def test_terms_end_on_working_days_in_every_year(year: int) -> None:
    for month in range(1, 13):
        assert add_working_days(date(year, month, 1), 20) > date(year, month, 20)
