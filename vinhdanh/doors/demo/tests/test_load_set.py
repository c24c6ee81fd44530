"""The load set in small: real entries of the golden book, in a province that holds together."""

import pytest
from django.db.models import Count

from vinhdanh.books.ledger import lookup
from vinhdanh.books.ledger.models import Address, Entry, Grant
from vinhdanh.books.ledger.verify import verify
from vinhdanh.books.record.models import Initiative, YearResult
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.doors.demo.load_honours import RATES
from vinhdanh.doors.demo.load_set import load_set
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Party, Person, Unit

PEOPLE, UNITS, AWARDS = 200, 1800, 1500


@pytest.fixture
def loaded(db, settings, tmp_path):
    settings.HOME = tmp_path
    said = []
    return load_set(people=PEOPLE, units=UNITS, awards=AWARDS, say=said.append), said


def test_the_load_set_is_a_whole_province(loaded):
    summary, said = loaded
    assert (Person.objects.count(), Unit.objects.count()) == (PEOPLE, UNITS)
    assert Entry.objects.count() == Grant.objects.count() == summary.awards == AWARDS
    assert YearResult.objects.count() == summary.results > PEOPLE
    assert said, "says how far it is"
    report = verify()
    assert report.ok and report.entries == AWARDS, report.bad[:3]

    by_award = dict(Grant.objects.values_list("award").annotate(many=Count("pk")))
    assert by_award["LDTT"] > by_award["GK"] > by_award["CSTDCS"] > by_award["BKTTG"]
    assert set(by_award) <= set(RATES)
    days = list(Grant.objects.order_by("pk").values_list("decided_on", flat=True))
    assert days == sorted(days)
    spent = {
        key for consumes in Grant.objects.values_list("consumes", flat=True) for key in consumes.get("initiatives", [])
    }
    assert len(spent) == Initiative.objects.filter(pk__in=spent).count() > 0
    assert Address.objects.count() == Grant.objects.exclude(token=None).count() > 0

    somebody = Party.objects.filter(kind="person", grants__isnull=False).select_related("home__party").first()
    assert somebody.pk in lookup.find(f"{fold(somebody.name)} {fold(somebody.home.name).split()[-1]}", limit=20)

    with pytest.raises(Refused, match="đã có đơn vị"):
        load_set(people=1, units=1, awards=1)
