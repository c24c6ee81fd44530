"""In a real browser: an article on its way through moderation, and every type of page read by axe and by keyboard."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

import vinhdanh.ground.ui.tests as ui_tests
from tests.browser import sign_in, stranger
from vinhdanh.doors.portal.editorial.models import (
    ArticlePage,
    DocumentPage,
    DocumentSection,
    HomePage,
    NewsSection,
    RecruitmentNotice,
    RecruitmentSection,
    TextPage,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXE = (Path(ui_tests.__file__).parent / "data" / "axe.min.js").read_text(encoding="utf-8")
PASSWORD = "mat-khau-thu-nghiem"


def test_an_article_through_moderation(browser, live_server, users):
    writer = sign_in(browser, live_server.url, "unit_officer", PASSWORD)
    section = NewsSection.objects.get()
    writer.go(f"/cms/pages/add/editorial/articlepage/{section.pk}/")
    writer.page.fill("#id_title", "Trường học thi đua dạy tốt")
    writer.page.fill("#id_summary", "Ba trường cùng soạn bài.")
    writer.page.get_by_role("button", name="Việc khác").click()
    writer.page.get_by_role("button", name="Trình duyệt").click()
    writer.page.wait_for_load_state("networkidle")
    article = ArticlePage.objects.get()
    assert article.slug == "truong-hoc-thi-dua-day-tot" and not article.live
    visitor = stranger(browser, live_server.url)
    for name in ("board_officer", "board_head"):
        visitor.go("/tin-chuyen-nganh/")
        expect(visitor.page.locator("main")).not_to_contain_text(article.title)
        task = article.current_workflow_task_state
        desk = sign_in(browser, live_server.url, name, PASSWORD)
        desk.go(f"/cms/pages/{article.pk}/edit/")
        desk.page.get_by_role("button", name="Việc khác").click()
        desk.page.locator("button[data-workflow-action-name=approve]").first.click()
        desk.page.wait_for_load_state("networkidle")
        article = ArticlePage.objects.get()
        assert article.current_workflow_task_state != task
    visitor.go("/tin-chuyen-nganh/").reads(article.title)
    visitor.press(article.title).reads("Đăng ngày")


@pytest.fixture
def pages(province):
    body = ArticlePage._meta.get_field("body").stream_block.to_python(
        [
            {"type": "heading", "value": "Việc đã làm"},
            {"type": "paragraph", "value": "<p>Một <b>việc</b> tốt.</p><ul><li>Một</li><li>Hai</li></ul>"},
            {"type": "quote", "value": {"text": "Làm thật.", "by": "Một người"}},
            {"type": "table", "value": {"caption": "Mốc", "rows": "Việc | Hạn\nHọp | 10/12"}},
        ]
    )
    article = ArticlePage(title="Đại hội thi đua", slug="dai-hoi", source="Sở Nội vụ", author="Minh Tâm", body=body)
    NewsSection.objects.get().add_child(instance=article)
    document = DocumentPage(
        title="Quy chế", slug="qc", number="61/2025/QĐ-UBND", issuer="Tỉnh", issued=date(2025, 9, 1)
    )
    DocumentSection.objects.get(level="province").add_child(instance=document)
    notice = RecruitmentNotice(title="Tuyển 02 người", slug="t", deadline=date(2026, 1, 1), place="Phố Hiến", body=body)
    RecruitmentSection.objects.get().add_child(instance=notice)
    english = TextPage(title="About", slug="en", language="en", body=body)
    HomePage.objects.get().add_child(instance=english)
    sections = ["/gioi-thieu/", "/tin-chuyen-nganh/", "/to-chuc/", "/tuyen-dung/", "/van-ban-cua-tinh/"]
    return ["/", *sections, *(page.url for page in (article, document, notice, english)), "/tim-kiem/?q=thi+dua"]


@pytest.mark.parametrize("face", ["", "data-contrast=more", "data-size=larger", "data-theme=dark"])
def test_axe_finds_nothing_on_any_type_of_page(browser, live_server, pages, face):
    visitor = stranger(browser, live_server.url)
    if face:
        name, _, value = face.removeprefix("data-").partition("=")
        visitor.page.context.add_cookies([{"name": f"vd_{name}", "value": value, "url": live_server.url}])
    for address in pages:
        visitor.go(address)
        visitor.page.evaluate(AXE)
        found = visitor.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], f"{address} {face}"


def test_at_twice_the_size_nothing_is_cut_off(browser, live_server, pages):
    page = browser.new_context(viewport={"width": 640, "height": 512}, locale="vi-VN").new_page()
    for address in pages:
        page.goto(live_server.url + address)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address


def test_the_skip_links_lead_where_they_say(browser, live_server, pages):
    visitor = stranger(browser, live_server.url)
    for presses, target in ((1, "main"), (2, "menu"), (3, "colophon")):
        visitor.go("/tin-chuyen-nganh/")
        for _ in range(presses):
            visitor.page.keyboard.press("Tab")
        visitor.page.keyboard.press("Enter")
        assert visitor.page.evaluate("location.hash") == f"#{target}"
