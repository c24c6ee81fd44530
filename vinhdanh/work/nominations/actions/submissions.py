"""The way upwards: signed and submitted, received or returned with a reason, and each of it taken back in time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from vinhdanh.crafts.viet.folding import squeeze
from vinhdanh.ground.office import audit, numbers
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit

from .. import queries
from ..judging import rejudge
from ..models import Nomination, Submission
from ..workflow import NOMINATION, SUBMISSION, NominationState, SubmissionState
from .moves import submissions_follow
from .ways import arrange, drop_empty_drafts

N, S = NominationState, SubmissionState


@dataclass(frozen=True)
class Inbox:
    """A submission as whoever decides sees it: the permission to receive is asked over the authority's unit."""

    submission: Submission

    @property
    def scope_path(self) -> str:
        return self.submission.authority.unit.path


@action("nominations.submit")
def submit(submission: Submission, *, by: Actor, at: datetime) -> Submission:
    """Sign and send what can go; the rest stays with the unit, for the next.

    Side effects: verdicts are asked once more; the letter takes the unit's next number (one returned keeps its own);
    what the unit decides itself is received at once, for its own council.
    """
    if submission.round.closed:
        raise Refused(f"{submission.round} đã đóng, không nhận thêm tờ trình.", code="closed")
    parties = submission.nominations.filter(state__in=queries.OPEN_STATES).values_list("party", flat=True)
    rejudge(submission.round, set(parties), at=at)
    going = list(queries.goes_with(submission).values_list("pk", flat=True))
    if not going:
        raise Refused(
            "Chưa có hồ sơ nào trình được: hồ sơ còn thiếu điều kiện, đang tạm dừng, hoặc chờ quyết định của đơn vị.",
            code="nothing_ready",
        )
    SUBMISSION.move(submission, "submit")
    submission.nominations.filter(state__in=queries.OPEN_STATES).exclude(pk__in=going).update(submission=None)
    _send(Nomination.objects.filter(pk__in=going))
    submission.number = submission.number or _next_number(submission.unit, at)
    submission.submitted_at, submission.return_reason = at, ""
    submission.save(update_fields=["number", "submitted_at", "return_reason"])
    if submission.own:
        _receive(submission, at)
    arrange(submission.round, submission.unit)
    audit.note(number=submission.number, nominations=going)
    return submission


@action("nominations.see")
def judge_submission_again(submission: Submission, *, by: Actor, at: datetime) -> int:
    """Judge everything in it once more, from the books as they are now; answers how many verdicts were asked."""
    return rejudge(submission.round, set(submission.nominations.values_list("party", flat=True)), at=at)


@action("nominations.submit")
def submit_again(submission: Submission, *, by: Actor, at: datetime) -> int:
    """Send again the nominations that came back out of a submission which itself was kept; answers how many."""
    if submission.state in (S.DRAFT, S.RETURNED):
        raise Refused("Tờ trình này chưa gửi; hãy ký trình cả tờ trình.", code="wrong_state")
    back = queries.goes_with(submission).filter(state=N.RETURNED)
    count = _send(Nomination.objects.filter(pk__in=list(back.values_list("pk", flat=True))))
    if not count:
        raise Refused("Chưa có hồ sơ trả lại nào đủ điều kiện để gửi lại.", code="nothing_ready")
    if submission.own:
        NOMINATION.move_many(submission.nominations.filter(state=N.SUBMITTED), "receive")
    return count


@action("nominations.submit")
def recall(submission: Submission, *, by: Actor, at: datetime) -> None:
    """Take a submission back before anybody has received it; it keeps its number for when it goes again."""
    rest = Submission.objects.filter(
        round=submission.round, unit=submission.unit, authority=submission.authority, state=S.DRAFT
    )
    Nomination.objects.filter(submission__in=rest).update(submission=submission)
    rest.delete()
    SUBMISSION.move(submission, "recall")
    NOMINATION.move_many(submission.nominations.filter(state__in=(N.SUBMITTED, N.RECEIVED)), "recall")
    Submission.objects.filter(pk=submission.pk).update(submitted_at=None, received_at=None)


@action("nominations.receive")
def receive(inbox: Inbox, *, by: Actor, at: datetime) -> Submission:
    """Take a submission in: its nominations are judged once more and wait for the council."""
    parties = inbox.submission.nominations.values_list("party", flat=True)
    rejudge(inbox.submission.round, set(parties), at=at)
    _receive(inbox.submission, at)
    return inbox.submission


