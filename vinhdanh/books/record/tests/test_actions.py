"""Writing facts: who may, what stands firm, what the audit trail says."""

from datetime import date

import pytest

from vinhdanh.books.record import actions
from vinhdanh.books.record.models import Attestation, Hold, Initiative, Proof, UnitYear, YearResult, YearTitles
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.ground.office.models import AuditRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def hoa(people):
    return people("Nguyễn Thị Hoa")[0].party


def test_an_expected_result_is_mended_and_an_official_one_is_not(hoa, province, users, at):
    officer, head = Actor.user(users.unit_officer), Actor.user(users.unit_head)
    actions.declare_result(hoa, by=officer, at=at, year=2025, result="tot")
    actions.declare_result(hoa, by=officer, at=at, year=2025, result="xuat_sac")
    made = actions.make_results_official(
        province.department, by=head, at=at, year=2025, parties=[hoa.pk], cite="QĐ 12/QĐ-SGDĐT ngày 10/12/2025"
    )
    row = YearResult.objects.get(party=hoa)
    assert (made, row.result, row.standing, row.proof) == (1, "xuat_sac", "official", "quyet_dinh")
    with pytest.raises(Refused, match="đã chính thức"):
        actions.declare_result(hoa, by=officer, at=at, year=2025, result="tot")
    actions.correct_official_result(hoa, by=head, at=at, year=2025, result="tot", cite="QĐ 15/QĐ-SGDĐT")
    assert YearResult.objects.get(party=hoa).result == "tot"


def test_making_official_needs_a_decision_and_people_of_the_unit(hoa, province, house, at):
    actions.declare_result(hoa, by=house, at=at, year=2025, result="tot")
    with pytest.raises(Refused, match="số, ngày"):
        actions.make_results_official(province.department, by=house, at=at, year=2025, cite=" ")
    with pytest.raises(Refused, match="tải lại"):
        actions.make_results_official(province.commune, by=house, at=at, year=2025, parties=[hoa.pk], cite="QĐ 1")
    assert YearResult.objects.get().standing == "expected"


def test_roles(hoa, province, users, at, people):
    chief, officer, board = (Actor.user(u) for u in (users.unit_head, users.unit_officer, users.board_officer))
    elsewhere = people("Trần Văn Nam", unit=province.commune)[0].party
    with pytest.raises(NotPermitted):
        actions.declare_result(hoa, by=chief, at=at, year=2025, result="tot")
    with pytest.raises(NotPermitted, match="ngoài phạm vi"):
        actions.declare_result(elsewhere, by=officer, at=at, year=2025, result="tot")
    for actor in (officer, board, chief, Actor.user(users.administrator)):
        with pytest.raises(NotPermitted):
            actions.hold(hoa, by=actor, at=at, kind="thanh_tra", since=date(2025, 10, 1))
    declared = [actions.Declared(elsewhere, {"years": {2025: {"result": "tot"}}})]
    with pytest.raises(NotPermitted, match="ngoài phạm vi"):
        actions.bulk_declare(province.department, by=officer, at=at, rows=declared, year=2025)
    assert not YearResult.objects.exists()


def test_a_hold_leaves_no_reason_in_the_audit_trail(hoa, users, at):
    inspector = Actor.user(users.inspectorate)
    held = actions.hold(
        hoa, by=inspector, at=at, kind="thanh_tra", since=date(2025, 10, 1), cite="QĐ 77/QĐ-TTr", note="Đơn tố cáo"
    )
    actions.release_hold(held, by=inspector, at=at, until=date(2025, 12, 1), outcome="vi_pham")
    told = " ".join(f"{row.action} {row.details}" for row in AuditRow.objects.filter(action__startswith="record.hold"))
    assert told.count("record.hold") == 2
    assert not [word for word in ("thanh_tra", "tố cáo", "77/", "vi_pham") if word in told]
    with pytest.raises(Refused, match="trước đó"):
        actions.release_hold(held, by=inspector, at=at, until=date(2025, 12, 2), outcome="vi_pham")
    assert Hold.objects.get().until == date(2025, 12, 1)


LIST = {
    "years": {2024: {"result": "tot", "titles": ["LDTT"]}, 2025: {"result": "xuat_sac"}},
    "initiatives": [{"year": 2025, "scope": "co_so", "decision": "327/QĐ-SGDĐT", "decided": date(2025, 5, 24)}],
    "awards": [{"code": "BKT", "decided": date(2022, 1, 15)}],
    "gender": "nu",
    "occupation": "nong_dan",
    "attested": {"conduct_ok": True, "achievements_many": True},
    "freeze": [{"kind": "thanh_tra", "from": "2025-01-01"}],
}


