"""Reading YAML fast and safely; the one place that knows which loader, and where in a file something stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
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
    except ValueError as problem:  # a day that is not in the calendar
        raise ValueError(f"{name}{_of_day(text)}: {_IN_WORDS['day is out of range for month']}") from problem
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f", dòng {mark.line + 1}" if mark else ""
        said = getattr(problem, "problem", None)
        why = f" ({_IN_WORDS.get(said, said)})" if said else ""
        raise ValueError(
            f"{name}{where}: không đọc được YAML{why}; hãy xem dấu hai chấm, thụt dòng, ngoặc"
        ) from problem


def _of_day(text: str) -> str:
    """The line of the first day that no calendar has."""
    for number, line in enumerate(text.splitlines(), start=1):
        for year, month, day in _DAY.findall(line):
            try:
                date(int(year), int(month), int(day))
            except ValueError:
                return f", dòng {number}"
    return ""


_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_IN_WORDS = {
    "day is out of range for month": "có ngày không có trong lịch; ngày viết năm-tháng-ngày, ví dụ 2024-02-29",
    "mapping values are not allowed in this context": "có dấu hai chấm trong câu: đặt câu trong ngoặc kép",
    "could not find expected ':'": "thiếu dấu hai chấm",
    "did not find expected key": "thụt dòng lệch hoặc thiếu khóa",
    "did not find expected '-' indicator": "thụt dòng lệch: mỗi mục bắt đầu bằng dấu gạch",
    "found character that cannot start any token": "có ký tự tab hoặc ký tự lạ ở đầu dòng",
    "found unexpected end of stream": "thiếu dấu đóng ngoặc",
    "did not find expected ',' or ']'": "thiếu dấu phẩy hoặc dấu ]",
    "did not find expected ',' or '}'": "thiếu dấu phẩy hoặc dấu }",
}


class Lines:
    """Where things stand in one YAML file. Slow; for messages only. An unreadable file stands nowhere."""

    def __init__(self, text: str) -> None:
        try:
            self._root: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
        except yaml.YAMLError:
            self._root = None

    def of_entry(self, key: str, place: int, token: str | None = None) -> int | None:
        """The line of entry ``place`` in the list under ``key``, or of ``token`` (a key or a value) within it."""
        found = next((value for name, value in _pairs(self._root) if name.value == key), None)
        if not isinstance(found, yaml.SequenceNode) or place >= len(found.value):
            return None
        entry = found.value[place]
        inner = next((node for node in _scalars(entry) if token is not None and node.value == token), entry)
        return int(inner.start_mark.line) + 1

    def of_head(self, token: str | None, place: int) -> int | None:
        """The line at the head of the file that has ``token`` as its value, where entry ``place`` does not have it."""
        found = next((value for name, value in _pairs(self._root) if name.value == "provisions"), None)
        entry = found.value[place] if isinstance(found, yaml.SequenceNode) and place < len(found.value) else None
        if token is None or any(node.value == token for node in _scalars(entry)):
            return None
        heads = [value for _, value in _pairs(self._root) if value is not found]
        return next((int(node.start_mark.line) + 1 for node in heads if node.value == token), None)

    def repeated_keys(self) -> list[tuple[int, str]]:
        """Keys that stand twice in one mapping (YAML would silently keep the last): line and key."""
        found = []
        for node in _mappings(self._root):
            seen = set()
            for name, _ in _pairs(node):
                if name.value in seen:
                    found.append((int(name.start_mark.line) + 1, str(name.value)))
                seen.add(name.value)
        return found


def _pairs(node: Any) -> list[tuple[Any, Any]]:
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def _inner(node: Any) -> list[Any]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _scalars(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    for part in _inner(node):
        yield from _scalars(part)


def _mappings(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.MappingNode):
        yield node
    for part in _inner(node):
        yield from _mappings(part)
