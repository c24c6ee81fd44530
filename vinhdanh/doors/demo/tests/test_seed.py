"""The same seed gives the same province, and a province of somebody's own is left alone."""

import pytest
from django.test import TransactionTestCase

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.record.models import YearResult
from vinhdanh.doors.demo.load import load
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Person, Unit


@pytest.fixture
def house_folder(settings, tmp_path):
    settings.HOME = tmp_path


def test_it_is_not_loaded_over_somebodys_own_units(province, house_folder):
    before = Unit.objects.count()
    with pytest.raises(Refused, match="đã có đơn vị"):
        load()
    assert Unit.objects.count() == before


def _picture():
    people = Person.objects.order_by("party__folded", "born_year").values_list("party__name", "born_on", "born_year")
    grants = Grant.objects.order_by("pk").values_list("award", "year", "name", "decision_number", "gold_book_number")
    results = YearResult.objects.order_by("party__folded", "year", "pk").values_list("year", "result")
    return list(people), list(grants), list(results)


@pytest.mark.django_db(transaction=True)
def test_the_same_seed_gives_the_same_province(house_folder):
    load(people=60)
    first = _picture()
    TransactionTestCase._fixture_teardown(None)
    load(people=60)
    assert _picture() == first
