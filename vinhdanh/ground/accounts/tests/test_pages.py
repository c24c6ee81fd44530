"""Accounts and the audit trail: who may, what is told once, and the last administrator stays."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinhdanh.ground.accounts import actions, words
from vinhdanh.ground.accounts.models import Assignment, Role, User
from vinhdanh.ground.accounts.permissions import TABLE
from vinhdanh.ground.office.actions import PERMISSIONS_ASKED
from vinhdanh.ground.office.models import AuditRow


@pytest.fixture
def admin(client, users):
    client.force_login(users.administrator)
    return client


def _queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_list_of_users_asks_as_much_for_three_as_for_one(client, province, house, at):
    def add(username, role):
        user = actions.add_user(
            province.root, by=house, at=at, username=username, full_name=username, password="mat-khau-thu-nghiem"
        )
        actions.assign(province.root, by=house, at=at, user=user, role=role, since=date(2020, 1, 1))
        return user

    client.force_login(add("mot", Role.ADMINISTRATOR))
    one = _queries(client, "/nguoi-dung/")
    add("hai", Role.BOARD_OFFICER)
    add("ba", Role.COUNCIL_MEMBER)
    assert _queries(client, "/nguoi-dung/") == one


def test_the_audit_trail_asks_as_much_for_three_rows_as_for_one(admin, province, house, at):
    address = "/nhat-ky/?actor=Một người khác"
    for count in (1, 2):
        for _ in range(count):
            AuditRow.objects.create(
                at=at,
                action="accounts.manage:x",
                actor_kind="user",
                actor_name="Một người khác",
                subject_kind="registry.unit",
            )
        if count == 1:
            one = _queries(admin, address)
    assert _queries(admin, address) == one


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.ADMINISTRATOR])
@pytest.mark.parametrize("address", ["/nguoi-dung/", "/nguoi-dung/them/", "/nhat-ky/"])
def test_only_an_administrator_opens_these_pages(client, users, role, address):
    client.force_login(getattr(users, role))
    assert client.get(address).status_code == 403


def test_a_new_account_can_sign_in_with_the_password_told_once(admin, client, province):
    sent = {
        "full_name": "Phạm Thị Hoa",
        "username": "Hoa.Pham",
        "role": Role.UNIT_OFFICER,
        "unit": province.department.pk,
        "since": "1/1/2025",
    }
    answer = admin.post("/nguoi-dung/them/", sent)
    password = answer.content.decode().split("<code>")[1].split("</code>")[0]
    assert answer["Cache-Control"] == "no-store"
    user = User.objects.get(username="hoa.pham")
    assert user.check_password(password)
    assert user.assignments.get().unit_id == province.department.pk
    assert password not in str(list(AuditRow.objects.values_list("details", flat=True)))
    assert password not in admin.get(f"/nguoi-dung/{user.pk}/").content.decode()


def test_a_name_taken_is_told(admin, province):
    sent = {"full_name": "A", "username": "UNIT_OFFICER", "role": Role.UNIT_OFFICER, "unit": province.root.pk}
    answer = admin.post("/nguoi-dung/them/", sent | {"since": "1/1/2025"})
    assert "đã có người dùng" in answer.content.decode()


def test_a_role_is_given_and_taken_back(admin, users, province):
    user = users.council_member
    admin.post(f"/nguoi-dung/{user.pk}/", {"role": Role.UNIT_HEAD, "unit": province.commune.pk, "since": "1/1/2025"})
    given = Assignment.objects.get(user=user, role=Role.UNIT_HEAD)
    admin.post(f"/vai-tro/{given.pk}/thoi-giu/")
    given.refresh_from_db()
    assert given.until == date(2025, 12, 15)


def test_the_last_administrator_cannot_leave(admin, users):
    held = Assignment.objects.get(user=users.administrator)
    for answer in (
        admin.post(f"/vai-tro/{held.pk}/thoi-giu/"),
        admin.post(f"/nguoi-dung/{users.administrator.pk}/tinh-trang/", {"active": "0"}),
    ):
        assert answer.status_code == 409
        assert "quản trị viên cuối cùng" in answer.content.decode()


def test_a_locked_account_is_signed_out(admin, client, users):
    from django.test import Client

    other = Client()
    other.force_login(users.board_officer)
    admin.post(f"/nguoi-dung/{users.board_officer.pk}/tinh-trang/", {"active": "0"})
    assert other.get("/don-vi/").status_code == 302


def test_a_renewed_password_ends_the_old_one(admin, users):
    answer = admin.post(f"/nguoi-dung/{users.unit_head.pk}/mat-khau/")
    password = answer.content.decode().split("<code>")[1].split("</code>")[0]
    users.unit_head.refresh_from_db()
    assert users.unit_head.check_password(password)
    assert not users.unit_head.check_password("mat-khau-thu-nghiem")


def test_the_trail_speaks_vietnamese_of_every_permitted_deed():
    assert PERMISSIONS_ASKED - {name for name in TABLE if name.endswith(("see", "see_holds", "see_audit"))} <= set(
        words.DEEDS
    )


def test_the_trail_shows_who_did_what(admin, users, province):
    page = admin.get("/nhat-ky/").content.decode()
    assert ("Quản lý tài khoản" in page, "đơn vị" in page, "tài khoản: board_officer" in page) == (True,) * 3
