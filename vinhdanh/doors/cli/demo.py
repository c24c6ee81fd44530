"""``demo load`` and ``demo load-set``."""

import time

import click

from .django import setup as start_django


@click.group(help="Dữ liệu mẫu: tỉnh mẫu để xem thử, bộ dữ liệu lớn để đo.")
def demo() -> None:
    pass


@demo.command(help="Nạp tỉnh mẫu vào cơ sở dữ liệu còn trống; nạp lần nữa không đổi gì.")
@click.option("--people", default=5000, show_default=True, type=click.IntRange(200), help="Số người.")
def load(people: int) -> None:
    start_django()
    from vinhdanh.doors.demo.load import load
    from vinhdanh.ground.office.errors import Refused

    try:
        click.echo(load(people=people).sentence())
    except Refused as no:
        raise click.ClickException(str(no)) from no


@demo.command("load-set", help="Nạp bộ dữ liệu tải (cỡ một tỉnh thật) vào cơ sở dữ liệu còn trống.")
@click.option("--people", default=200_000, show_default=True, type=click.IntRange(1), help="Số người.")
@click.option("--units", default=5_000, show_default=True, type=click.IntRange(0), help="Số đơn vị, ít nhất.")
@click.option("--awards", default=1_500_000, show_default=True, type=click.IntRange(1), help="Số lượt khen thưởng.")
@click.option("--seed", default=2025, show_default=True, help="Cùng số này thì ra cùng một bộ dữ liệu.")
def load_set(people: int, units: int, awards: int, seed: int) -> None:
    start_django()
    from django.core.management import call_command

    from vinhdanh.doors.demo.load_set import load_set
    from vinhdanh.ground.office.errors import Refused

    began = time.monotonic()

    def say(line: str) -> None:
        click.echo(f"{time.monotonic() - began:6.0f} giây  {line}", err=True)

    call_command("migrate", interactive=False, verbosity=0)
    try:
        summary = load_set(people=people, units=units, awards=awards, seed=seed, say=say)
    except Refused as no:
        raise click.ClickException(str(no)) from no
    click.echo(f"{summary.sentence()} ({time.monotonic() - began:.0f} giây)")
