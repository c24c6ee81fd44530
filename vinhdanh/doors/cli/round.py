"""``round export`` and ``round import``: a round taken to another machine as one file, and brought back."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from .django import setup as start_django

FROM_ENVIRONMENT = "VINHDANH_PASSPHRASE"
_passphrase = click.option(
    "--passphrase-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"Tệp có mật khẩu ở dòng đầu; không có thì lấy biến {FROM_ENVIRONMENT}, hoặc hỏi.",
)


@click.group(help="Đợt xét: liệt kê, xuất ra một tệp, nhận từ tệp.")
def round() -> None:
    pass


@round.command("list", help="Các đợt xét với số hiệu của từng đợt.")
@click.option("--json", "as_json", is_flag=True)
def list_rounds(as_json: bool) -> None:
    start_django()
    from vinhdanh.work.nominations.models import Round

    rows = [
        {"id": each.pk, "name": each.name, "year": each.year, "calendar": each.calendar, "closed": each.closed}
        for each in Round.objects.all()
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
    for row in rows if not as_json else ():
        click.echo(f"{row['id']}\t{row['name']}\t{'đã đóng' if row['closed'] else 'đang nhận'}")


@round.command("export", help="Xuất đợt xét (số hiệu, hoặc tên) ra một tệp được mã hoá bằng mật khẩu.")
@click.argument("which")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_passphrase
def export_round(which: str, file: Path, passphrase_file: Path | None) -> None:
    start_django()
    from vinhdanh.ground.office import clock
    from vinhdanh.ground.office.actors import Actor
    from vinhdanh.ground.office.errors import Refused
    from vinhdanh.work.nominations import actions
    from vinhdanh.work.nominations.models import Round

    found = list(Round.objects.filter(pk=int(which)) if which.isdecimal() else Round.objects.filter(name=which))
    if len(found) != 1:
        raise click.ClickException(f"Có {len(found)} đợt xét “{which}”; dùng “round list” để xem số hiệu.")
    secret = _secret(passphrase_file, twice=True)
    try:
        content = actions.carry_out(found[0], by=Actor.system("dòng lệnh"), at=clock.now(), passphrase=secret)
    except Refused as refused:
        raise click.ClickException(refused.message) from refused
    half = file.with_name(f"{file.name}.{os.getpid()}")
    half.write_bytes(content)
    half.replace(file)
    click.echo(f"Đã xuất “{found[0].name}” ra {file} ({len(content)} byte).")


@round.command("import", help="Nhận một tệp đợt xét. Mã thoát 1 khi còn mục cần chọn hoặc không nhận được.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_passphrase
@click.option("--try", "try_only", is_flag=True, help="Chỉ cho biết sẽ có gì thay đổi, không ghi gì.")
@click.option("--take", multiple=True, metavar="KHOÁ", help="Mục hai máy cùng sửa: lấy theo tệp (ghi nhiều lần được).")
@click.option("--keep", multiple=True, metavar="KHOÁ", help="Mục hai máy cùng sửa: giữ của máy này.")
@click.option("--json", "as_json", is_flag=True)
def import_round(
    file: Path,
    passphrase_file: Path | None,
    try_only: bool,
    take: tuple[str, ...],
    keep: tuple[str, ...],
    as_json: bool,
) -> None:
    start_django()
    from vinhdanh.ground.office import clock
    from vinhdanh.ground.office.actors import Actor
    from vinhdanh.ground.office.errors import Refused
    from vinhdanh.work.nominations import actions
    from vinhdanh.work.nominations.carrying import Bringing, unpack

    by, at = Actor.system("dòng lệnh"), clock.now()
    chosen = Bringing(take=frozenset(take), keep=frozenset(keep))
    try:
        packet = unpack(file.read_bytes(), _secret(passphrase_file))
        if try_only:
            report = actions.try_in(by=by, at=at, packet=packet, chosen=chosen)
        else:
            _, report = actions.carry_in(None, by=by, at=at, packet=packet, chosen=chosen)
    except Refused as refused:
        raise click.ClickException(f"{file}: {refused.message}") from refused
    if as_json:
        click.echo(json.dumps({"file": str(file), "tried": try_only, **report.as_json()}, ensure_ascii=False))
    else:
        _tell(report)
    sys.exit(1 if report.total("conflict", "barred", "unclear") else 0)


def _tell(report: Any) -> None:
    from vinhdanh.work.nominations.carrying.report import WORDS

    for label, counted in report.by_label():
        click.echo(f"{label}: " + ", ".join(f"{WORDS[outcome].lower()} {count}" for outcome, count in counted.items()))
    for line in report.of("conflict", "barred", "unclear"):
        click.echo(f"{line.key}\t{line.label}\t{line.name}\t{line.word}" + (f": {line.why}" if line.why else ""))
        for each in line.differences:
            click.echo(f"\t{each.what}: máy này “{each.here}”, tệp “{each.there}”")
    for note in report.notes:
        click.echo(note)


def _secret(file: Path | None, *, twice: bool = False) -> str:
    if file:
        return file.read_text(encoding="utf-8").split("\n", 1)[0].strip()
    if found := os.environ.get(FROM_ENVIRONMENT):
        return found
    return str(click.prompt("Mật khẩu của tệp", hide_input=True, confirmation_prompt=twice, err=True))
