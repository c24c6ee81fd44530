"""Every case file, verdict and articles. The facts are real questions put to ministries, lawyers and boards."""

from __future__ import annotations

from typing import Any

import pytest

from vinhdanh.law import cases
from vinhdanh.law.cases import FIGURES, answer, own_cases
from vinhdanh.law.in_force import overlay_names
from vinhdanh.law.loader import all_provisions
from vinhdanh.law.refs import parse_ref
from vinhdanh.law.tests.asking import refs

CASES = own_cases()


@pytest.mark.parametrize("case", CASES, ids=[str(case["id"]) for case in CASES])
def test_case_is_answered_as_the_law_answers(case: dict[str, Any]) -> None:
    found = answer(case)
    assert "error" not in found, found
    for figure in FIGURES:
        if figure in case["expect"]:
            assert found.get(figure) == case["expect"][figure]
    unmet = [ref for ref in case["expect"]["because"] if _due(ref, case) and not _cited(ref, found)]
    assert not unmet, refs(found["because"])


def _due(ref: str, case: dict[str, Any]) -> bool:
    """A local rule is cited only where the case says that it applies."""
    instrument = parse_ref(ref).instrument
    local = {parse_ref(p.id).instrument for p in all_provisions() if p.overlay}
    national = {parse_ref(p.id).instrument for p in all_provisions() if not p.overlay}
    everywhere = instrument not in local - national and instrument != "29/2023/TT-BGDĐT"
    return everywhere or bool(case.get("overlay"))


def _cited(ref: str, found: dict[str, Any]) -> bool:
    wanted = parse_ref(ref)
    return any(parse_ref(ours).satisfies(wanted) for ours in refs(found["because"]))


def test_every_overlay_is_used_by_a_case_or_the_demo() -> None:
    named = {name for case in CASES for name in case.get("overlay") or []}
    assert set(overlay_names()) >= named


def test_the_catalogue_learns_which_cases_try_a_provision() -> None:
    tried = {case.name: case.outcome for case in cases.tested_by()["06/2022/QH15 Đ74.1.d"]}
    assert tried["bkt-2-nam-xuat-sac-2-sang-kien"] == "met"
    assert set(cases.tested_by()) <= {provision.key for provision in all_provisions()}
