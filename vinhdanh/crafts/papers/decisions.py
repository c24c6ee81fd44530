"""Decisions of an awarding authority: to award, to correct a slip, to revoke. Each says what blocks it consists of."""

from __future__ import annotations

from dataclasses import dataclass

from vinhdanh.crafts.papers.blocks import (
    Annex,
    Band,
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
from vinhdanh.crafts.viet.dates import long_date
from vinhdanh.crafts.viet.money import in_words
from vinhdanh.crafts.viet.numbers import format_number

DECISION = "QUYẾT ĐỊNH"
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

    def paper(self) -> Paper:
        """Decision and, when anyone is honoured, the list of them as an annex."""
        blocks = _award_list(self.groups)
        annex = Annex(
            title="DANH SÁCH",
            subject=_about(self.frame.subject),
            attached_to=_attached_to(self.frame, self.decider),
            blocks=blocks,
            landscape=len(blocks[0].columns) > PORTRAIT_COLUMNS,
        )
        annexes = (annex,) if any(group.rows for group in self.groups) else ()
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
        columns = (
            Column("TT", 1, "centre"),
            Column("Vị trí", 4),
            Column("Đã in", 6),
            Column("Đính chính là", 6),
        )
        rows = tuple((str(n), slip.place, slip.printed, slip.corrected) for n, slip in enumerate(self.slips, 1))
        return Paper(
            self.frame,
            DECISION,
            _enacting(self, first=f"Đính chính {self.corrects} như sau:", table=Table(columns, (Band(rows),))),
        )


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
        paid = any(row.amount for row in self.revoked)
        columns = (
            Column("TT", 1, "centre"),
            Column("Họ và tên,\ntên tập thể", 4),
            Column("Đơn vị", 4),
            Column("Hình thức\nkhen thưởng", 4),
            Column("Quyết định tặng", 4),
            *((Column("Tiền thưởng\nthu hồi (đồng)", 3, "right"),) if paid else ()),
        )
        rows = tuple(
            (str(n), row.name, row.unit, row.award, row.decision, *((dong(row.amount),) if paid else ()))
            for n, row in enumerate(self.revoked, 1)
        )
        first = f"Hủy bỏ quyết định khen thưởng và thu hồi hiện vật khen thưởng, tiền thưởng do {self.reason}:"
        return Paper(self.frame, DECISION, _enacting(self, first=first, table=Table(columns, (Band(rows),))))


def dong(amount: int | None) -> str:
    """An amount of đồng in figures, thousands parted by dots; empty when nothing is paid."""
    return "" if amount is None else format_number(amount)


def sum_in_words(total: int) -> Prose:
    """The line under a table of money that says its sum in words, so that no figure can be altered unseen."""
    return prose(Span("Bằng chữ: ", bold=True), Span(f"{in_words(total)}.", italic=True))


def _enacting(
    decision: AwardDecision | CorrectionDecision | RevocationDecision, *, first: str = "", table: Table | None = None
) -> tuple[Block, ...]:
    """Decider, grounds, articles and signature: the same in every decision."""
    articles = ([first] if first else []) + list(decision.articles)
    blocks: list[Block] = [Centred(decision.decider.upper())]
    blocks += [Prose((Span(ground, italic=True),)) for ground in listed(decision.grounds)]
    blocks.append(Centred("QUYẾT ĐỊNH:"))
    for number, text in enumerate(articles, 1):
        last = number == len(articles) and not (table and number == 1)
        blocks += _article(number, closed(text) if last else text)
        if table and number == 1:
            blocks.append(table)
    blocks.append(Signing(decision.signature, listed(decision.recipients)))
    return tuple(blocks)


def _article(number: int, text: str) -> list[Block]:
    head, *rest = text.split("\n")
    return [prose(Span(f"Điều {number}. ", bold=True), head), *(prose(line) for line in rest)]


def _award_list(groups: tuple[AwardGroup, ...]) -> tuple[Table, *tuple[Prose, ...]]:
    """One table over all groups; a column stands only when some row fills it."""
    rows = [row for group in groups for row in group.rows]
    total = sum(row.amount or 0 for row in rows)
    wanted = [
        (Column("TT", 1.2, "centre"), [str(row.ordinal) for row in rows], True),
        (Column("Họ và tên,\ntên tập thể", 5.2), [row.name for row in rows], True),
        (Column("Năm sinh", 2, "centre"), [row.born for row in rows], False),
        (Column("Chức vụ", 4), [row.position for row in rows], False),
        (Column("Đơn vị", 5), [row.unit for row in rows], False),
        (Column("Tiền thưởng\n(đồng)", 2.7, "right"), [dong(row.amount) for row in rows], False),
        (Column("Số\nsổ vàng", 1.9, "centre"), [row.gold_book_number for row in rows], False),
    ]
    kept = [(column, cells) for column, cells, always in wanted if always or any(cells)]
    columns = tuple(column for column, _ in kept)
    lines = iter(zip(*(cells for _, cells in kept), strict=True))
    bands = tuple(
        Band(tuple(next(lines) for _ in group.rows), _band_heading(place, group), group.wording)
        for place, group in enumerate(groups)
        if group.rows
    )
    sums = {"Họ và tên,\ntên tập thể": "Tổng cộng", "Tiền thưởng\n(đồng)": dong(total)}
    foot = tuple(sums.get(column.heading, "") for column in columns) if total else ()
    table = Table(columns, bands, foot)
    return (table, sum_in_words(total)) if total else (table,)


def _band_heading(place: int, group: AwardGroup) -> str:
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
