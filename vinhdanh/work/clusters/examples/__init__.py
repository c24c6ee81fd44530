"""The shipped score tables: real ones as published, the rest filled up by us and marked so (``assumed``)."""

from functools import lru_cache
from pathlib import Path

import yaml

from ..scoring import Table, read_table

HERE = Path(__file__).resolve().parent
EXAMPLES = tuple(sorted(path.stem for path in HERE.glob("*.yaml")))


@lru_cache
def example(name: str) -> Table:
    """One of EXAMPLES; KeyError for another name."""
    if name not in EXAMPLES:
        raise KeyError(name)
    return read_table(yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8")))
