"""Who is chosen among those that may be: quotas, ratios, ranks, ties and priority between equals, each with its reason.

The judge says who meets the conditions; people choose. Where the places are fewer than the candidates, this orders them
as the rules say and names what the rules leave to people: a tie at the last place is said, never broken by chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from math import floor

from vinhdanh.law.conditions.trace import Outcome
from vinhdanh.law.in_force import Statutes, statutes
from vinhdanh.law.provisions import Provision

Id = Hashable


@dataclass(frozen=True)
class Candidate:
    """What the choice looks at beside the verdict; None: not known, and then no priority.

    ``points``: a score or a number of votes, the higher the better; ``group``: whom a limit by groups counts together;
    ``women_share``: the share of women in a collective, from 0 to 1.
    """

    id: Id
    group: str = ""
    points: float | None = None
    woman: bool | None = None
    women_share: float | None = None
    direct_worker: bool | None = None
    hard_area: bool | None = None


@dataclass(frozen=True)
class Preference:
    """A priority between equals: who has it, in words, and where that is written."""

    prefer: str
    text: str
    ref: str

    def has(self, candidate: Candidate) -> bool:
        """Whether the candidate has this priority."""
        return _PREFERRED[self.prefer](candidate)


_PREFERRED: dict[str, Callable[[Candidate], bool]] = {
    "woman": lambda one: bool(one.woman),
    "women_collective": lambda one: one.women_share is not None and one.women_share >= _MOSTLY_WOMEN,
    "direct_worker": lambda one: bool(one.direct_worker),
    "hard_area": lambda one: bool(one.hard_area),
}
_MOSTLY_WOMEN = 0.7


@dataclass(frozen=True)
class Quota:
    """At most ``share`` of ``base`` (a count: ``ldtt_count``, ``headcount``, ``participants``), or ``count``."""

    text: str
    ref: str
    share: Fraction | None = None
    base: str | None = None
    count: int | None = None

    def places(self, counts: Mapping[str, int]) -> int:
        """The places, rounded down; ``ValueError`` when the count it is a share of is not given."""
        if self.share is None or self.base is None:
            return int(self.count or 0)
        if self.base not in counts:
            raise ValueError(f"cần số {BASES[self.base]} để tính “{self.text}”")
        return floor(self.share * counts[self.base])


BASES = {
    "ldtt_count": "người đạt Lao động tiên tiến",
    "headcount": "người của tập thể",
    "participants": "cá nhân, tập thể tham gia",
}


@dataclass(frozen=True)
class Rule:
    """How many may be chosen (None: no limit), how many of each group, and who goes before whom among equals.

    ``ties``: the order in which the chairman of the council decided between those whom the rules leave equal.
    """

    places: int | None = None
    quota: Quota | None = None
    per_group: Mapping[str, int] = field(default_factory=dict)
    preferences: tuple[Preference, ...] = ()
    ties: tuple[Id, ...] = ()


class Standing(StrEnum):
    """What the choice says of a candidate."""

    CHOSEN = "chosen"
    NOT_CHOSEN = "not_chosen"
    TIED = "tied"
    NOT_MET = "not_met"
    OPEN = "open"


@dataclass(frozen=True)
class Choice:
    """One candidate's place: ``standing``, the reason in words, the reference it rests on."""

    id: Id
    standing: Standing
    reason: str
    ref: str | None = None


def quotas(code: str, *, subject: str, on: date, overlays: tuple[str, ...] = ()) -> tuple[Quota, ...]:
    """The limits the law of the day sets to an award; none is what the national law sets since 2024."""
    found = [p for p in statutes(on, overlays).of_kind("quota", code) if not p.subjects or subject in p.subjects]
    return tuple(_quota(provision) for provision in found)


def _quota(provision: Provision) -> Quota:
    body = provision.body
    share = Fraction(*body["share"]) if "share" in body else None
    return Quota(provision.text, provision.id, share, body.get("base"), body.get("count"))


def preferences(law: Statutes) -> tuple[Preference, ...]:
    """Who goes before whom among equals by this law, the first rule first."""
    found = sorted(law.of_kind("preference"), key=lambda p: int(p.body["rank"]))
    return tuple(Preference(who, p.text, p.id) for p in found for who in p.body["prefer"])


def rule_for(
    code: str,
    *,
    subject: str,
    on: date,
    counts: Mapping[str, int] | None = None,
    places: int | None = None,
    per_group: Mapping[str, int] | None = None,
    ties: Sequence[Id] = (),
    overlays: tuple[str, ...] = (),
) -> Rule:
    """The rule for choosing among candidates of an award: the law's limits and priorities, and the house's own places.

    ``counts``: what shares are taken of (see ``BASES``). ``places``: what the house itself allows; the least stands.
    """
    law = statutes(on, overlays)
    least: tuple[int | None, Quota | None] = (places, None)
    for quota in quotas(code, subject=subject, on=on, overlays=overlays):
        allowed = quota.places(counts or {})
        if least[0] is None or allowed < least[0]:
            least = (allowed, quota)
    return Rule(least[0], least[1], dict(per_group or {}), preferences(law), tuple(ties))


