"""The same facts, other questions: who is eligible, and when somebody may be at the earliest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice
from typing import Any

from vinhdanh import law
from vinhdanh.books.lawbook.queries import law_here, statutes_in_force
from vinhdanh.ground.registry.models import Party, Unit
from vinhdanh.ground.registry.queries import parties_in
from vinhdanh.law.cases import CaseFile
from vinhdanh.law.roadmap import Waypoint, roadmap

from .facts import FEW, load
from .judging import HELD, resting
from .population import population
from .weighing import weigh

HELD_TRACE = [{"outcome": "not_met", "text": HELD.rstrip(".")}]
LADDERS = {
    "person": ("LDTT", "CSTDCS", "CSTDT", "CSTDTQ", "GK", "BKT", "BKTTG", "HCLD3", "HCLD2", "HCLD1"),
    "unit": ("TTLDTT", "TTLDXS", "GK", "BKT", "CTDT", "CTDCP", "BKTTG", "HCLD3", "HCLD2", "HCLD1"),
    "household": ("GDVH", "GK", "BKT", "BKTTG"),
}
"""What a roadmap looks at: the awards on the merit ladder of each kind of party."""


@dataclass(frozen=True)
class Finding:
    """One party and one award; ``trace`` is empty where no explanation was asked for."""

    party_id: int
    kind: str
    award: str
    outcome: str
    trace: list[dict[str, Any]]


def findings(
    awards: Sequence[str], *, on: date, year: int, unit: Unit | None = None, explained: Sequence[str] | None = None
) -> Iterator[Finding]:
    """Judge everybody in ``unit``'s subtree (None: in the house) for ``awards``; awards not for a kind are passed over.

    ``explained``: outcomes that come with their trace (None: all); the verdicts themselves cost next to nothing, their
    explanations milliseconds each. Of those on hold it is said that they rest, and nothing else.
    """
    parties = None if unit is None else parties_in(unit)
    kinds = dict((parties or Party.objects).order_by("pk").values_list("pk", "kind"))
    statutes = statutes_in_force(on)
    everybody = population(parties, on=on, year=year)
    outcomes = everybody.outcomes(statutes, awards)
    held = resting(everybody.ids.tolist(), on)
    for places in batched(range(len(everybody.ids)), FEW):
        found = [
            Finding(party, kinds[party], award, law.Outcome(int(outcomes[award][place])).word, [])
            for award in awards
            for place in places
            if kinds[party := int(everybody.ids[place])] in law.award_names()[award].subjects
        ]
        explain = _Explainer(found, held, explained, statutes, on, year)
        yield from (explain(finding) for finding in found)


def batched(keys: Iterable[int], size: int) -> Iterator[list[int]]:
    """The keys in lists of at most ``size``, so that a province of any size fits into memory."""
    left = iter(keys)
    while some := list(islice(left, size)):
        yield some


class _Explainer:
    """Gives findings their traces: the facts with their papers are loaded only of those whom it explains."""

    def __init__(
        self,
        found: list[Finding],
        held: set[int],
        explained: Sequence[str] | None,
        statutes: law.Statutes,
        on: date,
        year: int,
    ):
        self.held, self.explained = held, explained
        wanted = sorted({finding.party_id for finding in found if self.wants(finding)})
        self.known = load(wanted, on=on, year=year) if wanted else {}
        self.weigh = partial(weigh, statutes=statutes, on=on, year=year)

    def wants(self, finding: Finding) -> bool:
        named = self.explained is None or finding.outcome in self.explained
        return named and finding.party_id not in self.held

    def __call__(self, finding: Finding) -> Finding:
        if finding.party_id in self.held:
            return replace(finding, outcome="not_met", trace=HELD_TRACE)
        if not self.wants(finding):
            return finding
        [weighed] = self.weigh([self.known[finding.party_id]], finding.award)
        return replace(finding, trace=weighed.verdict.trace)


def roadmap_of(party: Party, *, on: date, year: int) -> list[Waypoint]:
    """The awards of the merit ladder with the earliest year each may come, if all goes well, and what is missing."""
    facts = load([party.pk], on=on, year=year)[party.pk].facts
    facts["years"] = {named: entry for named, entry in facts.get("years", {}).items() if named <= year} or {year: {}}
    case = CaseFile(str(party.pk), "eligibility", on, party.kind, "", facts, ())
    return roadmap(case, LADDERS[party.kind], law_here().on)
