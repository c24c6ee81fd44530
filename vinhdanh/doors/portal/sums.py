"""The sums over the whole golden book that public pages show: how many awards, by year and by each dimension.

A small ledger is added up while the reader waits a moment. Over a province's it takes many seconds: the worker does it
when the ledger has grown or a day has passed, and until then the last sums are shown; no request ever reckons them.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db import transaction
from django_tasks import task

from vinhdanh.books.ledger import queries as ledger
from vinhdanh.books.ledger.actions import said
from vinhdanh.books.ledger.models import Entry
from vinhdanh.ground.office import clock, jobs

from . import open_data
from .models import Sums

JOB = "portal.sums"
AT_ONCE = 60_000
"""So many entries are added up in less than half a second."""
PAUSE = timedelta(minutes=10)
"""While decisions are being issued one after the other, sums are not begun again sooner than this."""


@dataclass(frozen=True)
class Shown:
    """``awards`` valid ones to ``parties`` up to the year ``last``; ``modified``: when the last of them was written.

    ``years``: awards by year. ``tables``: the rows of each dataset, newest year first.
    """

    awards: int
    parties: int
    last: int | None
    modified: str | None
    years: dict[int, int]
    tables: dict[str, tuple[open_data.Row, ...]]


def shown() -> Shown | None:
    """The sums to show; None when a large ledger was never added up: then the worker has been told to."""
    head, today = ledger.head(), clock.today()
    if head[0] <= AT_ONCE:
        return _of_now(head, today)
    kept = Sums.objects.defer("content").first()
    if kept is None or (kept.entries, kept.digest, kept.on) != (*head, today):
        if kept is None or kept.on != today or clock.now() - kept.made_at > PAUSE:
            _order()
        kept = Sums.objects.defer("content").first()
    return _kept(kept.pk, kept.digest, kept.on) if kept else None


def keep() -> None:
    """Add up now and keep it; seconds over a large ledger."""
    (entries, digest), today = ledger.head(), clock.today()
    content = _reckoned()
    with transaction.atomic():
        Sums.objects.all().delete()
        Sums.objects.create(entries=entries, digest=digest, on=today, made_at=clock.now(), content=content)


def _order() -> None:
    _, new = jobs.open_job(JOB, label="Cộng số liệu sổ vàng cho cổng thông tin", total=0)
    if new:
        _keep.enqueue()


@task()
def _keep() -> None:
    jobs.beat(JOB, done=0)
    keep()
    jobs.finish(JOB)


@lru_cache(maxsize=1)
def _of_now(head: tuple[int, str], today: date) -> Shown:
    return _read(_reckoned())


@lru_cache(maxsize=1)
def _kept(key: int, digest: str, on: date) -> Shown:
    return _read(Sums.objects.get(pk=key).content)


def _reckoned() -> dict[str, Any]:
    counted = open_data.counted()
    last = Entry.objects.order_by("-seq").first()
    return {
        "totals": ledger.totals(),
        "modified": said(last)["at"] if last else None,
        "years": open_data.by_year(counted),
        "tables": open_data.tables(counted),
    }


def _read(content: dict[str, Any]) -> Shown:
    tables = {slug: tuple(open_data.Row(*row) for row in rows) for slug, rows in content["tables"].items()}
    years = {int(year): count for year, count in content["years"].items()}
    return Shown(*content["totals"], content["modified"], years, tables)
