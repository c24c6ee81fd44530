"""The room's papers: pact, score table (blank or one unit's), minutes of the conference."""

from vinhdanh.crafts.papers.blocks import Frame, Signature
from vinhdanh.crafts.papers.clusters import (
    PactPaper,
    PactTarget,
    RankingMinutes,
    RankLine,
    ScoreGroup,
    ScoreLine,
    ScorePaper,
)
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.ui.components.words import vn_number
from vinhdanh.law import award_names

from .models import Member, ScoreTable, Season, Sheet
from .ranking import standings
from .scoreboard import board_of, members_of
from .scoring import Criterion, How, Kind
from .states import SeasonState, TableState


def pact(season: Season) -> PactPaper:
    """The pact as it is signed, all members under it."""
    found = getattr(season, "pact", None)
    if found is None:
        raise Refused("Chưa có giao ước: hãy soạn giao ước trước khi in.", code="no_pact")
    cluster = season.cluster
    members = list(members_of(season))
    names = ", ".join(member.name for member in members)
    return PactPaper(
        frame=_frame(season, "GƯTĐ", f"Năm {season.year}", day=found.signed_on, draft=found.signed_on is None),
        opening=(
            f"{cluster} gồm {len(members)} đơn vị: {names}.",
            f"Các đơn vị thành viên thống nhất ký kết giao ước thi đua năm {season.year} với những nội dung sau:",
        ),
        targets=tuple(
            PactTarget(
                each.text, vn_number(each.amount) if each.amount is not None else "", each.measure,
                each.member.name if each.member else "",
            )
            for each in season.targets.select_related("member")
        ),
        activities=tuple(found.activities.splitlines()),
        commitments=tuple(found.commitments.splitlines()),
        closing="Các đơn vị nghiêm túc thực hiện giao ước này; kết quả được chấm điểm, xếp hạng khi tổng kết năm.",
        head=Signature(cluster.head_title.upper(), season.head.name if season.head else ""),
        members=tuple(Signature(member.name, "") for member in members),
    )  # fmt: skip


def _frame(season: Season, symbol: str, subject: str, **more) -> Frame:
    cluster = season.cluster
    letters = "".join(word[0] for word in cluster.name.replace("–", " ").split() if word[0].isalnum()).upper()
    authority = cluster.unit.authorities.first()
    return Frame(
        issuer=cluster.name.upper(),
        superior=f"HỘI ĐỒNG THI ĐUA – KHEN THƯỞNG\n{cluster.unit.name.upper()}",
        symbol=f"{symbol}-{letters}",
        place=authority.place if authority else cluster.unit.name,
        subject=subject,
        **more,
    )


def rule_of(one: Criterion) -> str:
    """How the points of a criterion come about, in words: the column "điều kiện chấm điểm"."""
    if one.how is How.LEVEL:
        return "\n".join(
            f"{level.text}: {vn_number(level.points)}" for level in sorted(one.levels, key=lambda each: -each.points)
        )
    if one.how is How.SHARE:
        least = f"; dưới {vn_number(one.floor * 100)} % không tính điểm" if one.floor else ""
        return f"Theo tỷ lệ hoàn thành chỉ tiêu{f' ({one.unit})' if one.unit else ''}{least}"
    if one.how is How.COUNT:
        return f"Mỗi {one.unit or 'lần'} {vn_number(one.each)} điểm, tối đa {vn_number(one.max)}"
    return f"Tối đa {vn_number(one.max)} điểm"


