"""The desk's pages: scope, photographs, steps; the number of queries does not grow."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinhdanh.work.exemplars.models import Finding
from vinhdanh.work.exemplars.workflow import FindingState as F


@pytest.fixture
def at_desk(client, commune_officer):
    client.force_login(commune_officer)
    return client


def test_the_desk_verifies_takes_up_and_sees_the_photographs(at_desk, introduce, round):
    finding, _ = introduce(pictures=1)
    assert "Bác Lê Văn Nam" in at_desk.get("/guong-tot/").content.decode()
    address = f"/guong-tot/{finding.pk}/"
    page = at_desk.get(address).content.decode()
    assert "Phạm Thị Sen" in page and f"{address}anh/1.jpg" in page
    photograph = at_desk.get(f"{address}anh/1.jpg")
    assert photograph["Content-Type"] == "image/jpeg" and b"".join(photograph.streaming_content)[:3] == b"\xff\xd8\xff"
    assert at_desk.get(f"{address}anh/2.jpg").status_code == 404
    at_desk.post(f"{address}xac-minh/")
    assert at_desk.post(f"{address}chon/", {"round": ""}).status_code == 422
    at_desk.post(f"{address}chon/", {"round": round.pk})
    assert Finding.objects.get().state == F.TAKEN_UP
    assert at_desk.get(f"{address}gan-ho-so/").status_code == 200
    assert "gương được giới thiệu" not in at_desk.get("/ban-lam-viec/").content.decode(), "nothing waits any more"


def test_another_unit_s_officer_finds_nothing(client, users, introduce):
    finding, _ = introduce(pictures=1)
    client.force_login(users.unit_officer)
    assert "Bác Lê Văn Nam" not in client.get("/guong-tot/").content.decode()
    for address in ("", "anh/1.jpg", "chon/"):
        assert client.get(f"/guong-tot/{finding.pk}/{address}").status_code == 404


def test_whoever_only_looks_reads_no_sender(client, users, introduce):
    finding, _ = introduce()
    client.force_login(users.board_head)
    page = client.get(f"/guong-tot/{finding.pk}/").content.decode()
    assert "cứu hai cháu" in page and "Phạm Thị Sen" not in page


def test_it_waits_on_the_desk(at_desk, introduce):
    introduce()
    assert "Xác minh gương được giới thiệu" in at_desk.get("/ban-lam-viec/").content.decode()


def test_three_ask_no_more_than_one(at_desk, introduce):
    counts = []
    for _ in range(2):
        introduce(pictures=1)
        with CaptureQueriesContext(connection) as asked:
            assert at_desk.get("/guong-tot/").status_code == 200
        counts.append(len(asked))
        introduce(pictures=1)
    assert counts[0] == counts[1]
