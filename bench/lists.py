"""A list of 100,000 rows: read and checked, kept, made into nominations, while others go on writing."""

from __future__ import annotations

from bench.figures import Figure, Table, timed
from bench.neighbour import beside
from bench.setting import Setting
from bench.workbook import rows_about, workbook

ROWS = 100_000


def measure(setting: Setting) -> Table:
    table = Table(f"Lists: a workbook of {setting.sized(ROWS):,} rows")
    with setting.on_copy_of_load_set():
        content = _content(setting.sized(ROWS))
        _read_and_save(table, content, setting.sized(ROWS))
    return table


def _content(size: int) -> bytes:
    from vinhdanh.ground.registry.models import Person

    known = Person.objects.order_by("pk").values_list(
        "party__name", "born_year", "position", "party__home__party__name"
    )
    people = list(known[: max(size * 7 // 10, 1)])
    return workbook(rows_about(people, size))


def _read_and_save(table: Table, content: bytes, size: int) -> None:
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
    with beside() as taken, timed() as taking:
        take_in(upload, by=by, at=clock.now())
    table.figures.append(Figure("made into nominations, each judged", taking.seconds))
    _neighbours(table, taken)


def _neighbours(table: Table, seen: dict) -> None:
    """What another user noticed meanwhile."""
    note = f"{seen['writes']} small writes of another process meanwhile"
    table.figures.append(Figure("  the longest that another had to wait", seen["slowest"], note=note))
    table.figures.append(Figure("  “database is locked”", len(seen["failed"]), "", goal=0))
