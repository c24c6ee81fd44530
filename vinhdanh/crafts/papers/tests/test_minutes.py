"""Minutes and prize lists: shares, ballots, sums."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinhdanh.crafts.papers import check_pdf, render_pdf
from vinhdanh.crafts.papers.minutes import share
from vinhdanh.crafts.papers.tests.specimens import council_minutes, prize_list, vote_count_minutes


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(17, 17, "100%"), (15, 17, "88,2%"), (0, 9, "0%"), (1, 3, "33,3%"), (3, 0, "")]
)
def test_a_share_is_written_in_percent(part: int, whole: int, text: str) -> None:
    assert share(part, whole) == text


@given(st.integers(1, 2000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_no_printed_share_claims_more_than_was_reached(votes: tuple[int, int]) -> None:
    part, whole = votes
    printed = float(share(part, whole).rstrip("%").replace(",", "."))
    assert printed <= 100 * part / whole + 1e-9
    assert printed > 100 * part / whole - 0.1 - 1e-9


def test_minutes_tell_who_was_there_and_who_wrote() -> None:
    text = " ".join(check_pdf(render_pdf(council_minutes())).text.split())
    assert "Thành viên Hội đồng có mặt: 16/17 người; vắng mặt có gửi ý kiến bằng văn bản: 01 người." in text
    assert "Bà Phạm Thị Sen, Ủy viên Hội đồng (lý do: đi công tác; có gửi ý kiến bằng văn bản)." in text
    assert "08 giờ 00 phút, ngày 15 tháng 12 năm 2025" in text


def test_minutes_reckon_shares_on_the_whole_council() -> None:
    text = " ".join(check_pdf(render_pdf(council_minutes())).text.split())
    assert "Xã Tân Hưng 15 2 0 88,2% Không đạt" in text
    assert "Tỷ lệ tính trên tổng số 17 thành viên Hội đồng." in text


def test_the_count_tells_every_kind_of_ballot() -> None:
    text = " ".join(check_pdf(render_pdf(vote_count_minutes())).text.split())
    assert "Số phiếu phát ra: 16; số phiếu thu về: 16; phiếu hợp lệ: 16; phiếu không hợp lệ: 00." in text
    assert "Ý kiến bằng văn bản của thành viên vắng mặt: 01." in text


def test_a_prize_list_sums_in_words_and_leaves_room_to_sign() -> None:
    text = " ".join(check_pdf(render_pdf(prize_list())).text.split())
    assert "Tổng cộng 17.550.000" in text
    assert "Mười bảy triệu năm trăm năm mươi nghìn đồng." in text
    assert "Ký nhận" in text
    assert "Tài khoản" not in text, "no one gave an account"
