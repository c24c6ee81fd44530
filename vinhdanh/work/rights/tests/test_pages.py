"""The rights desk: soonest due first, identity verified, answers given; and what is public of one person."""

import pytest

from vinhdanh.work.rights.models import Consent, DataRequest, Restriction
from vinhdanh.work.rights.workflow import RequestState as S


@pytest.fixture
def board(client, users):
    client.force_login(users.board_officer)
    return client


def test_an_officer_verifies_and_fulfils(board, ask, honoured):
    request, _ = ask("erase")
    address = f"/yeu-cau-du-lieu/{request.pk}/"
    assert "còn 15 ngày" in board.get("/yeu-cau-du-lieu/").content.decode()
    assert "0912 345 678" in board.get(address).content.decode()
    page = board.get(f"{address}xac-minh/").content.decode()
    assert "Đỗ Thị Ước, sinh năm 1985" in page and "Lê Văn Hùng" not in page
    board.post(f"{address}xac-minh/", {"party": honoured[0][0].pk, "how": "Đối chiếu căn cước tại trụ sở"})
    page = board.get(f"{address}thuc-hien/").content.decode()
    assert 'value="all"' in page.split("checked")[0].rpartition("<input")[2], "erasing is offered for erasing"
    board.post(f"{address}thuc-hien/", {"level": "all", "answer": "Đã gỡ tên khỏi mọi trang công khai."})
    assert DataRequest.objects.get().state == S.FULFILLED and Restriction.objects.get().level == "all"
    page = board.get(f"/cong-khai/{honoured[0][0].pk}/").content.decode()
    assert "Gỡ tên khỏi mọi trang công khai" in page
    board.post(f"/han-che/{Restriction.objects.get().pk}/bo/")
    assert Restriction.objects.get().lifted_at


def test_a_party_out_of_the_search_cannot_be_slipped_in(board, ask, honoured):
    request, _ = ask()
    answer = board.post(f"/yeu-cau-du-lieu/{request.pk}/xac-minh/", {"party": honoured[1][0].pk, "how": "Không đúng"})
    assert answer.status_code == 422 and DataRequest.objects.get().party is None


def test_late_ones_are_marked(board, ask, monkeypatch):
    ask()
    monkeypatch.setenv("VINHDANH_TODAY", "2026-01-05")
    assert "quá 6 ngày" in board.get("/yeu-cau-du-lieu/").content.decode()
    assert "quá 6 ngày" not in board.get("/yeu-cau-du-lieu/?state=fulfilled").content.decode()


def test_the_head_looks_on_and_reads_no_sender(client, users, ask):
    request, _ = ask()
    client.force_login(users.board_head)
    page = client.get(f"/yeu-cau-du-lieu/{request.pk}/").content.decode()
    assert "Hạn trả lời" in page and "0912" not in page and "Tôi không muốn" not in page


def test_consent_is_recorded_with_its_paper(board, honoured):
    party = honoured[0][0]
    assert board.get(f"/vinh-danh/{party.pk}/").status_code == 404
    board.post(f"/cong-khai/{party.pk}/", {"given_on": "01/11/2025", "cite": "Phiếu đồng ý ngày 01/11/2025"})
    assert Consent.objects.get().recorded_by
    assert board.get(f"/vinh-danh/{party.pk}/").status_code == 200
    board.post(f"/cong-khai/{party.pk}/rut-dong-y/")
    assert board.get(f"/vinh-danh/{party.pk}/").status_code == 404
    assert board.post(f"/cong-khai/{party.pk}/", {"given_on": "khi nào", "cite": ""}).status_code == 422
