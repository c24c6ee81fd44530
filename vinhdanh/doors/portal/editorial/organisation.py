"""The organisation as of a day: the tree of units, the councils, officers who let themselves be reached."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office import clock
from vinhdanh.ground.registry.models import Unit
from vinhdanh.work.councils.models import Council, Member

from .forms import FIRST_YEAR, LAST_YEAR
from .models import ContactCard

SHOWN = (
    Unit.Kind.PROVINCE,
    Unit.Kind.DEPARTMENT,
    Unit.Kind.DEPARTMENT_OFFICE,
    Unit.Kind.COMMUNE,
    Unit.Kind.WARD,
    Unit.Kind.COMMUNE_OFFICE,
    Unit.Kind.ASSOCIATION,
)
"""The parts of the apparatus; schools, hospitals, enterprises and villages are not."""
LOCAL = (Unit.Kind.COMMUNE, Unit.Kind.WARD)
SEATS = [seat for seat, _ in Member.Seat.choices]


@dataclass
class Node:
    name: str
    kind: str
    below: list["Node"] = field(default_factory=list)


@dataclass(frozen=True)
class Sitting:
    """A council on the day: its members by seat."""

    name: str
    basis: str
    members: list[Member]


def day_asked(text: str) -> date:
    """The day in a query string; today when there is none, or none that makes sense."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return clock.today()
    return asked if FIRST_YEAR <= asked.year <= LAST_YEAR else clock.today()


def _standing(on: date, prefix: str = "") -> Q:
    return (Q(**{f"{prefix}since": None}) | Q(**{f"{prefix}since__lte": on})) & (
        Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gt": on})
    )


def tree(on: date) -> list[tuple[str, list[Node]]]:
    """The units that stood on the day: what belongs to the province itself, then communes and wards."""
    rows = (
        Unit.objects.filter(_standing(on), kind__in=SHOWN)
        .order_by("path")
        .values_list("party_id", "path", "kind", "party__name")
    )
    nodes: dict[int, Node] = {}
    tops: dict[str, list[Node]] = defaultdict(list)
    for key, path, kind, name in rows:
        node = nodes[key] = Node(name, kind)
        above = [nodes[int(part)] for part in path.strip("/").split("/")[:-1] if int(part) in nodes]
        if kind == Unit.Kind.PROVINCE:
            continue
        if above and above[-1].kind != Unit.Kind.PROVINCE:
            above[-1].below.append(node)
        else:
            tops["local" if kind in LOCAL else "province"].append(node)
    titles = (("province", "Sở, ban, ngành và tổ chức cấp tỉnh"), ("local", "Xã, phường"))
    return [(title, sorted(tops[key], key=lambda node: fold(node.name))) for key, title in titles if tops[key]]


def councils(on: date) -> list[Sitting]:
    """The councils of the highest authority, with who sat in them on the day."""
    top = Unit.objects.order_by("path").values_list("pk", flat=True).first()
    found = Council.objects.filter(authority__unit=top).order_by("kind")
    members: dict[int, list[Member]] = defaultdict(list)
    for member in Member.objects.filter(_standing(on), council__in=found).order_by("pk"):
        members[member.council_id].append(member)
    for sitting in members.values():
        sitting.sort(key=lambda member: SEATS.index(member.seat))
    return [Sitting(one.name, one.basis, members[one.pk]) for one in found]


def officers(on: date) -> list[ContactCard]:
    """Those who keep a card and still belong to a unit; nobody else is named."""
    return list(
        ContactCard.objects.filter(_standing(on), user__is_active=True)
        .select_related("user", "unit__party")
        .order_by("unit__path", "user__full_name")
    )
