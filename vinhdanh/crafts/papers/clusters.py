"""What clusters and blocks put on paper: the pact of the year, the score table, the ranking of the conference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vinhdanh.crafts.papers.blocks import (
    Band,
    Block,
    Centred,
    Column,
    Frame,
    Paper,
    Signature,
    Signatures,
    Span,
    Table,
    listed,
    prose,
)
from vinhdanh.crafts.papers.tables import filled, numbered

_SIGNERS_A_ROW = 3


@dataclass(frozen=True)
class PactTarget:
    """One target: of everybody, or (`whose`) of one member."""

    text: str
    amount: str = ""
    measure: str = ""
    whose: str = ""


@dataclass(frozen=True)
class PactPaper:
    """A pact (giao ước thi đua): targets, common activities, commitments, and room for every member's signature."""

    frame: Frame
    opening: tuple[str, ...]
    targets: tuple[PactTarget, ...]
    activities: tuple[str, ...]
    commitments: tuple[str, ...]
    closing: str
    head: Signature
    members: tuple[Signature, ...]

    def paper(self) -> Paper:
        """Opening, three sections, signatures: the head's first, then the members' in rows of three."""
        blocks: list[Block] = [prose(line) for line in self.opening]
        sections: list[tuple[str, list[Block]]] = [
            ("Chỉ tiêu thi đua", [_targets(self.targets)] if self.targets else []),
            ("Hoạt động chung", [prose(f"- {line}") for line in listed(self.activities)]),
            ("Cam kết", [prose(f"- {line}") for line in listed(self.commitments)]),
        ]
        for number, (heading, inside) in enumerate(((h, i) for h, i in sections if i), 1):
            blocks.append(prose(Span(f"{number}. {heading}", bold=True)))
            blocks += inside
        blocks.append(prose(self.closing))
        blocks.append(Signatures((self.head,)))
        blocks.append(Centred("ĐẠI DIỆN CÁC ĐƠN VỊ THÀNH VIÊN"))
        blocks += [Signatures(tuple(row)) for row in _rows(self.members, _SIGNERS_A_ROW)]
        return Paper(self.frame, "GIAO ƯỚC THI ĐUA", tuple(blocks))


def _targets(targets: Sequence[PactTarget]) -> Table:
    return filled(
        (Column("TT", 1, "centre"), numbered(len(targets))),
        (Column("Chỉ tiêu", 8), [each.text for each in targets]),
        (Column("Số lượng", 2, "right"), [each.amount for each in targets]),
        (Column("Đơn vị tính", 2.4), [each.measure for each in targets]),
        (Column("Đơn vị thực hiện", 4), [each.whose or "Tất cả đơn vị" for each in targets]),
    )


def _rows(signers: Sequence[Signature], size: int) -> Iterable[list[Signature]]:
    """Rows of equal width: the last is filled with empty places, so that names stand under each other."""
    for start in range(0, len(signers), size):
        row = list(signers[start : start + size])
        yield row + [Signature("", "")] * (size - len(row))


@dataclass(frozen=True)
class ScoreLine:
    """A criterion as printed; `own` and `verified` are empty on a blank form."""

    code: str
    text: str
    rule: str
    most: str
    evidence: str = ""
    own: str = ""
    verified: str = ""


@dataclass(frozen=True)
class ScoreGroup:
    heading: str
    most: str
    lines: tuple[ScoreLine, ...]


@dataclass(frozen=True)
class ScorePaper:
    """A score table, blank or filled in for one unit (`total` then says its sum), as officers know it on paper."""

    frame: Frame
    title: str
    groups: tuple[ScoreGroup, ...]
    signers: tuple[Signature, ...]
    total: tuple[str, str, str] = ("", "", "")
    """Maximum, own, verified."""
    notes: tuple[str, ...] = ()

    def paper(self) -> Paper:
        """The table lying across the page, one band a group, signatures below."""
        columns = (
            Column("TT", 1.2, "centre"), Column("Nội dung chấm điểm", 7), Column("Điều kiện chấm điểm", 7),
            Column("Điểm\nchuẩn", 1.5, "right"), Column("Văn bản, tài liệu\nchứng minh", 4),
            Column("Điểm\ntự chấm", 1.6, "right"), Column("Điểm\nthẩm định", 1.7, "right"),
        )  # fmt: skip
        bands = tuple(
            Band(
                tuple(
                    (each.code, each.text, each.rule, each.most, each.evidence, each.own, each.verified)
                    for each in group.lines
                ),
                f"{group.heading} ({group.most} điểm)",
            )
            for group in self.groups
        )
        most, own, verified = self.total
        table = Table(columns, bands, ("", "Tổng cộng", "", most, "", own, verified))
        blocks: list[Block] = [table, *(prose(note) for note in self.notes), Signatures(self.signers)]
        return Paper(self.frame, self.title, tuple(blocks), landscape=True)


@dataclass(frozen=True)
class RankLine:
    rank: str
    name: str
    parts: tuple[str, ...]
    total: str
    votes: str = ""
    band: str = ""
    recommended: str = ""


@dataclass(frozen=True)
class RankingMinutes:
    """Minutes of the conference that closes the year: presence, what was discussed, the ranking, conclusions."""

    frame: Frame
    proceedings: tuple[str, ...]
    parts: tuple[str, ...]
    """Headings of the groups whose points are shown."""
    lines: tuple[RankLine, ...]
    conclusions: tuple[str, ...]
    signers: tuple[Signature, ...]

    def paper(self) -> Paper:
        """Presence and discussion, the ranking as a table, conclusions, signatures."""
        lines = self.lines
        table = filled(
            (Column("Hạng", 1.3, "centre"), [each.rank for each in lines]),
            (Column("Đơn vị", 5), [each.name for each in lines]),
            *(
                (Column(heading, 1.7, "right"), [each.parts[place] for each in lines])
                for place, heading in enumerate(self.parts)
            ),
            (Column("Tổng điểm", 1.8, "right"), [each.total for each in lines]),
            (Column("Phiếu", 1.5, "right"), [each.votes for each in lines]),
            (Column("Xếp loại", 2.2), [each.band for each in lines]),
            (Column("Đề nghị", 4), [each.recommended for each in lines]),
        )
        blocks: list[Block] = [
            prose(Span("I. DIỄN BIẾN HỘI NGHỊ", bold=True)),
            *(prose(line) for line in self.proceedings),
            prose(Span("II. KẾT QUẢ CHẤM ĐIỂM, XẾP HẠNG", bold=True)),
            table,
            prose(Span("III. KẾT LUẬN", bold=True)),
            *(prose(line) for line in self.conclusions),
            Signatures(self.signers),
        ]
        return Paper(self.frame, "BIÊN BẢN", tuple(blocks), landscape=True)
