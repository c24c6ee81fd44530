"""Minutes: of a council's meeting, and of the counting of its ballots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from decimal import ROUND_FLOOR, Decimal

from vinhdanh.crafts.papers.blocks import (
    Band,
    Block,
    Column,
    Frame,
    Paper,
    Prose,
    Signature,
    Signatures,
    Span,
    Table,
    listed,
    prose,
)
from vinhdanh.crafts.viet.dates import long_date
from vinhdanh.crafts.viet.numbers import format_number

MINUTES = "BIÊN BẢN"


@dataclass(frozen=True)
class Attendee:
    """One who took part: name, and what they are in the council or why they were invited."""

    name: str
    role: str


@dataclass(frozen=True)
class Absentee:
    """A member who was absent: why, and whether a written opinion came instead, which counts in the vote."""

    name: str
    role: str
    reason: str
    wrote: bool = False

    @property
    def why(self) -> str:
        """The reason, and that an opinion came instead."""
        return self.reason + ("; có gửi ý kiến bằng văn bản" if self.wrote else "")


@dataclass(frozen=True)
class VoteRow:
    """The votes on one name. `agree`, `disagree`, `blank` count ballots and written opinions alike."""

    name: str
    unit: str
    agree: int
    disagree: int
    blank: int = 0
    passed: bool = True


@dataclass(frozen=True)
class VoteGroup:
    """The votes on one award, with the rule that decides ("ít nhất 80% tổng số thành viên Hội đồng")."""

    award: str
    rule: str
    rows: tuple[VoteRow, ...]


@dataclass(frozen=True)
class CouncilMinutes:
    """Minutes of a council meeting. `members` is the size of the whole council: the base of every share
    (Decree 152/2025/NĐ-CP, Article 33), whoever was present."""

    frame: Frame
    opened: datetime
    closed: datetime
    venue: str
    members: int
    present: tuple[Attendee, ...]
    absent: tuple[Absentee, ...]
    guests: tuple[Attendee, ...]
    proceedings: tuple[str, ...]
    votes: tuple[VoteGroup, ...]
    conclusions: tuple[str, ...]
    secretary: Signature
    chair: Signature

    def paper(self) -> Paper:
        """Time and place, who was there, what was said, the votes, what was concluded, two signatures."""
        wrote = sum(1 for absentee in self.absent if absentee.wrote)
        blocks: list[Block] = [
            *_when_and_where(self.opened, self.venue),
            _heading("I. THÀNH PHẦN"),
            prose(
                f"Thành viên Hội đồng có mặt: {len(self.present):02d}/{self.members:02d} người"
                + (f"; vắng mặt có gửi ý kiến bằng văn bản: {wrote:02d} người." if wrote else ".")
            ),
            *_people("1. Có mặt", (f"{one.name}, {one.role}" for one in self.present)),
            *_people("2. Vắng mặt", map(_absence, self.absent)),
            *_people("3. Khách mời", (f"{one.name}, {one.role}" for one in self.guests)),
            prose(f"Chủ trì: {self.chair.name}. Thư ký: {self.secretary.name}."),
            _heading("II. NỘI DUNG"),
            *(prose(line) for line in self.proceedings),
        ]
        if self.votes:
            blocks += [_heading("III. KẾT QUẢ BỎ PHIẾU"), vote_table(self.votes, self.members), _base(self.members)]
        blocks.append(_heading(f"{'IV' if self.votes else 'III'}. KẾT LUẬN"))
        blocks += [prose(line) for line in self.conclusions]
        blocks.append(prose(f"Cuộc họp kết thúc vào {clock_words(self.closed.time())} cùng ngày. {READ_AND_SIGNED}"))
        blocks.append(Signatures((self.secretary, self.chair)))
        return Paper(self.frame, MINUTES, tuple(blocks))


@dataclass(frozen=True)
class Ballots:
    """The ballots of one count: handed out, returned, of these valid and invalid; `written` opinions of absent
    members are counted with them and told apart."""

    issued: int
    returned: int
    valid: int
    invalid: int
    written: int = 0


@dataclass(frozen=True)
class VoteCountMinutes:
    """Minutes of a vote count, signed by every member of the counting committee."""

    frame: Frame
    opened: datetime
    venue: str
    members: int
    committee: tuple[Attendee, ...]
    ballots: Ballots
    votes: tuple[VoteGroup, ...]
    signers: tuple[Signature, ...]

    def paper(self) -> Paper:
        """The committee, the ballots, the votes name by name, the signatures."""
        count = self.ballots
        blocks: list[Block] = [
            *_when_and_where(self.opened, self.venue),
            *_people("1. Ban kiểm phiếu", (f"{one.name}, {one.role}" for one in self.committee)),
            _heading("2. Số phiếu"),
            prose(f"Tổng số thành viên Hội đồng: {self.members:02d} người."),
            prose(
                f"Số phiếu phát ra: {count.issued:02d}; số phiếu thu về: {count.returned:02d}; "
                f"phiếu hợp lệ: {count.valid:02d}; phiếu không hợp lệ: {count.invalid:02d}."
            ),
            *((prose(f"Ý kiến bằng văn bản của thành viên vắng mặt: {count.written:02d}."),) if count.written else ()),
            _heading("3. Kết quả"),
            vote_table(self.votes, self.members),
            _base(self.members),
            prose(READ_AND_SIGNED),
            Signatures(self.signers),
        ]
        return Paper(self.frame, MINUTES, tuple(blocks))


READ_AND_SIGNED = "Biên bản đã được đọc lại cho những người có tên nghe, nhất trí thông qua và ký tên./."


def vote_table(groups: tuple[VoteGroup, ...], members: int) -> Table:
    """Votes name by name; shares on the whole council, cut (not rounded) to a tenth, so that none looks reached."""
    columns = (
        Column("TT", 1, "centre"),
        Column("Họ và tên,\ntên tập thể", 4.2),
        Column("Đơn vị", 3.8),
        Column("Đồng ý", 1.9, "centre"),
        Column("Không\nđồng ý", 1.9, "centre"),
        Column("Phiếu\ntrắng", 1.8, "centre"),
        Column("Tỷ lệ", 1.8, "centre"),
        Column("Kết quả", 2.4, "centre"),
    )
    bands = tuple(
        Band(
            tuple(vote_row(number, row, members) for number, row in enumerate(group.rows, 1)),
            group.award,
            f"Điều kiện: {group.rule}" if group.rule else "",
        )
        for group in groups
    )
    return Table(columns, bands)


def share(part: int, whole: int) -> str:
    """A share in percent, cut to a tenth: 15 of 17 is "88,2%"."""
    if whole <= 0:
        return ""
    tenths = (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), rounding=ROUND_FLOOR)
    return f"{format_number(tenths)}%"


def vote_row(number: int, row: VoteRow, members: int) -> tuple[str, ...]:
    """The cells of one name: its votes, their share of the whole council, whether they are enough."""
    outcome = "Đạt" if row.passed else "Không đạt"
    counts = (str(row.agree), str(row.disagree), str(row.blank))
    return (str(number), row.name, row.unit, *counts, share(row.agree, members), outcome)


def _base(members: int) -> Prose:
    return prose(Span(f"Tỷ lệ tính trên tổng số {members:02d} thành viên Hội đồng.", italic=True), indent=False)


def _heading(text: str) -> Prose:
    return prose(Span(text, bold=True))


def _people(heading: str, lines: Iterable[str]) -> list[Block]:
    named = listed(lines)
    return [_heading(heading), *(prose(f"- {line}") for line in named)] if named else []


def _absence(absentee: Absentee) -> str:
    return f"{absentee.name}, {absentee.role} (lý do: {absentee.why})"


def _when_and_where(opened: datetime, venue: str) -> tuple[Block, ...]:
    return prose(f"Thời gian: bắt đầu vào {moment_words(opened)}."), prose(f"Địa điểm: {venue}.")


def moment_words(moment: datetime) -> str:
    """ "08 giờ 05 phút, ngày 15 tháng 12 năm 2025"."""
    return f"{clock_words(moment.time())}, {long_date(moment.date())}"


def clock_words(at: time) -> str:
    """ "08 giờ 05 phút"."""
    return f"{at.hour:02d} giờ {at.minute:02d} phút"
