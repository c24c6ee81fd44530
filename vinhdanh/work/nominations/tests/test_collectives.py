"""A collective's share is counted from its own people in the same round, and follows them."""

import pytest
from django.urls import reverse

from vinhdanh.work.nominations import actions
from vinhdanh.work.nominations.models import Nomination

from .conftest import row

pytestmark = pytest.mark.django_db
SCHOOL = "Trường THPT Khoái Châu"


@pytest.fixture
def asked(take, province, house, at):
    """The school asks for its collective title and for the title of seven of its ten people."""
    from vinhdanh.books.record.models import YearResult

    YearResult.objects.create(
        party=province.school.party, year=2025, result="tot", standing="official", proof="quyet_dinh", written_at=at
    )
    people = [row(f"Nguyễn Văn {name}", row=10 + n) for n, name in enumerate("ABCDEGH")]
    own = row(
        SCHOOL, award="TTLDTT", born=None, subject="unit", row=30, facts={"headcount": 10, "ldtt_count": 9},
    )  # fmt: skip

    def run(*more):
        return take(own, *people, *more)

    return run


@pytest.fixture
def others(people):
    return people("Lê Thị X", "Lê Thị Y", "Lê Thị Z")


def _collective():
    return Nomination.objects.get(award="TTLDTT")


def test_its_people_are_judged_first_and_count_as_provisional(others, asked):
    asked()
    school = _collective()
    assert (school.outcome, school.rests_on_provisional) == ("met", True)
    assert school.verdict["differences"] == [
        "Đơn vị ghi 9/10 Lao động tiên tiến; sổ vàng và danh sách của đợt có 7/10."
    ]


def test_it_follows_its_people(others, asked, actors, at):
    asked()
    one = Nomination.objects.filter(award="LDTT").first()
    actions.withdraw(one, by=actors.unit_officer, at=at)
    assert _collective().outcome == "not_met"
    actions.restore(one, by=actors.unit_officer, at=at)
    assert _collective().outcome == "met"


def test_judged_alone_it_still_stands_on_what_its_people_have(others, asked, actors, at):
    asked()
    actions.judge_again(_collective(), by=actors.unit_officer, at=at)
    assert _collective().outcome == "met"


def test_both_sides_read_the_difference(others, asked, users, client):
    asked()
    for reader in (users.unit_officer, users.board_officer):
        client.force_login(reader)
        page = client.get(reverse("nominations:nomination", args=[_collective().pk])).content.decode()
        assert "Đơn vị ghi 9/10 Lao động tiên tiến" in page
