"""A docket's life: the law's period in working days, closing by the clock alone, nothing public before moderation."""

from datetime import date, timedelta

import pytest
from django.db import connection

from vinhdanh.crafts.papers import render_docx, render_pdf
from vinhdanh.ground.office import receipts
from vinhdanh.ground.office.actors import PUBLIC, Actor
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.ground.office.models import AuditRow
from vinhdanh.law import add_working_days, comment_terms
from vinhdanh.work.dockets import actions, queries
from vinhdanh.work.dockets.documents import report
from vinhdanh.work.dockets.models import Comment, Docket
from vinhdanh.work.dockets.workflow import CommentState, Disposition, DocketState


def test_the_law_asks_it_for_state_awards_and_says_how_long():
    terms = comment_terms(["HCLD3", "BKT", "AHLD"], on=date(2026, 11, 23))
    assert {code: (term.working_days, term.ref) for code, term in terms.items()} == {
        "HCLD3": (10, "152/2025/NĐ-CP Đ44.2"),
        "AHLD": (10, "152/2025/NĐ-CP Đ44.2"),
    }
    assert set(comment_terms(["HCLD3", "AHLD"], on=date(2025, 3, 1))) == {"AHLD"}, "before Decree 152 the centre only"


def test_it_is_open_for_the_law_s_working_days_and_then_closes_by_itself(docket):
    docket.refresh_from_db()
    assert (docket.opens, docket.closes) == (date(2025, 12, 15), add_working_days(date(2025, 12, 15), 10))
    assert docket.closes == date(2025, 12, 29)
    days = [docket.opens + timedelta(days=n) for n in range(20)]
    assert [day for day in days if docket.is_open(day)] == days[:15]
    assert docket.state == DocketState.PUBLISHED, "no hand and no job closed it"


def test_a_period_shorter_than_the_law_s_is_refused(draft, officer, at):
    with pytest.raises(Refused, match="ít nhất 10 ngày làm việc"):
        actions.change(
            draft, by=officer, at=at, title="x", basis="y", working_days=9, contact="z",
            nominations=[row.nomination_id for row in draft.listed.all()],
        )  # fmt: skip
    assert Docket.objects.get().working_days == 10


def test_who_is_on_hold_or_listed_elsewhere_cannot_be_listed(draft, asked, round, province, officer, at):
    assert asked[0] not in queries.listable(round)
    asked[2].on_hold = True
    asked[2].save()
    with pytest.raises(Refused, match="1 hồ sơ không đăng được"):
        actions.draw_up(
            province.chair, by=officer, at=at, round=round, title="x", basis="y", working_days=10, contact="z",
            nominations=[asked[2].pk],
        )  # fmt: skip


def test_held_after_drafting_stops_the_publication(draft, asked, officer, at):
    type(asked[0]).objects.filter(pk=asked[0].pk).update(on_hold=True)
    with pytest.raises(Refused, match="tạm dừng"):
        actions.publish(draft, by=officer, at=at)


def test_after_the_last_day_nobody_comments(docket, say, at):
    say(when=at + timedelta(days=14))
    with pytest.raises(Refused, match="không còn nhận"):
        say(when=at + timedelta(days=15))
    assert Comment.objects.count() == 1


def test_the_same_sending_twice_is_one_comment_with_one_code(say):
    slip = receipts.new_slip()
    assert say(slip=slip)[1] == say(slip=slip, text="Gửi lại lần nữa")[1]
    assert Comment.objects.count() == 1


def test_who_sent_it_is_sealed_and_the_code_is_not_kept(say):
    made, code = say()
    with connection.cursor() as cursor:
        cursor.execute("select * from dockets_comment")
        row = repr([bytes(cell) if isinstance(cell, memoryview) else cell for cell in cursor.fetchone()])
    assert "Phạm Thị Sen" not in row and "0912" not in row and code not in row
    assert queries.by_code(code.lower()) == made and queries.by_code("0" * 16) is None
    trail = repr(list(AuditRow.objects.filter(action__startswith="dockets.comment").values()))
    assert "Sen" not in trail and "dạy tốt" not in trail and code not in trail


