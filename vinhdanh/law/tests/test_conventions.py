"""How facts are read: what is absent, what is a run, where a span begins, what precedes what."""

from __future__ import annotations

import pytest

from vinhdanh.law.tests.asking import initiatives, outcome, results, verdict

BKT_2019 = [{"code": "BKT", "decided": "2019-12-20"}]


# Absent facts


def test_a_counted_fact_that_is_absent_is_unknown() -> None:
    assert outcome("LDTT", "2025-12-20") == "unknown"
    assert (
        outcome(
            "TTLDTT",
            "2025-12-20",
            subject="unit",
            years={2025: {"result": "tot"}},
            headcount=20,
            members_disciplined=[],
        )
        == "unknown"
    )


def test_initiatives_given_close_the_list_of_works_and_the_reverse() -> None:
    years = {2025: {"result": "tot", "titles": ["LDTT"]}}
    assert outcome("CSTDCS", "2025-12-20", years=years) == "unknown"
    assert outcome("CSTDCS", "2025-12-20", years=years, initiatives=[]) == "not_met"
    assert outcome("CSTDCS", "2025-12-20", years=years, science_works=[]) == "not_met"
    work = {"year": 2025, "kind": "de_tai", "accepted": True}
    assert outcome("CSTDCS", "2025-12-20", years=years, science_works=[work]) == "met"
    assert outcome("CSTDCS", "2025-12-20", years=years, science_works=[{"year": 2025}]) == "unknown"


def test_a_gate_that_is_absent_is_presumed_none_and_listed_to_be_confirmed() -> None:
    found = verdict("LDTT", "2025-12-20", years={2025: {"result": "tot"}})
    assert found.outcome.word == "met"
    assert any("kỷ luật" in text for text in found.to_confirm)
    assert any("mới tuyển dụng" in text for text in found.to_confirm)


def test_a_standing_quality_turns_only_when_it_is_denied() -> None:
    years = {2025: {"result": "tot"}}
    assert outcome("LDTT", "2025-12-20", years=years) == "met"
    assert outcome("LDTT", "2025-12-20", years=years, attested={"in_movement": False}) == "not_met"


def test_a_ground_that_is_not_pleaded_is_not_met_and_says_so() -> None:
    found = verdict("GK", "2025-12-20")
    assert found.outcome.word == "not_met"
    assert all("Không nêu căn cứ này" in step["text"] for step in found.trace if step["ref"] == "06/2022/QH15 Đ75")


def test_a_ground_pleaded_in_part_is_open() -> None:
    assert outcome("BKT", "2025-12-20", route="dot_xuat", attested={"sudden_achievement": True}) == "unknown"
    assert (
        outcome(
            "BKT", "2025-12-20", route="dot_xuat", attested={"sudden_achievement": True, "sudden_scope": "linh_vuc"}
        )
        == "met"
    )
    assert (
        outcome("BKT", "2025-12-20", route="dot_xuat", attested={"sudden_achievement": True, "sudden_scope": "xa"})
        == "not_met"
    )
    assert outcome("CTDCP", "2025-06-15", subject="unit", movement={"launched_by": "thu_tuong", "rank": 1}) == "unknown"


def test_a_counted_fact_of_the_point_also_raises_it() -> None:
    facts = {"role": "giao_vien", "teaching_years": 22, "awards": [{"code": "NGUT", "decided": "2017-11-20"}]}
    assert outcome("NGND", "2024-05-10", **facts) == "unknown"
    assert outcome("NGND", "2024-05-10", **facts, attested={"wide_influence": True}) == "met"


# In a row


def test_a_given_year_without_it_breaks_the_run_and_is_named() -> None:
    found = verdict("CSTDT", "2025-12-20", years=results(2022, "XXXX", "SSLS"), initiatives=[])
    assert found.outcome.word == "not_met"
    assert "năm 2024 không đạt" in str(found.trace)


def test_a_year_that_is_not_held_is_unknown_and_asked_for() -> None:
    found = verdict(
        "CSTDT",
        "2025-12-20",
        years=results(2023, "X?X", "S?S"),
        initiatives=[{"year": 2025, "scope": "tinh", "used_for": []}],
    )
    assert found.outcome.word == "unknown"
    assert [entry["year"] for entry in found.missing] == [2024]
    assert found.missing[0]["question"].startswith("Năm 2024")


