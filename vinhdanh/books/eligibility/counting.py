"""Counting a collective's figures from its own people and the ledger: never typed where the registry holds them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
from django.db.models import F, QuerySet

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.record.models import Discipline, Proof, YearResult, YearTitles

from .columns import Bools, Ints, fetch, places, rank
from .figures import Count, Facts, Figures
from .known import Provisional
from .members import Members, members_of

FEW = 5000
"""Above so many people the whole of a table is read."""
ADVANCED = ("LDTT", "CSTT", "CSTDCS")
"""Who has one of these is counted as advanced: a fighter of the base has met the lower title's conditions (Đ23.1)."""
FIGHTER = "CSTDCS"

_Result = YearResult.Result


def figures_of(
    units: Mapping[int, bool], *, on: date, year: int, provisional: Iterable[Provisional] = ()
) -> dict[int, Figures]:
    """The figures of the units that have people in the registry, as of the end of ``year``.

    ``units``: for each whether the ledger is complete for that year. ``provisional``: titles that passed in the round
    and are not yet issued count, except as firm. A fixed number of queries.
    """
    members = members_of(units.keys(), min(on, date(year, 12, 31)))
    if not len(members.person):
        return {}
    tally = _Tally(np.unique(members.person), year)
    tally.pass_(layer for layer in provisional if layer.year == year)
    return tally.by_unit(members, units)


class _Tally:
    """What is known of each of the people of the year, a truth a person; each table is read once."""

    def __init__(self, people: Ints, year: int):
        self.people, self.year = people, year
        self.few = people.tolist() if len(people) <= FEW else None
        self.told: dict[str, Bools] = defaultdict(lambda: np.zeros(len(people), np.bool_))
        self._results()
        self._titles()
        self.punished = self._discipline()

    def _of(self, model: Any, **where: Any) -> QuerySet:
        found = model.objects.filter(**where).order_by()
        return found if self.few is None else found.filter(party__in=self.few)

    def _mark(self, name: str, parties: Ints) -> None:
        place, there = places(self.people, parties)
        self.told[name][place[there]] = True

    def _results(self) -> None:
        marks = {_Result.NOT_DONE: 0, _Result.DONE: 1, _Result.GOOD: 1, _Result.EXCELLENT: 1}
        rows = fetch(
            self._of(YearResult, year=self.year),
            party=F("party_id"),
            done=rank("result", marks),
            official=rank("standing", {YearResult.Standing.OFFICIAL: 1}),
        )
        self._mark("known", rows["party"])
        self._mark("done", rows["party"][rows["done"] == 1])
        self._mark("officially done", rows["party"][(rows["done"] == 1) & (rows["official"] == 1)])

    def _titles(self) -> None:
        merit = {"status": Grant.Status.VALID, "occasion": "cong_trang", "award__in": ADVANCED}
        places_of = {code: place for place, code in enumerate(ADVANCED)}
        rows = fetch(self._of(Grant, year=self.year, **merit), party=F("party_id"), award=rank("award", places_of))
        self._mark("decided", rows["party"])
        for code, place in places_of.items():
            self._mark(f"issued {code}", rows["party"][rows["award"] == place])
        listed = self._of(YearTitles, year=self.year).exclude(proof=Proof.DECLARED)
        for party, titles in listed.values_list("party_id", "titles"):
            for code in set(titles) & set(ADVANCED):
                self._mark(f"issued {code}", np.array([party]))

    def _discipline(self) -> dict[int, list[Facts]]:
        """What ran in the year judged, by person."""
        found: dict[int, list[Facts]] = {}
        rows = self._of(Discipline, since__year__lte=self.year).order_by("party_id", "pk")
        for party, form, since, until in rows.values_list("party_id", "form", "since", "until"):
            if until is None or until.year >= self.year:
                found.setdefault(party, []).append({"form": form, "from": since, **({"to": until} if until else {})})
        return found

    def pass_(self, layers: Iterable[Provisional]) -> None:
        """Titles let through in the round: they are not yet in the ledger."""
        for layer in layers:
            self._mark("passed", np.array([layer.party_id]))
            self._mark(f"passed {layer.award}", np.array([layer.party_id]))

    def _any(self, *names: str) -> Bools:
        return np.logical_or.reduce([self.told[name] for name in names])

    def by_unit(self, members: Members, units: Mapping[int, bool]) -> dict[int, Figures]:
        """The figures of each unit that has people."""
        keys, unit = np.unique(members.unit, return_inverse=True)
        person, _ = places(self.people, members.person)
        either = {code: self._any(f"issued {code}", f"passed {code}") for code in ADVANCED}
        truths = {
            "members": np.ones(len(self.people), np.bool_),
            "advanced": np.logical_or.reduce(list(either.values())),
            "issued advanced": self._any(*(f"issued {code}" for code in ADVANCED)),
            **self.told,
            **either,
        }
        sums = {
            name: np.bincount(unit, weights=truth[person], minlength=len(keys)).astype(int).tolist()
            for name, truth in truths.items()
        }
        punished: dict[int, list[Facts]] = defaultdict(list)
        for one, place in zip(members.person.tolist(), unit.tolist(), strict=True) if self.punished else ():
            punished[place] += self.punished.get(one, ())
        return {
            key: self._figures({name: each[place] for name, each in sums.items()}, punished[place], covered=units[key])
            for place, key in enumerate(keys.tolist())
        }

    def _figures(self, of: dict[str, int], punished: list[Facts], *, covered: bool) -> Figures:
        """Once titles of the year are out, or pass in the round, those whom they do not name have none.

        ``covered``: the ledger lacks no title of the year once its decisions are out.
        """
        members = of["members"]
        settled = bool((covered and of.get("decided")) or of.get("passed"))
        return Figures(
            self.year,
            members,
            Count(of["advanced"], of["advanced"] if settled else members, of["issued advanced"]),
            Count(of[FIGHTER], of[FIGHTER] if settled else members, of[f"issued {FIGHTER}"]),
            Count(of["done"], of["done"] + members - of["known"], of["officially done"]),
            Counter({code: of[code] for code in ADVANCED}),
            tuple(punished),
        )
