"""Where something is judged on a day after a reported law, exactly one banner says so, on page and paper."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from vinhdanh.books.lawbook import actions as lawbook
from vinhdanh.law import patches
from vinhdanh.work.nominations import documents
from vinhdanh.work.nominations.models import Nomination, Submission, Upload

from .conftest import row

pytestmark = pytest.mark.django_db
SAID = "Luật mới chưa kiểm chứng"


@pytest.fixture
def late(round, take):
    """The round's day is after the reported law; one nomination on its way."""
    round.on = date(2026, 12, 15)
    round.save(update_fields=["on"])
    take(row("Nguyễn Văn A"))
    return round


def _pages(round):
    nomination = Nomination.objects.get()
    return [
        f"/dot-xet/{round.pk}/",
        f"/de-nghi/{nomination.pk}/",
        f"/to-trinh/{nomination.submission_id}/",
        f"/danh-sach/{Upload.objects.get().pk}/",
        f"/chua-de-nghi/{round.pk}/CSTDCS/",
        f"/qua-trinh/{nomination.party_id}/lo-trinh/",
    ]


def test_each_page_says_it_once(client, users, late, monkeypatch):
    monkeypatch.setenv("VINHDANH_TODAY", "2026-12-15")
    client.force_login(users.board_officer)
    said = {page: client.get(page).content.decode().count(SAID) for page in _pages(late)}
    assert said == dict.fromkeys(said, 1)


def test_no_page_says_it_before_the_law(client, users, late):
    late.on = date(2026, 9, 30)
    late.save(update_fields=["on"])
    client.force_login(users.board_officer)
    assert not any(SAID in client.get(page).content.decode() for page in _pages(late))


def test_papers_say_it_once_and_no_more_once_it_is_confirmed(late, send, house, at):
    upload, _ = send()
    assert [_said(lines) for lines in (_letter(), _comments(upload))] == [1, 1]
    [(name, patch)] = patches().items()
    for provision in patch.provisions:
        lawbook.confirm(name, by=house, at=at, provision=provision.key, text_read="Công báo")
    lawbook.switch_on(name, by=house, at=at)
    assert [_said(lines) for lines in (_letter(), _comments(upload))] == [0, 0]


def _said(lines):
    return sum("06/2026/QH16" in line for line in lines)


def _letter():
    return documents.letter_of(Submission.objects.order_by("pk").first()).body


def _comments(upload):
    sheets = load_workbook(io.BytesIO(documents.annotated(upload)))
    return [cell.comment.text for sheet in sheets for line in sheet for cell in line if cell.comment]
