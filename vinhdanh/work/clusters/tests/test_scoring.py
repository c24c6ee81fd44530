"""The pure half: tables, points, totals, ranks, stability."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.work.clusters import scoring
from vinhdanh.work.clusters.examples import EXAMPLES, example
from vinhdanh.work.clusters.scoring import Layout, ScoreError

WORD = "thanh-pho-cham-nganh"


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_shipped_table_can_be_scored_by_and_written_again(name):
    table = example(name)
    assert scoring.read_table(scoring.write_table(table)) == table
    assert table.source and (table.assumed or name == WORD)


def test_the_published_total_of_97_and_10_is_107():
    """Twelve departments gave 97 on the mean; the city's excellent flag adds 10."""
    table = example(WORD)
    layout = Layout.of(table)
    given_ = np.full((12, 1, 2), np.nan)
    given_[:, 0, 0] = [97, 96, 98, 97, 95, 99, 97, 97, 100, 94, 97, 97]
    given_[0, 0, 1] = scoring.points_for(table.criterion("T1"), {"level": 1})
    totals = scoring.add_up(layout, scoring.combine(given_))
    assert (totals.groups[0].tolist(), totals.total[0]) == ([97.0, 10.0], 107.0)


def test_a_flag_of_the_government_adds_15_and_no_more_counts():
    table = example(WORD)
    points = np.array([[97.0, 15.0]])
    assert scoring.add_up(Layout.of(table), points).total[0] == 112
    assert scoring.add_up(Layout.of(table), points * [1, 2]).total[0] == 112


def a_table(**changes):
    raw = {
        "name": "Bảng thử", "total": 30, "ties": ["votes", "minus"],
        "groups": [
            {
                "code": "I", "text": "Nhiệm vụ", "max": 30, "kind": "points",
                "criteria": [
                    {"code": "1", "text": "Kế hoạch", "max": 10,
                     "levels": [{"text": "không", "points": 0}, {"text": "có", "points": 10}]},
                    {"code": "2", "text": "Thu", "max": 10, "how": "share", "floor": 0.5},
                    {"code": "3", "text": "Mô hình", "max": 10, "how": "count", "each": 3},
                ],
            },
            {"code": "T", "text": "Thưởng", "kind": "bonus", "max": 5,
             "criteria": [{"code": "T1", "text": "Giải", "max": 20}]},
            {"code": "P", "text": "Trừ", "kind": "minus",
             "criteria": [{"code": "P1", "text": "Chậm", "max": 60, "how": "count", "each": 20}]},
            {"code": "K", "text": "Không xếp hạng", "kind": "bar", "criteria": [{"code": "K1", "text": "Kỷ luật"}]},
        ],
    }  # fmt: skip
    return scoring.read_table({**raw, **changes})


@pytest.mark.parametrize(
    ("code", "given_", "points"),
    [
        ("1", {"level": 1}, 10),
        ("2", {"done": 8, "target": 10}, 8),
        ("2", {"done": 12, "target": 10}, 10),
        ("2", {"done": "4,9", "target": "10"}, 0),
        ("2", {"done": 5, "target": 10}, 5),
        ("3", {"count": 2}, 6),
        ("3", {"count": 9}, 10),
        ("1", {"points": 0}, 0),
        ("T1", {"points": "7,25"}, 7.25),
    ],
)
def test_points_for_what_was_reached(code, given_, points):
    assert scoring.points_for(a_table().criterion(code), given_) == points


@pytest.mark.parametrize(
    ("code", "given_", "said"),
    [
        ("T1", {"points": 20.01}, "vượt điểm tối đa"),
        ("T1", {"points": -1}, "điểm không âm"),
        ("T1", {"points": "mười"}, "không phải là số"),
        ("T1", {"points": "inf"}, "quá lớn"),
        ("T1", {"points": "nan"}, "quá lớn"),
        ("1", {"points": 5}, "chỉ nhận 0; 10 điểm"),
        ("1", {"level": 7}, "không có mức"),
        ("2", {"done": 5, "target": 0}, "chỉ tiêu phải lớn hơn 0"),
        ("3", {"count": 1.5}, "số nguyên"),
    ],
)
def test_points_that_cannot_be_are_refused_with_a_sentence(code, given_, said):
    with pytest.raises(ScoreError, match=said):
        scoring.points_for(a_table().criterion(code), given_)


