import pytest
from django.contrib.messages import get_messages
from django.template.loader import render_to_string
from django.test import RequestFactory

from vinhdanh.ground.ui.context import Display, display_of

ERRORS = ["400", "403", "403_csrf", "404", "413", "429", "500"]

pytestmark = pytest.mark.urls("vinhdanh.ground.ui.tests.urls")


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_stands_without_any_context(name):
    """The page of a broken system may rest on nothing: no request, no user, no database."""
    shown = render_to_string(f"{name}.html")
    assert "<h1>" in shown
    assert "hãy " in shown.lower()  # what to do next


@pytest.mark.django_db
def test_an_address_that_does_not_exist(client):
    answer = client.get("/khong-co-dau/")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()


def test_the_reader_s_choice_is_kept_and_taken_back(client):
    answer = client.post("/hien-thi/", {"contrast": "more", "next": "/tra-cuu?q=hoa"})
    assert answer["Location"] == "/tra-cuu?q=hoa"
    assert answer.cookies["vd_contrast"].value == "more"
    answer = client.post("/hien-thi/", {"contrast": "", "next": "/"})
    assert answer.cookies["vd_contrast"]["max-age"] == 0


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_choice_leads_back_to_our_own_pages_only(client, elsewhere):
    assert client.post("/hien-thi/", {"size": "large", "next": elsewhere})["Location"] == "/"


def test_a_forged_cookie_changes_nothing():
    request = RequestFactory().get("/")
    request.COOKIES.update(vd_theme='"><script>', vd_size="large")
    assert display_of(request) == Display(size="large")


@pytest.mark.django_db
def test_the_chosen_face_is_on_the_page(client):
    client.cookies["vd_theme"] = "dark"
    assert 'data-theme="dark"' in client.get("/thu/").content.decode()


@pytest.mark.django_db
def test_the_gallery_is_for_those_who_build(client, settings, django_user_model):
    assert client.get("/ui/").status_code == 404
    settings.DEBUG = True
    assert client.get("/ui/").status_code == 200


@pytest.mark.django_db
def test_only_our_own_paths_are_offered_for_undo(rf, client):
    from vinhdanh.ground.ui.toasts import say_undoable, undo_url

    request = client.get("/thu/").wsgi_request
    say_undoable(request, "Đã bỏ", "https://evil.example/")
    say_undoable(request, "Đã bỏ", "/thu/hoan-tac/")
    assert [undo_url(message) for message in get_messages(request)] == ["", "/thu/hoan-tac/"]