@action("nominations.receive")
def receive_again(inbox: Inbox, *, by: Actor, at: datetime) -> Submission:
    """Take in the nominations that were mended and sent again."""
    again = inbox.submission.nominations.filter(state=N.SUBMITTED)
    if inbox.submission.state == S.SUBMITTED or not NOMINATION.move_many(again, "receive"):
        raise Refused("Không có hồ sơ gửi lại nào đang chờ tiếp nhận.", code="wrong_state")
    return inbox.submission


@action("nominations.receive")
def undo_receive(inbox: Inbox, *, by: Actor, at: datetime) -> Submission:
    """Undo ``receive`` while nothing of it is before a council."""
    SUBMISSION.move(inbox.submission, "undo_receive")
    NOMINATION.move_many(inbox.submission.nominations.filter(state=N.RECEIVED), "undo_receive")
    Submission.objects.filter(pk=inbox.submission.pk).update(received_at=None)
    return inbox.submission


@action("nominations.receive")
def give_back(inbox: Inbox, *, by: Actor, at: datetime, reason: str) -> Submission:
    """Return a whole submission with the reason; the unit mends it and sends it again under the same number."""
    reason = _insist_reason(reason)
    SUBMISSION.move(inbox.submission, "return")
    NOMINATION.move_many(inbox.submission.nominations.filter(state__in=(N.SUBMITTED, N.RECEIVED)), "return")
    Submission.objects.filter(pk=inbox.submission.pk).update(return_reason=reason, received_at=None)
    audit.note(reason=reason)
    return inbox.submission


@action("nominations.receive")
def undo_give_back(inbox: Inbox, *, by: Actor, at: datetime) -> Submission:
    """Undo ``give_back`` while the unit has not sent it again: it waits to be received."""
    SUBMISSION.move(inbox.submission, "undo_return")
    NOMINATION.move_many(inbox.submission.nominations.filter(state=N.RETURNED), "undo_return")
    Submission.objects.filter(pk=inbox.submission.pk).update(return_reason="")
    return inbox.submission


@action("nominations.receive")
def give_some_back(inbox: Inbox, *, by: Actor, at: datetime, nominations: Collection[int], reason: str) -> Submission:
    """Return some nominations of a submission, each with the reason; the others go on."""
    reason = _insist_reason(reason)
    chosen = inbox.submission.nominations.filter(pk__in=nominations)
    keys = NOMINATION.move_many(chosen, "return")
    if not keys:
        raise Refused("Hãy chọn hồ sơ cần trả lại.", code="nothing_chosen")
    Nomination.objects.filter(pk__in=keys).update(return_reason=reason)
    audit.note(reason=reason)
    submissions_follow(Submission.objects.filter(pk=inbox.submission.pk))
    return inbox.submission


@action("nominations.receive")
def undo_give_some_back(inbox: Inbox, *, by: Actor, at: datetime, nominations: Collection[int]) -> Submission:
    """Undo ``give_some_back``: these wait to be received."""
    keys = NOMINATION.move_many(inbox.submission.nominations.filter(pk__in=nominations), "undo_return")
    Nomination.objects.filter(pk__in=keys).update(return_reason="")
    return inbox.submission


def _send(nominations) -> int:
    keys = NOMINATION.move_many(nominations, "submit")
    Nomination.objects.filter(pk__in=keys).update(return_reason="")
    return len(keys)


def _receive(submission: Submission, at: datetime) -> None:
    SUBMISSION.move(submission, "receive")
    NOMINATION.move_many(submission.nominations.filter(state=N.SUBMITTED), "receive")
    Submission.objects.filter(pk=submission.pk).update(received_at=at)
    submission.received_at = at
    drop_empty_drafts(submission.round, submission.unit)


def _next_number(unit: Unit, at: datetime) -> str:
    symbol = letter_symbol(unit)
    return f"{numbers.take(issuer=unit, symbol=symbol, year=at.year)}/{symbol}"


def letter_symbol(unit: Unit) -> str:
    """The symbol of the unit's letters of submission: that of its decisions where it decides, else its initials."""
    own = unit.authorities.exclude(symbol="").values_list("symbol", flat=True).first()
    abbreviation = own.split("-", 1)[-1] if own else "".join(word[0] for word in squeeze(unit.name).split()).upper()
    return f"TTr-{abbreviation}"


def _insist_reason(reason: str) -> str:
    reason = reason.strip()
    if len(reason) < 10:
        raise Refused("Hãy ghi rõ lý do trả lại (ít nhất 10 ký tự) để đơn vị biết cần sửa gì.", code="no_reason")
    return reason
