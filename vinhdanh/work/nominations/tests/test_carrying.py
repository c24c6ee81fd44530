"""A round as one file: in a fresh database elsewhere, changed there, and back; nothing is lost, nothing doubled."""

import json
import zipfile
from contextlib import contextmanager
from io import BytesIO

import pytest
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, transaction

from vinhdanh.books.record.actions import declare_facts
from vinhdanh.books.record.models import EarlierAward, YearResult
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry import actions as registry
from vinhdanh.ground.registry.models import Party, Person, Unit
from vinhdanh.work.nominations import actions
from vinhdanh.work.nominations.carrying import Bringing, described, unpack
from vinhdanh.work.nominations.models import Counterpart, Nomination, Round, Row, Submission, Upload

from .conftest import row

pytestmark = pytest.mark.django_db
PASSPHRASE = "hai con thằn lằn con"
IDENTITY = "033080001234"
HOUSE = Actor.system("máy khác")


class Back(Exception):
    pass


@contextmanager
def another_machine():
    """A fresh database: everything a round is made of is gone; on leaving, this machine is as it was."""
    try:
        with transaction.atomic():
            for label in ("nominations", "record", "registry"):
                for model in apps.get_app_config(label).get_models():
                    model._base_manager.all()._raw_delete(DEFAULT_DB_ALIAS)
            apps.get_model("accounts", "Assignment").objects.all()._raw_delete(DEFAULT_DB_ALIAS)
            yield
            raise Back
    except Back:
        pass


@pytest.fixture
def asked(take, keep, people, province, at, actors):
    """Two nominations (one of somebody with an identity number), and a row that may mean two people."""
    people("Phạm Thị Lan", "Phạm Thị Lan", unit=province.school)
    made = take(row("Nguyễn Văn An", identity=IDENTITY), row("Trần Thị Bình", award="CSTDCS"))
    keep(row("Phạm Thị Lan", unit="", born=None))
    return made


@pytest.fixture
def out(round, at):
    return lambda: actions.carry_out(round or Round.objects.get(), by=HOUSE, at=at, passphrase=PASSPHRASE)


def came(content, at, **chosen):
    packet = unpack(content, PASSPHRASE)
    return actions.carry_in(None, by=HOUSE, at=at, packet=packet, chosen=Bringing(**chosen))


def counts():
    models = (Unit, Party, Person, Round, Upload, Row, Submission, Nomination, YearResult, EarlierAward)
    return {model.__name__: model._default_manager.count() for model in models}


def outcomes(report):
    return {(line.kind, line.outcome) for line in report.lines}


def test_a_round_comes_to_a_fresh_database_whole(asked, out, at, granted):
    granted(asked[1].party.person, "LDTT", 2023)
    before, content = counts(), out()
    with another_machine():
        assert counts() == dict.fromkeys(before, 0)
        came_round, report = came(content, at)
        assert outcomes(report) <= {(kind, "new") for kind in (
            "unit", "authority", "party", "fact", "granted", "round", "upload", "row", "submission", "nomination",
        )}  # fmt: skip
        after = counts()
        assert after == before | {"EarlierAward": 1}, "the ledger's grant is an earlier award there"
        person = Person.objects.get(party__name="Nguyễn Văn An")
        assert registry_identity(person) == IDENTITY
        unsure = Row.objects.get(match="unsure")
        assert {each["party"] for each in unsure.candidates} == set(
            Party.objects.filter(name="Phạm Thị Lan").values_list("pk", flat=True)
        )
        nomination = Nomination.objects.get(party=person.party)
        assert nomination.verdict and nomination.row.party_id == person.pk and nomination.submission.round == came_round
        again = came(content, at)[1]
        assert not again.lines and counts() == after, "brought again, nothing is doubled"
    assert counts() == before


def registry_identity(person):
    from vinhdanh.ground.registry.queries import identity_of

    return identity_of(person)


def test_what_was_done_there_comes_back(asked, out, at, round, province):
    content, before = out(), counts()
    with another_machine():
        came(content, at)
        there = Round.objects.get()
        one, two = Nomination.objects.order_by("pk")
        declare_facts(one.party, by=HOUSE, at=at, facts={"years": {2024: {"result": "xuat_sac"}}}, year=2025)
        actions.withdraw(two, by=HOUSE, at=at)
        unsure = Row.objects.get(match="unsure")
        actions.decide_match(unsure, by=HOUSE, at=at, party=unsure.candidates[1]["party"])
        registry.rename(one.party, by=HOUSE, at=at, name="Nguyễn Văn Ân")
        back = actions.carry_out(there, by=HOUSE, at=at, passphrase=PASSPHRASE)
    told = actions.try_in(by=HOUSE, at=at, packet=unpack(back, PASSPHRASE))
    assert counts() == before, "trying leaves nothing"
    _, report = came(back, at)
    assert outcomes(report) == outcomes(told) == {
        ("fact", "new"), ("nomination", "changed"), ("row", "changed"), ("party", "changed"),
    }  # fmt: skip
    one, two = (Nomination.objects.get(pk=each.pk) for each in asked)
    assert (one.state, two.state) == ("draft", "withdrawn")
    assert one.party.name == "Nguyễn Văn Ân"
    assert YearResult.objects.get(party=one.party, year=2024).result == "xuat_sac"
    assert Row.objects.get(name="Phạm Thị Lan").match == "decided"
    assert counts() == before | {"YearResult": before["YearResult"] + 1}
    assert not came(back, at)[1].lines


