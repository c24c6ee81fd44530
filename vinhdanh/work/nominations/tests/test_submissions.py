"""The way upwards and back: who may do what, what goes and what stays, numbers kept, choices with reasons."""

from datetime import timedelta
from io import BytesIO

import pytest

from vinhdanh.crafts.papers import render_docx, render_pdf
from vinhdanh.ground.accounts.permissions import charge_of
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.ground.office.models import AuditRow
from vinhdanh.work.nominations import actions, queries
from vinhdanh.work.nominations.actions import Inbox
from vinhdanh.work.nominations.contexts import shown_submissions
from vinhdanh.work.nominations.documents import letter_of
from vinhdanh.work.nominations.models import Nomination, Submission
from vinhdanh.work.nominations.workflow import NominationState as N
from vinhdanh.work.nominations.workflow import SubmissionState as S

from .conftest import row

pytestmark = pytest.mark.django_db
REASON = "Thiếu quyết định công nhận sáng kiến."
MERIT = {"achievements_many": True, "achievements_scope": "tinh"}


@pytest.fixture
def own(take, province):
    """The department's own way: three met."""
    take(row("Trần Văn Nam"), row("Lê Thị Ba"), row("Vũ Văn Tư"))
    return Submission.objects.get(authority=province.director)


@pytest.fixture
def up(take, province):
    """The way to the chairman: two met, one still unknown."""
    take(
        row("Phạm Văn Một", award="BKT", facts=MERIT),
        row("Phạm Văn Hai", award="BKT", facts=MERIT),
        row("Phạm Văn Ba", award="BKT", result=None),
    )
    return Submission.objects.get(authority=province.chair)


def states(submission):
    return sorted(Nomination.objects.filter(submission=submission).values_list("state", flat=True))


def test_what_the_unit_decides_itself_is_received_at_once(own, actors, at):
    actions.submit(own, by=actors.unit_head, at=at)
    own.refresh_from_db()
    assert (own.state, own.number) == (S.RECEIVED, "1/TTr-SGDĐT")
    assert states(own) == [N.RECEIVED] * 3
    assert queries.awaiting_council(own.authority).count() == 3


def test_what_goes_up_is_received_by_the_board(up, actors, at):
    actions.submit(up, by=actors.unit_head, at=at)
    assert states(up) == [N.SUBMITTED] * 3
    assert not queries.awaiting_council(up.authority).exists()
    actions.receive(Inbox(up), by=actors.board_officer, at=at)
    up.refresh_from_db()
    assert up.state == S.RECEIVED and up.received_at == at
    assert queries.awaiting_council(up.authority).count() == 2  # the unknown one waits for its answer


def test_what_falls_short_stays_with_the_unit(own, take, province, actors, at):
    take(row("Hồ Văn Năm", result="khong"))
    actions.submit(own, by=actors.unit_head, at=at)
    assert own.nominations.count() == 3
    rest = Submission.objects.get(authority=province.director, state=S.DRAFT)
    assert [nomination.party.name for nomination in rest.nominations.all()] == ["Hồ Văn Năm"]


def test_nothing_ready_is_not_submitted(take, province, actors, at):
    take(row("Hồ Văn Năm", result="khong"))
    with pytest.raises(Refused, match="Chưa có hồ sơ nào trình được"):
        actions.submit(Submission.objects.get(), by=actors.unit_head, at=at)
    assert Submission.objects.get().state == S.DRAFT


def test_somebody_on_hold_stays_behind(own, held, actors, at):
    held(own.nominations.first().party)
    actions.submit(own, by=actors.unit_head, at=at)
    assert own.nominations.count() == 2


def test_a_submission_taken_back_gathers_what_had_stayed(own, take, province, actors, at):
    take(row("Hồ Văn Năm", result="khong"))
    actions.submit(own, by=actors.unit_head, at=at)
    actions.recall(own, by=actors.unit_head, at=at)
    own.refresh_from_db()
    assert own.state == S.DRAFT and own.number == "1/TTr-SGDĐT"
    assert Submission.objects.count() == 1 and states(own) == [N.DRAFT] * 4
    actions.submit(own, by=actors.unit_head, at=at)
    assert own.number == "1/TTr-SGDĐT"


def test_what_the_board_received_is_not_taken_back(up, actors, at):
    actions.submit(up, by=actors.unit_head, at=at)
    actions.receive(Inbox(up), by=actors.board_officer, at=at)
    with pytest.raises(Refused, match="đã tiếp nhận"):
        actions.recall(up, by=actors.unit_head, at=at)


