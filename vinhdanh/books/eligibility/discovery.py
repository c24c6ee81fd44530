"""Who met an award's conditions, found once for everybody and kept until something changes.

Over a small house it is found while the reader waits; over a province it takes seconds and goes to the worker. Holds
are not looked at here: whoever shows what was found leaves out those who rest on the day of showing.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django_tasks import task

from vinhdanh import law
from vinhdanh.books.lawbook.queries import statutes_in_force
from vinhdanh.ground.office import clock, jobs
from vinhdanh.ground.office.bulk import pour
from vinhdanh.ground.office.models import AuditRow, Job
from vinhdanh.ground.registry.models import Party

from .models import Discovered, Discovery
from .population import population

AT_ONCE = 20_000
"""So many parties are judged in about a second: nobody is made to wait for a worker."""


@dataclass(frozen=True)
class Question:
    """Who meets the conditions of ``award`` by the law of ``on``, up to ``year``?"""

    award: str
    on: date
    year: int

    @property
    def key(self) -> str:
        return f"eligibility.discover:{self.award}:{self.on}:{self.year}"


@dataclass(frozen=True)
class Answer:
    """What is known of a question. ``fresh``: nothing was written since; ``job``: it is being worked out anew."""

    discovery: Discovery | None
    fresh: bool
    job: Job | None


def answer_to(question: Question, *, anew: bool = False) -> Answer:
    """The answer kept, or found now, or the job that finds it. ``anew``: what is no longer fresh is found again."""
    kept = _kept(question)
    fresh = kept is not None and kept.mark == _mark()
    if fresh or (kept and not anew and not _is_soon()):
        return Answer(kept, fresh, None if fresh else job_of(question))
    if _is_soon():
        return Answer(discover(question), True, None)
    _, new = jobs.open_job(question.key, label=f"Xét “{law.award_names()[question.award].name}”", total=0)
    if new:
        _discover.enqueue(question.award, question.on.isoformat(), question.year)
    job = job_of(question)
    return Answer(kept if job else _kept(question), job is None, job)


def discover(question: Question) -> Discovery:
    """Judge everybody now, and keep who meets the conditions."""
    mark, statutes = _mark(), _statutes(question)
    everybody = population(None, on=question.on, year=question.year)
    outcomes = everybody.outcomes(statutes, [question.award])[question.award]
    met = everybody.ids[outcomes == law.Outcome.MET].tolist()
    with transaction.atomic():
        Discovery.objects.filter(award=question.award, on=question.on, year=question.year).delete()
        made = Discovery.objects.create(
            award=question.award, on=question.on, year=question.year, statutes=statutes.digest, made_at=clock.now(),
            mark=mark,
        )  # fmt: skip
        pour(Discovered, ("discovery", "party"), ((made.pk, party) for party in met))
    return made


def parties_of(discovery: Discovery) -> QuerySet[Party]:
    return Party.objects.filter(pk__in=discovery.found.values("party"))


@task()
def _discover(award: str, on: str, year: int) -> None:
    question = Question(award, date.fromisoformat(on), year)
    jobs.beat(question.key, done=0)
    discover(question)
    jobs.finish(question.key)


def job_of(question: Question) -> Job | None:
    """The work on it while it is under way or did not come to its end."""
    return Job.objects.filter(key=question.key).exclude(state=Job.State.DONE).first()


def _kept(question: Question) -> Discovery | None:
    """What was found by the law that is in force here now."""
    found = Discovery.objects.filter(award=question.award, on=question.on, year=question.year)
    return found.filter(statutes=_statutes(question).digest).first()


def _statutes(question: Question) -> law.Statutes:
    return statutes_in_force(question.on)


def _mark() -> int:
    """Every change of state writes an audit row."""
    return AuditRow.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _is_soon() -> bool:
    return Party.objects.count() <= AT_ONCE
