"""What citizens send of good people: to the right desk, with pictures only, and nothing hostile comes through."""

import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from vinhdanh.crafts.pictures.tests.test_cleaning import picture, with_place
from vinhdanh.ground.office import files, receipts
from vinhdanh.work.exemplars import actions
from vinhdanh.work.exemplars.models import Finding
from vinhdanh.work.exemplars.tests.conftest import commune_officer, desk  # noqa: F401

STORY = "Bác Nam nhảy xuống sông cứu hai cháu bé bị đuối nước"
HOSTILE = [
    "<script>alert(1)</script>" * 3,
    "'; DROP TABLE exemplars_finding; --" * 2,
    "x" * 10_000,
    "đ" * 10_000,
    "\x00",
]


@pytest.fixture(autouse=True)
def _no_counts_of_another_test():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def send(client, province):
    def run(*pictures, **said):
        fields = {"name": "Bác Nam", "deed": "brave", "commune": province.commune.pk, "story": STORY}
        fields |= {"slip": receipts.new_slip(), "pictures": list(pictures)}
        return client.post("/gioi-thieu-guong-tot/", fields | said)

    return run


def image(content=None, name="a.jpg"):
    return SimpleUploadedFile(name, content or picture())


def test_it_lands_on_the_commune_s_desk_and_is_followed_by_its_code(client, send, province, desk, at):  # noqa: F811
    answer = send(image(with_place()), image(picture("PNG")), sender_name="Phạm Thị Sen", contact="0912 345 678")
    code = re.search(r'class="code"[^>]*>([0-9A-Z-]{19})<', answer.content.decode())[1]
    finding = Finding.objects.get()
    assert finding.commune == province.commune and finding.photographs.count() == 2
    assert b"iPhone" not in files.read(finding.photographs.first().file)
    assert "Xác minh" in client.post("/bien-nhan/", {"code": code}).content.decode()
    actions.decline(finding, by=desk, at=at, reason="Việc đã được khen năm 2024")
    fate = client.post("/bien-nhan/", {"code": code}).content.decode()
    assert "Việc đã được khen năm 2024" in fate and "Sen" not in fate


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"0" * 500, "Đây là video"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "hình SVG"),
        (b"<!doctype html><script>alert(1)</script>", "trang web"),
        (b"\xff\xd8\xff" + b"0" * 100, "hỏng"),
    ],
    ids=["video", "svg", "html", "broken"],
)
def test_what_is_no_picture_is_refused_by_name_whatever_it_is_called(send, content, said):
    answer = send(image(), image(content, "anh-dep.jpg"))
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page and "anh-dep.jpg" in page and STORY in page
    assert not Finding.objects.exists()


def test_six_pictures_are_too_many(send):
    assert "Chỉ gửi được 5 ảnh" in send(*(image() for _ in range(6))).content.decode()


def test_a_commune_of_the_past_or_a_school_has_no_desk(send, province):
    assert send(commune=province.school.pk).status_code == 422


@pytest.mark.parametrize("text", HOSTILE, ids=["script", "sql", "long", "long-vietnamese", "nul"])
@pytest.mark.parametrize(
    "field", ["name", "deed", "commune", "place", "happened", "story", "sender_name", "contact", "slip"]
)
def test_no_field_breaks_or_runs_anything(send, field, text):
    answer = send(**{field: text})
    assert answer.status_code in (200, 422) and "<script>alert" not in answer.content.decode()


def test_a_picture_s_name_is_only_letters(send):
    page = send(image(b"<svg/>", "<img src=x onerror=alert(1)>.jpg")).content.decode()
    assert "<img src=x" not in page


def test_a_flood_from_one_address_is_stopped(send):
    assert 429 in [send().status_code for _ in range(15)]
    assert Finding.objects.count() <= 10


def test_a_robot_falls_into_the_trap(send):
    assert send(website="x").status_code == 422 and not Finding.objects.exists()
