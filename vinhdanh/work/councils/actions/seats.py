"""Councils and who sits in them."""

from datetime import date, datetime

from vinhdanh.ground.accounts.models import User
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Authority

from .. import queries
from ..models import Council, Member


@action("councils.compose")
def set_up(
    authority: Authority, *, by: Actor, at: datetime, name: str, kind: str = Council.Kind.FULL, basis: str = ""
) -> Council:
    """Write the council (or its standing committee) that advises ``authority``, or mend how it is called."""
    council, _ = Council.objects.update_or_create(
        authority=authority, kind=kind, defaults={"name": name, "basis": basis}
    )
    return council


@action("councils.compose")
def seat(
    council: Council,
    *,
    by: Actor,
    at: datetime,
    name: str,
    since: date,
    seat: str = Member.Seat.MEMBER,
    position: str = "",
    user: User | None = None,
) -> Member:
    """Seat a member from a day on. A second chair at the same time is refused."""
    single = {Member.Seat.CHAIR}
    if seat in single and queries.seated(council, since).filter(seat=seat).exists():
        raise Refused("Hội đồng đã có Chủ tịch; hãy ghi ngày thôi tham gia của người đang giữ ghế rồi thêm người mới.")
    return Member.objects.create(council=council, name=name, position=position, seat=seat, user=user, since=since)


@action("councils.compose")
def unseat(member: Member, *, by: Actor, at: datetime, until: date) -> None:
    """From ``until`` on they are no longer a member; meetings before keep them."""
    if until < member.since:
        raise Refused("Ngày thôi tham gia phải sau ngày bắt đầu tham gia.")
    Member.objects.filter(pk=member.pk).update(until=until)
    member.until = until
