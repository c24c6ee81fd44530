"""Everybody in columns, to ask who is eligible: read once, judged for any number of awards.

Whoever the books say something rarer of is read as rows and takes the place of their columns, so that each rule about
rarer facts stands once. The table holds no papers to cite: whoever is explained is loaded alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from vinhdanh import law
from vinhdanh.books.record.models import (
    Attestation,
    Discipline,
    EarlierAward,
    Initiative,
    Leave,
    Post,
    UnitYear,
    YearTitles,
)
from vinhdanh.ground.registry.models import Party
from vinhdanh.law import FactsTable
from vinhdanh.law.names import SUBJECTS
from vinhdanh.law.refreshing import with_rows
from vinhdanh.law.table import KNOWN, Scalar

from .columns import Ints, places
from .counting import figures_of
from .facts import FEW, load, table_of
from .figures import Figures
from .plain import Plain

COVERAGE = ("ledger_complete_since", "initiatives_complete_since")
Outcomes = NDArray[np.int8]


@dataclass(frozen=True)
class Population:
    """``table`` holds every open count of a collective at its least, ``most`` the rows ``open`` at their most."""

    ids: Ints
    table: FactsTable
    open: Ints
    most: FactsTable
    on: date
    year: int

    def outcomes(self, statutes: law.Statutes, codes: Sequence[str]) -> dict[str, Outcomes]:
        """For each award an outcome for each party, in the order of ``ids``."""
        found = self._judged(self.table, statutes, codes)
        if len(self.open):
            for code, most in self._judged(self.most, statutes, codes).items():
                least = found[code][self.open]
                depends = (least == law.Outcome.NOT_MET) & (most != law.Outcome.NOT_MET)
                found[code][self.open] = np.where(depends, law.Outcome.UNKNOWN, least)
        return found

    def _judged(self, table: FactsTable, statutes: law.Statutes, codes: Sequence[str]) -> dict[str, Outcomes]:
        verdicts = law.judge_all(table, statutes, on=self.on, year=self.year, codes=tuple(codes))
        return {code: each.outcomes.copy() for code, each in verdicts.items()}

    def renewed(self, parties: Iterable[int]) -> "Population":
        """The same after something was written about a few of these parties: they alone are read again."""
        keys = np.unique(np.array(list(parties), np.int64))
        place, there = places(self.ids, keys)
        known = load(keys[there].tolist(), on=self.on, year=self.year)
        rows = place[there]
        table = with_rows(self.table, rows, table_of([known[key] for key in keys[there].tolist()]))
        figures = {
            int(place): known[key].counted
            for place, key in zip(rows, keys[there].tolist(), strict=True)
            if known[key].figures
        }
        return _with_figures(replace(self, table=table), figures, kept=np.setdiff1d(self.open, rows))


def population(parties: QuerySet[Party] | None, *, on: date, year: int) -> Population:
    """These parties (None: the whole house) for judging ``year`` on ``on``."""
    plain = Plain(parties, on, year)
    table, ids = plain.table(), plain.ids
    counted = _figures(plain)
    rarer = _rarer(plain, counted)
    for first in range(0, len(rarer), FEW):
        some = rarer[first : first + FEW]
        known = load(some.tolist(), on=on, year=year)
        table = with_rows(table, places(ids, some)[0], table_of([known[key] for key in some.tolist()]))
    place, _ = places(ids, np.array(list(counted), np.int64))
    empty = np.zeros(0, np.int64)
    whole = Population(ids, table, empty, table.take(empty), on, year)
    return _with_figures(whole, dict(zip(place.tolist(), counted.values(), strict=True)), kept=empty)


def _figures(plain: Plain) -> dict[int, Figures]:
    """The figures of each unit that has people, beside what it says of its number."""
    units = np.flatnonzero(plain.who["subject"] == SUBJECTS.index("unit"))
    if not len(units):
        return {}
    covered = plain.covered[0][units] > 0
    found = figures_of(
        dict(zip(plain.ids[units].tolist(), covered.tolist(), strict=True)), on=plain.on, year=plain.year
    )
    told = plain.of(UnitYear.objects.filter(year=plain.year, headcount__isnull=False))
    heads = dict(told.values_list("party_id", "headcount"))
    return {unit: figures.beside({"headcount": heads.get(unit)}) for unit, figures in found.items()}


def _rarer(plain: Plain, counted: Mapping[int, Figures]) -> Ints:
    """Of whom the books hold something that only rows tell."""
    found: set[int] = {unit for unit, figures in counted.items() if figures.disciplined}
    tables = [table.objects.all() for table in (Discipline, Leave, Post, YearTitles, EarlierAward)]
    tables += [Attestation.objects.exclude(name__in=COVERAGE), Initiative.objects.exclude(used_for=[])]
    for rows in tables:
        found |= set(plain.of(rows).values_list("party_id", flat=True).distinct())
    told = plain.of(UnitYear.objects.filter(year=plain.year)).values_list("party_id", flat=True)
    found |= set(told) - counted.keys()
    keys = np.array(sorted(found), np.int64)
    return keys[places(plain.ids, keys)[1]] if len(keys) else keys


def _with_figures(whole: Population, counted: Mapping[int, Figures], *, kept: Ints) -> Population:
    """The figures laid over the rows (by their place): at their least in the table, at their most beside it."""
    open_ = [place for place, figures in counted.items() if any(count.open for count in figures.counts.values())]
    rows = np.union1d(kept, np.array(open_, np.int64))
    table = whole.table
    least = _laid(table, {place: figures.facts("low") for place, figures in counted.items()})
    known = table.member_discipline_known.copy()
    known[list(counted)] = True
    table = replace(table, scalars=least, member_discipline_known=known)
    before = whole.most.take(places(whole.open, kept)[0]) if len(kept) else None
    most = table.take(rows)
    most = replace(most, scalars=_laid(most, {int(np.searchsorted(rows, p)): counted[p].facts("high") for p in open_}))
    if before is not None:
        most = with_rows(most, np.searchsorted(rows, kept), before)
    return replace(whole, table=table, open=rows, most=most)


def _laid(table: FactsTable, facts: Mapping[int, Mapping[str, object]]) -> dict[str, Scalar]:
    """The table's stand-alone facts with these counts, by row, laid over them."""
    scalars = dict(table.scalars)
    for name in ("headcount", "ldtt_count", "cstdcs_count", "completed_count"):
        if not facts:
            continue
        old = scalars.get(name) or Scalar(np.zeros(table.size), np.zeros(table.size, np.int8))
        value, state = old.value.copy(), old.state.copy()
        value[list(facts)] = [told[name] for told in facts.values()]
        state[list(facts)] = KNOWN
        scalars[name] = Scalar(value, state)
    return scalars
