"""When an award ends: the grounds, who decides, what is given back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vinhdanh.law import Outcome, ending
from vinhdanh.law.tests.asking import refs, verdict

ON = date(2025, 9, 15)


def found(code: str, act: str, facts: dict[str, Any], **more: Any) -> tuple[str, str | None]:
    said = ending(code, act, facts, on=ON, **more)
    return said.outcome.word, said.decides


@pytest.mark.parametrize(
    ("facts", "point"),
    [({"false_declaration": True}, "a"), ({"false_papers": True}, "b"), ({"unlawful_appraisal": True}, "c")],
)
def test_fraud_cancels_and_all_is_given_back(facts: dict[str, Any], point: str) -> None:
    said = ending("BKT", "cancel", facts, on=ON)
    assert said.outcome is Outcome.MET and said.decides == "chu_tich_tinh"
    assert said.returns == ("hien_vat", "tien_thuong")
    met = [step["ref"] for step in said.trace if step["outcome"] == "met"]
    assert met == [f"06/2022/QH15 Đ93.2.{point}"]


def test_only_a_violation_inside_the_period_cancels() -> None:
    period = (2023, 2024)
    broken = {"breaks_standard": True}
    assert found("BKT", "cancel", broken, period=period, violation_years=[2024])[0] == "met"
    assert found("BKT", "cancel", broken, period=period, violation_years=[2025])[0] == "not_met"
    assert found("BKT", "cancel", {"breaks_standard": False}, period=period, violation_years=[2024])[0] == "not_met"
    assert found("BKT", "cancel", broken)[0] == "unknown"  # when it happened is not said
    assert ending("BKT", "cancel", broken, on=ON).missing
    assert found("BKT", "cancel", {})[0] == "not_met"


def test_whoever_granted_cancels() -> None:
    said = ending("CSTDCS", "cancel", {"false_declaration": True}, on=ON, granted_by="thu_truong")
    assert (said.decides, said.decides_ref) == ("thu_truong", "06/2022/QH15 Đ93.8")
    assert found("HCLD3", "cancel", {"false_papers": True})[1] == "chu_tich_nuoc"


@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        ("AHLD", {"sentence": "tu_co_thoi_han", "era": "doi_moi"}, "met"),
        ("AHLD", {"sentence": "tu_co_thoi_han"}, "met"),
        ("AHLD", {"sentence": "khong_giam_giu"}, "not_met"),
        ("AHLD", {"sentence": "tu_co_thoi_han", "era": "khang_chien", "crime": "thuong"}, "not_met"),
        ("AHLD", {"sentence": "chung_than", "era": "khang_chien"}, "met"),
        ("AHLD", {"crime": "an_ninh_quoc_gia", "era": "khang_chien"}, "met"),
        ("AHLLVTND", {"sentence": "tu_co_thoi_han", "crime": "thuong"}, "not_met"),
        ("AHLLVTND", {"sentence": "tu_hinh", "crime": "thuong"}, "met"),
        ("BMVNAH", {"hostile_act": True}, "met"),
        ("NGND", {"sentence": "tu_co_thoi_han"}, "met"),
        ("BKT", {"sentence": "tu_hinh"}, "not_met"),
    ],
)
def test_a_state_honour_is_stripped_by_the_president(code: str, facts: dict[str, Any], said: str) -> None:
    assert found(code, "strip", facts) == (said, "chu_tich_nuoc")


def test_a_commercial_legal_person_shut_for_good() -> None:
    assert found("AHLD", "strip", {"shut_for_good": True}, subject="unit")[0] == "met"
    assert found("AHLD", "strip", {"shut_for_good": False}, subject="unit")[0] == "not_met"
    assert found("AHLD", "strip", {"shut_for_good": True}, subject="person")[0] == "not_met"


def test_restoring() -> None:
    assert found("AHLD", "restore", {"acquitted": True}) == ("met", "chu_tich_nuoc")
    assert found("AHLD", "restore", {"acquitted": False}) == ("not_met", "chu_tich_nuoc")


def test_unknown_words_are_errors() -> None:
    with pytest.raises(KeyError, match="xóa"):
        ending("BKT", "xóa", {}, on=ON)
    with pytest.raises(KeyError):
        ending("XYZ", "cancel", {}, on=ON)


UNIT = {
    "years": {2025: {"result": "xuat_sac"}},
    "headcount": 20,
    "ldtt_count": 19,
    "cstdcs_count": 2,
    "completed_count": 20,
    "members_disciplined": [{"form": "canh_cao", "from": "2025-03-01"}],
}


def test_a_warned_member_is_told_and_does_not_block_the_excellent_collective() -> None:
    excellent = verdict("TTLDXS", "2025-12-20", subject="unit", **UNIT)
    assert excellent.outcome.word == "met"
    assert [entry["ref"] for entry in excellent.warnings] == ["06/2022/QH15 Đ27.1"]
    assert "06/2022/QH15 Đ27.1" in refs(excellent.trace) and any("Lưu ý" in step["text"] for step in excellent.trace)
    assert verdict("TTLDTT", "2025-12-20", subject="unit", **UNIT).outcome.word == "not_met"
    clean = verdict("TTLDXS", "2025-12-20", subject="unit", **{**UNIT, "members_disciplined": []})
    assert clean.warnings == []
    silent = {key: value for key, value in UNIT.items() if key != "members_disciplined"}
    assert verdict("TTLDXS", "2025-12-20", subject="unit", **silent).warnings == []


def test_a_collective_that_was_dissolved_gets_no_award_but_may_be_a_hero() -> None:
    gone = {**UNIT, "members_disciplined": [], "dissolved": True}
    assert verdict("TTLDXS", "2025-12-20", subject="unit", **gone).outcome.word == "not_met"
    assert verdict("TTLDXS", "2025-08-04", subject="unit", **gone).outcome.word == "met"
    hero = {"dissolved": True, "route": "dot_xuat", "attested": {"sudden_exceptional_achievement": True}}
    assert verdict("AHLD", "2025-12-20", subject="unit", **hero).outcome.word == "met"
