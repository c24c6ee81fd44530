"""Two officers issue the same decision at the same moment: one wins, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.ledger.verify import verify
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.work.councils.tests.stage import AT, HOUSE, a_council, closed, received
from vinhdanh.work.decisions import actions, queries
from vinhdanh.work.decisions.models import Decision

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*attempts):
    """Run every attempt in a thread of its own, started together; answers results or the Refused."""
    start = Barrier(len(attempts))

    def run(attempt):
        try:
            start.wait()
            return attempt()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(attempts)) as pool:
        return list(pool.map(run, attempts))


def issuing(decision, who):
    return lambda: (
        actions.issue(
            Decision.objects.get(pk=decision.pk), by=Actor.system(who), at=AT, day=date(2025, 7, 21)
        ).reference
    )


def test_one_wins_and_the_other_is_told(province, people):
    received(people("Trần Văn Bình", "Nguyễn Thị An"), "CSTDCS", province.director)
    decision = actions.draft(closed(a_council(province.director)), by=HOUSE, at=AT)
    results = at_once(issuing(decision, "Bà Thứ Nhất"), issuing(decision, "Ông Thứ Hai"))
    won = [result for result in results if isinstance(result, str)]
    (told,) = [result for result in results if isinstance(result, Refused)]
    assert won == ["01/QĐ-SGDĐT"]
    assert "đã ban hành quyết định này với số 01/QĐ-SGDĐT" in told.message
    assert Grant.objects.count() == 2
    assert verify(queries.printed_heads()).ok


def test_two_decisions_at_once_get_two_numbers_and_one_unbroken_chain(province, people):
    council = a_council(province.director)
    drafts = []
    for name in ("Trần Văn Bình", "Nguyễn Thị An"):
        received(people(name), "CSTDCS", province.director)
        drafts.append(actions.draft(closed(council), by=HOUSE, at=AT))
    assert sorted(at_once(*(issuing(draft, "Bà Thứ Nhất") for draft in drafts))) == ["01/QĐ-SGDĐT", "02/QĐ-SGDĐT"]
    report = verify(queries.printed_heads())
    assert (report.ok, report.entries) == (True, 2)
