"""The queue of rows for which somebody must say who is meant: every kind of list, decided in place."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinhdanh.books.record.models import YearResult
from vinhdanh.ground.office import files
from vinhdanh.work.archive.models import Batch, BatchRow
from vinhdanh.work.nominations import actions
from vinhdanh.work.nominations.models import Row

from .conftest import row

pytestmark = pytest.mark.django_db
QUEUE = "/ghep-nguoi/"


@pytest.fixture
def namesakes(people, province):
    return people("Nguyễn Thị Hoa", unit=province.school) + people("Nguyễn Thị Hoa", unit=province.office)


@pytest.fixture
def old_list(province, users, at, namesakes):
    """A row of an old list that may mean either of the namesakes."""
    file = files.keep(b"cu", name="quyet-dinh-2023.xlsx", media_type="", at=at)
    batch = Batch.objects.create(
        unit=province.department, file=file, kind="decisions", proof="khai", year=2023, sent_by=users.unit_officer,
        sent_at=at,
    )  # fmt: skip
    data = {
        "subject": "person", "born": 1985, "unit": "", "position": "", "cells": {}, "facts": {}, "why": "",
        "paper": {"number": "", "day": "", "by": ""}, "home": None, "home_known": False, "home_was": "",
    }  # fmt: skip
    candidates = [{"party": person.pk, "why": "cùng họ tên"} for person in namesakes]
    return BatchRow.objects.create(
        batch=batch, sheet="S", number=7, ordinal=1, award="CSTDCS", name="Nguyễn Thị Hoa", match="unsure", data=data,
        candidates=candidates,
    )  # fmt: skip


def test_namesakes_are_told_apart_and_one_is_chosen(keep, namesakes, granted, signed_in, at):
    school, office = namesakes
    granted(school, "CSTDCS", 2022, 2023, 2024)
    YearResult.objects.create(party=office.party, year=2024, result="xuat_sac", written_at=at)
    waiting = keep(row("Nguyễn Thị Hoa", unit=""), row("Trần Văn Nam")).rows.first()
    client = signed_in("unit_officer")
    page = client.get(QUEUE).content.decode()
    assert "Chiến sĩ thi đua cơ sở năm 2024 (2024/QĐ-SGDĐT)" in page and "Chiến sĩ thi đua cơ sở năm 2023" in page
    assert "năm 2022" not in page and "Hoàn thành xuất sắc nhiệm vụ năm 2024" in page
    assert "Trần Văn Nam" not in page and "thu.xlsx, dòng 10" in page
    told = client.post(f"{QUEUE}de-nghi/{waiting.pk}/chon/", {"party": office.pk}, follow=True).content.decode()
    assert "Đã chọn người cho “Nguyễn Thị Hoa”" in told and "Không còn dòng nào" in told
    waiting.refresh_from_db()
    assert (waiting.match, waiting.party_id) == ("decided", office.pk)
    client.post(f"{QUEUE}de-nghi/{waiting.pk}/chon-lai/")
    waiting.refresh_from_db()
    assert (waiting.match, waiting.party_id) == ("unsure", None)
    assert client.post(f"{QUEUE}de-nghi/{waiting.pk}/chon/", {"party": ""}).status_code == 302
    assert Row.objects.get(pk=waiting.pk).match == "new"


def test_old_lists_wait_in_the_same_queue(old_list, namesakes, keep, signed_in):
    keep(row("Nguyễn Thị Hoa", unit=""))
    client = signed_in("unit_officer")
    page = client.get(QUEUE).content.decode()
    assert "Tệp số hoá" in page and "quyet-dinh-2023.xlsx" not in page
    page = client.get(f"{QUEUE}so-hoa/").content.decode()
    assert "quyet-dinh-2023.xlsx, dòng 7" in page and "thu.xlsx" not in page
    client.post(f"{QUEUE}so-hoa/{old_list.pk}/chon/", {"party": namesakes[0].pk})
    old_list.refresh_from_db()
    assert (old_list.match, old_list.party_id) == ("decided", namesakes[0].pk)


def test_whoever_is_no_candidate_is_refused(keep, namesakes, people, signed_in):
    waiting = keep(row("Nguyễn Thị Hoa", unit="")).rows.get()
    stranger = people("Lê Văn Ba")[0]
    answer = signed_in("unit_officer").post(f"{QUEUE}de-nghi/{waiting.pk}/chon/", {"party": stranger.pk})
    assert answer.status_code == 409 and Row.objects.get().match == "unsure"


def test_lists_of_other_units_are_not_there(keep, people, province, signed_in, actors):
    people("Nguyễn Thị Hoa", "Nguyễn Thị Hoa", unit=province.commune)
    waiting = keep(row("Nguyễn Thị Hoa", unit=""), unit=province.commune, by=actors.board_officer).rows.get()
    assert waiting.match == "unsure"
    officer = signed_in("unit_officer")
    assert "Nguyễn Thị Hoa" not in officer.get(QUEUE).content.decode()
    assert officer.post(f"{QUEUE}de-nghi/{waiting.pk}/chon/").status_code == 404
    assert officer.post(f"{QUEUE}gi-do/{waiting.pk}/chon/").status_code == 404
    assert "Nguyễn Thị Hoa" in signed_in("board_officer").get(QUEUE).content.decode()
    assert signed_in("council_member").get(QUEUE).status_code == 403


def test_what_is_over_no_longer_waits(keep, namesakes, signed_in, actors, round, at):
    upload = keep(row("Nguyễn Thị Hoa", unit=""))
    client = signed_in("unit_officer")
    for change, back in (
        (lambda: upload.rows.update(dropped=True), lambda: upload.rows.update(dropped=False)),
        (lambda: actions.close_round(round, by=actors.board_officer, at=at), lambda: None),
    ):
        assert "Nguyễn Thị Hoa" in client.get(QUEUE).content.decode()
        change()
        assert "Nguyễn Thị Hoa" not in client.get(QUEUE).content.decode()
        back()


def test_the_queue_asks_as_much_for_three_rows_as_for_one(keep, namesakes, granted, signed_in):
    client = signed_in("unit_officer")

    def asked():
        client.get(QUEUE)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(QUEUE).status_code == 200
        return len(queries)

    keep(row("Nguyễn Thị Hoa", unit=""))
    one = asked()
    granted(namesakes[0], "CSTDCS", 2023)
    keep(row("Nguyễn Thị Hoa", unit="", award="CSTDCS"), row("Nguyễn Thị Hoa", unit="", born=date(1985, 1, 1)))
    assert asked() == one


@pytest.mark.browser
def test_keys_decide_and_take_back(transactional_db, keep, namesakes, users, live_server, page, client):
    """A number chooses, the next row comes up, u takes the choice back; the page fits a phone."""
    keep(row("Nguyễn Thị Hoa", unit=""), row("Nguyễn Thị Hoa", unit="", award="CSTDCS"))
    first, second = Row.objects.all()
    client.force_login(users.unit_officer)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}{QUEUE}")
    page.keyboard.press("2")
    page.get_by_text("Đã chọn người cho").wait_for()
    first.refresh_from_db()
    assert first.party_id == namesakes[1].pk
    page.keyboard.press("u")
    page.get_by_text("lại chờ chọn người").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("0")
    page.get_by_text("sẽ được ghi là người mới").wait_for()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.match, second.match) == ("unsure", "new")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
