"""Every provision since 2024 that can be met or missed has a case that just meets it and one that just misses it.

A case names its provision (``tests:``). That the whole answer is right is held by ``test_cases``; here the provision is
read by itself, so that a case cannot pass for the sake of another one.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vinhdanh.law.cases import CaseFile, facts_table, own_cases, read_case
from vinhdanh.law.conditions.base import Condition, pleading
from vinhdanh.law.conditions.gates import LeaveCounts
from vinhdanh.law.in_force import condition_of, statutes
from vinhdanh.law.loader import all_provisions
from vinhdanh.law.provisions import Provision
from vinhdanh.law.world import Case, World

LAW_OF_2022 = date(2024, 1, 1)
JUST = 6
"""The two cases of a provision differ in no more than so many facts."""


def _to_be_tried() -> list[Provision]:
    """Provisions with conditions, and the shares of votes; a hole of which nothing is known has nothing to try."""
    standing = [p for p in all_provisions() if p.until >= LAW_OF_2022]
    return [p for p in standing if p.kind == "vote" or (p.kind in ("path", "hole", "bar") and p.body.get("all"))]


def _cases(provision: Provision) -> list[dict[str, Any]]:
    """The cases of this version of the provision."""
    named = [raw for raw in own_cases() if raw.get("tests") == provision.key]
    return [raw for raw in named if provision.in_force(date.fromisoformat(str(raw["on"])))]


def _name(provision: Provision) -> str:
    return f"{provision.key} ({provision.kind}, từ {provision.start})"


PROVISIONS = _to_be_tried()


def test_every_provision_has_a_case_just_met_and_one_just_missed() -> None:
    """Fails naming every provision that nothing tries, or that is tried on one side only."""
    bare = [_name(p) for p in PROVISIONS if {_reading(p, raw) for raw in _cases(p)} != {True, False}]
    assert not bare, "\n".join(bare)


@pytest.mark.parametrize("provision", PROVISIONS, ids=_name)
def test_the_two_differ_by_a_hair(provision: Provision) -> None:
    met = [raw for raw in _cases(provision) if _reading(provision, raw)]
    missed = [raw for raw in _cases(provision) if not _reading(provision, raw)]
    assert min(_differences(a, b) for a in met for b in missed) <= JUST


@pytest.mark.parametrize("raw", [raw for raw in own_cases() if "tests" in raw], ids=lambda raw: str(raw["id"]))
def test_a_case_names_a_provision_in_force_on_its_day(raw: dict[str, Any]) -> None:
    case = read_case(raw)
    named = [p for p in statutes(case.on, case.overlays).provisions if p.key == raw["tests"]]
    assert named
    assert raw["question"].endswith("?")


def _reading(provision: Provision, raw: dict[str, Any]) -> bool:
    """Whether the provision by itself holds for the case, nothing unknown being left to it."""
    case = read_case(raw)
    if provision.kind == "vote":
        return str(raw["expect"]["verdict"]) == "met"
    condition = condition_of(provision)
    if isinstance(condition, LeaveCounts) and condition == LeaveCounts(condition.kind):
        return any(leave["kind"] != "khac" for leave in raw["facts"]["leave"])  # it lets leave count: it bars nobody
    sure, maybe = (_holds(condition, case, optimistic) for optimistic in (False, True))
    assert sure is maybe or not _certain(provision, condition), f"{raw['id']}: chưa rõ {provision.key}"
    return sure


def _certain(provision: Provision, condition: Condition) -> bool:
    """A bar that only leaves the answer open is sure in one world alone."""
    return not (isinstance(condition, LeaveCounts) and not condition.settles)


def _holds(condition: Condition, case: CaseFile, optimistic: bool) -> bool:
    law = statutes(case.on, case.overlays)
    whole = Case(facts_table(case), law, case.on, case.year, case.through)
    return bool(condition.holds(pleading(World(whole, optimistic, case.asks), condition))[0])


def _differences(one: dict[str, Any], other: dict[str, Any]) -> int:
    """How many single facts differ between two cases."""
    left, right = _leaves(one.get("facts") or {}), _leaves(other.get("facts") or {})
    return len(set(left.items()) ^ set(right.items()))


def _leaves(value: Any, path: str = "") -> dict[str, str]:
    if isinstance(value, dict):
        parts = [_leaves(inner, f"{path}.{key}") for key, inner in value.items()]
    elif isinstance(value, list):
        parts = [_leaves(inner, f"{path}[{place}]") for place, inner in enumerate(value)]
    else:
        return {path: str(value)}
    return {key: leaf for part in parts for key, leaf in part.items()}
