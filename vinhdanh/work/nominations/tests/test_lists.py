"""Lists sent: kept once, put right row by row, taken in, taken back."""

import json
from datetime import date

import pytest

from vinhdanh.books.record.models import YearResult
from vinhdanh.crafts.sheets import Problem
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.ground.office.models import AuditRow, StoredFile
from vinhdanh.ground.registry.models import Household, Party, Person, Unit
from vinhdanh.work.nominations import actions
from vinhdanh.work.nominations.forms import RowForm
from vinhdanh.work.nominations.heaps import heights, in_heaps
from vinhdanh.work.nominations.imports import pack_facts, unpack_facts
from vinhdanh.work.nominations.models import Nomination, Row, Submission, Upload
from vinhdanh.work.nominations.workflow import NominationState, UploadState

from .conftest import row

pytestmark = pytest.mark.django_db
IDENTITY = "033185001234"
UNKNOWN_AWARD = Problem("unknown_award", "G10", "Ô G10: không có danh hiệu này.")


def test_a_real_list_becomes_nominations_split_by_who_decides(send, round, province, actors, at):
    upload, fresh = send()
    assert fresh and upload.rows.count() == 170
    taken = actions.take_in(upload, by=actors.unit_officer, at=at)
    assert (taken.nominations, taken.people, taken.to_mend) == (170, 170, 0)
    ways = dict(Submission.objects.values_list("authority", "pk"))
    assert {key: Nomination.objects.filter(submission=way).count() for key, way in ways.items()} == {
        province.director.pk: 140,
        province.chair.pk: 30,
    }
    assert not Nomination.objects.filter(judged_at=None).exists()
    assert YearResult.objects.filter(year=2025, standing="expected").count() == 170


def test_the_same_bytes_again_change_nothing(send, actors, at):
    upload, fresh = send()
    again, fresh_again = send()
    assert (fresh, fresh_again, again.pk) == (True, False, upload.pk)
    assert Upload.objects.count() == 1 and Row.objects.count() == 170


def test_a_mended_list_brings_only_what_is_new(keep, take, actors, at):
    take(row("Nguyễn Thị Hoa"), row("Trần Văn Nam"))
    second = keep(row("Nguyễn Thị Hoa"), row("Trần Văn Nam"), row("Lê Văn Ba"))
    taken = actions.take_in(second, by=actors.unit_officer, at=at)
    assert (taken.nominations, taken.asked_before, taken.people) == (1, 2, 1)
    assert Nomination.objects.count() == 3 and Person.objects.count() == 3
    assert heights(in_heaps(second.rows.all(), second.round)) == {"asked": 2, "taken": 1}


def test_taking_in_twice_doubles_nothing(keep, actors, at):
    upload = keep(row("Nguyễn Thị Hoa"))
    first = actions.take_in(upload, by=actors.unit_officer, at=at)
    second = actions.take_in(upload, by=actors.unit_officer, at=at)
    assert (first.nominations, second.nominations) == (1, 0)


def test_two_lists_that_name_one_new_person_write_them_once(keep, actors, at):
    first, second = keep(row("Nguyễn Thị Hoa")), keep(row("Nguyễn Thị Hoa", award="CSTDCS", result="xuat_sac"))
    actions.take_in(first, by=actors.unit_officer, at=at)
    taken = actions.take_in(second, by=actors.unit_officer, at=at)
    assert (taken.nominations, taken.people, Person.objects.count()) == (1, 0, 1)


def test_one_new_person_asking_two_awards_is_written_once(take):
    first, second = take(row("Nguyễn Thị Hoa"), row("Nguyễn Thị Hoà", award="CSTDCS", result="xuat_sac"))
    assert first.party_id != second.party_id  # another spelling is not guessed to be the same
    third, fourth = take(row("Lê Thị Thúy"), row("Lê Thị Thuý", award="CSTDCS"))  # one tone mark, two places
    assert third.party_id == fourth.party_id


def test_rows_with_faults_stay_and_go_in_once_mended(keep, actors, at):
    upload = keep(row("Nguyễn Thị Hoa", award=None, problems=(UNKNOWN_AWARD,)), row("Trần Văn Nam"))
    taken = actions.take_in(upload, by=actors.unit_officer, at=at)
    assert (taken.nominations, taken.to_mend) == (1, 1)
    faulty = upload.rows.get(name="Nguyễn Thị Hoa")
    actions.mend_row(
        faulty, by=actors.unit_officer, at=at, name="Nguyễn Thị Hoa", award="LDTT", born=1985, unit="THPT Khoái Châu"
    )
    assert faulty.problems == [] and faulty.match == Row.Match.NEW
    assert faulty.data["was"]["award"] == ""
    assert actions.take_in(upload, by=actors.unit_officer, at=at).nominations == 1


