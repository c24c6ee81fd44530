"""Honours as entries of the golden book: decisions with their numbers, in the order of their days."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from random import Random

from vinhdanh.books.ledger import chain
from vinhdanh.books.ledger.actions import NewGrant
from vinhdanh.books.ledger.bulk import grant_many, index_many
from vinhdanh.crafts.viet.sorting import name_sort_key
from vinhdanh.ground.office import numbers
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry.models import Party, Unit

from .careers import FIRST_YEAR, LAST_YEAR, Career, Honour
from .deciders import Decider, Deciders
from .tree import Node, Tree

PROVINCIAL = frozenset({"CSTDT", "BKT", "TTLDXS"})
FIRST_DIPLOMA_WITH_CODE = date(2024, 1, 1)
"""Older diplomas bear no QR code: nothing to look up by."""


@dataclass
class Winner:
    """One honour of one party with the decider and day it came from."""

    party: Party
    name: str
    unit_name: str
    honour: Honour
    decider: Decider
    day: date

    @property
    def decision(self) -> tuple[date, str, str, str]:
        """Everyone with the same key stands in one decision."""
        return self.day, self.decider.title, self.honour.award, self.honour.occasion


def write_grants(winners: list[Winner], *, by: Actor, at: datetime, rng: Random) -> int:
    """Write the winners into the ledger in the order of their decisions; number books go on after the last number."""
    winners.sort(key=lambda winner: (*winner.decision, name_sort_key(winner.name), winner.party.pk))
    last: dict[tuple[str, int], int] = defaultdict(lambda: rng.randrange(20, 90))
    books: dict[tuple[Decider, int], int] = {}
    grants: list[NewGrant] = []
    for (day, title, _, _), group in groupby(winners, key=lambda winner: winner.decision):
        last[title, day.year] += rng.randrange(3, 60)
        number = last[title, day.year]
        for ordinal, winner in enumerate(group, 1):
            grants.append(_grant(winner, number, ordinal))
            if winner.decider.authority:
                books[winner.decider, day.year] = number
    grant_many(None, by=by, at=at, grants=grants)
    for _ in index_many({winner.party.pk for winner in winners}):
        pass
    for (decider, year), number in books.items():
        if year >= LAST_YEAR:
            numbers.advance_to(issuer=decider.authority, symbol=decider.symbol, year=year, number=number)
    return len(grants)


def _grant(winner: Winner, number: int, ordinal: int) -> NewGrant:
    honour = winner.honour
    diploma = honour.award != "LDTT"
    consumes: dict[str, list[int]] = {}
    if honour.period:
        consumes["period"] = list(honour.period)
    if honour.spends:
        consumes["initiatives"] = [idea.row.pk for idea in honour.spends]
    return NewGrant(
        party=winner.party,
        award=honour.award,
        name=winner.name,
        unit_name=winner.unit_name,
        year=honour.year,
        decided_on=winner.day,
        decision_number=f"{number}/{winner.decider.symbol}",
        authority_title=winner.decider.title,
        authority=winner.decider.authority,
        occasion=honour.occasion,
        period=honour.period,
        gold_book_number=str(ordinal) if diploma else "",
        token=chain.new_token() if diploma and winner.day >= FIRST_DIPLOMA_WITH_CODE else None,
        consumes=consumes,
    )


def persons_honoured(careers: list[Career], deciders: Deciders, rng: Random) -> Iterator[Winner]:
    for career in careers:
        citizen = career.citizen
        for honour in career.honours:
            day = day_of(honour, citizen.calling.school_year, rng)
            yield Winner(
                citizen.party,
                citizen.name,
                citizen.place.name,
                honour,
                _decider(citizen.place, honour, day, deciders),
                day,
            )


def collectives_honoured(tree: Tree, deciders: Deciders, rng: Random) -> Iterator[Winner]:
    """Schools, hospitals and rooms: advanced most years, excellent now and then."""
    kinds = (Unit.Kind.SCHOOL, Unit.Kind.HOSPITAL, Unit.Kind.DEPARTMENT_OFFICE)
    for node in tree.nodes:
        if node.kind not in kinds:
            continue
        school = node.kind == Unit.Kind.SCHOOL
        for year in range(FIRST_YEAR, LAST_YEAR):
            if rng.random() > 0.7:
                continue
            for award in ("TTLDTT", "TTLDXS") if rng.random() < 0.15 else ("TTLDTT",):
                honour = Honour(award, year)
                day = day_of(honour, school, rng)
                yield Winner(
                    node.unit.party, node.name, node.parent.name, honour, _decider(node, honour, day, deciders), day
                )


def _decider(place: Node, honour: Honour, day: date, deciders: Deciders) -> Decider:
    return deciders.province(place, day) if honour.award in PROVINCIAL else deciders.base(place, day)


def day_of(honour: Honour, school_year: bool, rng: Random) -> date:
    """When such things are decided: June and September of a school year, December and March of a calendar year."""
    year = honour.year
    if honour.occasion == "dot_xuat":
        return date(year, rng.randrange(1, 13), rng.randrange(1, 28))
    if honour.occasion == "phong_trao":
        return date(year, 11, 18)
    if honour.award in PROVINCIAL:
        return date(year, 9, 5) if school_year else date(year + 1, 3, 14)
    return date(year, 6, 20) if school_year else date(year, 12, 22)
