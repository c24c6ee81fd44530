"""What a reported law would change for the people in the books, were it in force as it is reported.

Both laws judge everybody on the same facts; nothing is written of anybody but how many, by award and unit.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django_tasks import task

from vinhdanh import law
from vinhdanh.books.lawbook.queries import law_here
from vinhdanh.books.record.models import YearResult
from vinhdanh.ground.office import clock, jobs
from vinhdanh.ground.office.models import AuditRow, Job
from vinhdanh.ground.registry.models import Party, Unit
from vinhdanh.law.compare import WhatIf
from vinhdanh.law.in_force import with_patches

from .models import Comparison
from .population import Population, population

AT_A_TIME = 12
"""So many awards are judged before the progress bar moves on."""


@dataclass(frozen=True)
class Compared:
    """How many of one unit under the root would gain and lose an award; of these who lose, how many are left open."""

    award: str
    group: str
    gain: int
    lose: int
    open: int


@dataclass(frozen=True)
class Standing:
    """What is known of a reported law's effect. ``fresh``: nothing was written since; ``job``: work under way."""

    comparison: Comparison | None
    fresh: bool
    job: Job | None


def changes(patch: law.Patch, everybody: Population) -> Iterator[WhatIf]:
    """For every award, whether anything changes or not: the law without the patch against the law with all of it."""
    on = everybody.on
    overlays = law_here().overlays(on)
    now, then = law.statutes(on, overlays), with_patches(on, overlays, [patch], law.as_if_confirmed(patch, on))
    codes = tuple(law.award_names())
    for first in range(0, len(codes), AT_A_TIME):
        some = codes[first : first + AT_A_TIME]
        was, would = everybody.outcomes(now, some), everybody.outcomes(then, some)
        yield from (WhatIf(code, was[code], would[code]) for code in some)


def by_unit(found: WhatIf, everybody: Population, groups: dict[int, str]) -> list[Compared]:
    """One award's changes, unit by unit under the root."""
    ids = everybody.ids
    gain = Counter(groups[party] for party in ids[found.gain].tolist())
    lose = Counter(groups[party] for party in ids[found.lose].tolist())
    left = Counter(groups[party] for party in ids[found.lose & (found.now == law.Outcome.UNKNOWN)].tolist())
    return [Compared(found.code, name, gain[name], lose[name], left[name]) for name in sorted(gain | lose)]


def groups() -> dict[int, str]:
    """The name of the unit under the root that each party belongs to."""
    names = dict(Unit.objects.values_list("pk", "party__name"))
    found = {}
    for pk, own, home in Party.objects.values_list("pk", "unit__path", "home__path"):
        line = [int(key) for key in (own or home or "").strip("/").split("/") if key]
        found[pk] = names[line[min(1, len(line) - 1)]] if line else "Không rõ đơn vị"
    return found


def standing_of(patch: law.Patch) -> Standing:
    """What was found last, and the work on it while it is under way or did not come to its end."""
    kept = Comparison.objects.filter(patch=patch.name).first()
    job = Job.objects.filter(key=_key(patch)).exclude(state=Job.State.DONE).first()
    return Standing(kept, kept is not None and kept.mark == _mark(), job)


def begin(patch: law.Patch) -> None:
    """Have it worked out by the worker, once."""
    label = f"Xét hai lần: theo luật hiện hành và theo Luật {patch.instrument} như được nêu"
    _, new = jobs.open_job(_key(patch), label=label, total=len(law.award_names()))
    if new:
        _compare.enqueue(patch.name)


@task()
def _compare(name: str) -> None:
    patch = law.patches()[name]
    key, mark = _key(patch), _mark()
    everybody, units = population(None, on=patch.start, year=_last_year(patch)), groups()
    rows: list[Compared] = []
    awards: dict[str, tuple[int, int]] = {}
    for done, found in enumerate(changes(patch, everybody), start=1):
        if found.changes:
            rows += by_unit(found, everybody, units)
            awards[found.code] = tuple(int((each == law.Outcome.MET).sum()) for each in (found.was, found.now))
        if done % AT_A_TIME == 0:
            jobs.beat(key, done=done)
    Comparison.objects.update_or_create(
        patch=name,
        defaults={
            "on": everybody.on,
            "year": everybody.year,
            "judged": len(everybody.ids),
            "made_at": clock.now(),
            "mark": mark,
            "rows": [vars(row) for row in rows],
            "awards": awards,
        },
    )
    jobs.finish(key)


def _last_year(patch: law.Patch) -> int:
    """The last year of which the books hold results, at most the year in which the law is said to begin."""
    held = YearResult.objects.filter(year__lte=patch.start.year).order_by("-year").values_list("year", flat=True)
    return held.first() or patch.start.year


def _key(patch: law.Patch) -> str:
    return f"eligibility.compare:{patch.name}"


def _mark() -> int:
    return AuditRow.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