def test_every_comment_is_settled_before_the_docket_is_done(docket, say, officer, at):
    _one, _ = say()
    with pytest.raises(Refused, match="Còn nhận ý kiến"):
        actions.finish(docket, by=officer, at=at)


def test_done_needs_every_disposition_and_erases_who_sent(docket, say, officer, at, on):
    one, _ = say()
    other, _ = say("Nói xấu ông Hùng", stance="against")
    on(2026, 1, 5)
    with pytest.raises(Refused, match="Còn 2 ý kiến"):
        actions.finish(docket, by=officer, at=at)
    with pytest.raises(Refused, match="chưa được kiểm duyệt"):
        actions.dispose(one, by=officer, at=at, disposition="noted", answer="Đã ghi nhận, cảm ơn.")
    actions.show(one, by=officer, at=at)
    actions.hide(other, by=officer, at=at, because="Công kích, xúc phạm cá nhân")
    for each in (one, other):
        actions.dispose(each, by=officer, at=at, disposition="noted", answer="Đã ghi nhận, cảm ơn.")
    actions.finish(docket, by=officer, at=at)
    assert Docket.objects.get().state == DocketState.DONE
    assert not Comment.objects.exclude(sender_sealed=None).exists()
    with pytest.raises(Refused):
        actions.dispose(one, by=officer, at=at, disposition="noted", answer="Viết lại sau khi xong")


def test_a_list_can_be_taken_down_only_before_anybody_spoke(docket, say, officer, at):
    say()
    with pytest.raises(Refused, match="Đã có ý kiến"):
        actions.take_down(docket, by=officer, at=at)


def test_taken_down_it_is_a_draft_again(docket, officer, at):
    actions.take_down(docket, by=officer, at=at)
    found = Docket.objects.get()
    assert (found.state, found.opens, found.closes) == (DocketState.DRAFT, None, None)


@pytest.mark.parametrize("role", ["unit_officer", "unit_head", "council_member", "inspectorate", "administrator"])
def test_only_the_standing_body_opens_and_moderates(docket, say, users, at, role):
    made, _ = say()
    by = Actor.user(getattr(users, role))
    with pytest.raises(NotPermitted):
        actions.show(made, by=by, at=at)
    with pytest.raises(NotPermitted):
        actions.take_down(docket, by=by, at=at)


def test_a_citizen_may_comment_and_nothing_else(docket, say, at):
    made, _ = say()
    with pytest.raises(NotPermitted):
        actions.show(made, by=PUBLIC, at=at)


def test_the_report_counts_and_names_no_sender(docket, say, officer, at, on):
    row = docket.listed.first()
    one, _ = say(about=row)
    other, _ = say("Bà ấy nợ tiền tôi <script>", about=row, stance="against")
    on(2026, 1, 5)
    actions.show(one, by=officer, at=at)
    actions.hide(other, by=officer, at=at, because="Công kích, xúc phạm cá nhân")
    for each in (one, other):
        actions.dispose(each, by=officer, at=at, disposition=Disposition.NOTED, answer="Đã ghi nhận, cảm ơn.")
    assert report(docket).frame.draft
    actions.finish(docket, by=officer, at=at)
    docket.refresh_from_db()
    made = report(docket)
    assert not made.frame.draft
    assert [(said.agreeing, said.opposing) for said in made.nominees] == [(1, 1), (0, 0)]
    text = repr(made)
    assert "Sen" not in text and "0912" not in text and "nợ tiền" not in text and "Công kích" in text
    assert render_pdf(made).startswith(b"%PDF") and render_docx(made).startswith(b"PK")


def test_many_are_noted_at_once_but_none_unmoderated(docket, say, officer, at):
    one, waiting = say()[0], say()[0]
    actions.keep(one, by=officer, at=at)
    keys = [one.pk, waiting.pk]
    assert actions.dispose_many(docket, by=officer, at=at, comments=keys, answer="Đã ghi nhận, cảm ơn.") == 1
    waiting.refresh_from_db()
    assert (waiting.state, waiting.disposition) == (CommentState.WAITING, "")
