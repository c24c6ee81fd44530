"""What only a browser can tell of the public pages: accessible in every face, no sideways scroll, no script needed."""

from datetime import date
from pathlib import Path

import pytest
from django.core.cache import cache

from vinhdanh.books.ledger import actions as ledger
from vinhdanh.ground.ui import tests as ui_tests

AXE = (Path(ui_tests.__file__).parent / "data" / "axe.min.js").read_text(encoding="utf-8")
FACES = [{}, {"vd_theme": "dark"}, {"vd_contrast": "more", "vd_size": "larger"}]
SIZES = [{"width": 1366, "height": 768}, {"width": 390, "height": 844}]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server, province, people, house, at):
    cache.clear()
    for year in (2023, 2025):
        grants = [
            ledger.NewGrant(
                party=person.party,
                award="BKT",
                name=person.party.name,
                unit_name="Trường THPT Khoái Châu",
                year=year,
                decided_on=date(year, 7, 20),
                decision_number=f"{year - 1800}/QĐ-UBND",
                authority=province.chair,
                authority_title=province.chair.title,
            )
            for person in people("Đỗ Thị Ước", "Lê Văn Hùng", identity="")
        ]
        written = ledger.grant(province.chair, by=house, at=at, grants=grants)
    yield f"{live_server.url}|{written[0].pk}".split("|")
    cache.clear()


def faults(page):
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    told = [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]
    if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        told.append("sideways scroll")
    return told


def wear(page, site, face):
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": value, "url": site} for name, value in face.items()])


@pytest.mark.parametrize("size", SIZES, ids=["desk", "phone"])
def test_public_pages_are_accessible_in_every_face(site, page, size):
    url, key = site
    complaints = []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    page.set_viewport_size(size)
    paths = ["/", "/tra-cuu?q=do+thi", "/quyet-dinh-khen-thuong/", f"/quyet-dinh-khen-thuong/{key}/", "/du-lieu-mo/"]
    for face in FACES:
        wear(page, url, face)
        for path in paths:
            page.goto(url + path)
            assert faults(page) == [], (path, face)
    assert not complaints, "the strict policy lets the described site be"


@pytest.mark.parametrize("size", SIZES, ids=["desk", "phone"])
def test_a_citizen_checks_without_script(site, browser, size):
    url, _ = site
    context = browser.new_context(java_script_enabled=False, viewport=size)
    page = context.new_page()
    page.goto(f"{url}/tu-kiem-tra/")
    page.get_by_label("Nông dân").check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Lao động, sản xuất có hiệu quả").check()
    page.get_by_role("button", name="Xem kết quả").click()
    assert "Lao động tiên tiến" in page.locator("main").inner_text()
    assert page.url == f"{url}/tu-kiem-tra/", "the address says nothing of the answers"
    page.get_by_role("button", name="Sửa câu trả lời").click()
    assert page.get_by_label("Lao động, sản xuất có hiệu quả").is_checked()
    context.close()


@pytest.mark.parametrize("size", SIZES, ids=["desk", "phone"])
def test_every_step_of_the_check_is_accessible(site, page, size):
    url, _ = site
    page.set_viewport_size(size)
    for face in FACES:
        wear(page, url, face)
        page.goto(f"{url}/tu-kiem-tra/")
        assert faults(page) == [], face
        page.get_by_label("Công nhân, người lao động").check()
        page.get_by_role("button", name="Tiếp tục").click()
        assert faults(page) == [], face
        page.get_by_label("Hoàn thành tốt nhiệm vụ trở lên").select_option("5")
        page.get_by_role("button", name="Tiếp tục").click()
        page.get_by_label("Có nhiều thành tích").check()
        page.get_by_role("button", name="Xem kết quả").click()
        assert page.get_by_role("alert").is_visible(), "a deed without its reach is asked again"
        assert faults(page) == [], face
        page.get_by_label("Việc tốt ấy có ảnh hưởng đến đâu?").select_option("xa")
        page.get_by_role("button", name="Xem kết quả").click()
        assert faults(page) == [], face
