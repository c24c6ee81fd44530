"""Reads every statute, overlay and patch file once; refuses what is not in order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from vinhdanh.law.fields import ProvisionError
from vinhdanh.law.folder import ROOT
from vinhdanh.law.provisions import Provision, read_provision
from vinhdanh.law.yamls import Lines, read_yaml

FOLDERS = ("statutes", "overlays")
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
    for path in statute_files(root):
        found += read_file(path, root)
    for problem in overlapping(found):
        raise ProvisionError(problem)
    return tuple(found)


def statute_files(root: Path = ROOT) -> list[Path]:
    """The files of the statutes and overlays."""
    return [path for folder in FOLDERS for path in sorted((root / folder).rglob("*.yaml"))]


def read_file(path: Path, root: Path = ROOT) -> list[Provision]:
    """The provisions of one file; ``ProvisionError`` (file, line, what is wrong) at the first that is not in order."""
    found = []
    for read in _entries(path, root):
        if isinstance(read, ProvisionError):
            raise read
        found.append(read)
    return found


def faults(path: Path, root: Path = ROOT) -> list[str]:
    """Everything that is wrong with the form of one file, each with its line."""
    name = path.relative_to(root).as_posix()
    lines = Lines(path.read_text(encoding="utf-8"))
    twice = [f"{name}, dòng {line}: khóa “{key}” viết hai lần" for line, key in lines.repeated_keys()]
    return twice + [str(read) for read in _entries(path, root) if isinstance(read, ProvisionError)]


def where(provision: Provision, token: str | None = None, root: Path = ROOT) -> str:
    """Where a provision stands, or ``token`` in it: file, line, citation."""
    path = root / provision.file
    lines = Lines(path.read_text(encoding="utf-8")) if path.is_file() else Lines("")
    line = lines.of_entry("provisions", provision.place, token)
    return f"{provision.file}{f', dòng {line}' if line else ''}, {provision.key}"


def _entries(path: Path, root: Path) -> Iterator[Provision | ProvisionError]:
    """Each provision of a file, or what is wrong with it."""
    name = path.relative_to(root).as_posix()
    try:
        raw: Any = read_yaml(path)
    except ValueError as problem:
        yield ProvisionError(str(problem).replace(path.name, name, 1))
        return
    if wrong := _wrong_header(raw, path.relative_to(root).parts[0]):
        yield ProvisionError(f"{name}: {wrong}")
        return
    yield from read_entries(raw, name, path.read_text(encoding="utf-8"))


def read_entries(raw: dict[str, Any], name: str, text: str) -> Iterator[Provision | ProvisionError]:
    """Each provision of a file that has been parsed, or what is wrong with it and in which line."""
    told = set()
    for place, entry in enumerate(raw["provisions"] or []):
        try:
            yield read_provision(entry, raw, name, place)
        except ProvisionError as problem:
            lines = Lines(text)
            if head := lines.of_head(problem.token, place):  # every provision of the file has it: told once
                said = f"{name}, dòng {head}, đầu tệp: {problem}"
            else:
                line = lines.of_entry("provisions", place, problem.token)
                cited = f", {entry['id']}" if isinstance(entry, dict) and "id" in entry else ""
                said = f"{name}{f', dòng {line}' if line else ''}{cited}: {problem}"
            if said not in told:
                told.add(said)
                yield ProvisionError(said, problem.token)


def _wrong_header(raw: Any, folder: str) -> str | None:
    if not isinstance(raw, dict) or "instrument" not in raw or not isinstance(raw.get("provisions"), list):
        return "đầu tệp cần instrument và provisions (một danh sách)"
    strange = set(raw) - _HEADER
    if strange:
        return f"trường lạ ở đầu tệp: {', '.join(sorted(strange))}"
    if (folder == "overlays") is not ("overlay" in raw):
        return "overlay chỉ ghi ở tệp trong overlays/, và phải ghi"
    return None


@cache
def instrument_titles(root: Path = ROOT) -> dict[str, str]:
    """The title of each instrument, as its files give it."""
    titles = {}
    for path in [*statute_files(root), *sorted((root / "patches").glob("*.yaml"))]:
        raw = read_yaml(path)
        titles[raw["instrument"]] = raw.get("title", raw["instrument"])
    return titles


def overlapping(provisions: list[Provision]) -> list[str]:
    """Provisions that end before they begin, and versions of one provision that stand on the same day."""
    found = []
    by_key: dict[tuple[str, str, tuple[str, ...], str | None], list[Provision]] = {}
    for provision in provisions:
        if provision.start > provision.until:
            found.append(
                f"{where(provision, 'until')}: hết hiệu lực ngày {provision.until:%d/%m/%Y}, trước khi bắt đầu ngày "
                f"{provision.start:%d/%m/%Y}; sửa from hoặc until"
            )
        by_key.setdefault((provision.kind, provision.key, provision.awards, provision.overlay), []).append(provision)
    for versions in by_key.values():
        ordered = sorted(versions, key=lambda version: version.start)
        for earlier, later in pairwise(ordered):
            if later.start <= earlier.until:
                found.append(
                    f"{where(later)}: hai bản cùng hiệu lực ngày {later.start:%d/%m/%Y} (bản kia: {where(earlier)}); "
                    "nếu là hai quy định khác nhau thì thêm part, nếu là bản mới thì ghi until cho bản cũ"
                )
    return found
