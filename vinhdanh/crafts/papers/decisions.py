"""Decisions of an awarding authority: to award, to correct a slip, to revoke. Each says what blocks it consists of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vinhdanh.crafts.papers.blocks import (
    Annex,
    Block,
    Centred,
    Column,
    Frame,
    Paper,
    Prose,
    Signature,
    Signing,
    Span,
    Table,
    closed,
    listed,
    prose,
)
from vinhdanh.crafts.papers.money import dong, sum_in_words
from vinhdanh.crafts.papers.tables import filled, numbered
from vinhdanh.crafts.viet.dates import long_date

DECISION = "QUYẾT ĐỊNH"
NAME = "Họ và tên,\ntên tập thể"
# A list with more columns than these lies across the page.
PORTRAIT_COLUMNS = 5


@dataclass(frozen=True)
class AnnexRow:
    """One who is honoured, as the list names them. `amount` is the prize in đồng, None when none is paid."""

    ordinal: int
    name: str
    born: str = ""
    position: str = ""
    unit: str = ""
    amount: int | None = None
    gold_book_number: str = ""


@dataclass(frozen=True)
class AwardGroup:
    """Everyone who gets one award in one wording ("đã có thành tích xuất sắc …")."""

    award: str
    wording: str
    rows: tuple[AnnexRow, ...]


@dataclass(frozen=True)
class AwardDecision:
    """A decision to award. `decider` is who decides, in sentence case ("Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên");
    each of `articles` is one article without its "Điều n.", paragraphs parted by line breaks."""

    frame: Frame
    decider: str
    grounds: tuple[str, ...]
    articles: tuple[str, ...]
    groups: tuple[AwardGroup, ...]
    recipients: tuple[str, ...]
    signature: Signature

    @property
    def total(self) -> int:
        """The prizes of everyone listed, in đồng."""
        return sum(row.amount or 0 for group in self.groups for row in group.rows)

    def paper(self) -> Paper:
        """Decision and, when anyone is honoured, the list of them as an annex."""
        annexes = (award_annex(self),) if any(group.rows for group in self.groups) else ()
        return Paper(self.frame, DECISION, _enacting(self), annexes)


@dataclass(frozen=True)
class Slip:
    """One thing printed wrongly in an issued decision, and what it reads now."""

    place: str
    printed: str
    corrected: str


@dataclass(frozen=True)
class CorrectionDecision:
    """A decision that mends slips of an earlier one (đính chính); the award itself stands."""

    frame: Frame
    decider: str
    grounds: tuple[str, ...]
    corrects: str
    slips: tuple[Slip, ...]
    articles: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature

    def paper(self) -> Paper:
        """Article 1 carries the table of slips, the given articles follow."""
        table = filled(
            (Column("TT", 1, "centre"), numbered(len(self.slips))),
            (Column("Vị trí", 4), [slip.place for slip in self.slips]),
            (Column("Đã in", 6), [slip.printed for slip in self.slips]),
            (Column("Đính chính là", 6), [slip.corrected for slip in self.slips]),
        )
        return Paper(self.frame, DECISION, _enacting(self, first=f"Đính chính {self.corrects} như sau:", table=table))


@dataclass(frozen=True)
class Revoked:
    """One award taken back: whose, which, given by which decision, and what returns with it."""

    name: str
    unit: str
    award: str
    decision: str
    amount: int | None = None


@dataclass(frozen=True)
class RevocationDecision:
    """A decision to cancel awards and recover diplomas and prizes (Law 06/2022/QH15, Article 93)."""

    frame: Frame
    decider: str
    grounds: tuple[str, ...]
    reason: str
    revoked: tuple[Revoked, ...]
    articles: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature

    def paper(self) -> Paper:
        """Article 1 names the awards cancelled and why, the given articles follow."""
        table = filled(
            (Column("TT", 1, "centre"), numbered(len(self.revoked))),
            (Column(NAME, 4), [row.name for row in self.revoked]),
            (Column("Đơn vị", 4), [row.unit for row in self.revoked]),
            (Column("Hình thức\nkhen thưởng", 4), [row.award for row in self.revoked]),
            (Column("Quyết định tặng", 4), [row.decision for row in self.revoked]),
            (Column("Tiền thưởng\nthu hồi (đồng)", 3, "right"), [dong(row.amount) for row in self.revoked]),
        )
        first = f"Hủy bỏ quyết định khen thưởng và thu hồi hiện vật khen thưởng, tiền thưởng do {self.reason}:"
        return Paper(self.frame, DECISION, _enacting(self, first=first, table=table))


def award_annex(decision: AwardDecision, *, summed: bool = True) -> Annex:
    """The list of those honoured; `summed` adds the sum of the prizes in figures and in words."""
    blocks = _award_list(decision.groups, decision.total if summed else 0)
    return Annex(
        title="DANH SÁCH",
        subject=_about(decision.frame.subject),
        attached_to=_attached_to(decision.frame, decision.decider),
        blocks=blocks,
        landscape=len(blocks[0].columns) > PORTRAIT_COLUMNS,
    )


def _enacting(
    decision: AwardDecision | CorrectionDecision | RevocationDecision, *, first: str = "", table: Table | None = None
) -> tuple[Block, ...]:
    """Decider, grounds, articles and signature: the same in every decision."""
    articles = ([first] if first else []) + list(decision.articles)
    blocks: list[Block] = [Centred(decision.decider.upper())]
    blocks += [Prose((Span(ground, italic=True),)) for ground in listed(decision.grounds)]
    blocks.append(Centred("QUYẾT ĐỊNH:"))
    for place, (head, line) in enumerate(article_lines(articles)):
        blocks.append(prose(Span(head, bold=True), line) if head else prose(line))
        if table and place == 0:
            blocks.append(table)
    blocks.append(Signing(decision.signature, listed(decision.recipients)))
    return tuple(blocks)


def article_lines(articles: Sequence[str]) -> list[tuple[str, str]]:
    """The articles paragraph by paragraph, each with what stands before it in bold: "Điều 1. ", then nothing. The
    last one closes the decision."""
    lines: list[tuple[str, str]] = []
    for number, text in enumerate(articles, 1):
        head, *rest = (closed(text) if number == len(articles) else text).split("\n")
        lines += [(f"Điều {number}. ", head), *(("", line) for line in rest)]
    return lines


def _award_list(groups: tuple[AwardGroup, ...], total: int) -> tuple[Table, *tuple[Prose, ...]]:
    """One table over all groups, and the sum in words when money is paid."""
    groups = tuple(group for group in groups if group.rows)
    rows = [row for group in groups for row in group.rows]
    prize = Column("Tiền thưởng\n(đồng)", 2.7, "right")
    table = filled(
        (Column("TT", 1.2, "centre"), [str(row.ordinal) for row in rows]),
        (Column(NAME, 5.2), [row.name for row in rows]),
        (Column("Năm sinh", 2, "centre"), [row.born for row in rows]),
        (Column("Chức vụ", 4), [row.position for row in rows]),
        (Column("Đơn vị", 5), [row.unit for row in rows]),
        (prize, [dong(row.amount) for row in rows]),
        (Column("Số\nsổ vàng", 1.9, "centre"), [row.gold_book_number for row in rows]),
        bands=[(band_heading(place, group), group.wording, len(group.rows)) for place, group in enumerate(groups)],
        totals={NAME: "Tổng cộng", prize.heading: dong(total)} if total else None,
    )
    return (table, sum_in_words(total)) if total else (table,)


def band_heading(place: int, group: AwardGroup) -> str:
    """The line over a group of the list: its numeral, the award, how many."""
    numerals = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    numeral = numerals[place] if place < len(numerals) else str(place + 1)
    return f"{numeral}. {group.award.upper()} ({len(group.rows)})"


def _about(subject: str) -> str:
    """The subject of a list: the decision's, without "Về việc"."""
    bare = subject.removeprefix("Về việc ").strip()
    return bare[:1].upper() + bare[1:]


def _attached_to(frame: Frame, decider: str) -> str:
    day = long_date(frame.day) if frame.day else "ngày … tháng … năm …"
    return f"Kèm theo Quyết định số {frame.reference} {day} của {decider}"
