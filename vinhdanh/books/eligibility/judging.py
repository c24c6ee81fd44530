"""Asking the judge about many nominations at once: facts are loaded once, whatever is asked.

Of a party on hold nothing leaves this module but that it rests: not why, not by which article, not what else the judge
would say of it.
"""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vinhdanh.books.lawbook.queries import statutes_in_force
from vinhdanh.books.record.queries import resting_on

from .claims import lay_claims
from .facts import FEW, load
from .known import Known, Provisional
from .weighing import Weighed, weigh

HELD = "Tạm dừng, chờ ý kiến."


@dataclass(frozen=True)
class Ask:
    """May this party have this award? ``claims``: what the list or the nomination itself declares, as the cases do."""

    party_id: int
    award: str
    claims: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """The judge's advice on one ask.

    ``outcome``: met, not_met or unknown. ``trace`` is TRACE of the stable interfaces, ``missing`` the questions that
    would settle an unknown. ``consumes``: what a grant would spend. ``digest`` freezes facts, trace, ``on`` and
    ``year``; ``statutes`` the law that judged.
    """

    party_id: int
    award: str
    outcome: str
    on_hold: bool
    sentence: str
    trace: list[dict[str, Any]]
    missing: list[dict[str, Any]]
    consumes: dict[str, Any]
    rests_on_expected: bool
    rests_on_provisional: bool
    digest: str
    statutes: str
    to_confirm: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)
    """Where what a collective says of itself is not what its own people's papers say; a sentence each."""


def judge_asks(asks: Sequence[Ask], *, on: date, year: int, provisional: Sequence[Provisional] = ()) -> list[Judged]:
    """Judge every ask by the law and the adopted overlays of ``on``, up to ``year``; answers in the order asked.

    ``provisional``: what passed in the round and counts for what waits for it. The number of queries does not depend
    on the number of asks. An ask about a party that does not exist is a KeyError.
    """
    if not asks:
        return []
    parties = {ask.party_id for ask in asks}
    known = load(parties, on=on, year=year, provisional=provisional)
    held = resting(parties, on)
    statutes = statutes_in_force(on)
    answers: dict[int, Judged] = {}
    by_award: dict[str, list[int]] = {}
    for place, ask in enumerate(asks):
        if ask.party_id in held:
            answers[place] = _held(ask, on, year, statutes.digest)
        else:
            by_award.setdefault(ask.award, []).append(place)
    for award, places in by_award.items():
        rows = [lay_claims(known[asks[place].party_id], asks[place].claims, year) for place in places]
        for place, row, weighed in zip(places, rows, weigh(rows, award, statutes, on=on, year=year), strict=True):
            answers[place] = _judged(asks[place], row, weighed)
    return [answers[place] for place in range(len(asks))]


def resting(parties: Collection[int], on: date) -> set[int]:
    """Who is on hold, today or on a coming ``on``: one opened after a round's day counts, one that ended does not."""
    held = resting_on(on)
    if len(parties) <= FEW:
        held = held.filter(party__in=parties)
    return set(held.values_list("party", flat=True))


def _held(ask: Ask, on: date, year: int, statutes: str) -> Judged:
    """Nothing of the facts is in the digest either: a hash of few possibilities can be guessed."""
    trace = [{"outcome": "not_met", "text": HELD.rstrip(".")}]
    return Judged(
        party_id=ask.party_id,
        award=ask.award,
        outcome="not_met",
        on_hold=True,
        sentence=HELD,
        trace=trace,
        missing=[],
        consumes={},
        rests_on_expected=False,
        rests_on_provisional=False,
        digest=_digest({}, trace, on, year),
        statutes=statutes,
    )


def _judged(ask: Ask, known: Known, weighed: Weighed) -> Judged:
    verdict = weighed.verdict
    return Judged(
        party_id=ask.party_id,
        award=ask.award,
        outcome=verdict.outcome.word,
        on_hold=False,
        sentence=weighed.sentence,
        trace=verdict.trace,
        missing=weighed.missing,
        consumes=verdict.consumes,
        rests_on_expected=weighed.rests_on_expected,
        rests_on_provisional=weighed.rests_on_provisional,
        digest=_digest(known.told(), verdict.trace, verdict.on, verdict.year),
        statutes=verdict.digest,
        to_confirm=weighed.to_confirm,
        differences=weighed.differences,
    )


def _digest(facts: Mapping[str, Any], trace: list[dict[str, Any]], on: date, year: int) -> str:
    content = {"facts": facts, "trace": trace, "on": on, "year": year}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()
