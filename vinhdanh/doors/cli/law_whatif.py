"""``vinhdanh law whatif``: what a reported law would change for the people in the books."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from vinhdanh.law.names import award_names
from vinhdanh.law.patching import Patch, patches, read_patch


def _patch(_context: click.Context, _param: click.Parameter, value: str) -> Patch:
    """One of the house's own by name, else a file."""
    if value in patches():
        return patches()[value]
    try:
        return read_patch(Path(value))
    except FileNotFoundError:
        raise click.UsageError(f"không có tệp {value}; luật có sẵn: {', '.join(patches())}") from None
    except (OSError, ValueError) as problem:
        raise click.UsageError(str(problem)) from None


@click.command()
@click.argument("patch", metavar="PATCH.yaml", callback=_patch)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Ngày áp dụng; không ghi: ngày luật mới có hiệu lực.")
@click.option("--year", type=int, help="Năm cuối được xét; không ghi: năm của ngày áp dụng.")
@click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
def whatif(patch: Patch, on: Any, year: int | None, as_json: bool) -> None:
    """Nếu luật mới đúng như được nêu thì ai thêm, ai mất điều kiện, theo từng đơn vị."""
    from .django import setup as start_django

    start_django()
    day = on.date() if on else patch.start
    found = _compared(patch, day, year or day.year)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for report in patch.reported:
        click.echo(f"Được nêu: {report.text} ({report.source})")
    for row in found:
        name = award_names()[row["award"]].name
        click.echo(f"{name}, {row['group']}: thêm {row['gain']}, mất {row['lose']}")
    if not found:
        click.echo("Không ai thêm, không ai mất điều kiện.")


def _compared(patch: Patch, on: date, year: int) -> list[dict[str, Any]]:
    from vinhdanh.books.eligibility.comparing import by_unit, changes, groups
    from vinhdanh.books.eligibility.population import population

    everybody, units = population(None, on=on, year=year), groups()
    return [
        {"award": row.award, "group": row.group, "gain": row.gain, "lose": row.lose}
        for found in changes(patch, everybody)
        if found.changes
        for row in by_unit(found, everybody, units)
    ]
