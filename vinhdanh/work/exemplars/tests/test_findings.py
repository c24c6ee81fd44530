"""Somebody introduced by a citizen: the right desk alone sees them, each step goes back, the sender is erased."""

from datetime import timedelta

import pytest
from django.db import connection

from vinhdanh.ground.office import files, receipts
from vinhdanh.ground.office.actors import PUBLIC, Actor
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.ground.office.models import AuditRow, StoredFile
from vinhdanh.work.exemplars import actions, queries
from vinhdanh.work.exemplars.models import Finding, Photograph
from vinhdanh.work.exemplars.workflow import FindingState as F
from vinhdanh.work.nominations.models import Nomination


def test_the_whole_way_to_a_nomination(introduce, desk, at, round, province, people):
    finding, code = introduce(pictures=2)
    assert finding.photographs.count() == 2 and queries.by_code(code) == finding
    actions.verify(finding, by=desk, at=at)
    actions.take_up(finding, by=desk, at=at, round=round)
    party = people("Lê Văn Nam", unit=province.commune)[0].party
    nomination = Nomination.objects.create(round=round, party=party, award="GK", unit=province.commune)
    finding.refresh_from_db()
    actions.propose(finding, by=desk, at=at, nomination=nomination)
    finding.refresh_from_db()
    assert (finding.state, finding.nomination, finding.round) == (F.PROPOSED, nomination, round)
    assert finding.sender_until == at.date() + timedelta(days=30)
    actions.unpropose(finding, by=desk, at=at)
    assert Finding.objects.get().state == F.TAKEN_UP


def test_not_proposed_has_a_reason_and_can_be_reopened(introduce, desk, at):
    finding, _ = introduce()
    actions.decline(finding, by=desk, at=at, reason="Việc đã được khen năm 2024")
    assert Finding.objects.get().reason
    actions.reopen(finding, by=desk, at=at)
    assert (Finding.objects.get().state, Finding.objects.get().reason) == (F.VERIFYING, "")


def test_the_same_sending_twice_is_one(introduce):
    slip = receipts.new_slip()
    assert introduce(slip=slip, pictures=1)[1] == introduce(slip=slip, pictures=1)[1]
    assert (Finding.objects.count(), Photograph.objects.count()) == (1, 1)


def test_another_commune_s_officer_cannot_touch_it(introduce, users, at):
    finding, _ = introduce()
    with pytest.raises(NotPermitted, match="ngoài phạm vi"):
        actions.verify(finding, by=Actor.user(users.unit_officer), at=at)
    with pytest.raises(NotPermitted):
        actions.verify(finding, by=PUBLIC, at=at)


def test_it_can_be_sent_to_the_right_desk(introduce, desk, at, province, house):
    from vinhdanh.ground.registry import actions as registry

    other = registry.add_unit(province.root, by=house, at=at, name="Phường Phố Hiến", kind="phuong")
    finding, _ = introduce()
    actions.send_on(finding, by=desk, at=at, commune=other)
    finding = Finding.objects.get()
    assert finding.commune == other
    with pytest.raises(NotPermitted):
        actions.verify(finding, by=desk, at=at)


def test_a_closed_round_takes_nobody(introduce, desk, at, round):
    finding, _ = introduce()
    actions.verify(finding, by=desk, at=at)
    type(round).objects.update(closed=True)
    round.refresh_from_db()
    with pytest.raises(Refused, match="đã đóng"):
        actions.take_up(finding, by=desk, at=at, round=round)


def test_the_sender_is_sealed_and_goes_when_their_time_is_over(introduce, desk, at):
    finding, code = introduce(pictures=1)
    with connection.cursor() as cursor:
        cursor.execute("select * from exemplars_finding")
        row = repr([bytes(cell) if isinstance(cell, memoryview) else cell for cell in cursor.fetchone()])
    assert "Phạm Thị Sen" not in row and "0912" not in row and code not in row
    trail = repr(list(AuditRow.objects.values()))
    assert "Sen" not in trail and "0912" not in trail
    actions.decline(finding, by=desk, at=at, reason="Việc đã được khen năm 2024")
    finding.refresh_from_db()
    stored = StoredFile.objects.get(pk=finding.photographs.get().file_id)
    assert files.path_of(stored.sha256).exists()
    assert finding.sender_readable(at.date() + timedelta(days=29))
    assert not finding.sender_readable(at.date() + timedelta(days=30)), "not shown any more, even before it is erased"
    introduce("Người khác", when=at + timedelta(days=30))
    finding.refresh_from_db()
    assert finding.sender_sealed is None and not finding.photographs.exists()
    assert not StoredFile.objects.filter(pk=stored.pk).exists()


def test_a_photograph_that_two_sent_stays_while_one_needs_it(introduce, desk, at, django_capture_on_commit_callbacks):
    one, _ = introduce(pictures=1)
    other, _ = introduce("Người khác", pictures=1)
    stored = other.photographs.get().file
    assert one.photographs.get().file == stored
    actions.decline(one, by=desk, at=at, reason="Việc đã được khen năm 2024")
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase_what_is_due(None, by=Actor.system("thử"), at=at + timedelta(days=31))
    assert files.path_of(stored.sha256).exists() and other.photographs.count() == 1


def test_communes_are_found_by_the_names_they_had(province, house, at):
    from vinhdanh.ground.registry import actions as registry
    from vinhdanh.ground.registry.models import Succession, Unit

    old = registry.add_unit(province.root, by=house, at=at, name="Xã Hoàng Hanh", kind="xa")
    Unit.objects.filter(pk=old.pk).update(until=at.date())
    Succession.objects.create(old=old, new=province.commune, on=at.date())
    assert (province.commune.pk, "Xã Tân Hưng (trước là: Xã Hoàng Hanh)") in queries.commune_choices()
