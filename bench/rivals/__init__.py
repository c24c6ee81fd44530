"""What others would do, each in an environment of its own that also sees the project: ``run("weasyprint", …)``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from bench.setting import PLACE, ROOT


class NotHereError(Exception):
    """The rival cannot be installed or run here; the text says why."""


def run(rival: str, packages: list[str], *arguments: str) -> dict[str, Any]:
    """Run ``bench.rivals.<rival>`` where ``packages`` are installed; its last line is the answer as JSON."""
    python = _python(rival, packages)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [python, "-m", f"bench.rivals.{rival}", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise NotHereError(f"{rival}: {_last(done.stderr)}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _python(rival: str, packages: list[str]) -> str:
    """The interpreter of the rival's environment, made at the first call. What the project has is seen behind it."""
    place = PLACE / "rivals" / rival
    python, mark = place / "bin" / "python", place / "packages"
    if mark.exists() and mark.read_text() == " ".join(packages):
        return str(python)
    print(f"installing {' '.join(packages)} …", file=sys.stderr, flush=True)
    _try([sys.executable, "-m", "venv", "--clear", str(place)])
    _try([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages])
    behind = next((place / "lib").glob("python*/site-packages")) / "project.pth"
    behind.write_text(sysconfig.get_paths()["purelib"] + "\n")
    mark.write_text(" ".join(packages))
    return str(python)


def _try(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise NotHereError(f"{Path(command[0]).name} {' '.join(command[1:4])}: {_last(done.stderr)}")


def _last(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "no message")[:200]
