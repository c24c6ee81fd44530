"""Very many rows into a table, as fast as the database takes them: COPY on PostgreSQL, one prepared INSERT on SQLite.

For loads of hundreds of thousands of rows, where making a model instance of each costs more than writing it. What
models and ``bulk_create`` would fill in by themselves (defaults, keys) the caller gives.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

Row = Sequence[Any]


def pour(model: type[models.Model], fields: Sequence[str], rows: Iterable[Row]) -> int:
    """Write ``rows`` (values in the order of ``fields``) into the table of ``model``; answers how many.

    Takes part in the caller's transaction; constraints of the database hold, nothing else looks at the values.
    """
    chosen = [model._meta.get_field(name) for name in fields]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in chosen)
    table = connection.ops.quote_name(model._meta.db_table)
    prepared = _prepared(rows, [(place, turn) for place, field in enumerate(chosen) if (turn := _turned(field))])
    if connection.vendor == "postgresql":
        return _copy(f"COPY {table} ({columns}) FROM STDIN", prepared)
    marks = ", ".join("?" * len(chosen))
    return _insert(f"INSERT INTO {table} ({columns}) VALUES ({marks})", prepared)  # noqa: S608 - names of our own tables


def next_key(model: type[models.Model]) -> int:
    """The first key that is free: a load counts on from there."""
    return (model.objects.aggregate(last=models.Max("pk"))["last"] or 0) + 1


def keys_were_given(*tables: type[models.Model]) -> None:
    """Call after rows with keys of the caller's own: PostgreSQL's sequences go on after them."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(tables))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def make_room() -> None:
    """Half a gigabyte of page cache for this connection, so that SQLite writes each page of a great load once."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -500000")


def know_sizes() -> None:
    """Let the planner count the tables, so that it does not walk a million rows where an index leads to ten."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _turned(field: models.Field) -> Callable[[Any], Any] | None:
    """How a value of this field is written, where the driver does not know by itself."""
    if isinstance(field, models.JSONField):
        return lambda value: json.dumps(value, ensure_ascii=False)
    if isinstance(field, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value
    if isinstance(field, models.DateField):
        return connection.ops.adapt_datefield_value
    return None


def _prepared(rows: Iterable[Row], turns: list[tuple[int, Callable[[Any], Any]]]) -> Iterable[Row]:
    if not turns:
        yield from rows
        return
    for row in rows:
        values = list(row)
        for place, turn in turns:
            if values[place] is not None:
                values[place] = turn(values[place])
        yield values


def _copy(statement: str, rows: Iterable[Row]) -> int:
    written = 0
    with connection.cursor() as cursor, cursor.cursor.copy(statement) as into:
        for row in rows:
            into.write_row(row)
            written += 1
    return written


def _insert(statement: str, rows: Iterable[Row]) -> int:
    connection.ensure_connection()
    cursor = connection.connection.cursor()  # the driver's own: Django's would write "?" as "%s" and look at each row
    try:
        return max(cursor.executemany(statement, rows).rowcount, 0)
    finally:
        cursor.close()
