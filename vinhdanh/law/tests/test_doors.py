"""Who decides, through whom, with what papers and what vote."""

from __future__ import annotations

from datetime import date

import pytest

from vinhdanh.law import door, vote_needed
from vinhdanh.law.cases import answer
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
