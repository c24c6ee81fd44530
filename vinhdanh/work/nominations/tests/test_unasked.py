"""Those who meet an award's conditions and were asked for by nobody in the round."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse

from vinhdanh.books.ledger.actions import NewGrant, grant
from vinhdanh.books.record import actions as record

from .conftest import row

pytestmark = pytest.mark.django_db


@pytest.fixture
def good(people, house, at):
    """``good("Nguyễn Thị Hoa", unit=…)``: people with a good result of 2025."""

    def make(*names, **more):
        parties = [person.party for person in people(*names, **more)]
        for party in parties:
            record.declare_result(party, by=house, at=at, year=2025, result="tot")
        return parties

    return make


def listed(client, user, round, award="LDTT", **query):
    client.force_login(user)
    answer = client.get(reverse("nominations:unasked", args=[round.pk, award]), query)
    assert answer.status_code == 200
    return [party.name for party in answer.context["list"].table.paginator.object_list.data]


def test_who_was_asked_for_has_it_or_rests_is_not_listed(good, take, round, users, client, province, house, at):
    _hoa, nam, ba, _tu = good("Nguyễn Thị Hoa", "Trần Văn Nam", "Lê Thị Ba", "Vũ Văn Tư")
    take(row("Nguyễn Thị Hoa"))
    new = NewGrant(
        party=nam, award="LDTT", name=nam.name, unit_name="", year=2025, decided_on=date(2025, 6, 20),
        decision_number="215/QĐ-SGDĐT", authority_title="Giám đốc Sở",
    )  # fmt: skip
    grant(province.director, by=house, at=at, grants=[new])
    assert listed(client, users.board_officer, round) == ["Lê Thị Ba", "Vũ Văn Tư"]
    record.hold(ba, by=house, at=at, kind="thanh_tra", since=date(2025, 10, 1))
    assert listed(client, users.board_officer, round) == ["Vũ Văn Tư"]


def test_each_sees_their_own_units(good, province, round, users, client):
    good("Nguyễn Thị Hoa")
    good("Bùi Thị Xã", unit=province.commune)
    assert listed(client, users.unit_officer, round) == ["Nguyễn Thị Hoa"]
    assert len(listed(client, users.board_officer, round)) == 2


def test_it_is_filtered_and_exported(good, province, round, users, client):
    good("Nguyễn Thị Hoa", "Trần Văn Nam")
    assert listed(client, users.board_officer, round, q="hoa") == ["Nguyễn Thị Hoa"]
    assert listed(client, users.board_officer, round, unit="khoai chau", kind="unit") == []
    book = client.get(reverse("nominations:unasked", args=[round.pk, "LDTT"]), {"xuat": "xlsx"})
    assert "spreadsheet" in book["Content-Type"]


def test_the_address_asks_for_round_and_award(round, users, client):
    client.force_login(users.board_officer)
    page = client.get("/chua-de-nghi/")
    assert page.status_code == 200 and round.name in page.content.decode()
    there = client.get("/chua-de-nghi/", {"round": round.pk, "award": "LDTT"})
    assert there["Location"] == f"/chua-de-nghi/{round.pk}/LDTT/"


def test_a_great_house_is_told_to_wait(good, round, users, client, monkeypatch):
    monkeypatch.setattr("vinhdanh.books.eligibility.discovery.AT_ONCE", 0)
    monkeypatch.setattr("vinhdanh.books.eligibility.discovery._discover", SimpleNamespace(enqueue=lambda *_: None))
    good("Nguyễn Thị Hoa")
    client.force_login(users.board_officer)
    page = client.get(reverse("nominations:unasked", args=[round.pk, "LDTT"])).content.decode()
    poll = reverse("nominations:finding", args=[round.pk, "LDTT"])
    assert poll in page and "Nguyễn Thị Hoa" not in page
    assert "Xét “Lao động tiên tiến”" in client.get(poll).content.decode()


@pytest.mark.parametrize("size", [1, 20])
def test_queries_do_not_grow(size, good, round, users, client, django_assert_max_num_queries):
    good(*[f"Nguyễn Văn {n}" for n in range(size)])
    listed(client, users.board_officer, round)
    with django_assert_max_num_queries(19):  # five of them sign in
        listed(client, users.board_officer, round)
