"""Secret ballots counted: what adds up, what bounds the votes, the minutes that the committee signs."""

from datetime import time

import pytest
from django.urls import reverse

from vinhdanh.crafts.papers import check_pdf, render_pdf
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.work.councils import actions, documents
from vinhdanh.work.councils.models import Count
from vinhdanh.work.councils.tests.stage import AT, HOUSE, a_council, attended, convened, held, received

pytestmark = pytest.mark.django_db

COMMITTEE = (("Lê Thị Dung", "Trưởng ban"), ("Trần Văn Em", "Ủy viên"), ("Vũ Văn Cường", "Ủy viên"))


@pytest.fixture
def meeting(province, people):
    """Fifteen of seventeen came, one wrote."""
    received(people("An Văn Một", "Bùi Văn Hai"), "CSTDCS", province.director)
    return attended(convened(a_council(province.director)), present=15, written=1)


def counted(meeting, issued=15, returned=15, invalid=0, by=HOUSE, committee=COMMITTEE):
    ballots = actions.Ballots(committee, time(10), issued=issued, returned=returned, invalid=invalid)
    return actions.record_ballots(meeting, by=by, at=AT, ballots=ballots)


def text_of(document) -> str:
    return " ".join(check_pdf(render_pdf(document)).text.split())


@pytest.mark.parametrize(
    ("numbers", "message"),
    [((16, 15, 0), "nhiều hơn 15"), ((14, 15, 0), "không khớp"), ((15, 14, 15), "không khớp")],
)
def test_ballots_add_up(meeting, numbers, message):
    with pytest.raises(Refused, match=message):
        counted(meeting, *numbers)
    assert not Count.objects.exists()


def test_somebody_counted(meeting):
    with pytest.raises(Refused, match="Ban kiểm phiếu"):
        counted(meeting, committee=())


def test_an_invalid_ballot_agrees_to_nobody(meeting):
    counted(meeting, returned=14, invalid=1)
    group = meeting.groups.get()
    with pytest.raises(Refused, match="nhiều hơn 14"):
        actions.record_group(group, by=HOUSE, at=AT, agree=15)
    actions.record_group(group, by=HOUSE, at=AT, agree=14)
    meeting.refresh_from_db()
    assert [(row.agree, row.disagree) for row in documents.minutes(meeting).votes[0].rows] == [(14, 0), (14, 0)]


def test_a_count_that_comes_after_the_votes_bounds_them_at_the_close(meeting):
    actions.record_group(meeting.groups.get(), by=HOUSE, at=AT, agree=16)
    counted(meeting, invalid=1)
    meeting.refresh_from_db()
    with pytest.raises(Refused, match="chỉ có 15 phiếu hợp lệ"):
        actions.close(meeting, by=HOUSE, at=AT)


def test_a_presence_mended_after_the_count_is_seen_at_the_close(meeting):
    counted(meeting)
    attended(meeting, present=14, written=2)
    actions.record_group(meeting.groups.get(), by=HOUSE, at=AT, agree=14)
    meeting.refresh_from_db()
    with pytest.raises(Refused, match="15 phiếu phát ra trong khi chỉ có 14"):
        actions.close(meeting, by=HOUSE, at=AT)
    counted(meeting, 14, 14)
    meeting.refresh_from_db()
    actions.close(meeting, by=HOUSE, at=AT)
    with pytest.raises(Refused, match="kết thúc"):
        counted(meeting, 14, 14)


def test_the_committee_signs_the_count(meeting):
    counted(meeting, returned=15, invalid=1)
    actions.record_group(meeting.groups.get(), by=HOUSE, at=AT, agree=15)
    meeting.refresh_from_db()
    text = text_of(documents.count_minutes(meeting))
    for part in (
        "BAN KIỂM PHIẾU", "/BB-BKP", "10 giờ 00 phút", "Lê Thị Dung, Trưởng ban",
        "Số phiếu phát ra: 15; số phiếu thu về: 15; phiếu hợp lệ: 14; phiếu không hợp lệ: 01.",
        "Ý kiến bằng văn bản của thành viên vắng mặt: 01.", "An Văn Một", "TRƯỞNG BAN", "Vũ Văn Cường",
    ):  # fmt: skip
        assert part in text, part


def test_who_may_count(meeting, users):
    from vinhdanh.ground.office.actors import Actor

    with pytest.raises(NotPermitted):
        counted(meeting, by=Actor.user(users.unit_head))
    counted(meeting, by=Actor.user(users.unit_officer))


# on the page


def test_ballots_are_counted_on_the_page(client, meeting, users):
    client.force_login(users.unit_officer)
    here, url = (reverse(f"councils:{name}", args=[meeting.pk]) for name in ("meeting", "record_ballots"))
    minutes = reverse("councils:count_minutes", args=[meeting.pk, "pdf"])
    assert minutes not in client.get(here).content.decode()
    assert client.get(minutes).status_code == 409
    answer = client.post(url, {"committee": "", "at": "10h", "issued": "15", "returned": "15", "invalid": "0"})
    assert answer.status_code == 422 and "Ghi giờ và phút" in answer.content.decode()
    sent = {
        "committee": "Lê Thị Dung\n- Trần Văn Em, Thư ký",
        "at": "10:15",
        "issued": 15,
        "returned": 15,
        "invalid": 1,
    }
    assert client.post(url, sent).status_code == 302
    count = Count.objects.get()
    assert count.committee == [
        {"name": "Lê Thị Dung", "role": "Trưởng ban"}, {"name": "Trần Văn Em", "role": "Thư ký"}
    ]  # fmt: skip
    page = client.get(here).content.decode()
    assert minutes in page and "14/15 phiếu hợp lệ" in page
    assert "Lê Thị Dung, Trưởng ban\nTrần Văn Em, Thư ký" in page, "shown again as it was typed"
    assert b"".join(client.get(minutes).streaming_content).startswith(b"%PDF")


def test_another_units_count_is_not_found(client, province, people, users):
    received(people("An Văn Một"), "BKT", province.chair)
    meeting = held(convened(a_council(province.chair)))
    counted(meeting, 17, 17)
    client.force_login(users.unit_officer)
    assert client.get(reverse("councils:count_minutes", args=[meeting.pk, "pdf"])).status_code == 404
    assert client.post(reverse("councils:record_ballots", args=[meeting.pk])).status_code in (403, 404)