def test_mending_a_name_keeps_the_fault_of_the_award(keep, actors, at):
    upload = keep(row("Nguyễn Thị Hoa", award="LDTT", problems=(Problem("bad_date", "C10", "Ô C10: sai."),)))
    faulty = upload.rows.get()
    actions.mend_row(faulty, by=actors.unit_officer, at=at, name="Nguyễn Thị Hoà", award="LDTT", born=1985)
    assert [problem["code"] for problem in faulty.problems] == ["bad_date"]


def test_an_award_closed_to_the_subject_is_refused(keep, actors, at):
    [faulty] = keep(row("Nguyễn Thị Hoa", award=None, problems=(UNKNOWN_AWARD,))).rows.all()
    with pytest.raises(Refused, match="không dành cho đối tượng"):
        actions.mend_row(faulty, by=actors.unit_officer, at=at, name="Nguyễn Thị Hoa", award="TTLDTT", born=1985)


@pytest.mark.parametrize(
    ("typed", "kept"), [("1985", 1985), ("05/09/1985", "1985-09-05"), ("5-9-1985", "1985-09-05"), ("", None)]
)
def test_births_are_typed_as_people_write_them(keep, typed, kept):
    [faulty] = keep(row("Nguyễn Thị Hoa")).rows.all()
    form = RowForm({"name": "Nguyễn Thị Hoa", "award": "LDTT", "born": typed}, row=faulty)
    assert form.is_valid() and form.cleaned_data["born"] == kept


@pytest.mark.parametrize("typed", ["31/02/1985", "1885", "2030", "không rõ", "05/09/2026"])
def test_an_impossible_birth_is_told(keep, typed):
    [faulty] = keep(row("Nguyễn Thị Hoa")).rows.all()
    assert "born" in RowForm({"name": "Nguyễn Thị Hoa", "award": "LDTT", "born": typed}, row=faulty).errors


def test_an_unsure_row_waits_for_the_officer(keep, people, actors, at):
    first, second = people("Lý Thị Hòa", "Lý Thị Hòa")
    upload = keep(row("Lý Thị Hòa"))
    assert actions.take_in(upload, by=actors.unit_officer, at=at).nominations == 0
    unsure = upload.rows.get()
    actions.decide_match(unsure, by=actors.unit_officer, at=at, party=second.pk)
    assert unsure.match == Row.Match.DECIDED and unsure.data["decided_by"] == actors.unit_officer.name
    actions.undo_match(unsure, by=actors.unit_officer, at=at)
    assert unsure.match == Row.Match.UNSURE and unsure.party_id is None
    actions.decide_match(unsure, by=actors.unit_officer, at=at, party=first.pk)
    actions.take_in(upload, by=actors.unit_officer, at=at)
    assert Nomination.objects.get().party_id == first.pk and Person.objects.count() == 2


def test_an_officer_may_say_somebody_new(keep, people, actors, at):
    people("Lý Thị Hòa")
    upload = keep(row("Lý Thị Hòa"))
    same = upload.rows.get()
    actions.decide_match(same, by=actors.unit_officer, at=at, party=None)
    actions.take_in(upload, by=actors.unit_officer, at=at)
    assert Person.objects.count() == 2


def test_only_a_candidate_can_be_chosen(keep, people, actors, at):
    [stranger] = people("Trần Văn Nam")
    [mine] = keep(row("Lý Thị Hòa")).rows.all()
    with pytest.raises(Refused, match="không nằm trong các khả năng"):
        actions.decide_match(mine, by=actors.unit_officer, at=at, party=stranger.pk)


def test_whom_the_officer_recognises_elsewhere_works_here_now(keep, people, actors, at, province):
    [person] = people("Lý Thị Hòa", unit=province.commune)
    upload = keep(row("Lý Thị Hòa"))
    actions.decide_match(upload.rows.get(), by=actors.unit_officer, at=at, party=person.pk)
    actions.take_in(upload, by=actors.unit_officer, at=at)
    assert Party.objects.get(pk=person.pk).home_id == province.school.pk
    told = AuditRow.objects.get(action="registry.edit_people:transfer")
    assert told.details["moved"] == {str(person.pk): [province.commune.pk, province.school.pk]}