def select(candidates: Sequence[Candidate], verdicts: Mapping[Id, Outcome], rule: Rule) -> list[Choice]:
    """The choice among candidates, in their order. Only those that meet the conditions are chosen by a rule.

    ``ValueError`` when two candidates have one id, or some have points and some have not.
    """
    _insist_comparable(candidates)
    outcomes = {one.id: verdicts.get(one.id, Outcome.UNKNOWN) for one in candidates}
    able = [one for one in candidates if outcomes[one.id] is Outcome.MET]
    made = _Selection(rule, able).made()
    return [made.get(one.id) or _out(one, outcomes[one.id]) for one in candidates]


def _insist_comparable(candidates: Sequence[Candidate]) -> None:
    twice = [str(key) for key, times in Counter(one.id for one in candidates).items() if times > 1]
    if twice:
        raise ValueError(f"người được đề nghị trùng nhau: {', '.join(twice)}")
    if len({one.points is None for one in candidates}) > 1:
        raise ValueError("có người đã có điểm, phiếu, có người chưa có: không so được")


def _out(one: Candidate, outcome: Outcome) -> Choice:
    if outcome is Outcome.NOT_MET:
        return Choice(one.id, Standing.NOT_MET, "Chưa đủ điều kiện nên không đưa vào lựa chọn")
    return Choice(one.id, Standing.OPEN, "Cần bổ sung thông tin trước khi lựa chọn")


class _Selection:
    """Places are given rank by rank; whoever shares a rank is equal before the rules."""

    def __init__(self, rule: Rule, able: Sequence[Candidate]) -> None:
        self.rule, self.able = rule, able
        self.left = len(able) if rule.places is None else rule.places
        self.left_in = dict(rule.per_group)
        self.choices: dict[Id, Choice] = {}

    def made(self) -> dict[Id, Choice]:
        ordered = sorted(self.able, key=self._rank)
        for _rank, equals in groupby(ordered, key=self._rank):
            self._place(list(equals))
        return self.choices

    def _rank(self, one: Candidate) -> tuple[float, ...]:
        order = self.rule.ties
        said = order.index(one.id) if one.id in order else len(order)
        return (-(one.points or 0.0), *(not wish.has(one) for wish in self.rule.preferences), said)

    def _place(self, equals: list[Candidate]) -> None:
        """Give places to all of a rank, or to those whom nothing limits; the others are tied or come too late."""
        asked = Counter(one.group for one in equals)
        free = {group: min(number, self.left_in.get(group, number)) for group, number in asked.items()}
        taken = min(sum(free.values()), self.left)
        short = sum(free.values()) > self.left
        for one in equals:
            if free[one.group] == 0:
                self._refuse(one, f"Đủ điều kiện nhưng nhóm “{one.group}” đã hết số lượng")
            elif self.left == 0:
                self._refuse(one, f"Đủ điều kiện nhưng đã hết số lượng ({self.rule.places})")
            elif short or free[one.group] < asked[one.group]:
                self._tie(one)
            else:
                self._choose(one)
        self.left -= taken
        for group, number in free.items():
            if group in self.left_in:
                self.left_in[group] -= number if not short else min(number, taken)

    def _choose(self, one: Candidate) -> None:
        wish = self._decisive(one)
        if wish is not None:
            reason = f"Đủ điều kiện, được chọn theo ưu tiên giữa những trường hợp ngang nhau: {wish.text}"
            self.choices[one.id] = Choice(one.id, Standing.CHOSEN, reason, wish.ref)
            return
        limited = self.rule.places is not None or one.group in self.rule.per_group
        reason = "Đủ điều kiện, trong số lượng được chọn" if limited else "Đủ điều kiện, không giới hạn số lượng"
        self.choices[one.id] = Choice(one.id, Standing.CHOSEN, reason, self._limit_ref)

    def _decisive(self, one: Candidate) -> Preference | None:
        """The priority without which somebody of the same points would not have been left behind."""
        rivals = self._rivals(one)
        behind = [other for other in rivals if other.points == one.points and self._rank(other) > self._rank(one)]
        for wish in self.rule.preferences:
            if wish.has(one) and any(not wish.has(other) for other in behind):
                return wish
        return None

    def _rivals(self, one: Candidate) -> list[Candidate]:
        """With whom the candidate contends for places that are too few: all, its group, or nobody."""
        if self.rule.places is not None and len(self.able) > self.rule.places:
            return list(self.able)
        group = [other for other in self.able if other.group == one.group]
        return group if len(group) > self.rule.per_group.get(one.group, len(group)) else []

    def _refuse(self, one: Candidate, reason: str) -> None:
        self.choices[one.id] = Choice(one.id, Standing.NOT_CHOSEN, reason, self._limit_ref)

    def _tie(self, one: Candidate) -> None:
        reason = "Đủ điều kiện, ngang nhau ở suất cuối cùng: Chủ tịch Hội đồng quyết định chọn ai"
        self.choices[one.id] = Choice(one.id, Standing.TIED, reason, self._limit_ref)

    @property
    def _limit_ref(self) -> str | None:
        return self.rule.quota.ref if self.rule.quota else None


def chosen(choices: Iterable[Choice]) -> list[Id]:
    """The ids of those chosen."""
    return [choice.id for choice in choices if choice.standing is Standing.CHOSEN]
