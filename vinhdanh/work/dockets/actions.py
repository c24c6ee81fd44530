"""Every change of a docket: drawn up, published, commented on, moderated, settled, done."""

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone

from vinhdanh.ground.office import audit, receipts, vault
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Authority
from vinhdanh.law import add_working_days
from vinhdanh.work.nominations.models import Round

from . import queries
from .models import Comment, Docket, Listed
from .workflow import COMMENT, DOCKET, CommentState, Disposition

OPEN = "dockets.open"
MODERATE = "dockets.moderate"


@action(OPEN)
def draw_up(
    authority: Authority, *, by: Actor, at: datetime, round: Round, title: str, basis: str, working_days: int,
    contact: str, nominations: Collection[int],
) -> Docket:  # fmt: skip
    """Draw up a docket for some nominations of ``round`` that ``authority`` reviews or sends on; nobody sees it yet.

    Refused when the period is shorter than the law's for one of the awards.
    """
    docket = Docket.objects.create(
        authority=authority, round=round, title=title, basis=basis, working_days=working_days, contact=contact
    )
    _list(docket, nominations)
    return docket


@action(OPEN)
def change(
    docket: Docket, *, by: Actor, at: datetime, title: str, basis: str, working_days: int, contact: str,
    nominations: Collection[int],
) -> None:  # fmt: skip
    """Change a docket that was not published yet."""
    DOCKET.insist(docket, "publish")
    docket.title, docket.basis, docket.working_days, docket.contact = title, basis, working_days, contact
    docket.save(update_fields=["title", "basis", "working_days", "contact"])
    docket.listed.all().delete()
    _list(docket, nominations)


def _list(docket: Docket, nominations: Collection[int]) -> None:
    may = {each.pk: each for each in queries.listable(docket.round, but=docket)}
    if lost := [key for key in nominations if key not in may]:
        raise Refused(
            f"Có {len(lost)} hồ sơ không đăng được: đã rút, đang tạm dừng, hoặc đang lấy ý kiến ở đợt khác; "
            "hãy tải lại trang để chọn lại.",
            code="not_listable",
        )
    wanted = queries.in_printed_order(may[key] for key in set(nominations))
    term = queries.longest_term({each.award for each in wanted}, docket.round.on)
    if term and docket.working_days < term.working_days:
        raise Refused(
            f"Thời hạn lấy ý kiến ít nhất {term.working_days} ngày làm việc ({term.ref}); hãy ghi lại số ngày.",
            code="too_short",
        )
    Listed.objects.bulk_create(
        Listed(docket=docket, nomination=each, ordinal=place) for place, each in enumerate(wanted, 1)
    )
    audit.note(listed=[each.pk for each in wanted])


@action(OPEN)
def publish(docket: Docket, *, by: Actor, at: datetime) -> None:
    """Put the list before the people today; it closes by itself after its working days."""
    on_hold = docket.listed.filter(nomination__on_hold=True).count()
    if on_hold:
        raise Refused(f"{on_hold} hồ sơ đang tạm dừng, chờ ý kiến; hãy bỏ khỏi danh sách rồi đăng.", code="on_hold")
    DOCKET.insist(docket, "publish")
    docket.opens = timezone.localdate(at)
    docket.closes = add_working_days(docket.opens, docket.working_days)
    docket.save(update_fields=["opens", "closes"])
    DOCKET.move(docket, "publish")
    audit.note(opens=docket.opens.isoformat(), closes=docket.closes.isoformat())


@action(OPEN)
def take_down(docket: Docket, *, by: Actor, at: datetime) -> None:
    """Undo ``publish`` while nobody has said anything yet."""
    DOCKET.move(docket, "take_down")
    Docket.objects.filter(pk=docket.pk).update(opens=None, closes=None)


@action(OPEN)
def drop(docket: Docket, *, by: Actor, at: datetime) -> None:
    """Give up a draft; it can be restored."""
    DOCKET.move(docket, "drop")


