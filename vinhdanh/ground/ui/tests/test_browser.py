"""What only a browser can tell: accessibility, keys, selection, the strict policy, no sideways scroll."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from playwright.sync_api import expect

AXE = (Path(__file__).parent / "data" / "axe.min.js").read_text(encoding="utf-8")
SCRIPT = Path(__file__).parent.parent / "static" / "ui" / "ui.js"
FACES = [
    {},
    {"vd_theme": "dark"},
    {"vd_contrast": "more"},
    {"vd_theme": "dark", "vd_contrast": "more", "vd_size": "larger"},
]
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("vinhdanh.ground.ui.tests.urls"),
]


@pytest.fixture
def site(live_server, page, settings):
    settings.DEBUG = True  # opens the gallery
    kind = ContentType.objects.first()
    for n in range(9):
        Permission.objects.create(codename=f"thu_{n}", name=f"Hồ sơ {n}", content_type=kind)
    page.complaints = []
    page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
    return live_server.url


def violations(page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", ["/ui/", "/thu/", "/thu/loi/404/", "/tai-khoan/login/"])
def test_pages_are_accessible_in_every_face(site, page, path, size):
    page.set_viewport_size(size)
    for face in FACES:
        page.context.clear_cookies()
        page.context.add_cookies([{"name": name, "value": value, "url": site} for name, value in face.items()])
        page.goto(site + path)
        assert violations(page) == [], (path, face)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, face)
    assert not [text for text in page.complaints if "404 (Not Found)" not in text]


def test_keys_walk_the_list_and_reach_the_search(site, page):
    page.goto(site + "/thu/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert "Hồ sơ 0" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    assert "#" in page.url
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_the_bulk_bar_comes_with_the_selection(site, page):
    page.goto(site + "/thu/")
    bar = page.locator("[data-bulk]")
    assert not bar.is_visible()
    page.check("thead input[type=checkbox]")
    assert bar.is_visible()
    bar.get_by_label("Chọn cả 9 hồ sơ").check()
    assert "Tiếp nhận 9 hồ sơ" in bar.inner_text()
    bar.get_by_label("Chọn cả 9 hồ sơ").uncheck()
    assert "Tiếp nhận 4 hồ sơ" in bar.inner_text()
    bar.get_by_role("button", name="Tiếp nhận").click()
    assert "Đã tiếp nhận 4 hồ sơ" in page.locator(".toast").inner_text()
    assert page.get_by_role("button", name="Hoàn tác").is_visible()


def test_order_and_pages_move_without_a_new_page(site, page):
    page.goto(site + "/thu/")
    page.evaluate("window.still = true")
    page.get_by_role("link", name="Số").click()
    page.wait_for_url("**sap-xep=-number**")
    assert "Hồ sơ 8" in page.locator("tbody").inner_text()
    page.get_by_role("link", name="Tiếp").click()
    page.wait_for_url("**trang=2**")
    assert page.evaluate("window.still === true")
    page.go_back()
    page.wait_for_url("**sap-xep=-number")
    expect(page.locator("tbody")).to_contain_text("Hồ sơ 8")


def test_a_refusal_takes_the_place_of_the_content(site, page):
    page.goto(site + "/thu/")
    whole = (
        "<!doctype html><html><body><main id='main' tabindex='-1'><h1>Chưa làm được việc này</h1></main></body></html>"
    )
    page.route("**sap-xep**", lambda route: route.fulfill(status=409, content_type="text/html", body=whole))
    page.get_by_role("link", name="Số").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chưa làm được việc này")
    assert page.locator("main").count() == 1
    assert page.locator(".masthead").count() == 1


def test_everything_works_without_script(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "/thu/?name=Hồ sơ")
    page.get_by_role("link", name="Số").click()
    page.check("tbody tr:nth-child(2) input")
    page.get_by_role("button", name="Tiếp nhận").click()
    assert "Đã tiếp nhận 1 hồ sơ" in page.inner_text("body")
    page.get_by_role("button", name="Tương phản cao").click()
    assert page.get_attribute("html", "data-contrast") == "more"
    context.close()


def test_a_grid_of_fields_is_walked_by_keys_and_filled_from_a_spreadsheet(page):
    cells = "".join("<tr><th>đơn vị</th>" + "<td><input value='0'></td>" * 2 + "</tr>" for _ in range(3))
    page.set_content(f"<main><table data-grid><tbody>{cells}</tbody></table></main>")
    page.add_script_tag(path=SCRIPT)
    fields = page.locator("input")
    fields.nth(0).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(fields.nth(2)).to_be_focused()
    page.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text", text);
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
        }""",
        "8\t9,5\r\n7\t10\r\n6\t1\r\n",
    )
    assert [field.input_value() for field in fields.all()] == ["0", "0", "8", "9,5", "7", "10"]
