"""``eligible``: who meets an award's conditions, over the database."""

import json
from collections import Counter
from datetime import date
from typing import Any

import click

from vinhdanh.law import award_names

from . import declared
from .django import setup as start_django

WORDS = {"met": "đủ điều kiện", "not_met": "còn thiếu", "unknown": "cần bổ sung thông tin"}


def _awards(_context: click.Context, _param: click.Parameter, value: str) -> list[str]:
    if value == "all":
        return list(award_names())
    if value not in award_names():
        raise click.BadParameter(f"mã “{value}” không có trong danh mục; xem “law list”, hoặc ghi all")
    return [value]


@click.command(help="Ai đủ điều kiện, trên toàn cơ sở dữ liệu hoặc trong một đơn vị.")
@click.option("--award", "awards", callback=_awards, required=True, help="Mã danh hiệu, hình thức; all: mọi mã.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Ngày áp dụng pháp luật.")
@click.option("--year", type=int, required=True, help="Năm cuối được xét.")
@click.option("--unit", "unit_id", type=int, help="Chỉ trong đơn vị này (số trong danh bạ) và các đơn vị trực thuộc.")
@click.option("--json", "as_json", is_flag=True, help="In ra JSON. Với all, chỉ người đủ điều kiện có lời giải thích.")
def eligible(awards: list[str], on: Any, year: int, unit_id: int | None, as_json: bool) -> None:
    start_django()
    from vinhdanh.books.eligibility.queries import findings
    from vinhdanh.ground.registry.models import Unit

    unit = Unit.objects.filter(pk=unit_id).first() if unit_id is not None else None
    if unit_id is not None and unit is None:
        raise click.ClickException(f"không có đơn vị mang số {unit_id} trong danh bạ.")
    day: date = on.date()
    if as_json:
        _print(findings(awards, on=day, year=year, unit=unit, explained=None if len(awards) == 1 else ("met",)))
    else:
        if notice := declared.notice(day, alone=False):
            click.echo(f"Lưu ý: {notice}")
        _tell(findings(awards, on=day, year=year, unit=unit, explained=()), awards)


def _print(found: Any) -> None:
    """One array, written as it is found: a province's answers do not wait for the last one."""
    click.echo("[", nl=False)
    for place, finding in enumerate(found):
        entry = {
            "id": finding.party_id,
            "kind": finding.kind,
            "award": finding.award,
            "verdict": finding.outcome,
            "because": finding.trace,
        }
        click.echo((",\n " if place else "") + json.dumps(entry, ensure_ascii=False), nl=False)
    click.echo("]")


def _tell(found: Any, awards: list[str]) -> None:
    from vinhdanh.ground.registry.models import Party

    counts: dict[str, Counter[str]] = {award: Counter() for award in awards}
    met: list[tuple[str, int]] = []
    for finding in found:
        counts[finding.award][finding.outcome] += 1
        if finding.outcome == "met":
            met.append((finding.award, finding.party_id))
    for award, counted in counts.items():
        if counted:
            words = ", ".join(f"{counted[outcome]} {WORDS[outcome]}" for outcome in ("met", "not_met", "unknown"))
            click.echo(f"{award} {award_names()[award].name}: {words}")
    if len(awards) == 1:
        names = dict(Party.objects.values_list("pk", "name"))
        for _, party in met:
            click.echo(f"  {party} {names[party]}")
