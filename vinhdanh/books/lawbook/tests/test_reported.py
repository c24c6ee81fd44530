"""The reported law: present, off; read and confirmed clause by clause; switched on it judges, and says so once."""

from datetime import date, datetime

import pytest

from vinhdanh import law
from vinhdanh.books.lawbook import actions
from vinhdanh.books.lawbook.models import Confirmation, ReportedLaw
from vinhdanh.books.lawbook.queries import notice_on, statutes_in_force
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.ground.office.models import AuditRow

pytestmark = pytest.mark.django_db
NAME, FIGHTER, TRANSITION = "06-2026-qh16", "06/2026/QH16 Đ23", "06/2026/QH16 Đ4#chuyen-tiep"
AFTER = date(2026, 11, 1)


@pytest.fixture
def admin(users):
    return Actor.user(users.administrator)


def _read(admin, at: datetime, *provisions: str) -> list[Confirmation]:
    return [actions.confirm(NAME, by=admin, at=at, provision=each, text_read="Công báo số 1") for each in provisions]


def _weight() -> str | None:
    found = [p for p in statutes_in_force(AFTER).paths("CSTDCS") if p.provision.patch]
    return found[0].provision.confidence if found else None


def test_off_until_switched_on_and_low_until_confirmed(admin, at):
    assert _weight() is None
    _read(admin, at, FIGHTER)
    assert _weight() is None, "a confirmation alone switches nothing on"
    actions.switch_on(NAME, by=admin, at=at)
    assert _weight() == "high"
    actions.withdraw(Confirmation.objects.get(), by=admin, at=at)
    assert _weight() == "low"
    actions.switch_off(NAME, by=admin, at=at)
    assert _weight() is None and not ReportedLaw.objects.exists()
    assert statutes_in_force(date(2026, 9, 30)).digest == law.statutes(date(2026, 9, 30)).digest


def test_a_confirmation_is_of_the_words_as_they_were(admin, at):
    [made] = _read(admin, at, FIGHTER)
    actions.switch_on(NAME, by=admin, at=at)
    Confirmation.objects.filter(pk=made.pk).update(digest="of other words")
    assert _weight() == "low"


def test_each_step_is_audited_with_who_and_what(admin, at):
    [made] = _read(admin, at, FIGHTER)
    actions.switch_on(NAME, by=admin, at=at)
    told = {row.action: row.details for row in AuditRow.objects.filter(action__startswith="lawbook.confirm")}
    assert told["lawbook.confirm:confirm"] == {"patch": NAME, "provision": FIGHTER, "text_read": "Công báo số 1"}
    assert told["lawbook.confirm:switch_on"]["switched"] == "on"
    assert (made.by_name, made.day) == (admin.name, at.date())


def test_what_cannot_be_confirmed(admin, users, at):
    with pytest.raises(Refused, match="không có quy định này"):
        _read(admin, at, "06/2026/QH16 Đ999")
    with pytest.raises(Refused, match="văn bản đã đọc"):
        actions.confirm(NAME, by=admin, at=at, provision=FIGHTER, text_read="  ")
    with pytest.raises(Refused, match="Không có luật được nêu"):
        actions.switch_on("luat-khac", by=admin, at=at)
    with pytest.raises(NotPermitted):
        actions.switch_on(NAME, by=Actor.user(users.board_head), at=at)


def test_the_notice_says_what_is_open(admin, at):
    assert notice_on(date(2026, 9, 30)) is None
    assert "xét theo Luật số 06/2022/QH15" in notice_on(AFTER)
    actions.switch_on(NAME, by=admin, at=at)
    _read(admin, at, FIGHTER)
    assert "1 trong 2 quy định chưa được đọc" in notice_on(AFTER)
    _read(admin, at, TRANSITION)
    assert notice_on(AFTER) is None


def test_the_page_shows_both_texts_and_takes_a_confirmation(client, users):
    client.force_login(users.administrator)
    page = client.get("/luat/ban-sua/", follow=True).content.decode()
    assert "Đang tắt" in page and "Dự thảo sửa đổi, bổ sung 47 điều" in page and "<del>" in page
    again = client.post(f"/luat/ban-sua/{NAME}/xac-nhan/", {"provision": FIGHTER, "text_read": ""})
    assert "Ghi văn bản đã đọc" in again.content.decode() and not Confirmation.objects.exists()
    page = client.post(
        f"/luat/ban-sua/{NAME}/xac-nhan/", {"provision": FIGHTER, "text_read": "Công báo số 9"}, follow=True
    ).content.decode()
    assert "Đã đọc và xác nhận bởi" in page and "Công báo số 9" in page and "1/2 đã xác nhận" in page
    page = client.post(f"/luat/ban-sua/{NAME}/bat/", follow=True).content.decode()
    assert "Đang bật, chưa xác nhận đủ" in page
    assert "Đang tắt" in client.post(f"/luat/ban-sua/{NAME}/tat/", follow=True).content.decode()


def test_who_may_read_and_who_may_confirm(client, users):
    client.force_login(users.council_member)
    page = client.get(f"/luat/ban-sua/{NAME}/").content.decode()
    assert "Tôi đã đọc" not in page and "Đang tắt" in page
    assert client.post(f"/luat/ban-sua/{NAME}/bat/").status_code == 403
    assert client.get("/luat/ban-sua/luat-khac/").status_code == 404


def test_one_banner_a_page(client, users, monkeypatch):
    client.force_login(users.council_member)
    said = "Luật mới chưa kiểm chứng"
    assert client.get("/luat/CSTDCS/?on=2026-11-01").content.decode().count(said) == 1
    assert said not in client.get("/luat/CSTDCS/?on=2026-09-30").content.decode()
