"""A meeting from what waits to closed minutes: groups, exceptions, thresholds on all members, guards."""

import pytest
from django.db import IntegrityError, transaction

from vinhdanh.ground.accounts.models import Role
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.ground.office.models import AuditRow
from vinhdanh.work.councils import actions, agenda, rules
from vinhdanh.work.councils.models import Council, Meeting
from vinhdanh.work.councils.workflow import MEETING, MeetingState
from vinhdanh.work.nominations.models import Nomination, Submission
from vinhdanh.work.nominations.workflow import NominationState, SubmissionState

from .stage import AT, HOUSE, MET_ON, ON, a_council, a_round, attended, closed, convened, held, presence, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(province):
    return a_council(province.director)


def states(nominations):
    return list(
        Nomination.objects.filter(pk__in=[n.pk for n in nominations]).order_by("pk").values_list("state", flat=True)
    )


def test_the_workflow_table_is_what_the_minutes_need():
    assert [(row.source, row.action, row.target) for row in MEETING.rows] == [
        ("convened", "hold", "held"),
        ("convened", "call_off", "called_off"),
        ("held", "close", "closed"),
        ("closed", "reopen", "held"),
    ]


def test_convening_takes_all_that_wait_in_printed_order(province, people, council):
    a = received(people("Trần Văn Bình", "Nguyễn Thị An"), "CSTDCS", province.director)
    b = received([province.school.party], "TTLDTT", province.director)
    meeting = convened(council)
    assert [(g.award, g.subject) for g in meeting.groups.all()] == [("TTLDTT", "unit"), ("CSTDCS", "person")]
    assert [i.nomination.party.name for i in meeting.items.select_related("nomination__party")] == [
        "Trường THPT Khoái Châu", "Nguyễn Thị An", "Trần Văn Bình",
    ]  # fmt: skip
    assert set(states([*a, *b])) == {NominationState.AGENDA}
    assert Submission.objects.get().state == SubmissionState.COUNCIL
    assert meeting.members == 17


def test_what_rests_stays_off_the_agenda_and_the_page_counts_it_neutrally(province, people, council):
    received(people("Trần Văn Bình"), "CSTDCS", province.director)
    resting = received(people("Lê Thị Cúc"), "CSTDCS", province.director, on_hold=True)
    (waiting,) = agenda.waiting_by_kind(province.director, a_round())
    assert (waiting.ready, waiting.resting) == (1, 1)
    convened(council)
    assert states(resting) == [NominationState.RECEIVED]


def test_nothing_waiting_is_refused_with_a_way_out(province, council):
    with pytest.raises(Refused, match="Không còn đề nghị nào chờ Hội đồng"):
        actions.convene(
            council, by=HOUSE, at=AT, round=a_round(), kinds=[agenda.Kind("LDTT", "person")], path="full", on=MET_ON
        )


def test_a_council_without_members_cannot_be_convened(province, people):
    empty = actions.set_up(province.director, by=HOUSE, at=AT, name="Hội đồng")
    received(people("Trần Văn Bình"), "LDTT", province.director)
    with pytest.raises(Refused, match="chưa có thành viên"):
        convened(empty)


def test_one_number_for_the_group_and_exceptions_decide_who_passes(province, people, council):
    nominations = received(people("An Văn Một", "Bùi Văn Hai", "Cao Văn Ba"), "CSTDCS", province.director)
    meeting = held(convened(council), agree=17)
    second = meeting.items.get(nomination__party__name="Bùi Văn Hai")
    actions.record_exceptions(meeting, by=HOUSE, at=AT, votes={second.pk: 13})  # 13/17 = 76,5 % < 80 %
    third = meeting.items.get(nomination__party__name="Cao Văn Ba")
    actions.record_exceptions(meeting, by=HOUSE, at=AT, votes={third.pk: 14})  # 82,4 %
    actions.close(meeting, by=HOUSE, at=AT)
    assert states(nominations) == [NominationState.PASSED, NominationState.FAILED, NominationState.PASSED]
    assert list(meeting.items.values_list("passed", flat=True)) == [True, False, True]