def test_a_chain_must_reach_the_last_whole_year_before_the_day() -> None:
    facts = {"years": results(2022, "XXX"), "initiatives": initiatives(2023, 2024)}
    assert outcome("BKT", "2025-06-10", **facts) == "met"
    assert outcome("BKT", "2026-06-10", **facts) == "unknown"  # 2025 is not held


def test_the_whole_unbroken_run_after_the_award_counts() -> None:
    years = results(2018, "TTTTTTT", "SSLLLLS")
    assert outcome("BKTTG", "2025-02-01", years=years, awards=[{"code": "BKT", "decided": "2017-12-20"}]) == "met"


# Spans


@pytest.mark.parametrize(("day", "expected"), [("2025-06-30", "not_met"), ("2025-07-01", "met")])
def test_an_award_with_a_period_frees_the_next_year_only_since_decree_152(day: str, expected: str) -> None:
    award = {"code": "BKT", "decided": "2020-03-10", "period": [2018, 2019]}
    assert outcome("BKTTG", day, years=results(2020, "TTTTT", "SSSLL"), awards=[award], other_grounds=False) == expected


def test_titles_of_the_award_year_and_before_never_count() -> None:
    years = results(2019, "XTTTTT", "SSSLLL")
    assert outcome("BKTTG", "2025-02-01", years=years, awards=BKT_2019) == "not_met"


def test_without_the_list_of_awards_a_chain_that_needs_one_is_unknown() -> None:
    years = results(2020, "XXXXX", "SSSSS")
    assert outcome("BKTTG", "2025-02-01", years=years) == "unknown"
    assert outcome("BKTTG", "2025-02-01", years=years, awards=[]) == "not_met"


def test_sudden_and_thematic_awards_ground_nothing_on_the_merit_route() -> None:
    years = results(2020, "XXXXX", "SSSSS")
    for occasion in ("dot_xuat", "phong_trao"):
        assert outcome("BKTTG", "2025-02-01", years=years, awards=[{**BKT_2019[0], "occasion": occasion}]) == "not_met"
    assert outcome("BKTTG", "2025-02-01", years=years, awards=BKT_2019) == "met"


def test_a_period_once_honoured_is_used_up_for_the_same_and_for_lower_forms() -> None:
    facts = {"years": results(2023, "XXX"), "initiatives": initiatives(2024, 2025)}
    higher = [{"code": "BKTTG", "decided": "2024-12-20", "period": [2020, 2024]}]
    assert outcome("BKT", "2025-12-20", **facts, awards=higher) == "not_met"
    lower = [{"code": "GK", "decided": "2024-12-20", "period": [2020, 2024]}]
    assert outcome("BKT", "2025-12-20", **facts, awards=lower) == "met"


def test_any_award_row_that_works_may_anchor_the_span() -> None:
    years = results(2018, "TTTTTTT", "SSSLLLL")
    rows = [{"code": "BKT", "decided": "2017-12-20"}, {"code": "BKT", "decided": "2022-12-20"}]
    assert outcome("BKTTG", "2025-02-01", years=years, awards=rows) == "met"


def test_years_before_the_end_of_discipline_do_not_count() -> None:
    facts = {"years": results(2020, "TTTTT", "SSSLL"), "awards": BKT_2019}
    assert outcome("BKTTG", "2025-02-01", **facts, discipline=[]) == "met"
    served = [{"form": "khien_trach", "from": "2020-03-01", "to": "2021-03-01"}]
    assert outcome("BKTTG", "2025-02-01", **facts, discipline=served) == "not_met"


# Sequences of provincial titles


def test_the_next_title_follows_in_a_row_when_no_cycle_lies_unrewarded() -> None:
    own = [{"year": 2025, "scope": "toan_quoc", "used_for": []}]
    years = results(2020, "XXXXXX", "SSSSSS")
    rows = [{"code": "CSTDT", "decided": "2023-03-15"}, {"code": "CSTDT", "decided": "2026-02-20"}]
    assert outcome("CSTDTQ", "2026-03-20", years=years, awards=rows, initiatives=own) == "met"
    far = [{"code": "CSTDT", "decided": "2020-03-15"}, {"code": "CSTDT", "decided": "2026-02-20"}]
    assert outcome("CSTDTQ", "2026-03-20", years=years, awards=far, initiatives=own) == "not_met"
    assert outcome("CSTDTQ", "2026-03-20", years=results(2023, "XXX", "SSS"), awards=far, initiatives=own) == "unknown"
    said = {"award_sequence_consecutive": True}
    assert outcome("CSTDTQ", "2026-03-20", years=years, awards=far, initiatives=own, attested=said) == "met"


