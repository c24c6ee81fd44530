"""The XML parts of an xlsx package: what the fast reader of values does not tell, read by expat without building trees.

Document types are refused, so no entity can be declared, let alone expanded.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from posixpath import normpath
from xml.parsers import expat

from vinhdanh.crafts.sheets.guards import DAMAGED_ZIP

_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_TELLING = (b"<f", b":f>", b":f ", b"hidden=")

Attributes = dict[str, str]


class XmlError(Exception):
    """A part cannot be unpacked, is no well-formed XML, or declares a document type."""


class SheetParts:
    """The XML of each sheet, by the sheet's name."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._paths = self._sheet_paths()

    def sheets(self) -> Iterator[tuple[str, bytes]]:
        """(name, XML) of every sheet, hidden ones too."""
        for name, path in self._paths.items():
            yield name, self._read(path)

    def oddities(self, name: str) -> tuple[frozenset[tuple[int, int]], frozenset[int]]:
        """Cells with a formula but no value, and hidden rows; zero-based. Raises XmlError."""
        path = self._paths.get(name)
        xml = self._read(path) if path else b""
        if not any(sign in xml for sign in _TELLING):
            return frozenset(), frozenset()
        scan = _Scan()
        parse_xml(xml, scan.start, scan.end, scan.text)
        return frozenset(scan.valueless), frozenset(scan.hidden)

    def _read(self, path: str) -> bytes:
        try:
            return self._archive.read(path)
        except DAMAGED_ZIP as error:
            raise XmlError(str(error)) from error

    def _sheet_paths(self) -> dict[str, str]:
        """Sheet name → path of its part, by workbook.xml and its relations."""
        targets: dict[str, str] = {}
        paths: dict[str, str] = {}

        def relation(tag: str, attributes: Attributes) -> None:
            if local(tag) == "Relationship":
                targets[attributes.get("Id", "")] = attributes.get("Target", "")

        def sheet(tag: str, attributes: Attributes) -> None:
            if local(tag) == "sheet":
                key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
                target = targets.get(key, "")
                path = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
                if path in self._archive.NameToInfo:
                    paths[attributes.get("name", "")] = path

        for part, handler in (("xl/_rels/workbook.xml.rels", relation), ("xl/workbook.xml", sheet)):
            if part in self._archive.NameToInfo:
                parse_xml(self._read(part), handler)
        return paths


class _Scan:
    """Collects, while a sheet is parsed, formulas without value and hidden rows."""

    def __init__(self) -> None:
        self.valueless: set[tuple[int, int]] = set()
        self.hidden: set[int] = set()
        self._cell = ""
        self._has_formula = False
        self._has_value = False
        self._in_value = False

    def start(self, tag: str, attributes: Attributes) -> None:
        name = local(tag)
        if name == "c":
            self._cell, self._has_formula, self._has_value = attributes.get("r", ""), False, False
        elif name == "f":
            self._has_formula = True
        elif name in ("v", "t"):
            self._in_value = True
        elif name == "row" and attributes.get("hidden") in ("1", "true"):
            number = attributes.get("r", "")
            if number.isdigit():
                self.hidden.add(int(number) - 1)

    def text(self, data: str) -> None:
        self._has_value = self._has_value or (self._in_value and bool(data))

    def end(self, tag: str) -> None:
        name = local(tag)
        if name in ("v", "t"):
            self._in_value = False
        elif name == "c" and self._has_formula and not self._has_value:
            found = _REFERENCE.fullmatch(self._cell)
            if found:
                self.valueless.add((int(found[2]) - 1, _column_index(found[1])))


def parse_xml(
    xml: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Feed a part to these handlers. Raises XmlError."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise XmlError(str(error)) from error


def _refuse_doctype(*_: object) -> None:
    raise XmlError("document type declared")


def local(tag: str) -> str:
    """The name of a tag without its namespace prefix."""
    return tag.rpartition(":")[2]


def _column_index(letters: str) -> int:
    number = 0
    for character in letters:
        number = number * 26 + ord(character) - 64
    return number - 1
