"""``python -m bench [NAME…] [--scale S] [--write]``."""

from __future__ import annotations

import argparse
import importlib
import pickle
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from bench.figures import Table
from bench.machine import machine
from bench.readme import write_readme
from bench.setting import ROOT, Setting

NAMES = ("lists", "law", "diplomas", "lookup", "clusters", "pages")
FIGURES, README = ROOT / "docs" / "figures.md", ROOT / "README.md"


def main() -> int:
    asked = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    asked.add_argument("names", nargs="*", metavar="NAME", help=f"which of {', '.join(NAMES)} (all, and written down)")
    asked.add_argument("--scale", type=float, default=1.0, help="share of the full sizes (1)")
    asked.add_argument("--write", action="store_true", help="write docs/figures.md and the README's table of these")
    asked.add_argument("--leave", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if wrong := set(given.names) - set(NAMES):
        asked.error(f"no such figures: {', '.join(sorted(wrong))}")
    if given.leave:
        [name] = given.names
        given.leave.write_bytes(pickle.dumps(importlib.import_module(f"bench.{name}").measure(Setting(given.scale))))
        return 0
    said = machine()
    print(said, flush=True)
    tables = []
    for name in given.names or NAMES:
        table = _apart(name, given.scale)
        print("\n" + "\n".join(table.lines()), flush=True)
        tables.append(table)
    if given.write or not given.names:
        _write(FIGURES, said, given.scale, tables)
        write_readme(README, tables)
    return 0


def _apart(name: str, scale: float) -> Table:
    """In a process of its own: each starts Django on another database. One that fails is told, the others go on."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "table"
        command = [sys.executable, "-m", "bench", name, f"--scale={scale}", f"--leave={place}"]
        if subprocess.run(command, cwd=ROOT).returncode:
            return Table(name, left_out=[f"{name} came to no end: see what it printed"])
        table: Table = pickle.loads(place.read_bytes())  # noqa: S301 - written by our own process
        return table


def _write(place: Path, said: str, scale: float, tables: list[Table]) -> None:
    head = [
        "# Figures",
        "",
        f"Measured on {date.today().isoformat()} by `script/bench`, which wrote this page. {said}.",
        "",
        "A figure marked MISSED is beyond its goal. The machine is shared: the load average says how quiet it was.",
        *([f"Sizes: {scale:g} of the full ones."] if scale != 1 else []),
        "",
    ]
    place.write_text("\n".join(head + [line for table in tables for line in table.markdown()]), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
