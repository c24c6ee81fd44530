"""The desk counts what waits for its reader."""

import pytest
from django.urls import reverse

from vinhdanh.books.record import actions as record
from vinhdanh.doors.portal.desk import desk_of
from vinhdanh.work.nominations.tests.conftest import actors, keep, round, row, take  # noqa: F401

pytestmark = pytest.mark.django_db


def test_results_that_became_official_are_a_task_for_the_board(take, actors, at, round, province, people, users):  # noqa: F811
    people("Đỗ Thị Ước")
    take(row("Đỗ Thị Ước"))

    def waiting(user):
        return [(task.where, task.count) for task in desk_of(user).tasks if task.url == reverse("archive:reruns")]

    assert waiting(users.board_officer) == []
    record.make_results_official(
        province.department, by=actors.unit_head, at=at.replace(hour=15), year=2025, cite="QĐ 315/QĐ-SGDĐT"
    )
    assert waiting(users.board_officer) == [(round.name, 1)]
    assert waiting(users.unit_officer) == []
