"""A list of 100,000 rows: read and checked, kept, made into nominations, while others go on writing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.figures import Figure, Table, timed
from bench.neighbour import beside
from bench.rivals import NotHereError, run
from bench.setting import Setting
from bench.workbook import FIELDS, plain_workbook, rows_about, workbook

ROWS = 100_000
TAKEN = 10_000
"""Rows made into nominations, each judged with its whole explanation: as many as a great list has in life."""
FEW = 2_000
"""Rows for the rival, which takes milliseconds a row."""


def measure(setting: Setting) -> Table:
    table = Table(f"Lists: a workbook of {setting.sized(ROWS):,} rows")
    size = setting.sized(ROWS)
    with setting.on_copy_of_load_set():
        rows = _rows(size)
        each = _read_and_save(table, workbook(rows), size) / size
    try:
        _beside_import_export(table, rows[:FEW], each)
    except NotHereError as why:
        table.left_out.append(str(why))
    return table


def _beside_import_export(table: Table, rows: list[list[object]], each: float) -> None:
    """From file to database; ours is checked, matched and held against the golden book, theirs is only written."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "rows.xlsx"
        place.write_bytes(plain_workbook(FIELDS, rows))
        there = run("import_export", ["django-import-export[xlsx]", "django==5.2.*"], str(place))
    told = f"{there['version']}, {len(rows):,} rows into a plain table"
    for way, goal in {"default": 5, "bulk": None}.items():
        ratio = there["seconds"][way] / len(rows) / each
        table.figures.append(
            Figure(f"read and saved faster than django-import-export, {way} settings", ratio, "×", goal, True, told)
        )


def _rows(size: int) -> list[list[object]]:
    from vinhdanh.ground.registry.models import Person

    known = Person.objects.order_by("pk").values_list(
        "party__name", "born_year", "position", "party__home__party__name"
    )
    people = list(known[: max(size * 7 // 10, 1)])
    return rows_about(people, size)


def _read_and_save(table: Table, content: bytes, size: int) -> float:
    """The seconds from the file to what is saved."""
    from vinhdanh.crafts.sheets import read_list
    from vinhdanh.ground.accounts.models import User
    from vinhdanh.ground.office import clock
    from vinhdanh.ground.office.actors import Actor
    from vinhdanh.ground.registry.models import Unit
    from vinhdanh.work.nominations.actions.lists import keep_list
    from vinhdanh.work.nominations.actions.taking import take_in
    from vinhdanh.work.nominations.models import Round

    with timed() as reading:
        read = read_list(content, "danh-sach.xlsx", today=clock.today())
    assert len(read.rows) == size, len(read.rows)
    table.figures.append(Figure("read and checked", reading.seconds, goal=15))
    user = User.objects.get(username="chuyenvien")
    by = Actor("user", user.pk, user.full_name)
    round_ = Round.objects.get(name__contains="công trạng")
    root = Unit.objects.get(path__regex=r"^/\d+/$")
    with beside() as kept, timed() as keeping:
        upload = keep_list(
            root, by=by, at=clock.now(), round=round_, content=content, filename="danh-sach.xlsx", read=read
        )
    table.figures.append(Figure("saved: matched, checked against the golden book, written", keeping.seconds, goal=40))
    _neighbours(table, kept)
    some = min(TAKEN, size)
    upload.rows.filter(pk__in=upload.rows.order_by("pk").values("pk")[some:]).delete()
    with beside() as taken, timed() as taking:
        take_in(upload, by=by, at=clock.now())
    table.figures.append(Figure(f"{some:,} rows made into nominations, each judged", taking.seconds))
    _neighbours(table, taken)
    return reading.seconds + keeping.seconds


def _neighbours(table: Table, seen: dict) -> None:
    """What another user noticed meanwhile."""
    note = f"{seen['writes']} small writes of another process meanwhile"
    table.figures.append(Figure("  the longest that another had to wait", seen["slowest"], note=note))
    table.figures.append(Figure("  “database is locked”", len(seen["failed"]), "", goal=0))
