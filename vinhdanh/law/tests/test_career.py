"""Time in leading posts as it counts for the commendation of a career: which post, how long, until when."""

from __future__ import annotations

from typing import Any

import pytest

from vinhdanh.law.tests.asking import outcome, refs, verdict

RETIRING = {"route": "cong_hien", "retirement_notice": True, "gender": "nam", "discipline": [], "awards": []}


def career(code: str, *posts: dict[str, Any], on: str = "2025-09-01", **more: Any) -> str:
    return outcome(code, on, **{**RETIRING, "posts": list(posts), **more})


def post(name: str, start: str, end: str | None = None, **more: Any) -> dict[str, Any]:
    return {"post": name, "from": start, **({"to": end} if end else {}), **more}


def test_of_posts_at_the_same_time_the_highest_counts_and_each_day_once() -> None:
    both = post("giam_doc_so", "2020-09-01", "2025-08-31"), post("tinh_uy_vien", "2020-09-01", "2025-08-31")
    assert career("HCLD3", *both) == "not_met"  # five years, not ten
    assert career("HCLD3", post("giam_doc_so", "2019-09-01", "2025-08-31"), both[1]) == "met"
    found = verdict("HCLD3", "2025-09-01", **RETIRING, posts=list(both))
    assert "152/2025/NĐ-CP Đ9.3" in refs(found.trace)


def test_a_lower_post_beside_a_higher_one_adds_nothing() -> None:
    higher, lower = post("giam_doc_so", "2020-09-01", "2025-08-31"), post("pho_giam_doc_so", "2018-09-01", "2025-08-31")
    assert career("HCLD3", higher, lower) == "not_met"  # 5 + 2 years, the lower row asks ten
    assert career("HCLD3", higher, post("pho_giam_doc_so", "2015-09-01", "2025-08-31")) == "met"


@pytest.mark.parametrize("why", ["luan_chuyen", "dieu_dong", "sap_xep"])
def test_whoever_is_moved_to_a_lower_post_keeps_the_old_one_until_the_end_of_its_term(why: str) -> None:
    moved = post("giam_doc_so", "2019-09-01", "2024-08-31", left=why, term_until="2025-08-31")
    lower = post("pho_giam_doc_so", "2024-09-01", "2025-08-31")
    assert career("HCLD3", moved, lower) == "met"
    assert career("HCLD3", {**moved, "left": "het_nhiem_ky"}, lower) == "not_met"


def test_the_term_counts_no_further_than_the_day_of_judging_unless_retired_early() -> None:
    moved = post("giam_doc_so", "2020-09-01", "2024-08-31", left="luan_chuyen", term_until="2026-08-31")
    assert career("HCLD3", moved) == "not_met"
    assert career("HCLD3", {**moved, "left": "nghi_som"}) == "met"


def test_early_retirement_counts_the_rest_of_the_term_since_2025() -> None:
    retired = post("vu_truong", "2019-06-01", "2024-12-31", left="nghi_som", term_until="2025-05-31")
    assert career("HCLD3", retired, on="2025-01-02") == "met"
    assert career("HCLD3", retired, on="2024-12-31") == "not_met"
    found = verdict("HCLD3", "2025-01-02", **RETIRING, posts=[retired])
    assert "178/2024/NĐ-CP Đ7.3" in refs(found.trace)


def test_what_was_rewarded_counts_no_more_and_later_time_is_a_career_of_its_own() -> None:
    held = post("vu_truong", "2012-09-01", "2025-08-31")
    award = {"code": "HCLD3", "decided": "2019-08-31", "occasion": "cong_hien"}
    assert career("HCLD2", held) == "met"  # thirteen years
    assert career("HCLD2", held, awards=[award]) == "not_met"
    assert career("HCLD3", held, awards=[award]) == "met"  # the six years since
    assert career("HCLD3", held, awards=[{**award, "occasion": "cong_trang"}]) == "not_met"


def test_posts_known_by_years_only_stand_one_after_the_other() -> None:
    assert career("HCLD3", {"post": "vu_truong", "years": 4}, {"post": "pho_vu_truong", "years": 7}) == "met"
    assert career("HCLD3", {"post": "vu_truong", "years": 4}, {"post": "pho_vu_truong", "years": 5}) == "not_met"


@pytest.mark.parametrize(
    ("gender", "higher", "years", "said"),
    [("nu", None, 4, "met"), ("nu", True, 4, "not_met"), ("nam", None, 4, "not_met"), ("nu", None, 3.9, "not_met")],
)
def test_women_leaders_two_thirds_unless_they_retire_later(gender: str, higher: Any, years: float, said: str) -> None:
    attested: dict[str, Any] = {} if higher is None else {"higher_retirement_age": higher}
    assert career("HCLD3", {"post": "vu_truong", "years": years}, gender=gender, attested=attested) == said


@pytest.mark.parametrize(
    ("post_name", "years", "code"),
    [
        ("bi_thu_tinh_uy", 13, "HCDL1"),
        ("bi_thu_tinh_uy", 8, "HCDL2"),
        ("bi_thu_tinh_uy", 3, "HCDL3"),
        ("bi_thu_tinh_uy", 1, "HCLD1"),
        ("ct_ubnd_tinh", 8, "HCDL3"),
        ("ct_ubnd_tinh", 5, "HCLD1"),
        ("ct_ubnd_tinh", 3, "HCLD2"),
        ("truong_doan_dbqh", 8, "HCLD1"),
        ("truong_doan_dbqh", 5, "HCLD2"),
        ("truong_doan_dbqh", 3, "HCLD3"),
        ("pct_ubnd_tinh", 10, "HCLD1"),
        ("pct_ubnd_tinh", 8, "HCLD2"),
        ("pct_ubnd_tinh", 5, "HCLD3"),
        ("giam_doc_so", 15, "HCLD1"),
        ("giam_doc_so", 10, "HCLD2"),
        ("giam_doc_so", 6, "HCLD3"),
        ("pho_giam_doc_so", 10, "HCLD3"),
    ],
)
def test_the_answer_is_which_class(post_name: str, years: float, code: str) -> None:
    held = {"post": post_name, "years": years}
    sure = [award for award in ("HCDL1", "HCDL2", "HCDL3", "HCLD1", "HCLD2", "HCLD3") if career(award, held) == "met"]
    assert sure == [code]
    assert career(code, {**held, "years": years - 0.1}) != "met" or (post_name == "bi_thu_tinh_uy" and years == 1)