def test_a_dropped_row_becomes_nothing_and_can_be_taken_up(keep, actors, at):
    upload = keep(row("Nguyễn Thị Hoa"))
    mine = upload.rows.get()
    actions.drop_row(mine, by=actors.unit_officer, at=at)
    assert actions.take_in(upload, by=actors.unit_officer, at=at).nominations == 0
    actions.take_up_row(mine, by=actors.unit_officer, at=at)
    assert actions.take_in(upload, by=actors.unit_officer, at=at).nominations == 1
    with pytest.raises(Refused, match="đã thành hồ sơ"):
        actions.drop_row(mine, by=actors.unit_officer, at=at)


def test_what_the_ledger_has_is_not_asked_again(keep, people, granted, actors, at):
    [person] = people("Lý Thị Hòa")
    granted(person, "LDTT", 2025)
    upload = keep(row("Lý Thị Hòa"), row("Trần Văn Nam"))
    mine = upload.rows.get(name="Lý Thị Hòa")
    assert mine.problems[0]["code"] == "already_awarded" and "2025/QĐ-SGDĐT" in mine.problems[0]["message"]
    assert actions.take_in(upload, by=actors.unit_officer, at=at).nominations == 1


def test_what_was_granted_since_the_list_was_read_is_seen(keep, people, granted, actors, at):
    [person] = people("Lý Thị Hòa")
    upload = keep(row("Lý Thị Hòa"))
    granted(person, "LDTT", 2025)
    assert actions.take_in(upload, by=actors.unit_officer, at=at).nominations == 0
    assert upload.rows.get().problems[0]["code"] == "already_awarded"


def test_identity_numbers_are_nowhere_in_plain(keep, actors, at):
    upload = keep(row("Nguyễn Thị Hoa", identity=IDENTITY))
    actions.take_in(upload, by=actors.unit_officer, at=at)
    stored = json.dumps([*Row.objects.values_list("data", flat=True), upload.reading, *_audit()], ensure_ascii=False)
    assert IDENTITY not in stored
    person = Person.objects.get()
    assert person.identity_hash and IDENTITY.encode() not in bytes(person.identity_sealed)


def _audit():
    return AuditRow.objects.values_list("details", flat=True)


def test_collectives_and_households_of_a_commune(send, province, house, at):
    from vinhdanh.ground.accounts import actions as accounts
    from vinhdanh.ground.accounts.models import Role
    from vinhdanh.ground.office.actors import Actor

    user = accounts.add_user(
        province.commune, by=house, at=at, username="xa", full_name="Cán bộ xã", password="mat-khau-thu-nghiem"
    )
    accounts.assign(province.commune, by=house, at=at, user=user, role=Role.UNIT_OFFICER, since=date(2020, 1, 1))
    officer = Actor.user(user)
    upload, _ = send("xa-tan-hung-2025.xlsx", unit=province.commune, by=officer)
    taken = actions.take_in(upload, by=officer, at=at)
    assert taken.to_mend > 0
    assert Household.objects.filter(party__home=province.commune).count() == 2
    added = Unit.objects.filter(path__startswith=province.commune.path).exclude(pk=province.commune.pk)
    assert {unit.name: unit.kind for unit in added} == {
        "Hội Nông dân xã Tân Hưng": "doan_the",
        "Chi hội Phụ nữ thôn 3": "doan_the",
        "Hợp tác xã dịch vụ nông nghiệp Tân Hưng": "hop_tac_xa",
        "Ban Công tác Mặt trận thôn 7": "doan_the",
    }
    deciding = dict(Nomination.objects.values_list("award", "authority").distinct())
    assert deciding == {"GK": province.commune_chair.pk, "BKT": province.chair.pk}


def test_a_list_taken_back_takes_its_nominations_along(keep, actors, at):
    upload = keep(row("Nguyễn Thị Hoa"))
    actions.take_in(upload, by=actors.unit_officer, at=at)
    assert actions.withdraw_list(upload, by=actors.unit_officer, at=at) == 1
    assert Nomination.objects.get().state == NominationState.WITHDRAWN
    actions.restore_list(upload, by=actors.unit_officer, at=at)
    upload.refresh_from_db()
    assert upload.state == UploadState.READ
    assert actions.take_in(upload, by=actors.unit_officer, at=at).nominations == 1
    assert Person.objects.count() == 1


def test_a_list_with_submitted_nominations_stays(keep, actors, at):
    upload = keep(row("Nguyễn Thị Hoa"))
    actions.take_in(upload, by=actors.unit_officer, at=at)
    actions.submit(Submission.objects.get(), by=actors.unit_head, at=at)
    with pytest.raises(Refused, match="hồ sơ đã trình"):
        actions.withdraw_list(upload, by=actors.unit_officer, at=at)


