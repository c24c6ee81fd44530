"""Counting readers without knowing them: gathered in memory, written once a minute, a number for a page and a day."""

import threading
import time
from collections import Counter
from datetime import date

from django.db.models import F

from vinhdanh.ground.office import clock

from .models import Visit

EVERY_SECONDS = 60
ROBOTS = ("bot", "crawl", "spider", "slurp", "preview")

_lock = threading.Lock()
_seen: Counter[tuple[int, date]] = Counter()
_written_at = time.monotonic()


def note(page_id: int, agent: str) -> None:
    """One more reader of the page today; robots that say so are not counted."""
    global _written_at
    if any(word in agent.lower() for word in ROBOTS):
        return
    with _lock:
        _seen[page_id, clock.today()] += 1
        if time.monotonic() - _written_at < EVERY_SECONDS:
            return
        _written_at = time.monotonic()
    write()


def write() -> None:
    """Write what was gathered. What a killed process had not written is lost: at most a minute's readers."""
    with _lock:
        due = dict(_seen)
        _seen.clear()
    for (page, day), count in due.items():
        if not Visit.objects.filter(page=page, day=day).update(count=F("count") + count):
            Visit.objects.bulk_create(
                [Visit(page_id=page, day=day, count=count)],
                update_conflicts=True,
                unique_fields=["page", "day"],
                update_fields=["count"],
            )


def count_of(page_id: int) -> int:
    """All readers of a page so far, those not yet written among them."""
    written = sum(Visit.objects.filter(page=page_id).values_list("count", flat=True))
    with _lock:
        return written + sum(count for (page, _), count in _seen.items() if page == page_id)