def score_table(table: ScoreTable, *, season: Season | None = None, member: Member | None = None) -> ScorePaper:
    """The table as printed: blank, or with one member's own and verified points."""
    own, verified, proofs, total = {}, {}, {}, ("", "", "")
    if season and member:
        own, verified, proofs, total = _filled(season, member)
    groups = tuple(
        ScoreGroup(
            f"{group.code}. {group.text}",
            vn_number(group.max),
            tuple(
                ScoreLine(
                    one.code, one.text, rule_of(one), vn_number(one.max), proofs.get(one.code, one.evidence),
                    own.get(one.code, ""), verified.get(one.code, ""),
                )
                for one in group.criteria
            ),
        )
        for group in table.table.groups
    )  # fmt: skip
    whose = f" của {member.name}" if member else ""
    notes = ("Bảng mẫu giả định, chưa phải văn bản đã ban hành.",) if table.assumed else ()
    return ScorePaper(
        frame=Frame(
            issuer=f"HỘI ĐỒNG THI ĐUA – KHEN THƯỞNG\n{table.unit.name.upper()}",
            symbol="BTC", place=table.unit.name.removeprefix("Tỉnh "), subject=f"{table.name}, năm {table.year}{whose}",
            draft=table.state == TableState.DRAFT,
        ),
        title="PHIẾU CHẤM ĐIỂM" if member else "BẢNG TIÊU CHÍ CHẤM ĐIỂM",
        groups=groups,
        signers=(Signature("NGƯỜI CHẤM ĐIỂM", ""), Signature("THỦ TRƯỞNG ĐƠN VỊ", "")),
        total=total if member else (vn_number(table.table.total), "", ""),
        notes=notes,
    )  # fmt: skip


def _filled(season: Season, member: Member) -> tuple[dict[str, str], dict[str, str], dict[str, str], tuple]:
    board = board_of(season)
    row = next(place for place, each in enumerate(board.members) if each.pk == member.pk)
    codes = board.layout.codes
    own = {code: vn_number(value) for code, value in zip(codes, board.own[row], strict=True) if value == value}
    heard = {code: vn_number(value) for code, value in zip(codes, board.heard[row], strict=True) if value == value}
    sheet = season.sheets.filter(member=member, kind=Sheet.Kind.OWN, period=Sheet.Period.YEAR).first()
    proofs = {
        each.criterion: each.text or each.file.name
        for each in (sheet.evidence.select_related("file") if sheet else ())
        if each.text or each.file
    }
    total = (vn_number(board.table.total), "", vn_number(float(board.totals.total[row])))
    return own, heard, proofs, total


def minutes(season: Season) -> RankingMinutes:
    """Minutes of the conference with the ranking; a draft until the ranking is recognised."""
    conference = getattr(season, "conference", None)
    if conference is None:
        raise Refused("Chưa có biên bản: hãy ghi kết quả hội nghị trước.", code="no_conference")
    board = board_of(season)
    rows = {member.pk: place for place, member in enumerate(board.members)}
    groups = [place for place, kind in enumerate(board.layout.kinds) if kind is not Kind.BAR]
    lines = [
        RankLine(
            str(line.rank) if line.rank else "–", line.member.name,
            tuple(vn_number(float(board.totals.groups[rows[line.member.pk], place])) for place in groups),
            vn_number(line.total), vn_number(int(board.votes[rows[line.member.pk]])) if board.votes is not None else "",
            line.band, award_names()[line.recommended].name if line.recommended else "",
        )
        for line in standings(board)
    ]  # fmt: skip
    held = f"Hội nghị họp ngày {conference.on:%d/%m/%Y}" + (f" tại {conference.place}" if conference.place else "")
    return RankingMinutes(
        frame=_frame(
            season, "BB", f"Hội nghị tổng kết năm {season.year}", day=conference.on,
            draft=season.state != SeasonState.CONFIRMED,
        ),
        proceedings=(
            f"{held}; {conference.present}/{conference.voters} đại biểu có quyền bỏ phiếu có mặt.",
            *conference.presented.splitlines(),
        ),
        parts=tuple(f"{board.layout.groups[place]}" for place in groups),
        lines=tuple(lines),
        conclusions=_conclusions(season, lines),
        signers=(Signature("THƯ KÝ", ""), Signature(season.cluster.head_title.upper(), "")),
    )  # fmt: skip


def _conclusions(season: Season, lines: list[RankLine]) -> tuple[str, ...]:
    told = [f"Đề nghị {line.recommended} cho {line.name}." for line in lines if line.recommended]
    conference = season.conference
    title = season.cluster.head_title.lower()
    if conference.next_head:
        deputy = f", phó là {conference.next_deputy}" if conference.next_deputy else ""
        told.append(f"Hội nghị bầu {conference.next_head} làm {title} năm {season.year + 1}{deputy}.")
    return tuple(told) or ("Hội nghị thống nhất kết quả chấm điểm, xếp hạng trên.",)
