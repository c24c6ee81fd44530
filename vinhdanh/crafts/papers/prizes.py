"""The prize list an accountant pays from."""

from __future__ import annotations

from dataclasses import dataclass

from vinhdanh.crafts.papers.blocks import Block, Column, Frame, Paper, Signature, Signatures, prose
from vinhdanh.crafts.papers.money import dong, sum_in_words
from vinhdanh.crafts.papers.tables import filled, numbered

PRIZE_LIST = "DANH SÁCH CHI TIỀN THƯỞNG"


@dataclass(frozen=True)
class PrizeRow:
    """One payment: to whom, for which award, how it is reckoned ("1,5 × 2.340.000"), how much in đồng."""

    name: str
    unit: str
    award: str
    amount: int
    reckoning: str = ""
    account: str = ""


@dataclass(frozen=True)
class PrizeGroup:
    """Payments under one heading: an award, or a paying unit."""

    heading: str
    rows: tuple[PrizeRow, ...]


@dataclass(frozen=True)
class PrizeList:
    """The list that goes with a payment order. `basis` names decision, fund and base salary; `signers` are from
    left to right whoever drew it up, the chief accountant, the head."""

    frame: Frame
    basis: tuple[str, ...]
    groups: tuple[PrizeGroup, ...]
    signers: tuple[Signature, Signature, Signature]

    @property
    def total(self) -> int:
        """What is paid in all, in đồng."""
        return sum(row.amount for group in self.groups for row in group.rows)

    def paper(self) -> Paper:
        """Basis, table with its sum, the sum in words, signatures; a column for the receiver's hand."""
        rows = [row for group in self.groups for row in group.rows]
        table = filled(
            (Column("TT", 1, "centre"), numbered(len(rows))),
            (Column("Họ và tên,\ntên tập thể", 4.6), [row.name for row in rows]),
            (Column("Đơn vị", 4.4), [row.unit for row in rows]),
            (Column("Danh hiệu, hình thức", 4), [row.award for row in rows]),
            (Column("Cách tính", 3), [row.reckoning for row in rows]),
            (Column("Tiền thưởng\n(đồng)", 2.6, "right"), [dong(row.amount) for row in rows]),
            (Column("Tài khoản", 3), [row.account for row in rows]),
            (Column("Ký nhận", 2.2), None),
            bands=[(group.heading, "", len(group.rows)) for group in self.groups if group.rows],
            totals={"Họ và tên,\ntên tập thể": "Tổng cộng", "Tiền thưởng\n(đồng)": dong(self.total)},
        )
        blocks: list[Block] = [*(prose(line) for line in self.basis), table, sum_in_words(self.total)]
        return Paper(self.frame, PRIZE_LIST, (*blocks, Signatures(self.signers)), landscape=True)
