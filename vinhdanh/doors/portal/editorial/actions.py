"""What changes state in the editorial site beside Wagtail's own acts."""

from datetime import date, datetime

from vinhdanh.ground.accounts.models import User
from vinhdanh.ground.office import audit, files, jobs
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit

from .models import ContactCard, NewsSection, OldSiteImport
from .tasks import bring_in_old_site

LARGEST_DUMP = 500 * 1024 * 1024


@action("editorial.run")
def import_old_site(
    section: NewsSection, *, by: Actor, at: datetime, content: bytes, name: str, source: str
) -> OldSiteImport:
    """Keep the dump and queue its import; the same dump may be sent again, what is there stays as it is."""
    if len(content) > LARGEST_DUMP:
        raise Refused("Bản kết xuất lớn hơn 500 MB. Hãy chia thành nhiều phần, hoặc dùng lệnh portal import.")
    stored = files.keep(content, name=name, media_type="application/octet-stream", at=at)
    wanted = OldSiteImport.objects.create(file=stored, section=section, source=source, by=by.name, at=at)
    jobs.open_job(wanted.job_key, label=f"Nhập trang cũ: {name}"[:200], total=0)
    audit.note(file=name)
    bring_in_old_site.enqueue(wanted.pk)
    return wanted


@action("editorial.show_contact")
def show_contact(
    unit: Unit,
    *,
    by: Actor,
    at: datetime,
    user: User,
    position: str,
    duties: str,
    phone: str,
    email: str,
    since: date,
    until: date | None,
) -> ContactCard:
    """Let the public know how to reach an officer: the officer alone may say so, of themselves."""
    if by.id != user.pk:
        raise Refused("Chỉ chính người ấy mới công khai được thông tin liên hệ của mình.")
    audit.note(user=user.username)
    told = {"unit": unit, "position": position, "duties": duties, "phone": phone, "email": email}
    card, _ = ContactCard.objects.update_or_create(user=user, defaults={**told, "since": since, "until": until})
    return card