def test_a_list_is_written_once(hoa, house, at):
    assert actions.declare_facts(hoa, by=house, at=at, facts=LIST, year=2025, cite="TTr 128/TTr-SGDĐT") == []
    before = {model: list(model.objects.values()) for model in (YearResult, YearTitles, Initiative, Attestation)}
    assert actions.declare_facts(hoa, by=house, at=at, facts=LIST, year=2025, cite="TTr 128/TTr-SGDĐT") == []
    assert {model: list(model.objects.values()) for model in before} == before
    standing = dict(YearResult.objects.values_list("year", "standing"))
    assert standing == {2024: "official", 2025: "expected"}
    assert Initiative.objects.get().cite == "327/QĐ-SGDĐT ngày 24 tháng 5 năm 2025"
    assert set(Attestation.objects.values_list("name", flat=True)) == {
        "occupation", "conduct_ok", "initiatives_listed", "awards_listed",
    }  # fmt: skip
    assert not Hold.objects.exists()


def test_a_list_never_overwrites_what_is_official_or_better_proved(hoa, house, at):
    actions.declare_result(hoa, by=house, at=at, year=2025, result="tot", proof=Proof.COPY, cite="Bản chụp")
    found = actions.declare_facts(hoa, by=house, at=at, facts=LIST, year=2025)
    assert [d.sentence for d in found] == [
        "kết quả năm 2025: danh sách ghi “hoàn thành xuất sắc nhiệm vụ”, hồ sơ ghi “hoàn thành tốt nhiệm vụ”; "
        "giữ theo hồ sơ."
    ]
    row = YearResult.objects.get(year=2025)
    assert (row.result, row.cite) == ("tot", "Bản chụp")


def test_an_equal_word_mends_the_earlier_one_and_is_told(hoa, house, at):
    actions.declare_result(hoa, by=house, at=at, year=2025, result="tot")
    found = actions.declare_facts(hoa, by=house, at=at, facts=LIST, year=2025, cite="Danh sách")
    assert [(d.what, d.taken) for d in found] == [("kết quả năm 2025", True)]
    assert YearResult.objects.get(year=2025).result == "xuat_sac"


def test_an_ended_year_that_was_only_declared_can_be_mended(hoa, house, at):
    actions.declare_facts(hoa, by=house, at=at, facts=LIST, year=2025)
    actions.declare_result(hoa, by=house, at=at, year=2024, result="xuat_sac")
    actions.declare_facts(hoa, by=house, at=at, facts={"years": {2024: {"result": "hoan_thanh"}}}, year=2025)
    row = YearResult.objects.get(year=2024)
    assert (row.result, row.standing) == ("hoan_thanh", "official")


def test_two_entries_are_two_initiatives_and_the_same_list_adds_none(hoa, house, at):
    facts = {"initiatives": [{"year": 2025, "scope": "co_so"}, {"year": 2025, "scope": "co_so"}]}
    for _ in range(2):
        actions.declare_facts(hoa, by=house, at=at, facts=facts, year=2025)
    assert Initiative.objects.count() == 2


def test_the_same_decision_in_other_words_is_the_same_initiative(hoa, house, at):
    for cite in ("QĐ số 327/QĐ-SGDĐT ngày 24/5/2025", "QĐ số 1327/QĐ-SGDĐT ngày 24/5/2025"):
        actions.declare_initiative(
            hoa, by=house, at=at, year=2025, name="Dạy đọc hiểu", cite=cite, proof=Proof.DECISION
        )
    actions.declare_facts(hoa, by=house, at=at, facts=LIST, year=2025)
    assert Initiative.objects.count() == 2


@pytest.mark.parametrize("size", [1, 40])
def test_a_list_costs_the_same_queries_whatever_its_length(
    size, province, house, at, people, django_assert_max_num_queries
):
    rows = [
        actions.Declared(person.party, LIST, "TTr 128")
        for person in people(*[f"Nguyễn Văn {n}" for n in range(size)], unit=province.school)
    ]
    with django_assert_max_num_queries(22):
        actions.bulk_declare(province.department, by=house, at=at, rows=rows, year=2025)
    assert YearResult.objects.count() == 2 * size


def test_answers_go_where_the_fact_lives(hoa, province, house, at):
    def say(fact, value, party=hoa):
        return actions.answer(party, by=house, at=at, fact=fact, year=2025, value=value)

    say("result", "tot")
    say("titles", "khong")
    assert YearTitles.objects.get().titles == []
    say("titles", "LDTT")
    say("initiatives", [])
    say("direct_worker", "co")
    say("movement.rank", 1)
    say("headcount", "30", province.school.party)
    say("ldtt_count", 21, province.school.party)
    say("exceeded_targets", "co")
    result = YearResult.objects.get()
    assert (result.result, result.exceeded_targets) == ("tot", True)
    assert YearTitles.objects.get().titles == ["LDTT"]
    figures = UnitYear.objects.get()
    assert (figures.headcount, figures.ldtt_count) == (30, 21)
    assert set(Attestation.objects.values_list("name", "year", "value")) == {
        ("initiatives_listed", 2025, True), ("direct_worker", None, True), ("movement.rank", 2025, 1),
    }  # fmt: skip
    with pytest.raises(Refused, match="có hoặc không"):
        say("direct_worker", "ba lần")
    with pytest.raises(Refused, match="không phải là số"):
        say("headcount", "nhiều", province.school.party)
    with pytest.raises(Refused, match="Không có nội dung"):
        say("khong_co_that", True)
