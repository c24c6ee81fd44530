"""The judge over record and ledger: what it knows, what it says, what it never says."""

import json
from datetime import date

import pytest

from vinhdanh.books.eligibility.facts import Provisional, load
from vinhdanh.books.eligibility.forces import forces_of
from vinhdanh.books.eligibility.judging import Ask, judge_asks
from vinhdanh.books.ledger.actions import NewGrant, grant
from vinhdanh.books.record import actions
from vinhdanh.books.record.models import Initiative, Proof, YearResult
from vinhdanh.ground.registry import actions as registry

pytestmark = pytest.mark.django_db
ON = date(2025, 12, 15)


@pytest.fixture
def hoa(people):
    return people("Nguyễn Thị Hoa")[0].party


@pytest.fixture
def results(house, at):
    def write(party, standing="official", **marks):
        YearResult.objects.bulk_create(
            YearResult(
                party=party, year=int(year[1:]), result=result, standing=standing, cite=f"QĐ {year[1:]}",
                proof=Proof.DECISION, written_at=at,
            )
            for year, result in marks.items()
        )  # fmt: skip

    return write


@pytest.fixture
def granted(house, at, province):
    def write(party, award, year, **more):
        new = NewGrant(
            party=party, award=award, name=party.name, unit_name="", year=year, decided_on=date(year, 12, 20),
            decision_number=f"{year}/QĐ-SGDĐT", authority_title="Giám đốc", **more,
        )  # fmt: skip
        return grant(province.director, by=house, at=at, grants=[new])[0]

    return write


def judged(party, award, year=2025, on=ON, provisional=(), **claims):
    return judge_asks([Ask(party.pk, award, claims)], on=on, year=year, provisional=provisional)[0]


def test_met_says_so_as_advice_with_article_evidence_and_what_it_spends(hoa, results):
    results(hoa, y2025="tot")
    verdict = judged(hoa, "LDTT")
    assert verdict.outcome == "met"
    assert verdict.sentence.startswith("Đủ điều kiện để được lựa chọn")
    told = json.dumps(verdict.trace, ensure_ascii=False)
    assert "06/2022/QH15 Đ24.1" in told and '"cite": "QĐ 2025"' in told and '"proof": "quyet_dinh"' in told
    assert verdict.consumes["period"] == [2025, 2025]
    assert not verdict.rests_on_expected


def test_what_rests_on_an_expected_result_says_so(hoa, house, at):
    actions.declare_result(hoa, by=house, at=at, year=2025, result="tot")
    assert judged(hoa, "LDTT").rests_on_expected


def test_an_unknown_asks_and_the_answer_settles_it(hoa, house, at):
    verdict = judged(hoa, "LDTT")
    assert (verdict.outcome, verdict.missing[0]["fact"], verdict.missing[0]["year"]) == ("unknown", "results", 2025)
    actions.answer(hoa, by=house, at=at, fact="results", year=2025, value="tot")
    assert judged(hoa, "LDTT").outcome == "met"


def test_what_the_list_declares_counts_without_being_written(hoa):
    verdict = judged(hoa, "LDTT", years={"2025": {"result": "tot"}})
    assert (verdict.outcome, verdict.rests_on_expected) == ("met", True)
    assert not YearResult.objects.exists()
    assert judged(hoa, "LDTT", years={"2025": {"result": "khong"}}).outcome == "not_met"


def test_the_record_overrules_what_the_list_declares(hoa, results):
    results(hoa, y2025="khong")
    assert judged(hoa, "LDTT", years={2025: {"result": "xuat_sac"}}).outcome == "not_met"


def test_where_the_ledger_is_complete_a_list_adds_no_title(hoa, results, province, house, at):
    results(hoa, y2023="xuat_sac", y2024="xuat_sac", y2025="xuat_sac")
    told = {
        "years": {year: {"titles": ["CSTDCS"]} for year in (2023, 2024, 2025)},
        "initiatives": [{"year": 2025, "scope": "tinh"}],
    }
    assert judged(hoa, "CSTDT", **told).outcome == "met"
    actions.attest(province.root.party, by=house, at=at, name="ledger_complete_since", value=2016)
    assert judged(hoa, "CSTDT", **told).outcome == "not_met"


