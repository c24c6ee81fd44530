"""The demo province: whole, and loaded once. One load serves all tests of this module, each in its own savepoint."""

from collections import Counter
from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.db import transaction
from django.test import override_settings

from vinhdanh.books.eligibility.judging import Ask, judge_asks
from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.ledger.verify import verify
from vinhdanh.books.record.models import Hold, YearResult
from vinhdanh.doors.demo import accounts
from vinhdanh.doors.demo.load import load
from vinhdanh.doors.demo.tree import rows_of
from vinhdanh.ground.accounts.models import Role, User
from vinhdanh.ground.registry.models import Authority, Party, Person, Succession, Unit
from vinhdanh.work.councils.models import Council
from vinhdanh.work.nominations.models import Round

PEOPLE = 300


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    with django_db_blocker.unblock(), override_settings(HOME=home), transaction.atomic():
        yield load(people=PEOPLE)
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    return loaded


def test_the_whole_province_is_there(demo):
    now = Unit.objects.filter(until=None)
    assert Counter(now.values_list("kind", flat=True)) > Counter(xa=93, phuong=11, tinh=1, so=14)
    assert Unit.objects.get(code="11977", until=None).name == "Xã Tân Hưng"
    assert set(now.filter(kind__in=["xa", "phuong"]).values_list("code", flat=True)) == {
        row["code"] for row in rows_of("communes.csv")
    }
    assert abs(demo.people - PEOPLE) < PEOPLE / 10
    assert Round.objects.filter(calendar="school", on="2025-07-15", year=2025).count() == 1


def test_every_commune_knows_what_it_came_from(demo):
    for unit in Unit.objects.filter(kind__in=["xa", "phuong"], until=None):
        assert unit.predecessors.count() >= 2, unit
    divided = Succession.objects.filter(partly=True).values_list("old", flat=True)
    assert (len(divided), len(set(divided))) == (6, 3)
    assert Unit.objects.filter(path__contains="/").exclude(path__endswith="/").count() == 0


def test_every_authority_has_a_head_a_deputy_and_a_council(demo):
    for authority in Authority.objects.all():
        assert authority.signatories.count() == 2
        assert authority.councils.exists()
    province = Council.objects.filter(authority__decides="chu_tich_tinh")
    assert sorted(council.members.count() for council in province) == [5, 17]
    education = Council.objects.get(authority__unit__party__name="Sở Giáo dục và Đào tạo")
    assert education.members.count() == 9
    assert education.members.filter(seat="chair").count() == 1


def test_the_golden_book_holds_together(demo):
    report = verify()
    assert report.ok, report.bad[:3]
    assert report.entries == demo.grants == Grant.objects.count()
    spent = [row for grant in Grant.objects.exclude(consumes={}) for row in grant.consumes.get("initiatives", [])]
    assert spent
    assert len(spent) == len(set(spent)), "an initiative was spent twice"


def test_most_of_the_list_is_in_the_registry_and_a_few_are_not(demo):
    rows = rows_of("teachers.csv")
    known = Party.objects.filter(kind="person", name__in=[row["name"] for row in rows])
    here = {(person.party.name, person.born_year) for person in Person.objects.filter(party__in=known)}
    found = sum((row["name"], int(row["born"])) in here for row in rows)
    assert (len(rows), found) == (170, 156)
    assert Hold.objects.count() == 3


def test_results_of_the_school_year_are_official_and_of_the_calendar_year_expected(demo):
    latest = YearResult.objects.filter(year=2025)
    assert not latest.filter(party__person__occupation="giao_vien", standing="expected").exists()
    assert not latest.exclude(party__person__occupation="giao_vien").filter(standing="official").exists()


def test_a_second_load_changes_nothing(demo):
    before = (Party.objects.count(), Grant.objects.count(), accounts.kept_password())
    assert load(people=PEOPLE).loaded is False
    assert (Party.objects.count(), Grant.objects.count(), accounts.kept_password()) == before


def test_there_is_an_account_for_each_role_and_it_opens(demo, rf):
    lines = [line.split("  ") for line in accounts.lines()]
    assert {role for role, _, _ in lines} == set(Role.values)
    for role, username, password in lines:
        user = authenticate(rf.get("/"), username=username, password=password)
        assert user is not None
        assert user.assignments.get().role == role
    assert accounts.place().stat().st_mode & 0o077 == 0


def test_a_lost_password_file_is_written_again(demo):
    accounts.place().unlink()
    load(people=PEOPLE)
    assert User.objects.get(username="quantri").check_password(accounts.kept_password())


@pytest.fixture
def verdicts(demo):
    """The judge on every teacher of the sample list who is in the registry, by award; namesakes left out."""
    asks = []
    for row in rows_of("teachers.csv"):
        same = Person.objects.filter(party__name=row["name"], born_year=int(row["born"]))
        if same.count() == 1:
            asks.append(Ask(same.get().pk, row["award"]))
    return judge_asks(asks, on=date(2025, 7, 15), year=2025)


def test_the_sample_list_shows_every_verdict_for_the_higher_awards(verdicts):
    seen = {(judged.award, judged.outcome) for judged in verdicts}
    assert seen >= {(award, outcome) for award in ("CSTDT", "BKT") for outcome in ("met", "not_met")}
    assert seen >= {(award, "met") for award in ("CSTDCS", "LDTT")}
    assert {outcome for _, outcome in seen} == {"met", "not_met", "unknown"}


def test_one_of_the_list_is_on_hold_and_nobody_says_why(verdicts):
    held = [judged for judged in verdicts if judged.on_hold]
    assert len(held) == 1
    assert "tạm dừng" in held[0].sentence.lower()
    assert "khiếu nại" not in str(held[0]).lower()
