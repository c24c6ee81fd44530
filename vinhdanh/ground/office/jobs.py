"""Long work with a progress bar that survives a reload and a restart of the worker.

A task takes the job's key, reads how far the job is, goes on from there, and calls ``beat`` outside any long
transaction, so that everyone sees the progress and no writer is blocked by it.
"""

from django.utils import timezone

from .models import Job


def open_job(key: str, *, label: str, total: int) -> tuple[Job, bool]:
    """The job of this key, made or begun again; the flag says whether the caller must enqueue its task."""
    job, made = Job.objects.get_or_create(key=key, defaults={"label": label, "total": total, "beat_at": timezone.now()})
    if not made and job.state in (Job.State.DONE, Job.State.FAILED):
        Job.objects.filter(pk=job.pk).update(
            state=Job.State.WAITING, done=0, total=total, message="", label=label, beat_at=timezone.now()
        )
        job.refresh_from_db()
        made = True
    return job, made


def beat(key: str, *, done: int, total: int | None = None) -> None:
    changes = {"state": Job.State.RUNNING, "done": done, "beat_at": timezone.now()}
    if total is not None:
        changes["total"] = total
    Job.objects.filter(key=key).update(**changes)


def finish(key: str, message: str = "") -> None:
    Job.objects.filter(key=key).update(state=Job.State.DONE, message=message[:500], beat_at=timezone.now())


def fail(key: str, message: str) -> None:
    """``message`` is shown to the officer: a sentence that says what to do, never a trace."""
    Job.objects.filter(key=key).update(state=Job.State.FAILED, message=message[:500], beat_at=timezone.now())
