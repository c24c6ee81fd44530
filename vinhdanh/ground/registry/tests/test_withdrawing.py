"""Who was written by mistake leaves; who is in use stays."""

import pytest

from vinhdanh.books.record.models import YearResult
from vinhdanh.ground.registry import actions
from vinhdanh.ground.registry.models import Household, Party, Person, Unit
from vinhdanh.ground.registry.withdrawing import withdraw

pytestmark = pytest.mark.django_db


def test_what_is_free_leaves_and_what_is_used_stays(province, people, house, at):
    hoa, nam = people("Nguyễn Thị Hoa", "Trần Văn Nam")
    YearResult.objects.create(party=nam.party, year=2024, result="tot", written_at=at)
    home = actions.add_household(province.commune, by=house, at=at, name="Hộ ông Đỗ Văn Ước")
    empty = actions.add_unit(province.school, by=house, at=at, name="Tổ Văn", kind=Unit.Kind.OTHER)
    inhabited = actions.add_unit(province.school, by=house, at=at, name="Tổ Toán", kind=Unit.Kind.OTHER)
    people("Lê Văn Hùng", unit=inhabited)
    wanted = [hoa.pk, nam.pk, home.pk, empty.pk, inhabited.pk]
    gone = withdraw(province.root, by=house, at=at, parties=wanted)
    assert gone == sorted([hoa.pk, home.pk, empty.pk])
    assert set(Party.objects.filter(pk__in=wanted).values_list("pk", flat=True)) == {nam.pk, inhabited.pk}
    assert not Household.objects.exists()
    assert not Person.objects.filter(pk=hoa.pk).exists()
