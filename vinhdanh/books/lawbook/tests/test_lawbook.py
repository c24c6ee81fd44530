"""Overlays adopted, and the catalogue as people read it."""

from datetime import date

import pytest

from vinhdanh import law
from vinhdanh.books.lawbook import actions, catalogue, rules
from vinhdanh.books.lawbook.models import Adoption
from vinhdanh.books.lawbook.queries import overlays_in_force
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import NotPermitted, Refused

pytestmark = pytest.mark.django_db
ON = date(2025, 12, 20)
LAW = law.statutes(ON)


def test_an_overlay_applies_from_its_first_day_until_the_day_it_ends(house, at):
    adoption = actions.adopt("bac-ninh", by=house, at=at, since=date(2025, 12, 15))
    actions.end(adoption, by=house, at=at, until=date(2026, 3, 1))
    days = [date(2025, 12, 14), date(2025, 12, 15), date(2026, 2, 28), date(2026, 3, 1)]
    assert [overlays_in_force(day) for day in days] == [(), ("bac-ninh",), ("bac-ninh",), ()]


def test_what_cannot_be_adopted(house, users, at):
    with pytest.raises(Refused, match="Không có bộ quy định"):
        actions.adopt("tinh-khong-co", by=house, at=at, since=ON)
    with pytest.raises(Refused, match="phải sau"):
        actions.adopt("bac-ninh", by=house, at=at, since=ON, until=ON)
    with pytest.raises(NotPermitted):
        actions.adopt("bac-ninh", by=Actor.user(users.board_head), at=at, since=ON)
    assert not Adoption.objects.exists()


def test_every_award_has_its_row_and_its_page():
    rows = catalogue.catalogue(LAW)
    assert [row.code for row in rows] == list(law.award_names())
    assert all(row.confidence in rules.MARKS and row.subjects for row in rows)
    for row in rows:
        for way in catalogue.award_page(row.code, ON, LAW)["ways"]:
            assert way.ref
            assert all(line.text[0].isupper() or not line.text[0].isalpha() for line in way.lines)


def test_the_list_names_the_deciders_of_each_workplace():
    row = next(row for row in catalogue.catalogue(LAW) if row.code == "CSTDCS")
    assert row.decides.split("; ") == [
        "Thủ trưởng cơ quan, đơn vị",
        "Chủ tịch Ủy ban nhân dân xã, phường",
        "Giám đốc doanh nghiệp, hợp tác xã",
    ]


def test_pages(client, users):
    client.force_login(users.council_member)
    page = client.get("/luat/")
    assert page.status_code == 200
    assert "Chiến sĩ thi đua cơ sở" in page.content.decode()
    page = client.get("/luat/BKT/?on=20/12/2025").content.decode()
    assert "điểm d khoản 1 Điều 74 Luật 06/2022/QH15" in page
    assert "Gương mẫu chấp hành" in page
    assert client.get("/luat/KHONGCO/").status_code == 404
    assert client.get("/luat/?on=31/02/2025").status_code == 200
    assert client.get("/luat/ap-dung/").status_code == 403


def test_a_text_that_was_not_verified_is_marked(client, users):
    client.force_login(users.council_member)
    low = next(row.code for row in catalogue.catalogue(LAW) if row.confidence == "low")
    assert "Cần kiểm chứng" in client.get(f"/luat/{low}/?on=2025-12-20").content.decode()


def test_an_administrator_adopts_and_ends(client, users, monkeypatch):
    client.force_login(users.administrator)
    page = client.post("/luat/ap-dung/", {"overlay": "hung-yen", "since": "01/07/2025"}, follow=True)
    assert "Đã áp dụng hung-yen" in page.content.decode()
    adoption = Adoption.objects.get()
    client.post(f"/luat/ap-dung/{adoption.pk}/thoi/")
    adoption.refresh_from_db()
    assert adoption.until == date(2025, 12, 15)
    page = client.post("/luat/ap-dung/", {"overlay": "hung-yen", "since": "32/07/2025"})
    assert page.status_code == 200 and Adoption.objects.count() == 1
