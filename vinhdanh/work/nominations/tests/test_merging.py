"""Two written persons become one and two again: through the registry, the record, the ledger and the rounds."""

from datetime import date

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import CASCADE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vinhdanh.books.ledger import actions as ledger
from vinhdanh.books.ledger import chain, lookup
from vinhdanh.books.ledger.models import Entry, Grant, Opening
from vinhdanh.books.ledger.verify import verify
from vinhdanh.books.record.models import Hold, Initiative, YearResult
from vinhdanh.ground.office.errors import NotPermitted, Refused
from vinhdanh.ground.office.models import AuditRow
from vinhdanh.ground.registry import actions as registry
from vinhdanh.ground.registry import merging, movers
from vinhdanh.ground.registry.models import Likeness, Party, Person, Regrouping
from vinhdanh.work.nominations import actions
from vinhdanh.work.nominations.models import Nomination, Row

from .conftest import row

pytestmark = pytest.mark.django_db
DERIVED = {"office.auditrow", "office.searchword", "registry.likeness", "ledger.entry", "ledger.opening", "ledger.head"}
"""What only grows, and what is derived."""


def everything():
    """Every row of every room, without what is derived and the moment of judging."""
    rooms = ("registry", "record", "ledger", "nominations", "archive", "office")
    told = {}
    for model in (model for room in rooms for model in apps.get_app_config(room).get_models()):
        if model._meta.label_lower in DERIVED:
            continue
        fields = [field.attname for field in model._meta.concrete_fields if field.name != "judged_at"]
        fields = [name for name in fields if model._meta.label_lower != "office.searchentry" or name != "id"]
        told[model._meta.label_lower] = sorted(map(repr, model._default_manager.values_list(*fields)))
    return told


def result(person, year, mark, at, **more):
    return YearResult.objects.create(party=person.party, year=year, result=mark, written_at=at, **more)


@pytest.fixture
def twice(people):
    return people("Nguyễn Thị Hoa", "Nguyễn Thị Hoà")


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


def merge(kept, gone, actor, at, **choices):
    return merging.merge(kept.party, by=actor, at=at, gone=gone.party, choices=choices.get("choices"))


def answers(kept, gone, pick="kept"):
    """Every clash answered: as picked where that is possible."""
    return {
        clash.key: pick if pick in clash.may else clash.may[0] for clash in merging.clashes(kept, gone) if clash.may
    }


def test_no_table_that_points_to_a_person_is_forgotten():
    pointing = {
        model._meta.label_lower
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Party and field.remote_field.on_delete is not CASCADE and not field.primary_key
    }
    rows = {"nominations.row", "archive.batchrow"}  # the mover of rows carries every kind of list
    assert pointing - rows <= set(movers.MOVERS)


def test_everything_of_the_one_becomes_the_others(twice, take, granted, at, actors, held):
    kept, gone = twice
    result(gone, 2023, "tot", at)
    granted(gone, "CSTDCS", 2023)
    held(gone.party)
    nomination = take(row("Nguyễn Thị Hoà"))[0]
    assert nomination.party_id == gone.pk
    merge(kept, gone, actors.board_officer, at, choices={"registry.person:name": "gone"})
    assert not Party.objects.filter(pk=gone.pk).exists()
    person = Person.objects.get(pk=kept.pk)
    assert person.party.name == "Nguyễn Thị Hoà"
    assert YearResult.objects.filter(party=kept.party).count() == 2  # 2023, and 2025 from the list
    assert Grant.objects.get().party_id == kept.pk and verify().ok
    assert Hold.objects.get().party_id == kept.pk
    nomination.refresh_from_db()
    assert (nomination.party_id, nomination.row.party_id, nomination.on_hold) == (kept.pk, kept.pk, True)
    assert lookup.find("nguyen thi hoa", limit=5) == [kept.pk]


def test_undone_it_is_as_if_nothing_had_been(twice, take, granted, at, actors):
    kept, gone = twice
    result(kept, 2023, "xuat_sac", at)
    result(gone, 2023, "tot", at)
    granted(gone, "CSTDCS", 2022, 2023)
    take(row("Nguyễn Thị Hoa"), row("Nguyễn Thị Hoà"))
    before = everything()
    done = merge(kept, gone, actors.board_officer, at, choices=answers(kept, gone, "gone"))
    assert YearResult.objects.get(party=kept.party, year=2023).result == "tot"
    assert Nomination.objects.filter(state="withdrawn").count() == 1
    assert everything() != before
    merging.undo(done, by=actors.board_officer, at=at)
    assert everything() == before
    assert verify().ok and Likeness.objects.count() == 1


