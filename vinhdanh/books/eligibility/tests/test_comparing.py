"""What a reported law would change over the books: worked out in the background, kept, and told when it is stale."""

import pytest

from vinhdanh import law
from vinhdanh.books.eligibility import comparing
from vinhdanh.books.eligibility.models import Comparison
from vinhdanh.books.lawbook import actions as lawbook
from vinhdanh.books.record.models import Initiative, YearResult
from vinhdanh.ground.office.models import Job

pytestmark = pytest.mark.django_db
PATCH = law.patches()["06-2026-qh16"]
PAGE = "/luat/ban-sua/06-2026-qh16/anh-huong/"


@pytest.fixture
def fighters(people, at):
    """An excellent year without an initiative, a good year with one, both: the draft keeps the third alone."""
    parties = [person.party for person in people("Lê Thị An", "Lê Văn Bình", "Lê Thị Cúc")]
    for party, mark in zip(parties, ("xuat_sac", "tot", "xuat_sac"), strict=True):
        YearResult.objects.create(party=party, year=2025, result=mark, standing="official", written_at=at)
    for party in parties[1:]:
        Initiative.objects.create(party=party, year=2025, scope="co_so", written_at=at)
    return parties


def test_it_counts_by_award_and_unit_and_says_of_which_year(fighters):
    comparing.begin(PATCH)
    kept = Comparison.objects.get()
    assert (kept.on, kept.year, kept.judged >= 3) == (PATCH.start, 2025, True)
    assert set(kept.awards) == {"CSTDCS"}
    before, after = kept.awards["CSTDCS"]
    assert before - after == sum(row["lose"] for row in kept.rows) == 2
    assert not sum(row["gain"] for row in kept.rows)
    assert Job.objects.get().state == Job.State.DONE


def test_a_later_entry_makes_it_stale(fighters, house, at):
    comparing.begin(PATCH)
    assert comparing.standing_of(PATCH).fresh
    lawbook.adopt("hung-yen", by=house, at=at, since=PATCH.start)
    assert not comparing.standing_of(PATCH).fresh
    comparing.begin(PATCH)
    assert comparing.standing_of(PATCH).fresh and Comparison.objects.count() == 1


def test_a_job_that_died_is_begun_anew(fighters):
    comparing.begin(PATCH)
    Job.objects.update(state=Job.State.FAILED, message="dừng giữa chừng")
    assert comparing.standing_of(PATCH).job
    comparing.begin(PATCH)
    assert comparing.standing_of(PATCH).job is None


def test_the_page_before_and_after(client, users, fighters):
    client.force_login(users.council_member)
    assert "Chưa xét lần nào" in client.get(PAGE).content.decode()
    page = client.post(PAGE, follow=True).content.decode()
    assert "Chiến sĩ thi đua cơ sở" in page and "năm xét 2025" in page
    part = client.get(PAGE, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part and "Sẽ đủ" in part
    assert client.get("/luat/ban-sua/luat-khac/anh-huong/").status_code == 404


def test_nothing_to_change(client, users, people):
    client.force_login(users.council_member)
    assert "Không ai thêm, không ai mất" in client.post(PAGE, follow=True).content.decode()
