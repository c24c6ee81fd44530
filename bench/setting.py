"""Where the figures are measured: databases of their own under var/bench, made once and kept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = Path(os.environ.get("VINHDANH_BENCH", ROOT / "var" / "bench"))
PEOPLE, UNITS, AWARDS = 200_000, 5_000, 1_500_000


@dataclass
class Setting:
    """``scale`` shrinks every size alike."""

    scale: float = 1.0

    def sized(self, full: int) -> int:
        return max(int(full * self.scale), 1)

    def load_set(self) -> Path:
        """The folder of the load set on SQLite; it is made when it is not there yet."""
        home = PLACE / f"load-set-{self.scale:g}"
        mark = home / "whole"
        if mark.exists():
            self._migrate(home)
        else:
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir(parents=True)
            _tell(f"making the load set in {home} …")
            self.load_into({**os.environ, "VINHDANH_HOME": str(home)})
            mark.touch()
        return home

    def _migrate(self, home: Path) -> None:
        """Bring one of an earlier day up to the tables of today."""
        command = [sys.executable, "manage.py", "migrate", "-v0", "--skip-checks"]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "VINHDANH_HOME": str(home)}, check=True)

    def start_on_load_set(self) -> None:
        """Start Django on the load set, which is only read."""
        self.start({"VINHDANH_HOME": str(self.load_set())})

    @contextmanager
    def on_copy_of_load_set(self) -> Iterator[None]:
        """Start Django on a copy of the load set, gone afterwards."""
        home = self.load_set()
        copy = Path(tempfile.mkdtemp(prefix="copy-", dir=PLACE))
        try:
            shutil.copytree(home, copy, dirs_exist_ok=True)
            self.start({"VINHDANH_HOME": str(copy)})
            yield
        finally:
            shutil.rmtree(copy)

    def load_into(self, environment: dict[str, str]) -> None:
        sizes = {"people": self.sized(PEOPLE), "units": self.sized(UNITS), "awards": self.sized(AWARDS)}
        options = [f"--{name}={size}" for name, size in sizes.items()]
        command = [sys.executable, "-m", "vinhdanh.doors.cli.main", "demo", "load-set", *options]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)

    def start(self, environment: dict[str, str]) -> None:
        """Start Django, once in a process; the figures that need another database run in another process."""
        os.environ.update(environment)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vinhdanh.settings")
        import django

        django.setup()


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
