"""Verdicts on nominations: asked of the judge in one batch, kept with each, asked again when the ground has moved.

A title asked in this round and not yet decided is provisional ground (ADR 0004): those that the judge lets through
count, in the same round, for what stands on them, and the verdict says so.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from vinhdanh.books.eligibility.judging import Ask, Judged, judge_asks
from vinhdanh.books.eligibility.known import Provisional
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
        others = _asked_by({nomination.party_id for nomination in nominations}, round)
        _weigh([*nominations, *others], round, at)
        Nomination.objects.bulk_update(others, _WRITTEN, batch_size=200)


def rejudge(round: Round, parties: Collection[int], *, at: datetime) -> int:
    """Judge what these parties (keys) ask in ``round`` again, from the books as they are now; answers how many.

    Called when an answer was written, results became official, or a decision was issued.
    """
    asked = _asked_by(parties, round)
    _weigh(asked, round, at)
    Nomination.objects.bulk_update(asked, _WRITTEN, batch_size=200)
    return len(asked)


def _asked_by(parties: Collection[int], round: Round) -> list[Nomination]:
    return list(round.nominations.filter(party__in=parties, state__in=JUDGED_STATES))


def _weigh(asked: list[Nomination], round: Round, at: datetime) -> None:
    """Judge from the lowest level up; the titles let through at one are provisional ground for the next."""
    ground: list[Provisional] = []
    names = award_names()
    for level in LEVELS:
        here = [nomination for nomination in asked if names[nomination.award].level == level]
        asks = [Ask(nomination.party_id, nomination.award, nomination.asked) for nomination in here]
        answers = judge_asks(asks, on=round.on, year=round.year, provisional=ground)
        for nomination, judged in zip(here, answers, strict=True):
            _keep(nomination, judged, round, at)
            if _is_ground(nomination, judged):
                ground.append(_layer(nomination, round, judged.consumes))


def _layer(nomination: Nomination, round: Round, consumes: Mapping[str, Any]) -> Provisional:
    return Provisional(nomination.party_id, nomination.award, round.year, tuple(consumes.get("initiatives", ())))


def _is_ground(nomination: Nomination, judged: Judged) -> bool:
    """Whether others may stand on it: a title the judge lets through, or one that somebody answers for."""
    if judged.on_hold or nomination.chosen is False or award_names()[nomination.award].kind != "title":
        return False
    return judged.outcome == Nomination.Outcome.MET or nomination.chosen is True


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
    }
