"""``ledger verify`` and ``ledger export``."""

import json
import sys
from pathlib import Path

import click

from .django import setup as start_django


@click.group(help="Sổ vàng: kiểm tra, xuất.")
def ledger() -> None:
    pass


@ledger.command(help="Kiểm tra chuỗi sổ vàng trong cơ sở dữ liệu, hoặc trong tệp đã xuất.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True)
def verify(file: Path | None, as_json: bool) -> None:
    start_django()
    from vinhdanh.books.ledger.verify import verify, verify_export
    from vinhdanh.work.decisions.queries import printed_heads

    if file:
        try:
            with file.open(encoding="utf-8") as lines:
                report = verify_export(lines)
        except (ValueError, KeyError) as wrong:
            raise click.ClickException(
                f"{file}: không phải tệp sổ vàng đã xuất (mỗi dòng một bút toán JSON)."
            ) from wrong
    else:
        report = verify(printed_heads())
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False))
    elif report.ok:
        click.echo(f"Sổ vàng nguyên vẹn: {report.entries} bút toán, đầu sổ {report.head[:16]}…")
    else:
        for found in report.bad:
            click.echo(f"Bút toán {found['seq']}: {found['why']}")
    sys.exit(0 if report.ok else 1)


@ledger.command(help="Xuất chuỗi sổ vàng, mỗi dòng một bút toán (không có dữ liệu cá nhân).")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    start_django()
    from vinhdanh.books.ledger.models import Entry

    with file.open("w", encoding="utf-8") as out:
        for row in Entry.objects.order_by("seq").values("seq", "previous", "body", "digest").iterator(2000):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
