"""What this room's tests start from: a round of the school year, lists sent by the department, its people."""

from datetime import date
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from vinhdanh.books.ledger import actions as ledger
from vinhdanh.crafts.sheets import ListRow, ReadList, TableRead
from vinhdanh.ground.office.actors import Actor
from vinhdanh.work.nominations import actions
from vinhdanh.work.nominations.models import Round

LISTS = Path(__file__).resolve().parents[3] / "crafts/sheets/tests/data"


@pytest.fixture
def round(province, house, at):
    """The round of the school year 2024–2025, judged by the law of 15 July 2025."""
    return actions.open_round(
        None,
        by=house,
        at=at,
        name="Tổng kết năm học 2024–2025",
        on=date(2025, 7, 15),
        year=2025,
        calendar=Round.Calendar.SCHOOL,
        opens=date(2025, 6, 1),
        closes=date(2025, 12, 31),
    )


@pytest.fixture
def actors(users):
    """The users as actors, by role."""
    return SimpleNamespace(**{name: Actor.user(user) for name, user in vars(users).items()})


@pytest.fixture
def send(province, round, actors, at):
    """``send("so-giao-duc-2025.xlsx")``: a list of the examples is sent; answers (upload, fresh)."""

    def run(name="so-giao-duc-2025.xlsx", unit=None, by=None):
        content = (LISTS / name).read_bytes()
        by = by or actors.unit_officer
        return actions.send(unit or province.department, by=by, at=at, round=round, content=content, filename=name)

    return run


def row(name, award="LDTT", born=1985, unit="Trường THPT Khoái Châu", subject="person", result="tot", **more):
    """A row as the reader of lists gives it; ``result`` of 2025 is declared, None declares nothing."""
    facts = {"years": {2025: {"result": result}}} if result and subject == "person" else {}
    facts |= more.pop("facts", {})
    cells = {"name": "B10", "born": "C10", "unit": "F10", "award": "G10"}
    number = more.pop("row", 10)
    return ListRow(
        sheet="Danh sách", row=number, name=name, born=born, unit=unit, award=award, award_text=award or "",
        subject=subject, facts=facts, cells=cells, **more,
    )  # fmt: skip


@pytest.fixture
def keep(province, round, actors, at):
    """``keep(row(…), row(…))``: a list of these rows is kept for the department; answers the upload."""
    numbers = count(1)

    def run(*rows, unit=None, by=None):
        table = TableRead(sheet="Danh sách", header_rows=(8,), first_row=10, last_row=9 + len(rows), columns=())
        read = ReadList(
            file="thu.xlsx", on=None, year=2025, title="", issuer=None, tables=(table,), rows=tuple(rows), skipped=()
        )
        content = f"danh sách {next(numbers)}".encode()
        by = by or actors.unit_officer
        unit = unit or province.department
        return actions.keep_list(unit, by=by, at=at, round=round, content=content, filename="thu.xlsx", read=read)

    return run


@pytest.fixture
def take(keep, actors, at):
    """``take(row(…))``: kept and taken in; answers the nominations in the order of the rows."""

    def run(*rows, unit=None, by=None):
        upload = keep(*rows, unit=unit, by=by)
        actions.take_in(upload, by=by or actors.unit_officer, at=at)
        return [each.nomination for each in upload.rows.select_related("nomination__party").order_by("ordinal")]

    return run


@pytest.fixture
def granted(house, at, province):
    """``granted(person, "CSTDCS", 2023, 2024)``: the ledger has these."""

    def run(person, award, *years):
        new = [
            ledger.NewGrant(
                party=person.party,
                award=award,
                name=person.party.name,
                unit_name="Trường THPT Khoái Châu",
                year=year,
                decided_on=date(year, 7, 20),
                decision_number=f"{year}/QĐ-SGDĐT",
                authority_title="Giám đốc Sở Giáo dục và Đào tạo",
                authority=province.director,
            )
            for year in years
        ]
        ledger.grant(province.director, by=house, at=at, grants=new)

    return run


@pytest.fixture
def held(house, at):
    """``held(party)``: it is on hold, for a reason nobody may read."""
    from vinhdanh.books.record.actions import hold

    return lambda party: hold(
        party, by=house, at=at, kind="khieu_nai", since=date(2025, 3, 1), note="Đơn tố cáo bí mật số 77"
    )


@pytest.fixture
def signed_in(client, users):
    """``signed_in("board_officer")``: the test client as the user of that role."""

    def run(role):
        client.force_login(getattr(users, role))
        return client

    return run
