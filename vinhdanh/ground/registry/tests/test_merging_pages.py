"""The pages of merging: the queue, two persons side by side, the way back."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vinhdanh.books.record.models import YearResult
from vinhdanh.ground.registry import likeness, revisions, tasks
from vinhdanh.ground.registry.actions import NewPerson
from vinhdanh.ground.registry.models import Likeness, Person, Regrouping

QUEUE = "/ca-nhan/trung/"


@pytest.fixture
def reader(client, users):
    """``reader("unit_officer")`` signs the client in as that role."""

    def sign_in(role):
        client.force_login(getattr(users, role))
        return client

    return sign_in


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({}, {}, "cùng họ tên, cùng năm sinh, cùng đơn vị"),
        ({"born": date(1985, 3, 2)}, {"born": date(1985, 3, 2)}, "cùng họ tên, cùng ngày sinh, cùng đơn vị"),
        ({"born": date(1985, 3, 2)}, {}, "cùng họ tên, cùng năm sinh, cùng đơn vị"),
        ({"born": None}, {}, "cùng họ tên, một người chưa có năm sinh, cùng đơn vị"),
        ({"born": date(1985, 3, 2)}, {"born": date(1985, 3, 3)}, None),
        ({"born": 1984}, {}, None),
        ({"identity": "033185001234"}, {"identity": "033185001242"}, None),
        ({"identity": "033185001234"}, {}, "cùng họ tên, cùng năm sinh, cùng đơn vị"),
    ],
)
def test_who_may_be_written_twice(people, one, other, why):
    people("Nguyễn Thị Hoa", **one)
    people("Nguyễn Thị Hoa", **other)
    assert [pair.why for pair in Likeness.objects.all()] == ([why] if why else [])


@pytest.mark.parametrize(("name", "alike"), [("Nguyễn Thị Hoà", "họ tên chỉ khác dấu"), ("Lý Thị Mĩ", None)])
def test_spellings(people, name, alike):
    people("Nguyễn Thị Hoa", "Lý Thị Mỹ")
    people(name)
    assert Likeness.objects.count() == 1
    assert Likeness.objects.get().why.startswith(alike or "cùng họ tên")


def test_without_a_birth_only_colleagues_are_asked_about(people, province):
    people("Nguyễn Thị Hoa", born=None)
    people("Nguyễn Thị Hoa", unit=province.commune)
    assert not Likeness.objects.exists()


def test_what_was_mended_is_compared_again(people, house, at, province):
    _, other = people("Nguyễn Thị Hoa", "Nguyễn Thị Hoa")
    revisions.revise_person(province.school, by=house, at=at, of=other, person=NewPerson("Nguyễn Thị Huệ", 1985))
    assert not Likeness.objects.exists()


def test_everybody_is_compared_in_portions_and_again_without_doubling(people, monkeypatch):
    people("Nguyễn Thị Hoa", "Trần Văn Nam", "Nguyễn Thị Hoa", "Trần Văn Nam")
    Likeness.objects.all().delete()
    monkeypatch.setattr(tasks, "PORTION", 3)
    monkeypatch.setattr(likeness, "PORTION", 2)
    tasks.order_look()
    assert Likeness.objects.count() == 2 and tasks.job() is None
    tasks.order_look()
    assert Likeness.objects.count() == 2


def test_compared_chosen_merged_and_undone(people, reader, at):
    kept, gone = people("Nguyễn Thị Hoa", "Nguyễn Thị Hoà")
    ours, theirs = (
        YearResult.objects.create(party=person.party, year=2024, result=mark, cite="12/QĐ", written_at=at)
        for person, mark in ((kept, "tot"), (gone, "xuat_sac"))
    )
    client = reader("unit_officer")
    queue = client.get(QUEUE).content.decode()
    assert "họ tên chỉ khác dấu" in queue.lower() and f"/ca-nhan/{kept.pk}/gop/{gone.pk}/" in queue
    address = f"/ca-nhan/{kept.pk}/gop/{gone.pk}/"
    page = client.get(address).content.decode()
    assert "Hoàn thành xuất sắc nhiệm vụ, năm 2024 (12/QĐ" in page and "1 mục" in page
    refused = client.post(address, {})
    assert refused.status_code == 409 and "chưa chọn" in refused.content.decode()
    answers = {"registry.person:name": "kept", f"record.yearresult:{ours.pk}:{theirs.pk}": "gone"}
    done = client.post(address, answers, follow=True)
    told = done.content.decode()
    assert "Đã gộp Nguyễn Thị Hoà vào Nguyễn Thị Hoa" in told and "Hoàn tác" in told
    assert YearResult.objects.get().result == "xuat_sac"
    assert client.get(f"/ca-nhan/{gone.pk}/")["Location"] == f"/ca-nhan/{kept.pk}/"
    undo = f"/ca-nhan/trung/da-gop/{Regrouping.objects.get().pk}/hoan-tac/"
    assert undo in told
    assert "trở lại như trước" in client.post(undo, follow=True).content.decode()
    assert Person.objects.count() == 2 and YearResult.objects.count() == 2


def test_two_people_are_told_apart_and_asked_about_again(people, reader):
    people("Nguyễn Thị Hoa", "Nguyễn Thị Hoa")
    client, pair = reader("board_officer"), Likeness.objects.get()
    client.post(f"/ca-nhan/trung/{pair.pk}/hai-nguoi/")
    assert "Không có ai bị ngờ" in client.get(QUEUE).content.decode()
    assert "Nguyễn Thị Hoa" in client.get(f"{QUEUE}?state=khac").content.decode()
    likeness.look([pair.one_id])
    assert Likeness.objects.get().told_apart_by
    client.post(f"/ca-nhan/trung/{pair.pk}/xem-lai/")
    assert "Nguyễn Thị Hoa" in client.get(QUEUE).content.decode()


def test_who_is_outside_ones_reach_is_neither_listed_nor_merged(people, reader, province):
    mine, other = people("Nguyễn Thị Hoa")[0], people("Nguyễn Thị Hoa", unit=province.commune)[0]
    client = reader("unit_officer")
    assert "Nguyễn Thị Hoa" not in client.get(QUEUE).content.decode()
    for address in (f"/ca-nhan/{mine.pk}/gop/{other.pk}/", f"/ca-nhan/{other.pk}/gop/{mine.pk}/"):
        assert client.get(address).status_code == 404 and client.post(address).status_code == 404
    assert client.post(f"/ca-nhan/trung/{Likeness.objects.get().pk}/hai-nguoi/").status_code == 404
    assert "Nguyễn Thị Hoa" in reader("board_officer").get(QUEUE).content.decode()


def test_another_is_sought_by_name(people, reader):
    hoa, nam = people("Nguyễn Thị Hoa", "Trần Văn Nam")
    client = reader("unit_officer")
    assert "Chưa thấy ai giống" in client.get(f"/ca-nhan/{hoa.pk}/gop/").content.decode()
    found = client.get(f"/ca-nhan/{hoa.pk}/gop/?q=van nam").content.decode()
    assert f"/ca-nhan/{hoa.pk}/gop/{nam.pk}/" in found
    assert client.get(f"/ca-nhan/{hoa.pk}/gop/{hoa.pk}/").status_code == 404


def test_one_is_taken_apart_in_the_browser(people, reader, province, at):
    hoa = people("Nguyễn Thị Hoa")[0]
    rows = [
        YearResult.objects.create(party=hoa.party, year=year, result="tot", cite="ds.xlsx, dòng 4", written_at=at)
        for year in (2023, 2024)
    ]
    client, address = reader("unit_officer"), f"/ca-nhan/{hoa.pk}/tach/"
    page = client.get(address).content.decode()
    assert "ds.xlsx, dòng 4" in page and "Kết quả năm" in page
    said = {"name": "Nguyễn Thị Hoa", "born": "1990", "unit": province.school.pk, "direct_worker": "unknown"}
    assert client.post(address, said).status_code == 409, "nothing was chosen"
    client.post(address, {**said, "record.yearresult": rows[1].pk})
    assert YearResult.objects.filter(party=hoa.party).count() == 1
    new = Person.objects.exclude(pk=hoa.pk).get()
    assert new.born_year == 1990 and YearResult.objects.get(party=new.party).year == 2024
    assert "Đã gộp, đã tách" in client.get(f"/ca-nhan/{new.pk}/").content.decode()


def test_the_queue_asks_as_much_for_three_pairs_as_for_one(people, reader):
    people("Nguyễn Thị Hoa", "Nguyễn Thị Hoa")
    client = reader("board_officer")

    def asked():
        client.get(QUEUE)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(QUEUE).status_code == 200
        return len(queries)

    one = asked()
    people("Trần Văn Nam", "Trần Văn Nam", "Lê Văn Ba", "Lê Văn Ba")
    assert asked() == one


def test_looking_everywhere_is_ordered_on_the_page(people, reader):
    people("Nguyễn Thị Hoa", "Nguyễn Thị Hoa")
    Likeness.objects.all().delete()
    client = reader("board_officer")
    client.post("/ca-nhan/trung/tim-lai/")
    assert Likeness.objects.count() == 1
    assert client.get("/ca-nhan/trung/dang-tim/")["HX-Refresh"] == "true"
