"""Figures on a private PostgreSQL: ``script/postgres`` starts one, the load set goes in, another process measures.

``python -m bench.postgres NAME SCALE FILE`` is that process; it leaves the table in FILE.
"""

from __future__ import annotations

import importlib
import os
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.figures import Table
from bench.rivals import NotHereError
from bench.setting import ROOT, Setting


def on_postgres(name: str, setting: Setting) -> Table:
    """The table of ``bench.<name>.measure_there`` over the load set on PostgreSQL."""
    if not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        raise NotHereError("PostgreSQL is not installed")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "table"
        (Path(folder) / "home").mkdir()
        environment = {**os.environ, "VINHDANH_HOME": str(Path(folder) / "home")}
        inner = [sys.executable, "-m", "bench.postgres", name, str(setting.scale), str(place)]
        done = subprocess.run([ROOT / "script" / "postgres", *inner], cwd=ROOT, env=environment)
        if done.returncode:
            raise NotHereError("the figures on PostgreSQL failed (see above)")
        table: Table = pickle.loads(place.read_bytes())  # noqa: S301 - written by our own process
    return table


def main(name: str, scale: str, place: str) -> None:
    setting = Setting(float(scale))
    setting.load_into(dict(os.environ))
    setting.start({})
    table = importlib.import_module(f"bench.{name}").measure_there(setting)
    Path(place).write_bytes(pickle.dumps(table))


if __name__ == "__main__":
    main(*sys.argv[1:])