def test_a_returned_submission_comes_again_under_its_number(up, actors, at):
    actions.submit(up, by=actors.unit_head, at=at)
    actions.give_back(Inbox(up), by=actors.board_officer, at=at, reason=REASON)
    up.refresh_from_db()
    assert (up.state, up.return_reason) == (S.RETURNED, REASON) and states(up) == [N.RETURNED] * 3
    later = at + timedelta(days=1)
    actions.submit(up, by=actors.unit_head, at=later)
    assert (up.state, up.number, up.return_reason, up.submitted_at) == (S.SUBMITTED, "1/TTr-SGDĐT", "", later)


def test_a_return_is_undone(up, actors, at):
    actions.submit(up, by=actors.unit_head, at=at)
    actions.give_back(Inbox(up), by=actors.board_officer, at=at, reason=REASON)
    actions.undo_give_back(Inbox(up), by=actors.board_officer, at=at)
    up.refresh_from_db()
    assert (up.state, up.return_reason) == (S.SUBMITTED, "") and states(up) == [N.SUBMITTED] * 3


def test_a_receipt_is_undone(up, actors, at):
    actions.submit(up, by=actors.unit_head, at=at)
    actions.receive(Inbox(up), by=actors.board_officer, at=at)
    actions.undo_receive(Inbox(up), by=actors.board_officer, at=at)
    up.refresh_from_db()
    assert (up.state, up.received_at) == (S.SUBMITTED, None) and states(up) == [N.SUBMITTED] * 3


def test_one_comes_back_and_goes_again_while_the_others_go_on(up, actors, at):
    actions.submit(up, by=actors.unit_head, at=at)
    actions.receive(Inbox(up), by=actors.board_officer, at=at)
    one = up.nominations.get(party__name="Phạm Văn Ba")
    actions.give_some_back(Inbox(up), by=actors.board_officer, at=at, nominations=[one.pk], reason=REASON)
    one.refresh_from_db()
    assert (one.state, one.return_reason) == (N.RETURNED, REASON)
    actions.answer(one, by=actors.unit_officer, at=at, facts=MERIT)
    up.refresh_from_db()
    assert actions.submit_again(up, by=actors.unit_head, at=at) == 1
    actions.receive_again(Inbox(up), by=actors.board_officer, at=at)
    one.refresh_from_db()
    assert (one.state, one.return_reason) == (N.RECEIVED, "")
    assert queries.awaiting_council(up.authority).count() == 3


def test_some_given_back_are_taken_in_again(up, actors, at):
    actions.submit(up, by=actors.unit_head, at=at)
    one = up.nominations.first()
    actions.give_some_back(Inbox(up), by=actors.board_officer, at=at, nominations=[one.pk], reason=REASON)
    actions.undo_give_some_back(Inbox(up), by=actors.board_officer, at=at, nominations=[one.pk])
    one.refresh_from_db()
    assert (one.state, one.return_reason) == (N.SUBMITTED, "")


@pytest.mark.parametrize("act", [actions.give_back, actions.give_some_back])
def test_a_return_has_a_reason(up, actors, at, act):
    actions.submit(up, by=actors.unit_head, at=at)
    more = {"nominations": [up.nominations.first().pk]} if act is actions.give_some_back else {}
    with pytest.raises(Refused, match="lý do trả lại"):
        act(Inbox(up), by=actors.board_officer, at=at, reason="sai", **more)


def test_later_rows_go_in_a_second_letter(own, take, province, actors, at):
    actions.submit(own, by=actors.unit_head, at=at)
    take(row("Hồ Thị Sáu"))
    second = Submission.objects.get(authority=province.director, state=S.DRAFT)
    actions.submit(second, by=actors.unit_head, at=at)
    assert second.number == "2/TTr-SGDĐT"


def test_who_may_sign(own, actors, at):
    for role in ("unit_officer", "board_officer", "board_head", "council_secretary"):
        with pytest.raises(NotPermitted):
            actions.submit(own, by=getattr(actors, role), at=at)


def test_who_may_receive(up, actors, at):
    actions.submit(up, by=actors.unit_head, at=at)
    for role in ("unit_officer", "unit_head", "board_head", "council_secretary"):
        with pytest.raises(NotPermitted):
            actions.receive(Inbox(up), by=getattr(actors, role), at=at)


