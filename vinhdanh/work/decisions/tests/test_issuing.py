"""Issuing: one transaction, once; numbers never reused; money by law; the ledger in order."""

from datetime import date, timedelta

import pytest

from vinhdanh.books.ledger.models import Address, Entry, Grant
from vinhdanh.books.ledger.verify import verify
from vinhdanh.books.record.models import Hold
from vinhdanh.ground.accounts.models import Role
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.ground.office.models import NumberBook
from vinhdanh.ground.registry import actions as registry
from vinhdanh.work.councils.tests.stage import AT, HOUSE, MET_ON, a_council, a_round, closed, convened, received
from vinhdanh.work.decisions import actions, composing, queries
from vinhdanh.work.decisions.models import Decision
from vinhdanh.work.decisions.workflow import DECISION, DecisionState
from vinhdanh.work.nominations.models import Nomination, Submission
from vinhdanh.work.nominations.workflow import NominationState, SubmissionState

pytestmark = pytest.mark.django_db

DAY = date(2025, 7, 21)


@pytest.fixture
def council(province):
    return a_council(province.director)


@pytest.fixture
def drafted(province, people, council):
    """A draft of the department's own decision: a collective, two fighters, one advanced worker."""
    received([province.school.party], "TTLDTT", province.director)
    received(people("Trần Văn Bình", "Nguyễn Thị An", gender="nu"), "CSTDCS", province.director)
    received(people("Lê Văn Cường"), "LDTT", province.director)
    return actions.draft(closed(council), by=HOUSE, at=AT)


def issue(decision, **more):
    return actions.issue(decision, by=HOUSE, at=AT, **{"day": DAY, **more})


def test_the_workflow_table():
    assert [(row.source, row.action, row.target, row.who) for row in DECISION.rows] == [
        ("draft", "issue", "issued", "decisions.issue"),
        ("issued", "upload_signed", "signed", "decisions.issue"),
        ("signed", "upload_signed", "signed", "decisions.issue"),
    ]


def test_a_draft_lists_everyone_in_vietnamese_order_with_their_prizes(drafted):
    assert [(i.ordinal, i.award, i.name, i.prize_vnd) for i in drafted.items.all()] == [
        (1, "TTLDTT", "Trường THPT Khoái Châu", 1_880_000),
        (2, "CSTDCS", "Nguyễn Thị An", 2_340_000),
        (3, "CSTDCS", "Trần Văn Bình", 2_340_000),
        (4, "LDTT", "Lê Văn Cường", 710_000),
    ]


def test_issuing_writes_numbers_ledger_addresses_and_states(drafted):
    issue(drafted)
    drafted.refresh_from_db()
    assert (drafted.state, drafted.reference, drafted.day) == (DecisionState.ISSUED, "01/QĐ-SGDĐT", DAY)
    items = list(drafted.items.all())
    assert [i.gold_book_number for i in items] == ["1", "2", "3", ""]
    assert [bool(i.token) for i in items] == [True, True, True, False]  # LĐTT has no diploma
    assert [i.entry for i in items] == [1, 2, 3, 4]
    grant = Grant.objects.get(pk=2)
    assert (grant.decision_number, grant.name, grant.consumes) == (
        "01/QĐ-SGDĐT",
        "Nguyễn Thị An",
        {"period": [2025, 2025]},
    )
    assert Address.objects.count() == 3
    assert set(Nomination.objects.values_list("state", flat=True)) == {NominationState.DECIDED}
    assert Submission.objects.get().state == SubmissionState.DECIDED
    assert (drafted.ledger_count, drafted.ledger_digest) == (4, Entry.objects.get(pk=4).digest)


def test_the_ledger_verifies_with_the_head_printed_on_the_decision(drafted):
    issue(drafted)
    assert verify(queries.printed_heads()).ok
    Decision.objects.filter(pk=drafted.pk).update(ledger_digest="0" * 64)
    report = verify(queries.printed_heads())
    assert not report.ok
    assert "Quyết định 01/QĐ-SGDĐT" in report.bad[0]["why"]


def test_the_second_officer_is_told_who_was_first(drafted):
    issue(Decision.objects.get(pk=drafted.pk))
    with pytest.raises(Refused, match="kiểm thử đã ban hành quyết định này với số 01/QĐ-SGDĐT"):
        issue(drafted)
    assert Grant.objects.count() == 4


