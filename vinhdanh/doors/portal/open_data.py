"""Open data: counts of the golden book by year and one dimension, without anybody in them.

A cell of fewer than five is not published. Every table's rows of a year add up to the same total, so a single hidden
cell could be reckoned back: with it the next smallest is hidden, until what is hidden is at least two cells and at
least five awards. No totals are published beside the cells.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count

from vinhdanh import law
from vinhdanh.books.ledger.models import Grant
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.registry.models import Party, Unit

LEAST = 5
"""The smallest count that is published."""
KINDS = {"person": "Individuals", "unit": "Collectives", "household": "Households"}
LEVELS = {
    "co_so": ("Cơ sở", "Grassroots level"),
    "tinh": ("Bộ, ban, ngành, tỉnh", "Ministry or province"),
    "chinh_phu": ("Chính phủ, Thủ tướng Chính phủ", "Government, Prime Minister"),
    "nha_nuoc": ("Nhà nước", "State"),
}
ELSEWHERE = ("Cơ quan cấp tỉnh và nơi khác", "Provincial bodies and elsewhere")


@dataclass(frozen=True)
class Dataset:
    """A table: what it counts by, in both languages."""

    slug: str
    title: str
    english: str
    dimension: str
    english_dimension: str


class Row(NamedTuple):
    """``count`` is None where it is hidden."""

    year: int
    code: str
    name: str
    english: str
    count: int | None


DATASETS = {
    each.slug: each
    for each in (
        Dataset(
            "theo-hinh-thuc",
            "Số lượt khen thưởng theo năm và danh hiệu, hình thức",
            "Awards by year and kind of award",
            "danh hiệu thi đua, hình thức khen thưởng",
            "award",
        ),
        Dataset(
            "theo-doi-tuong",
            "Số lượt khen thưởng theo năm và đối tượng",
            "Awards by year and kind of recipient",
            "đối tượng",
            "kind of recipient",
        ),
        Dataset(
            "theo-cap",
            "Số lượt khen thưởng theo năm và cấp khen thưởng",
            "Awards by year and level",
            "cấp khen thưởng",
            "level",
        ),
        Dataset(
            "theo-xa-phuong",
            "Số lượt khen thưởng theo năm và xã, phường",
            "Awards by year and commune or ward",
            "xã, phường",
            "commune or ward",
        ),
    )
}


def hidden(counts: Mapping[str, int]) -> set[str]:
    """Which cells of one year are not published; see the module."""
    ordered = sorted(counts, key=lambda code: (counts[code], code))
    out = [code for code in ordered if counts[code] < LEAST]
    if not out:
        return set()
    for code in ordered[len(out) :]:
        if len(out) >= 2 and sum(counts[each] for each in out) >= LEAST:
            break
        out.append(code)
    return set(out)


def by_year(counted: Iterable[tuple["Cell", int]]) -> dict[int, int]:
    """How many awards in each year; a year with fewer than five is left out."""
    totals: Counter[int] = Counter()
    for cell, count in counted:
        totals[cell.year] += count
    return {year: count for year, count in totals.items() if count >= LEAST}


class Cell(NamedTuple):
    year: int
    award: str
    subject: str
    home: int | None


def counted() -> list[tuple[Cell, int]]:
    """The one pass over the ledger that every table is made of."""
    found = Grant.objects.filter(status=Grant.Status.VALID).order_by()
    rows = found.values_list("year", "award", "subject", "party__home").annotate(count=Count("pk"))
    return [(Cell(*row[:4]), row[4]) for row in rows]


def tables(counted: list[tuple[Cell, int]]) -> dict[str, tuple[Row, ...]]:
    """The rows of every dataset, newest year first."""
    names = law.award_names()
    kinds = dict(Party.Kind.choices)
    return {
        "theo-hinh-thuc": _table(
            ((cell.year, cell.award, n) for cell, n in counted),
            lambda code: (names[code].name, names[code].english) if code in names else (code, code),
        ),
        "theo-doi-tuong": _table(
            ((cell.year, cell.subject, n) for cell, n in counted),
            lambda code: (kinds.get(code, code), KINDS.get(code, code)),
        ),
        "theo-cap": _table(
            ((cell.year, names[cell.award].level, n) for cell, n in counted if cell.award in names),
            LEVELS.__getitem__,
        ),
        "theo-xa-phuong": _by_commune(counted),
    }


def _table(cells: Iterable[tuple[int, str, int]], named: Callable[[str], tuple[str, str]]) -> tuple[Row, ...]:
    years: dict[int, Counter[str]] = {}
    for year, code, n in cells:
        years.setdefault(year, Counter())[code] += n
    found = []
    for year in sorted(years, reverse=True):
        secret = hidden(+years[year])
        for code, n in sorted((+years[year]).items(), key=lambda cell: fold(named(cell[0])[0])):
            name, english = named(code)
            found.append(Row(year, code, name, english, None if code in secret else n))
    return tuple(found)


def _by_commune(counted: list[tuple[Cell, int]]) -> tuple[Row, ...]:
    """By the commune or ward above the party's home; a commune honoured itself counts as its own."""
    kinds = (Unit.Kind.COMMUNE, Unit.Kind.WARD)
    communes = {str(key): name for key, name in Unit.objects.filter(kind__in=kinds).values_list("pk", "party__name")}
    homes: dict[int | None, str] = {None: ""}
    for key, path in Unit.objects.values_list("pk", "path"):
        homes[key] = next((part for part in reversed(path.strip("/").split("/")) if part in communes), "")
    cells = [(cell.year, homes[cell.home], n) for cell, n in counted]
    own = Grant.objects.filter(status=Grant.Status.VALID, party__in=[int(key) for key in communes]).order_by()
    for year, party, home, n in own.values_list("year", "party", "party__home").annotate(n=Count("pk")):
        cells += [(year, str(party), n), (year, homes[home], -n)]
    named = {code: (name, name) for code, name in communes.items()} | {"": ELSEWHERE}
    return _table(cells, named.__getitem__)
