"""Who was honoured when, drawn for everyone at once in columns: as many of each award as a province gives in a year.

History, not judgement; yet plausible: a grassroots fighter has the basic title of the year, a provincial one three
grassroots titles in a row, a certificate of the Prime Minister a provincial one before it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .careers import FIRST_YEAR, LAST_YEAR

RATES = {
    "LDTT": 80_000, "CSTDCS": 12_000, "CSTDT": 450, "CSTDTQ": 4, "BKT": 12_000, "GK": 25_000,
    "TTLDTT": 2_500, "TTLDXS": 1_200, "CTDT": 200, "CTDCP": 35, "BKTTG": 900, "HCLD3": 90, "HCLD2": 24, "HCLD1": 6,
}  # fmt: skip
"""A year of the whole province, of 200,000 people and 5,000 units."""
AWARDS = tuple(RATES)
OCCASIONS = ("cong_trang", "phong_trao", "dot_xuat")
MERIT, MOVEMENT, SUDDEN = range(3)
SCOPES = ("co_so", "tinh", "toan_quoc")
BASE, PROVINCE, NATION = range(3)
CAPTURED_SINCE, CAPTURED_SHARE = 2005, 0.5
"""From old papers come half of the awards of the years before the first complete one, and no basic titles."""
_UNITS_SHARE = {"BKT": 0.36, "BKTTG": 0.25, "GK": 0.2, "HCLD3": 0.5, "HCLD2": 0.5, "HCLD1": 0.5}
_EXCELLENT, _GOOD, _DONE, _NOT_DONE = 3, 2, 1, 0

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Crowd:
    """Persons by place (0 … people - 1), and how many units stand behind them (people … people + units - 1)."""

    employed: Bools
    hired: Ints
    talent: NDArray[np.float64]
    units: int

    @property
    def people(self) -> int:
        return len(self.talent)


@dataclass
class Honours:
    """Columns, one entry an award. ``ideas`` initiatives from place ``idea`` on were spent; ``span`` years counted."""

    party: Ints
    award: Ints
    occasion: Ints
    year: Ints
    span: Ints
    idea: Ints
    ideas: Ints


@dataclass
class Ideas:
    """Initiatives: whose, of which year, how far they reach."""

    person: Ints
    year: Ints
    scope: Ints


@dataclass
class History:
    honours: Honours
    ideas: Ideas
    results: dict[int, Ints] = field(default_factory=dict)
    """The grade of each person in a year, -1 where they did not work yet."""


def draw_history(crowd: Crowd, awards: int, rng: np.random.Generator) -> History:
    """Exactly ``awards`` awards over the years, in the shares of ``RATES``; results of the years complete."""
    return _Drawing(crowd, awards, rng).draw()


class _Drawing:
    def __init__(self, crowd: Crowd, awards: int, rng: np.random.Generator):
        self.crowd, self.awards, self.rng = crowd, awards, rng
        whole, half = sum(RATES.values()), CAPTURED_SHARE * (sum(RATES.values()) - RATES["LDTT"])
        self.scale = awards / ((LAST_YEAR - FIRST_YEAR) * whole + (FIRST_YEAR - CAPTURED_SINCE) * half)
        self.rows: list[tuple[Ints, ...]] = []
        self.ideas: list[tuple[Ints, ...]] = []
        self.drawn, self.invented = 0, 0
        self.held = {code: {} for code in AWARDS}
        """code → year → who has it, as a column over persons."""

    def draw(self) -> History:
        results = {}
        for year in range(CAPTURED_SINCE, LAST_YEAR):
            share = 1 if year >= FIRST_YEAR else CAPTURED_SHARE
            grades = self.persons(year, share)
            self.units(year, share)
            if year >= FIRST_YEAR:
                results[year] = grades
        results[LAST_YEAR] = self.grades(LAST_YEAR, self.basic(LAST_YEAR, 1))
        self.unspent_ideas()
        self.fill_up()
        columns = [np.concatenate(column) for column in zip(*self.rows, strict=True)]
        invented = [np.concatenate(column) for column in zip(*self.ideas, strict=True)]
        order = slice(None, self.awards)
        return History(Honours(*(column[order] for column in columns)), Ideas(*invented), results)

    def count(self, code: str, share: float) -> int:
        return round(self.scale * share * RATES[code])

    def best(self, among: Ints, many: int, noise: float) -> Ints:
        """The most talented ``many`` of these, luck playing its part."""
        if len(among) <= many:
            return among
        luck = self.crowd.talent[among] + self.rng.normal(0, noise, len(among))
        return among[np.argpartition(-luck, many)[:many]]

    def some(self, among: Ints, many: int) -> Ints:
        return self.rng.choice(among, min(many, len(among)), replace=False)

    def has(self, code: str, year: int) -> Bools:
        column: Bools = self.held[code].setdefault(year, np.zeros(self.crowd.people, np.bool_))
        return column

    def ever(self, code: str, until: int) -> Bools:
        return np.logical_or.reduce([np.zeros(self.crowd.people, np.bool_)] + [
            column for year, column in self.held[code].items() if year <= until
        ])  # fmt: skip

    # Persons

    def basic(self, year: int, share: float) -> Ints:
        working = np.flatnonzero(self.crowd.employed & (self.crowd.hired < year))
        return self.best(working, self.count("LDTT", share), 0.2)

    def persons(self, year: int, share: float) -> Ints:
        basic = self.basic(year, share)
        if year >= FIRST_YEAR:
            self.give("LDTT", year, basic)
        fighters = self.best(basic, self.count("CSTDCS", share), 0.1)
        resting = fighters if year < 2024 else self.some(fighters, len(fighters) * 3 // 5)
        self.give("CSTDCS", year, resting, spends=(BASE,))
        self.give("CSTDCS", year, np.setdiff1d(fighters, resting))
        self._provincial(year, share)
        self._certificates(basic, year, share)
        return self.grades(year, basic)

    def _provincial(self, year: int, share: float) -> None:
        row = np.logical_and.reduce([self.has("CSTDCS", past) for past in range(year - 2, year + 1)])
        row &= ~(self.has("CSTDT", year - 1) | self.has("CSTDT", year - 2))
        self.give("CSTDT", year, self.some(np.flatnonzero(row), self.count("CSTDT", share)), span=3, spends=(PROVINCE,))
        twice = self.has("CSTDT", year) & self.ever("CSTDT", year - 3)
        chosen = self.some(np.flatnonzero(twice), self.count("CSTDTQ", share))
        self.give("CSTDTQ", year, chosen, span=6, spends=(NATION,))

    def _certificates(self, basic: Ints, year: int, share: float) -> None:
        own = {code: round(self.count(code, share) * (1 - _UNITS_SHARE[code])) for code in _UNITS_SHARE}
        rested = basic[~self.has("CSTDCS", year)[basic] & ~self.has("BKT", year - 1)[basic]]
        merit = self.best(rested, own["BKT"] * 2 // 5, 0.15)
        self.give("BKT", year, merit, span=2, spends=(BASE, BASE))
        everyone = np.arange(self.crowd.people)
        self.give("BKT", year, self.some(everyone, own["BKT"] - len(merit)), MOVEMENT)
        self.give("GK", year, self.some(basic, own["GK"] // 5))
        self.give("GK", year, self.some(everyone, own["GK"] // 10), SUDDEN)
        self.give("GK", year, self.some(everyone, own["GK"] - own["GK"] // 5 - own["GK"] // 10), MOVEMENT)
        honoured = np.flatnonzero(self.ever("BKT", year - 2) & ~self.ever("BKTTG", year))
        self.give("BKTTG", year, self.some(honoured, own["BKTTG"]), span=5)
        for code, before in (("HCLD3", "BKTTG"), ("HCLD2", "HCLD3"), ("HCLD1", "HCLD2")):
            ready = np.flatnonzero(self.ever(before, year - 5) & ~self.ever(code, year))
            self.give(code, year, self.some(ready, own[code]), span=5)

    def grades(self, year: int, basic: Ints) -> Ints:
        """Who has the title worked well, one in four excellently; the others mostly did what they had to."""
        grades = np.full(self.crowd.people, -1)
        working = np.flatnonzero(self.crowd.employed & (self.crowd.hired < year))
        grades[working] = self.rng.choice([_GOOD, _DONE, _NOT_DONE], len(working), p=[0.3, 0.67, 0.03])
        grades[basic] = _GOOD
        grades[self.best(basic, len(basic) // 4, 0.1)] = _EXCELLENT
        return grades

    # Units

    def units(self, year: int, share: float) -> None:
        every = self.crowd.people + np.arange(self.crowd.units)
        advanced = self.some(every, self.count("TTLDTT", share))
        excellent = self.some(advanced, self.count("TTLDXS", share))
        flags = self.some(excellent, self.count("CTDT", share))
        self.give("TTLDTT", year, advanced)
        self.give("TTLDXS", year, excellent)
        self.give("CTDT", year, flags)
        self.give("CTDCP", year, self.some(flags, self.count("CTDCP", share)))
        for code, part in _UNITS_SHARE.items():
            among, occasion = (every, MOVEMENT) if code in ("BKT", "GK") else (excellent, MERIT)
            self.give(code, year, self.some(among, round(self.count(code, share) * part)), occasion)

    # Writing down

    def give(
        self, code: str, year: int, who: Ints, occasion: int = MERIT, *, span: int = 0, spends: tuple[int, ...] = ()
    ) -> None:
        """Give an award to these; each spends one new initiative of each scope in ``spends``, the last of this year."""
        size = len(who)
        person = who[who < self.crowd.people]
        self.has(code, year)[person] = True
        first = self.invented + np.arange(size) * len(spends)
        if spends and size:
            years = year - len(spends) + 1 + np.arange(len(spends))
            self.invent(np.repeat(who, len(spends)), np.tile(years, size), np.tile(spends, size))
        plain = (AWARDS.index(code), occasion, year, span)
        self.rows.append((who, *(np.full(size, value) for value in plain), first, np.full(size, len(spends))))
        self.drawn += size

    def invent(self, person: Ints, year: Ints, scope: Ints) -> None:
        self.ideas.append((person, year, scope))
        self.invented += len(person)

    def unspent_ideas(self) -> None:
        """Initiatives nobody was honoured for yet, more of them of late."""
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            working = np.flatnonzero(self.crowd.employed & (self.crowd.hired < year))
            who = self.best(working, len(working) // (12 if year >= LAST_YEAR - 1 else 40), 0.3)
            reach = self.rng.choice([BASE, PROVINCE], len(who), p=[0.85, 0.15])
            self.invent(who, np.full(len(who), year), reach)

    def fill_up(self) -> None:
        """What rounding and thin ranks left open is made up by certificates for movements."""
        everyone = np.arange(self.crowd.people)
        years = self.rng.integers(FIRST_YEAR, LAST_YEAR, 1 + max(self.awards - self.drawn, 0) // max(len(everyone), 1))
        for year in years.tolist():
            self.give("GK", year, self.some(everyone, max(self.awards - self.drawn, 0)), MOVEMENT)


def by_year(results: dict[int, Ints]) -> Iterator[tuple[int, int, int]]:
    """(person, year, grade) for every result there is."""
    for year, grades in results.items():
        working = np.flatnonzero(grades >= 0)
        yield from zip(working.tolist(), [year] * len(working), grades[working].tolist(), strict=True)
