"""A person's ten years: results, initiatives, honours; plausible by the law of each year, drawn in memory.

The draw decides what was granted then; it is history, not judgement. Grassroots fighters rest on an initiative before
2024 and on an excellent year or an initiative since; a provincial fighter takes three grassroots titles in a row and
one initiative of provincial scope; a provincial certificate two excellent years and two initiatives. What a grant took
is not taken again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from vinhdanh.books.record.models import Initiative, YearResult

from .people import Citizen

FIRST_YEAR, LAST_YEAR = 2016, 2025
"""The ledger and the records are complete from the first; the last is the year the rounds are about."""

EXCELLENT, GOOD, DONE, NOT_DONE = (YearResult.Result(code) for code in ("xuat_sac", "tot", "hoan_thanh", "khong"))


_INVENTIVE = 0.58
"""From this talent on a person has an initiative most years: long rows of titles are theirs."""


@dataclass(eq=False)
class Idea:
    """An initiative; ``row`` is set once written, ``spent`` once a grant took it."""

    year: int
    scope: str
    spent: bool = False
    row: Initiative | None = None


@dataclass(eq=False)
class Honour:
    award: str
    year: int
    occasion: str = "cong_trang"
    period: tuple[int, int] | None = None
    spends: list[Idea] = field(default_factory=list)


@dataclass(eq=False)
class Career:
    citizen: Citizen
    results: dict[int, str] = field(default_factory=dict)
    ideas: list[Idea] = field(default_factory=list)
    honours: list[Honour] = field(default_factory=list)

    def has(self, award: str, year: int) -> bool:
        return any(honour.award == award and honour.year == year for honour in self.honours)

    def unspent(self, since: int, until: int, *scopes: str) -> list[Idea]:
        return [
            idea
            for idea in self.ideas
            if since <= idea.year <= until and not idea.spent and (not scopes or idea.scope in scopes)
        ]

    def grant(
        self, award: str, year: int, *, period: tuple[int, int] | None = None, spends: Sequence[Idea] = ()
    ) -> None:
        for idea in spends:
            idea.spent = True
        self.honours.append(Honour(award, year, period=period, spends=list(spends)))


def draw_career(citizen: Citizen, rng: Random) -> Career:
    """Ten years of ``citizen``, or as many as they have worked; the last year has results and no honours yet."""
    career = Career(citizen)
    if not citizen.calling.service:
        _movements(career, rng, chance=0.12)
        return career
    first = max(FIRST_YEAR, citizen.hired.year + 1)
    for year in range(first, LAST_YEAR + 1):
        career.results[year] = _result(citizen.talent, rng)
        if rng.random() < (0.6 if citizen.talent > _INVENTIVE else 0.03):
            career.ideas.append(Idea(year, _scope(citizen.talent, rng)))
        if year < LAST_YEAR:
            honour_year(career, year, rng)
    _movements(career, rng, chance=0.03)
    return career


def honour_year(career: Career, year: int, rng: Random) -> None:
    """What the year's work brought, given the years before."""
    result = career.results[year]
    if result not in (EXCELLENT, GOOD) or rng.random() > 0.94:
        return
    career.grant("LDTT", year)
    own = career.unspent(year, year)
    enough = own or (year >= 2024 and result == EXCELLENT and rng.random() < 0.4)
    if enough and rng.random() < 0.75:
        career.grant("CSTDCS", year, spends=own[:1])
        _provincial_fighter(career, year, rng)
    elif result == EXCELLENT and career.results.get(year - 1) == EXCELLENT:
        _certificate(career, year, rng)
    if rng.random() < 0.05:
        career.grant("GK", year)


def _provincial_fighter(career: Career, year: int, rng: Random) -> None:
    if not all(career.has("CSTDCS", past) for past in range(year - 2, year + 1)):
        return
    if any(career.has("CSTDT", past) for past in range(year - 2, year)):
        return
    wide = career.unspent(year - 2, year, Initiative.Scope.PROVINCE, Initiative.Scope.NATION)[:1]
    if not wide and rng.random() < 0.5:
        wide = [Idea(year, Initiative.Scope.PROVINCE)]
        career.ideas += wide
    if wide:
        career.grant("CSTDT", year, period=(year - 2, year), spends=wide)


def _certificate(career: Career, year: int, rng: Random) -> None:
    """Two excellent years with two initiatives left over; whoever lacks one has it recognised for the proposal."""
    if rng.random() > 0.15 or any(career.has("BKT", past) for past in range(year - 1, year)):
        return
    free = career.unspent(year - 1, year)[:2]
    added = [Idea(year, Initiative.Scope.BASE) for _ in range(2 - len(free))]
    career.ideas += added
    career.grant("BKT", year, period=(year - 1, year), spends=free + added)


def _movements(career: Career, rng: Random, *, chance: float) -> None:
    """Certificates for movements and sudden deeds, which every citizen may have."""
    for year in range(FIRST_YEAR, LAST_YEAR):
        if rng.random() < chance:
            occasion = "dot_xuat" if rng.random() < 0.2 else "phong_trao"
            award = "BKT" if rng.random() < 0.35 else "GK"
            career.honours.append(Honour(award, year, occasion))


def _result(talent: float, rng: Random) -> str:
    luck = rng.gauss(talent, 0.22)
    if luck > 0.68:
        return EXCELLENT
    if luck > 0.12:
        return GOOD
    return DONE if luck > -0.12 else NOT_DONE


def _scope(talent: float, rng: Random) -> str:
    luck = rng.random()
    if luck < 0.005:
        return Initiative.Scope.NATION
    return Initiative.Scope.PROVINCE if luck < 0.05 + 0.22 * talent else Initiative.Scope.BASE
