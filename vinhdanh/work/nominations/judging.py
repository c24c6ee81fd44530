"""Verdicts on nominations: asked of the judge in one batch, kept with each, asked again when the ground has moved.

A title asked in this round and not yet decided is provisional ground (ADR 0004): those that the judge lets through
count, in the same round, for what stands on them, and the verdict says so.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from vinhdanh.books.eligibility.counting import ADVANCED
from vinhdanh.books.eligibility.judging import Ask, Judged, judge_asks
from vinhdanh.books.eligibility.known import Provisional
from vinhdanh.books.eligibility.members import collectives_of, members_of
from vinhdanh.ground.registry.models import Party
from vinhdanh.law import LEVELS, award_names
from vinhdanh.law.vocabulary import FactClass, vocabulary

from .models import Nomination, Round
from .workflow import NominationState

JUDGED_STATES = (
    NominationState.DRAFT,
    NominationState.SUBMITTED,
    NominationState.RETURNED,
    NominationState.RECEIVED,
    NominationState.AGENDA,
    NominationState.PASSED,
)
"""A verdict stands when it is over: decided, not chosen, withdrawn."""
_WRITTEN = (
    "outcome",
    "on_hold",
    "verdict",
    "verdict_digest",
    "statutes",
    "rests_on_expected",
    "rests_on_provisional",
    "judged_at",
)


def is_claim(fact: str) -> bool:
    """Whether a fact is a ground that one nomination raises for itself, and no fact of the record."""
    kind = vocabulary().facts.get(fact)
    return kind is not None and kind.cls is FactClass.CLAIM


def claims_in(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What of a list's facts belongs to the nomination alone."""
    return {name: value for name, value in facts.items() if is_claim(name) or name in ("movement", "cluster")}


def judge(nominations: list[Nomination], round: Round, *, at: datetime) -> None:
    """Judge new nominations of ``round`` before they are saved; takes part in the caller's transaction.

    Everything else that the same parties ask in the round is judged with them, and saved: one may stand on the other.
    """
    if nominations:
        others = _asked_by(_concerned({nomination.party_id for nomination in nominations}, round), round)
        _weigh([*nominations, *others], round, at)
        Nomination.objects.bulk_update(others, _WRITTEN, batch_size=200)


def rejudge(round: Round, parties: Collection[int], *, at: datetime) -> int:
    """Judge what these parties (keys) ask in ``round`` again, from the books as they are now; answers how many.

    Called when an answer was written, results became official, or a decision was issued. The collectives to whose
    people they belong are judged again too: their shares are counted from these people.
    """
    asked = _asked_by(_concerned(set(parties), round), round)
    _weigh(asked, round, at)
    Nomination.objects.bulk_update(asked, _WRITTEN, batch_size=200)
    return len(asked)


def _asked_by(parties: Collection[int], round: Round) -> list[Nomination]:
    return list(round.nominations.filter(party__in=parties, state__in=JUDGED_STATES))


def _concerned(parties: set[int], round: Round) -> set[int]:
    """These parties and the collectives they belong to, if any collective is asked for in the round."""
    units = round.nominations.filter(party__kind=Party.Kind.UNIT, state__in=JUDGED_STATES)
    return parties | collectives_of(parties) if units.exists() else parties


def _weigh(asked: list[Nomination], round: Round, at: datetime) -> None:
    """Judge from the lowest level up, people before collectives; what is let through is provisional ground above."""
    ground = _ground_of_members(asked, round)
    for step in sorted({_step(nomination.award) for nomination in asked}):
        here = [nomination for nomination in asked if _step(nomination.award) == step]
        asks = [Ask(nomination.party_id, nomination.award, nomination.asked) for nomination in here]
        answers = judge_asks(asks, on=round.on, year=round.year, provisional=ground)
        for nomination, judged in zip(here, answers, strict=True):
            _keep(nomination, judged, round, at)
            if _is_ground(nomination):
                ground.append(_layer(nomination, round))


def _step(award: str) -> tuple[int, bool]:
    """When an award is judged: its level, and whether it is for collectives alone."""
    known = award_names()[award]
    return LEVELS.index(known.level), "person" not in known.subjects


def _ground_of_members(asked: list[Nomination], round: Round) -> list[Provisional]:
    """The titles of a collective's people that were let through before and are not judged again now."""
    now = {nomination.party_id for nomination in asked}
    units = Party.objects.filter(pk__in=now, kind=Party.Kind.UNIT).values_list("pk", flat=True)
    if not units:
        return []
    people = set(members_of(units, min(round.on, date(round.year, 12, 31))).person.tolist()) - now
    stored = round.nominations.filter(party__in=people, award__in=ADVANCED, state__in=JUDGED_STATES)
    return [_layer(nomination, round) for nomination in stored if _is_ground(nomination)]


def _layer(nomination: Nomination, round: Round) -> Provisional:
    spent = tuple(nomination.verdict.get("consumes", {}).get("initiatives", ()))
    return Provisional(nomination.party_id, nomination.award, round.year, spent)


def _is_ground(nomination: Nomination) -> bool:
    """Whether others may stand on it: a title the judge lets through, or one that somebody answers for."""
    if nomination.on_hold or nomination.chosen is False or award_names()[nomination.award].kind != "title":
        return False
    return nomination.outcome == Nomination.Outcome.MET or nomination.chosen is True


def _keep(nomination: Nomination, judged: Judged, round: Round, at: datetime) -> None:
    """Write a verdict into the nomination (not saved). Of somebody on hold nothing is kept but that it rests."""
    nomination.on_hold, nomination.judged_at = judged.on_hold, at
    nomination.verdict_digest, nomination.statutes = judged.digest, judged.statutes
    nomination.rests_on_expected = judged.rests_on_expected
    nomination.rests_on_provisional = judged.rests_on_provisional
    if judged.on_hold:
        nomination.outcome, nomination.verdict = "", {}
        return
    nomination.outcome = judged.outcome
    nomination.verdict = {
        "on": round.on.isoformat(),
        "year": round.year,
        "sentence": judged.sentence,
        "trace": judged.trace,
        "missing": judged.missing,
        "to_confirm": judged.to_confirm,
        "consumes": judged.consumes,
        "differences": judged.differences,
    }