def test_words_are_frozen(drafted):
    issue(drafted)
    drafted.refresh_from_db()
    before = composing.contents_of(drafted).texts
    assert before.articles[0].startswith("Tặng danh hiệu thi đua cho 1 tập thể và 3 cá nhân (có danh sách kèm theo):")
    assert "7.270.000 đồng (Bảy triệu hai trăm bảy mươi nghìn đồng)" in before.articles[1]
    registry.rename(Nomination.objects.get(award="LDTT").party, by=HOUSE, at=AT, name="Tên Khác")
    assert composing.contents_of(Decision.objects.get(pk=drafted.pk)).texts == before
    assert "Tên Khác" not in [i.name for i in composing.contents_of(drafted).items]


def test_legal_grounds_are_those_of_the_day(drafted):
    issue(drafted)
    grounds = drafted.grounds
    assert grounds[0] == "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15"
    assert any("152/2025/NĐ-CP" in line for line in grounds)
    assert not any("98/2023" in line or "15/2025/TT-BNV" in line for line in grounds)  # the circular came on 5 August
    assert drafted.proposal.startswith("Xét đề nghị của Hội đồng")


def test_the_ledger_keeps_the_route_that_was_asked(province, people, council):
    received(people("Trần Văn Bình"), "GK", province.director, asked={"route": "dot_xuat"})
    received(people("Lê Văn Cường"), "GK", province.director)
    issue(actions.draft(closed(council), by=HOUSE, at=AT))
    assert dict(Grant.objects.values_list("name", "occasion")) == {
        "Trần Văn Bình": "dot_xuat", "Lê Văn Cường": "cong_trang"
    }  # fmt: skip


# numbers


def another(province, people, council, *names):
    received(people(*names), "LDTT", province.director)
    return actions.draft(closed(council), by=HOUSE, at=AT)


def test_numbers_run_on_and_a_typed_one_moves_the_book(province, people, council, drafted):
    issue(drafted, number=41)
    second = issue(another(province, people, council, "Đỗ Thị Dung"))
    assert second.reference == "42/QĐ-SGDĐT"


def test_a_used_number_is_refused_and_nothing_happens(province, people, council, drafted):
    issue(drafted, number=41)
    second = another(province, people, council, "Đỗ Thị Dung")
    with pytest.raises(Refused, match="Số 41/QĐ-SGDĐT năm 2025 đã dùng cho quyết định ngày 21/07/2025"):
        issue(second, number=41)
    second.refresh_from_db()
    assert (second.state, second.number, Grant.objects.count()) == (DecisionState.DRAFT, None, 4)


def test_a_refused_issue_gives_its_number_back(province, people, council, drafted):
    Decision.objects.filter(pk=drafted.pk).update(signatory=None)
    with pytest.raises(Refused, match="Chưa chọn người ký"):
        issue(drafted)
    assert not NumberBook.objects.filter(symbol="QĐ-SGDĐT").exists()


def test_each_authority_has_its_own_book(province, people, drafted):
    issue(drafted)
    received(people("Vũ Văn Em"), "BKT", province.chair, unit=province.department)
    theirs = issue(actions.draft(closed(a_council(province.chair)), by=HOUSE, at=AT))
    assert theirs.reference == "01/QĐ-UBND"


@pytest.mark.parametrize(
    ("day", "message"), [(AT.date() + timedelta(days=1), "chưa đến"), (MET_ON - timedelta(days=1), "không thể trước")]
)
def test_an_impossible_day_is_refused(drafted, day, message):
    with pytest.raises(Refused, match=message):
        issue(drafted, day=day)


# who may not be decided yet


def test_who_waits_is_left_out_of_a_draft_with_a_neutral_reason(province, people, council):
    received(people("Trần Văn Bình"), "CSTDCS", province.director)
    received(people("Lê Thị Cúc"), "CSTDCS", province.director, rests_on_expected=True)
    received(people("Phạm Văn Đức"), "CSTDCS", province.director, rests_on_provisional=True)
    (held_person,) = received(people("Hoàng Thị Én"), "CSTDCS", province.director)
    meeting = closed(council)
    Hold.objects.create(party=held_person.party, kind="thanh_tra", since=MET_ON, note="bí mật", written_at=AT)
    decision = actions.draft(meeting, by=HOUSE, at=AT)
    assert [item.name for item in decision.items.all()] == ["Trần Văn Bình"]
    from vinhdanh.work.decisions.drafting import passed_and_free

    reasons = {h.nomination.party.name: h.reason for h in passed_and_free(meeting, DAY).waiting}
    assert reasons["Hoàng Thị Én"] == "Tạm dừng, chờ ý kiến"
    assert set(reasons) == {"Hoàng Thị Én", "Lê Thị Cúc", "Phạm Văn Đức"}


