"""Long work: nominations of a very long list are judged after it was taken in, in portions others work between."""

from django.db import transaction
from django_tasks import task

from vinhdanh.ground.office import clock, jobs
from vinhdanh.ground.office.models import Job

from .judging import JUDGED_STATES, rejudge
from .models import Nomination, Upload

PORTION = 500
"""Parties judged in one transaction: a second or two, so that no other writer waits long."""


def job_key(upload_id: int) -> str:
    return f"nominations.judge:{upload_id}"


def job_of(upload: Upload) -> Job | None:
    """The judging of this list while it is under way or did not come to its end."""
    return Job.objects.filter(key=job_key(upload.pk)).exclude(state=Job.State.DONE).first()


def order_judging(upload: Upload, total: int) -> None:
    """Queue the judging of what a list brought; takes part in the caller's transaction, as does the queue."""
    _, fresh = jobs.open_job(job_key(upload.pk), label=f"Xét các hồ sơ của “{upload.file.name}”", total=total)
    if fresh:
        judge_list.enqueue(upload.pk)


@task()
def judge_list(upload_id: int) -> None:
    """Judge what the list brought and is not judged yet: begun again after a crash, it goes on where it stopped."""
    upload = Upload.objects.select_related("round").get(pk=upload_id)
    brought = Nomination.objects.filter(row__upload=upload, state__in=JUDGED_STATES)
    total = brought.count()
    while parties := list(brought.filter(judged_at=None).values_list("party", flat=True).distinct()[:PORTION]):
        with transaction.atomic():
            rejudge(upload.round, parties, at=clock.now())
        jobs.beat(job_key(upload_id), done=total - brought.filter(judged_at=None).count(), total=total)
    jobs.finish(job_key(upload_id))