def test_an_exception_taken_back_follows_its_group_again(province, people, council):
    received(people("An Văn Một"), "CSTDCS", province.director)
    meeting = held(convened(council), agree=17)
    item = meeting.items.get()
    actions.record_exceptions(meeting, by=HOUSE, at=AT, votes={item.pk: 3})
    actions.record_exceptions(meeting, by=HOUSE, at=AT, votes={item.pk: None})
    actions.close(meeting, by=HOUSE, at=AT)
    assert meeting.items.get().passed


def test_the_share_is_of_all_members_not_of_those_who_came(province, people, council):
    received(people("An Văn Một"), "CSTDCS", province.director)
    meeting = convened(council)
    assert meeting.groups.get().need == 14  # 80 % of 17, whoever comes
    held(meeting, present=13, written=1, agree=13)
    actions.close(meeting, by=HOUSE, at=AT)
    assert meeting.items.get().passed is False


def test_where_the_law_names_no_share_a_majority_of_all_members_decides(province, people, council):
    received(people("An Văn Một"), "LDTT", province.director)
    group = convened(council).groups.get()
    assert (group.need, group.need_ref) == (9, "")


@pytest.mark.parametrize(
    ("present", "written", "agree", "message"), [(14, 0, 15, "nhiều hơn 14"), (10, 3, 14, "nhiều hơn 13")]
)
def test_more_votes_than_voices_are_refused(province, people, council, present, written, agree, message):
    received(people("An Văn Một"), "LDTT", province.director)
    with pytest.raises(Refused, match=message):
        held(convened(council), present=present, written=written, agree=agree)


def test_presence_speaks_of_every_member_of_the_day(province, people, council):
    received(people("An Văn Một"), "LDTT", province.director)
    meeting = convened(council)
    said = presence(meeting, present=17)
    actions.seat(council, by=HOUSE, at=AT, name="Người Mới", since=MET_ON)
    with pytest.raises(Refused, match="đã thay đổi"):
        actions.record_presence(meeting, by=HOUSE, at=AT, presence=said)
    held(meeting, present=18, agree=18)
    meeting.refresh_from_db()
    assert (meeting.members, meeting.groups.get().need) == (18, 10)  # reckoned anew on eighteen


def test_who_is_absent_does_not_chair(province, people, council):
    received(people("An Văn Một"), "LDTT", province.director)
    meeting = convened(council)
    said = presence(meeting, present=0, written=17)
    with pytest.raises(Refused, match="chủ trì"):
        actions.record_presence(meeting, by=HOUSE, at=AT, presence=said)


def test_the_database_too_refuses_more_members_than_there_are(province, people, council):
    received(people("An Văn Một"), "LDTT", province.director)
    meeting = convened(council)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(present=18)


def test_minutes_close_only_when_every_group_has_its_number(province, people, council):
    received(people("An Văn Một"), "LDTT", province.director)
    meeting = convened(council)
    with pytest.raises(Refused, match="Đã triệu tập"):
        actions.close(meeting, by=HOUSE, at=AT)
    attended(meeting)
    with pytest.raises(Refused, match="chưa ghi số phiếu"):
        actions.close(meeting, by=HOUSE, at=AT)


def test_numbers_that_presence_no_longer_allows_keep_the_minutes_open(province, people, council):
    received(people("An Văn Một"), "LDTT", province.director)
    meeting = held(convened(council), present=17, agree=17)
    attended(meeting, present=15)
    with pytest.raises(Refused, match="17 phiếu đồng ý"):
        actions.close(meeting, by=HOUSE, at=AT)


def test_too_few_present_keep_the_minutes_open(province, people, council):
    received(people("An Văn Một"), "LDTT", province.director)
    meeting = held(convened(council), present=5, agree=5)
    with pytest.raises(Refused, match="cần ít nhất"):
        actions.close(meeting, by=HOUSE, at=AT)