def test_what_contradicts_is_asked_and_what_says_the_same_is_not(twice, at, actors):
    kept, gone = twice
    for year, mark in ((2022, "tot"), (2023, "xuat_sac")):
        result(kept, year, mark, at)
        result(gone, year, "tot", at, proof="quyet_dinh")
    found = merging.clashes(kept, gone)
    assert [clash.what for clash in found] == ["Họ và tên", "Kết quả năm"]
    assert "Hoàn thành xuất sắc nhiệm vụ, năm 2023" in found[1].kept
    with pytest.raises(Refused, match="2 điểm khác nhau chưa chọn"):
        merge(kept, gone, actors.board_officer, at)
    assert Person.objects.count() == 2
    merge(kept, gone, actors.board_officer, at, choices=answers(kept, gone))
    left = {row.year: (row.result, row.proof) for row in YearResult.objects.filter(party=kept.party)}
    assert left == {2022: ("tot", "quyet_dinh"), 2023: ("xuat_sac", "khai")}


def test_an_initiative_that_a_grant_spent_stays(people, at, actors, house, province):
    kept, gone = people("Nguyễn Thị Hoa", "Nguyễn Thị Hoa")
    free, used = (
        Initiative.objects.create(party=person.party, year=2023, name="Dạy học theo dự án", written_at=at)
        for person in (kept, gone)
    )
    ledger.grant(
        None,
        by=house,
        at=at,
        grants=[
            ledger.NewGrant(
                party=gone.party, award="CSTDCS", name="Nguyễn Thị Hoa", unit_name="", year=2023,
                decided_on=date(2023, 7, 1), decision_number="9/QĐ", authority_title="Giám đốc",
                consumes={"initiatives": [used.pk]},
            )
        ],
    )  # fmt: skip
    done = merge(kept, gone, actors.board_officer, at)
    assert list(Initiative.objects.values_list("pk", "party")) == [(used.pk, kept.pk)]
    merging.undo(done, by=actors.board_officer, at=at)
    assert set(Initiative.objects.values_list("pk", "party")) == {(free.pk, kept.pk), (used.pk, gone.pk)}


def grant_of(person, house, at, number="12/QĐ", **more):
    given = {"award": "CSTDCS", "year": 2024, "decided_on": date(2024, 7, 20), "proof": Grant.Proof.DECLARED, **more}
    new = ledger.NewGrant(
        party=person.party, name=person.party.name, unit_name="", decision_number=number, authority_title="GĐ", **given
    )
    return ledger.grant(None, by=house, at=at, grants=[new])[0]


def test_one_award_written_for_both_is_one_award(people, house, at, actors):
    kept, gone = people("Nguyễn Thị Hoa", "Nguyễn Thị Hoa")
    weak = grant_of(kept, house, at)
    firm = grant_of(gone, house, at, proof=Grant.Proof.DECISION)
    done = merge(kept, gone, actors.board_officer, at)
    assert list(Grant.objects.values_list("pk", "party")) == [(firm.pk, kept.pk)]
    assert verify().ok
    merging.undo(done, by=actors.board_officer, at=at)
    assert set(Grant.objects.values_list("pk", "party")) == {(weak.pk, kept.pk), (firm.pk, gone.pk)}
    assert verify().ok


def test_two_diplomas_for_one_year_stop_the_merge(people, house, at, actors):
    kept, gone = people("Nguyễn Thị Hoa", "Nguyễn Thị Hoa")
    grant_of(kept, house, at, token=chain.new_token())
    grant_of(gone, house, at, "15/QĐ", token=chain.new_token())
    assert [clash.may for clash in merging.clashes(kept, gone)] == [()]
    with pytest.raises(Refused, match="hãy hủy bỏ một quyết định"):
        merge(kept, gone, actors.board_officer, at)


def test_a_grant_moved_behind_the_ledgers_back_is_named(people, house, at, actors):
    kept, gone, third = people("Nguyễn Thị Hoa", "Nguyễn Thị Hoa", "Lê Văn Ba")
    row = grant_of(gone, house, at)
    merge(kept, gone, actors.board_officer, at)
    assert verify().ok
    Grant.objects.filter(pk=row.pk).update(party=third.party)
    assert [(found["seq"], "party" in found["why"]) for found in verify().bad] == [(row.pk, True)]


