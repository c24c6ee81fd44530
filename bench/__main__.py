"""``python -m bench [NAME…] [--scale S] [--write]``."""

from __future__ import annotations

import argparse
import importlib
import sys
from datetime import date
from pathlib import Path

from bench.figures import Table
from bench.machine import machine
from bench.setting import ROOT, Setting

NAMES = ("lists", "law", "diplomas", "lookup", "pages")
FIGURES = ROOT / "docs" / "figures.md"


def main() -> int:
    asked = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    asked.add_argument("names", nargs="*", metavar="NAME", help=f"which of {', '.join(NAMES)} (all)")
    asked.add_argument("--scale", type=float, default=1.0, help="share of the full sizes (1)")
    asked.add_argument("--write", action="store_true", help="write docs/figures.md")
    given = asked.parse_args()
    if wrong := set(given.names) - set(NAMES):
        asked.error(f"no such figures: {', '.join(sorted(wrong))}")
    setting = Setting(given.scale)
    said = machine()
    print(said, flush=True)
    tables = []
    for name in given.names or NAMES:
        table: Table = importlib.import_module(f"bench.{name}").measure(setting)
        print("\n" + "\n".join(table.lines()), flush=True)
        tables.append(table)
    if given.write:
        _write(FIGURES, said, given.scale, tables)
    return 0


def _write(place: Path, said: str, scale: float, tables: list[Table]) -> None:
    head = [
        "# Figures",
        "",
        f"Measured on {date.today().isoformat()} by `script/bench --write`. {said}.",
        *([f"Sizes: {scale:g} of the full ones."] if scale != 1 else []),
        "",
    ]
    place.write_text("\n".join(head + [line for table in tables for line in table.markdown()]), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
