"""What goes up and what comes back: the submission to a higher authority, and letters of result and of refusal."""

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
    Table,
    closed,
    listed,
    prose,
)
from vinhdanh.crafts.papers.tables import filled, numbered
from vinhdanh.crafts.viet.dates import long_date

SUBMISSION = "TỜ TRÌNH"


@dataclass(frozen=True)
class Proposal:
    """One who is proposed; `votes` as counted ("16/17"), `summary` a few lines of achievement."""

    ordinal: int
    name: str
    born: str = ""
    position: str = ""
    unit: str = ""
    votes: str = ""
    summary: str = ""


@dataclass(frozen=True)
class ProposalGroup:
    """Everyone proposed for one award."""

    award: str
    rows: tuple[Proposal, ...]


@dataclass(frozen=True)
class Submission:
    """A submission (tờ trình): grounds, what the unit asks for, and the list as an annex (Decree 152/2025/NĐ-CP,
    form 01). `body` ends with the unit's answer for the truth of the dossiers."""

    frame: Frame
    addressees: tuple[str, ...]
    grounds: tuple[str, ...]
    body: tuple[str, ...]
    groups: tuple[ProposalGroup, ...]
    recipients: tuple[str, ...]
    signature: Signature

    def paper(self) -> Paper:
        """Submission and list."""
        blocks: list[Block] = [_addressed(self.addressees)]
        blocks += [Prose((Span(ground, italic=True),)) for ground in listed(self.grounds)]
        blocks += _body(self.body)
        blocks.append(Signing(self.signature, listed(self.recipients)))
        day = long_date(self.frame.day) if self.frame.day else "ngày … tháng … năm …"
        annex = Annex(
            "DANH SÁCH",
            "Đề nghị khen thưởng",
            f"Kèm theo Tờ trình số {self.frame.reference} {day}",
            (_proposals(self.groups),),
            landscape=True,
        )
        return Paper(self.frame, SUBMISSION, tuple(blocks), (annex,) if any(g.rows for g in self.groups) else ())


@dataclass(frozen=True)
class Result:
    """What became of one nomination, in words ("Tặng tại Quyết định số 2718/QĐ-UBND")."""

    name: str
    unit: str
    award: str
    outcome: str


@dataclass(frozen=True)
class ResultLetter:
    """A letter that tells a unit what became of its nominations."""

    frame: Frame
    addressees: tuple[str, ...]
    opening: tuple[str, ...]
    results: tuple[Result, ...]
    closing: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature

    def paper(self) -> Paper:
        """An official letter with the results as a table."""
        table = filled(
            (Column("TT", 1, "centre"), numbered(len(self.results))),
            (Column("Họ và tên,\ntên tập thể", 4.5), [row.name for row in self.results]),
            (Column("Đơn vị", 4.5), [row.unit for row in self.results]),
            (Column("Danh hiệu,\nhình thức", 4), [row.award for row in self.results]),
            (Column("Kết quả", 5), [row.outcome for row in self.results]),
        )
        return _letter(self, table)


@dataclass(frozen=True)
class Refusal:
    """Why one nomination is not accepted: the provision, what it asks, what is missing or in the way."""

    name: str
    unit: str
    award: str
    provision: str
    reason: str


@dataclass(frozen=True)
class RefusalLetter:
    """A letter that returns nominations, each with the article it fails and the reason."""

    frame: Frame
    addressees: tuple[str, ...]
    opening: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    closing: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature

    def paper(self) -> Paper:
        """An official letter with name, award, provision and reason as a table."""
        table = filled(
            (Column("TT", 1, "centre"), numbered(len(self.refusals))),
            (Column("Họ và tên,\ntên tập thể", 3.8), [row.name for row in self.refusals]),
            (Column("Đơn vị", 3.4), [row.unit for row in self.refusals]),
            (Column("Danh hiệu,\nhình thức", 3), [row.award for row in self.refusals]),
            (Column("Căn cứ", 3.4), [row.provision for row in self.refusals]),
            (Column("Lý do", 6), [row.reason for row in self.refusals]),
        )
        return _letter(self, table)


def _letter(letter: ResultLetter | RefusalLetter, table: Table) -> Paper:
    blocks: list[Block] = [_addressed(letter.addressees)]
    blocks += [prose(line) for line in letter.opening]
    if any(band.rows for band in table.bands):
        blocks.append(table)
    blocks += _body(letter.closing)
    blocks.append(Signing(letter.signature, listed(letter.recipients)))
    return Paper(letter.frame, "", tuple(blocks))


def ended(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs of a body; the last one closes it."""
    return (*lines[:-1], *(closed(line) for line in lines[-1:]))


def _body(lines: tuple[str, ...]) -> list[Block]:
    return [prose(line) for line in ended(lines)]


def _proposals(groups: tuple[ProposalGroup, ...]) -> Table:
    rows = [row for group in groups for row in group.rows]
    return filled(
        (Column("TT", 1.1, "centre"), [str(row.ordinal) for row in rows]),
        (Column("Họ và tên,\ntên tập thể", 4.6), [row.name for row in rows]),
        (Column("Năm sinh", 1.7, "centre"), [row.born for row in rows]),
        (Column("Chức vụ", 3.4), [row.position for row in rows]),
        (Column("Đơn vị", 4.4), [row.unit for row in rows]),
        (Column("Phiếu\nđồng ý", 1.6, "centre"), [row.votes for row in rows]),
        (Column("Tóm tắt thành tích", 7), [row.summary for row in rows]),
        bands=[(f"{group.award} ({len(group.rows)})", "", len(group.rows)) for group in groups if group.rows],
    )


def _addressed(names: tuple[str, ...]) -> Addressees:
    """One addressee stands as it is; several are a list with a list's endings."""
    return Addressees(names if len(names) == 1 else listed(names))
