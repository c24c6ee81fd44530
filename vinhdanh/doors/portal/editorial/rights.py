"""Who may do what in the editing room: our permissions, brought into the groups that Wagtail asks."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from vinhdanh.ground.accounts.models import User
from vinhdanh.ground.accounts.permissions import charge_of


@dataclass(frozen=True)
class Desk:
    """A group of Wagtail's: who belongs to it by our table, and what they may do to pages, pictures and files."""

    permission: str
    name: str
    pages: tuple[str, ...]
    media: tuple[str, ...]
    house: tuple[str, ...] = ()


WRITERS = Desk("editorial.write", "Người viết", ("add_page",), ("add", "choose"))
EDITORS = Desk("editorial.edit", "Biên tập viên", ("add_page", "change_page"), ("add", "change", "choose"))
PUBLISHERS = Desk(
    "editorial.publish",
    "Người duyệt đăng",
    ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    ("add", "change", "choose"),
)
RUNNERS = Desk(
    "editorial.run",
    "Quản trị trang tin",
    ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
    ("add", "change", "delete", "choose"),
    ("add_redirect", "change_redirect", "delete_redirect", "view_redirect"),
)
DESKS = (WRITERS, EDITORS, PUBLISHERS, RUNNERS)


def bring_in_line(user: User) -> None:
    """Put the user into exactly the groups that their charge of today gives them."""
    charge = charge_of(user)
    due = {desk.name for desk in DESKS if charge.holds(desk.permission)}
    ours = {desk.name for desk in DESKS}
    held = set(user.groups.filter(name__in=ours).values_list("name", flat=True))
    if due != held:
        user.groups.remove(*Group.objects.filter(name__in=held - due))
        user.groups.add(*Group.objects.filter(name__in=due - held))
