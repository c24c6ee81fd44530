"""Lists of ended years come in whole and go out whole; a paper makes what was expected official."""

from datetime import timedelta

import pytest

from vinhdanh.books.record import actions
from vinhdanh.books.record.models import Proof, YearResult, YearTitles

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(people):
    return [person.party for person in people("Nguyễn Thị Hoa", "Trần Văn Nam", "Lê Thị Mỹ")]


def _everything():
    return [list(model.objects.order_by("pk").values()) for model in (YearResult, YearTitles)]


def _bring(unit, by, at, proof, *rows):
    declared = [actions.Declared(party, {"years": {2024: facts}}, "bảng 2024") for party, facts in rows]
    return actions.bring_results(unit, by=by, at=at, rows=declared, proof=proof)


@pytest.mark.parametrize("proof", Proof.values)
def test_taken_back_the_record_is_as_if_the_list_had_never_come(three, province, house, at, proof):
    hoa, nam, my = three
    actions.declare_result(hoa, by=house, at=at, year=2024, result="tot")
    actions.declare_titles(nam, by=house, at=at, year=2024, titles=["LDTT"])
    before, later = _everything(), at + timedelta(microseconds=7)
    brought = _bring(
        province.department, house, later, proof,
        (hoa, {"result": "xuat_sac"}), (nam, {"titles": ["CSTDCS", "LDTT"]}), (my, {"result": "tot", "titles": []}),
    )  # fmt: skip
    assert _everything() != before
    again = _bring(province.department, house, later + timedelta(days=1), proof, (my, {"result": "tot"}))
    assert again.wrote == (), "the same again writes nothing"
    stay = actions.take_back(province.department, by=house, at=at, wrote=brought.wrote, written_at=later)
    assert (stay, _everything()) == (0, before)


def test_a_paper_makes_an_expected_result_official_and_a_word_does_not(three, province, house, at):
    hoa, nam, _ = three
    for party in (hoa, nam):
        actions.declare_result(party, by=house, at=at, year=2024, result="tot")
    _bring(province.department, house, at, Proof.DECISION, (hoa, {"result": "tot"}))
    _bring(province.department, house, at, Proof.DECLARED, (nam, {"result": "tot"}))
    assert dict(YearResult.objects.values_list("party", "standing")) == {hoa.pk: "official", nam.pk: "expected"}


def test_an_official_result_stands_against_a_list(three, province, house, at):
    hoa = three[0]
    _bring(province.department, house, at, Proof.DECISION, (hoa, {"result": "tot"}))
    brought = _bring(province.department, house, at, Proof.DECISION, (hoa, {"result": "xuat_sac"}))
    assert YearResult.objects.get().result == "tot" and brought.wrote == ()
    assert "giữ theo hồ sơ" in brought.differences[0].sentence


def test_what_was_changed_since_stays(three, province, house, at):
    hoa, nam, _ = three
    later = at + timedelta(hours=1)
    brought = _bring(province.department, house, at, Proof.DECLARED, (hoa, {"titles": []}), (nam, {"titles": []}))
    actions.declare_titles(hoa, by=house, at=later, year=2024, titles=["LDTT"])
    stay = actions.take_back(province.department, by=house, at=later, wrote=brought.wrote, written_at=at)
    assert stay == 1
    assert list(YearTitles.objects.values_list("party", "titles")) == [(hoa.pk, ["LDTT"])]
