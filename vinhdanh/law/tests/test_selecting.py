"""Choosing among those that may be: limits, ranks, priorities between equals, ties left to people."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.law import Candidate, Outcome, Rule, chosen, rule_for, select, statutes
from vinhdanh.law.selecting import Standing, preferences, quotas

NOW = date(2025, 12, 20)
EQUALS = preferences(statutes(NOW))


def met(*candidates: Candidate) -> dict[Any, Outcome]:
    return {one.id: Outcome.MET for one in candidates}


def standings(candidates: list[Candidate], rule: Rule) -> str:
    words = {Standing.CHOSEN: "C", Standing.NOT_CHOSEN: "-", Standing.TIED: "=", Standing.NOT_MET: "x", "open": "?"}
    return "".join(words[choice.standing] for choice in select(candidates, met(*candidates), rule))


# Limits


@pytest.mark.parametrize(("ldtt", "places"), [(33, 4), (40, 6), (100, 15), (6, 0)])
def test_fifteen_percent_under_the_decree_of_2017_rounded_down(ldtt: int, places: int) -> None:
    rule = rule_for("CSTDCS", subject="person", on=date(2022, 12, 15), counts={"ldtt_count": ldtt})
    assert rule.places == places
    assert rule.quota is not None and rule.quota.ref == "91/2017/NĐ-CP Đ9.3"


@pytest.mark.parametrize("day", [date(2017, 9, 30), date(2024, 1, 1), NOW])
def test_the_law_sets_no_share_before_and_after(day: date) -> None:
    assert quotas("CSTDCS", subject="person", on=day) == ()
    assert rule_for("CSTDCS", subject="person", on=day).places is None


@pytest.mark.parametrize(("headcount", "places"), [(120, 12), (85, 8)])
def test_ten_percent_of_the_strength_in_the_army(headcount: int, places: int) -> None:
    army = ("bo-quoc-phong",)
    counts = {"headcount": headcount}
    assert rule_for("CSTDCS", subject="person", on=date(2019, 12, 1), counts=counts, overlays=army).places == places


def test_a_share_needs_its_count() -> None:
    with pytest.raises(ValueError, match="cần số người đạt Lao động tiên tiến"):
        rule_for("CSTDCS", subject="person", on=date(2022, 12, 15))


def test_the_house_may_allow_fewer_and_never_more() -> None:
    counts, day = {"ldtt_count": 100}, date(2022, 12, 15)
    assert rule_for("CSTDCS", subject="person", on=day, counts=counts, places=10).places == 10
    assert rule_for("CSTDCS", subject="person", on=day, counts=counts, places=40).places == 15


# Priority between equals


def test_of_equals_the_woman() -> None:
    a, b = Candidate("A", woman=False), Candidate("B", woman=True)
    found = select([a, b], met(a, b), Rule(places=1, preferences=EQUALS))
    assert [choice.standing for choice in found] == [Standing.NOT_CHOSEN, Standing.CHOSEN]
    assert found[1].ref == "152/2025/NĐ-CP Đ4.6" and "nữ" in found[1].reason


@pytest.mark.parametrize(("share", "said"), [(0.69, "=="), (0.70, "-C")])
def test_of_equals_the_collective_with_seventy_percent_women(share: float, said: str) -> None:
    assert (
        standings([Candidate("A", women_share=0.69), Candidate("B", women_share=share)], Rule(1, None, {}, EQUALS))
        == said
    )


def test_then_whoever_works_directly_or_in_a_hard_area() -> None:
    plain, direct, hard = Candidate(1), Candidate(2, direct_worker=True), Candidate(3, hard_area=True)
    assert standings([plain, direct], Rule(1, None, {}, EQUALS)) == "-C"
    assert standings([plain, hard], Rule(1, None, {}, EQUALS)) == "-C"
    woman = Candidate(4, woman=True)
    assert standings([direct, woman], Rule(1, None, {}, EQUALS)) == "-C"


def test_points_go_before_any_priority() -> None:
    best, woman = Candidate(1, points=91.5), Candidate(2, points=90, woman=True)
    assert standings([woman, best], Rule(1, None, {}, EQUALS)) == "-C"


def test_a_tie_is_the_chairmans_and_never_broken_by_chance() -> None:
    three = [Candidate(1, points=9), Candidate(2, points=8), Candidate(3, points=8)]
    assert standings(three, Rule(2)) == "C=="
    assert standings(three, Rule(2, ties=(3, 2))) == "C-C"
    assert standings(three, Rule(3)) == "CCC"


def test_limits_by_group() -> None:
    five = [Candidate(n, group="A" if n < 3 else "B", points=n) for n in range(5)]
    assert standings(five, Rule(per_group={"A": 1, "B": 1})) == "--C-C"
    assert standings(five, Rule(places=2, per_group={"B": 1})) == "--C-C"


# Who is not put to the choice


def test_only_those_that_meet_the_conditions_are_chosen() -> None:
    three = [Candidate(1), Candidate(2), Candidate(3)]
    found = select(three, {1: Outcome.MET, 2: Outcome.NOT_MET}, Rule(places=5))
    assert [choice.standing for choice in found] == [Standing.CHOSEN, Standing.NOT_MET, Standing.OPEN]
    assert chosen(found) == [1]
    assert all(choice.reason for choice in found)


def test_what_cannot_be_compared_is_refused() -> None:
    with pytest.raises(ValueError, match="trùng nhau: 1"):
        select([Candidate(1), Candidate(1)], {}, Rule())
    with pytest.raises(ValueError, match="chưa có"):
        select([Candidate(1, points=3), Candidate(2)], {}, Rule())


# For any candidates

_flag = st.none() | st.booleans()


@st.composite
def fields(draw: st.DrawFn) -> tuple[list[Candidate], dict[Any, Outcome]]:
    scored = draw(st.booleans())
    number = draw(st.integers(0, 8))
    people = [
        Candidate(
            place,
            group=draw(st.sampled_from("AB")),
            points=draw(st.integers(0, 3)) if scored else None,
            woman=draw(_flag),
            direct_worker=draw(_flag),
            hard_area=draw(_flag),
        )
        for place in range(number)
    ]
    return people, {one.id: draw(st.sampled_from(list(Outcome))) for one in people}


_rules = st.builds(
    Rule,
    places=st.none() | st.integers(0, 8),
    per_group=st.dictionaries(st.sampled_from("AB"), st.integers(0, 4)),
    preferences=st.sampled_from([(), EQUALS]),
)


def merit(one: Candidate) -> tuple[Any, ...]:
    return (one.points or 0, bool(one.woman), bool(one.direct_worker), bool(one.hard_area))


@given(fields(), _rules)
def test_limits_are_kept_and_everybody_has_a_reason(field: Any, rule: Rule) -> None:
    people, outcomes = field
    found = select(people, outcomes, rule)
    assert [choice.id for choice in found] == [one.id for one in people]
    assert all(choice.reason for choice in found)
    taken = chosen(found)
    assert rule.places is None or len(taken) <= rule.places
    assert all(outcomes[key] is Outcome.MET for key in taken)
    for group, most in rule.per_group.items():
        assert sum(one.group == group for one in people if one.id in taken) <= most


@given(fields(), _rules)
def test_nobody_is_passed_over_for_somebody_of_less(field: Any, rule: Rule) -> None:
    people, outcomes = field
    found = {choice.id: choice.standing for choice in select(people, outcomes, rule)}
    for one in people:
        for other in people:
            if one.group == other.group and found[one.id] is Standing.NOT_CHOSEN and found[other.id] is Standing.CHOSEN:
                ranked = merit if rule.preferences else (lambda who: (who.points or 0,))
                assert ranked(one) < ranked(other)


@given(fields(), _rules, st.randoms())
def test_the_order_of_the_list_decides_nothing(field: Any, rule: Rule, random: Any) -> None:
    people, outcomes = field
    shuffled = list(people)
    random.shuffle(shuffled)
    one = {choice.id: choice for choice in select(people, outcomes, rule)}
    other = {choice.id: choice for choice in select(shuffled, outcomes, rule)}
    assert one == other


@given(fields(), st.integers(0, 8))
def test_one_more_place_never_takes_a_place_away(field: Any, places: int) -> None:
    people, outcomes = field
    fewer = set(chosen(select(people, outcomes, Rule(places, preferences=EQUALS))))
    more = set(chosen(select(people, outcomes, Rule(places + 1, preferences=EQUALS))))
    assert fewer <= more


@given(fields(), st.integers(0, 8))
def test_places_left_over_mean_that_nobody_eligible_is_left_out(field: Any, places: int) -> None:
    people, outcomes = field
    found = select(people, outcomes, Rule(places))
    given_out = [choice for choice in found if choice.standing in (Standing.CHOSEN, Standing.TIED)]
    if len(given_out) < places:
        assert not any(choice.standing is Standing.NOT_CHOSEN for choice in found)
