"""How awards are worded on decisions and certificates."""

from __future__ import annotations

from typing import Any

import pytest

from vinhdanh.law import WordingError, award_names, wording

CHAIR = "Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên"


@pytest.mark.parametrize(
    ("code", "subject", "more", "decision", "certificate"),
    [
        ("LDTT", "person", {}, "Tặng danh hiệu “Lao động tiên tiến”", None),
        ("CSTDCS", "person", {}, "Tặng danh hiệu “Chiến sĩ thi đua cơ sở”", "Chiến sĩ thi đua cơ sở"),
        ("CSTDT", "person", {}, "Tặng danh hiệu “Chiến sĩ thi đua cấp tỉnh”", "Chiến sĩ thi đua cấp tỉnh"),
        ("CSTDT", "person", {"unit_kind": "bo"}, "Tặng danh hiệu “Chiến sĩ thi đua cấp bộ”", "Chiến sĩ thi đua cấp bộ"),
        ("GK", "person", {"authority": "Giám đốc Sở Y tế"}, "Tặng Giấy khen của Giám đốc Sở Y tế", "Giấy khen"),
        ("BKT", "unit", {"authority": CHAIR}, f"Tặng Bằng khen của {CHAIR}", "Bằng khen"),
        (
            "CTDT",
            "unit",
            {"authority": CHAIR},
            "Tặng Cờ thi đua của Ủy ban nhân dân tỉnh Hưng Yên",
            "Cờ thi đua của Ủy ban nhân dân tỉnh Hưng Yên",
        ),
        ("XPTB", "unit", {"unit_kind": "phuong"}, "Tặng danh hiệu “Phường tiêu biểu”", "Phường tiêu biểu"),
        ("TDPVH", "unit", {"unit_kind": "thon"}, "Tặng danh hiệu “Thôn văn hóa”", "Thôn văn hóa"),
        ("HCLD3", "person", {}, "Tặng Huân chương Lao động hạng Ba", "Huân chương Lao động hạng Ba"),
        ("NGUT", "person", {}, "Tặng danh hiệu vinh dự nhà nước “Nhà giáo ưu tú”", "Nhà giáo ưu tú"),
        (
            "KNC",
            "person",
            {"insignia": "Vì sự nghiệp Giáo dục"},
            "Tặng Kỷ niệm chương “Vì sự nghiệp Giáo dục”",
            "Kỷ niệm chương “Vì sự nghiệp Giáo dục”",
        ),
    ],
)
def test_decision_and_certificate(
    code: str, subject: str, more: dict[str, Any], decision: str, certificate: str | None
) -> None:
    assert tuple(wording(code, subject, **more)) == (decision, certificate)


def test_posthumous() -> None:
    said = wording("HCDC", "person", posthumous=True, occasion="dot_xuat")
    assert (said.verb, said.heading) == ("Truy tặng", "TRUY TẶNG")
    assert wording("AHLD", "person", posthumous=True).heading == "TRUY TẶNG DANH HIỆU"
    with pytest.raises(WordingError, match="cá nhân"):
        wording("HCLD3", "unit", posthumous=True)


def test_the_merit_follows_award_and_occasion() -> None:
    assert wording("TTLDXS", "unit", when="năm 2025").merit == "đã hoàn thành xuất sắc nhiệm vụ năm 2025"
    sudden = wording("BKT", "person", authority=CHAIR, occasion="dot_xuat")
    assert "đột xuất" in sudden.merit and "{" not in sudden.merit
    assert "cống hiến" in wording("HCLD2", "person", occasion="cong_hien").merit


def test_what_the_words_need_is_asked_for() -> None:
    with pytest.raises(WordingError, match="chức danh người quyết định"):
        wording("GK", "person")
    with pytest.raises(KeyError):
        wording("XYZ", "person")


def test_every_award_has_words() -> None:
    for code, award in award_names().items():
        said = wording(code, award.subjects[0], authority=CHAIR, when="năm 2025", insignia="Vì sự nghiệp X")
        assert said.on_decision and said.heading and said.merit
        assert (said.on_certificate is None) == ("bang" not in award.comes_with and "co" not in award.comes_with), code
        assert "{" not in str(said)
