"""Long work: everybody in the registry is compared with their namesakes, in portions others work between."""

from collections.abc import Collection

from django.db import transaction
from django_tasks import task

from vinhdanh.ground.office import jobs
from vinhdanh.ground.office.models import Job

from . import likeness
from .models import Party

JOB = "registry.look"
AT_ONCE = 1_000
"""More persons than this are compared in the background, while the list that named them is already taken in."""
PORTION = 1_000


def look_soon(keys: Collection[int]) -> None:
    """Compare these persons with their namesakes, now or, when they are many, with everybody else after this."""
    if len(keys) <= AT_ONCE:
        likeness.look(keys)
    else:
        order_look()


def order_look() -> None:
    """Queue the comparing of everybody; takes part in the caller's transaction, as does the queue."""
    total = Party.objects.filter(kind=Party.Kind.PERSON).count()
    _, fresh = jobs.open_job(JOB, label="Tìm người trùng trong danh bạ", total=total)
    if fresh:
        look_everywhere.enqueue()


def job() -> Job | None:
    """The comparing while it is under way or did not come to its end."""
    return Job.objects.filter(key=JOB).exclude(state=Job.State.DONE).first()


@task()
def look_everywhere() -> None:
    """Begun again after a crash, it goes on where it stopped."""
    found = Job.objects.get(key=JOB)
    people = Party.objects.filter(kind=Party.Kind.PERSON).order_by("pk").values_list("pk", flat=True)
    done, total = found.done, found.total
    last = people[done - 1] if done else 0
    while keys := list(people.filter(pk__gt=last)[:PORTION]):
        with transaction.atomic():
            likeness.look(keys)
        last, done = keys[-1], done + len(keys)
        jobs.beat(JOB, done=done, total=max(total, done))
    jobs.finish(JOB)
