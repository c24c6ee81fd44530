"""A cluster at full size, 150 units × 60 criteria × 12 evaluators: its page, its ranking, how stable that is."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from bench.figures import Figure, Table, best_of
from bench.setting import ROOT, Setting

UNITS, CRITERIA, EVALUATORS, DRAWS = 150, 60, 12, 10_000
_AT = datetime(2025, 12, 1, tzinfo=UTC)


def measure(setting: Setting) -> Table:
    """Over a database of its own, on SQLite."""
    units = setting.sized(UNITS)
    table = Table(f"A cluster's points: {units} units × {CRITERIA} criteria × {EVALUATORS} evaluators")
    with tempfile.TemporaryDirectory(prefix="bench-clusters-") as home:
        environment = {"VINHDANH_HOME": home, "VINHDANH_TODAY": "2025-12-01"}
        migrate = [sys.executable, "manage.py", "migrate", "-v0", "--skip-checks"]
        subprocess.run(migrate, cwd=ROOT, env={**os.environ, **environment}, check=True)
        setting.start(environment)
        season, client = _fill(units)
        _measure_points(table, season)
        _measure_pages(table, season, client)
    return table


def _measure_points(table: Table, season: Any) -> None:
    from vinhdanh.work.clusters import scoring
    from vinhdanh.work.clusters.scoreboard import board_of

    board = board_of(season)
    seconds = best_of(5, lambda: board_of(season).ranks)
    table.figures.append(Figure("points read, added up and ranked", seconds, goal=0.1))

    def again() -> None:
        totals = scoring.add_up(board.layout, scoring.combine(board.given))
        board.ranked(board.layout, totals)

    table.figures.append(Figure("recomputed and ranked, points in memory", best_of(5, again), goal=0.1))
    draws = best_of(3, lambda: scoring.shake(board.layout, board.points, times=DRAWS))
    table.figures.append(Figure(f"stability under {DRAWS:,} draws of the weights", draws, goal=0.5))
    less = best_of(3, lambda: scoring.without_each(board.layout, board.given))
    table.figures.append(Figure("ranks without each evaluator", less, goal=0.5))


def _measure_pages(table: Table, season: Any, client: Any) -> None:
    base = f"/nam-thi-dua/{season.pk}"
    for what, path in (
        ("page of ranks and totals", "/bang-diem/"),
        ("page of every point", "/bang-diem/?chi-tiet=1"),
        ("matrix of one evaluator", f"/tham-dinh/?so={season.table.verifiers.first().pk}"),
        ("page of the stability", "/do-vung/"),
    ):
        answer = client.get(base + path)
        assert answer.status_code == 200, answer.status_code
        seconds = best_of(5, lambda path=path: client.get(base + path))
        goal = 0.8 if "stability" in what else 0.3
        table.figures.append(Figure(what, seconds, goal=goal, note=f"{len(answer.content) // 1024} KB"))


def _fill(units: int) -> tuple[Any, Any]:
    """The cluster in the middle of verifying, and a client signed in as the board's officer."""
    from django.conf import settings
    from django.test import Client

    from vinhdanh.ground.accounts.models import Assignment, Role, User
    from vinhdanh.ground.office.actors import Actor
    from vinhdanh.ground.registry import actions as registry
    from vinhdanh.ground.registry.models import Unit
    from vinhdanh.work.clusters.models import Cluster, Member, ScoreTable, Season, Sheet, Verifier

    settings.ALLOWED_HOSTS = ["*"]
    house = {"by": Actor.system("đo"), "at": _AT}
    root = registry.add_unit(None, **house, name="Tỉnh Hưng Yên", kind=Unit.Kind.PROVINCE)
    names = [f"Sở số {n}" for n in range(1, EVALUATORS + 1)]
    criteria = [
        {"code": f"{n}", "text": f"Tiêu chí số {n}", "max": 10, "verifiers": names} for n in range(1, CRITERIA + 1)
    ]
    groups = [
        {"code": word, "text": f"Nhóm {word}", "kind": "points", "criteria": criteria[place : place + 15]}
        for word, place in (("I", 0), ("II", 15), ("III", 30), ("IV", 45))
    ]
    content = {"name": "Bảng đo", "total": 10 * CRITERIA, "ties": ["votes"], "groups": groups}
    for group in groups:
        group["max"] = 150
    score_table = ScoreTable.objects.create(
        unit=root, name="Bảng đo", year=2025, content=content, state="in_force", written_at=_AT
    )
    verifiers = Verifier.objects.bulk_create(Verifier(table=score_table, name=name, unit=root) for name in names)
    cluster = Cluster.objects.create(unit=root, name="Cụm đo", since=date(2020, 1, 1))
    members = Member.objects.bulk_create(
        Member(cluster=cluster, name=f"Đơn vị số {n}", ordinal=n, since=date(2020, 1, 1)) for n in range(units)
    )
    season = Season.objects.create(cluster=cluster, year=2025, table=score_table, state="verifying", head=members[0])
    rng = Random(3)  # noqa: S311 - invented points
    sheets = []
    for member in members:
        skill = rng.uniform(6, 9.5)
        for verifier in (None, *verifiers):
            points = {one["code"]: round(min(10.0, max(0.0, rng.gauss(skill, 0.8))), 1) for one in criteria}
            sheets.append(
                Sheet(
                    season=season, member=member, kind="verified" if verifier else "own", verifier=verifier,
                    evaluator=f"v{verifier.pk}" if verifier else "own", points=points, written_at=_AT,
                )
            )  # fmt: skip
    Sheet.objects.bulk_create(sheets, batch_size=500)
    user = User.objects.create(username="chuyenvien", full_name="Chuyên viên")
    Assignment.objects.create(user=user, role=Role.BOARD_OFFICER, unit=root, since=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return season, client
