"""Honours as decisions: each has its day, who decided, a number of that year, and at most so many names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

import numpy as np

from vinhdanh.books.ledger import chain
from vinhdanh.books.ledger.actions import NewGrant
from vinhdanh.crafts.viet.sorting import name_sort_key
from vinhdanh.ground.registry.models import Party

from .careers import Honour
from .deciders import Decider, Deciders
from .grants import FIRST_DIPLOMA_WITH_CODE, PROVINCIAL, day_of
from .load_honours import AWARDS, OCCASIONS, Honours
from .tree import Node

MOST_NAMES = 300
"""A longer list becomes the next decision."""
_PRIME_MINISTER, _PRESIDENT = Decider("Thủ tướng Chính phủ", "QĐ-TTg"), Decider("Chủ tịch nước", "QĐ-CTN")
_STATE = {"CTDCP": _PRIME_MINISTER, "BKTTG": _PRIME_MINISTER, "CSTDTQ": _PRIME_MINISTER} | {
    code: _PRESIDENT for code in AWARDS if code.startswith("HC")
}
_OF_PROVINCE = {*PROVINCIAL, "CTDT"}

Numbers = dict[tuple[Decider, int], int]
"""The last number of each decider's book of a year."""


@dataclass(frozen=True, eq=False)
class Decided:
    """Whom a decision names and where they are."""

    party: Party
    name: str
    unit_name: str
    place: Node
    school_year: bool


@dataclass(frozen=True)
class Sorted:
    """For each honour the day and who decided; ``order`` leads through them decision by decision, name by name."""

    days: list[date]
    deciders: list[Decider]
    order: list[int]


def decided_in_order(
    parties: list[Decided], honours: Honours, deciders: Deciders, first_idea: int, rng: Random, last: Numbers
) -> Iterator[NewGrant]:
    """The grants in the order of their decisions; ``last`` gets the last number of each book.

    ``first_idea`` is the key of the first initiative that ``honours.idea`` counts from.
    """
    sort = _sort(parties, honours, deciders, rng)
    columns = (honours.party, honours.award, honours.occasion, honours.year, honours.span, honours.idea, honours.ideas)
    party, award, occasion, year, span, idea, ideas = (column.tolist() for column in columns)
    previous, number, ordinal = None, 0, 0
    for k in sort.order:
        day, decider, code = sort.days[k], sort.deciders[k], AWARDS[award[k]]
        ordinal += 1
        if previous != (day, decider, code, occasion[k]) or ordinal > MOST_NAMES:
            number = last.get((decider, day.year), rng.randrange(20, 90)) + rng.randrange(1, 9)
            last[decider, day.year] = number
            previous, ordinal = (day, decider, code, occasion[k]), 1
        who, consumes = parties[party[k]], {}
        period = (year[k] - span[k] + 1, year[k]) if span[k] else None
        if period:
            consumes["period"] = list(period)
        if ideas[k]:
            consumes["initiatives"] = list(range(first_idea + idea[k], first_idea + idea[k] + ideas[k]))
        diploma = code != "LDTT"
        yield NewGrant(
            party=who.party,
            award=code,
            name=who.name,
            unit_name=who.unit_name,
            year=year[k],
            decided_on=day,
            decision_number=f"{number}/{decider.symbol}",
            authority_title=decider.title,
            authority=decider.authority,
            occasion=OCCASIONS[occasion[k]],
            period=period,
            gold_book_number=str(ordinal) if diploma else "",
            token=chain.new_token() if diploma and day >= FIRST_DIPLOMA_WITH_CODE else None,
            consumes=consumes,
        )


def _sort(parties: list[Decided], honours: Honours, deciders: Deciders, rng: Random) -> Sorted:
    calendar, bench = _Calendar(rng), _Bench(deciders)
    columns = (honours.party, honours.award, honours.year, honours.occasion)
    days, who = [], []
    for place, award, year, occasion in zip(*(column.tolist() for column in columns), strict=True):
        party, code = parties[place], AWARDS[award]
        day = calendar.day(code, year, OCCASIONS[occasion], party.school_year)
        days.append(day)
        who.append(bench.of(party.place, code, day))
    titles = {decider: number for number, decider in enumerate(sorted(set(who), key=lambda one: one.title))}
    names = np.empty(len(parties), np.int64)
    names[sorted(range(len(parties)), key=lambda k: name_sort_key(parties[k].name))] = np.arange(len(parties))
    keys = (
        names[honours.party],
        honours.occasion,
        honours.award,
        np.array([titles[decider] for decider in who]),
        np.array([day.toordinal() for day in days]),
    )
    return Sorted(days, who, np.lexsort(keys).tolist())


class _Calendar:
    """When things are decided; worked out once for each sort, but for sudden deeds."""

    def __init__(self, rng: Random):
        self.rng = rng
        self.kept: dict[tuple[str, int, str, bool], date] = {}

    def day(self, code: str, year: int, occasion: str, school_year: bool) -> date:
        key = (code, year, occasion, school_year)
        if key not in self.kept:
            of_base = code not in _OF_PROVINCE and code not in _STATE
            day = day_of(Honour(code if of_base else "BKT", year, occasion), school_year, self.rng)
            if occasion == "dot_xuat":
                return day
            self.kept[key] = day
        return self.kept[key]


class _Bench:
    """Who decided; worked out once for each place, level and day."""

    def __init__(self, deciders: Deciders):
        self.deciders = deciders
        self.kept: dict[tuple[Node, bool, date], Decider] = {}

    def of(self, place: Node, code: str, day: date) -> Decider:
        if code in _STATE:
            return _STATE[code]
        key = (place, code in _OF_PROVINCE, day)
        if key not in self.kept:
            ask = self.deciders.province if code in _OF_PROVINCE else self.deciders.base
            self.kept[key] = ask(place, day)
        return self.kept[key]
