"""References to the law: ``06/2022/QH15 Đ74.1.d``, ``86/2025/QĐ-UBND@bac-ninh Đ3.3.a``.

A reference names an instrument, perhaps an overlay (``@…``, ours), and perhaps an article with clause and point.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_REF = re.compile(
    r"^(?P<instrument>[^\s@]+(?:/[^\s@]+)*)(?:@(?P<overlay>[a-z0-9-]+))?"
    r"(?:\s+(?:Đ(?P<article>[0-9]+(?:\.[0-9a-zđ]+)*)|(?P<section>.+)))?$"
)


@dataclass(frozen=True, slots=True)
class Ref:
    """A parsed reference. ``parts`` are article, clause, point; empty when the whole instrument is meant."""

    instrument: str
    overlay: str | None
    parts: tuple[str, ...]
    section: str | None = None

    def __str__(self) -> str:
        head = self.instrument + (f"@{self.overlay}" if self.overlay else "")
        if self.parts:
            return f"{head} Đ{'.'.join(self.parts)}"
        return f"{head} {self.section}" if self.section else head

    def satisfies(self, wanted: Ref) -> bool:
        """Same instrument, and the article equal to, a part of, or a whole of the wanted one; overlays are ignored."""
        if self.instrument != wanted.instrument:
            return False
        return all(mine == theirs for mine, theirs in zip(self.parts, wanted.parts, strict=False))

    def spoken(self) -> str:
        """The way a clerk writes it: "điểm d khoản 1 Điều 74 Luật số 06/2022/QH15"."""
        kind = _kind_of(self.instrument)
        if not self.parts:
            return f"{self.section + ' ' if self.section else ''}{kind} {self.instrument}"
        names = ("Điều", "khoản", "điểm")
        pieces = [f"{names[min(i, 2)]} {part}" for i, part in enumerate(self.parts)]
        if len(self.parts) == 2 and self.parts[1].isalpha():
            pieces[1] = f"điểm {self.parts[1]}"
        return f"{' '.join(reversed(pieces))} {kind} {self.instrument}"


def parse_ref(text: str) -> Ref:
    """Read a reference; ``ValueError`` when it has none of the accepted forms."""
    match = _REF.match(text.strip())
    if not match:
        raise ValueError(f"không đọc được viện dẫn “{text}”")
    article = match["article"]
    return Ref(match["instrument"], match["overlay"], tuple(article.split(".")) if article else (), match["section"])


def _kind_of(instrument: str) -> str:
    kinds = (
        ("QH", "Luật số"),
        ("NĐ-CP", "Nghị định số"),
        ("TT-", "Thông tư số"),
        ("QĐ", "Quyết định số"),
        ("NQ", "Nghị quyết số"),
        ("BNV-TĐKT", "Công văn số"),
    )
    return next((name for mark, name in kinds if mark in instrument), "văn bản số")
