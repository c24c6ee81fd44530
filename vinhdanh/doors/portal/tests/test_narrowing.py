"""The look-up narrowed by award, commune and years; namesakes told apart; a page only of those who agreed."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.core.cache import cache

from vinhdanh.books.ledger import actions as ledger
from vinhdanh.books.ledger import lookup as index
from vinhdanh.doors.portal import lookup
from vinhdanh.ground.registry import actions as registry
from vinhdanh.ground.registry.models import Succession, Unit
from vinhdanh.work.rights import actions as rights


@pytest.fixture
def given(province, house, at):
    cache.clear()

    def give(person, award="BKT", year=2025, place="Trường THPT Khoái Châu"):
        grant = ledger.NewGrant(
            party=person.party,
            award=award,
            name=person.party.name,
            unit_name=place,
            year=year,
            decided_on=date(year, 7, 20),
            decision_number=f"{year}/QĐ-UBND",
            authority=province.chair,
            authority_title=province.chair.title,
        )
        return ledger.grant(province.chair, by=house, at=at, grants=[grant])[0]

    yield give
    cache.clear()


def found(query, **by):
    result = lookup.look_up(query, lookup.narrowed(by))
    return sorted((grant.award, grant.year) for party in result.parties for grant in party.grants)


def test_by_award_and_years(given, people):
    (one,) = people("Đỗ Thị Ước")
    given(one, "BKT", 2025)
    given(one, "GK", 2020)
    given(one, "LDTT", 2015)
    assert found("do thi uoc", **{"hinh-thuc": "GK"}) == [("GK", 2020)]
    assert found("do thi uoc", tu="2018") == [("BKT", 2025), ("GK", 2020)]
    assert found("do thi uoc", tu="2016", den="2020") == [("GK", 2020)]
    assert len(found("do thi uoc", **{"hinh-thuc": "khong co", "tu": "hai nghìn"})) == 3, "nonsense narrows nothing"


def test_by_the_commune_under_its_old_name_and_its_new(given, people, province, house, at):
    old = registry.add_unit(province.root, by=house, at=at, name="Xã Phương Nam", kind=Unit.Kind.COMMUNE)
    Succession.objects.create(old=old, new=province.commune, on=date(2025, 7, 1))
    here, there = people("Đào Văn Chiến", unit=province.commune) + people("Đào Văn Chiến", unit=province.school)
    given(here, "GK", 2024, place="Thôn Đông")
    given(there, "BKT", 2025)
    index.index({here.party_id, there.party_id})
    for name in ("Tân Hưng", "phuong nam"):
        assert found("dao van chien", xa=name) == [("GK", 2024)], name


def test_a_unit_s_old_and_new_names_lead_to_each_other(client, given, province, house, at):
    old = registry.add_unit(province.root, by=house, at=at, name="Xã Phương Nam", kind=Unit.Kind.COMMUNE)
    Succession.objects.create(old=old, new=province.commune, on=date(2025, 7, 1))
    given(old, "CTDT", 2020, place="")
    given(province.commune, "CTDT", 2025, place="")
    for name in ("Xã Phương Nam", "tan hung"):
        assert found(name) == [("CTDT", 2020), ("CTDT", 2025)], name
        page = client.get("/tra-cuu", {"q": name}).content.decode()
        assert "Tên cũ, tên mới" in page and "Xã Phương Nam</a>" in page and "Xã Tân Hưng</a>" in page


def test_figures_of_the_result(client, given, people):
    (one,) = people("Đỗ Thị Ước")
    for year in (2021, 2023, 2025):
        given(one, "BKT", year)
    given(one, "GK", 2025)
    page = client.get("/tra-cuu?q=do+thi+uoc").content.decode()
    assert "<svg viewBox" in page and "Xem thành bảng" in page and "Theo hình thức" in page
    result = lookup.look_up("do thi uoc")
    assert result.bars.rows == [(2025, 2), (2023, 1), (2021, 1)]


def test_namesakes_of_one_workplace_differ_by_their_years(given, people):
    first, second = people("Nguyễn Văn An", "Nguyễn Văn An", identity="")
    given(first, year=2019)
    given(first, year=2021)
    given(second, year=2024)
    told = [one.apart for one in lookup.look_up("nguyen van an").parties]
    assert len(set(told)) == 2 and any("từ năm 2019 đến năm 2021" in each for each in told)


def test_a_page_only_of_those_who_agreed(client, given, people, house, at):
    one, other = people("Đỗ Thị Ước", "Lê Văn Hùng")
    given(one)
    given(other)
    rights.agree(one.party, by=house, at=at, given_on=date(2025, 11, 1), cite="Phiếu đồng ý ngày 01/11/2025")
    page = client.get(f"/vinh-danh/{one.pk}/")
    assert "Đỗ Thị Ước" in page.content.decode() and "1985" not in page.content.decode()
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert client.get(f"/vinh-danh/{other.pk}/").status_code == 404
    assert client.get("/vinh-danh/999999/").status_code == 404
    assert f"/vinh-danh/{one.pk}/" in client.get("/tra-cuu?q=do+thi+uoc").content.decode()
    assert "/vinh-danh/" not in client.get("/tra-cuu?q=le+van+hung").content.decode()


def test_what_machines_read_of_the_site(client, db):
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    addresses = [place.text for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(addresses) > 8 and not any("tra-cuu" in address for address in addresses)
    assert "/sitemap.xml" in client.get("/robots.txt").content.decode()
    home = client.get("/").content.decode()
    assert 'property="og:title"' in home and "SearchAction" in home
