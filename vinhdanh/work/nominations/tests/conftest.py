"""What this room's tests start from: a round of the school year, a list sent by the department, its people."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

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
    """``send("so-giao-duc-2025.xlsx")``: the department sends a list of the examples; answers (upload, fresh)."""

    def run(name="so-giao-duc-2025.xlsx", unit=None, by=None):
        content = (LISTS / name).read_bytes()
        who = by or actors.unit_officer
        return actions.send(unit or province.department, by=who, at=at, round=round, content=content, filename=name)

    return run
