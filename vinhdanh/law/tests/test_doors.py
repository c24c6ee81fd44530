"""Who decides, through whom, with what papers and what vote."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vinhdanh.law import Dates, door, vote_needed
from vinhdanh.law.cases import answer
from vinhdanh.law.doors import composition_rules
from vinhdanh.law.names import award_names

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("code", "subject", "unit_kind", "before", "after"),
    [
        ("CSTDCS", "person", "xa", "chu_tich_huyen", "chu_tich_xa"),
        ("TTLDTT", "unit", "phong_thuoc_xa", "chu_tich_huyen", "chu_tich_xa"),
        ("LDTT", "person", "xa", "chu_tich_xa", "chu_tich_xa"),
        ("CSTDCS", "person", "so", "thu_truong", "thu_truong"),
        ("CSTDCS", "person", None, "thu_truong", "thu_truong"),
        ("CSTDCS", "person", "doanh_nghiep", "giam_doc_doanh_nghiep", "giam_doc_doanh_nghiep"),
        ("GK", "person", "doanh_nghiep", "giam_doc_doanh_nghiep", "giam_doc_doanh_nghiep"),
        ("TDPVH", "unit", None, "chu_tich_huyen", "chu_tich_xa"),
        ("GDVH", "household", None, "chu_tich_xa", "chu_tich_xa"),
        ("TTLDXS", "unit", "so", "chu_tich_tinh", "chu_tich_tinh"),
        ("BKT", "person", "bo", "bo_truong", "bo_truong"),
        ("CTDCP", "unit", None, "thu_tuong", "thu_tuong"),
        ("HCLD3", "person", None, "chu_tich_nuoc", "chu_tich_nuoc"),
    ],
)
def test_who_decides_before_and_after_the_districts_ended(
    code: str, subject: str, unit_kind: str | None, before: str, after: str
) -> None:
    assert door(code, subject=subject, on=BEFORE, unit_kind=unit_kind).decides == before
    assert door(code, subject=subject, on=AFTER, unit_kind=unit_kind).decides == after


def test_every_award_has_a_decider() -> None:
    for code, award in award_names().items():
        found = door(code, subject=award.subjects[0], on=date(2026, 1, 1))
        assert found.decides and found.refs, code


def test_the_board_chairman_may_decide_a_commendation_certificate_only() -> None:
    assert door("GK", subject="person", on=AFTER, unit_kind="doanh_nghiep").also == ("chu_tich_hdqt",)
    assert door("CSTDCS", subject="person", on=AFTER, unit_kind="doanh_nghiep").also == ()


def test_papers_of_a_grassroots_title() -> None:
    papers = [paper["id"] for paper in door("CSTDCS", subject="person", on=date(2025, 12, 10)).papers]
    assert papers == [
        "to_trinh",
        "bao_cao_thanh_tich",
        "bien_ban",
        "ket_qua_bo_phieu",
        "chung_nhan_sang_kien_hoac_htxsnv",
    ]
    assert len(door("LDTT", subject="person", on=date(2025, 12, 10)).papers) == 3


def test_deadlines_by_sector() -> None:
    def due(sector: str | None) -> object:
        found = door("CTDCP", subject="unit", on=date(2025, 3, 1), sector=sector).deadlines
        return next(term["due"] for term in found if "due" in term)

    assert due(None) == "2025-06-30"
    assert due("giao_duc") == "2025-12-31"


def test_the_three_paths_of_the_demo_province() -> None:
    day, province = date(2025, 7, 15), ("hung-yen",)
    paths = {
        code: door(code, subject=subject, on=day, overlays=province).path
        for code, subject in (("BKT", "person"), ("TTLDXS", "unit"), ("CSTDT", "person"), ("CSTDTQ", "person"))
    }
    assert paths == {"BKT": "standing", "TTLDXS": "standing", "CSTDT": "full", "CSTDTQ": "full_party"}
    found = door("BKT", subject="person", on=day, overlays=province)
    assert "giả định" in (found.path_text or "")
    assert door("BKT", subject="person", on=day).path is None


@pytest.mark.parametrize(
    ("code", "members", "need"),
    [
        ("CSTDCS", 9, 8),
        ("CSTDCS", 10, 8),
        ("CSTDCS", 15, 12),
        ("CTDCP", 17, 14),
        ("AHLD", 15, 14),
        ("CSTDT", 30, 27),
        ("CSTDT", 10, 9),
        ("BKT", 17, None),
    ],
)
def test_votes_are_a_share_of_all_members(code: str, members: int, need: int | None) -> None:
    assert vote_needed(code, members=members, on=date(2025, 12, 1))["min_agree"] == need


def test_presence() -> None:
    bac_ninh = vote_needed("CSTDT", members=24, on=date(2026, 2, 10), overlays=("bac-ninh",))
    assert (bac_ninh["min_agree"], bac_ninh["min_present"]) == (22, 20)
    central = vote_needed("AHLD", members=21, on=date(2025, 1, 1), level="trung_uong")
    assert central["min_present"] == 19
    assert vote_needed("CSTDTQ", members=21, on=date(2025, 1, 1), level="trung_uong")["min_present"] == 14


@pytest.mark.parametrize(("agree", "verdict"), [(8, "not_met"), (9, "met")])
def test_an_absent_member_stays_in_the_base(agree: int, verdict: str) -> None:
    case = {
        "id": "a",
        "kind": "council",
        "on": "2025-03-10",
        "asks": "CSTDCS",
        "facts": {"members": 11, "present": 8, "agree": agree, "written": agree - 7},
    }
    assert answer(case)["verdict"] == verdict


def test_a_council_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="ít nhất một thành viên"):
        vote_needed("CSTDCS", members=0, on=AFTER)


# Terms, papers, opinions


def due_of(code: str, step: str, on: date, received: date, **more: Any) -> str:
    found = door(code, subject="person", on=on, dates=Dates(received=received), **more).deadlines
    return next(str(term["due"]) for term in found if step in term["step"])


@pytest.mark.parametrize(
    ("code", "step", "received", "due"),
    [
        ("BKTTG", "trả hồ sơ", date(2025, 3, 3), "2025-03-10"),
        ("HCLD3", "thẩm định và trình", date(2025, 3, 3), "2025-03-31"),
        ("CSTDCS", "xã thẩm định", date(2025, 7, 10), "2025-08-07"),
        ("HUYTNXP", "xã trình", date(2025, 7, 7), "2025-07-22"),
        ("BKTTG", "thẩm định và trình", date(2026, 2, 10), "2026-03-17"),  # Tết lies between
    ],
)
def test_terms_run_from_the_day_after_receipt_in_working_days(code: str, step: str, received: date, due: str) -> None:
    assert due_of(code, step, received, received) == due


def test_a_term_is_counted_only_from_a_known_day() -> None:
    found = door("BKTTG", subject="person", on=date(2025, 12, 1)).deadlines
    counted = next(term for term in found if "trả hồ sơ" in term["step"])
    assert counted["working_days"] == 5 and "due" not in counted


@pytest.mark.parametrize(
    ("year", "on", "due"),
    [
        (2023, date(2025, 1, 5), "2024-12-31"),
        (2024, date(2025, 1, 5), "2025-12-31"),
        (None, date(2025, 3, 1), "2025-12-31"),
    ],
)
def test_the_national_fighter_until_the_end_of_the_next_year(year: int | None, on: date, due: str) -> None:
    found = door("CSTDTQ", subject="person", on=on, dates=Dates(year=year)).deadlines
    assert next(term["due"] for term in found if term["step"] == "gửi Bộ Nội vụ") == due


@pytest.mark.parametrize(
    ("on", "sector", "due"),
    [
        (date(2021, 4, 5), None, "2021-03-31"),
        (date(2021, 4, 5), "giao_duc", "2021-10-15"),
        (date(2024, 6, 30), None, "2024-06-30"),
        (date(2024, 9, 10), "giao_duc", "2024-12-31"),
        (date(2026, 3, 1), "giao_duc", "2026-12-31"),
    ],
)
def test_the_flag_of_the_government_by_decree(on: date, sector: str | None, due: str) -> None:
    found = door("CTDCP", subject="unit", on=on, sector=sector).deadlines
    assert next(term["due"] for term in found if term["step"] == "gửi Bộ Nội vụ") == due


def test_a_province_asks_ten_days_before_the_event_but_not_for_sudden_merit() -> None:
    on, event = date(2026, 4, 1), Dates(event=date(2026, 4, 22))
    there = ("bac-ninh",)
    themed = door("BKT", subject="person", on=on, overlays=there, route="phong_trao", dates=event).deadlines
    assert "2026-04-12" in [term.get("due") for term in themed]
    sudden = door("BKT", subject="person", on=on, overlays=there, route="dot_xuat", dates=event).deadlines
    assert not [term for term in sudden if "days_before_event" in term]
    merit = door("BKT", subject="unit", on=on, overlays=there, sector="giao_duc").deadlines
    assert "2026-07-09" in [term.get("due") for term in merit]


@pytest.mark.parametrize(
    ("code", "subject", "route", "on", "papers"),
    [
        ("HCLD3", "person", "cong_hien", date(2025, 5, 10), ["to_trinh", "bao_cao_tom_tat_thanh_tich"]),
        (
            "BKTTG",
            "person",
            "dot_xuat",
            date(2025, 5, 10),
            ["to_trinh", "bao_cao_thanh_tich", "bien_ban", "xac_nhan_thanh_tich"],
        ),
        (
            "CSTDTQ",
            "person",
            None,
            date(2025, 3, 10),
            ["to_trinh", "bao_cao_thanh_tich", "bien_ban", "xac_nhan_sang_kien_toan_quoc", "ket_qua_bo_phieu"],
        ),
        ("HCHCM", "foreigner", None, date(2025, 5, 10), ["to_trinh_kem_danh_sach", "bao_cao_do_co_quan_trinh_lap"]),
        ("HUYTNXP", "person", None, date(2025, 8, 1), ["ban_khai", "giay_to_chung_minh"]),
    ],
)
def test_papers_by_award_and_route(code: str, subject: str, route: str | None, on: date, papers: list[str]) -> None:
    found = door(code, subject=subject, on=on, route=route)
    assert [paper["id"] for paper in found.papers] == papers
    assert all(paper["ref"] and paper["text"] for paper in found.papers)


def test_one_original_set_for_the_prime_ministers_certificate() -> None:
    found = door("BKTTG", subject="person", on=date(2025, 10, 10))
    assert found.sets == 1 and "152/2025/NĐ-CP Đ42.1" in {paper["ref"] for paper in found.papers}


def test_every_award_has_papers() -> None:
    for code, award in award_names().items():
        assert door(code, subject=award.subjects[0], on=date(2026, 1, 1)).papers, code


def test_the_party_board_is_asked_in_the_provinces_that_say_so() -> None:
    for province in ("bac-ninh", "hung-yen"):
        said = door("CSTDTQ", subject="person", on=date(2026, 1, 5), overlays=(province,)).opinions
        assert any("Ban Thường vụ Tỉnh ủy" in opinion["text"] for opinion in said)
        assert not any(
            "Ban Thường vụ" in o["text"] for o in door("BKT", subject="person", on=date(2026, 1, 5)).opinions
        )


def test_composition_of_councils() -> None:
    (ministry,) = composition_rules("bo", on=date(2024, 3, 10))
    assert ministry.body["vice_chairs_at_most"] == 4
    assert composition_rules("truong", on=date(2025, 9, 10)) == []
    (school,) = composition_rules("truong", on=date(2025, 9, 10), overlays=("nganh-giao-duc",))
    assert school.body["odd"] and school.id == "28/2020/TT-BGDĐT@nganh-giao-duc Đ12.1"