def test_a_faulty_table_names_every_fault():
    raw = scoring.write_table(a_table())
    raw["groups"][0]["criteria"][1]["code"] = "1"
    raw["groups"][0]["criteria"][2]["each"] = 0
    raw["groups"][1]["criteria"][0]["max"] = 0
    raw["ties"] = ["IX"]
    raw["total"] = 31
    with pytest.raises(ScoreError) as wrong:
        scoring.read_table(raw)
    text = " ".join(wrong.value.faults)
    for part in ("1 có 2 lần", "điểm cho mỗi lần", "lớn hơn 0", "“IX”", "cộng lại được 30 điểm, bảng ghi tổng 31"):
        assert part in text


@pytest.mark.parametrize("raw", [{}, {"name": "x"}, {"name": "x", "groups": [{}]}, {"name": "x", "groups": 3}])
def test_what_is_no_table_is_refused_in_words(raw):
    with pytest.raises(ScoreError):
        scoring.read_table(raw)


def test_a_total_may_be_negative_and_an_event_bars():
    layout = Layout.of(a_table())
    totals = scoring.add_up(layout, np.array([[0, 0, 3, 0, 60, 0], [10, 10, 10, 20, 0, 1.0]]))
    assert totals.total.tolist() == [-57, 35]
    assert totals.barred.tolist() == [False, True]
    assert scoring.rank(totals.total, out=totals.barred).tolist() == [1, 0]


def test_ties_are_decided_in_order_and_shared_when_nothing_decides():
    total = np.array([90.0, 95.004, 95.0, 95.0, 80.0])
    votes = np.array([1.0, 3, 5, 3, 0])
    assert scoring.rank(total).tolist() == [4, 1, 1, 1, 5]
    ranks = scoring.rank(total, [votes])
    assert ranks.tolist() == [4, 2, 1, 2, 5]
    assert scoring.tied(ranks).tolist() == [False, True, False, True, False]


def test_everybody_equal_shares_the_first_rank():
    ranks = scoring.rank(np.full(7, 88.0))
    assert ranks.tolist() == [1] * 7
    nobody = np.zeros(7, bool)
    assert scoring.leaders(ranks, 1, resting=nobody, moves_up=True).tolist() == []


@pytest.mark.parametrize(("moves_up", "who"), [(True, [1]), (False, [])])
def test_when_the_first_rests_the_next_moves_up_or_nobody_leads(moves_up, who):
    ranks = np.array([1, 2, 3])
    resting = np.array([True, False, False])
    assert scoring.leaders(ranks, 1, resting=resting, moves_up=moves_up).tolist() == who
    assert scoring.leaders(ranks, 1, resting=resting, moves_up=moves_up, first=2).tolist() == ([2] if moves_up else [1])


def test_if_a_criterion_were_worth_more():
    layout = Layout.of(a_table())
    points = np.array([[10.0, 5, 3, 0, 0, 0], [0, 10, 9, 0, 0, 0]])
    changed, scaled = scoring.reweighted(layout, points, {"1": 40})
    assert scoring.add_up(layout, points).total.tolist() == [18, 19]
    assert scoring.add_up(changed, scaled).total.tolist() == [48, 19]


def test_differences_of_two_versions():
    old = a_table()
    raw = scoring.write_table(old)
    raw["groups"][0]["criteria"][1]["max"] = 20
    raw["groups"][0]["criteria"][2] = {"code": "4", "text": "Mới", "max": 10}
    raw["groups"][0]["max"] = raw["total"] = 40
    found = {one.code: one for one in scoring.differences(old, scoring.read_table(raw))}
    assert found["2"].what == ("điểm tối đa",) and (found["2"].before, found["2"].after) == (10, 20)
    assert (found["4"].change, found["3"].change, set(found)) == ("added", "removed", {"2", "3", "4"})


# rules that hold for every input

