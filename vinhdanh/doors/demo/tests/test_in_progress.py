"""Whoever opens the demo finds work that has begun, and the units of the demo's accounts left to their officers."""

import pytest

from vinhdanh.doors.demo.accounts import ACCOUNTS
from vinhdanh.doors.demo.in_progress import SENDERS, begin_work
from vinhdanh.doors.demo.load import load
from vinhdanh.doors.portal.desk import desk_of
from vinhdanh.ground.accounts.models import User
from vinhdanh.work.nominations.models import Nomination, Submission


@pytest.mark.django_db
def test_the_board_finds_letters_to_receive_and_something_to_decide(settings, tmp_path):
    settings.HOME, settings.FILES_ROOT = tmp_path, tmp_path / "files"
    load(people=1500)
    assert begin_work() == Nomination.objects.count() > 20
    assert {"met", "not_met"} <= set(Nomination.objects.values_list("outcome", flat=True))
    assert "received" in set(Submission.objects.values_list("state", flat=True))
    board = desk_of(User.objects.get(username="chuyenvien"))
    assert any(task.title.startswith("Tiếp nhận") for task in board.tasks)
    assert begin_work() == 0, "a second call changes nothing"
    assert not {account.unit for account in ACCOUNTS} & set(SENDERS)
