"""A thousand diplomas in one PDF, beside WeasyPrint and LibreOffice."""

from __future__ import annotations

from bench.figures import Figure, Table, best_of
from bench.rivals import NotHereError, libreoffice, run
from bench.setting import Setting

MANY, FEW = 1_000, 100


def measure(setting: Setting) -> Table:
    from bench.specimens import diplomas
    from vinhdanh.crafts.papers import render_diplomas

    many, few = setting.sized(MANY), max(setting.sized(FEW), 2)
    table = Table(f"Diplomas: {many:,} in one PDF")
    listed = diplomas(many)
    render_diplomas(listed[:2])
    each = best_of(3, lambda: render_diplomas(listed)) / many
    table.figures.append(Figure("diplomas a second", 1 / each, "/s", goal=300, least=True))
    try:
        rival = run("weasyprint_diplomas", ["weasyprint", "zxing-cpp"], str(few))
        note = f"{rival['version']}, {few / rival['seconds']:.1f} a second, the same QR maker"
        table.figures.append(Figure("faster than WeasyPrint", rival["seconds"] / few / each, "×", 12, True, note))
    except NotHereError as why:
        table.left_out.append(str(why))
    try:
        theirs = libreoffice.seconds_for(many) / many  # as many: its merge gets slower the longer it is
        note = f"{1 / theirs:.1f} a second, without QR codes"
        table.figures.append(Figure("faster than a LibreOffice mail merge", theirs / each, "×", 40, True, note))
    except NotHereError as why:
        table.left_out.append(str(why))
    return table