def test_erasing_a_merged_persons_grant_erases_every_word(people, house, at, actors):
    kept, gone = people("Nguyễn Thị Hoa", "Nguyễn Thị Hoa")
    row = grant_of(gone, house, at)
    merge(kept, gone, actors.board_officer, at)
    row.refresh_from_db()
    ledger.erase(row, by=house, at=at, basis="Đơn đề nghị")
    assert verify().ok and not Opening.objects.exists() and Entry.objects.count() == 3


def test_a_request_already_sent_is_not_withdrawn_silently(people, take, at, actors):
    kept, gone = people("Nguyễn Thị Hoa", "Nguyễn Thị Hoà")
    take(row("Nguyễn Thị Hoa"), row("Nguyễn Thị Hoà"))
    Nomination.objects.update(state="submitted")
    with pytest.raises(Refused, match="đề nghị trả lại"):
        merge(kept, gone, actors.board_officer, at, choices={"registry.person:name": "kept"})


def test_rows_that_wait_for_either_wait_for_the_one(people, keep, at, actors, province):
    kept, gone = people("Nguyễn Thị Hoa", "Nguyễn Thị Hoa", unit=province.office)
    waiting = keep(row("Nguyễn Thị Hoa")).rows.get()
    assert {candidate["party"] for candidate in waiting.candidates} == {kept.pk, gone.pk}
    before = waiting.candidates
    done = merge(kept, gone, actors.board_officer, at)
    waiting.refresh_from_db()
    assert [candidate["party"] for candidate in waiting.candidates] == [kept.pk]
    merging.undo(done, by=actors.board_officer, at=at)
    assert Row.objects.get().candidates == before


def test_the_last_merge_is_undone_first(people, at, actors):
    first, second, third = people("Nguyễn Thị Hoa", "Nguyễn Thị Hoa", "Nguyễn Thị Hoa")
    before = everything()
    one = merge(second, first, actors.board_officer, at)
    two = merge(third, second, actors.board_officer, at)
    one.refresh_from_db()
    assert one.target_id == third.pk and merging.now_written_as(first.pk) == third.pk
    with pytest.raises(Refused, match="hoàn tác lần sau cùng trước"):
        merging.undo(one, by=actors.board_officer, at=at)
    merging.undo(two, by=actors.board_officer, at=at)
    one.refresh_from_db()
    assert one.target_id == second.pk
    merging.undo(one, by=actors.board_officer, at=at)
    assert everything() == before
    with pytest.raises(Refused, match="đã được hoàn tác"):
        merging.undo(one, by=actors.board_officer, at=at)


def test_an_identity_number_goes_along_and_comes_back(people, at, actors):
    kept = people("Nguyễn Thị Hoa", born=None)[0]
    gone = people("Nguyễn Thị Hoa", born=date(1985, 3, 2), identity="033185001234", gender="nu")[0]
    before = everything()
    done = merge(kept, gone, actors.board_officer, at)
    person = Person.objects.get()
    assert (person.pk, person.born_on, person.gender) == (kept.pk, date(1985, 3, 2), "nu")
    assert person.identity_hash and "033185001234" not in repr(done.image)
    merging.undo(done, by=actors.board_officer, at=at)
    assert everything() == before


def test_an_officer_merges_only_inside_their_unit(people, province, at, actors):
    mine, other = people("Nguyễn Thị Hoa")[0], people("Nguyễn Thị Hoa", unit=province.commune)[0]
    for kept, gone in ((mine, other), (other, mine)):
        with pytest.raises(NotPermitted):
            merge(kept, gone, actors.unit_officer, at)
    with pytest.raises(NotPermitted):
        merge(mine, other, actors.council_secretary, at)
    assert Person.objects.count() == 2
    merge(mine, people("Nguyễn Thị Hoa")[0], actors.unit_officer, at)


def test_a_person_is_not_merged_with_themselves_nor_a_unit(people, province, at, actors):
    hoa = people("Nguyễn Thị Hoa")[0]
    for gone in (hoa.party, province.school.party):
        with pytest.raises(Refused):
            merging.merge(hoa.party, by=actors.board_officer, at=at, gone=gone)


def test_the_trail_tells_what_moved_and_nothing_of_holds(twice, at, actors, held):
    kept, gone = twice
    held(gone.party)
    result(gone, 2023, "tot", at)
    merge(kept, gone, actors.board_officer, at, choices={"registry.person:name": "kept"})
    details = AuditRow.objects.get(action="registry.merge:merge").details
    assert details["moved"] == {"record.yearresult": 1} and "hold" not in repr(details)


