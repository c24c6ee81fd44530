"""The same diplomas as HTML and CSS through WeasyPrint, with our QR maker, border, emblem and fonts."""

from __future__ import annotations

import base64
import html
import json
import sys
import time

import weasyprint

from bench.specimens import diplomas
from vinhdanh.crafts.papers import LAYOUT, Diploma
from vinhdanh.crafts.papers.ornament import border_svg, emblem_svg
from vinhdanh.crafts.papers.qr import qr_svg
from vinhdanh.crafts.papers.typeset import FONTS
from vinhdanh.crafts.viet.dates import long_date

_CSS = """
@page { size: A4 landscape; margin: 0 }
@font-face { font-family: Tinos; src: url(file://%(fonts)s/Tinos_400Regular.ttf) }
@font-face { font-family: Tinos; font-weight: bold; src: url(file://%(fonts)s/Tinos_700Bold.ttf) }
section { position: relative; width: 297mm; height: 210mm; page-break-after: always; font-family: Tinos;
          background: url(%(border)s) 0 0 / 297mm 210mm no-repeat }
section > * { position: absolute; text-align: center }
"""


def _page(diploma: Diploma, emblem: str) -> str:
    day = long_date(diploma.decided_on)
    texts = {
        "motto": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "giver": diploma.giver.upper(), "verb": diploma.verb, "award": diploma.award.upper(), "name": diploma.name,
        "position": diploma.position, "achievement": diploma.achievement,
        "decision": f"Quyết định số: {diploma.decision}\n{day}\nSố sổ vàng: {diploma.gold_book_number}",
        "day": f"{diploma.place}, {day}", "signature": "\n".join(diploma.signature.lines),
        "signer": diploma.signature.name, "address": diploma.address,
    }  # fmt: skip
    placed = [
        f'<div style="left:{p.left}mm;top:{p.top}mm;width:{p.width}mm;height:{p.height}mm;font-size:{p.sizes[0]}pt;'
        f'{"font-weight:bold" if "Bold" in p.face else ""}">{html.escape(texts[name]).replace(chr(10), "<br>")}</div>'
        for name, p in LAYOUT.items()
        if name in texts
    ]
    pictures = [
        f'<img style="left:{p.left}mm;top:{p.top}mm;height:{p.height}mm" src="{source}">'
        for p, source in ((LAYOUT["emblem"], emblem), (LAYOUT["qr"], _inline(qr_svg(diploma.address))))
    ]
    return f"<section>{''.join([*placed, *pictures])}</section>"


def _inline(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def main(many: int) -> None:
    began = time.perf_counter()
    emblem = _inline(emblem_svg())
    pages = "".join(_page(diploma, emblem) for diploma in diplomas(many))
    style = _CSS % {"fonts": FONTS, "border": _inline(border_svg())}
    pdf = weasyprint.HTML(string=f"<style>{style}</style>{pages}").write_pdf()
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "bytes": len(pdf), "version": weasyprint.__version__}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