def test_a_hold_laid_after_the_draft_stops_the_issue_without_saying_why(drafted):
    party = drafted.items.get(ordinal=3).nomination.party
    Hold.objects.create(party=party, kind="thanh_tra", since=DAY, note="đơn tố cáo", written_at=AT)
    with pytest.raises(Refused) as refused:
        issue(drafted)
    assert "Tạm dừng, chờ ý kiến" in refused.value.message
    assert "tố cáo" not in refused.value.message and "thanh tra" not in refused.value.message.lower()
    assert not Grant.objects.exists()
    assert actions.leave_out_waiting(drafted, by=HOUSE, at=AT) == 1
    issue(drafted)
    assert [i.ordinal for i in drafted.items.all()] == [1, 2, 3]


# money


def test_two_titles_of_one_period_bring_the_higher_prize_only(province, people, council):
    (person,) = people("Trần Văn Bình")
    received([person], "LDTT", province.director)
    received([person], "CSTDCS", province.director)
    decision = actions.draft(closed(council), by=HOUSE, at=AT)
    assert {i.award: (i.prize_vnd, i.prize_due) for i in decision.items.all()} == {
        "LDTT": (0, False),
        "CSTDCS": (2_340_000, True),
    }


def test_titles_of_different_periods_bring_each_its_prize(province, people):
    (person,) = people("Trần Văn Bình")
    received([person], "CSTDT", province.chair, verdict={"consumes": {"period": [2023, 2025]}})
    received([person], "CSTDCS", province.chair)
    decision = actions.draft(closed(a_council(province.chair)), by=HOUSE, at=AT)
    assert sum(i.prize_vnd for i in decision.items.all()) == 7_020_000 + 2_340_000


def test_a_title_and_a_form_bring_both(province, people, council):
    (person,) = people("Trần Văn Bình")
    received([person], "LDTT", province.director)
    received([person], "GK", province.director)
    decision = actions.draft(closed(council), by=HOUSE, at=AT)
    assert [i.prize_vnd for i in decision.items.all()] == [710_000, 710_000]


def test_a_title_already_granted_for_the_period_carries_the_money(province, people, council):
    (person,) = people("Trần Văn Bình")
    received([person], "CSTDCS", province.director)
    issue(actions.draft(closed(council), by=HOUSE, at=AT))
    received([person], "LDTT", province.director)
    later = actions.draft(closed(council), by=HOUSE, at=AT)
    assert later.items.get().prize_due is False


def test_the_base_salary_is_that_of_the_day_of_the_decision(province, people, monkeypatch):
    monkeypatch.setenv("VINHDANH_TODAY", "2026-09-01")
    received(people("Trần Văn Bình"), "CSTDCS", province.director)
    decision = actions.draft(closed(a_council(province.director)), by=HOUSE, at=AT)
    assert decision.items.get().prize_vnd == 2_530_000
    actions.edit(decision, by=HOUSE, at=AT, day=date(2026, 6, 30))
    assert decision.items.get().prize_vnd == 2_340_000


# drafts


def test_written_words_stay_and_composed_ones_are_not_stored(drafted):
    composed = composing.contents_of(drafted).composed
    actions.edit(drafted, by=HOUSE, at=AT, subject="Về việc tặng thưởng", articles=list(composed.articles))
    drafted.refresh_from_db()
    assert (drafted.subject, drafted.articles) == ("Về việc tặng thưởng", [])
    actions.edit(drafted, by=HOUSE, at=AT, subject=composed.subject)
    drafted.refresh_from_db()
    assert drafted.subject == ""


