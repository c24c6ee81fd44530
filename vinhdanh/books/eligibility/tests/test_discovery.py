"""Who met an award's conditions is found once, kept while nothing changes, and found again when something does."""

from datetime import date
from types import SimpleNamespace

import pytest

from vinhdanh.books.eligibility import discovery
from vinhdanh.books.eligibility.discovery import Question, answer_to, parties_of
from vinhdanh.books.eligibility.models import Discovery
from vinhdanh.books.lawbook.actions import adopt
from vinhdanh.books.record import actions
from vinhdanh.ground.office.models import Job

pytestmark = pytest.mark.django_db
LDTT = Question("LDTT", date(2025, 12, 15), 2025)


@pytest.fixture
def pair(people, house, at):
    """Two people: one with a good year, one of whom nothing is known."""
    good, silent = (person.party for person in people("Nguyễn Thị Hoa", "Trần Văn Nam"))
    actions.declare_result(good, by=house, at=at, year=2025, result="tot")
    return good, silent


def names(answer):
    return sorted(party.name for party in parties_of(answer.discovery))


def test_it_is_found_once_and_kept(pair, django_assert_max_num_queries):
    first = answer_to(LDTT)
    assert (names(first), first.fresh, first.job) == (["Nguyễn Thị Hoa"], True, None)
    with django_assert_max_num_queries(4):
        assert answer_to(LDTT) == first
    assert Discovery.objects.count() == 1


def test_it_is_found_again_after_a_change(pair, house, at):
    before = answer_to(LDTT)
    actions.declare_result(pair[1], by=house, at=at, year=2025, result="xuat_sac")
    after = answer_to(LDTT)
    assert names(after) == ["Nguyễn Thị Hoa", "Trần Văn Nam"]
    assert Discovery.objects.get() == after.discovery != before.discovery


def test_over_a_great_house_it_goes_to_the_worker_and_what_it_had_is_shown(pair, house, at, monkeypatch):
    monkeypatch.setattr(discovery, "AT_ONCE", 0)
    first = answer_to(LDTT)
    assert (names(first), first.fresh) == (["Nguyễn Thị Hoa"], True)
    assert Job.objects.get(key=LDTT.key).state == Job.State.DONE
    actions.declare_result(pair[1], by=house, at=at, year=2025, result="xuat_sac")
    assert (names(stale := answer_to(LDTT)), stale.fresh) == (["Nguyễn Thị Hoa"], False)
    fresh = answer_to(LDTT, anew=True)
    assert (names(fresh), fresh.fresh) == (["Nguyễn Thị Hoa", "Trần Văn Nam"], True)


def test_what_another_law_found_is_not_shown(pair, house, at, monkeypatch):
    answer_to(LDTT)
    adopt("hung-yen", by=house, at=at, since=date(2025, 1, 1))
    monkeypatch.setattr(discovery, "AT_ONCE", 0)
    monkeypatch.setattr(discovery, "_discover", SimpleNamespace(enqueue=lambda *_: None))
    waiting = answer_to(LDTT)
    assert waiting.discovery is None and waiting.job.state == Job.State.WAITING
