"""What citizens see and send of a docket: names while it is open, numbers afterwards; floods come to nothing."""

import re

import pytest
from django.core.cache import cache

from vinhdanh.ground.office import receipts
from vinhdanh.ground.office.models import AuditRow
from vinhdanh.work.dockets import actions
from vinhdanh.work.dockets.models import Comment
from vinhdanh.work.dockets.tests.conftest import asked, docket, draft, officer, on, round, say  # noqa: F401
from vinhdanh.work.dockets.workflow import CommentState

HOSTILE = ["<script>alert(1)</script>", "'; DROP TABLE dockets_comment; --", "{{ 7*7 }}{% csrf_token %}", "\x00\u202e"]


@pytest.fixture(autouse=True)
def _no_counts_of_another_test():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def send(client, docket):  # noqa: F811
    def run(**said):
        fields = {"stance": "for", "text": "Bà Ước dạy tốt, dân quý mến", "slip": receipts.new_slip()} | said
        return client.post(f"/lay-y-kien/{docket.pk}/", fields)

    return run


def code_in(answer):
    return re.search(r'class="code"[^>]*>([0-9A-Z-]{19})<', answer.content.decode())[1]


def test_while_it_is_open_the_list_is_read_and_commented_without_an_account(client, docket, send):  # noqa: F811
    page = client.get(f"/lay-y-kien/{docket.pk}/")
    text = page.content.decode()
    assert "Đỗ Thị Ước" in text and "Huân chương Lao động" in text and "1985" not in text
    assert "noindex" in page["X-Robots-Tag"]
    assert docket.title in client.get("/lay-y-kien/").content.decode()
    code = code_in(send())
    fate = client.post("/bien-nhan/", {"code": code.lower().replace("-", " ")}).content.decode()
    assert docket.title in fate and "Bà Ước dạy tốt" in fate


def test_nothing_is_public_before_moderation_nor_its_sender_ever(client, docket, send, officer, at):  # noqa: F811
    send(text="Bà Ước giúp đỡ cả xóm", name="Phạm Thị Sen", contact="0912 345 678")
    address = f"/lay-y-kien/{docket.pk}/"
    assert "giúp đỡ cả xóm" not in client.get(address).content.decode()
    actions.show(Comment.objects.get(), by=officer, at=at)
    page = client.get(address).content.decode()
    assert "giúp đỡ cả xóm" in page and "Sen" not in page and "0912" not in page


def test_after_the_last_day_only_numbers_remain(client, docket, send, on, officer, at):  # noqa: F811
    send(text="Bà Ước giúp đỡ cả xóm")
    actions.show(Comment.objects.get(), by=officer, at=at)
    on(2025, 12, 30)
    page = client.get(f"/lay-y-kien/{docket.pk}/").content.decode()
    assert "Huân chương Lao động" in page and "dưới 5" in page
    assert "Ước" not in page and "Khoái Châu" not in page and "giúp đỡ" not in page and "Gửi ý kiến" not in page
    late = send(text="Viết từ hôm qua")
    assert late.status_code == 409 and "Viết từ hôm qua" in late.content.decode(), "nothing typed is lost"
    assert Comment.objects.count() == 1


def test_the_fate_of_a_comment_is_read_by_its_code(client, send, officer, at):  # noqa: F811
    code = code_in(send(text="Nói xấu người khác"))
    one = Comment.objects.get()
    actions.hide(one, by=officer, at=at, because="Công kích, xúc phạm cá nhân")
    actions.dispose(one, by=officer, at=at, disposition="outside", answer="Ý kiến không thuộc nội dung lấy ý kiến.")
    page = client.post("/bien-nhan/", {"code": code}).content.decode()
    assert "Công kích, xúc phạm cá nhân" in page and "không thuộc nội dung" in page and "Nói xấu" not in page
    wrong = client.post("/bien-nhan/", {"code": "0000-0000-0000-0000"})
    assert wrong.status_code == 422 and "Không có biên nhận" in wrong.content.decode()


def test_codes_cannot_be_walked(client, db):
    tried = {client.post("/bien-nhan/", {"code": f"{n:016d}"}).status_code for n in range(30)}
    assert 429 in tried


def test_a_flood_from_one_address_is_stopped(send):
    answers = [send(text=f"Ý kiến thứ {n} trong trận lụt").status_code for n in range(15)]
    assert 429 in answers and Comment.objects.count() <= 10


def test_refreshing_the_receipt_sends_nothing_twice(send):
    slip = receipts.new_slip()
    assert code_in(send(slip=slip)) == code_in(send(slip=slip))
    assert Comment.objects.count() == 1


def test_a_robot_falls_into_the_trap(send):
    answer = send(website="https://spam.example")
    assert answer.status_code == 422 and "Bà Ước dạy tốt" in answer.content.decode() and not Comment.objects.exists()


@pytest.mark.parametrize("text", [*HOSTILE, "x" * 10_000, "đ" * 10_000, ""])
@pytest.mark.parametrize("field", ["text", "name", "contact", "stance", "listed", "slip", "code"])
def test_no_field_breaks_or_runs_anything(client, send, field, text):
    cache.clear()
    answer = client.post("/bien-nhan/", {"code": text}) if field == "code" else send(**{field: text})
    assert answer.status_code in (200, 422)
    assert "<script>alert" not in answer.content.decode() and ">49<" not in answer.content.decode()


def test_scripts_are_shown_as_letters(client, docket, send, officer, at):  # noqa: F811
    send(text="<script>alert(1)</script> bà Ước tốt")
    actions.show(Comment.objects.get(), by=officer, at=at)
    assert Comment.objects.get().state == CommentState.SHOWN
    assert "&lt;script&gt;" in client.get(f"/lay-y-kien/{docket.pk}/").content.decode()


def test_nothing_of_a_comment_is_in_the_trail(send):
    send(text="Chuyện riêng của bà Ước", name="Phạm Thị Sen")
    assert "Sen" not in repr(list(AuditRow.objects.values())) and "Chuyện" not in repr(list(AuditRow.objects.values()))
