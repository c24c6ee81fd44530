"""Places fewer than candidates: priority, ties, limits of a unit, and what is written of those not chosen."""

import pytest
from playwright.sync_api import expect

from vinhdanh.ground.registry.models import Person
from vinhdanh.ground.ui.tests.test_browser import PHONE, violations
from vinhdanh.law.selecting import Standing
from vinhdanh.work.nominations.choosing import candidates, choose_among
from vinhdanh.work.nominations.models import Nomination

from .conftest import row

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(take, round):
    """Two men and a woman who all meet the conditions."""
    take(*(row(name, row=10 + n) for n, name in enumerate(("Nguyễn Văn A", "Trần Văn B", "Lê Thị C"))))
    Nomination.objects.update(outcome="met")
    Person.objects.filter(party__name="Lê Thị C").update(gender="nu")
    Person.objects.exclude(party__name="Lê Thị C").update(gender="nam")
    return candidates(Nomination.objects.all(), round, "LDTT", "person")


def _by_name(chosen):
    return {line.nomination.party.name: line.standing for line in chosen.lines}


def test_without_a_limit_all_are_chosen(three, round):
    assert set(_by_name(choose_among(three, round, "LDTT", "person")).values()) == {Standing.CHOSEN}


def test_the_woman_goes_first_and_the_others_are_tied(three, round):
    chosen = choose_among(three, round, "LDTT", "person", places=2)
    assert _by_name(chosen) == {
        "Lê Thị C": Standing.CHOSEN,
        "Nguyễn Văn A": Standing.TIED,
        "Trần Văn B": Standing.TIED,
    }
    assert "nữ" in chosen.of(Standing.CHOSEN)[0].reason and chosen.of(Standing.CHOSEN)[0].ref


def test_the_chairman_decides_a_tie(three, round):
    last = next(one.pk for one in three if one.party.name == "Trần Văn B")
    chosen = _by_name(choose_among(three, round, "LDTT", "person", places=2, ties=[last]))
    assert (chosen["Trần Văn B"], chosen["Nguyễn Văn A"]) == (Standing.CHOSEN, Standing.NOT_CHOSEN)


def test_a_unit_has_no_more_than_its_own(three, round):
    chosen = choose_among(three, round, "LDTT", "person", per_unit=1)
    assert [line.nomination.party.name for line in chosen.of(Standing.CHOSEN)] == ["Lê Thị C"]


def test_who_is_left_out_or_rests_is_no_candidate(three, round):
    Nomination.objects.filter(party__name="Nguyễn Văn A").update(on_hold=True)
    Nomination.objects.filter(party__name="Trần Văn B").update(chosen=False, chosen_reason="đã có giải trình")
    found = candidates(Nomination.objects.all(), round, "LDTT", "person")
    assert [one.party.name for one in found] == ["Lê Thị C"]


def test_the_page_chooses_and_writes_the_reason(client, users, three, round):
    client.force_login(users.unit_head)
    last = next(one.pk for one in three if one.party.name == "Trần Văn B")
    url = f"/dot-xet/{round.pk}/lua-chon/LDTT/?places=2"
    page = client.get(url).content.decode()
    assert "Ngang nhau ở suất cuối cùng" in page and "Chủ tịch Hội đồng chọn" in page
    assert not Nomination.objects.filter(chosen=False).exists(), "asking writes nothing"
    client.post(f"{url}&first={last}")
    [left] = Nomination.objects.filter(chosen=False)
    assert left.party.name == "Nguyễn Văn A" and "hết số lượng" in left.chosen_reason


def test_who_may_not_choose_only_reads(client, users, three, round):
    client.force_login(users.unit_officer)
    page = client.get(f"/dot-xet/{round.pk}/lua-chon/LDTT/?places=1").content.decode()
    assert "Được chọn" in page and "Ghi không lựa chọn" not in page.split("<form class")[0]
    client.post(f"/dot-xet/{round.pk}/lua-chon/LDTT/?places=1")
    assert not Nomination.objects.filter(chosen=False).exists()


@pytest.mark.parametrize("size", [1, 3])
def test_queries_do_not_grow(size, take, round, django_assert_max_num_queries):
    take(*(row(f"Nguyễn Văn {'ABC'[n]}", row=10 + n) for n in range(size)))
    found = candidates(Nomination.objects.all(), round, "LDTT", "person")
    with django_assert_max_num_queries(6):
        choose_among(found, round, "LDTT", "person", places=1)


def test_the_nomination_says_what_stands_around_it(client, users, three):
    client.force_login(users.unit_officer)
    page = client.get(f"/de-nghi/{three[0].pk}/").content.decode()
    assert "Thủ tục" in page and "Tặng danh hiệu “Lao động tiên tiến”" in page
    assert "0,3 × 2.340.000 đồng" in page and "Tiền thưởng" in page


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_chairman_presses_whom_to_choose(live_server, page, client, users, three, round):
    """A tie is decided by a button a candidate; the page is accessible and fits a phone."""
    client.force_login(users.unit_head)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/dot-xet/{round.pk}/lua-chon/LDTT/?places=2")
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Chủ tịch Hội đồng chọn").last.click()
    expect(page.locator("main")).to_contain_text("Ghi không lựa chọn 1 hồ sơ")
    expect(page.locator("main")).not_to_contain_text("Ngang nhau ở suất cuối cùng")
