"""``setup``: one process brings everything to the state that a start needs; safe to run again."""

import os
import secrets
import sys
import time
from pathlib import Path

import click

from .django import setup as start_django


def _say(text: str) -> None:
    click.echo(text, err=True)


def _collect_static(home: Path) -> None:
    """Copy and compress the static files, once for each state of them."""
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    stamp = home / "static" / "stamp"
    newest = max(
        (Path(storage.path(name)).stat().st_mtime_ns for finder in get_finders() for name, storage in finder.list([])),
        default=0,
    )
    if stamp.exists() and stamp.read_text() == str(newest):
        return
    _say("Chuẩn bị tệp tĩnh …")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(str(newest))


def _first_run_code(home: Path) -> str:
    place = home / "setup-code.txt"
    if not place.exists():
        place.touch(mode=0o600)
        place.write_text(secrets.token_hex(4))
    return place.read_text().strip()


@click.command(help="Chuẩn bị cơ sở dữ liệu, tệp tĩnh và (trừ khi --empty) tỉnh mẫu.")
@click.option("--empty", is_flag=True, help="Bắt đầu trống, với trang thiết lập lần đầu.")
def setup(empty: bool) -> None:
    start_django()
    from django.conf import settings
    from django.core.management import call_command

    from vinhdanh.books.ledger.verify import keep_second_head
    from vinhdanh.ground.accounts.models import User

    began = time.monotonic()
    _say("Chuẩn bị cơ sở dữ liệu …")
    call_command("migrate", interactive=False, verbosity=0)
    _collect_static(settings.HOME)
    address = f"http://localhost:{os.environ.get('PORT', '8000')}"
    if empty:
        if not User.objects.exists():
            _say(f"Thiết lập lần đầu tại {address}/thiet-lap/ với mã: {_first_run_code(settings.HOME)}")
    elif not User.objects.exists() or (settings.HOME / "demo-accounts.txt").exists():
        from vinhdanh.doors.demo.in_progress import begin_work
        from vinhdanh.doors.demo.load import load

        if load().loaded:
            begin_work()
    keep_second_head()
    print(f"Vinh Danh: {address}")
    accounts = settings.HOME / "demo-accounts.txt"
    if accounts.exists() and not empty:
        sys.stdout.write(accounts.read_text())
    sys.stdout.flush()
    _say(f"Sẵn sàng sau {time.monotonic() - began:.0f} giây.")