def test_a_path_with_the_party_needs_its_written_opinion(province, people):
    council = a_council(province.chair)
    received(people("An Văn Một"), "CSTDT", province.chair)
    meeting = held(convened(council, path=Meeting.Path.FULL_PARTY))
    with pytest.raises(Refused, match="Ban Thường vụ Tỉnh ủy"):
        actions.close(meeting, by=HOUSE, at=AT)
    actions.record_party_opinion(meeting, by=HOUSE, at=AT, opinion="Thông báo số 15-TB/TU ngày 17/7/2025")
    assert actions.close(meeting, by=HOUSE, at=AT).state == MeetingState.CLOSED


def test_closed_minutes_never_change(province, people, council):
    received(people("An Văn Một"), "LDTT", province.director)
    meeting = closed(council)
    for change in (
        lambda: attended(meeting),
        lambda: actions.record_group(meeting.groups.get(), by=HOUSE, at=AT, agree=1),
        lambda: actions.record_exceptions(meeting, by=HOUSE, at=AT, votes={meeting.items.get().pk: 1}),
        lambda: actions.take_off(meeting.items.get(), by=HOUSE, at=AT, reason="x"),
        lambda: actions.record_party_opinion(meeting, by=HOUSE, at=AT, opinion="x"),
        lambda: actions.close(meeting, by=HOUSE, at=AT),
    ):
        with pytest.raises(Refused):
            change()


def test_minutes_are_numbered_by_authority_and_year(province, people, council):
    received(people("An Văn Một"), "LDTT", province.director)
    first = closed(council)
    received(people("Bùi Văn Hai"), "LDTT", province.director)
    assert [first.minutes_number, closed(council).minutes_number] == [1, 2]


def test_minutes_opened_again_keep_their_number_and_may_end_otherwise(province, people, council):
    nominations = received(people("An Văn Một"), "LDTT", province.director)
    meeting = closed(council)
    with pytest.raises(Refused, match="lý do"):
        actions.reopen(meeting, by=HOUSE, at=AT, reason="")
    actions.reopen(meeting, by=HOUSE, at=AT, reason="Ghi nhầm số phiếu")
    assert states(nominations) == [NominationState.AGENDA]
    actions.record_group(meeting.groups.get(), by=HOUSE, at=AT, agree=3)
    actions.close(meeting, by=HOUSE, at=AT)
    assert (meeting.minutes_number, states(nominations)) == (1, [NominationState.FAILED])


def test_minutes_that_a_decision_rests_on_stay_closed(province, people, council):
    nominations = received(people("An Văn Một"), "LDTT", province.director)
    meeting = closed(council)
    Nomination.objects.filter(pk=nominations[0].pk).update(state=NominationState.DECIDED)
    with pytest.raises(Refused, match="Đã có quyết định"):
        actions.reopen(meeting, by=HOUSE, at=AT, reason="Ghi nhầm")


def test_calling_off_sends_everything_back_to_wait(province, people, council):
    nominations = received(people("An Văn Một"), "LDTT", province.director)
    meeting = convened(council)
    actions.call_off(meeting, by=HOUSE, at=AT, reason="Chủ tịch bận")
    assert states(nominations) == [NominationState.RECEIVED]
    assert agenda.waiting_by_kind(province.director, a_round())[0].ready == 1


def test_taking_off_needs_a_reason_and_empties_its_group(province, people, council):
    nominations = received(people("An Văn Một"), "LDTT", province.director)
    meeting = convened(council)
    with pytest.raises(Refused, match="lý do"):
        actions.take_off(meeting.items.get(), by=HOUSE, at=AT, reason=" ")
    actions.take_off(meeting.items.get(), by=HOUSE, at=AT, reason="Bổ sung hồ sơ")
    assert states(nominations) == [NominationState.RECEIVED]
    assert not meeting.groups.exists()


