"""The whole way of a real list, from the file to what waits for the council."""

from collections import Counter

import pytest

from vinhdanh.work.nominations import actions
from vinhdanh.work.nominations.models import Nomination, Submission

pytestmark = pytest.mark.django_db


def test_a_list_goes_all_the_way_to_the_council(send, round, province, actors, at):
    upload, fresh = send()
    assert fresh and upload.rows.count() == 170
    taken = actions.take_in(upload, by=actors.unit_officer, at=at)
    assert taken.nominations == 170 and taken.to_mend == 0
    print(Counter(Nomination.objects.values_list("award", "outcome", "authority__title")))
    own = Submission.objects.get(round=round, authority=province.director)
    up = Submission.objects.get(round=round, authority=province.chair)
    assert own.nominations.count() == 140 and up.nominations.count() == 30
    for n in Nomination.objects.filter(award__in=["LDTT", "CSTDCS", "CSTDT", "BKT"]).order_by("award", "pk")[::45]:
        print(n.award, n.outcome, n.rests_on_expected, n.rests_on_provisional, n.verdict)
