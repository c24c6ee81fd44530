"""The editing room: who gets in, what they may do there, what is told to whom, and in which language."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override, trans_real
from PIL import Image
from wagtail.models import TaskState
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from vinhdanh.doors.portal.editorial.models import ArticlePage, NewsSection, Picture
from vinhdanh.ground.accounts import actions
from vinhdanh.ground.accounts.models import Role
from vinhdanh.ground.accounts.permissions import TABLE
from vinhdanh.ground.office.models import AuditRow

ROOMS = ("/cms/", "/cms/pages/", "/cms/images/", "/cms/documents/", "/cms/users/", "/cms/groups/", "/cms/account/")


def _form(**changed):
    told = {
        "title": "Tin thử Đại hội",
        "slug": "",
        "summary": "Một câu.",
        "day": "2025-12-01",
        "author": "",
        "source": "Sở Nội vụ",
        "picture": "",
        "body": streamfield([("paragraph", rich_text("<p>Nội dung.</p>"))]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000},
    }
    return nested_form_data({**told, **changed})


@pytest.fixture
def enter(client, users):
    def as_role(role):
        client.force_login(getattr(users, role))
        return client

    return as_role


@pytest.fixture
def add(db):
    return f"/cms/pages/add/editorial/articlepage/{NewsSection.objects.get().pk}/"


def _views(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _views(pattern.url_patterns)
        else:
            yield pattern.callback


def test_no_view_of_the_editing_room_is_open_without_our_permission():
    from vinhdanh.doors.portal.editorial import cms_urls

    views = list(_views(cms_urls.urlpatterns))
    assert len(views) > 150
    assert {getattr(view, "allowed", None) for view in views} == {"editorial.write"}


@pytest.mark.parametrize("address", ROOMS)
def test_who_gets_into_the_editing_room(address, client, users, enter):
    assert "/tai-khoan/login/" in client.get(address)["Location"]
    for role in Role:
        answer = enter(role.value).get(address)
        if role in TABLE["editorial.write"]:
            assert answer.status_code in (200, 302), role
        else:
            assert answer.status_code == 403, role


def test_accounts_are_not_managed_here(enter, users):
    for role in TABLE["editorial.write"]:
        for address in ("/cms/users/", "/cms/groups/", "/cms/sites/", "/cms/locales/"):
            assert enter(role.value).get(address).status_code in (302, 404), f"{role} at {address}"


def test_groups_follow_the_charge_of_today(enter, users, house, at):
    user = users.board_head
    enter("board_head").get("/cms/")
    assert set(user.groups.values_list("name", flat=True)) == {"Người viết", "Biên tập viên", "Người duyệt đăng"}
    actions.release(user.assignments.get(), by=house, at=at, until=date(2025, 1, 1))
    assert enter("board_head").get("/cms/").status_code == 403
    assert not user.groups.exists()


def test_a_writer_cannot_publish(enter, add):
    enter("unit_officer").post(add, _form(**{"action-publish": "1"}))
    assert not ArticlePage.objects.get().live


def test_an_article_goes_from_writer_to_editor_to_publisher(enter, add, client):
    enter("unit_officer").post(add, _form(**{"action-submit": "1"}))
    page = ArticlePage.objects.get()
    assert page.slug == "tin-thu-dai-hoi" and not page.live
    for role in ("unit_officer", "board_officer", "board_head"):
        task = TaskState.objects.get(status="in_progress")
        enter(role).post(f"/cms/pages/workflow/action/{page.pk}/approve/{task.pk}/", {})
        page.refresh_from_db()
        assert page.live == (role == "board_head"), role
    trail = AuditRow.objects.filter(action__startswith="editorial:")
    assert {"wagtail.create", "wagtail.workflow.start", "wagtail.publish"} <= {
        row.action.partition(":")[2] for row in trail
    }
    assert trail.filter(action="editorial:wagtail.publish").get().actor_name == "Lãnh đạo cơ quan thường trực"


@pytest.mark.parametrize("day", ["2101-01-01", "0999-01-01"])
def test_a_day_out_of_time_is_told(enter, add, day):
    said = enter("board_officer").post(add, _form(day=day)).content.decode()
    assert "hãy ghi một năm từ 1945 đến 2100" in said and not ArticlePage.objects.exists()


def test_script_in_every_field_stays_text(enter, add, client):
    bad = "<script>alert(1)</script>"
    form = _form(
        title=bad,
        summary=bad,
        source=bad,
        author=bad,
        body=streamfield([("heading", bad), ("paragraph", rich_text(f"<p>a{bad} onerror=alert(1)</p>"))]),
    )
    enter("board_head").post(add, {**form, "action-publish": "1"})
    page = ArticlePage.objects.get()
    said = client.get(page.url).content.decode() + client.get("/").content.decode()
    assert page.live and "<script>alert" not in said


def _upload(client, name, content, **more):
    told = {"title": "Ảnh", "description": "Một cánh đồng", "file": SimpleUploadedFile(name, content), **more}
    return client.post("/cms/images/add/", told).content.decode()


def _drawing(kind="PNG"):
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(content, kind)
    return content.getvalue()


def test_a_film_and_a_drawing_with_script_are_told_apart_from_pictures(enter, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = enter("board_officer")
    assert "là phim, không phải ảnh" in _upload(client, "a.jpg", b"\x00\x00\x00\x18ftypmp42" + b"x" * 600)
    assert "SVG hoặc trang web" in _upload(client, "a.png", b"<svg onload='alert(1)'></svg>")
    assert "SVG hoặc trang web" in _upload(client, "a.jpg", b"<!doctype html><script>alert(1)</script>")
    assert "không khớp" in _upload(client, "a.jpg", _drawing("PNG"))
    assert not Picture.objects.exists()


def test_a_picture_needs_words_that_stand_for_it(enter, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = enter("board_officer")
    assert "Hãy ghi lời thay ảnh" in _upload(client, "a.png", _drawing(), description="")
    _upload(client, "a.png", _drawing())
    assert Picture.objects.get().description == "Một cánh đồng"


def test_the_policy_is_wide_in_the_editing_room_alone(enter, client):
    assert "unsafe-inline" in enter("board_head").get("/cms/")["Content-Security-Policy"]
    for address in ("/", "/tin-chuyen-nganh/", "/ban-lam-viec/", "/cms-khac/"):
        assert "unsafe-inline" not in client.get(address)["Content-Security-Policy"]


def test_the_editing_room_speaks_vietnamese(enter, add, monkeypatch):
    """Every sentence that its pages look up is in some Vietnamese catalogue."""
    missing = set()
    catalogue = trans_real.translation("vi")._catalog
    plain = trans_real.DjangoTranslation.gettext

    def noting(self, message):
        if trans_real.get_language() == "vi" and message.strip() and message not in catalogue:
            missing.add(message)
        return plain(self, message)

    monkeypatch.setattr(trans_real.DjangoTranslation, "gettext", noting)
    client = enter("board_head")
    with override("vi"):
        client.post(add, _form(**{"action-submit": "1"}))
        page = ArticlePage.objects.get()
        for address in (
            "/cms/",
            "/cms/pages/3/",
            add,
            f"/cms/pages/{page.pk}/edit/",
            f"/cms/pages/{page.pk}/history/",
            "/cms/images/",
            "/cms/images/add/",
            "/cms/documents/",
            "/cms/documents/add/",
            "/cms/reports/workflow/",
        ):
            client.get(address)
    kept = {"Wagtail", "URL", "Slug", "…", "ID"}
    assert missing <= kept, "\n".join(sorted(missing - kept))
