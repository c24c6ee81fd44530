"""Another user at work while a great list is saved: small transactions in the same database until told to stop.

``python -m bench.neighbour`` prints one JSON line at the end: how many, how long the slowest waited, what failed.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PAUSE = 0.02
_stopped = False


def _stop(*_: object) -> None:
    global _stopped
    _stopped = True


def work() -> dict[str, Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vinhdanh.settings")
    import django

    django.setup()
    from django.db import Error, transaction

    from vinhdanh.ground.office import audit, clock
    from vinhdanh.ground.office.actors import Actor

    signal.signal(signal.SIGTERM, _stop)
    by, waits, failed = Actor.system("hàng xóm"), [0.0], []
    print("ready", flush=True)
    while not _stopped:
        began = time.perf_counter()
        try:
            with transaction.atomic():
                audit.write("bench.neighbour", by=by, at=clock.now(), subject="", details={})
        except Error as wrong:
            failed.append(str(wrong))
        waits.append(time.perf_counter() - began)
        time.sleep(PAUSE)
    return {"writes": len(waits) - 1 - len(failed), "slowest": max(waits), "failed": failed}


@contextmanager
def beside() -> Iterator[dict[str, Any]]:
    """Another process writes while the block runs; what it saw is in the dict afterwards."""
    seen: dict[str, Any] = {}
    other = subprocess.Popen([sys.executable, "-m", "bench.neighbour"], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    other.stdout.readline()
    try:
        yield seen
    finally:
        other.send_signal(signal.SIGTERM)
        seen.update(json.loads(other.communicate(timeout=120)[0].splitlines()[-1]))


if __name__ == "__main__":
    print(json.dumps(work()), flush=True)
