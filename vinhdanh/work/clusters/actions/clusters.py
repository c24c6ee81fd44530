"""Clusters: set up, changed, grouped anew; members, contacts and guests."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Max, Q

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit

from ..models import Cluster, Contact, Member, Regrouping


@action("clusters.set_up")
def set_up(
    unit: Unit,
    *,
    by: Actor,
    at: datetime,
    name: str,
    kind: str,
    since: date,
    organised_by: str = Cluster.Level.PROVINCE,
    number: int | None = None,
    basis: str = "",
    regulation: str = "",
) -> Cluster:
    """Write a cluster or block that ``unit``'s council set up from ``since`` on."""
    if Cluster.objects.filter(unit=unit, name=name, until=None).exists():
        raise Refused(f"Đã có “{name}”; hãy đặt tên khác, hoặc sắp xếp lại cụm, khối cũ trước.", code="same_name")
    return Cluster.objects.create(
        unit=unit, name=name, kind=kind, since=since, organised_by=organised_by, number=number, basis=basis,
        regulation=regulation,
    )  # fmt: skip


@action("clusters.set_up")
def change_cluster(cluster: Cluster, *, by: Actor, at: datetime, **changes) -> Cluster:
    """Mend name, basis, regulation, number or level; members and years stay as they are."""
    audit.note(changed={name: [str(getattr(cluster, name)), str(value)] for name, value in changes.items()})
    for name, value in changes.items():
        setattr(cluster, name, value)
    cluster.save(update_fields=list(changes))
    return cluster


@action("clusters.set_up")
def add_member(
    cluster: Cluster, *, by: Actor, at: datetime, since: date, unit: Unit | None = None, name: str = ""
) -> Member:
    """A unit of ours (or, outside our registry, a name) joins from ``since`` on.

    Refused when it sits in another cluster of the same organiser on that day, or no longer exists.
    """
    _insist_standing(cluster, since)
    if unit is not None:
        if unit.until and unit.until <= since:
            raise Refused(f"{unit} đã kết thúc hoạt động từ {unit.until:%d/%m/%Y}; hãy chọn đơn vị kế thừa.")
        if elsewhere := _seats(unit, cluster, since).first():
            raise Refused(f"{unit} đang thuộc {elsewhere.cluster}; hãy cho thôi ở đó trước khi ghi vào {cluster}.")
    elif not name.strip():
        raise Refused("Hãy chọn đơn vị trong danh bạ, hoặc ghi tên đơn vị ngoài tỉnh.")
    last = cluster.members.aggregate(last=Max("ordinal"))["last"] or 0
    called = unit.name if unit else name.strip()
    return Member.objects.create(cluster=cluster, unit=unit, name=called, ordinal=last + 1, since=since)


def _seats(unit: Unit, cluster: Cluster, day: date):
    """Where the unit sits on ``day`` among the clusters of the same organiser and level."""
    same = Member.objects.filter(
        unit=unit, cluster__unit=cluster.unit_id, cluster__organised_by=cluster.organised_by
    ).select_related("cluster")
    return same.filter(Q(until=None) | Q(until__gt=day))


def _insist_standing(cluster: Cluster, day: date) -> None:
    if not cluster.stands_on(day):
        raise Refused(
            f"{cluster} chỉ hoạt động từ {cluster.since:%d/%m/%Y}"
            + (f" đến trước {cluster.until:%d/%m/%Y}" if cluster.until else "")
            + "; hãy chọn ngày trong thời gian đó."
        )


@action("clusters.set_up")
def remove_member(member: Member, *, by: Actor, at: datetime, until: date) -> None:
    """From ``until`` on it is no longer a member; its points of earlier years stay."""
    if until <= member.since:
        raise Refused("Ngày thôi tham gia phải sau ngày bắt đầu tham gia.")
    Member.objects.filter(pk=member.pk).update(until=until)
    member.until = until


@action("clusters.set_up")
def regroup(
    cluster: Cluster, *, by: Actor, at: datetime, on: date, basis: str, moves: Mapping[Member, Cluster]
) -> list[Member]:
    """Dissolve ``cluster`` from ``on`` and seat its members where ``moves`` says; who has no place leaves.

    Side effects: memberships end on that day, new ones begin, and each pair of old and new is written as a regrouping.
    """
    if cluster.until:
        raise Refused(f"{cluster} đã được sắp xếp lại từ {cluster.until:%d/%m/%Y}.", code="dissolved")
    if on <= cluster.since:
        raise Refused("Ngày sắp xếp lại phải sau ngày thành lập.")
    for member in cluster.members.filter(until=None):
        remove_member(member, by=by, at=at, until=on)
    Cluster.objects.filter(pk=cluster.pk).update(until=on)
    cluster.until = on
    seated = [
        add_member(target, by=by, at=at, since=on, unit=member.unit, name=member.name)
        for member, target in moves.items()
    ]
    for target in dict.fromkeys(moves.values()):
        Regrouping.objects.create(old=cluster, new=target, on=on, basis=basis)
    audit.note(on=on.isoformat(), basis=basis, into=[target.pk for target in dict.fromkeys(moves.values())])
    return seated


@action("clusters.set_up")
def add_contact(
    cluster: Cluster, *, by: Actor, at: datetime, name: str, kind: str, position: str = "", reach: str = ""
) -> Contact:
    """Note whom to write to, or a guest from the centre."""
    return Contact.objects.create(cluster=cluster, name=name, kind=kind, position=position, reach=reach)


@action("clusters.set_up")
def drop_contact(contact: Contact, *, by: Actor, at: datetime) -> None:
    audit.note(name=contact.name, kind=contact.kind)
    Contact.objects.filter(pk=contact.pk).delete()
