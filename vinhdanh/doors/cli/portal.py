"""``portal import``: an old site's articles, with pictures and redirects, straight from a folder or file."""

from pathlib import Path

import click

from .django import setup as start_django


@click.group(help="Trang tin.")
def portal() -> None:
    pass


@portal.command("import", help="Nhập bài của trang cũ từ tệp ZIP, RSS, XML SharePoint, HTML hoặc thư mục.")
@click.argument("dump", type=click.Path(path_type=Path))
@click.option("--section", default="tin-chuyen-nganh", show_default=True, help="Phần cuối địa chỉ của chuyên mục.")
@click.option("--source", default="trang thông tin cũ", show_default=True, help="Ghi sau “Tin từ” dưới mỗi bài.")
def import_(dump: Path, section: str, source: str) -> None:
    start_django()
    from vinhdanh.doors.portal.editorial.models import NewsSection
    from vinhdanh.doors.portal.editorial.oldsite.bringing import bring_in
    from vinhdanh.doors.portal.editorial.oldsite.reading import DumpError, open_dump

    place = NewsSection.objects.filter(slug=section).first()
    if place is None:
        raise click.ClickException(f"Không có chuyên mục tin “{section}”.")
    try:
        report = bring_in(open_dump(dump), place, source=source)
    except DumpError as unreadable:
        raise click.ClickException(str(unreadable)) from unreadable
    for line in report.lines:
        if line.note:
            click.echo(f"{line.where}: {line.title}: {line.note}", err=True)
    click.echo(report.sentence())
    if report.count("failed"):
        raise click.exceptions.Exit(1)
