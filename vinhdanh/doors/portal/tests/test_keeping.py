"""Kept pages: the same bytes for every stranger, nobody's own page, forgotten when something is published."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinhdanh.doors.portal import keeping
from vinhdanh.doors.portal.editorial import visits
from vinhdanh.doors.portal.editorial.models import ArticlePage, NewsSection


@pytest.fixture(autouse=True)
def keep(settings):
    settings.KEEP_PAGES_SECONDS = 30
    keeping.forget()
    visits._seen.clear()
    yield
    keeping.forget()


@pytest.fixture
def article(province):
    return NewsSection.objects.get().add_child(instance=ArticlePage(title="Tin giữ", slug="tin-giu"))


def test_the_second_stranger_costs_no_question(client, article):
    first = client.get(article.url)
    with CaptureQueriesContext(connection) as asked:
        second = client.get(article.url)
    assert len(asked) == 0 and second.content == first.content
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert visits.count_of(article.pk) == 2, "a reader of a kept page is counted too"


def test_who_signed_in_sees_their_own_page(client, article, users):
    client.get("/")
    client.force_login(users.board_head)
    assert "Cán bộ đăng nhập" in client.get("/").content.decode() and len(keeping._pages) == 1
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    assert len(asked) > 0


def test_a_reader_who_wants_contrast_gets_contrast(client, article):
    client.get("/")
    client.cookies["vd_contrast"] = "more"
    assert 'data-contrast="more"' in client.get("/").content.decode()


def test_publishing_is_seen_at_once(client, article):
    assert "Tin giữ" in client.get("/tin-chuyen-nganh/").content.decode()
    article.title = "Tin đã sửa"
    article.save_revision().publish()
    assert "Tin đã sửa" in client.get("/tin-chuyen-nganh/").content.decode()


def test_look_ups_are_never_kept(client, province):
    client.get("/tra-cuu?q=do+thi+uoc")
    client.get("/tim-kiem/?q=do+thi+uoc")
    assert not keeping._pages


def test_floods_of_addresses_do_not_fill_the_memory(client, province, monkeypatch):
    monkeypatch.setattr(keeping, "MOST", 5)
    for number in range(9):
        client.get(f"/tin-chuyen-nganh/?nam={2000 + number}")
    assert len(keeping._pages) == 5
    client.get("/tin-chuyen-nganh/?" + "x" * 300)
    assert len(keeping._pages) == 5
