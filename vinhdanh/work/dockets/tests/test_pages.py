"""The officer's pages: opening with the law's basis, moderating, settling, the report; and who gets in."""

import pytest

from vinhdanh.work.dockets.models import Comment, Docket
from vinhdanh.work.dockets.workflow import CommentState, DocketState


@pytest.fixture
def board(client, users):
    client.force_login(users.board_officer)
    return client


def test_the_form_brings_the_law_s_basis_period_and_nominees(board, round, asked):
    page = board.get(f"/dot-xet/{round.pk}/lay-y-kien/").content.decode()
    assert "khoản 2 Điều 44 Nghị định 152/2025/NĐ-CP" in page and 'value="10"' in page
    assert page.count("checked") == 2, "the two Labour Orders, not the provincial certificate"


def test_an_officer_draws_up_publishes_and_settles(board, round, asked, province, docket, say, on):
    sent = {
        "title": "Lấy ý kiến thêm", "authority": province.chair.pk, "basis": "Quyết định của tỉnh", "working_days": "3",
        "contact": "Sở Nội vụ", "nominations": [asked[2].pk],
    }  # fmt: skip
    answer = board.post(f"/dot-xet/{round.pk}/lay-y-kien/", sent)
    made = Docket.objects.get(title="Lấy ý kiến thêm")
    assert answer["Location"] == f"/lay-y-kien-nhan-dan/{made.pk}/"
    board.post(f"/lay-y-kien-nhan-dan/{made.pk}/dang/")
    made.refresh_from_db()
    assert made.state == DocketState.PUBLISHED
    comment, _code = say("Ông Hùng rất tốt")
    assert "Phạm Thị Sen" in board.get(f"/y-kien/{comment.pk}/").content.decode()
    board.post(f"/y-kien/{comment.pk}/dang/")
    board.post(f"/y-kien/{comment.pk}/", {"disposition": "noted", "answer": "Cảm ơn Ông/Bà đã góp ý."})
    comment.refresh_from_db()
    assert (comment.state, comment.disposition) == (CommentState.SHOWN, "noted")
    on(2026, 1, 5)
    assert board.post(f"/lay-y-kien-nhan-dan/{docket.pk}/ket-thuc/").status_code == 302
    docket.refresh_from_db()
    assert docket.state == DocketState.DONE
    assert board.get(f"/lay-y-kien-nhan-dan/{docket.pk}/bao-cao.docx").status_code == 200


def test_hiding_asks_the_reason(board, say):
    comment, _ = say()
    assert board.post(f"/y-kien/{comment.pk}/an/", {}).status_code == 422
    board.post(f"/y-kien/{comment.pk}/an/", {"because": "Công kích, xúc phạm cá nhân"})
    comment.refresh_from_db()
    assert comment.state == CommentState.HIDDEN
    assert board.post(f"/y-kien/{comment.pk}/gi-do/").status_code == 404


def test_whoever_only_looks_reads_no_sender(client, users, say):
    comment, _ = say()
    client.force_login(users.board_head)
    page = client.get(f"/y-kien/{comment.pk}/").content.decode()
    assert "Ông Hùng dạy tốt" in page and "Phạm Thị Sen" not in page and "0912" not in page


def test_the_lists_do_not_ask_more_for_more(board, docket, say):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for _ in range(2):
        say()
        with CaptureQueriesContext(connection) as asked:
            assert board.get(f"/lay-y-kien-nhan-dan/{docket.pk}/").status_code == 200
            assert board.get("/lay-y-kien-nhan-dan/").status_code == 200
        counts.append(len(asked))
        say()
    assert counts[0] == counts[1]


def test_comments_are_noted_together(board, docket, say):
    for _ in range(3):
        comment, _ = say()
        board.post(f"/y-kien/{comment.pk}/khong-dang/")
    keys = list(Comment.objects.values_list("pk", flat=True))
    board.post(f"/lay-y-kien-nhan-dan/{docket.pk}/ghi-nhan/", {"chosen": keys[:2]})
    assert Comment.objects.exclude(disposition="").count() == 2
