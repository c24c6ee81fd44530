"""The same certificates by LibreOffice's own mail merge, with our border and emblem; without QR codes, which its merge
cannot place."""

from __future__ import annotations

import html
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from bench.rivals import NotHereError
from bench.setting import ROOT
from bench.specimens import diplomas
from vinhdanh.crafts.papers.ornament import border_svg, emblem_svg

NEEDED = "LibreOffice's mail merge needs the Debian packages libreoffice-base, libreoffice-writer and python3-uno"
DEBIAN_PYTHON = "/usr/bin/python3"
FIELDS = ("name", "position", "achievement", "decision", "gold_book_number")

_STYLES = """
<office:automatic-styles>
<style:page-layout style:name="wide"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm"
 style:print-orientation="landscape" fo:margin="20mm"/></style:page-layout>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties style:font-name="Tinos" fo:font-size="13pt"/></style:style>
<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties style:font-name="Tinos" fo:font-size="24pt" fo:font-weight="bold"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="wide"/></office:master-styles>
"""
_SPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)


def seconds_for(many: int) -> float:
    """How long the merge of so many takes, LibreOffice being open already."""
    if (
        not shutil.which("soffice")
        or subprocess.run([DEBIAN_PYTHON, "-c", "import uno"], capture_output=True).returncode
    ):
        raise NotHereError(NEEDED)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        _prepare(many, folder)
        command = [DEBIAN_PYTHON, ROOT / "bench" / "rivals" / "mailmerge_uno.py", place]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode or not list(folder.glob("merged*.pdf")):
            raise NotHereError(NEEDED)
        return float(json.loads(done.stdout.splitlines()[-1])["seconds"])


def _prepare(many: int, folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "border.svg").write_text(border_svg(), encoding="utf-8")
    (folder / "emblem.svg").write_text(emblem_svg(), encoding="utf-8")
    listed = diplomas(many)
    lines = [";".join(FIELDS), *(";".join(getattr(diploma, field) for field in FIELDS) for diploma in listed)]
    (folder / "data" / "people.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "template.fodt").write_text(
        f'<?xml version="1.0"?><office:document {_SPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{_STYLES}'
        f"<office:body><office:text>{_page(folder)}</office:text></office:body></office:document>",
        encoding="utf-8",
    )


def _page(folder: Path) -> str:
    pictures = "".join(
        f'<draw:frame text:anchor-type="char" svg:x="{left}mm" svg:y="{top}mm" svg:width="{width}mm" '
        f'svg:height="{height}mm"><draw:image xlink:href="file://{folder / file}" xlink:type="simple"/></draw:frame>'
        for file, left, top, width, height in (("border.svg", -20, -20, 297, 210), ("emblem.svg", 117, 2, 22, 22))
    )
    lines = [
        ("P", f"{pictures}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("P", "Độc lập - Tự do - Hạnh phúc"),
        ("P", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN"), ("P", "TẶNG"), ("B", "BẰNG KHEN"), ("B", _field("name")),
        ("P", _field("position")), ("P", _field("achievement")), ("P", "Hưng Yên, ngày 20 tháng 12 năm 2025"),
        ("P", "CHỦ TỊCH"), ("P", f"Quyết định số: {_field('decision')}, số sổ vàng: {_field('gold_book_number')}"),
        ("P", "Đặng Văn Ký"),
    ]  # fmt: skip
    return "".join(f'<text:p text:style-name="{style}">{text}</text:p>' for style, text in lines)


def _field(name: str) -> str:
    return (
        '<text:database-display text:table-name="people" text:table-type="table" text:database-name="diplomas" '
        f'text:column-name="{name}">{html.escape(f"<{name}>")}</text:database-display>'
    )