@action(OPEN)
def restore(docket: Docket, *, by: Actor, at: datetime) -> None:
    DOCKET.move(docket, "restore")


@action("dockets.comment")
def comment(
    docket: Docket, *, by: Actor, at: datetime, slip: str, listed: Listed | None, stance: str, text: str,
    sender: dict[str, str],
) -> tuple[Comment, str]:  # fmt: skip
    """Take a citizen's comment while the docket is open; answers it with its receipt code.

    The same slip again changes nothing and answers the same code.
    """
    if not docket.is_open(timezone.localdate(at)):
        raise Refused("Đợt lấy ý kiến này không còn nhận ý kiến.", code="closed")
    code = receipts.code_of(slip)
    made, _ = Comment.objects.get_or_create(
        code_hash=receipts.hash_of(code),
        defaults={
            "docket": docket,
            "listed": listed,
            "stance": stance,
            "text": text,
            "sender_sealed": vault.seal_words(sender),
            "sent_at": at,
        },
    )
    audit.note(comment=made.pk)
    return made, code


@action(MODERATE)
def show(comment: Comment, *, by: Actor, at: datetime) -> None:
    """Let the public page show the words of a comment, without who sent it."""
    _insist_not_done(comment.docket)
    COMMENT.move(comment, "show")
    _unhide(comment)


@action(MODERATE)
def keep(comment: Comment, *, by: Actor, at: datetime) -> None:
    """Show it to nobody outside, and consider it all the same."""
    _insist_not_done(comment.docket)
    COMMENT.move(comment, "keep")
    _unhide(comment)


@action(MODERATE)
def hide(comment: Comment, *, by: Actor, at: datetime, because: str) -> None:
    """Hide a personal attack, a secret, an advertisement; its sender reads the reason under their code."""
    _insist_not_done(comment.docket)
    Comment.objects.filter(pk=comment.pk).update(hidden_because=because)
    COMMENT.move(comment, "hide")


def _unhide(comment: Comment) -> None:
    Comment.objects.filter(pk=comment.pk).update(hidden_because="")


@action(MODERATE)
def dispose(comment: Comment, *, by: Actor, at: datetime, disposition: str, answer: str) -> None:
    """Write what was done with a comment, and what its sender reads; anew if need be, until the docket is done."""
    _insist_not_done(comment.docket)
    if comment.state == CommentState.WAITING:
        raise Refused("Ý kiến này chưa được kiểm duyệt; hãy chọn đăng, không đăng hoặc ẩn trước.", code="wrong_state")
    Comment.objects.filter(pk=comment.pk).update(disposition=disposition, answer=answer, disposed_at=at)
    audit.note(disposition=disposition)


@action(MODERATE)
def dispose_many(docket: Docket, *, by: Actor, at: datetime, comments: Collection[int], answer: str) -> int:
    """Note many comments of one docket at once; those already settled or unmoderated stay. Answers how many."""
    _insist_not_done(docket)
    waiting = docket.comments.filter(pk__in=comments, disposition=Disposition.NONE).exclude(state=CommentState.WAITING)
    keys = list(waiting.values_list("pk", flat=True))
    Comment.objects.filter(pk__in=keys).update(disposition=Disposition.NOTED, answer=answer, disposed_at=at)
    audit.note(disposed=keys)
    return len(keys)


def _insist_not_done(docket: Docket) -> None:
    DOCKET.insist(docket, "finish")


@action(OPEN)
def finish(docket: Docket, *, by: Actor, at: datetime) -> None:
    """Close the docket's file: every comment is settled. Side effect: who sent them is erased for ever."""
    DOCKET.move(docket, "finish")
    Docket.objects.filter(pk=docket.pk).update(done_at=at)
    erased = docket.comments.exclude(sender_sealed=None).update(sender_sealed=None)
    audit.note(erased=erased)