def test_what_was_declared_counts_again_when_a_paper_proves_it(hoa, results, province, house, at):
    results(hoa, y2023="xuat_sac", y2024="xuat_sac", y2025="xuat_sac")
    Initiative.objects.create(party=hoa, year=2025, scope="tinh", applied=True, written_at=at)
    actions.attest(province.root.party, by=house, at=at, name="ledger_complete_since", value=2016)
    for year in (2023, 2024, 2025):
        actions.declare_titles(hoa, by=house, at=at, year=year, titles=["CSTDCS"])
    assert judged(hoa, "CSTDT", on=date(2026, 1, 5)).outcome == "not_met"
    for year in (2023, 2024, 2025):
        actions.declare_titles(hoa, by=house, at=at, year=year, titles=["CSTDCS"], proof=Proof.COPY, cite="Bản chụp")
    assert judged(hoa, "CSTDT", on=date(2026, 1, 5)).outcome == "met"


def test_claims_come_as_a_form_says_them(hoa):
    assert judged(hoa, "GK", **{"movement.voted": "khong"}).outcome != "met"
    assert judged(hoa, "GK", **{"movement.voted": "co"}).outcome == "met"


def test_years_without_a_title_are_unknown_until_the_ledger_is_complete(hoa, granted, results, province, house, at):
    results(hoa, y2023="xuat_sac", y2024="xuat_sac", y2025="xuat_sac")
    for year in (2024, 2025):
        granted(hoa, "CSTDCS", year)
    Initiative.objects.create(party=hoa, year=2025, scope="tinh", applied=True, written_at=at)
    assert judged(hoa, "CSTDT", on=date(2026, 1, 5)).outcome == "unknown"
    actions.attest(province.root.party, by=house, at=at, name="ledger_complete_since", value=2016, proof=Proof.DECISION)
    assert judged(hoa, "CSTDT", on=date(2026, 1, 5)).outcome == "not_met"
    granted(hoa, "CSTDCS", 2023)
    verdict = judged(hoa, "CSTDT", on=date(2026, 1, 5))
    assert verdict.outcome == "met"
    assert "2024/QĐ-SGDĐT" in json.dumps(verdict.trace, ensure_ascii=False)


def test_a_title_that_passed_and_is_not_issued_carries_what_stands_on_it(hoa, granted, results, at):
    results(hoa, y2023="xuat_sac", y2024="xuat_sac", y2025="xuat_sac")
    for year in (2023, 2024):
        granted(hoa, "CSTDCS", year)
    Initiative.objects.create(party=hoa, year=2025, scope="tinh", applied=True, written_at=at)
    verdict = judged(hoa, "CSTDT", provisional=[Provisional(hoa.pk, "CSTDCS", 2025)])
    assert (verdict.outcome, verdict.rests_on_provisional) == ("met", True)


def test_an_initiative_that_a_grant_spent_is_spent(hoa, granted, results, house, at, province):
    results(hoa, y2024="xuat_sac", y2025="xuat_sac")
    ideas = [
        actions.declare_initiative(hoa, by=house, at=at, year=2025, name=f"Sáng kiến {n}", scope="co_so", applied=True)
        for n in range(2)
    ]
    verdict = judged(hoa, "BKT")
    assert verdict.outcome == "met"
    assert sorted(verdict.consumes["initiatives"]) == sorted(idea.pk for idea in ideas)
    granted(hoa, "CSTDCS", 2024, consumes={"initiatives": [ideas[0].pk]})
    assert judged(hoa, "BKT").outcome != "met"


def test_a_collective_is_judged_by_its_declared_figures(province, results, house, at):
    school = province.school.party
    results(school, y2025="tot")
    actions.declare_unit_year(school, by=house, at=at, year=2025, headcount=10, ldtt_count=7, members_disciplined=[])
    assert judged(school, "TTLDTT").outcome == "met"
    actions.declare_unit_year(school, by=house, at=at, year=2025, ldtt_count=6)
    assert judged(school, "TTLDTT").outcome == "not_met"


def test_nothing_of_a_hold_is_said_but_that_it_rests(hoa, results, house, at):
    results(hoa, y2025="tot")
    free = judged(hoa, "LDTT")
    held = actions.hold(
        hoa, by=house, at=at, kind="thanh_tra", since=date(2025, 10, 1), cite="QĐ 77/QĐ-TTr", note="Đơn tố cáo"
    )
    verdict = judged(hoa, "LDTT")
    assert (verdict.outcome, verdict.on_hold, verdict.sentence) == ("not_met", True, "Tạm dừng, chờ ý kiến.")
    told = repr(verdict).lower()
    assert not [word for word in ("thanh tra", "thanh_tra", "tố cáo", "77/", "đ4.4", "xem_xet") if word in told]
    held.kind = "khieu_nai"
    held.save()
    assert judged(hoa, "LDTT").digest == verdict.digest
    actions.release_hold(held, by=house, at=at, until=date(2025, 12, 1), outcome="khong_vi_pham")
    assert judged(hoa, "LDTT") == free


