"""A collective's figures come from its own people and the ledger; what it says of itself is compared, not believed."""

from datetime import date

import pytest

from vinhdanh.books.eligibility import members
from vinhdanh.books.eligibility.counting import figures_of
from vinhdanh.books.eligibility.facts import load
from vinhdanh.books.eligibility.figures import Count, Figures, differences
from vinhdanh.books.eligibility.judging import Ask, judge_asks
from vinhdanh.books.eligibility.known import Provisional
from vinhdanh.books.eligibility.members import members_of
from vinhdanh.books.ledger.actions import NewGrant, grant
from vinhdanh.books.record import actions
from vinhdanh.books.record.models import Service, YearResult
from vinhdanh.ground.registry import actions as registry
from vinhdanh.ground.registry.models import Workplace

pytestmark = pytest.mark.django_db
ON, YEAR = date(2025, 12, 15), 2025


@pytest.fixture
def covered(province, house, at):
    actions.attest(province.root.party, by=house, at=at, name="ledger_complete_since", value=2016)


@pytest.fixture
def staff(people, province, at):
    """Ten people of the school, all with a good official result."""
    found = [person.party for person in people(*[f"Nguyễn Văn {n}" for n in range(10)])]
    _results(found, at)
    return found


@pytest.fixture
def school(province, at):
    """The school as a collective, with a good result of its own."""
    _results([province.school.party], at)
    return province.school.party


def _results(parties, at, result="tot", standing="official"):
    YearResult.objects.bulk_create(
        YearResult(
            party=p, year=YEAR, result=result, standing=standing, cite="QĐ 12", proof="quyet_dinh", written_at=at
        )
        for p in parties
    )


@pytest.fixture
def titled(house, at, province):
    def write(parties, award="LDTT"):
        grants = [
            NewGrant(
                party=party, award=award, name=party.name, unit_name="", year=YEAR, decided_on=date(2025, 6, 20),
                decision_number="215/QĐ", authority_title="Giám đốc",
            )
            for party in parties
        ]  # fmt: skip
        grant(province.director, by=house, at=at, grants=grants)

    return write


def judged(party, award="TTLDTT", provisional=(), **claims):
    return judge_asks([Ask(party.pk, award, claims)], on=ON, year=YEAR, provisional=provisional)[0]


def passed(parties, award="LDTT"):
    return [Provisional(party.pk, award, YEAR) for party in parties]


def test_its_share_is_counted_from_the_ledger(school, staff, titled, covered):
    titled(staff[:7])
    assert judged(school).outcome == "met"
    assert figures_of({school.pk: True}, on=ON, year=YEAR)[school.pk].ldtt == Count(7, 7, 7)
    assert judged(school, ldtt_count=9).outcome == "met"


def test_just_below_the_share_is_not_met_whatever_the_unit_says(school, staff, titled, covered):
    titled(staff[:6])
    verdict = judged(school, headcount=10, ldtt_count=8)
    assert verdict.outcome == "not_met"
    assert verdict.differences == ["Đơn vị ghi 8/10 Lao động tiên tiến; sổ vàng có 6/10."]


def test_figures_written_before_are_compared_too(school, staff, titled, covered, house, at):
    actions.declare_unit_year(school, by=house, at=at, year=YEAR, headcount=9, ldtt_count=8, members_disciplined=[])
    actions.write_discipline(staff[0], by=house, at=at, form="khien_trach", since=date(2025, 3, 1))
    titled(staff[:7])
    verdict = judged(school)
    assert (verdict.outcome, verdict.differences) == (
        "met",
        [
            "Đơn vị ghi 9 người; danh bạ có 10.",
            "Đơn vị ghi 8/9 Lao động tiên tiến; sổ vàng có 7/10.",
            "Đơn vị ghi không có ai bị kỷ luật; hồ sơ có 01 người bị kỷ luật trong năm.",
        ],
    )


def test_what_is_said_alike_is_no_difference(school, staff, titled, covered):
    titled(staff[:7])
    assert judged(school, headcount=10, ldtt_count=7, members_disciplined=[]).differences == []


def test_a_warning_in_the_year_keeps_it_back(school, staff, titled, covered, house, at):
    titled(staff)
    actions.write_discipline(staff[3], by=house, at=at, form="canh_cao", since=date(2024, 3, 1), until=date(2024, 9, 1))
    assert judged(school).outcome == "met"
    actions.write_discipline(staff[3], by=house, at=at, form="canh_cao", since=date(2025, 3, 1))
    assert judged(school).outcome == "not_met"


def test_titles_passed_in_the_round_count_and_the_verdict_says_that_it_rests_on_them(school, staff):
    verdict = judged(school, provisional=passed(staff[:7]))
    assert (verdict.outcome, verdict.rests_on_provisional) == ("met", True)
    short = judged(school, provisional=passed(staff[:6]), ldtt_count=8)
    assert short.outcome == "not_met"
    assert short.differences == ["Đơn vị ghi 8/10 Lao động tiên tiến; sổ vàng và danh sách của đợt có 6/10."]


def test_before_any_title_of_the_year_it_is_unknown_and_nobody_is_asked_to_type_the_count(school, staff):
    verdict = judged(school, ldtt_count=8)
    assert verdict.outcome == "unknown"
    [missing] = verdict.missing
    assert "fact" not in missing and "chưa rõ 10 trong 10 người có đạt Lao động tiên tiến năm 2025" in missing["text"]
    assert missing["text"] in verdict.sentence