def test_leaving_a_row_out_frees_its_nomination_and_closes_the_gap(drafted, council):
    item = drafted.items.get(ordinal=2)
    actions.leave_out(item, by=HOUSE, at=AT, reason="Chờ xác minh họ tên")
    assert [(i.ordinal, i.name) for i in drafted.items.all()] == [
        (1, "Trường THPT Khoái Châu"), (2, "Trần Văn Bình"), (3, "Lê Văn Cường"),
    ]  # fmt: skip
    again = actions.draft(drafted.meeting, by=HOUSE, at=AT)
    assert [i.name for i in again.items.all()] == ["Nguyễn Thị An"]


def test_a_nomination_is_in_one_draft_only(drafted):
    with pytest.raises(Refused, match="Không còn trường hợp nào"):
        actions.draft(drafted.meeting, by=HOUSE, at=AT)
    meeting = drafted.meeting
    actions.discard(drafted, by=HOUSE, at=AT)
    assert actions.draft(meeting, by=HOUSE, at=AT).items.count() == 4


def test_who_is_reconsidered_by_the_council_is_not_issued_from_an_older_draft(drafted):
    from vinhdanh.work.councils import actions as councils

    councils.reopen(drafted.meeting, by=HOUSE, at=AT, reason="Ghi nhầm số phiếu")
    with pytest.raises(Refused, match="đang xem lại"):
        issue(drafted)


def test_who_no_longer_meets_the_conditions_waits_unless_chosen_with_a_reason(drafted):
    nomination = drafted.items.get(ordinal=4).nomination
    Nomination.objects.filter(pk=nomination.pk).update(outcome="unknown")
    with pytest.raises(Refused, match="chưa đủ điều kiện"):
        issue(drafted)
    Nomination.objects.filter(pk=nomination.pk).update(chosen=True, chosen_reason="Hội đồng xác nhận")
    issue(drafted)


def test_a_meeting_that_is_open_gives_no_draft(province, people, council):
    received(people("Trần Văn Bình"), "LDTT", province.director)
    with pytest.raises(Refused, match="chưa chốt biên bản"):
        actions.draft(convened(council), by=HOUSE, at=AT)


def test_an_issued_decision_is_not_edited_or_discarded(drafted):
    issue(drafted)
    for change in (
        lambda: actions.edit(drafted, by=HOUSE, at=AT, subject="x"),
        lambda: actions.discard(drafted, by=HOUSE, at=AT),
        lambda: actions.leave_out(drafted.items.first(), by=HOUSE, at=AT, reason="x"),
    ):
        with pytest.raises(Refused, match="đã ban hành"):
            change()


# who


@pytest.mark.parametrize("role", list(Role))
def test_who_may_draft_and_issue_a_departments_decision(drafted, users, role):
    by = Actor.user(getattr(users, role.value))

    def allowed(attempt):
        try:
            attempt()
        except NotPermitted:
            return False
        return True

    assert allowed(lambda: actions.edit(drafted, by=by, at=AT, fund="Quỹ của Sở")) == (
        role in {Role.BOARD_OFFICER, Role.UNIT_OFFICER}
    )
    assert allowed(lambda: actions.issue(drafted, by=by, at=AT, day=DAY)) == (role == Role.UNIT_HEAD)


def test_a_units_head_may_not_issue_the_provinces_decision(province, people, users):
    received(people("Trần Văn Bình"), "BKT", province.chair)
    decision = actions.draft(closed(a_council(province.chair)), by=HOUSE, at=AT)
    with pytest.raises(NotPermitted, match="phạm vi đơn vị"):
        actions.issue(decision, by=Actor.user(users.unit_head), at=AT, day=DAY)


def test_three_thousand_awards_take_few_queries(province, council, django_assert_max_num_queries):
    from vinhdanh.ground.registry.models import Party, Person

    parties = Party.objects.bulk_create(
        Party(kind="person", name=f"Nguyễn Văn {n}", folded=f"nguyen van {n}", home=province.school)
        for n in range(3000)
    )
    Person.objects.bulk_create(Person(party=party, born_year=1980) for party in parties)
    received(parties, "LDTT", province.director)
    meeting = closed(council)
    with django_assert_max_num_queries(700):  # bulk writes of wide rows go in batches of a hundred or so on SQLite
        decision = actions.draft(meeting, by=HOUSE, at=AT)
        issue(decision)
    assert Grant.objects.count() == 3000
    assert a_round().nominations.filter(state=NominationState.DECIDED).count() == 3000
