"""The seven sections as they are laid, and what is served of them."""

import pytest
from wagtail.models import Page, Workflow

from vinhdanh.doors.portal.editorial.models import ArticlePage, NewsSection

SECTIONS = {
    "Trang chủ": "/",
    "Giới thiệu": "/gioi-thieu/",
    "Tin chuyên ngành": "/tin-chuyen-nganh/",
    "Tổ chức bộ máy – cán bộ": "/to-chuc/",
    "Thông tin tuyển dụng": "/tuyen-dung/",
    "Văn bản của Tỉnh": "/van-ban-cua-tinh/",
    "Văn bản TW": "/van-ban-tw/",
}


@pytest.mark.parametrize("address", SECTIONS.values())
def test_every_section_stands_from_the_first_day(address, client, province):
    page = client.get(address)
    assert page.status_code == 200
    said = page.content.decode()
    for title, url in SECTIONS.items():
        assert said.count(f'<a href="{url}"') >= 2 and title in said, f"{title}: in the menu and again at the foot"
    assert said.count('class="skip"') == 3
    assert "unsafe-inline" not in page["Content-Security-Policy"]


def test_there_is_one_way_to_publication(db):
    workflow = Workflow.objects.get(active=True)
    assert [task.name for task in workflow.tasks] == ["Biên tập", "Duyệt đăng"]


@pytest.fixture
def article(province):
    section = NewsSection.objects.get()
    page = ArticlePage(title="Đại hội thi đua", slug="dai-hoi", day="2025-12-01", source="Sở Nội vụ", author="Minh Tâm")
    page.body = ArticlePage._meta.get_field("body").stream_block.to_python(
        [
            {"type": "paragraph", "value": "<p>Một <b>việc</b> tốt.</p>"},
            {"type": "table", "value": {"caption": "Mốc", "rows": "Việc | Hạn\nHọp | 10/12"}},
        ]
    )
    return section.add_child(instance=page)


def test_an_article_names_source_and_author_apart(client, article):
    said = client.get(article.url).content.decode()
    assert "Tin từ Sở Nội vụ" in said and "Minh Tâm" in said
    assert "Đăng ngày 01 tháng 12 năm 2025" in said
    assert '<th scope="col">Việc</th>' in said and "<td>10/12</td>" in said


def test_an_article_can_be_kept_as_a_file(client, article):
    kept = client.get(article.url + "?luu")
    assert kept["Content-Disposition"] == 'attachment; filename="dai-hoi.html"'
    assert "Tin từ Sở Nội vụ" in kept.content.decode() and "http://localhost" in kept.content.decode()


def test_a_page_only_answers_readers(client, article):
    assert client.post(article.url).status_code == 405


def test_a_withdrawn_article_is_gone(client, article):
    article.unpublish()
    assert client.get(article.url).status_code == 404
    assert article.title not in client.get("/tin-chuyen-nganh/").content.decode()


def test_the_feed_of_a_section(client, article):
    feed = client.get("/nguon-tin/tin-chuyen-nganh.atom")
    assert feed.status_code == 200 and "Đại hội thi đua" in feed.content.decode()
    assert client.get("/nguon-tin/gioi-thieu.atom").status_code == 404


def test_the_originals_of_pictures_are_not_given(client, db):
    for path in ("original_images/a.jpg", "images/../../secret-key", "images/a.svg", "images/khong-co.webp"):
        assert client.get(f"/anh/{path}").status_code == 404


def test_a_section_with_children_goes_with_them_and_the_menu_follows(client, article):
    NewsSection.objects.get().delete()
    said = client.get("/")
    assert said.status_code == 200 and "/tin-chuyen-nganh/" not in said.content.decode()
    assert client.get(article.url).status_code == 404
    assert not Page.objects.filter(pk=article.pk).exists()


@pytest.mark.parametrize("address", ["/tin-chuyen-nganh/", "/tuyen-dung/"])
def test_lists_ask_the_same_number_of_questions_for_one_row_and_for_three(
    address, client, province, django_assert_num_queries, django_db_blocker
):
    from datetime import date

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from vinhdanh.doors.portal.editorial.models import RecruitmentNotice, RecruitmentSection

    def write(number):
        if address == "/tuyen-dung/":
            notice = RecruitmentNotice(title=f"Tuyển {number}", deadline=date(2026, 1, 1), place="Phố Hiến")
            RecruitmentSection.objects.get().add_child(instance=notice)
        else:
            NewsSection.objects.get().add_child(instance=ArticlePage(title=f"Tin {number}", slug=f"tin-{number}"))

    write(1)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(address)
    write(2)
    write(3)
    with CaptureQueriesContext(connection) as three:
        client.get(address)
    assert len(three) == len(one)