# Precedence


def test_a_bar_precedes_what_is_unknown() -> None:
    frozen = [{"kind": "thanh_tra", "from": "2025-10-01"}]
    assert outcome("BKT", "2025-12-20", freeze=frozen) == "not_met"
    assert outcome("LDTT", "2025-12-20", subject="household") == "not_met"


def test_the_route_removes_other_alternatives_first() -> None:
    facts = {"years": results(2024, "XX"), "initiatives": initiatives(2024, 2025)}
    assert outcome("BKT", "2025-12-20", **facts) == "met"
    assert outcome("BKT", "2025-12-20", **facts, route="phong_trao") == "not_met"


def test_no_other_ground_closes_ways_about_which_nothing_is_said() -> None:
    facts = {
        "direct_worker": True,
        "occupation": "nong_dan",
        "movement": {"launched_by": "tinh", "years": 4, "stage": "tong_ket", "voted": True},
    }
    assert outcome("HCLD3", "2026-03-20", **facts, other_grounds=False) == "not_met"
    assert outcome("HCLD3", "2026-03-20", **facts) == "not_met"  # a farmer pleads the farmers' clause


def test_a_way_that_is_barred_gives_way_to_one_that_is_not() -> None:
    awards = [{"code": "BKT", "decided": "2015-12-20"}, {"code": "HCLD3", "decided": "2021-03-10"}]
    facts = {
        "awards": awards,
        "attested": {
            "sudden_achievement": True,
            "sudden_scope": "tinh",
            "achievements_many": True,
            "achievements_scope": "tinh",
        },
    }
    found = verdict("BKTTG", "2021-10-01", **facts)
    assert found.outcome.word == "met"
    assert found.trace[0]["ref"] == "91/2017/NĐ-CP Đ38.1.b" and "đột xuất" in found.trace[0]["text"]
    assert outcome("BKTTG", "2021-10-01", **facts, route="cong_trang") == "not_met"
    assert outcome("BKTTG", "2022-03-10", **facts, route="cong_trang") == "met"


# Gates


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"from": "2025-10-01"}, "not_met"),
        ({"from": "2025-10-01", "to": "2025-12-01"}, "met"),
        ({"from": "2025-10-01", "to": "2025-12-21"}, "not_met"),
        ({"from": "2025-10-01", "outcome": "khong_vi_pham"}, "met"),
        ({"from": "2025-12-21"}, "met"),
    ],
)
def test_a_freeze_holds_while_it_is_open(entry: dict[str, str], expected: str) -> None:
    freeze = [{"kind": "khieu_nai", **entry}]
    assert outcome("LDTT", "2025-12-20", years={2025: {"result": "tot"}}, freeze=freeze) == expected


def test_a_clearance_closes_every_freeze() -> None:
    facts = {"years": {2025: {"result": "tot"}}, "freeze": [{"kind": "dieu_tra", "from": "2025-01-01"}]}
    assert outcome("LDTT", "2025-12-20", **facts, attested={"cleared_on": "2025-12-20"}) == "met"
    assert outcome("LDTT", "2025-12-20", **facts, attested={"cleared_on": "2025-12-21"}) == "not_met"


def test_the_neutral_sentence_never_says_why() -> None:
    found = verdict(
        "LDTT",
        "2025-12-20",
        years={2025: {"result": "tot"}},
        freeze=[{"kind": "dieu_tra", "from": "2025-01-01"}],
        initiatives=[],
    )
    said = " ".join([str(found.trace), str(found.missing), found.sentence, str(found.to_confirm)]).lower()
    assert "tạm dừng, chờ ý kiến" in said
    assert not any(word in said for word in ("điều tra", "thanh tra", "dieu_tra", "xác minh", "freeze"))
    assert found.on_hold
    assert found.confidential == {"reason": ["điều tra"]}


@pytest.mark.parametrize(
    ("day", "start", "expected"),
    [
        ("2024-12-20", "2024-06-20", "met"),
        ("2024-12-19", "2024-06-20", "not_met"),
        ("2025-12-15", "2025-06-15", "met"),
        ("2023-12-20", "2023-02-20", "met"),
        ("2023-12-20", "2023-02-21", "not_met"),
    ],
)
def test_new_recruits_wait_six_months_ten_before_2024(day: str, start: str, expected: str) -> None:
    facts = {"years": {int(day[:4]): {"result": "tot"}}, "recruited": start}
    assert outcome("LDTT", day, **facts) == expected


