"""The first run: an empty installation gets its authority and its first administrator.

``script/server --empty`` writes a one-time code into ``setup-code.txt``. While that file is there and nobody can
administer, every page leads to the first-run pages; making the administrator ends that and removes the file.
"""

import hmac
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from vinhdanh.ground.office import clock
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry import actions as registry
from vinhdanh.ground.registry import revisions
from vinhdanh.ground.registry.models import Authority, Unit

from . import actions
from .models import Role, User
from .queries import has_administrator

FOUNDER = Actor.system("Thiết lập lần đầu")
BODIES = {
    "tinh": (Unit.Kind.PROVINCE, Authority.Decides.PROVINCE_CHAIR, "Ủy ban nhân dân tỉnh, thành phố"),
    "so": (Unit.Kind.DEPARTMENT, Authority.Decides.HEAD, "Sở, ban, ngành; đơn vị có tư cách pháp nhân"),
    "xa": (Unit.Kind.COMMUNE, Authority.Decides.COMMUNE_CHAIR, "Ủy ban nhân dân xã"),
    "phuong": (Unit.Kind.WARD, Authority.Decides.COMMUNE_CHAIR, "Ủy ban nhân dân phường"),
    "doanh_nghiep": (Unit.Kind.ENTERPRISE, Authority.Decides.ENTERPRISE_DIRECTOR, "Doanh nghiệp, hợp tác xã"),
}
"""What kind of body an installation may belong to: kind of its root unit, power of its head, words."""


def code_place() -> Path:
    return Path(settings.HOME) / "setup-code.txt"


def is_open() -> bool:
    """Whether the first-run pages are open. Without the code's file this costs one look at the disk."""
    if not code_place().exists():
        return False
    if has_administrator():
        code_place().unlink(missing_ok=True)
        return False
    return True


def is_code(typed: str) -> bool:
    return hmac.compare_digest(typed.strip().lower().encode(), code_place().read_text().strip().lower().encode())


def founded() -> Authority | None:
    """The authority written in the first step, if it was."""
    return Authority.objects.select_related("unit__party").filter(unit__party__home=None).order_by("pk").first()


@transaction.atomic
def found(*, at: datetime, body: str, name: str, signer: str, signer_position: str, **paper: str) -> Authority:
    """Write the installation's root unit and authority, or mend them while there is no administrator yet."""
    kind, decides, _ = BODIES[body]
    known = founded()
    if known is None:
        root = registry.add_unit(None, by=FOUNDER, at=at, name=name, kind=kind)
    else:
        root = known.unit
        revisions.revise_unit(root, by=FOUNDER, at=at, name=name, kind=kind, parent=None)
        Authority.objects.filter(unit=root).exclude(decides=decides).update(decides=decides)
    authority = registry.set_authority(root, by=FOUNDER, at=at, decides=decides, **paper)
    if signer and not authority.signatories.filter(name=signer, position=signer_position).exists():
        registry.add_signatory(authority, by=FOUNDER, at=at, name=signer, position=signer_position, since=clock.today())
    return authority


@transaction.atomic
def appoint(*, at: datetime, username: str, full_name: str, email: str, password: str) -> User:
    """Make the first administrator; from here on the first-run pages are closed."""
    authority = founded()
    if authority is None:
        raise Refused("Hãy ghi cơ quan có thẩm quyền ở bước trước.")
    if has_administrator():
        raise Refused("Hệ thống đã có quản trị viên; hãy đăng nhập.")
    root = authority.unit
    user = actions.add_user(
        root, by=FOUNDER, at=at, username=username, full_name=full_name, email=email, password=password
    )
    actions.assign(root, by=FOUNDER, at=at, user=user, role=Role.ADMINISTRATOR, since=clock.today())
    transaction.on_commit(lambda: code_place().unlink(missing_ok=True))
    return user
