"""Violators: a list is held against a whole round at once; who sees it, what is kept of it, what a hold gives away."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinhdanh.books.record.models import Hold
from vinhdanh.crafts.sheets.tests.lists import Sheet, workbook
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.ground.office.models import AuditRow, StoredFile
from vinhdanh.work.archive import actions, reruns
from vinhdanh.work.archive.models import Change, Hit, Rerun, Roster
from vinhdanh.work.nominations.tests.conftest import row

pytestmark = pytest.mark.django_db
SECRETS = ("công an", "pv01", "vi phạm giao thông", "đối chiếu")


def roster_of(*rows):
    """The workbook of a list of violators: (name, birth, identity, unit) a row."""
    headings = ["STT", "Họ và tên", "Năm sinh", "Số CCCD", "Địa chỉ", "Hành vi vi phạm"]
    body = [[n, *told, "Vi phạm giao thông"] for n, told in enumerate(rows, start=1)]
    return workbook(Sheet([["DANH SÁCH VI PHẠM HÀNH CHÍNH NĂM 2025"], headings, *body]))


@pytest.fixture
def compare(round, actors, at):
    def run(*rows, by=None, source="cong_an"):
        roster, _ = actions.compare(
            round, by=by or actors.board_head, at=at, source=source, reference="Công văn số 12/CAT-PV01",
            content=roster_of(*rows), filename="vi-pham.xlsx",
        )  # fmt: skip
        return roster

    return run


@pytest.fixture
def three(take, people):
    """Three people ask for a title; Ước has an identity number in the registry."""
    people("Đỗ Thị Ước", identity="033185001234")
    people("Lê Văn Hùng", "Trần Thị Mỹ")
    return take(row("Đỗ Thị Ước"), row("Lê Văn Hùng", row=11), row("Trần Thị Mỹ", row=12))


def test_namesakes_are_told_apart(three, compare):
    roster = compare(
        ("ĐỖ THỊ ƯỚC", None, "033185001234", "Xã Tân Hưng"),  # the number says so, whatever else is lacking
        ("Lê Văn Hùng", 1985, None, "Phường Phố Hiến"),  # name and birth
        ("Trần Thị Mĩ", None, None, ""),  # no birth: somebody must look
        ("Lê Văn Hùng", 1960, None, "Trường THPT Khoái Châu"),  # another birth: somebody else
        ("Nguyễn Văn Lạ", 1985, None, ""),  # asks for nothing
    )
    told = [(hit.number, hit.party.name, hit.sure) for hit in roster.hits.order_by("number")]
    assert told == [(3, "Đỗ Thị Ước", True), (4, "Lê Văn Hùng", True), (5, "Trần Thị Mỹ", False)]
    assert "thiếu năm sinh" in roster.hits.get(number=5).why


def test_another_number_is_somebody_else(three, compare):
    assert not compare(("Đỗ Thị Ước", 1985, "033185009999", "Trường THPT Khoái Châu")).hits.exists()


def test_nothing_is_kept_of_those_who_ask_for_nothing(three, compare):
    files = StoredFile.objects.count()
    roster = compare(("Nguyễn Văn Lạ", 1985, "033185007777", "Phường Phố Hiến"), ("Lê Văn Hùng", 1985, None, ""))
    assert StoredFile.objects.count() == files and Hit.objects.count() == 1 and roster.lines == 2
    assert "033185" not in str(list(Hit.objects.values())) + str(list(AuditRow.objects.values_list("details")))


def test_the_same_list_again_is_the_same(three, compare):
    told = ("Lê Văn Hùng", 1985, None, "")
    assert compare(told).pk == compare(told).pk and Hit.objects.count() == 1


def test_chosen_hits_become_holds_and_the_round_learns_only_that_they_rest(three, compare, actors, at, signed_in):
    roster = compare(("Đỗ Thị Ước", 1985, "033185001234", ""), ("Lê Văn Hùng", 1985, None, ""))
    wrong = roster.hits.get(party__name="Lê Văn Hùng")
    actions.dismiss(wrong, by=actors.inspectorate, at=at)
    keys = list(roster.hits.values_list("pk", flat=True))
    count, run = actions.hold_hits(
        roster, by=actors.inspectorate, at=at, hits=keys, kind="xem_xet", since=date(2025, 6, 1)
    )
    reruns.finish(run, at=at)
    assert count == 1 and Hold.objects.get().party.name == "Đỗ Thị Ước"
    assert Hold.objects.get().cite == "Công văn số 12/CAT-PV01, dòng 3"
    assert list(Change.objects.values_list("before", "after")) == [("met", "hold")]
    again = actions.hold_hits(roster, by=actors.inspectorate, at=at, hits=keys, kind="xem_xet", since=date(2025, 6, 1))
    assert again == (0, None) and Hold.objects.count() == 1
    name = actors.inspectorate.name.lower()
    for role in ("unit_officer", "board_officer", "unit_head"):
        client = signed_in(role)
        for address in ("/so-hoa/xet-lai/", f"/so-hoa/xet-lai/{run.pk}/", f"/de-nghi/{three[0].pk}/"):
            main = client.get(address).content.decode().split("<main")[1].split("</main>")[0].lower()
            assert not [secret for secret in (*SECRETS, name) if secret in main], (role, address)
    assert Rerun.objects.get().cause == "Xét lại một số hồ sơ"


def test_the_trail_does_not_lead_from_a_hold_to_the_list(three, compare, actors, at):
    roster = compare(("Lê Văn Hùng", 1985, None, ""))
    actions.hold_hits(
        roster, by=actors.board_head, at=at, hits=[roster.hits.get().pk], kind="xem_xet", since=date(2025, 6, 1)
    )
    trail = " ".join(f"{found.action} {found.subject_kind} {found.details}" for found in AuditRow.objects.all()).lower()
    assert not [secret for secret in ("cong_an", *SECRETS, "xem_xet", "vi-pham") if secret in trail]


@pytest.mark.parametrize("role", ["board_officer", "unit_officer", "unit_head", "administrator", "council_secretary"])
def test_nobody_else_compares_or_sees(three, compare, actors, signed_in, role):
    with pytest.raises(NotPermitted):
        compare(("Lê Văn Hùng", 1985, None, ""), by=getattr(actors, role))
    assert not Roster.objects.exists()
    roster = compare(("Lê Văn Hùng", 1985, None, ""))
    client = signed_in(role)
    for address in ("/so-hoa/vi-pham/", f"/so-hoa/vi-pham/{roster.pk}/", "/so-hoa/vi-pham/doi-chieu/"):
        assert client.get(address).status_code == 403
    assert "Đối chiếu" not in client.get("/ban-lam-viec/").content.decode()


def test_nothing_chosen_is_refused(three, compare, actors, at):
    roster = compare(("Lê Văn Hùng", 1985, None, ""))
    with pytest.raises(Refused, match="Chưa chọn"):
        actions.hold_hits(roster, by=actors.board_head, at=at, hits=[], kind="xem_xet", since=date(2025, 6, 1))


def test_in_the_browser_from_the_file_to_the_hold(three, round, signed_in, client):
    signed_in("inspectorate")
    file = roster_of(("Lê Văn Hùng", 1985, None, ""), ("Trần Thị Mỹ", 1985, None, ""))
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = {"round": round.pk, "source": "cong_an", "reference": "Công văn số 12"}
    answer = client.post("/so-hoa/vi-pham/doi-chieu/", sent | {"file": SimpleUploadedFile("v.xlsx", file)})
    roster = Roster.objects.get()
    assert answer.url == f"/so-hoa/vi-pham/{roster.pk}/"
    page = client.get(answer.url).content.decode()
    assert "Lê Văn Hùng" in page and "Trần Thị Mỹ" in page
    hits = [hit.pk for hit in roster.hits.all()]
    asked = client.post(f"/so-hoa/vi-pham/{roster.pk}/tam-dung/", {"chosen": hits})
    assert "Tạm dừng xét khen thưởng" in asked.content.decode() and not Hold.objects.exists()
    said = {"chosen": hits, "kind": "xem_xet", "since": "01/06/2025", "note": "chờ công an trả lời"}
    client.post(f"/so-hoa/vi-pham/{roster.pk}/tam-dung/", said)
    assert Hold.objects.count() == 2 and Rerun.objects.get().finished


def test_the_list_of_hits_asks_as_much_for_three_as_for_one(three, compare, signed_in):
    def cost(address):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    client = signed_in("board_head")
    one = compare(("Lê Văn Hùng", 1985, None, ""))
    few, of_one = cost("/so-hoa/vi-pham/"), cost(f"/so-hoa/vi-pham/{one.pk}/")
    told = [("Lê Văn Hùng", 1985, None, ""), ("Trần Thị Mỹ", 1985, None, ""), ("Đỗ Thị Ước", 1985, None, "")]
    three_hits = compare(*told, source="thue")
    compare(*told, source="bhxh")
    assert three_hits.hits.count() == 3
    assert (cost("/so-hoa/vi-pham/"), cost(f"/so-hoa/vi-pham/{three_hits.pk}/")) == (few, of_one)
