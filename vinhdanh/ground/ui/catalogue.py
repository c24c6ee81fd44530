"""Compile our Vietnamese catalogue (.po, what people edit) into what gettext reads (.mo).

GNU msgfmt is not on every machine, so the few lines it takes are here: `python -m vinhdanh.ground.ui.catalogue`
compiles this room's, and with paths of other .po files those.
"""

import ast
import struct
import sys
from pathlib import Path

PO = Path(__file__).parent / "locale" / "vi" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
MAGIC = 0x950412DE
HEADER = 28


def read_po(text: str) -> dict[str, str]:
    """Message id → translation, in gettext's own keys (context and plural joined to the id).

    Raises ValueError for a line that is no part of an entry and for an id given twice.
    """
    entries: dict[str, str] = {}
    for block in text.strip().split("\n\n"):
        parts = _parts(block)
        key = parts["msgid"]
        if "msgid_plural" in parts:
            key = f"{key}\0{parts['msgid_plural']}"
        if "msgctxt" in parts:
            key = f"{parts['msgctxt']}\x04{key}"
        if key in entries:
            raise ValueError(f"msgid given twice: {parts['msgid']!r}")
        entries[key] = parts.get("msgstr[0]", parts.get("msgstr", ""))
    return entries


def _parts(block: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    word = ""
    for line in block.splitlines():
        if line.startswith("#"):
            continue
        if not line.startswith('"'):
            word, _, line = line.partition(" ")
        if not word.startswith("msg"):
            raise ValueError(f"not a catalogue line: {line!r}")
        parts[word] = parts.get(word, "") + ast.literal_eval(line)
    return parts


def compile_mo(entries: dict[str, str]) -> bytes:
    """The binary catalogue: header, table of ids, table of translations, the strings; ids sorted, no hash table."""
    ids = [key.encode() for key in sorted(entries)]
    texts = [entries[key].encode() for key in sorted(entries)]
    at = HEADER + 16 * len(ids)
    tables = b""
    for string in [*ids, *texts]:
        tables += struct.pack("<II", len(string), at)
        at += len(string) + 1
    header = struct.pack("<7I", MAGIC, 0, len(ids), HEADER, HEADER + 8 * len(ids), 0, HEADER + 16 * len(ids))
    return header + tables + b"".join(string + b"\0" for string in [*ids, *texts])


if __name__ == "__main__":
    for source in [Path(given) for given in sys.argv[1:]] or [PO]:
        source.with_suffix(".mo").write_bytes(compile_mo(read_po(source.read_text(encoding="utf-8"))))
