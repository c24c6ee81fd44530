"""Tables that only grow: the database itself refuses UPDATE and DELETE, on SQLite and PostgreSQL.

SQLite drops a table's triggers whenever a migration rebuilds the table, so they are laid again after every migrate,
and a system check says when one is missing.
"""

from django.core.checks import Error, register
from django.db import connection

TABLES: list[str] = ["office_auditrow"]


def protect(table: str) -> None:
    """Name a table as append-only; called from the owning room's AppConfig.ready."""
    if table not in TABLES:
        TABLES.append(table)


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for verb in ("update", "delete")
        ]
    return [
        "CREATE OR REPLACE FUNCTION vinhdanh_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'append-only table' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}",
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION vinhdanh_append_only()",
        f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION vinhdanh_append_only()",
    ]


def install(**_kwargs) -> None:
    """Lay the triggers of every table that exists. Idempotent; runs after each migrate."""
    have = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in TABLES:
            if table in have:
                for statement in _statements(connection.vendor, table):
                    cursor.execute(statement)


@register("database")
def triggers_present(databases=None, **_kwargs):
    """Report an append-only table whose trigger is gone (a system check of ``manage.py check --database default``)."""
    if not databases:
        return []
    have = set(connection.introspection.table_names())
    if connection.vendor == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(query)
        triggers = {row[0] for row in cursor.fetchall()}
    mark = "_no_update" if connection.vendor == "sqlite" else "_append_only"
    return [
        Error(f"Bảng {table} mất khoá chỉ-thêm; chạy script/vinhdanh setup để đặt lại.", id="office.E001")
        for table in TABLES
        if table in have and f"{table}{mark}" not in triggers
    ]
