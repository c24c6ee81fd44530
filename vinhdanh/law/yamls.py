"""Reading YAML fast and safely; the one place that knows which loader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """The content of a YAML file; ``ValueError`` with file and line when it cannot be read."""
    return parse_yaml(path.read_text(encoding="utf-8"), path.name)


def parse_yaml(text: str, name: str) -> Any:
    """The content of YAML text; ``name`` is used in the message of the ``ValueError``."""
    try:
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 - the C loader is the safe one
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f", dòng {mark.line + 1}" if mark else ""
        raise ValueError(f"{name}{where}: không đọc được YAML") from problem
