"""What a paper is made of, before anyone asks whether it becomes PDF or Word.

A paper is a frame (letterhead, number, place and day), a run of blocks and its annexes. The two renderers,
`typeset` (Typst) and `word` (DOCX), know these few nouns and nothing of decisions or minutes; a document of
`decisions`, `letters`, `minutes` or `prizes` says only which blocks it consists of, in its `paper()`.

Sizes and places of everything here: Decree 30/2020/NĐ-CP, Annex I.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Literal, Protocol

from vinhdanh.crafts.papers.metrics import face, fit
from vinhdanh.crafts.viet.dates import long_date
from vinhdanh.crafts.viet.numbers import format_number

# Points: the left half of the letterhead, 66 mm.
LETTERHEAD = 187.0
COMMITTEE = re.compile(r"^((?:ỦY BAN|UỶ BAN|HỘI ĐỒNG) NHÂN DÂN) (?=\S)")
Align = Literal["left", "centre", "right"]


class PaperError(ValueError):
    """A paper cannot be made; the message is a Vietnamese sentence for the person at the screen."""


@dataclass(frozen=True)
class LedgerHead:
    """The head of the ledger when the decision was issued: how many entries, and the hash of the last one.

    Printed on the paper, it makes a tail cut off the ledger later visible to whoever holds the decision.
    """

    count: int
    hash: str

    def __str__(self) -> str:
        short = " ".join(self.hash[i : i + 4] for i in range(0, min(len(self.hash), 16), 4))
        return f"Sổ vàng: mục {format_number(self.count)}, dấu kiểm {short}"


@dataclass(frozen=True)
class Frame:
    """The letterhead and identity of one document (Decree 30/2020/NĐ-CP, Annex I, part II).

    `superior` is the body above the issuer, empty when there is none; `issuer` the issuing body. Both may hold
    several lines. `number` is empty until the records office gives one; `symbol` is what follows the stroke
    ("QĐ-UBND"); `day` is None on a paper not dated yet. A `draft` carries the mark "DỰ THẢO" and its `marks`:
    sentences on what the draft still rests on, such as yearly results that are only expected.
    """

    issuer: str
    symbol: str
    place: str
    subject: str
    superior: str = ""
    number: str = ""
    day: date | None = None
    draft: bool = False
    marks: tuple[str, ...] = ()
    ledger_head: LedgerHead | None = None

    def __post_init__(self) -> None:
        if self.marks and not self.draft:
            raise PaperError(
                "Văn bản còn dựa trên thông tin dự kiến nên chưa thể ban hành: " + "; ".join(self.marks) + "."
            )

    @property
    def superior_lines(self) -> tuple[str, ...]:
        """The body above the issuer in the lines of the letterhead; none where there is none."""
        return over_the_letterhead(self.superior, 12)

    @property
    def issuer_lines(self) -> tuple[str, ...]:
        """The issuing body in the lines of the letterhead."""
        return over_the_letterhead(self.issuer, 13)

    @property
    def reference(self) -> str:
        """Number and symbol as they are cited: `2718/QĐ-UBND`; blanks stand for a number not given yet."""
        number = self.number.strip()
        return f"{number.zfill(2) if number else '…'}/{self.symbol}"

    @property
    def numbered(self) -> str:
        """Number and symbol as the letterhead has them, with room left to write in a number not given yet."""
        return self.reference if self.number.strip() else f"\u2003\u2003\u2003/{self.symbol}"

    @property
    def place_and_day(self) -> str:
        """Place and day as the letterhead has them, with room left to write in what is not known yet."""
        blank = "\u2003\u2002"
        day = long_date(self.day) if self.day else f"ngày{blank}tháng{blank}năm{blank}"
        return f"{self.place}, {day}"


@dataclass(frozen=True)
class Signature:
    """Who signs: in what capacity ("TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC", empty for a head in his own right),
    in what position, under what name."""

    position: str
    name: str
    capacity: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines above the signature, as printed."""
        return tuple(line for line in (self.capacity, self.position) if line)


@dataclass(frozen=True)
class Span:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Prose:
    """A paragraph of the body: justified, first line indented unless `indent` is off."""

    spans: tuple[Span, ...]
    indent: bool = True
    align: Align | Literal["justify"] = "justify"

    @property
    def is_heading(self) -> bool:
        """Bold throughout: it stands over what follows and never alone at the foot of a page."""
        return bool(self.spans) and all(span.bold for span in self.spans)


@dataclass(frozen=True)
class Centred:
    """A line alone in the middle of the page."""

    text: str
    bold: bool = True
    italic: bool = False
    rule: bool = False


@dataclass(frozen=True)
class Addressees:
    """ "Kính gửi", to one body on the same line or to several below each other."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, its share of the width, where its text stands."""

    heading: str
    share: float
    align: Align = "left"


@dataclass(frozen=True)
class Band:
    """Rows under one heading that spans the table; no heading, no band line."""

    rows: tuple[tuple[str, ...], ...]
    heading: str = ""
    note: str = ""


@dataclass(frozen=True)
class Table:
    """A ruled table; its head repeats on every page, `total` closes it in bold."""

    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    total: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        width = len(self.columns)
        if any(len(row) != width for band in self.bands for row in band.rows) or len(self.total) not in (0, width):
            raise ValueError(f"every row of a table of {width} columns has {width} cells")


@dataclass(frozen=True)
class Signing:
    """The foot of a document: recipients on the left, the signature on the right."""

    signature: Signature
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signatures:
    """Several signatures side by side, as minutes carry them."""

    signers: tuple[Signature, ...]


@dataclass(frozen=True)
class Copied:
    """The line and heading under a copied text: who copies it, number, place and day of the copy."""

    frame: Frame
    form: str = "TRÍCH SAO"


Block = Prose | Centred | Addressees | Table | Signing | Signatures | Copied


@dataclass(frozen=True)
class Annex:
    """A list or form that goes with a paper, on pages of its own numbered from 1."""

    title: str
    subject: str
    attached_to: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True)
class Paper:
    """A whole document. An empty `title` makes it an official letter, its subject under the number."""

    frame: Frame
    title: str
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    landscape: bool = False


class Document(Protocol):
    """Anything that can say what paper it is."""

    def paper(self) -> Paper:
        """The document's blocks, in order."""
        ...


def over_the_letterhead(name: str, size: float) -> tuple[str, ...]:
    """A body's name as it stands over the letterhead's left half, in type of `size` points: a people's committee's
    place below "ỦY BAN NHÂN DÂN", a long name in lines of even length."""
    if not name.strip():
        return ()
    parted = name if "\n" in name else COMMITTEE.sub("\\1\n", name)
    fitted = fit(parted, face("Tinos_700Bold"), width=LETTERHEAD, height=inf, sizes=(size, size))
    return fitted.lines if fitted else tuple(parted.split("\n"))


def prose(*parts: str | Span, indent: bool = True) -> Prose:
    """A body paragraph of plain strings and spans."""
    return Prose(tuple(Span(part) if isinstance(part, str) else part for part in parts), indent=indent)


def listed(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines ended the way Decree 30 ends a list: a semicolon each, a full stop after the last."""
    bare = [line.strip().rstrip(";,.").rstrip() for line in lines if line.strip()]
    return tuple(line + (";" if place < len(bare) - 1 else ".") for place, line in enumerate(bare))


def closed(text: str) -> str:
    """The last sentence of a body, with the mark "./." that says nothing follows."""
    return text.rstrip().removesuffix("./.").rstrip().rstrip(".") + "./."
