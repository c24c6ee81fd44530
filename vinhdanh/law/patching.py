"""Laws that are reported and not verified: present, off, and shown with what is reported of them.

A patch stands in ``patches/``. Switched on it takes the place of what it overrides, provision by provision; a provision
that nobody has read and confirmed stays low, so that it can leave an answer open and never makes one *met*.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from vinhdanh.law.fields import ProvisionError
from vinhdanh.law.folder import ROOT
from vinhdanh.law.loader import read_entries
from vinhdanh.law.provisions import Provision
from vinhdanh.law.yamls import Lines, read_yaml

Confirmations = Mapping[str, tuple[str, date]]
"""Who has read which provision (its key) and confirmed it, and on which day."""

_REQUIRED = {"instrument", "patch", "title", "from", "provisions"}
_HEADER = _REQUIRED | {
    "until",
    "source",
    "checked_on",
    "confidence",
    "signed",
    "notice",
    "look_for",
    "reported",
}


@dataclass(frozen=True)
class Report:
    """Something said of a law, and by whom."""

    text: str
    source: str


@dataclass(frozen=True)
class Patch:
    """A reported law: its name, its day, what is reported of it, where to look, its provisions as reported."""

    name: str
    instrument: str
    title: str
    start: date
    notice: str | None
    reported: tuple[Report, ...]
    look_for: tuple[str, ...]
    provisions: tuple[Provision, ...]

    def unconfirmed(self, confirmed: Confirmations | None = None) -> tuple[Provision, ...]:
        """The provisions that nobody has confirmed."""
        return tuple(p for p in self.provisions if p.key not in (confirmed or {}))


@cache
def patches() -> dict[str, Patch]:
    """Every patch by name."""
    found = [read_patch(path) for path in patch_files()]
    return {patch.name: patch for patch in found}


def patch_files(root: Path = ROOT) -> list[Path]:
    """The files of the patches."""
    return sorted((root / "patches").glob("*.yaml"))


def read_patch(path: Path) -> Patch:
    """A patch from a file; ``ValueError`` names file, line and fault."""
    raw, text = read_yaml(path), path.read_text(encoding="utf-8")
    if wrong := _wrong_header(raw):
        raise ProvisionError(f"{path.name}: {wrong}")
    provisions = []
    for read in read_entries(raw, f"patches/{path.name}", text):
        if isinstance(read, ProvisionError):
            raise read
        provisions.append(read)
    return Patch(
        name=str(raw["patch"]),
        instrument=str(raw["instrument"]),
        title=str(raw["title"]),
        start=raw["from"],
        notice=raw.get("notice"),
        reported=tuple(Report(str(said["text"]), str(said["source"])) for said in raw.get("reported", ())),
        look_for=tuple(raw.get("look_for", ())),
        provisions=tuple(provisions),
    )


def _wrong_header(raw: Any) -> str | None:
    if not isinstance(raw, dict) or not isinstance(raw.get("provisions"), list):
        return "không phải tệp luật chưa kiểm chứng: cần instrument, patch, title, from, provisions"
    missing, strange = _REQUIRED - set(raw), set(raw) - _HEADER
    if missing or strange:
        said = [f"thiếu {', '.join(sorted(missing))}"] * bool(missing)
        return "; ".join(said + [f"trường lạ ở đầu tệp: {', '.join(sorted(strange))}"] * bool(strange))
    if not isinstance(raw["from"], date):
        return f"from “{raw['from']}” không phải ngày"
    return None


def patch_faults(root: Path = ROOT) -> list[str]:
    """What is wrong with the form of the patches."""
    found = []
    for path in patch_files(root):
        lines = Lines(path.read_text(encoding="utf-8"))
        found += [f"patches/{path.name}, dòng {n}: khóa “{key}” viết hai lần" for n, key in lines.repeated_keys()]
        try:
            read_patch(path)
        except ValueError as problem:
            found.append(str(problem))
    return found


def as_confirmed(provision: Provision, confirmed: Confirmations) -> Provision:
    """The provision as it counts: confirmed by somebody it is sure, else it stays as it is."""
    if provision.key not in confirmed:
        return provision
    who, when = confirmed[provision.key]
    said = f"đã đọc và xác nhận: {who}, ngày {when:%d/%m/%Y}; {provision.source}"
    return replace(provision, confidence="high", checked_on=when, source=said)


def as_if_confirmed(patch: Patch, on: date) -> dict[str, tuple[str, date]]:
    """Confirmations of a whole patch, to see what it would change."""
    return {provision.key: ("giả định", on) for provision in patch.provisions}


def provision_digest(provision: Provision) -> str:
    """A hex digest of what a reported provision says: a confirmation is of these words and of no others."""
    text = json.dumps(provision.canonical(), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def notice_for(on: date, switched_on: tuple[str, ...] = (), confirmed: Confirmations | None = None) -> str | None:
    """The sentence to show where something is judged on a day after a reported law; None when nothing is open.

    Nothing is open before the law's day, or once it is switched on with every provision confirmed.
    """
    for patch in patches().values():
        unread = len(patch.unconfirmed(confirmed))
        if on < patch.start or not patch.notice:
            continue
        if patch.name not in switched_on:
            return patch.notice
        if unread:
            return (
                f"Đang xét theo Luật số {patch.instrument} như được nêu; {unread} trong {len(patch.provisions)} "
                "quy định chưa được đọc và xác nhận: kết quả dựa vào quy định ấy để ở mức cần bổ sung thông tin."
            )
    return None
