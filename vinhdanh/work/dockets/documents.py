"""The report on a docket, for the dossier: a draft while comments are still taken or settled."""

from collections import Counter
from datetime import date

from django.utils import timezone

from vinhdanh.crafts.papers import CommentReport, CommentSettled, Frame, NomineeSaid, Signature
from vinhdanh.crafts.viet.dates import long_date
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Signatory
from vinhdanh.ground.registry.queries import signatories_on

from . import queries
from .models import Comment, Docket
from .workflow import CommentState, Disposition, DocketState

SYMBOL = "BC"
HIDDEN_TEXT = "(nội dung được ẩn: {because})"


def report(docket: Docket) -> CommentReport:
    """The report: numbers for each nominee, every comment without its sender, and what was done with it."""
    if docket.closes is None:
        raise Refused("Danh sách chưa được đăng nên chưa có kết quả để báo cáo.", code="not_published")
    done = timezone.localdate(docket.done_at) if docket.done_at else None
    comments = list(docket.comments.select_related("listed__nomination__party"))
    return CommentReport(
        frame=_frame(docket, done),
        addressees=("Hội đồng Thi đua – Khen thưởng",),
        grounds=(f"Căn cứ {docket.basis}",),
        body=_body(docket, comments),
        nominees=_nominees(docket, comments),
        comments=tuple(_settled(each) for each in comments),
        recipients=("Như trên", "Lưu: VT, hồ sơ trình"),
        signature=_signature(docket, done or clock.today()),
    )


def _frame(docket: Docket, done: date | None) -> Frame:
    authority = docket.authority
    return Frame(
        issuer=authority.issuer,
        superior=authority.issuer_superior,
        symbol=f"{SYMBOL}-{authority.symbol.partition('-')[2] or authority.symbol}",
        place=authority.place,
        subject="Kết quả công khai, lấy ý kiến nhân dân về danh sách đề nghị khen thưởng",
        day=done,
        draft=docket.state != DocketState.DONE,
    )


def _body(docket: Docket, comments: list[Comment]) -> tuple[str, ...]:
    size = docket.listed.count()
    lines = [
        f"Danh sách {size} trường hợp đề nghị khen thưởng thuộc “{docket.round.name}” được công khai trên cổng thông "
        f"tin từ {long_date(docket.opens)} đến hết {long_date(docket.closes)} ({docket.working_days} ngày làm việc "
        "sau ngày đăng)."
    ]
    if not comments:
        lines.append("Hết thời hạn trên, không nhận được ý kiến nào.")
        return tuple(lines)
    counted = Counter(each.disposition for each in comments)
    told = "; ".join(
        f"{Disposition(code).label[0].lower()}{Disposition(code).label[1:]}: {count}"
        for code, count in sorted(counted.items())
    )
    hidden = sum(each.state == CommentState.HIDDEN for each in comments)
    return (
        *lines,
        f"Trong thời hạn trên đã nhận {len(comments)} ý kiến; kết quả theo từng trường hợp như sau:",
        f"Kết quả xử lý: {told}." + (f" Có {hidden} ý kiến bị ẩn nội dung kèm lý do." if hidden else ""),
        "Thông tin về người gửi ý kiến không nêu trong báo cáo và được xóa khi kết thúc. Kính báo cáo Hội đồng",
    )


def _nominees(docket: Docket, comments: list[Comment]) -> tuple[NomineeSaid, ...]:
    said = Counter((each.listed_id, each.stance) for each in comments)
    stance = Comment.Stance
    return tuple(
        NomineeSaid(
            name=row.nomination.party.name,
            unit=row.nomination.workplace or row.nomination.unit.name,
            award=row.nomination.award_name,
            agreeing=said[row.pk, stance.FOR],
            adding=said[row.pk, stance.ADD],
            opposing=said[row.pk, stance.AGAINST],
        )
        for row in queries.listed_nominations(docket)
    )


def _settled(comment: Comment) -> CommentSettled:
    hidden = comment.state == CommentState.HIDDEN
    return CommentSettled(
        about=comment.listed.nomination.party.name if comment.listed else "",
        stance=comment.get_stance_display(),
        text=HIDDEN_TEXT.format(because=comment.hidden_because) if hidden else comment.text,
        disposition=f"{comment.get_disposition_display()}. {comment.answer}".rstrip(". ") + ".",
    )


def _signature(docket: Docket, on: date) -> Signature:
    head = signatories_on(docket.authority, on).filter(capacity=Signatory.Capacity.HEAD).first()
    if head is None:
        return Signature(position="THỦ TRƯỞNG ĐƠN VỊ", name="")
    return Signature(position=head.position.upper(), name=head.name, capacity=docket.authority.on_behalf)