def test_enough_is_enough_even_where_the_ledger_is_not_complete(school, staff, titled):
    titled(staff[:7])
    assert judged(school).outcome == "met"


def test_people_whom_only_the_unit_knows_leave_it_open(school, staff, titled, covered):
    titled(staff)
    verdict = judged(school, headcount=15)
    assert verdict.outcome == "unknown"
    assert "danh bạ mới có 10 trong 15 người" in verdict.sentence
    assert judged(school, headcount=14).outcome == "met"
    assert any("danh bạ có đủ người" in text for text in judged(school).to_confirm)
    assert not any("danh bạ có đủ người" in text for text in judged(school, headcount=10).to_confirm)


def test_an_excellent_collective_needs_everybody_and_a_fighter(province, people, titled, covered, at):
    school = province.school.party
    staff = [person.party for person in people(*[f"Nguyễn Văn {n}" for n in range(10)])]
    _results([school], at, "xuat_sac")
    _results(staff[:9], at, "xuat_sac")
    titled(staff[:8])
    assert judged(school, "TTLDXS").outcome == "not_met"
    titled(staff[:1], "CSTDCS")
    verdict = judged(school, "TTLDXS")
    assert verdict.outcome == "unknown" and "chưa có kết quả năm 2025 của 1 trong 10 người" in verdict.sentence
    _results(staff[9:], at, "hoan_thanh", "expected")
    verdict = judged(school, "TTLDXS")
    assert (verdict.outcome, verdict.rests_on_expected) == ("met", True)


def test_one_who_did_not_complete_denies_it_though_others_are_unknown(province, people, titled, covered, at):
    school = province.school.party
    staff = [person.party for person in people(*[f"Nguyễn Văn {n}" for n in range(10)])]
    _results([school], at, "xuat_sac")
    _results(staff[:1], at, "khong")
    titled(staff[1:])
    titled(staff[1:2], "CSTDCS")
    assert judged(school, "TTLDXS").outcome == "not_met"


def test_declared_figures_stand_in_where_the_registry_has_nobody(school):
    assert judged(school, headcount=10, ldtt_count=7, members_disciplined=[]).outcome == "met"
    assert judged(school, headcount=10, ldtt_count=7, members_disciplined=[]).differences == []


def test_its_people_are_those_who_were_there(province, people, house, at):
    room = registry.add_unit(province.school, by=house, at=at, name="Tổ Toán", kind="khac")
    here, _dead, late, moved = (person.party for person in people("An", "Bình", "Chi", "Dũng", unit=room))
    _dead.person.died_on = date(2025, 3, 1)
    _dead.person.save()
    Service.objects.create(party=late, type="tuyen_dung", since=date(2026, 1, 5), written_at=at)
    Workplace.objects.create(party=moved, unit=province.office, until=date(2026, 1, 10))
    own = members_of([province.school.pk, room.pk, province.department.pk, province.office.pk], date(2025, 12, 31))
    pairs = set(zip(own.person.tolist(), own.unit.tolist(), strict=True))
    assert pairs == {
        (here.pk, room.pk), (here.pk, province.school.pk), (moved.pk, province.office.pk),
        (moved.pk, province.department.pk),
    }  # fmt: skip


def test_denominators_have_their_names(school, staff, titled, covered):
    titled(staff[:6])
    titled(staff[4:7], "CSTDCS")
    figures = figures_of({school.pk: True}, on=ON, year=YEAR)[school.pk]
    assert figures.bases == {"members": 10, "ldtt": 6, "ldtt+cstdcs": 9}
    assert figures.ldtt == Count(7, 7, 7)


def test_a_difference_is_said_of_every_count():
    figures = Figures(2025, 30, Count(20, 24, 20), Count(1, 1, 0), Count(28, 28, 28))
    said = {"headcount": 30, "ldtt_count": 25, "cstdcs_count": 3, "completed_count": 30}
    assert differences(figures, said) == [
        "Đơn vị ghi 25/30 Lao động tiên tiến; sổ vàng có từ 20 đến 24/30.",
        "Đơn vị ghi 3/30 Chiến sĩ thi đua cơ sở; sổ vàng và danh sách của đợt có 1/30.",
        "Đơn vị ghi 30/30 người hoàn thành nhiệm vụ trở lên; kết quả đã ghi có 28/30.",
    ]


@pytest.mark.parametrize("size", [1, 30])
def test_queries_do_not_grow_with_units_and_people(size, province, people, house, at, django_assert_num_queries):
    rooms = [
        registry.add_unit(province.department, by=house, at=at, name=f"Phòng {n}", kind="phong_thuoc_so")
        for n in range(size)
    ]
    for room in rooms:
        people("Nguyễn Văn An", "Trần Thị Bình", unit=room)
    asked = [room.pk for room in rooms]
    with django_assert_num_queries(23):
        load(asked, on=ON, year=YEAR)


def test_of_many_units_everybody_is_read_and_nobody_lost(province, people, monkeypatch):
    people("Trần Thị Lan", "Vũ Văn Minh", unit=province.office)
    [mover] = people("Lê Thị Mơ", unit=province.commune)
    Workplace.objects.create(party=mover.party, unit=province.school, until=date(2026, 1, 1))
    units = [province.school.pk, province.office.pk, province.department.pk]
    few = members_of(units, ON)
    monkeypatch.setattr(members, "FEW", 0)
    many = members_of(units, ON)
    assert sorted(zip(few.person.tolist(), few.unit.tolist(), strict=True)) == sorted(
        zip(many.person.tolist(), many.unit.tolist(), strict=True)
    )
    assert len(many.person) == 5
