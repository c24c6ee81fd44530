"""A party's years on one page, and the command that asks about everybody."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from vinhdanh.books.eligibility.history import history, short_name
from vinhdanh.books.eligibility.queries import findings, roadmap_of
from vinhdanh.books.ledger.actions import NewGrant, cancel, grant
from vinhdanh.books.record import actions
from vinhdanh.doors.cli.eligible import eligible
from vinhdanh.ground.accounts.permissions import charge_of

pytestmark = pytest.mark.django_db
ON = date(2025, 12, 15)


@pytest.fixture
def hoa(people, house, at, province):
    party = people("Nguyễn Thị Hoa")[0].party
    for year, result in ((2024, "tot"), (2025, "xuat_sac")):
        actions.declare_result(party, by=house, at=at, year=year, result=result)
    actions.make_results_official(province.school, by=house, at=at, year=2024, cite="QĐ 12")
    actions.declare_initiative(party, by=house, at=at, year=2025, name="Dạy đọc hiểu", scope="co_so")
    actions.declare_titles(party, by=house, at=at, year=2023, titles=["LDTT"], cite="Giấy chứng nhận")
    actions.declare_award(party, by=house, at=at, award="BKT", year=2021, cite="QĐ 7/QĐ-UBND")
    actions.write_discipline(party, by=house, at=at, form="khien_trach", since=date(2019, 3, 1), until=date(2020, 3, 1))
    new = NewGrant(
        party=party, award="CSTDCS", name=party.name, unit_name="", year=2024, decided_on=date(2024, 12, 20),
        decision_number="215/QĐ-SGDĐT", authority_title="Giám đốc Sở",
    )  # fmt: skip
    grant(province.director, by=house, at=at, grants=[new])
    return party


def test_the_years_in_a_picture(hoa, users):
    marks = history(hoa, charge=charge_of(users.unit_officer), today=ON)["marks"]
    assert [mark.year for mark in marks] == list(range(2016, 2026))
    last, before = marks[-1], marks[-2]
    assert (last.result, last.expected, last.initiatives) == ("XS", True, ("Dạy đọc hiểu",))
    assert (before.result, before.expected, before.titles) == ("Tốt", False, ("CSTĐCS",))
    assert marks[-3].titles == ("LĐTT",)
    assert [short_name(code) for code in ("HCLD1", "GK", "CSTDCS")] == ["HCLĐ1", "GK", "CSTĐCS"]


def test_the_page_tells_each_fact_with_its_paper(client, users, hoa):
    client.force_login(users.unit_officer)
    page = client.get(f"/qua-trinh/{hoa.pk}/").content.decode()
    for told in ("215/QĐ-SGDĐT", "QĐ 7/QĐ-UBND", "Giấy chứng nhận", "QĐ 12", "Khiển trách", "từ 01/03/2019", "Dự kiến"):
        assert told in page


def test_a_cancelled_award_is_told_as_such_and_not_drawn(hoa, users, house, at):
    row = hoa.grants.get()
    cancel(row, by=house, at=at, reason="Kê khai sai", decision_number="9/QĐ-SGDĐT")
    told = history(hoa, charge=charge_of(users.unit_officer), today=ON)
    assert [line.status for line in told["awards"] if line.cite == "215/QĐ-SGDĐT"] == ["Đã hủy bỏ"]
    assert told["marks"][-2].titles == ()


def test_queries_of_the_page_do_not_grow(client, users, hoa, house, at, django_assert_max_num_queries):
    for year in range(2010, 2020):
        actions.declare_initiative(hoa, by=house, at=at, year=year, name=f"Sáng kiến {year}")
    client.force_login(users.unit_officer)
    with django_assert_max_num_queries(20):
        client.get(f"/qua-trinh/{hoa.pk}/")


def test_findings_are_of_the_unit_and_of_those_who_may_have_the_award(hoa, people, province):
    people("Trần Văn Nam", unit=province.commune)
    found = list(findings(["LDTT"], on=ON, year=2025, unit=province.department))
    assert [(finding.party_id, finding.outcome) for finding in found] == [(hoa.pk, "met")]
    assert found[0].trace[0]["ref"].startswith("06/2022/QH15 Đ24")
    assert len(list(findings(["LDTT"], on=ON, year=2025))) == 2


def test_a_roadmap_says_when_at_the_earliest(hoa):
    points = {point.award: point for point in roadmap_of(hoa, on=ON, year=2025)}
    assert points["LDTT"].earliest == 2025
    assert points["CSTDT"].earliest > 2025 and points["CSTDT"].missing


def test_the_command_answers_over_the_database(hoa, house, at, monkeypatch):
    monkeypatch.setattr("vinhdanh.doors.cli.eligible.start_django", lambda: None)
    asked = ["--award", "LDTT", "--on", "2025-12-15", "--year", "2025"]
    told = json.loads(CliRunner().invoke(eligible, [*asked, "--json"]).output)
    assert [(row["id"], row["kind"], row["award"], row["verdict"]) for row in told] == [
        (hoa.pk, "person", "LDTT", "met")
    ]
    assert told[0]["because"][0]["outcome"] == "met"
    assert f"{hoa.pk} {hoa.name}" in CliRunner().invoke(eligible, asked).output
    every = json.loads(CliRunner().invoke(eligible, ["--award", "all", *asked[2:], "--json"]).output)
    assert {row["award"] for row in every} >= {"LDTT", "BKT", "TTLDTT", "GK"}
    wrong = CliRunner().invoke(eligible, ["--award", "KHONG", *asked[2:]])
    assert wrong.exit_code == 2 and "không có trong danh mục" in wrong.output
    assert CliRunner().invoke(eligible, [*asked, "--unit", "999"]).exit_code != 0


def test_the_command_never_says_why_somebody_rests(hoa, house, at, monkeypatch):
    actions.hold(hoa, by=house, at=at, kind="thanh_tra", since=date(2025, 10, 1), cite="QĐ 77/QĐ-TTr", note="Tố cáo")
    monkeypatch.setattr("vinhdanh.doors.cli.eligible.start_django", lambda: None)
    asked = ["--award", "all", "--on", "2025-12-15", "--year", "2025", "--json"]
    output = CliRunner().invoke(eligible, asked).output
    mine = [row for row in json.loads(output) if row["id"] == hoa.pk]
    assert mine and all(row["because"] == [{"outcome": "not_met", "text": "Tạm dừng, chờ ý kiến"}] for row in mine)
    assert not [word for word in ("thanh tra", "tố cáo", "77/") if word in json.dumps(mine, ensure_ascii=False).lower()]


def test_the_roadmap_is_a_part_of_the_page_and_a_page(client, users, hoa, house, at):
    client.force_login(users.unit_officer)
    address = f"/qua-trinh/{hoa.pk}/lo-trinh/"
    whole, part = client.get(address), client.get(address, headers={"HX-Request": "true"})
    assert "<html" in whole.content.decode() and "<html" not in part.content.decode()
    assert "Chiến sĩ thi đua cơ sở" in part.content.decode()
    actions.hold(hoa, by=house, at=at, kind="thanh_tra", since=date(2025, 10, 1))
    rests = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "Tạm dừng, chờ ý kiến" in rests and "thi đua cơ sở" not in rests