def test_who_rests_is_a_matter_of_today_not_of_the_rounds_day(hoa, results, house, at, monkeypatch):
    results(hoa, y2025="tot")
    held = actions.hold(hoa, by=house, at=at, kind="kiem_tra", since=date(2025, 12, 10))
    assert judged(hoa, "LDTT", on=date(2025, 7, 15)).on_hold
    actions.release_hold(held, by=house, at=at, until=date(2025, 12, 14), outcome="khong_vi_pham")
    assert judged(hoa, "LDTT", on=date(2025, 12, 12)).outcome == "met"
    monkeypatch.setenv("VINHDANH_TODAY", "2025-12-11")
    assert judged(hoa, "LDTT", on=date(2025, 7, 15)).on_hold


def test_the_digest_moves_with_the_facts_and_not_by_itself(hoa, results):
    results(hoa, y2025="tot")
    first = judged(hoa, "LDTT")
    assert judged(hoa, "LDTT").digest == first.digest
    YearResult.objects.update(cite="QĐ khác")
    assert judged(hoa, "LDTT").digest != first.digest


def test_a_year_the_judge_cannot_count_is_passed_over(hoa, results):
    results(hoa, y1980="tot", y2025="tot")
    assert set(load([hoa.pk], on=ON, year=2025)[hoa.pk].facts["years"]) == {2025}


@pytest.mark.parametrize("size", [1, 3, 100])
def test_queries_do_not_grow_with_the_asks(size, people, django_assert_num_queries):
    parties = [person.party for person in people(*[f"Nguyễn Văn {n}" for n in range(size)])]
    asks = [Ask(party.pk, award) for party in parties for award in ("LDTT", "CSTDCS")]
    with django_assert_num_queries(17):
        judge_asks(asks, on=ON, year=2025)


def test_answers_come_in_the_order_asked(people, results):
    parties = [person.party for person in people("An Một", "An Hai", "An Ba")]
    results(parties[1], y2025="xuat_sac")
    asks = [Ask(p.pk, award) for award in ("CSTDCS", "LDTT") for p in reversed(parties)]
    found = judge_asks(asks, on=ON, year=2025)
    assert [(j.party_id, j.award) for j in found] == [(a.party_id, a.award) for a in asks]
    assert [j.outcome for j in found] == ["unknown", "met", "unknown"] * 2


def test_titles_of_the_forces_are_closed_to_those_who_stand_among_civilians(hoa, province, results, house, at):
    results(hoa, y2025="xuat_sac")
    results(province.school.party, y2025="xuat_sac")
    assert judged(hoa, "CSTT").outcome == "not_met"
    assert judged(province.school.party, "DVQT").outcome == "not_met"


def test_who_stands_below_a_unit_of_the_police_is_one_of_the_police(people, province, results, house, at):
    station = registry.add_unit(province.root, by=house, at=at, name="Công an tỉnh", kind="khac")
    room = registry.add_unit(station, by=house, at=at, name="Phòng Cảnh sát giao thông", kind="khac")
    officer = people("Bùi Văn Chung", unit=room)[0].party
    results(officer, y2025="xuat_sac")
    assert forces_of([room.path, province.school.path]) == {room.path: None, province.school.path: "khong"}
    registry.set_authority(
        station, by=house, at=at, decides="bo_cong_an", title="Giám đốc", issuer="CÔNG AN TỈNH", symbol="QĐ-CAT",
        place="Hưng Yên",
    )  # fmt: skip
    assert forces_of([room.path, province.root.path]) == {room.path: "cong_an", province.root.path: "khong"}
    assert judged(officer, "CSTT").outcome != "not_met"


def test_a_workshop_of_no_kind_is_what_the_enterprise_above_it_is(province, house, at):
    shop = registry.add_unit(province.enterprise, by=house, at=at, name="Xưởng may 1", kind="khac")
    assert forces_of([shop.path]) == {shop.path: "khong"}


def test_evidence_names_the_initiative(hoa, results, house, at):
    results(hoa, y2025="xuat_sac")
    actions.declare_initiative(hoa, by=house, at=at, year=2025, name="Dạy đọc hiểu", scope="co_so", applied=True)
    told = json.dumps(judged(hoa, "CSTDCS").trace, ensure_ascii=False)
    assert '"name": "Dạy đọc hiểu"' in told
