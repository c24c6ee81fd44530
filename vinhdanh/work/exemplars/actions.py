"""Every change of a finding: introduced by a citizen, sent to another desk, verified, taken up or not, proposed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from vinhdanh.crafts.pictures import Picture
from vinhdanh.ground.office import audit, files, receipts, vault
from vinhdanh.ground.office.actions import action, require
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit
from vinhdanh.work.nominations.models import Nomination, Round
from vinhdanh.work.nominations.workflow import NominationState

from .models import Finding, Photograph
from .workflow import FINDING, HANDLE, FindingState

SENDER_KEPT = timedelta(days=365)
"""How long who introduced somebody is kept at most: within it the desk can ask back."""
SENDER_KEPT_AFTER = timedelta(days=30)
"""How long after the finding was declined or proposed."""


@action("exemplars.introduce")
def introduce(
    commune: Unit, *, by: Actor, at: datetime, slip: str, name: str, deed: str, story: str, happened: str, place: str,
    sender: dict[str, str], pictures: Sequence[Picture],
) -> tuple[Finding, str]:  # fmt: skip
    """Put somebody on the commune's desk; answers the finding and its receipt code. The same slip again adds nothing.

    Side effect: whatever is past its time in this room is erased.
    """
    erase_what_is_due(None, by=Actor.system("hạn lưu"), at=at)
    code = receipts.code_of(slip)
    made, fresh = Finding.objects.get_or_create(
        code_hash=receipts.hash_of(code),
        defaults={
            "commune": commune,
            "name": name,
            "deed": deed,
            "story": story,
            "happened": happened,
            "place": place,
            "sender_sealed": vault.seal_words(sender),
            "sender_until": timezone.localdate(at) + SENDER_KEPT,
            "sent_at": at,
        },
    )
    for ordinal, picture in enumerate(pictures if fresh else (), 1):
        kept = files.keep(picture.content, name=f"anh-{ordinal}.jpg", media_type="image/jpeg", at=at)
        Photograph.objects.create(finding=made, file=kept, ordinal=ordinal)
    audit.note(finding=made.pk)
    return made, code


@action(HANDLE)
def send_on(finding: Finding, *, by: Actor, at: datetime, commune: Unit) -> None:
    """It happened elsewhere: to the desk of another commune. Nobody there need have asked for it."""
    FINDING.move(finding, "send_on")
    audit.note(moved={finding.commune_id: commune.pk})
    Finding.objects.filter(pk=finding.pk).update(commune=commune)


@action(HANDLE)
def verify(finding: Finding, *, by: Actor, at: datetime) -> None:
    FINDING.move(finding, "verify")


@action(HANDLE)
def put_back(finding: Finding, *, by: Actor, at: datetime) -> None:
    """Undo ``verify``."""
    FINDING.move(finding, "put_back")


@action(HANDLE)
def take_up(finding: Finding, *, by: Actor, at: datetime, round: Round) -> None:
    """It is true and worth it: to be proposed in ``round`` (a yearly one, or one of sudden merit)."""
    if round.closed:
        raise Refused(f"{round} đã đóng; hãy chọn đợt xét đang mở.", code="closed")
    Finding.objects.filter(pk=finding.pk).update(round=round)
    FINDING.move(finding, "take_up")
    audit.note(round=round.pk)


@action(HANDLE)
def decline(finding: Finding, *, by: Actor, at: datetime, reason: str) -> None:
    """Not proposed, with the reason the citizen reads. Side effect: the sender is kept thirty days more at most."""
    Finding.objects.filter(pk=finding.pk).update(reason=reason)
    FINDING.move(finding, "decline")
    _sender_goes_soon(finding, at)


@action(HANDLE)
def reopen(finding: Finding, *, by: Actor, at: datetime) -> None:
    """Back to being verified."""
    FINDING.move(finding, "reopen")
    Finding.objects.filter(pk=finding.pk).update(reason="", round=None)


@action(HANDLE)
def propose(finding: Finding, *, by: Actor, at: datetime, nomination: Nomination) -> None:
    """Tie it to the nomination it became. Side effect: the sender is kept thirty days more at most."""
    require(by, "nominations.see", nomination)
    if nomination.round_id != finding.round_id or nomination.state == NominationState.WITHDRAWN:
        raise Refused("Hồ sơ này không thuộc đợt xét đã chọn, hoặc đã rút; hãy chọn hồ sơ khác.", code="not_fitting")
    Finding.objects.filter(pk=finding.pk).update(nomination=nomination)
    FINDING.move(finding, "propose")
    _sender_goes_soon(finding, at)
    audit.note(nomination=nomination.pk)


@action(HANDLE)
def unpropose(finding: Finding, *, by: Actor, at: datetime) -> None:
    """Undo ``propose``."""
    FINDING.move(finding, "unpropose")
    Finding.objects.filter(pk=finding.pk).update(nomination=None)


def _sender_goes_soon(finding: Finding, at: datetime) -> None:
    last = timezone.localdate(at) + SENDER_KEPT_AFTER
    Finding.objects.filter(pk=finding.pk, sender_until__gt=last).update(sender_until=last)


@action(HANDLE)
def erase_what_is_due(_house: None, *, by: Actor, at: datetime) -> int:
    """Erase who introduced, past its time, and the photographs of what was declined; answers of how many findings.

    Nothing past its time is shown before that either (``Finding.sender_readable``).
    """
    due = Finding.objects.filter(sender_until__lte=timezone.localdate(at))
    declined = Photograph.objects.filter(finding__in=due.filter(state=FindingState.DECLINED))
    stored = [photograph.file for photograph in declined.select_related("file")]
    declined.delete()
    for file in stored:
        files.discard(file)
    return due.exclude(sender_sealed=None).update(sender_sealed=None)