def test_a_stricter_path_is_allowed_a_laxer_one_refused(province):
    kinds = [agenda.Kind("CSTDT", "person")]
    rules.insist_strict_enough("full_party", kinds, authority=province.chair, on=ON)
    with pytest.raises(Refused, match="phải qua"):
        rules.insist_strict_enough("standing", kinds, authority=province.chair, on=ON)


def test_only_one_chair_at_a_time(province, council):
    with pytest.raises(Refused, match="đã có Chủ tịch"):
        actions.seat(council, by=HOUSE, at=AT, name="Người Khác", since=MET_ON, seat="chair")


def test_who_left_before_the_meeting_is_not_in_the_base(province, people, council):
    member = council.members.last()
    actions.unseat(member, by=HOUSE, at=AT, until=MET_ON)
    received(people("An Văn Một"), "LDTT", province.director)
    assert convened(council).members == 16


ALLOWED = {
    "compose": {Role.BOARD_OFFICER, Role.COUNCIL_SECRETARY, Role.UNIT_HEAD},
    "convene": {Role.UNIT_OFFICER},
    "record": {Role.UNIT_OFFICER},
}
"""The council secretary here is the province's: a department convenes its own council and records its votes."""


@pytest.mark.parametrize("role", list(Role))
def test_who_may_do_what_with_a_departments_council(province, people, users, council, role):
    received(people("An Văn Một"), "LDTT", province.director)
    by = Actor.user(getattr(users, role.value))
    attempts = {
        "compose": lambda: actions.seat(council, by=by, at=AT, name="Người Mới", since=MET_ON),
        "convene": lambda: actions.convene(
            council, by=by, at=AT, round=a_round(), kinds=[agenda.Kind("LDTT", "person")], path="full", on=MET_ON
        ),
    }
    for verb, attempt in attempts.items():
        if role in ALLOWED[verb]:
            attempt()
        else:
            with pytest.raises(NotPermitted):
                attempt()
    meeting = Meeting.objects.first() or convened(council)
    said = presence(meeting, present=meeting.members)
    if role in ALLOWED["record"]:
        actions.record_presence(meeting, by=by, at=AT, presence=said)
    else:
        with pytest.raises(NotPermitted):
            actions.record_presence(meeting, by=by, at=AT, presence=said)


def test_a_unit_may_not_touch_the_provinces_council(province, people, users):
    council = a_council(province.chair)
    received(people("An Văn Một"), "BKT", province.chair)
    meeting = convened(council)
    with pytest.raises(NotPermitted, match="phạm vi đơn vị"):
        actions.record_presence(
            meeting, by=Actor.user(users.unit_officer), at=AT, presence=presence(meeting, present=17)
        )


def test_three_thousand_nominations_take_few_queries(province, people, council, django_assert_max_num_queries):
    from vinhdanh.ground.registry.models import Party

    parties = Party.objects.bulk_create(
        Party(kind="person", name=f"Nguyễn Văn {n}", folded=f"nguyen van {n}", home=province.school)
        for n in range(3000)
    )
    received(parties, "LDTT", province.director)
    with django_assert_max_num_queries(110):
        meeting = convened(council)
        held(meeting)
        actions.close(meeting, by=HOUSE, at=AT)
    assert Nomination.objects.filter(state=NominationState.PASSED).count() == 3000


def test_every_step_leaves_an_audit_row(province, people, council):
    received(people("An Văn Một"), "LDTT", province.director)
    closed(council)
    done = set(AuditRow.objects.values_list("action", flat=True))
    assert {"councils.convene:convene", "councils.record:record_presence", "councils.record:close"} <= done


def test_the_standing_committee_is_a_council_of_its_own(province):
    full = a_council(province.chair)
    standing = a_council(province.chair, members=5, kind=Council.Kind.STANDING)
    assert full.pk != standing.pk
    assert rules.kind_for(Meeting.Path.STANDING) == Council.Kind.STANDING