def test_the_army_asks_for_nine_months() -> None:
    for months, expected in ((8, "not_met"), (9, "met")):
        service = [{"type": "quan_doi", "months": months}]
        found = outcome("CSTT", "2024-12-20", years=results(2024, "T"), employment=service, overlay=["bo-quoc-phong"])
        assert found == expected


def test_months_in_another_agency_do_not_count_but_a_transfer_does() -> None:
    jobs = [{"type": "vien_chuc", "agency": "A", "months": 40}, {"type": "vien_chuc", "agency": "B", "months": 4}]
    facts = {"years": {2025: {"result": "tot"}}, "employment": jobs}
    assert outcome("LDTT", "2025-12-20", **facts) == "not_met"
    assert outcome("LDTT", "2025-12-20", **facts, transfer={"from": "A", "to": "B", "months_at_old_unit": 40}) == "met"


def test_leave() -> None:
    years = {2025: {"result": "tot"}}
    assert outcome("LDTT", "2025-12-20", years=years, leave=[{"kind": "thai_san", "months": 6}]) == "met"
    study = {"kind": "dao_tao", "months": 8}
    assert outcome("LDTT", "2025-12-20", years=years, leave=[study]) == "met"
    assert outcome("LDTT", "2025-12-20", years=years, leave=[{**study, "complied": False}]) == "not_met"
    long = {"kind": "dao_tao", "months": 12}
    assert outcome("LDTT", "2025-12-20", years=years, leave=[long]) == "unknown"
    for grade, expected in (("kha", "met"), ("trung_binh", "not_met")):
        found = outcome("LDTT", "2025-12-20", years=years, leave=[{**long, "grade": grade}], overlay=["bo-ngoai-giao"])
        assert found == expected
    assert outcome("LDTT", "2025-12-20", years=years, leave=[long], overlay=["bo-ngoai-giao"]) == "unknown"
    assert outcome("LDTT", "2025-12-20", years=years, leave=[{"kind": "khac", "working_days": 40}]) == "unknown"
    assert (
        outcome("LDTT", "2014-12-20", years={2014: {"result": "tot"}}, leave=[{"kind": "khac", "working_days": 40}])
        == "not_met"
    )


def test_discipline_running_on_the_day_bars() -> None:
    facts = {"years": {2025: {"result": "tot"}}}
    assert (
        outcome("LDTT", "2025-12-20", **facts, discipline=[{"form": "khien_trach", "from": "2025-11-01"}]) == "not_met"
    )
    over = [{"form": "khien_trach", "from": "2024-01-01", "to": "2024-12-31"}]
    assert outcome("LDTT", "2025-12-20", **facts, discipline=over) == "met"
    within = [{"form": "khien_trach", "from": "2025-01-10", "to": "2025-07-10"}]
    assert outcome("LDTT", "2025-12-20", **facts, discipline=within) == "unknown"


# Low texts, laws by date


def test_a_text_that_was_not_verified_never_gives_met() -> None:
    movement = {"launched_by": "tinh", "voted": True, "stage": "tong_ket"}
    found = verdict("BKTTG", "2025-12-20", route="phong_trao", movement=movement)
    assert found.outcome.word == "unknown"
    assert "văn bản chưa kiểm chứng" in str(found.trace)


def test_the_law_of_the_day_decides() -> None:
    facts = {"subject": "unit", "headcount": 20, "ldtt_count": 11, "members_disciplined": []}
    assert outcome("TTLDTT", "2023-12-31", **facts, years={2023: {"result": "tot"}}) == "met"
    assert outcome("TTLDTT", "2024-01-01", **facts, years={2023: {"result": "tot"}}) == "not_met"


def test_excellent_alone_carries_the_grassroots_title_only_since_2024() -> None:
    for year, expected in ((2023, "not_met"), (2024, "met")):
        assert outcome("CSTDCS", f"{year}-12-20", years=results(year, "X"), initiatives=[]) == expected


# Careers