def test_two_in_one_are_taken_apart_and_put_together(people, take, granted, at, actors, province):
    hoa = people("Nguyễn Thị Hoa")[0]
    mine, theirs = result(hoa, 2022, "tot", at), result(hoa, 2023, "xuat_sac", at)
    granted(hoa, "CSTDCS", 2023)
    nomination = take(row("Nguyễn Thị Hoa"))[0]
    before = everything()
    chosen = {
        "record.yearresult": [theirs.pk], "ledger.grant": list(Grant.objects.values_list("pk", flat=True)),
        "nominations.nomination": [nomination.pk],
    }  # fmt: skip
    new = registry.NewPerson(name="Nguyễn Thị Hòa", born=1990)
    done = merging.split(hoa.party, by=actors.unit_officer, at=at, rows=chosen, person=new, unit=province.school)
    nomination.refresh_from_db()
    assert {row.party_id for row in (nomination, nomination.row, Grant.objects.get())} == {done.target_id}
    assert YearResult.objects.get(pk=mine.pk).party_id == hoa.pk and verify().ok
    assert Likeness.objects.filter(told_apart_by="").count() == 0
    merging.undo(done, by=actors.unit_officer, at=at)
    assert everything() == before and verify().ok


def test_a_split_person_who_got_something_since_is_not_dropped(people, at, actors, province):
    hoa = people("Nguyễn Thị Hoa")[0]
    theirs = result(hoa, 2023, "xuat_sac", at)
    done = merging.split(
        hoa.party, by=actors.unit_officer, at=at, rows={"record.yearresult": [theirs.pk]},
        person=registry.NewPerson(name="Nguyễn Thị Hòa"), unit=province.school,
    )  # fmt: skip
    YearResult.objects.create(party=done.target, year=2020, result="tot", written_at=at)
    with pytest.raises(Refused, match="đã có thêm dữ liệu"):
        merging.undo(done, by=actors.unit_officer, at=at)
    assert Regrouping.objects.count() == 1


MARKS = st.dictionaries(st.integers(2016, 2024), st.sampled_from(("xuat_sac", "tot", "hoan_thanh")), max_size=5)
GRANTS = st.dictionaries(
    st.tuples(st.sampled_from(("CSTDCS", "GK", "BKT")), st.integers(2018, 2024)), st.sampled_from("abc"), max_size=4
)
PERSON = st.fixed_dictionaries(
    {
        "marks": MARKS,
        "grants": GRANTS,
        "works": st.lists(st.tuples(st.integers(2020, 2024), st.sampled_from(("một", "hai"))), max_size=3),
        "asks": st.sets(st.sampled_from(("LDTT", "CSTDCS")), max_size=2),
        "gender": st.sampled_from(("", "nam", "nu")),
    }
)


def _write(person, told, house, at, round, province):
    Person.objects.filter(pk=person.pk).update(gender=told["gender"])
    for year, mark in told["marks"].items():
        result(person, year, mark, at)
    for (award, year), number in told["grants"].items():
        more = {"token": chain.new_token()} if number == "c" and award == "BKT" else {}
        grant_of(person, house, at, f"{number}/QĐ", award=award, year=year, decided_on=date(year, 7, 1), **more)
    for year, name in told["works"]:
        Initiative.objects.create(party=person.party, year=year, name=name, written_at=at)
    for award in sorted(told["asks"]):
        Nomination.objects.create(round=round, party=person.party, award=award, unit=province.department)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=PERSON, other=PERSON, pick=st.sampled_from(("kept", "gone", "both")))
def test_merge_and_undo_is_nothing(people, house, at, round, province, one, other, pick):
    """Whatever two persons have, merged and undone everything is as it was; between, the ledger verifies."""
    with transaction.atomic():
        kept, gone = people("Nguyễn Thị Hoa", "Nguyễn Thị Hoà")
        _write(kept, one, house, at, round, province)
        _write(gone, other, house, at, round, province)
        for person in (kept, gone):
            person.refresh_from_db()
            actions.judge_party_again(person.party, at=at)
        before = everything()
        chosen = answers(kept, gone, pick)
        if all(clash.may for clash in merging.clashes(kept, gone)):
            done = merge(kept, gone, house, at, choices=chosen)
            assert verify().ok and not Party.objects.filter(pk=gone.pk).exists()
            merging.undo(done, by=house, at=at)
        assert everything() == before and verify().ok
        transaction.set_rollback(True)
