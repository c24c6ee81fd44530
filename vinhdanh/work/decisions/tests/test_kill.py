"""kill -9 at each named point of issuing five hundred awards: all or none, and the files are made again."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.ledger.verify import verify
from vinhdanh.ground.office import files
from vinhdanh.ground.office.models import NumberBook
from vinhdanh.ground.registry.models import Party, Person
from vinhdanh.work.councils.tests.stage import AT, HOUSE, a_council, closed, received
from vinhdanh.work.decisions import actions, faults, queries, tasks
from vinhdanh.work.decisions.models import Decision, Paper
from vinhdanh.work.nominations.models import Nomination
from vinhdanh.work.nominations.workflow import NominationState

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

AWARDS = 500
ISSUE = """
import datetime, sys, django
django.setup()
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.actors import Actor
from vinhdanh.work.decisions import actions, tasks
from vinhdanh.work.decisions.models import Decision
decision = Decision.objects.get(pk=int(sys.argv[1]))
actions.issue(decision, by=Actor.system("tiến trình"), at=clock.now(), day=datetime.date(2025, 7, 21))
tasks.make_papers.func(decision.pk)
"""


@pytest.fixture
def drafted(province):
    parties = Party.objects.bulk_create(
        Party(kind="person", name=f"Nguyễn Văn Số {n}", folded=f"nguyen van so {n}", home=province.school)
        for n in range(AWARDS)
    )
    Person.objects.bulk_create(Person(party=party, born_year=1980) for party in parties)
    received(parties, "CSTDCS", province.director)
    return actions.draft(closed(a_council(province.director)), by=HOUSE, at=AT)


def issue_elsewhere(decision: Decision, die_at: str) -> int:
    """Issue in another process on the same database; answers how it ended."""
    name = str(connection.settings_dict["NAME"])
    url = f"sqlite:///{name}" if connection.vendor == "sqlite" else f"postgres:///{name}"
    done = subprocess.run(
        [sys.executable, "-c", ISSUE, str(decision.pk)],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "vinhdanh.settings",
            "VINHDANH_DATABASE_URL": url,
            "VINHDANH_DIE_AT": die_at,
        },
        cwd=Path(__file__).resolve().parents[4],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode


def nothing_happened(decision: Decision) -> bool:
    return (
        Decision.objects.get(pk=decision.pk).drafted
        and not Grant.objects.exists()
        and not NumberBook.objects.filter(symbol=decision.symbol).exists()
        and Nomination.objects.filter(state=NominationState.PASSED).count() == AWARDS
        and not decision.items.exclude(token=None).exists()
    )


def all_happened(decision: Decision) -> bool:
    return (
        not Decision.objects.get(pk=decision.pk).drafted
        and Grant.objects.count() == AWARDS
        and Nomination.objects.filter(state=NominationState.DECIDED).count() == AWARDS
        and not decision.items.filter(token=None).exists()
    )


@pytest.mark.parametrize("point", faults.POINTS)
def test_all_or_none_when_the_machine_dies(drafted, point):
    assert issue_elsewhere(drafted, point) == -signal.SIGKILL
    if point in ("before", "inside"):
        assert nothing_happened(drafted)
        assert verify(queries.printed_heads()).ok
        assert issue_elsewhere(drafted, "") == 0  # the same draft is issued as if nothing had been
    assert all_happened(drafted)
    assert Decision.objects.get(pk=drafted.pk).reference == "01/QĐ-SGDĐT"
    assert verify(queries.printed_heads()).ok
    again = Decision.objects.get(pk=drafted.pk)
    for kind in (Paper.Kind.DECISION_PDF, Paper.Kind.DECISION_DOCX, Paper.Kind.DIPLOMAS_A4):
        assert files.read(tasks.paper(again, kind))


def test_files_that_are_lost_are_made_again_the_same(drafted):
    actions.issue(drafted, by=HOUSE, at=AT, day=AT.date())
    first = tasks.paper(drafted, Paper.Kind.DIPLOMAS_A4)
    before = files.read(first)
    files.path_of(first.sha256).unlink()
    assert files.read(tasks.paper(drafted, Paper.Kind.DIPLOMAS_A4)) == before


if connection.vendor == "sqlite":

    def test_the_other_process_really_uses_this_database(drafted):
        with sqlite3.connect(connection.settings_dict["NAME"]) as other:
            assert other.execute("select count(*) from decisions_item").fetchone() == (AWARDS,)