def test_a_list_sent_again_after_withdrawal_is_a_new_one(send, actors, at):
    upload, _ = send()
    actions.withdraw_list(upload, by=actors.unit_officer, at=at)
    again, fresh = send()
    assert fresh and again.pk != upload.pk
    with pytest.raises(Refused, match="đã được gửi lại"):
        actions.restore_list(upload, by=actors.unit_officer, at=at)


@pytest.mark.parametrize(
    ("content", "filename"),
    [(b"", "rong.xlsx"), (b"PK\x03\x04 hong", "hong.xlsx"), (b"chi la chu", "ghi-chu.txt")],
)
def test_what_is_no_list_is_refused_in_a_sentence_and_nothing_kept(province, round, actors, at, content, filename):
    with pytest.raises(Refused) as refused:
        actions.send(
            province.department, by=actors.unit_officer, at=at, round=round, content=content, filename=filename
        )
    assert filename in refused.value.message
    assert not Upload.objects.exists() and not StoredFile.objects.exists()


def test_a_closed_round_takes_no_list(send, round, actors, at):
    actions.close_round(round, by=actors.board_officer, at=at)
    with pytest.raises(Refused, match="đã đóng"):
        send()


def test_nobody_sends_for_another_unit(send, province):
    with pytest.raises(NotPermitted, match="ngoài phạm vi"):
        send(unit=province.commune)


@pytest.mark.parametrize("role", ["unit_head", "council_secretary", "council_member", "inspectorate", "board_head"])
def test_who_may_not_send_or_take_in(keep, actors, at, role):
    upload = keep(row("Nguyễn Thị Hoa"))
    with pytest.raises(NotPermitted):
        actions.take_in(upload, by=getattr(actors, role), at=at)
    assert not Nomination.objects.exists()


def test_facts_keep_their_form_on_the_way_through_the_database():
    facts = {
        "years": {2025: {"result": "tot", "titles": ["LDTT"]}},
        "initiatives": [{"year": 2025, "decided": date(2025, 5, 24)}],
        "headcount": 40,
    }
    assert unpack_facts(json.loads(json.dumps(pack_facts(facts)))) == facts


class TestLongLists:
    @pytest.fixture
    def waiting(self, keep, actors, at, monkeypatch):
        """A list too long to be judged at once; nobody works at the queue yet."""
        from vinhdanh.work.nominations import tasks
        from vinhdanh.work.nominations.actions import taking

        monkeypatch.setattr(taking, "AT_ONCE", 2)
        monkeypatch.setattr(tasks, "PORTION", 2)
        monkeypatch.setattr(type(tasks.judge_list), "enqueue", lambda *_: None)
        upload = keep(*(row(f"Nguyễn Văn {name}") for name in ("An", "Bình", "Chi", "Dũng", "Em")))
        assert actions.take_in(upload, by=actors.unit_officer, at=at).nominations == 5
        return upload

    def test_its_nominations_are_there_and_judged_afterwards(self, waiting):
        from vinhdanh.work.nominations.tasks import job_of, judge_list

        assert Nomination.objects.filter(judged_at=None).count() == 5
        assert job_of(waiting).total == 5
        judge_list.func(waiting.pk)
        assert not Nomination.objects.filter(judged_at=None).exists() and job_of(waiting) is None

    def test_it_goes_on_where_it_stopped(self, waiting, monkeypatch):
        from vinhdanh.work.nominations import tasks

        real, calls = tasks.rejudge, []

        def failing(*args, **kwargs):
            calls.append(1)
            if len(calls) == 2:
                raise ConnectionError
            return real(*args, **kwargs)

        monkeypatch.setattr(tasks, "rejudge", failing)
        with pytest.raises(ConnectionError):
            tasks.judge_list.func(waiting.pk)
        assert Nomination.objects.filter(judged_at=None).count() == 3
        tasks.judge_list.func(waiting.pk)
        assert not Nomination.objects.filter(judged_at=None).exists() and len(calls) == 4

    def test_what_is_not_judged_is_not_submitted(self, waiting, actors, at, monkeypatch):
        from vinhdanh.work.nominations.queries import goes_with

        assert not goes_with(Submission.objects.get()).exists()

    def test_the_page_shows_how_far_it_is(self, waiting, client, users):
        from vinhdanh.work.nominations.tasks import judge_list

        client.force_login(users.unit_officer)
        assert "Xét các hồ sơ của" in client.get(f"/danh-sach/{waiting.pk}/").content.decode()
        assert "/dang-xet/" in client.get(f"/danh-sach/{waiting.pk}/dang-xet/").content.decode()
        judge_list.func(waiting.pk)
        assert client.get(f"/danh-sach/{waiting.pk}/dang-xet/")["HX-Refresh"] == "true"
