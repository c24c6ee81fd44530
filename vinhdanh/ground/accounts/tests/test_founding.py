"""The first run: the code, the authority, the administrator, the units; then it is closed for good."""

import pytest

from vinhdanh.ground.accounts import founding
from vinhdanh.ground.accounts.models import Role, User
from vinhdanh.ground.registry.models import Authority, Unit
from vinhdanh.ground.registry.tests.test_pages import _workbook

CODE = "a1b2c3d4"
AUTHORITY = {
    "body": "tinh",
    "name": "Tỉnh Hưng Yên",
    "title": "Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên",
    "issuer": "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN",
    "symbol": "QĐ-UBND",
    "place": "Hưng Yên",
    "on_behalf": "TM. ỦY BAN NHÂN DÂN",
    "signer": "Nguyễn Văn Ký",
    "signer_position": "CHỦ TỊCH",
}
ADMINISTRATOR = {
    "username": "quantri",
    "full_name": "Nguyễn Thị Quản",
    "password": "một câu rất dễ nhớ",
    "again": "một câu rất dễ nhớ",
}


@pytest.fixture
def empty(db, settings, tmp_path):
    """An installation as ``script/server --empty`` leaves it: no user, a code in its file."""
    settings.HOME = tmp_path
    founding.code_place().write_text(CODE)


def test_every_page_leads_to_the_first_run_until_it_is_done(client, empty):
    for address in ("/", "/tra-cuu", "/don-vi/", "/tai-khoan/login/"):
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (302, "/thiet-lap/"), address
    assert client.get("/healthz").status_code == 200


def test_nothing_opens_without_the_code(client, empty):
    for address in ("/thiet-lap/co-quan/", "/thiet-lap/quan-tri/"):
        assert client.post(address, AUTHORITY | ADMINISTRATOR).url == "/thiet-lap/"
    assert "Mã không đúng" in client.post("/thiet-lap/", {"code": "sai"}).content.decode()
    assert not Unit.objects.exists()
    assert not User.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_whole_way(client, empty):
    assert client.post("/thiet-lap/", {"code": " A1B2C3D4 "}).url == "/thiet-lap/co-quan/"
    assert client.post("/thiet-lap/co-quan/", AUTHORITY).url == "/thiet-lap/quan-tri/"
    assert client.post("/thiet-lap/quan-tri/", ADMINISTRATOR).url == "/thiet-lap/don-vi/"
    authority = Authority.objects.get()
    assert (authority.decides, authority.signatories.get().position) == ("chu_tich_tinh", "CHỦ TỊCH")
    user = User.objects.get()
    assert (user.assignments.get().role, user.check_password(ADMINISTRATOR["password"])) == (Role.ADMINISTRATOR, True)
    page = client.post("/thiet-lap/don-vi/", {"file": _workbook(["Tên đơn vị"], ["Sở Y tế"], ["Xã Tân Hưng"])})
    kept = page.content.decode().split('name="sha256" value="')[1].split('"')[0]
    assert client.post("/thiet-lap/don-vi/", {"sha256": kept}).url == "/nguoi-dung/"
    assert Unit.objects.count() == 3
    assert not founding.code_place().exists()
    assert client.get("/thiet-lap/").status_code == 404
    assert client.get("/tra-cuu").status_code == 200


def test_the_first_step_may_be_mended_before_there_is_an_administrator(client, empty):
    client.post("/thiet-lap/", {"code": CODE})
    client.post("/thiet-lap/co-quan/", AUTHORITY)
    client.post("/thiet-lap/co-quan/", AUTHORITY | {"body": "so", "name": "Sở Nội vụ", "symbol": "QĐ-SNV"})
    authority = Authority.objects.get()
    assert (authority.decides, authority.symbol, authority.unit.name) == ("thu_truong", "QĐ-SNV", "Sở Nội vụ")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [({"again": "khác hẳn đi"}, "không giống nhau"), ({"password": "ngắn", "again": "ngắn"}, "10")],
)
def test_a_weak_password_makes_no_administrator(client, empty, change, sentence):
    client.post("/thiet-lap/", {"code": CODE})
    client.post("/thiet-lap/co-quan/", AUTHORITY)
    assert sentence in client.post("/thiet-lap/quan-tri/", ADMINISTRATOR | change).content.decode()
    assert not User.objects.exists()


def test_a_code_left_behind_opens_nothing_once_there_is_an_administrator(client, empty, users):
    assert client.get("/thiet-lap/").status_code == 404
    assert not founding.code_place().exists()
    assert client.get("/tra-cuu").status_code == 200
