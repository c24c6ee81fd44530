"""The same facts, other questions: who is eligible, who was never proposed, when somebody may be at the earliest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from vinhdanh import law
from vinhdanh.books.lawbook.queries import overlays_in_force
from vinhdanh.books.ledger.models import Grant
from vinhdanh.ground.registry.models import Party, Unit
from vinhdanh.ground.registry.queries import parties_in
from vinhdanh.law.cases import CaseFile
from vinhdanh.law.roadmap import Waypoint, roadmap

from .facts import FEW, load, table_of
from .judging import HELD, resting

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
    parties = Party.objects.all() if unit is None else parties_in(unit)
    kinds = dict(parties.order_by("pk").values_list("pk", "kind"))
    statutes = law.statutes(on, overlays_in_force(on))
    for some in batched(kinds, FEW):
        known = load(some, on=on, year=year)
        held = resting(some, on)
        verdicts = law.judge_all(
            table_of([known[party] for party in some]), statutes, on=on, year=year, codes=tuple(awards)
        )
        for award in awards:
            for row, party in enumerate(some):
                if kinds[party] in law.award_names()[award].subjects:
                    yield _finding(party, kinds[party], verdicts[award], row, party in held, explained)


def batched(keys: Iterable[int], size: int) -> Iterator[list[int]]:
    """The keys in lists of at most ``size``, so that a province of any size fits into memory."""
    left = iter(keys)
    while some := list(islice(left, size)):
        yield some


def _finding(
    party: int, kind: str, verdicts: law.Verdicts, row: int, held: bool, explained: Sequence[str] | None
) -> Finding:
    if held:
        return Finding(party, kind, verdicts.code, "not_met", HELD_TRACE)
    outcome = law.Outcome(int(verdicts.outcomes[row])).word
    trace = verdicts.explain(row).trace if explained is None or outcome in explained else []
    return Finding(party, kind, verdicts.code, outcome, trace)


def never_proposed(
    award: str, *, on: date, year: int, unit: Unit | None = None, asked: set[int] | frozenset[int] = frozenset()
) -> list[int]:
    """Parties that meet the conditions of ``award`` and neither asked for it nor have it of ``year``.

    No reproach: the judge knows conditions, people choose.
    """
    have = set(
        Grant.objects.filter(award=award, year=year, status=Grant.Status.VALID).values_list("party_id", flat=True)
    )
    found = findings([award], on=on, year=year, unit=unit, explained=())
    return [finding.party_id for finding in found if finding.outcome == "met" and finding.party_id not in have | asked]


def roadmap_of(party: Party, *, on: date, year: int) -> list[Waypoint]:
    """The awards of the merit ladder with the earliest year each may come, if all goes well, and what is missing."""
    facts = load([party.pk], on=on, year=year)[party.pk].facts
    facts["years"] = {named: entry for named, entry in facts.get("years", {}).items() if named <= year} or {year: {}}
    case = CaseFile(str(party.pk), "eligibility", on, party.kind, "", facts, overlays_in_force(on))
    return roadmap(case, LADDERS[party.kind])
