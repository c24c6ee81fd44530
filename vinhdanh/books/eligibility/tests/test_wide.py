"""A population in columns says of each party what its own rows say."""

from datetime import date
from random import Random

import pytest

from vinhdanh import law
from vinhdanh.books.eligibility.facts import load
from vinhdanh.books.eligibility.population import population as everybody
from vinhdanh.books.eligibility.weighing import weigh
from vinhdanh.books.ledger.actions import NewGrant, grant
from vinhdanh.books.record import actions
from vinhdanh.books.record.models import Initiative, YearResult
from vinhdanh.ground.registry.models import Party

pytestmark = pytest.mark.django_db
ON, YEAR = date(2025, 12, 31), 2025
MARKS = ("xuat_sac", "xuat_sac", "tot", "tot", "hoan_thanh", "khong")


@pytest.fixture
def population(people, province, house, at):
    """Sixty people and two collectives with luck of their own: years missing, titles, initiatives spent."""
    luck = Random(7)
    parties = [person.party for person in people(*[f"Người {n}" for n in range(60)])]
    parties += [province.school.party, province.office.party]
    YearResult.objects.bulk_create(
        YearResult(
            party=party, year=year, result=luck.choice(MARKS), written_at=at,
            standing="expected" if year == YEAR and luck.random() < 0.3 else "official",
            exceeded_targets=luck.choice((None, True, False)),
        )
        for party in parties
        for year in range(2014, YEAR + 1)
        if luck.random() < 0.9
    )  # fmt: skip
    ideas = Initiative.objects.bulk_create(
        Initiative(party=party, year=luck.randrange(2020, 2026), scope=luck.choice(("co_so", "tinh")), written_at=at)
        for party in parties
        for _ in range(luck.randrange(0, 4))
    )
    grant(province.director, by=house, at=at, grants=list(_grants(parties, ideas, luck)))
    actions.attest(province.school.party, by=house, at=at, name="ledger_complete_since", value=2016)
    for party in parties[:20]:
        actions.declare_titles(party, by=house, at=at, year=2015, titles=["LDTT"])
    return [party.pk for party in parties]


def _grants(parties, ideas, luck):
    for party in parties:
        titles = ("LDTT", "CSTDCS") if party.kind == "person" else ("TTLDTT", "TTLDXS")
        own = [idea.pk for idea in ideas if idea.party_id == party.pk]
        for year in range(2016, YEAR + 1):
            for code, chance in zip((*titles, "BKT"), (0.8, 0.6, 0.1), strict=True):
                if luck.random() < chance:
                    spent = [luck.choice(own)] if own and luck.random() < 0.2 else []
                    yield NewGrant(
                        party=party, award=code, name=party.name, unit_name="", year=year,
                        decided_on=date(year, 12, 20), decision_number=f"{year}/QĐ", authority_title="Giám đốc",
                        consumes={"period": [year, year], "initiatives": spent},
                    )  # fmt: skip


@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_columns_and_rows_give_the_same_verdicts(year, population):
    on = date(year, 12, 31) if year < 2024 else ON
    columns = everybody(Party.objects.filter(pk__in=population), on=on, year=year)
    ids = columns.ids.tolist()
    known = load(population, on=on, year=year)
    statutes = law.statutes(on, ())
    outcomes = columns.outcomes(statutes, list(law.award_names()))
    for code in law.award_names():
        weighed = weigh([known[party] for party in ids], code, statutes, on=on, year=year)
        assert outcomes[code].tolist() == [int(each.verdict.outcome) for each in weighed], code
    assert {outcome for each in outcomes.values() for outcome in each.tolist()} == {1, 0, -1}


@pytest.mark.parametrize("size", [1, 40])
def test_queries_do_not_grow_with_the_population(size, people, django_assert_num_queries):
    parties = [person.party.pk for person in people(*[f"Người {n}" for n in range(size)])]
    with django_assert_num_queries(19):
        everybody(Party.objects.filter(pk__in=parties), on=ON, year=YEAR)


def test_a_few_read_again_are_what_they_would_be_from_the_start(population, house, at):
    before = everybody(None, on=ON, year=YEAR)
    actions.declare_result(Party.objects.get(pk=population[0]), by=house, at=at, year=2016, result="xuat_sac")
    actions.write_discipline(
        Party.objects.get(pk=population[1]), by=house, at=at, form="canh_cao", since=date(2025, 3, 1)
    )
    school = Party.objects.get(pk=population[0]).home_id
    renewed, anew = before.renewed([*population[:2], school]), everybody(None, on=ON, year=YEAR)
    statutes, codes = law.statutes(ON, ()), list(law.award_names())
    one, other = renewed.outcomes(statutes, codes), anew.outcomes(statutes, codes)
    for code in codes:
        assert one[code].tolist() == other[code].tolist(), code
