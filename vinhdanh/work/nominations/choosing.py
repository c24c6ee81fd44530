"""Who is chosen where places are fewer than those who meet the conditions: as the rules say, with a reason each.

Nothing is written by asking. The rules place by priority; a tie at the last place is the chairman's, and is said.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from vinhdanh import law
from vinhdanh.books.eligibility.facts import subjects
from vinhdanh.books.eligibility.members import members_of
from vinhdanh.books.lawbook.queries import law_here
from vinhdanh.ground.registry.models import Party, Person
from vinhdanh.law.selecting import Standing, preferences

from .models import Nomination, Round
from .workflow import NominationState as N

IN_PLAY = (N.DRAFT, N.SUBMITTED, N.RETURNED, N.RECEIVED, N.AGENDA, N.PASSED)
_OUTCOMES = {"met": law.Outcome.MET, "not_met": law.Outcome.NOT_MET, "unknown": law.Outcome.UNKNOWN}


@dataclass(frozen=True)
class Line:
    """One nomination and what the choice says of it."""

    nomination: Nomination
    standing: Standing
    reason: str
    ref: str | None


@dataclass(frozen=True)
class Choosing:
    """The lines, the chosen first; ``places`` None: no limit; ``problem``: why a limit of the law is not reckoned."""

    lines: tuple[Line, ...]
    places: int | None
    limit: str
    problem: str = ""

    def of(self, standing: Standing) -> list[Line]:
        return [line for line in self.lines if line.standing is standing]


def candidates(nominations: QuerySet[Nomination], round: Round, award: str, subject: str) -> list[Nomination]:
    """Who is in play: neither withdrawn, over, left out by somebody, nor resting."""
    found = nominations.filter(round=round, award=award, party__kind=subject, state__in=IN_PLAY, on_hold=False)
    return list(
        found.filter(~Q(chosen=False))
        .select_related("party", "round", "unit__party", "authority__unit")
        .order_by("party__folded")
    )


def choose_among(
    found: Sequence[Nomination],
    round: Round,
    award: str,
    subject: str,
    *,
    places: int | None = None,
    per_unit: int | None = None,
    ties: Sequence[int] = (),
) -> Choosing:
    """The choice among these nominations by the law of the round's day and the house's own places.

    ``per_unit``: at most so many of one unit. ``ties``: the keys of nominations in the order the chairman decided.
    """
    rule, problem = _rule(found, round, award, subject, places, per_unit, ties)
    outcomes = {one.pk: _OUTCOMES.get(one.outcome, law.Outcome.UNKNOWN) for one in found}
    outcomes |= {one.pk: law.Outcome.MET for one in found if one.chosen}
    choices = law.select(_who(found, round), outcomes, rule)
    lines = [Line(one, choice.standing, choice.reason, choice.ref) for one, choice in zip(found, choices, strict=True)]
    order = list(Standing)
    lines.sort(key=lambda line: order.index(line.standing))
    return Choosing(tuple(lines), rule.places, rule.quota.text if rule.quota else "", problem)


def _rule(
    found: Sequence[Nomination],
    round: Round,
    award: str,
    subject: str,
    places: int | None,
    per_unit: int | None,
    ties: Sequence[int],
) -> tuple[law.Rule, str]:
    given: dict[str, Any] = {
        "subject": subject,
        "on": round.on,
        "places": places,
        "per_group": {one.unit.name: per_unit for one in found} if per_unit else {},
        "ties": tuple(ties),
        "overlays": law_here().overlays(round.on),
    }
    try:
        return law.rule_for(award, counts=_counts(round), **given), ""
    except ValueError as unknown:
        rule = law.Rule(places, None, given["per_group"], preferences(law.statutes(round.on, given["overlays"])))
        return rule, str(unknown)


def _counts(round: Round) -> dict[str, int]:
    """What shares are taken of, as the round itself has it."""
    advanced = round.nominations.filter(award__in=("LDTT", "CSTT"), state__in=IN_PLAY, outcome="met")
    return {"ldtt_count": advanced.values("party").distinct().count()}


def _who(found: Sequence[Nomination], round: Round) -> list[law.Candidate]:
    """What priority looks at: sex, direct work; of a collective the share of women among its people."""
    known = subjects({one.party_id for one in found}, round.on)
    women = _shares_of_women([one.party_id for one in found if one.party.kind == Party.Kind.UNIT], round)
    return [
        law.Candidate(
            one.pk,
            group=one.unit.name,
            woman=_woman(known[one.party_id].facts),
            direct_worker=known[one.party_id].facts.get("direct_worker"),
            women_share=women.get(one.party_id),
        )
        for one in found
    ]


def _woman(facts: Mapping[str, Any]) -> bool | None:
    return facts["gender"] == "nu" if facts.get("gender") else None


def _shares_of_women(units: Collection[int], round: Round) -> dict[int, float]:
    """By unit; only where the sex of all its people is known."""
    if not units:
        return {}
    members = members_of(units, round.on)
    genders = dict(Person.objects.filter(party__in=members.person.tolist()).values_list("party", "gender"))
    found: dict[int, list[str]] = {}
    for person, unit in zip(members.person.tolist(), members.unit.tolist(), strict=True):
        found.setdefault(unit, []).append(genders.get(person, ""))
    return {unit: told.count("nu") / len(told) for unit, told in found.items() if all(told)}
