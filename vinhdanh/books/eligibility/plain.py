"""The columns of everybody about whom the books hold nothing out of the ordinary: who they are, yearly results, titles,
awards, initiatives, service. They are millions of rows, so none becomes an object.

What is rarer (discipline, leave, posts, attestations, what a list declares) is read as rows, by ``Reader`` alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from django.db.models import F, QuerySet, Value
from numpy.typing import NDArray

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.record.models import Attestation, Initiative, Service, YearResult
from vinhdanh.ground.registry.models import Party, Unit
from vinhdanh.law import FactsTable, award_names, years
from vinhdanh.law.entries import CODE_NUMBER
from vinhdanh.law.names import SUBJECTS
from vinhdanh.law.ragged import ragged
from vinhdanh.law.rested import mark_rested
from vinhdanh.law.table import (
    AWARDS,
    INITIATIVES,
    KNOWN,
    SPENT_FORM,
    SPENT_TITLE,
    WORKS,
    YEARLY_TITLES,
    Scalar,
)
from vinhdanh.law.vocabulary import vocabulary

from .columns import SPAN, Bools, Columns, Day, Ints, fetch, listed, number, numbered, places, rank, year_sets
from .forces import forces_of
from .reading import AWARDS_HORIZON

ANNUAL = ("LDTT", "CSTT", "CSTDCS", "TTLDTT", "TTLDXS")
"""The yearly titles whose rows an index of the ledger holds by itself (``one_annual_title``)."""
IN_THE_INDEX = f"occasion = 'cong_trang' AND status = 'valid' AND award IN {ANNUAL}"
"""Written out: the database sees that the index has all of it only when nothing is a parameter."""
_Result = YearResult.Result


@dataclass
class Plain:
    """Columns of ``parties`` (None: of the whole house), by the law's day and the last year judged."""

    parties: QuerySet[Party] | None
    on: date
    year: int

    def of(self, rows: QuerySet) -> QuerySet:
        rows = rows.order_by()
        return rows if self.parties is None else rows.filter(party__in=self.parties.values("pk"))

    @cached_property
    def who(self) -> Columns:
        """The parties themselves, by their keys."""
        people = Party.objects.all() if self.parties is None else Party.objects.filter(pk__in=self.parties.values("pk"))
        kinds = {kind: place for place, kind in enumerate(SUBJECTS)}
        return fetch(
            people.order_by("pk"),
            words=("occupation", "gender"),
            party=F("pk"),
            subject=rank("kind", kinds),
            home=number("home_id"),
            gender=F("person__gender"),
            occupation=F("person__occupation"),
            direct=number("person__direct_worker", -1),
            died=Day("person__died_on"),
        )

    @property
    def ids(self) -> Ints:
        return self.who["party"]

    @property
    def size(self) -> int:
        return len(self.ids)

    def table(self) -> FactsTable:
        """The judge's table, in the order of ``ids``."""
        titles, known = self._titles()
        return FactsTable.from_columns(
            self.size,
            subject=self.who["subject"].astype(np.int8),
            scalars=self._circumstances(),
            titles=titles,
            titles_known=known,
            **self._results,
            **self._awards(),
            **self._works(titles.get("CSTDCS")),
            service_start=self._service(),
        )

    # Who they are

    def _circumstances(self) -> dict[str, Scalar]:
        words = vocabulary()
        jobs = {word: words.encode("occupation", word) for word in words.scales["occupation"].ranks}
        roles = {word: words.encode("role", word) for word in words.scales["role"].ranks}
        jobs = {word: value for word, value in jobs.items() if word not in roles}
        genders = {word: words.encode("gender", word) for word in words.scales["gender"].ranks}
        died = self.who["died"]
        found = {
            "gender": _worded(self.who["gender"], genders),
            "occupation": _worded(self.who["occupation"], jobs),
            "role": _worded(self.who["occupation"], roles),
            "direct_worker": _scalar(self.who["direct"], self.who["direct"] >= 0),
            "deceased": _scalar(np.ones(self.size), (died > 0) & (died <= self.on.toordinal())),
            "force": self._forces(),
        }
        return {name: scalar for name, scalar in found.items() if scalar.state.any()}

    @cached_property
    def _paths(self) -> dict[int, str]:
        return dict(Unit.objects.values_list("pk", "path"))

    @cached_property
    def _line(self) -> Ints:
        """The unit each stands in: a unit its own, everybody else where they belong."""
        return np.where(self.who["subject"] == SUBJECTS.index("unit"), self.ids, self.who["home"])

    def _by_line(self, values: Mapping[str, int], absent: int) -> Ints:
        """A value for each path of a unit as a column of the parties that stand in it."""
        keys, where = np.unique(self._line, return_inverse=True)
        of = [values.get(self._paths.get(key, "/"), absent) for key in keys.tolist()]
        return np.array(of, np.int64)[where] if len(keys) else np.zeros(0, np.int64)

    def _forces(self) -> Scalar:
        forces = {path: force for path, force in forces_of(self._paths.values()).items() if force is not None}
        column = self._by_line({path: int(vocabulary().encode("force", f)) for path, f in forces.items()}, -1)
        return _scalar(column, column >= 0)

    # Years

    @cached_property
    def _results(self) -> dict[str, NDArray[np.uint64]]:
        grades = {_Result.NOT_DONE: 0, _Result.DONE: 1, _Result.GOOD: 2, _Result.EXCELLENT: 3}
        rows = fetch(
            self.of(YearResult.objects.filter(SPAN)),
            bits={"party": 40, "year": 12, "grade": 2, "expected": 1, "exceeded": 2},
            party=F("party_id"),
            year=F("year"),
            grade=rank("result", grades),
            expected=rank("standing", {YearResult.Standing.EXPECTED: 1}),
            exceeded=number("exceeded_targets", -1) + Value(1),
        )
        rows = self._mine(rows)
        told = rows["exceeded"] > 0
        return {
            "results": np.stack([self._set_of(rows, rows["grade"] >= grade) for grade in (1, 2, 3)]),
            "results_known": self._set_of(rows),
            "expected": self._set_of(rows, rows["expected"] == 1),
            "exceeded": self._set_of(rows, rows["exceeded"] == 2),
            "exceeded_known": self._set_of(rows, told),
        }

    def _mine(self, rows: Columns) -> Columns:
        """The rows of the parties, with ``row``, the party's place."""
        place, there = places(self.ids, rows["party"])
        if there.all():
            return {**rows, "row": place}
        return {name: values[there] for name, values in {**rows, "row": place}.items()}

    def _set_of(self, rows: Columns, which: Bools | None = None) -> NDArray[np.uint64]:
        """The years of these rows as a set for each party."""
        out = np.zeros(self.size, np.uint64)
        row, year = (rows["row"], rows["year"]) if which is None else (rows["row"][which], rows["year"][which])
        np.bitwise_or.at(out, row, years.ones(year))
        return out

    @cached_property
    def _annual(self) -> Columns:
        """The sets of years of each yearly title."""
        found = year_sets(self.of(Grant.objects.extra(where=[IN_THE_INDEX])), "party_id", "award")  # noqa: S610 - ours
        return self._mine(found)

    @cached_property
    def _others(self) -> Columns:
        """Every other valid award."""
        found = Grant.objects.filter(status=Grant.Status.VALID).exclude(occasion="cong_trang", award__in=ANNUAL)
        rows = fetch(
            self.of(found),
            words=("award",),
            bits={"party": 40, "year": 12, "occasion": 4, "entry": 40, "decided": 22, "first": 12, "last": 12},
            award=F("award"),
            party=F("party_id"),
            year=F("year"),
            occasion=rank("occasion", vocabulary().scales["occasion"].ranks),
            entry=F("pk"),
            decided=Day("decided_on"),
            first=number("period_from"),
            last=number("period_to"),
        )
        rows["code"] = numbered(rows.pop("award"), CODE_NUMBER)
        return self._mine(rows)

    @cached_property
    def covered(self) -> tuple[Ints, Ints]:
        """For each party since which year the ledger, and since which the initiatives, are complete; 0: not at all."""
        since: dict[str, dict[int, int]] = {"ledger_complete_since": {}, "initiatives_complete_since": {}}
        own: dict[str, dict[int, int]] = {name: {} for name in since}
        for party, name, value in Attestation.objects.filter(name__in=since).values_list("party_id", "name", "value"):
            (since if party in self._paths else own)[name][party] = value
        columns = []
        for name, by_unit in since.items():
            first = {
                path: min((by_unit[int(key)] for key in path.split("/") if key and int(key) in by_unit), default=0)
                for path in self._paths.values()
            }
            column = self._by_line(first, 0)
            for party, value in own[name].items():
                place, there = places(self.ids, np.array([party]))
                if there[0]:
                    column[place] = min(value, int(column[place[0]]) or value)
            columns.append(np.where(column > self.year, 0, column))
        return columns[0], columns[1]

    def _titles(self) -> tuple[dict[str, NDArray[np.uint64]], NDArray[np.uint64]]:
        annual, others = self._annual, self._others
        titles = {}
        for code in ANNUAL:
            if (which := annual["award"] == code).any():
                titles[code] = np.zeros(self.size, np.uint64)
                titles[code][annual["row"][which]] = annual["years"][which]
        for code in YEARLY_TITLES:
            if (which := others["code"] == CODE_NUMBER[code]).any():
                titles[code] = titles.get(code, years.NONE) | self._set_of(others, which)
        decided = np.zeros(self.size, np.bool_)
        decided[annual["row"][(annual["years"] & years.one(self.year)) > 0]] = True
        decided[others["row"][others["year"] == self.year]] = True
        ledger, _ = self.covered
        known = np.zeros(self.size, np.uint64)
        for since in np.unique(ledger[ledger > 0]).tolist():
            for last, out in ((self.year - 1, ~decided), (self.year, decided)):
                known[(ledger == since) & out] = years.up_to(last) & ~years.up_to(since - 1)
        return titles, known

    def _awards(self) -> dict[str, Any]:
        rows = self._others
        first, last = rows["first"], rows["last"]
        columns = {
            "code": rows["code"],
            "occasion": rows["occasion"],
            "decided": rows["decided"],
            "year": rows["year"],
            "period_from": np.where(first > 0, first, last),
            "period_to": np.where(last > 0, last, first),
            "entry": rows["entry"],
        }
        ledger, _ = self.covered
        return {
            "awards": ragged(rows["row"], AWARDS, columns),
            "awards_known": (ledger > 0) & (ledger <= self.year - AWARDS_HORIZON + 1),
        }

    # Initiatives and works

    def _works(self, titled: NDArray[np.uint64] | None) -> dict[str, Any]:
        rows = self._initiatives()
        rows["spent"] = self._spent(rows["id"])
        if titled is not None:
            self._rest(rows, titled)
        _, since = self.covered
        told: dict[str, Any] = {"initiatives_known": since > 0, "works_known": since > 0}
        for name, schema, science in (("initiatives", INITIATIVES, 0), ("works", WORKS, 1)):
            which = rows["science"] == science
            told[name] = ragged(rows["row"][which], schema, {key: rows[key][which] for key in schema if key in rows})
        return told

    def _initiatives(self) -> Columns:
        rows = fetch(
            self.of(Initiative.objects.all()),
            bits={
                "party": 40, "year": 12, "scope": 4, "science": 1, "applied": 2, "accepted": 2, "recognised": 1,
                "id": 40,
            },
            party=F("party_id"),
            year=number("year"),
            scope=rank("scope", vocabulary().scales["scope"].ranks),
            science=rank("kind", {Initiative.Kind.SCIENCE: 1}),
            applied=number("applied", -1) + Value(1),
            accepted=number("accepted", -1) + Value(1),
            recognised=rank("recognised_by", {"": 0}, 1),
            id=F("pk"),
        )  # fmt: skip
        rows = self._mine(rows)
        order = np.lexsort((rows["id"], rows["row"]))
        rows = {name: values[order] for name, values in rows.items()}
        rows["applied"], rows["accepted"] = rows["applied"] - 1, rows["accepted"] - 1
        rows["recognised"] = np.where(rows["recognised"] == 1, 1, -1)
        return rows

    def _spent(self, ids: Ints) -> Ints:
        """What each was used for, from the grants that used it."""
        used = listed(self.of(Grant.objects.filter(status=Grant.Status.VALID)), "award", "consumes", "initiatives")
        kinds = {code: SPENT_TITLE if award.kind == "title" else SPENT_FORM for code, award in award_names().items()}
        how, keys = numbered(used["award"], kinds, 0), used["value"]
        order = np.argsort(ids, kind="stable")
        place, there = places(ids[order], keys)
        spent = np.zeros(len(ids), np.int64)
        np.bitwise_or.at(spent, order[place[there]], how[there])
        return spent

    def _rest(self, rows: Columns, titled: NDArray[np.uint64]) -> None:
        """Of a year with a title for which no initiative is said to be used the law says which one it rested on."""
        group = rows["row"] * 4096 + rows["year"]
        keys, where = np.unique(group, return_inverse=True)
        told = np.zeros(len(keys), np.bool_)
        np.logical_or.at(told, where, (rows["spent"] & SPENT_TITLE) > 0)
        open_ = np.flatnonzero(~told[where] & ((titled[rows["row"]] & years.ones(rows["year"])) > 0))
        lists: dict[str, list[int]] = {"initiatives": [], "works": []}
        for place in open_.tolist():
            lists["works" if rows["science"][place] else "initiatives"].append(place)
        values = {
            name: [{key: int(rows[key][place]) for key in ("year", "scope", "spent")} for place in found]
            for name, found in lists.items()
        }
        sources = {name: [{"used_for": [] if v["spent"] else None} for v in found] for name, found in values.items()}
        owners = {name: rows["row"][found].tolist() for name, found in lists.items()}
        mark_rested(owners, values, sources, titled, self._results["results"], self._results["results_known"])
        for name, found in lists.items():
            rows["spent"][found] = [value["spent"] for value in values[name]]

    def _service(self) -> NDArray[np.int32]:
        """Since when each serves in the present agency, or was recruited."""
        rows = fetch(
            self.of(Service.objects.all()),
            words=("agency",),
            agency=F("agency"),
            party=F("party_id"),
            id=F("pk"),
            hired=rank("type", {"tuyen_dung": 1}),
            since=Day("since"),
        )
        rows = self._mine(rows)
        order = np.lexsort((rows["id"], rows["row"]))
        row, since, hired = (rows[name][order] for name in ("row", "since", "hired"))
        agencies = {name: place for place, name in enumerate(dict.fromkeys(rows["agency"].tolist()))}
        agency = numbered(rows["agency"], agencies)[order]
        present = np.full(self.size, -1, np.int64)
        recruited = np.zeros(self.size, np.int64)
        present[row[hired == 0]] = agency[hired == 0]
        recruited[row[hired == 1]] = since[hired == 1]
        here = (hired == 0) & (agency == present[row])
        start = np.full(self.size, np.iinfo(np.int32).max, np.int64)
        np.minimum.at(start, row[here], since[here])
        start = np.where(recruited > 0, np.minimum(start, recruited), start)
        return np.where(start == np.iinfo(np.int32).max, 0, start).astype(np.int32)


def _scalar(values: NDArray[Any], known: Bools) -> Scalar:
    return Scalar(np.where(known, values, 0).astype(np.float64), np.where(known, KNOWN, 0).astype(np.int8))


def _worded(words: NDArray[Any], numbers: Mapping[str, float]) -> Scalar:
    values = np.array([numbers.get(word, -1.0) for word in words.tolist()], np.float64)
    return _scalar(values, values >= 0)
