"""Rows of the database as NumPy columns: whole numbers and words straight from the driver, no object a row.

A row costs a fraction of a microsecond instead of ten; a population has millions of them.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import BigIntegerField, Case, Func, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Columns = dict[str, NDArray[Any]]

MOST_BITS = 62
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
    kinds = np.dtype([(name, WORD if name in words else np.int64) for name in told])
    with connection.cursor() as cursor:
        cursor.execute(*found.query.sql_with_params())
        table = np.fromiter(cursor.cursor, kinds)
    out = {name: table[name].copy() for name in told if name in columns}
    for place, pack in enumerate(packs):
        left = table[f"pack{place}"].copy()
        for name, size in reversed(pack):
            out[name] = left & ((1 << size) - 1)
            left >>= size
    return out


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
    return np.fromiter((numbers.get(word, absent) for word in words.tolist()), np.int64, len(words))


def places(keys: Ints, wanted: Ints) -> tuple[Ints, Bools]:
    """Where each of ``wanted`` stands among ``keys`` (ascending), and whether it is there at all."""
    if not len(keys):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), np.bool_)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return place, keys[place] == wanted
