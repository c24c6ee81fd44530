"""Rights over one's own data: the fifteen days, who asks is verified, what each answer does to the public views."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from vinhdanh.ground.office import receipts
from vinhdanh.ground.office.actors import PUBLIC, Actor
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.ground.office.models import AuditRow
from vinhdanh.work.rights import actions, queries
from vinhdanh.work.rights.models import Consent, DataRequest, Restriction
from vinhdanh.work.rights.workflow import RequestState as S


def test_the_fifteen_days_run_from_the_day_of_receipt(ask, at):
    request, _ = ask()
    assert request.due_on == date(2025, 12, 30)
    assert not request.is_late(date(2025, 12, 30)) and request.is_late(date(2025, 12, 31))


def test_nothing_is_done_before_the_asker_is_known(ask, officer, at):
    request, _ = ask()
    with pytest.raises(Refused):
        actions.fulfil(request, by=officer, at=at, level="all", answer="Đã thực hiện theo yêu cầu.")
    assert not Restriction.objects.exists() and DataRequest.objects.get().answer == "", "nothing half-done"
    with pytest.raises(IntegrityError), transaction.atomic():
        DataRequest.objects.update(state=S.VERIFIED)


def test_restricted_they_are_found_no_more_and_erased_named_no_more(done, honoured):
    party = honoured[0][0]
    done("restrict", "lookup")
    assert list(queries.restricted().values_list("party", flat=True)) == [party.pk]
    assert queries.nameless([party.pk]) == set()
    done("erase", "all")
    assert queries.nameless([party.pk]) == {party.pk}
    assert Restriction.objects.filter(lifted_at=None).count() == 1, "the wider one stands in the place of the narrower"


def test_lifting_shows_them_again(done, officer, at):
    done("erase", "all")
    one = Restriction.objects.get()
    actions.lift(one, by=officer, at=at)
    assert not queries.restricted().exists()
    with pytest.raises(Refused, match="trước đó"):
        actions.lift(one, by=officer, at=at)


def test_consent_says_by_whom_and_when_and_can_be_withdrawn(honoured, officer, at):
    party = honoured[0][0]
    actions.agree(party, by=officer, at=at, given_on=date(2025, 11, 1), cite="Phiếu đồng ý")
    one = Consent.objects.get()
    assert (one.recorded_by, one.recorded_at, one.given_on) == (officer.name, at, date(2025, 11, 1))
    assert queries.agreed([party.pk]) == {party.pk}
    with pytest.raises(Refused, match="Đã ghi"):
        actions.agree(party, by=officer, at=at, given_on=date(2025, 11, 1), cite="Phiếu đồng ý")
    actions.withdraw_consent(party, by=officer, at=at)
    assert queries.agreed([party.pk]) == set() and Consent.objects.get().withdrawn_by == officer.name


def test_a_consent_of_tomorrow_is_refused(honoured, officer, at):
    with pytest.raises(Refused, match="sau hôm nay"):
        actions.agree(honoured[0][0], by=officer, at=at, given_on=date(2025, 12, 16), cite="Phiếu đồng ý")


@pytest.mark.parametrize(("kind", "level"), [("withdraw", ""), ("restrict", "lookup"), ("erase", "all")])
def test_what_ends_the_page_ends_the_consent(done, honoured, officer, at, kind, level):
    actions.agree(honoured[0][0], by=officer, at=at, given_on=date(2025, 11, 1), cite="Phiếu đồng ý")
    done(kind, level)
    assert queries.agreed([honoured[0][0].pk]) == set()


def test_an_officer_of_another_unit_records_no_consent(honoured, users, province, at):
    with pytest.raises(NotPermitted, match="ngoài phạm vi"):
        actions.agree(
            type(honoured[0][0])(pk=1, name="x", home=province.commune), by=Actor.user(users.unit_officer), at=at,
            given_on=date(2025, 11, 1), cite="Phiếu đồng ý",
        )  # fmt: skip


@pytest.mark.parametrize("role", ["unit_officer", "unit_head", "administrator", "board_head"])
def test_only_the_desk_answers(ask, users, at, role):
    request, _ = ask()
    with pytest.raises(NotPermitted):
        actions.refuse(request, by=Actor.user(getattr(users, role)), at=at, answer="Không có căn cứ pháp luật")
    with pytest.raises(NotPermitted):
        actions.refuse(request, by=PUBLIC, at=at, answer="Không có căn cứ pháp luật")


def test_who_asks_is_sealed_in_no_trail_and_erased_in_time(ask, officer, at):
    request, code = ask()
    assert ask(slip="a" * 32)[1] == ask(slip="a" * 32)[1] and DataRequest.objects.count() == 2
    with connection.cursor() as cursor:
        cursor.execute("select * from rights_datarequest where id = %s", [request.pk])
        row = repr([bytes(cell) if isinstance(cell, memoryview) else cell for cell in cursor.fetchone()])
    for secret in ("Ước", "0912", "không muốn", code):
        assert secret not in row and secret not in repr(list(AuditRow.objects.values("details")))
    actions.refuse(request, by=officer, at=at, answer="Không có căn cứ pháp luật")
    ask(when=at + timedelta(days=366))
    request.refresh_from_db()
    assert request.said_sealed is None
    assert queries.by_code(code).state == S.REFUSED and receipts.hash_of(code)


def test_refused_by_mistake_it_is_opened_again_with_its_old_term(ask, officer, at):
    request, _ = ask()
    actions.refuse(request, by=officer, at=at, answer="Không có căn cứ pháp luật")
    actions.reopen(request, by=officer, at=at + timedelta(days=3))
    request.refresh_from_db()
    assert (request.state, request.answer, request.due_on) == (S.RECEIVED, "", date(2025, 12, 30))
