"""Reads every statute and overlay file once; refuses what is not in order."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from vinhdanh.law.provisions import Provision, ProvisionError, read_provision
from vinhdanh.law.yamls import read_yaml

ROOT = Path(__file__).parent
_HEADER = {
    "instrument",
    "title",
    "chapter",
    "overlay",
    "assumed",
    "from",
    "until",
    "source",
    "checked_on",
    "confidence",
    "kind",
    "provisions",
}


@cache
def all_provisions(root: Path = ROOT) -> tuple[Provision, ...]:
    """Every provision of ``statutes/`` and ``overlays/`` under ``root``; ``ProvisionError`` names what is wrong."""
    found: list[Provision] = []
    for folder in ("statutes", "overlays"):
        for path in sorted((root / folder).rglob("*.yaml")):
            found += read_file(path, root)
    _refuse_overlaps(found)
    return tuple(found)


def read_file(path: Path, root: Path = ROOT) -> list[Provision]:
    """The provisions of one file."""
    name = path.relative_to(root).as_posix()
    raw: Any = read_yaml(path)
    if not isinstance(raw, dict) or "instrument" not in raw or "provisions" not in raw:
        raise ProvisionError(f"{name}: đầu tệp cần instrument và provisions")
    strange = set(raw) - _HEADER
    if strange:
        raise ProvisionError(f"{name}: trường lạ ở đầu tệp: {', '.join(sorted(strange))}")
    if (path.relative_to(root).parts[0] == "overlays") is not ("overlay" in raw):
        raise ProvisionError(f"{name}: overlay chỉ ghi ở tệp trong overlays/, và phải ghi")
    return [read_provision(entry, raw, name) for entry in raw["provisions"]]


@cache
def instrument_titles(root: Path = ROOT) -> dict[str, str]:
    """The title of each instrument, as its files give it."""
    titles = {}
    for folder in ("statutes", "overlays"):
        for path in sorted((root / folder).rglob("*.yaml")):
            raw = read_yaml(path)
            titles[raw["instrument"]] = raw.get("title", raw["instrument"])
    return titles


def _refuse_overlaps(provisions: list[Provision]) -> None:
    """The same provision may stand in several versions, on different days."""
    by_key: dict[tuple[str, str, tuple[str, ...], str | None], list[Provision]] = {}
    for provision in provisions:
        if provision.start > provision.until:
            raise ProvisionError(f"{provision.key}: bắt đầu sau khi hết hiệu lực")
        by_key.setdefault((provision.kind, provision.key, provision.awards, provision.overlay), []).append(provision)
    for versions in by_key.values():
        ordered = sorted(versions, key=lambda version: version.start)
        for earlier, later in pairwise(ordered):
            if later.start <= earlier.until:
                raise ProvisionError(
                    f"{later.key}: hai bản cùng hiệu lực ngày {later.start:%d/%m/%Y}; thêm part hoặc sửa ngày"
                )
