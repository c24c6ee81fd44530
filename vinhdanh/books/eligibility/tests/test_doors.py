"""Whose to decide, by law and by who is there."""

from datetime import date

import pytest

from vinhdanh.books.eligibility.doors import authorities_for, door_of

pytestmark = pytest.mark.django_db
ON = date(2025, 12, 15)


def test_each_award_goes_to_the_nearest_with_the_power(province, people):
    teacher = people("Nguyễn Thị Hoa", unit=province.school)[0].party
    villager = people("Trần Văn Nam", unit=province.commune)[0].party
    worker = people("Lê Thị Cúc", unit=province.enterprise)[0].party
    asks = [(teacher, "CSTDCS"), (teacher, "CSTDT"), (villager, "CSTDCS"), (villager, "BKT"), (worker, "LDTT")]
    found = authorities_for(asks, on=ON)
    assert [found[party.pk, award] for party, award in asks] == [
        province.director, province.chair, province.commune_chair, province.chair, province.boss,
    ]  # fmt: skip


def test_a_commune_chairman_does_not_decide_cstdcs_before_july_2025(province, people):
    villager = people("Trần Văn Nam", unit=province.commune)[0].party
    asks = [(villager, "CSTDCS"), (villager, "LDTT")]
    found = authorities_for(asks, on=date(2025, 6, 30))
    assert found[villager.pk, "CSTDCS"] != province.commune_chair
    assert found[villager.pk, "LDTT"] == province.commune_chair


def test_nobody_with_the_power_is_none(province, people):
    teacher = people("Nguyễn Thị Hoa")[0].party
    assert authorities_for([(teacher, "BKTTG")], on=ON) == {(teacher.pk, "BKTTG"): None}
    assert door_of("BKTTG", teacher, ON).decides == "thu_tuong"


@pytest.mark.parametrize("size", [1, 30])
def test_queries_do_not_grow(size, people, django_assert_num_queries):
    parties = [person.party for person in people(*[f"Nguyễn Văn {n}" for n in range(size)])]
    with django_assert_num_queries(4):
        authorities_for([(party, award) for party in parties for award in ("LDTT", "BKT")], on=ON)