def test_what_both_changed_is_asked_and_never_overwritten(asked, out, at):
    content = out()
    with another_machine():
        came(content, at)
        nomination = Nomination.objects.order_by("pk").first()
        Nomination.objects.filter(pk=nomination.pk).update(achievement="Viết ở máy kia")
        back = actions.carry_out(Round.objects.get(), by=HOUSE, at=at, passphrase=PASSPHRASE)
    ours = Nomination.objects.filter(pk=asked[0].pk)
    ours.update(achievement="Viết ở máy này")
    _, report = came(back, at)
    (line,) = report.of("conflict")
    assert (line.kind, line.differences[0].here, line.differences[0].there) == (
        "nomination", "Viết ở máy này", "Viết ở máy kia",
    )  # fmt: skip
    assert ours.get().achievement == "Viết ở máy này"
    came(back, at, keep=[line.key])
    assert ours.get().achievement == "Viết ở máy này"
    assert [each.outcome for each in came(back, at)[1].lines] == ["kept"], "answered once, it is not asked again"
    came(back, at, take=[line.key])


def test_the_choice_to_take_the_files_is_done(asked, out, at):
    content = out()
    with another_machine():
        came(content, at)
        Nomination.objects.update(achievement="Viết ở máy kia")
        back = actions.carry_out(Round.objects.get(), by=HOUSE, at=at, passphrase=PASSPHRASE)
    Nomination.objects.update(achievement="Viết ở máy này")
    lines = came(back, at)[1].of("conflict")
    came(back, at, take=[line.key for line in lines])
    assert set(Nomination.objects.values_list("achievement", flat=True)) == {"Viết ở máy kia"}
    assert not came(back, at)[1].lines


def test_an_older_file_does_not_undo_newer_work(asked, out, at):
    older = out()
    Nomination.objects.update(achievement="Mới hơn")
    out()
    _, report = came(older, at)
    assert {line.outcome for line in report.lines} == {"kept"}
    assert set(Nomination.objects.values_list("achievement", flat=True)) == {"Mới hơn"}


def test_a_second_export_forgets_no_change_made_elsewhere(asked, out, at):
    """Exported, changed here, exported again and lost; the first one comes back changed: both changed, so it asks."""
    content = out()
    with another_machine():
        came(content, at)
        Nomination.objects.update(achievement="Viết ở máy kia")
        back = actions.carry_out(Round.objects.get(), by=HOUSE, at=at, passphrase=PASSPHRASE)
    Nomination.objects.update(achievement="Viết ở máy này")
    out()
    assert {line.outcome for line in came(back, at)[1].lines} == {"conflict"}


def test_what_the_council_has_is_not_changed_by_a_file(asked, out, at):
    content = out()
    with another_machine():
        came(content, at)
        actions.withdraw(Nomination.objects.order_by("pk").first(), by=HOUSE, at=at)
        back = actions.carry_out(Round.objects.get(), by=HOUSE, at=at, passphrase=PASSPHRASE)
    Nomination.objects.filter(pk=asked[0].pk).update(state="decided")
    report = came(
        back, at, take=[f"nomination:{Counterpart.objects.get(kind='nomination', object_id=asked[0].pk).uid}"]
    )[1]
    (line,) = report.of("barred")
    assert "đã khen thưởng" in line.why and Nomination.objects.get(pk=asked[0].pk).state == "decided"


def test_a_list_read_again_there_has_its_new_rows_here(round, province, actors, at, out):
    from .test_columns import KNOWN, PEOPLE, workbook

    content = workbook(KNOWN)
    upload, _ = actions.send(
        province.department, by=actors.unit_officer, at=at, round=round, content=content, filename="ton-vinh.xlsx"
    )
    parcel = out()
    with another_machine():
        came(parcel, at)
        there = Upload.objects.get()
        assert there.file.name == "ton-vinh.xlsx"
        actions.read_again(there, by=HOUSE, at=at, settled={"Mức tôn vinh": "award", "Nơi gắn bó": "unit"})
        back = actions.carry_out(Round.objects.get(), by=HOUSE, at=at, passphrase=PASSPHRASE)
    came(back, at)
    assert [each.award for each in upload.rows.all()] == ["LDTT", "CSTDCS", "LDTT"]
    assert upload.rows.count() == len(PEOPLE)
    upload.refresh_from_db()
    assert upload.reading["headings"]


