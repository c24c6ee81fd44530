"""Verdicts: what stands on the round's own titles waits for them; who is on hold is told nothing of; answers settle."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinhdanh.ground.office.errors import NotPermitted
from vinhdanh.work.nominations import actions, queries
from vinhdanh.work.nominations.judging import rejudge
from vinhdanh.work.nominations.models import Nomination, Submission
from vinhdanh.work.nominations.questions import answer_form, key_of, questions_of
from vinhdanh.work.nominations.workflow import NominationState

from .conftest import row

pytestmark = pytest.mark.django_db
OWN_IDEA = {"year": 2025, "scope": "co_so", "decision": "11/QĐ-SGDĐT"}
WIDE_IDEA = {"year": 2025, "scope": "tinh", "decision": "12/QĐ-UBND"}


@pytest.fixture
def climbing(take, people, granted):
    """One who was CSTĐ cơ sở in 2023 and 2024, and asks for it again together with CSTĐ cấp tỉnh."""
    [person] = people("Tạ Thị Huyền")
    granted(person, "CSTDCS", 2023, 2024)
    facts = {"initiatives": [OWN_IDEA, WIDE_IDEA]}
    below, above = take(
        row("Tạ Thị Huyền", award="CSTDCS", result="xuat_sac", facts=facts),
        row("Tạ Thị Huyền", award="CSTDT", result="xuat_sac", facts=facts),
    )
    return below, above


def test_a_title_of_the_round_is_provisional_ground(climbing):
    below, above = climbing
    assert (below.outcome, below.rests_on_provisional) == ("met", False)
    assert (above.outcome, above.rests_on_provisional) == ("met", True)


def test_without_the_lower_title_the_higher_has_no_ground(climbing, actors, at):
    below, above = climbing
    actions.withdraw(below, by=actors.unit_officer, at=at)
    above.refresh_from_db()
    assert above.outcome != "met" and not above.rests_on_provisional
    actions.restore(below, by=actors.unit_officer, at=at)
    above.refresh_from_db()
    assert above.outcome == "met"


def test_a_lower_title_not_put_forward_is_no_ground(climbing, actors, at):
    below, above = climbing
    actions.leave_out(below, by=actors.unit_head, at=at, reason="Nhường suất cho người trực tiếp giảng dạy.")
    above.refresh_from_db()
    assert above.outcome != "met"
    below.refresh_from_db()
    actions.undo_choice(below, by=actors.unit_head, at=at)
    above.refresh_from_db()
    assert above.outcome == "met"


def test_what_waits_for_the_own_decision_goes_when_the_ledger_has_it(climbing, actors, at, round, province, granted):
    below, above = climbing
    up = Submission.objects.get(authority=province.chair)
    assert not queries.goes_with(up).exists()
    Nomination.objects.filter(pk=below.pk).update(state=NominationState.DECIDED)
    granted(below.party.person, "CSTDCS", 2025)
    assert rejudge(round, [below.party_id], at=at) == 1
    above.refresh_from_db()
    assert (above.outcome, above.rests_on_provisional) == ("met", False)
    actions.submit(up, by=actors.unit_head, at=at)
    above.refresh_from_db()
    assert above.state == NominationState.SUBMITTED


def test_what_rests_on_expected_results_is_marked(take):
    [nomination] = take(row("Trần Văn Nam"))
    assert (nomination.outcome, nomination.rests_on_expected) == ("met", True)


def test_official_results_make_firm_ground(take, actors, at, round, province):
    from vinhdanh.books.record.actions import make_results_official

    [nomination] = take(row("Trần Văn Nam"))
    make_results_official(
        province.department, by=actors.unit_head, at=at, year=2025, cite="315/QĐ-SGDĐT ngày 10/7/2025"
    )
    rejudge(round, [nomination.party_id], at=at)
    nomination.refresh_from_db()
    assert (nomination.outcome, nomination.rests_on_expected) == ("met", False)


def test_of_somebody_on_hold_nothing_is_kept_but_that_they_rest(take, held, round, at):
    [nomination] = take(row("Trần Văn Nam"))
    held(nomination.party)
    rejudge(round, [nomination.party_id], at=at)
    nomination.refresh_from_db()
    assert nomination.on_hold and nomination.outcome == "" and nomination.verdict == {}
    assert queries.tally(round.nominations.all()) == {"hold": 1}


def test_a_title_of_somebody_on_hold_is_no_ground(climbing, held, round, at):
    below, above = climbing
    held(below.party)
    rejudge(round, [below.party_id], at=at)
    above.refresh_from_db()
    assert above.on_hold and above.verdict == {}


def test_a_decided_verdict_stands(take, round, at, held):
    [nomination] = take(row("Trần Văn Nam"))
    Nomination.objects.filter(pk=nomination.pk).update(state=NominationState.DECIDED)
    held(nomination.party)
    assert rejudge(round, [nomination.party_id], at=at) == 0
    nomination.refresh_from_db()
    assert nomination.outcome == "met"


def test_judging_many_takes_as_many_queries_as_judging_one(take, round, at):
    counts = []
    for size in (1, 12):
        made = take(*(row(f"Nguyễn Văn {chr(65 + n)}{size}") for n in range(size)))
        with CaptureQueriesContext(connection) as asked:
            rejudge(round, {nomination.party_id for nomination in made}, at=at)
        counts.append(len(asked))
    assert counts[0] == counts[1]


class TestAnswers:
    @pytest.fixture
    def open_question(self, take):
        """A result is not told: the judge asks for it."""
        [nomination] = take(row("Trần Văn Nam", result=None))
        assert nomination.outcome == "unknown"
        return nomination

    def test_the_question_stands_with_its_form(self, open_question):
        [question] = questions_of(open_question)
        assert question.text == "Năm 2025 được đánh giá, xếp loại ở mức nào?"
        assert ("xuat_sac", "Hoàn thành xuất sắc nhiệm vụ") in question.form.fields["value"].choices

    def test_an_answer_is_written_and_everything_of_the_party_judged_again(self, open_question, keep, actors, at):
        second = keep(row("Trần Văn Nam", award="CSTDCS", result=None))
        actions.take_in(second, by=actors.unit_officer, at=at)
        facts = {"years": {2025: {"result": "xuat_sac"}}}
        actions.answer(open_question, by=actors.unit_officer, at=at, facts=facts, cite="315/QĐ-SGDĐT")
        assert open_question.outcome == "met"
        assert Nomination.objects.get(award="CSTDCS").outcome == "met"
        result = open_question.party.yearresult_rows.get()
        assert (result.result, result.cite, result.standing) == ("xuat_sac", "315/QĐ-SGDĐT", "expected")

    def test_a_claim_stays_with_the_nomination(self, take, actors, at):
        [nomination] = take(row("Trần Văn Nam", award="BKT", result=None))
        facts = {"achievements_many": True, "achievements_scope": "tinh"}
        actions.answer(nomination, by=actors.unit_officer, at=at, facts=facts)
        assert nomination.asked == {"attested": facts} or nomination.asked == facts
        assert nomination.outcome == "met"

    def test_every_kind_of_question_has_a_form_or_a_page(self, take):
        [nomination] = take(row("Trần Văn Nam", award="BKT", result=None))
        for missing in nomination.verdict["missing"]:
            form = answer_form(nomination, key_of(missing), {})
            assert form is None or not form.is_valid() or form.facts()

    def test_there_is_none_is_an_answer(self, take):
        [nomination] = take(row("Trần Văn Nam", award="BKT", result=None))
        missing = next(each for each in nomination.verdict["missing"] if each["fact"] == "initiatives")
        any_ = answer_form(nomination, key_of(missing), {}).add_prefix("any")
        form = answer_form(nomination, key_of(missing), {any_: "khong"})
        assert form.is_valid() and form.facts() == {"initiatives": []}

    def test_yes_needs_to_say_which(self, take):
        [nomination] = take(row("Trần Văn Nam", award="BKT", result=None))
        missing = next(each for each in nomination.verdict["missing"] if each["fact"] == "initiatives")
        prefix = answer_form(nomination, key_of(missing), {}).add_prefix
        form = answer_form(nomination, key_of(missing), {prefix("any"): "co", prefix("name"): "Dạy đọc hiểu"})
        assert not form.is_valid() and "recognised" in form.errors

    def test_others_may_not_answer(self, open_question, actors, at):
        for role in ("unit_head", "council_secretary", "inspectorate"):
            with pytest.raises(NotPermitted):
                actions.answer(open_question, by=getattr(actors, role), at=at, facts={"years": {}})

    def test_verdicts_are_plain_json(self, open_question):
        assert json.loads(json.dumps(open_question.verdict)) == open_question.verdict