@pytest.mark.parametrize(
    ("posts", "gender", "expected"),
    [
        ([("vu_truong", 6)], "nam", "met"),
        ([("vu_truong", 5.9)], "nam", "not_met"),
        ([("vu_truong", 10)], "nam", "not_met"),  # the second class is due
        ([("vu_truong", 4)], "nu", "met"),
        ([("vu_truong", 3.9)], "nu", "not_met"),
        ([("vu_truong", 4), ("pho_vu_truong", 6)], "nam", "met"),
        ([("vu_truong", 4), ("pho_vu_truong", 5)], "nam", "not_met"),
        ([("pho_vu_truong", 10)], "nam", "met"),
        ([("vu_truong", 5)], "nam", "not_met"),
    ],
)
def test_third_class_labour_order_for_a_career(posts: list[tuple[str, float]], gender: str, expected: str) -> None:
    held = [{"post": post, "years": years} for post, years in posts]
    assert (
        outcome(
            "HCLD3",
            "2025-10-01",
            gender=gender,
            route="cong_hien",
            retirement_notice=True,
            posts=held,
            discipline=[],
            awards=[],
        )
        == expected
    )


def test_a_woman_whose_retirement_age_is_the_higher_one_has_no_reduction() -> None:
    facts = {
        "gender": "nu",
        "route": "cong_hien",
        "retirement_notice": True,
        "discipline": [],
        "posts": [{"post": "vu_truong", "years": 4}],
    }
    assert outcome("HCLD3", "2025-10-01", **facts, attested={"higher_retirement_age": True}) == "not_met"


def test_the_career_route_asks_for_the_notice_of_retirement() -> None:
    facts = {"route": "cong_hien", "posts": [{"post": "vu_truong", "years": 7}]}
    assert outcome("HCLD3", "2025-10-01", **facts) == "unknown"
    assert outcome("HCLD3", "2025-10-01", **facts, retirement_notice=True) == "met"


def test_discipline_outside_the_post_does_not_bar_a_career() -> None:
    posts = [{"post": "vu_truong", "from": "2018-10-01", "to": "2025-09-30"}]
    facts = {"route": "cong_hien", "posts": posts, "retirement_notice": True}
    before = [{"form": "khien_trach", "from": "2010-01-01", "to": "2011-01-01"}]
    assert outcome("HCLD3", "2025-10-01", **facts, discipline=before) == "met"
    during = [{"form": "khien_trach", "from": "2019-01-01", "to": "2020-01-01"}]
    assert outcome("HCLD3", "2025-10-01", **facts, discipline=during) == "not_met"


# The layers


def test_a_verdict_says_when_it_rests_on_expected_or_provisional_facts() -> None:
    years = results(2024, "XX")
    years[2025]["expected"] = True
    found = verdict("BKT", "2025-12-20", years=years, initiatives=initiatives(2024, 2025))
    assert found.outcome.word == "met"
    assert found.rests_on_expected and not found.rests_on_provisional
    rows = [{"code": "BKT", "decided": "2019-12-20", "provisional": True}]
    found = verdict("BKTTG", "2025-02-01", years=results(2020, "TTTTT", "SSSLL"), awards=rows)
    assert found.rests_on_provisional and not found.rests_on_expected


def test_evidence_is_echoed() -> None:
    years = {2025: {"result": "tot", "cite": "QĐ 12/QĐ-SGD ngày 30/6/2025", "proof": "quyet_dinh", "entry": 44}}
    found = verdict("LDTT", "2025-12-20", years=years)
    step = next(step for step in found.trace[0]["children"] if step.get("evidence"))
    assert step["evidence"] == [
        {"year": 2025, "cite": "QĐ 12/QĐ-SGD ngày 30/6/2025", "proof": "quyet_dinh", "entry": 44}
    ]


def test_what_is_only_declared_is_said_to_be_so() -> None:
    years = {2025: {"result": "tot", "proof": "khai"}}
    found = verdict("LDTT", "2025-12-20", years=years)
    assert found.by_declaration and "theo kê khai" in found.sentence
    years[2025]["proof"] = "quyet_dinh"
    assert not verdict("LDTT", "2025-12-20", years=years).by_declaration


def test_titles_of_the_forces_are_closed_to_civilians() -> None:
    years = results(2025, "T")
    assert outcome("CSTT", "2025-12-20", years=years) == "met"
    assert outcome("CSTT", "2025-12-20", years=years, attested={"force": "khong"}) == "not_met"


def test_verdicts_speak_as_advice() -> None:
    assert "đủ điều kiện để được lựa chọn" in verdict("LDTT", "2025-12-20", years=results(2025, "T")).sentence.lower()


def test_who_is_recruited_after_the_day_of_judging_is_no_old_hand() -> None:
    years = results(2024, "T")
    assert outcome("LDTT", "2025-01-10", years=years, recruited="2025-02-01") == "not_met"