def test_merged_people_are_known_by_who_they_became(asked, out, at, people, province):
    from vinhdanh.ground.registry.merging import merge

    twin = people("Nguyễn Văn An", unit=province.school)[0]
    content = out()
    merge(twin.party, by=HOUSE, at=at, gone=asked[0].party)
    before = counts()
    _, report = came(content, at)
    assert counts()["Person"] == before["Person"], [(line.kind, line.name, line.outcome) for line in report.lines]


def test_the_file_tells_nothing_without_its_passphrase(asked, out, at):
    content = out()
    told = described(content)
    assert told["round"]["name"] == "Tổng kết năm học 2024–2025" and told["counts"]["Hồ sơ đề nghị"] == 2
    for part in zipfile.ZipFile(BytesIO(content)).namelist():
        raw = zipfile.ZipFile(BytesIO(content)).read(part)
        assert "Nguyễn Văn An".encode() not in raw and IDENTITY.encode() not in raw
    with pytest.raises(Refused, match="Mật khẩu không đúng"):
        unpack(content, "không phải mật khẩu")
    with pytest.raises(Refused, match="ít nhất 10 ký tự"):
        actions.carry_out(Round.objects.get(), by=HOUSE, at=at, passphrase="ngắn")


def altered(content, name, change):
    book, buffer = zipfile.ZipFile(BytesIO(content)), BytesIO()
    with zipfile.ZipFile(buffer, "w") as other:
        for part in book.namelist():
            raw = book.read(part)
            other.writestr(part, change(raw) if part == name else raw)
    return buffer.getvalue()


def test_a_damaged_strange_or_newer_file_is_refused(asked, out):
    content = out()
    with pytest.raises(Refused, match="không còn nguyên vẹn"):
        unpack(altered(content, "rows.jsonl".replace("rows", "row"), lambda raw: raw[:-1] + b"x"), PASSPHRASE)
    for strange in (
        b"",
        b"PK\x03\x04",
        content[: len(content) // 2],
        altered(content, "manifest.json", lambda raw: b"{}"),
    ):
        with pytest.raises(Refused, match="không phải tệp đợt xét"):
            unpack(strange, PASSPHRASE)

    def newer(raw):
        return json.dumps(json.loads(raw) | {"schema": 99}).encode()

    def lying(raw):
        return json.dumps(json.loads(raw) | {"made_by": "người khác"}).encode()

    with pytest.raises(Refused, match="bản phần mềm mới hơn"):
        unpack(altered(content, "manifest.json", newer), PASSPHRASE)
    with pytest.raises(Refused, match="đã bị sửa"):
        unpack(altered(content, "manifest.json", lying), PASSPHRASE)


def test_the_board_takes_out_looks_chooses_and_brings_in(asked, out, at, round, signed_in):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = signed_in("board_officer")
    address = f"/dot-xet/{round.pk}/xuat-tep/"
    page = client.get(address).content.decode()
    assert "Số định danh cá nhân và tệp danh sách có trong tệp" in page
    assert client.post(address, {"passphrase": PASSPHRASE, "again": "khác"}).status_code == 422
    sent = client.post(address, {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    assert sent["Content-Disposition"].endswith('.vinhdanh"') and described(sent.content)
    with another_machine():
        came(sent.content, at)
        Nomination.objects.update(achievement="Viết ở máy kia")
        back = actions.carry_out(Round.objects.get(), by=HOUSE, at=at, passphrase=PASSPHRASE)
    Nomination.objects.filter(pk=asked[0].pk).update(achievement="Viết ở máy này")

    def look(passphrase):
        file = SimpleUploadedFile("dot.vinhdanh", back)
        return client.post("/dot-xet/nhan-tep/", {"file": file, "passphrase": passphrase})

    assert "Mật khẩu không đúng" in look("sai mật khẩu rồi").content.decode()
    seen = look(PASSPHRASE)
    page = seen.content.decode()
    assert "chưa có gì được ghi" in page and "Viết ở máy này" in page and "Viết ở máy kia" in page
    assert Nomination.objects.get(pk=asked[1].pk).achievement == ""
    written = client.post("/dot-xet/nhan-tep/ghi/", {"waiting": seen.context["waiting"]}, follow=True)
    assert "Hai máy cùng sửa" in written.content.decode()
    assert [Nomination.objects.get(pk=each.pk).achievement for each in asked] == ["Viết ở máy này", "Viết ở máy kia"]
    key = written.context["conflicts"][0].key
    told = client.post(
        "/dot-xet/nhan-tep/ghi/", {"waiting": written.context["waiting"], f"muc-{key}": "take"}, follow=True
    )
    assert "Đã nhận đợt xét" in told.content.decode()
    assert Nomination.objects.get(pk=asked[0].pk).achievement == "Viết ở máy kia"
    assert client.post("/dot-xet/nhan-tep/ghi/", {"waiting": "x"}).status_code == 409
    assert signed_in("unit_officer").get(address).status_code == 403
