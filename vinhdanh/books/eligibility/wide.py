"""Facts of a whole population as columns: yearly results and titles are gathered by the database as sets of years.

What is bulky and follows no rule (ten results and as many titles a person) never becomes a row in Python; everything
else goes through the same rows as for one party (``facts.load``), so that each rule about facts stands once. The table
answers who is eligible; it holds no papers to cite: whoever is explained is loaded alone.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import BigIntegerField, F, IntegerField, Q, QuerySet, Sum, TextField, Value
from django.db.models.functions import Cast
from numpy.typing import NDArray

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.record.models import YearResult
from vinhdanh.law import FactsTable
from vinhdanh.law.table import YEARLY_TITLES
from vinhdanh.law.years import EPOCH, SPAN, one

from .facts import FEW, subjects, table_of
from .known import Known
from .reading import Reader

Years = NDArray[np.uint64]

_Result = YearResult.Result
GRADES = (
    (_Result.DONE, _Result.GOOD, _Result.EXCELLENT),
    (_Result.GOOD, _Result.EXCELLENT),
    (_Result.EXCELLENT,),
)
"""The marks that are at least completed, at least good, excellent."""

BIT = Cast(Value(1), BigIntegerField()).bitleftshift(Cast(F("year") - EPOCH, IntegerField()))
"""A year as a set of itself."""


def _union(**options: Any) -> Cast:
    """The years of a group as one set: the sum of different years is their union."""
    return Cast(Sum(BIT, default=0, **options), BigIntegerField())


def wide_table(parties: Collection[int], *, on: date, year: int) -> tuple[list[int], FactsTable]:
    """The parties' ids in the order of the rows, and the table; for verdicts, not for explanations."""
    known = subjects(parties, on)
    ids = list(known)
    reader = _WideReader(known, ids if len(ids) <= FEW else None, year)
    reader.read()
    table = table_of(list(known.values()))
    return ids, replace(table, **reader.columns(table, np.array(ids, np.int64)))


class _WideReader(Reader):
    """Reads results and yearly titles as sets of years, everything else as rows."""

    def __init__(self, known: dict[int, Known], few: list[int] | None, year: int):
        super().__init__(known, few, year)
        self.marks: list[tuple[int, ...]] = []
        self.held: list[tuple[int, str, int]] = []

    def results(self) -> None:
        found = self._grouped(YearResult.objects.all(), "party_id")
        of = {
            "every": Q(),
            **{f"grade{grade}": Q(result__in=marks) for grade, marks in enumerate(GRADES)},
            "expected": Q(standing=YearResult.Standing.EXPECTED),
            "exceeded": Q(exceeded_targets=True),
            "exceeded_told": Q(exceeded_targets__isnull=False),
        }
        sums = {name: _union(filter=which or None) for name, which in of.items()}
        self.marks = _fetch(found.annotate(**sums).values_list("party_id", *sums))

    def grants(self) -> None:
        yearly = Q(award__in=YEARLY_TITLES, occasion="cong_trang")
        valid = Grant.objects.filter(status=Grant.Status.VALID)
        titles = self._grouped(valid.filter(yearly), "party_id", "award")
        self.held = _fetch(titles.annotate(held=_union(distinct=True)).values_list("party_id", "award", "held"))
        judged = int(one(self.year))
        for party, award, years in self.held:
            if years & judged:
                self.decided.add(party)
            if award == "CSTDCS" and (known := self.known.get(party)) is not None and "initiatives" in known.facts:
                self._told(known, years)
        self.write_grants(valid.exclude(yearly))
        spending = valid.filter(yearly).annotate(spent=Cast("consumes", TextField()))
        spending = spending.filter(spent__contains="initiatives").exclude(spent__contains='"initiatives": []')
        for _known, (award, consumes) in self.rows_of(spending, "award", "consumes"):
            for spent in consumes.get("initiatives", ()):
                self.spend(spent, award)

    def _told(self, known: Known, years: int) -> None:
        """An initiative may have been spent on a title of its year: then the rows must tell of the title too."""
        told = {entry.get("year") for entry in known.facts["initiatives"]}
        known.facts.setdefault("awards", []).extend(
            {"code": "CSTDCS", "year": year} for year in told if year and years & int(one(year))
        )

    def _grouped(self, rows: QuerySet, *keys: str) -> QuerySet:
        if self.few is not None:
            rows = rows.filter(party__in=self.few)
        return rows.filter(year__gte=EPOCH, year__lt=EPOCH + SPAN - 1).order_by().values(*keys)

    def columns(self, table: FactsTable, ids: NDArray[np.int64]) -> dict[str, Any]:
        """The table's columns with the sets of years laid over them."""
        marks = _by_row([row for row in self.marks if row[0] in self.known], ids, len(GRADES) + 4)
        every, grades, expected, exceeded, told = marks[0], marks[1:4], marks[4], marks[5], marks[6]
        titles = dict(table.titles)
        for code in {award for _, award, _ in self.held}:
            rows = [(party, years) for party, award, years in self.held if award == code and party in self.known]
            titles[code] = titles.get(code, np.zeros(len(ids), np.uint64)) | _by_row(rows, ids, 1)[0]
        return {
            "results": table.results | grades,
            "results_known": table.results_known | every,
            "expected": table.expected | expected,
            "exceeded": table.exceeded | exceeded,
            "exceeded_known": table.exceeded_known | told,
            "titles": titles,
        }


def _fetch(rows: QuerySet) -> list[tuple[Any, ...]]:
    """The rows as the driver gives them: whole numbers and words need no converting, and there are millions."""
    with connection.cursor() as cursor:
        cursor.execute(*rows.query.sql_with_params())
        return cursor.fetchall()


def _by_row(rows: list[tuple[Any, ...]], ids: NDArray[np.int64], width: int) -> Years:
    """(party, set, set, …) as columns in the order of ``ids`` (ascending); a set that is missing is empty."""
    out = np.zeros((width, len(ids)), np.uint64)
    if rows:
        values = np.array(rows, np.uint64)
        out[:, np.searchsorted(ids, values[:, 0].astype(np.int64))] = values[:, 1:].T
    return out
