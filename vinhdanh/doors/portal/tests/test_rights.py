"""A citizen's request about their own data, and what every public page shows of those who restricted it."""

import re
from datetime import date

import pytest
from django.core.cache import cache

from vinhdanh.doors.portal import published
from vinhdanh.ground.office import files, receipts
from vinhdanh.work.decisions.models import Decision, Item
from vinhdanh.work.nominations.models import Nomination, Round
from vinhdanh.work.rights.models import DataRequest
from vinhdanh.work.rights.tests.conftest import ask, done, honoured, officer  # noqa: F401

HOSTILE = ["<script>alert(1)</script>", "'; DROP TABLE rights_datarequest; --", "x" * 10_000, "\x00"]


@pytest.fixture(autouse=True)
def _no_counts_of_another_test():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def send(client, db):
    def run(**said):
        fields = {"kind": "erase", "name": "Đỗ Thị Ước", "contact": "0912 345 678", "slip": receipts.new_slip()}
        return client.post("/quyen-du-lieu/", fields | said)

    return run


@pytest.fixture
def looks(client, honoured):  # noqa: F811
    """``looks(path)``: whether a public page names Đỗ Thị Ước."""
    key = published.published()[0].key
    paths = {
        "look-up": "/tra-cuu?q=do+thi+uoc",
        "number": "/tra-cuu?q=215/QĐ-UBND",
        "decision": f"/quyet-dinh-khen-thuong/{key}/",
        "certificate": f"/x/{honoured[0][1].token}",
    }
    return lambda: {name: "Đỗ Thị Ước" in client.get(path).content.decode() for name, path in paths.items()}


def test_the_request_is_taken_and_followed_by_its_code(client, send):
    answer = send(text="Gỡ tên tôi khỏi trang tra cứu")
    page = answer.content.decode()
    code = re.search(r'class="code"[^>]*>([0-9A-Z-]{19})<', page)[1]
    assert "ngày 30 tháng 12 năm 2025" in page
    fate = client.post("/bien-nhan/", {"code": code}).content.decode()
    assert "30/12/2025" in fate and "Gỡ tên tôi" not in fate and "Ước" not in fate, "a lost code tells nothing private"


def test_restricted_the_look_up_knows_them_no_more_and_the_law_s_list_stays(looks, done):  # noqa: F811
    assert all(looks().values())
    done("restrict", "lookup")
    assert looks() == {"look-up": False, "number": False, "decision": True, "certificate": True}


def test_erased_no_public_page_names_them_and_the_award_still_stands(client, looks, done, honoured):  # noqa: F811
    done("erase", "all")
    assert not any(looks().values())
    page = client.get(f"/x/{honoured[0][1].token}").content.decode()
    assert "215/QĐ-UBND" in page
    assert "Lê Văn Hùng" in client.get("/tra-cuu?q=215/QĐ-UBND").content.decode()


def test_erased_the_signed_paper_is_downloaded_no_more(client, looks, done, honoured, province, at):  # noqa: F811
    stored = files.keep(b"%PDF-1.7 Do Thi Uoc", name="qd.pdf", media_type="application/pdf", at=at)
    decision = Decision.objects.create(
        authority=province.chair,
        subject="x",
        symbol="QĐ-UBND",
        drafted_at=at,
        state="signed",
        signed_file=stored,
        number=215,
        year=2025,
        day=date(2025, 7, 20),
        issued_at=at,
    )
    key = published.published()[0].key
    round = Round.objects.create(name="x", on=at.date(), year=2025, opens=at.date(), closes=at.date())
    nomination = Nomination.objects.create(round=round, party=honoured[0][0], award="BKT", unit=province.school)
    Item.objects.create(
        decision=decision, nomination=nomination, ordinal=1, award="BKT", subject="person", name="Đỗ Thị Ước", entry=key
    )
    address = f"/quyet-dinh-khen-thuong/{key}/ban-da-ky.pdf"
    assert client.get(address).status_code == 200
    done("erase", "all")
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("text", HOSTILE, ids=["script", "sql", "long", "nul"])
@pytest.mark.parametrize("field", ["kind", "name", "born", "contact", "decision", "text", "slip"])
def test_no_field_breaks_or_runs_anything(send, field, text):
    answer = send(**{field: text})
    assert answer.status_code in (200, 422) and "<script>alert" not in answer.content.decode()


def test_a_flood_and_a_robot_come_to_nothing(send):
    assert send(website="x").status_code == 422
    assert 429 in [send().status_code for _ in range(15)] and DataRequest.objects.count() <= 10