def test_the_deciding_unit_receives_what_its_own_units_send(take, province, actors, at, house):
    """A school sends to the department's head: the department's officer receives, the school's own may not."""
    from vinhdanh.ground.accounts import actions as accounts
    from vinhdanh.ground.accounts.models import Role
    from vinhdanh.ground.office.actors import Actor

    made = {}
    for role in (Role.UNIT_OFFICER, Role.UNIT_HEAD):
        user = accounts.add_user(
            province.school, by=house, at=at, username=f"truong_{role}", full_name="Trường", password="mat-khau-truong"
        )
        accounts.assign(province.school, by=house, at=at, user=user, role=role, since=at.date() - timedelta(days=9))
        made[role] = Actor.user(user)
    take(row("Trần Văn Nam"), unit=province.school, by=made[Role.UNIT_OFFICER])
    submission = Submission.objects.get()
    assert not submission.own
    actions.submit(submission, by=made[Role.UNIT_HEAD], at=at)
    assert submission.number == "1/TTr-TTKC"
    with pytest.raises(NotPermitted):
        actions.receive(Inbox(submission), by=made[Role.UNIT_OFFICER], at=at)
    actions.receive(Inbox(submission), by=actors.unit_officer, at=at)
    assert submission.state == S.RECEIVED


def test_a_late_letter_is_marked(own, actors, at, round):
    actions.submit(own, by=actors.unit_head, at=at)
    assert not shown_submissions(Submission.objects.all()).get().late
    round.closes = at.date() - timedelta(days=1)
    round.save(update_fields=["closes"])
    assert shown_submissions(Submission.objects.all()).get().late


def test_a_closed_round_takes_no_letter(own, round, actors, at):
    actions.close_round(round, by=actors.board_officer, at=at)
    own.round.refresh_from_db()
    with pytest.raises(Refused, match="đã đóng"):
        actions.submit(own, by=actors.unit_head, at=at)


class TestChoices:
    def test_met_but_not_chosen_is_a_reasoned_act(self, own, actors, at):
        one = own.nominations.first()
        actions.leave_out(one, by=actors.unit_head, at=at, reason="Ưu tiên người trực tiếp giảng dạy.")
        told = AuditRow.objects.get(action="nominations.override:leave_out")
        assert told.details["reason"] == "Ưu tiên người trực tiếp giảng dạy." and told.details["outcome"] == "met"
        actions.submit(own, by=actors.unit_head, at=at)
        assert own.nominations.count() == 2

    def test_the_board_leaves_out_what_it_received_and_may_undo_it(self, up, actors, at):
        actions.submit(up, by=actors.unit_head, at=at)
        actions.receive(Inbox(up), by=actors.board_officer, at=at)
        one = up.nominations.filter(outcome="met").first()
        with pytest.raises(NotPermitted):
            actions.leave_out(one, by=actors.unit_head, at=at, reason="Không thuộc thẩm quyền của tôi.")
        actions.leave_out(one, by=actors.board_officer, at=at, reason="Trùng thành tích với đợt trước.")
        one.refresh_from_db()
        assert (one.state, one.chosen) == (N.FAILED, False)
        actions.undo_choice(one, by=actors.board_officer, at=at)
        one.refresh_from_db()
        assert (one.state, one.chosen, one.chosen_reason) == (N.RECEIVED, None, "")

    def test_chosen_though_unknown_goes_before_the_council(self, up, actors, at):
        actions.submit(up, by=actors.unit_head, at=at)
        actions.receive(Inbox(up), by=actors.board_officer, at=at)
        one = up.nominations.get(outcome="unknown")
        with pytest.raises(NotPermitted):
            actions.choose(one, by=actors.unit_head, at=at, reason="Thành tích rõ ràng, đã kiểm tra.")
        actions.choose(one, by=actors.board_officer, at=at, reason="Thành tích rõ ràng, đã kiểm tra tại cơ sở.")
        assert queries.awaiting_council(up.authority).count() == 3

    def test_what_falls_short_cannot_be_chosen(self, take, actors, at):
        [nomination] = take(row("Hồ Văn Năm", result="khong"))
        with pytest.raises(Refused, match="còn nội dung cần bổ sung"):
            actions.choose(nomination, by=actors.unit_head, at=at, reason="Thành tích rõ ràng, đã kiểm tra.")

    def test_a_choice_that_became_plainly_wrong_is_no_choice(self, up, actors, at):
        actions.submit(up, by=actors.unit_head, at=at)
        actions.receive(Inbox(up), by=actors.board_officer, at=at)
        one = up.nominations.get(outcome="unknown")
        actions.choose(one, by=actors.board_officer, at=at, reason="Thành tích rõ ràng, đã kiểm tra tại cơ sở.")
        Nomination.objects.filter(pk=one.pk).update(outcome="not_met")
        assert queries.awaiting_council(up.authority).count() == 2

    def test_a_choice_has_a_reason(self, own, actors, at):
        with pytest.raises(Refused, match="lý do"):
            actions.leave_out(own.nominations.first(), by=actors.unit_head, at=at, reason=" ")


