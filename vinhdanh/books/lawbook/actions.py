"""What is in force here: overlays adopted and ended; reported laws read, confirmed, switched on and off."""

from datetime import date, datetime

from django.utils import timezone

from vinhdanh import law
from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.law.patching import provision_digest

from .models import Adoption, Confirmation, ReportedLaw


@action("lawbook.adopt")
def adopt(overlay: str, *, by: Actor, at: datetime, since: date, until: date | None = None) -> Adoption:
    """Put ``overlay`` in force here from ``since`` until (not including) ``until``; verdicts already frozen stand."""
    if overlay not in law.overlay_names():
        raise Refused(f"Không có bộ quy định “{overlay}”; hãy chọn trong danh sách.", code="unknown_overlay")
    if until and until <= since:
        raise Refused("Ngày thôi áp dụng phải sau ngày bắt đầu.", code="bad_date")
    adoption, _ = Adoption.objects.update_or_create(overlay=overlay, since=since, defaults={"until": until})
    audit.note(overlay=overlay, since=since.isoformat(), until=until.isoformat() if until else None)
    return adoption


@action("lawbook.adopt")
def end(adoption: Adoption, *, by: Actor, at: datetime, until: date) -> None:
    """Take an overlay out of force from ``until`` on."""
    if until <= adoption.since:
        raise Refused("Ngày thôi áp dụng phải sau ngày bắt đầu.", code="bad_date")
    Adoption.objects.filter(pk=adoption.pk).update(until=until)
    adoption.until = until
    audit.note(overlay=adoption.overlay, until=until.isoformat())


@action("lawbook.confirm")
def confirm(patch: str, *, by: Actor, at: datetime, provision: str, text_read: str) -> Confirmation:
    """``by`` has read the official text (``text_read``: which, where) of one reported provision and found it so.

    From then on it judges like any other, where the law is switched on. Confirming again replaces the earlier one.
    """
    found = next((p for p in _patch(patch).provisions if p.key == provision), None)
    if found is None:
        raise Refused("Luật được nêu không có quy định này; hãy tải lại trang.", code="unknown_provision")
    if not text_read.strip():
        raise Refused("Ghi văn bản đã đọc: số, ngày, nơi đăng.", code="no_text_read")
    confirmation, _ = Confirmation.objects.update_or_create(
        patch=patch,
        provision=provision,
        defaults={
            "digest": provision_digest(found),
            "by_name": by.name,
            "day": timezone.localdate(at),
            "text_read": text_read.strip(),
        },
    )
    audit.note(patch=patch, provision=provision, text_read=text_read.strip())
    return confirmation


@action("lawbook.confirm")
def withdraw(confirmation: Confirmation, *, by: Actor, at: datetime) -> None:
    """The provision counts as unread again: what rests on it is left open."""
    Confirmation.objects.filter(pk=confirmation.pk).delete()
    audit.note(patch=confirmation.patch, provision=confirmation.provision, text_read=confirmation.text_read)


@action("lawbook.confirm")
def switch_on(patch: str, *, by: Actor, at: datetime) -> None:
    """From its day on, verdicts apply the reported law; what nobody confirmed leaves open. Frozen verdicts stand."""
    ReportedLaw.objects.get_or_create(patch=_patch(patch).name)
    audit.note(patch=patch, switched="on")


@action("lawbook.confirm")
def switch_off(patch: str, *, by: Actor, at: datetime) -> None:
    """Verdicts apply the law without it again; confirmations are kept."""
    ReportedLaw.objects.filter(patch=_patch(patch).name).delete()
    audit.note(patch=patch, switched="off")


def _patch(name: str) -> law.Patch:
    if name not in law.patches():
        raise Refused(f"Không có luật được nêu “{name}”.", code="unknown_patch")
    return law.patches()[name]
