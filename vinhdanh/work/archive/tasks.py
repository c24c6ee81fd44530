"""Long work: large files are read, brought in and judged again in the background, each going on where it stopped."""

from collections.abc import Callable
from dataclasses import asdict

from django_tasks import task

from vinhdanh.ground.office import clock, files, jobs
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.models import Job

from . import reruns
from .actions import bring_in, match_again, undo
from .actions.batches import PORTION, keep_portion, read_whole
from .models import Batch, Rerun
from .workflow import BATCH, BatchState

LARGE = 2_000
"""Rows, or parties to be judged, above which the work is done in the background."""


def reading_key(batch_id: int) -> str:
    return f"archive.read:{batch_id}"


def bringing_key(batch_id: int) -> str:
    return f"archive.bring_in:{batch_id}"


def undoing_key(batch_id: int) -> str:
    return f"archive.undo:{batch_id}"


def rerun_key(rerun_id: int) -> str:
    return f"archive.rerun:{rerun_id}"


def job_of(*keys: str) -> Job | None:
    """The job of one of these keys that is under way or did not come to its end."""
    return Job.objects.filter(key__in=keys).exclude(state=Job.State.DONE).order_by("-beat_at").first()


def job_about(batch_id: int) -> Job | None:
    """The background work on a batch."""
    return job_of(reading_key(batch_id), bringing_key(batch_id), undoing_key(batch_id))


def order_reading(batch: Batch) -> None:
    """Queue the reading of a large file; takes part in the caller's transaction, as does the queue."""
    _, fresh = jobs.open_job(reading_key(batch.pk), label=f"Đọc “{batch.file.name}”", total=0)
    if fresh:
        read_batch.enqueue(batch.pk)


@task()
def read_batch(batch_id: int) -> None:
    """Read a kept file and store its rows in portions: begun again, it goes on after the last row stored."""
    key = reading_key(batch_id)
    batch = Batch.objects.select_related("file", "unit__party", "sent_by").get(pk=batch_id)
    if batch.state != BatchState.READING:
        jobs.finish(key)
        return
    try:
        read = read_whole(files.read(batch.file), batch.file.name)
    except Refused as refusal:
        jobs.fail(key, refusal.message)
        return
    by = Actor.user(batch.sent_by)
    total, done = len(read.rows), batch.rows.count()
    while batch.state == BatchState.READING:
        keep_portion(batch, by=by, at=clock.now(), read=read, rows=list(read.rows[done : done + PORTION]), after=done)
        done = min(done + PORTION, total)
        jobs.beat(key, done=done, total=total)
    jobs.finish(key)


def bring(batch: Batch, *, by: Actor) -> bool:
    """Bring a batch in and judge again what hangs on it; True when that goes on in the background."""
    batch.refresh_from_db(fields=["state"])
    BATCH.insist(batch, "bring_in")
    rows = batch.rows.filter(dropped=False).count()
    if rows <= LARGE:
        _bring_now(batch, by)
        return False
    _, fresh = jobs.open_job(bringing_key(batch.pk), label=f"Đưa “{batch.file.name}” vào sổ", total=rows)
    if fresh:
        bring_batch.enqueue(batch.pk, asdict(by))
    return True


def take_back(batch: Batch, *, by: Actor, reason: str) -> bool:
    """Undo a batch and judge again what hangs on it; True when that goes on in the background."""
    batch.refresh_from_db(fields=["state"])
    BATCH.insist(batch, "undo")
    rows = batch.rows.filter(dropped=False).count()
    if rows <= LARGE:
        _undo_now(batch, by, reason)
        return False
    _, fresh = jobs.open_job(undoing_key(batch.pk), label=f"Hoàn tác “{batch.file.name}”", total=rows)
    if fresh:
        undo_batch.enqueue(batch.pk, asdict(by), reason)
    return True


def _bring_now(batch: Batch, by: Actor) -> None:
    match_again(batch, by=by, at=clock.now())
    bring_in(batch, by=by, at=clock.now())
    judge_what_hangs_on(batch)


def _undo_now(batch: Batch, by: Actor, reason: str) -> None:
    undo(batch, by=by, at=clock.now(), reason=reason)
    judge_what_hangs_on(batch)


def judge_what_hangs_on(batch: Batch) -> None:
    """Do the runs that the batch opened, here or in the background."""
    for rerun in batch.reruns.select_related("round"):
        order_rerun(rerun)


@task()
def bring_batch(batch_id: int, by: dict) -> None:
    """Bring a large batch in: one transaction, so begun again it either has to be done still or was done whole."""
    _whole(batch_id, bringing_key(batch_id), BatchState.READ, lambda batch: _bring_now(batch, Actor(**by)))


@task()
def undo_batch(batch_id: int, by: dict, reason: str) -> None:
    """Undo a large batch, as ``bring_batch`` brings one in."""
    _whole(batch_id, undoing_key(batch_id), BatchState.BROUGHT_IN, lambda batch: _undo_now(batch, Actor(**by), reason))


def _whole(batch_id: int, key: str, waiting: str, work: Callable[[Batch], None]) -> None:
    """Do ``work`` on a batch that is in the state ``waiting``, else only what follows it; a refusal ends the job."""
    batch = Batch.objects.select_related("file", "unit__party").get(pk=batch_id)
    total = batch.rows.filter(dropped=False).count()
    jobs.beat(key, done=0, total=total)
    try:
        if batch.state == waiting:
            work(batch)
        else:
            judge_what_hangs_on(batch)
    except Refused as refusal:
        jobs.fail(key, refusal.message)
        return
    jobs.beat(key, done=total, total=total)
    jobs.finish(key)


def order_rerun(rerun: Rerun) -> None:
    """Do a run now, or queue it when it is a long one."""
    if len(rerun.parties) - rerun.done <= LARGE:
        reruns.finish(rerun, at=clock.now())
        return
    _, fresh = jobs.open_job(rerun_key(rerun.pk), label=f"Xét lại {rerun.round}", total=len(rerun.parties))
    if fresh:
        judge_again.enqueue(rerun.pk)


@task()
def judge_again(rerun_id: int) -> None:
    """Judge what of a run is left."""
    key = rerun_key(rerun_id)
    rerun = Rerun.objects.select_related("round").get(pk=rerun_id)
    reruns.finish(rerun, at=clock.now(), beat=lambda done: jobs.beat(key, done=done, total=len(rerun.parties)))
    jobs.finish(key)