class TestMoves:
    def test_a_submission_follows_its_nominations(self, own, actors, at, province):
        actions.submit(own, by=actors.unit_head, at=at)
        waiting = queries.awaiting_council(province.director)
        assert actions.move_many(waiting, "put_on_agenda", by=actors.unit_officer, at=at) == 3
        own.refresh_from_db()
        assert own.state == S.COUNCIL
        agenda = own.nominations.filter(state=N.AGENDA)
        first = agenda.first()
        actions.move_many(agenda.filter(pk=first.pk), "fail", by=actors.unit_officer, at=at)
        actions.move_many(agenda.all(), "pass", by=actors.unit_officer, at=at)
        actions.move_many(own.nominations.filter(state=N.PASSED), "decide", by=actors.unit_head, at=at)
        own.refresh_from_db()
        assert own.state == S.DECIDED and states(own) == [N.DECIDED, N.DECIDED, N.FAILED]

    def test_one_audit_row_names_all(self, own, actors, at, province):
        actions.submit(own, by=actors.unit_head, at=at)
        actions.move_many(queries.awaiting_council(province.director), "put_on_agenda", by=actors.unit_officer, at=at)
        told = AuditRow.objects.get(action="nominations:put_on_agenda")
        assert sorted(told.details["ids"]) == sorted(own.nominations.values_list("pk", flat=True))

    def test_all_or_none(self, own, actors, at):
        with pytest.raises(Refused, match="Đang lập"):
            actions.move_many(own.nominations.all(), "put_on_agenda", by=actors.unit_officer, at=at)

    def test_the_permission_is_that_of_the_table(self, own, actors, at, province):
        actions.submit(own, by=actors.unit_head, at=at)
        with pytest.raises(NotPermitted):
            actions.move_many(queries.awaiting_council(province.director), "put_on_agenda", by=actors.unit_head, at=at)

    def test_taken_off_the_agenda_it_waits_again(self, own, actors, at, province):
        actions.submit(own, by=actors.unit_head, at=at)
        actions.move_many(queries.awaiting_council(province.director), "put_on_agenda", by=actors.unit_officer, at=at)
        actions.move_many(own.nominations.all(), "take_off_agenda", by=actors.unit_officer, at=at)
        own.refresh_from_db()
        assert own.state == S.RECEIVED


class TestLetter:
    def test_the_letter_says_who_asks_what_for_whom(self, up, actors, at):
        actions.submit(up, by=actors.unit_head, at=at)
        letter = letter_of(up)
        assert letter.frame.issuer == "SỞ GIÁO DỤC VÀ ĐÀO TẠO" and letter.frame.reference == "01/TTr-SGDĐT"
        assert letter.addressees == ("Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên",)
        assert letter.grounds[0] == "Căn cứ Luật số 06/2022/QH15"
        assert "cho 3 trường hợp" in letter.body[0] and "03 cá nhân" in letter.body[1]
        assert [row.name for row in letter.groups[0].rows] == ["Phạm Văn Ba", "Phạm Văn Hai", "Phạm Văn Một"]

    def test_a_draft_is_marked(self, up):
        assert letter_of(up).frame.draft and letter_of(up).frame.reference == "…/TTr-SGDĐT"

    def test_pdf_and_word_open(self, up, actors, at):
        import docx
        import pypdf

        actions.submit(up, by=actors.unit_head, at=at)
        text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(render_pdf(letter_of(up)))).pages)
        assert "TỜ TRÌNH" in text and "Phạm Văn Hai" in text
        assert any("TỜ TRÌNH" in line.text for line in docx.Document(BytesIO(render_docx(letter_of(up)))).paragraphs)


class TestDesk:
    def test_the_head_is_told_what_can_go(self, own, take, users, actors, at):
        take(row("Hồ Văn Năm", result="khong"))
        head = charge_of(users.unit_head)
        assert [(each.pk, each.size) for each in queries.to_sign(head)] == [(own.pk, 3)]
        actions.submit(own, by=actors.unit_head, at=at)
        assert not queries.to_sign(head)  # what is left falls short

    def test_who_decides_is_told_what_came(self, up, users, actors, at):
        board, sender = charge_of(users.board_officer), charge_of(users.unit_officer)
        assert not queries.to_receive(board)
        actions.submit(up, by=actors.unit_head, at=at)
        assert [(each.pk, each.size) for each in queries.to_receive(board)] == [(up.pk, 3)]
        assert not queries.to_receive(sender)
        actions.receive(Inbox(up), by=actors.board_officer, at=at)
        assert not queries.to_receive(board)
