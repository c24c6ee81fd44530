"""Rounds of both calendars in one list; last year's round opened again; who was invited and has not sent."""

from datetime import date

import pytest

from vinhdanh.work.nominations import actions
from vinhdanh.work.nominations.forms import a_year_later
from vinhdanh.work.nominations.models import Round

from .conftest import row

pytestmark = pytest.mark.django_db


def test_last_years_round_is_opened_again_a_year_later(round, keep, province, signed_in, actors, at):
    keep(row("Nguyễn Văn An"))
    client = signed_in("board_officer")
    page = client.get(f"/dot-xet/{round.pk}/nam-sau/")
    start = page.context["form"].initial
    assert (start["name"], start["year"], start["on"]) == ("Tổng kết năm học 2025–2026", 2026, date(2026, 7, 15))
    assert (start["opens"], start["closes"]) == (date(2026, 6, 1), date(2026, 12, 31))
    assert list(start["invited"]) == [province.department], "nobody was invited: whoever sent a list is now"
    assert "Tổng kết năm học 2025–2026" in page.content.decode()
    posted = {
        "name": start["name"], "calendar": "school", "year": 2026, "on": "15/07/2026", "opens": "01/06/2026",
        "closes": "31/12/2026", "invited": [province.department.pk],
    }  # fmt: skip
    assert client.post("/dot-xet/mo/", posted).status_code == 302
    made = Round.objects.get(year=2026)
    assert (made.calendar, made.invited.get()) == ("school", province.department)
    assert "1 đơn vị được mời chưa gửi" in client.get(f"/dot-xet/{made.pk}/").content.decode()
    assert "1 đơn vị được mời chưa gửi" not in signed_in("unit_officer").get(f"/dot-xet/{made.pk}/").content.decode()


def test_whoever_sent_is_waited_for_no_more(round, keep, province, signed_in, actors, at):
    actions.change_round(round, by=actors.board_officer, at=at, invited=[province.department, province.commune])
    client = signed_in("board_officer")
    assert "2 đơn vị được mời chưa gửi" in client.get(f"/dot-xet/{round.pk}/").content.decode()
    upload = keep(row("Nguyễn Văn An"))
    assert "1 đơn vị được mời chưa gửi" in client.get(f"/dot-xet/{round.pk}/").content.decode()
    actions.withdraw_list(upload, by=actors.unit_officer, at=at)
    assert "2 đơn vị được mời chưa gửi" in client.get(f"/dot-xet/{round.pk}/").content.decode()


def test_both_calendars_stand_in_one_list_and_are_told_apart(round, signed_in, actors, at):
    actions.open_round(
        None, by=actors.board_officer, at=at, name="Tổng kết năm 2025", on=date(2025, 12, 15), year=2025,
        opens=date(2025, 11, 1), closes=date(2025, 12, 31),
    )  # fmt: skip
    client = signed_in("board_officer")
    both = client.get("/dot-xet/").content.decode()
    assert "Tổng kết năm 2025" in both and "2024–2025" in both
    school = client.get("/dot-xet/", {"calendar": "school"}).content.decode()
    assert "Tổng kết năm học 2024–2025" in school and "Tổng kết năm 2025" not in school
    calendar = client.get("/dot-xet/", {"calendar": "calendar"}).content.decode()
    assert "Tổng kết năm 2025" in calendar and "Tổng kết năm học 2024–2025" not in calendar


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2025, 2, 28), date(2026, 2, 28)),
        (date(2025, 7, 15), date(2026, 7, 15)),
    ],
)
def test_a_year_later_is_always_a_day(day, later):
    assert a_year_later(day) == later
