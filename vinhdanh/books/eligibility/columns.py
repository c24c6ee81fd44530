"""Rows of the database as NumPy columns: whole numbers and words straight from the driver, no object a row.

A row costs a fraction of a microsecond instead of ten; a population has millions of them.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import Aggregate, BigIntegerField, Case, F, Func, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce
from numpy.typing import NDArray

from vinhdanh.law import years

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Columns = dict[str, NDArray[Any]]

SPAN = Q(year__gte=years.EPOCH, year__lt=years.EPOCH + years.SPAN)
"""Rows whose year a set of years can hold."""
MOST_BITS = 62
SPARSE = 10
"""Keys so many times sparser than their number are searched for; denser ones have a directory."""
WORD = "O"
"""The type of a column of words; all others are whole numbers."""


class Day(Func):
    """A date as ``date.toordinal()``, 0 when absent."""

    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(
            compiler, connection, template="COALESCE(CAST(julianday(%(expressions)s) - 1721424.5 AS INTEGER), 0)"
        )

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="COALESCE(%(expressions)s - DATE '0001-01-01' + 1, 0)")


class YearSet(Aggregate):
    """The years of a group's rows as a set (``law.years``). Each is once in the group, all within the sets' span."""

    function = "BIT_OR"
    output_field = BigIntegerField()

    def __init__(self, field: str):
        super().__init__(Cast(F(field) - Value(years.EPOCH), IntegerField()))

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="SUM(1 << (%(expressions)s))", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="BIT_OR(1::bigint << (%(expressions)s))", **context)


def number(field: str, absent: int = 0) -> Coalesce:
    """A whole number, or a truth as 1 and 0."""
    return Coalesce(Cast(field, IntegerField()), absent)


def rank(field: str, ranks: Mapping[str, int], absent: int = 0) -> Case:
    """A word of a closed list as its number."""
    whens = [When(**{field: word}, then=Value(place)) for word, place in ranks.items()]
    return Case(*whens, default=Value(absent), output_field=IntegerField())


def fetch(
    rows: QuerySet, *, words: tuple[str, ...] = (), bits: Mapping[str, int] | None = None, **columns: Any
) -> Columns:
    """The rows' columns by name, in the order of the rows.

    ``words`` names those that hold text. ``bits``: columns of small whole numbers (0 or more) and how many bits each
    needs: they travel together in one number, which is half the work of a row.
    """
    packs = _packs(bits or {})
    told = {name: what for name, what in columns.items() if name not in (bits or {})}
    told |= {
        f"pack{place}": _packed([(columns[name], size) for name, size in pack]) for place, pack in enumerate(packs)
    }
    hidden = {name: f"c_{name}" for name in told}  # a field of the model may bear the name
    found = rows.annotate(**{hidden[name]: what for name, what in told.items()}).values_list(*hidden.values())
    table = _read(found, [(name, WORD if name in words else np.int64) for name in told])
    out = {name: table[name].copy() for name in told if name in columns}
    for place, pack in enumerate(packs):
        left = table[f"pack{place}"].copy()
        for name, size in reversed(pack):
            out[name] = left & ((1 << size) - 1)
            left >>= size
    return out


def year_sets(rows: QuerySet, party: str, word: str) -> Columns:
    """``party``, ``word`` and ``years``, the set of the years that rows of this party and word have."""
    reckoned = rows.annotate(c_year=F("year") + Value(0))  # not to be looked up: another index holds all of it in order
    inside = reckoned.filter(c_year__gte=years.EPOCH, c_year__lt=years.EPOCH + years.SPAN)
    found = inside.order_by().values(party, word).annotate(c_years=YearSet("c_year"))
    table = _read(found.values_list(party, word, "c_years"), [("party", np.int64), ("word", WORD), ("years", np.int64)])
    return {"party": table["party"].copy(), word: table["word"].copy(), "years": table["years"].astype(np.uint64)}


_EACH = {
    "sqlite": "json_each(told.inside, '$.{key}') AS each",
    "postgresql": "jsonb_array_elements_text(told.inside->'{key}') AS each(value)",
}


def listed(rows: QuerySet, word: str, field: str, key: str) -> Columns:
    """The whole numbers listed under ``key`` of a JSON field as ``value``, each with its row's ``word``."""
    told = rows.exclude(**{field: {}}).order_by().annotate(said=F(word), inside=F(field)).values("said", "inside")
    inner, parameters = told.query.sql_with_params()
    each = _EACH[connection.vendor].format(key=key)
    query = f"SELECT told.said, CAST(each.value AS bigint) FROM ({inner}) AS told, {each}"  # noqa: S608 - the ORM's own
    table = _run(query, parameters, [(word, WORD), ("value", np.int64)])
    return {name: table[name].copy() for name in (word, "value")}


def _read(found: QuerySet, kinds: list[tuple[str, Any]]) -> NDArray[Any]:
    return _run(*found.query.sql_with_params(), kinds)


def _run(query: str, parameters: tuple[Any, ...], kinds: list[tuple[str, Any]]) -> NDArray[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return np.fromiter(cursor.cursor, np.dtype(kinds))


def _packs(bits: Mapping[str, int]) -> list[list[tuple[str, int]]]:
    """The columns in groups that fit into a signed number of 64 bits."""
    packs: list[list[tuple[str, int]]] = []
    for name, size in bits.items():
        if not packs or sum(taken for _, taken in packs[-1]) + size > MOST_BITS:
            packs.append([])
        packs[-1].append((name, size))
    return packs


def _packed(parts: list[tuple[Any, int]]) -> Any:
    whole = Cast(parts[0][0], BigIntegerField())
    for what, size in parts[1:]:
        whole = Cast(whole * Value(1 << size) + what, BigIntegerField())
    return whole


def numbered(words: NDArray[Any], numbers: Mapping[str, int], absent: int = -1) -> Ints:
    """Words as their numbers."""
    listed = words.tolist()
    of = {word: numbers.get(word, absent) for word in set(listed)}
    return np.fromiter(map(of.__getitem__, listed), np.int64, len(listed))


def places(keys: Ints, wanted: Ints) -> tuple[Ints, Bools]:
    """Where each of ``wanted`` stands among ``keys`` (ascending), and whether it is there at all."""
    if not len(keys):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), np.bool_)
    if len(wanted) < len(keys) or keys[-1] > SPARSE * len(keys):
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    else:
        place = _directory(keys)[np.clip(wanted, 0, keys[-1])]
    return place, keys[place] == wanted


def _directory(keys: Ints) -> Ints:
    """For each number up to the last key its place among the keys: asked for millions, quicker than any search."""
    out = np.zeros(int(keys[-1]) + 1, np.int64)
    out[keys] = np.arange(len(keys))
    return out
