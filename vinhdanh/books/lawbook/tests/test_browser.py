"""The law's pages in a real browser: accessible, no sideways scroll, and a reported law read, weighed and switched."""

import pytest
from playwright.sync_api import expect

from vinhdanh.books.lawbook.models import Confirmation, ReportedLaw
from vinhdanh.ground.ui.tests.test_browser import DESK, PHONE, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REPORTED = "/luat/ban-sua/06-2026-qh16/"
PAGES = (
    "/luat/?q=chien si",
    "/luat/BKT/?on=2026-11-01",
    "/luat/doi-chieu/?before=31/12/2023&after=01/01/2024&award=TTLDTT",
    REPORTED,
)


@pytest.fixture
def reader(live_server, page, client, users):
    """``reader(user)``: signed in as that user."""

    def run(user):
        client.force_login(user)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page.complaints = []
        page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
        return page

    return run


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_are_accessible_and_fit(live_server, reader, users, size):
    page = reader(users.administrator)
    page.set_viewport_size(size)
    for path in PAGES:
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")
        assert not violations(page), path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert not page.complaints


def test_a_reported_law_is_read_weighed_and_switched(live_server, reader, users):
    page = reader(users.administrator)
    page.goto(live_server.url + REPORTED)
    page.get_by_role("button", name="Xét xem ai thêm, ai mất").click()
    expect(page.locator("#effect-part")).to_contain_text("Không ai thêm, không ai mất")
    page.locator("#c1 input[name=text_read]").fill("Công báo số 7")
    page.locator("#c1").get_by_role("button").click()
    expect(page.locator("#c1")).to_contain_text("Đã đọc và xác nhận bởi")
    page.get_by_role("button", name="Bật", exact=True).click()
    expect(page.locator("main")).to_contain_text("Đang bật, chưa xác nhận đủ")
    assert ReportedLaw.objects.exists() and Confirmation.objects.get().text_read == "Công báo số 7"
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator("main")).to_contain_text("Đang tắt")
    assert not page.complaints
