"""``@action``: one transaction, permitted, audited."""

import pytest
from django.db import IntegrityError, transaction

from vinhdanh.ground.accounts.permissions import TABLE
from vinhdanh.ground.office import audit, numbers
from vinhdanh.ground.office.actions import PERMISSIONS_ASKED, action
from vinhdanh.ground.office.actors import PUBLIC, Actor
from vinhdanh.ground.office.errors import NotPermitted
from vinhdanh.ground.office.models import AuditRow, NumberBook
from vinhdanh.ground.registry.models import Unit


@action("registry.edit_units")
def _take_number(unit: Unit, *, by, at, fail=False):
    number = numbers.take(issuer=unit, symbol="QĐ", year=2025)
    audit.note(number=number)
    if fail:
        raise RuntimeError
    return number


def test_an_action_writes_one_audit_row_with_its_notes(province, users, at):
    by = Actor.user(users.board_officer)
    assert _take_number(province.department, by=by, at=at) == 1
    row = AuditRow.objects.first()
    assert (row.actor_id, row.details, row.subject_id) == (by.id, {"number": 1}, str(province.department.pk))


def test_a_failed_action_leaves_neither_change_nor_row(province, users, at):
    before = AuditRow.objects.count()
    with pytest.raises(RuntimeError):
        _take_number(province.department, by=Actor.user(users.board_officer), at=at, fail=True)
    assert (NumberBook.objects.count(), AuditRow.objects.count()) == (0, before)


@pytest.mark.parametrize("role", ["unit_officer", "council_member", "inspectorate"])
def test_who_is_not_in_the_table_may_not(province, users, at, role):
    with pytest.raises(NotPermitted, match="Việc này dành cho"):
        _take_number(province.department, by=Actor.user(getattr(users, role)), at=at)


def test_a_citizen_may_not(province, at):
    with pytest.raises(NotPermitted):
        _take_number(province.department, by=PUBLIC, at=at)


def test_every_permission_asked_stands_in_the_table():
    assert set(TABLE) >= PERMISSIONS_ASKED


@pytest.mark.parametrize("change", [lambda rows: rows.update(action="x"), lambda rows: rows.delete()])
def test_the_audit_trail_only_grows(province, change):
    rows = AuditRow.objects.all()
    assert rows.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        change(rows)
    assert AuditRow.objects.exclude(action="x").exists()


def test_numbers_run_on_and_never_come_twice(province, users, at):
    by = Actor.user(users.board_officer)
    assert [_take_number(province.department, by=by, at=at) for _ in range(3)] == [1, 2, 3]
    numbers.advance_to(issuer=province.department, symbol="QĐ", year=2025, number=10)
    assert numbers.peek(issuer=province.department, symbol="QĐ", year=2025) == 11
    assert numbers.take(issuer=province.department, symbol="QĐ", year=2026) == 1