numbers = st.floats(0, 100, allow_nan=False)


@st.composite
def boards(draw):
    """A layout of one group with some criteria, and points of some units within the maxima."""
    units, count = draw(st.integers(1, 8)), draw(st.integers(1, 6))
    most = draw(st.lists(st.integers(1, 50), min_size=count, max_size=count))
    raw = {
        "name": "x",
        "groups": [
            {"code": "I", "text": "x",
             "criteria": [{"code": str(n), "text": "x", "max": each} for n, each in enumerate(most)]}
        ],
    }  # fmt: skip
    shares = draw(st.lists(st.lists(st.floats(0, 1), min_size=count, max_size=count), min_size=units, max_size=units))
    return Layout.of(scoring.read_table(raw)), np.round(np.array(shares) * np.array(most), 2)


@given(boards())
def test_a_total_lies_between_zero_and_the_maximum_and_more_points_never_hurt(board):
    layout, points = board
    totals = scoring.add_up(layout, points).total
    assert (totals >= 0).all() and (totals <= layout.most.sum() + 1e-6).all()
    better = points.copy()
    better[0] = layout.most
    assert scoring.rank(scoring.add_up(layout, better).total)[0] == 1


@given(st.lists(st.integers(0, 5), min_size=1, max_size=30), st.randoms())
def test_ranks_do_not_depend_on_the_order_of_the_units(totals, random):
    order = list(range(len(totals)))
    random.shuffle(order)
    values = np.array(totals, float)
    ranks = scoring.rank(values)
    assert scoring.rank(values[order]).tolist() == ranks[order].tolist()
    assert ranks.min() == 1
    for place, mine in enumerate(totals):
        assert ranks[place] == 1 + sum(other > mine for other in totals)


@given(boards())
def test_nothing_moves_when_weights_do_not(board):
    layout, points = board
    still = scoring.shake(layout, points, spread=0, times=20)
    distinct = ~scoring.tied(still.ranks)
    assert (still.best <= still.ranks).all() and (still.ranks <= still.worst).all()
    assert (still.kept[distinct & np.isin(still.ranks, still.ranks)] >= 0).all()
    assert abs(still.led.sum() - 1) < 1e-6


def test_close_totals_swap_and_wide_ones_do_not():
    layout = Layout.of(a_table(groups=scoring.write_table(a_table())["groups"][:1]))
    points = np.array([[10.0, 8, 9], [8, 10, 9], [1, 1, 1]])
    found = scoring.shake(layout, points, times=2000)
    assert found.worst.tolist() == [2, 2, 3] and found.best.tolist() == [1, 1, 3]
    assert found.firm.tolist() == [False, False, True] and 0.4 < found.led[0] < 0.6
    assert scoring.shake(layout, points, times=2000).led.tolist() == found.led.tolist()


def test_one_evaluator_less():
    layout = Layout.of(a_table(groups=scoring.write_table(a_table())["groups"][:1]))
    given_ = np.full((2, 2, 3), np.nan)
    given_[0] = [[10, 10, 10], [8, 8, 8]]
    given_[1] = [[0, 1, 1], [9, 9, 9]]
    ranks = scoring.without_each(layout, given_)
    assert ranks.tolist() == [[2, 1], [1, 2]]


@given(st.lists(numbers, min_size=2, max_size=12))
def test_discrimination_is_a_share(totals):
    found = scoring.discrimination(np.array(totals), 100)
    assert found is not None and 0 <= found <= 1


def test_what_was_claimed_and_what_stood():
    own = np.array([[10.0, np.nan, 10]])
    assert scoring.agreement(own, np.array([[8.0, 5, np.nan]])) == 0.8
    assert scoring.agreement(own * np.nan, own) is None
    assert scoring.discrimination(np.array([1.0]), 100) is None


def test_evaluators_that_disagree_are_found():
    given_ = np.full((2, 1, 3), np.nan)
    given_[0, 0] = [5, 3, np.nan]
    given_[1, 0] = [5, 1, 4]
    assert scoring.spread_of(given_).tolist() == [[0, 2, 0]]
    assert replace(Layout.of(a_table())).codes[0] == "1"
