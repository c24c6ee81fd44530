"""Every change of what may be public of a person, and every step of a request about one's own data."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from vinhdanh.ground.office import audit, receipts, vault
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Party

from .models import Consent, DataRequest, Restriction
from .workflow import DAYS, HANDLE, OPEN_STATES, REQUEST

SAID_KEPT = timedelta(days=365)
"""How long after its end the request's own words are kept, for complaints against it."""
RECORD = "rights.record_consent"


@action(RECORD)
def agree(party: Party, *, by: Actor, at: datetime, given_on: date, cite: str) -> Consent:
    """Record that somebody agreed to have a page of their own, by which paper; who records it is noted."""
    if Consent.objects.filter(party=party, withdrawn_at=None).exists():
        raise Refused("Đã ghi sự đồng ý của người này; muốn ghi lại thì rút sự đồng ý cũ trước.", code="agreed_before")
    if given_on > timezone.localdate(at):
        raise Refused("Ngày đồng ý không thể sau hôm nay.", code="bad_date")
    return Consent.objects.create(party=party, given_on=given_on, cite=cite, recorded_by=by.name, recorded_at=at)


@action(RECORD)
def withdraw_consent(party: Party, *, by: Actor, at: datetime) -> int:
    """They no longer agree: the page is gone with this commit."""
    return _withdraw(party, by, at)


def _withdraw(party: Party, by: Actor, at: datetime) -> int:
    given = Consent.objects.filter(party=party, withdrawn_at=None)
    count = given.update(withdrawn_at=at, withdrawn_by=by.name)
    audit.note(withdrawn=count)
    return count


@action("rights.ask")
def ask(
    _house: None, *, by: Actor, at: datetime, slip: str, kind: str, said: dict[str, str]
) -> tuple[DataRequest, str]:
    """Take a request; answers it with its receipt code. The fifteen days begin today.

    The same slip again changes nothing. Side effect: the words of requests long closed are erased.
    """
    erase_what_is_due(None, by=Actor.system("hạn lưu"), at=at)
    code = receipts.code_of(slip)
    made, _ = DataRequest.objects.get_or_create(
        code_hash=receipts.hash_of(code),
        defaults={
            "kind": kind,
            "said_sealed": vault.seal_words(said),
            "sent_at": at,
            "due_on": timezone.localdate(at) + timedelta(days=DAYS),
        },
    )
    audit.note(request=made.pk)
    return made, code


@action(HANDLE)
def verify(request: DataRequest, *, by: Actor, at: datetime, party: Party, how: str) -> None:
    """An officer has seen, away from this system, who asks: they are ``party``."""
    DataRequest.objects.filter(pk=request.pk).update(party=party, verified_how=how)
    REQUEST.move(request, "verify")
    audit.note(party=party.pk, cite=how)


@action(HANDLE)
def unverify(request: DataRequest, *, by: Actor, at: datetime) -> None:
    """Undo ``verify``."""
    REQUEST.move(request, "unverify")
    DataRequest.objects.filter(pk=request.pk).update(party=None, verified_how="")


@action(HANDLE)
def fulfil(request: DataRequest, *, by: Actor, at: datetime, level: str, answer: str) -> None:
    """Do what was asked, in the public views at once.

    ``level``: what is restricted from now on, empty for nothing. A request to withdraw consent withdraws it; so does
    every restriction, for it leaves no page.
    """
    DataRequest.objects.filter(pk=request.pk).update(answer=answer, closed_at=at)
    REQUEST.move(request, "fulfil")
    cite = f"Yêu cầu số {request.pk} ngày {timezone.localdate(request.sent_at):%d/%m/%Y}"
    if level:
        _restrict(request.party, level, cite, by, at)
    if level or request.kind == DataRequest.Kind.WITHDRAW:
        _withdraw(request.party, by, at)
    audit.note(level=level)


@action(HANDLE)
def refuse(request: DataRequest, *, by: Actor, at: datetime, answer: str) -> None:
    """Not done, with the reason that the asker reads."""
    DataRequest.objects.filter(pk=request.pk).update(answer=answer, closed_at=at)
    REQUEST.move(request, "refuse")


@action(HANDLE)
def reopen(request: DataRequest, *, by: Actor, at: datetime) -> None:
    """Undo ``refuse``; the term runs on from the day of receipt."""
    REQUEST.move(request, "reopen")
    DataRequest.objects.filter(pk=request.pk).update(answer="", closed_at=None, party=None, verified_how="")


def _restrict(party: Party, level: str, cite: str, by: Actor, at: datetime) -> None:
    Restriction.objects.filter(party=party, lifted_at=None).update(lifted_at=at, lifted_by=by.name)
    Restriction.objects.create(party=party, level=level, cite=cite, since=at, by=by.name)


@action(HANDLE)
def lift(restriction: Restriction, *, by: Actor, at: datetime) -> None:
    """The person is shown again as everybody else."""
    if not Restriction.objects.filter(pk=restriction.pk, lifted_at=None).update(lifted_at=at, lifted_by=by.name):
        raise Refused("Hạn chế này đã được bỏ trước đó.", code="wrong_state")
    audit.note(party=restriction.party_id)


@action(HANDLE)
def erase_what_is_due(_house: None, *, by: Actor, at: datetime) -> int:
    """Erase the words of requests closed longer ago than ``SAID_KEPT``; answers of how many."""
    old = DataRequest.objects.filter(closed_at__lt=at - SAID_KEPT).exclude(state__in=OPEN_STATES)
    return old.exclude(said_sealed=None).update(said_sealed=None)
