"""The report on a public comment: what was put before the people, what they said, what was done with it."""

from __future__ import annotations

from dataclasses import dataclass

from vinhdanh.crafts.papers.blocks import (
    Addressees,
    Annex,
    Block,
    Column,
    Frame,
    Paper,
    Prose,
    Signature,
    Signing,
    Span,
    closed,
    listed,
    prose,
)
from vinhdanh.crafts.papers.tables import filled, numbered
from vinhdanh.crafts.viet.dates import long_date

REPORT = "BÁO CÁO"


@dataclass(frozen=True)
class NomineeSaid:
    """One nominee and what was said of them, in numbers."""

    name: str
    unit: str
    award: str
    agreeing: int
    adding: int
    opposing: int


@dataclass(frozen=True)
class CommentSettled:
    """One comment, without its sender: on whom (empty: the whole list), what it says, what was done with it."""

    about: str
    stance: str
    text: str
    disposition: str


@dataclass(frozen=True)
class CommentReport:
    """The report for the dossier (Decree 152/2025/NĐ-CP, Article 44). Comments stand in an annex, nameless."""

    frame: Frame
    addressees: tuple[str, ...]
    grounds: tuple[str, ...]
    body: tuple[str, ...]
    nominees: tuple[NomineeSaid, ...]
    comments: tuple[CommentSettled, ...]
    recipients: tuple[str, ...]
    signature: Signature

    def paper(self) -> Paper:
        """Report, table of nominees, and the comments as an annex where there are any."""
        blocks: list[Block] = [Addressees(self.addressees if len(self.addressees) == 1 else listed(self.addressees))]
        blocks += [Prose((Span(ground, italic=True),)) for ground in listed(self.grounds)]
        blocks += [prose(line) for line in self.body[:-1]]
        rows = self.nominees
        if rows:
            blocks.append(
                filled(
                    (Column("TT", 1, "centre"), numbered(len(rows))),
                    (Column("Họ và tên,\ntên tập thể", 4.6), [row.name for row in rows]),
                    (Column("Đơn vị", 4.4), [row.unit for row in rows]),
                    (Column("Hình thức\nđề nghị", 4), [row.award for row in rows]),
                    (Column("Đồng\ntình", 1.4, "centre"), [str(row.agreeing) for row in rows]),
                    (Column("Góp ý", 1.4, "centre"), [str(row.adding) for row in rows]),
                    (Column("Phản\nánh", 1.4, "centre"), [str(row.opposing) for row in rows]),
                )
            )
        blocks += [prose(closed(line)) for line in self.body[-1:]]
        blocks.append(Signing(self.signature, listed(self.recipients)))
        return Paper(self.frame, REPORT, tuple(blocks), self._annexes())

    def _annexes(self) -> tuple[Annex, ...]:
        said = self.comments
        if not said:
            return ()
        day = long_date(self.frame.day) if self.frame.day else "ngày … tháng … năm …"
        table = filled(
            (Column("TT", 1, "centre"), numbered(len(said))),
            (Column("Về", 4), [one.about or "Cả danh sách" for one in said]),
            (Column("Loại ý kiến", 2.6), [one.stance for one in said]),
            (Column("Nội dung", 9), [one.text for one in said]),
            (Column("Kết quả xử lý", 7), [one.disposition for one in said]),
        )
        return (
            Annex(
                "TỔNG HỢP Ý KIẾN",
                "Ý kiến của người dân và kết quả xử lý",
                f"Kèm theo Báo cáo số {self.frame.reference} {day}",
                (table,),
                landscape=True,
            ),
        )
