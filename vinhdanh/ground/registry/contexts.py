"""What the pages of one unit and of one person show."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count
from django.http import HttpRequest

from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.ground.office.gates import may

from . import queries
from .access import EDIT_PEOPLE, EDIT_UNITS
from .merging import MERGE
from .models import Authority, Party, Person, Regrouping, Unit
from .particulars import masked_identity

OPEN_UNTIL = 30
"""A kind with more units than this is shown folded."""


@dataclass(frozen=True)
class Branch:
    """The units of one kind below the one shown; each has ``below``, how many stand below it in turn."""

    label: str
    units: list[Unit]

    @property
    def folded(self) -> bool:
        return len(self.units) > OPEN_UNTIL


def unit_page(request: HttpRequest, unit: Unit) -> dict[str, Any]:
    above = queries.ancestors(unit)[1:]
    return {
        "unit": unit,
        "above": list(reversed(above)),
        "facts": _unit_facts(unit),
        "before": list(unit.predecessors.select_related("old__party__home__party").order_by("old__party__folded")),
        "after": list(unit.successors.select_related("new__party")),
        "authorities": list(Authority.objects.filter(unit=unit).prefetch_related("signatories").order_by("decides")),
        "branches": _branches(unit),
        "people": Party.objects.filter(home__path__startswith=unit.path, kind=Party.Kind.PERSON).count(),
        "may_edit": may(request, EDIT_UNITS, unit),
        "may_add_people": may(request, EDIT_PEOPLE, unit),
    }


def _branches(unit: Unit) -> list[Branch]:
    rows = (
        queries.ranked(Unit.objects.filter(party__home=unit, until=None))
        .select_related("party")
        .annotate(below=Count("parties__unit"))
        .order_by("rank", "kind", "party__folded")
    )
    return [Branch(Unit.Kind(kind).label, list(group)) for kind, group in groupby(rows, key=lambda row: row.kind)]


def _unit_facts(unit: Unit) -> list[tuple[str, object]]:
    return [
        ("Loại", unit.get_kind_display()),
        ("Mã số", unit.code),
        ("Địa chỉ", unit.address),
        ("Thành lập", short_date(unit.since) if unit.since else ""),
        ("Kết thúc hoạt động", short_date(unit.until) if unit.until else ""),
    ]


def person_page(request: HttpRequest, person: Person) -> dict[str, Any]:
    home = person.party.home
    return {
        "person": person,
        "above": list(reversed(queries.ancestors(home))) if home else [],
        "facts": [
            ("Ngày, năm sinh", short_date(person.born_on) if person.born_on else person.born_year),
            ("Giới tính", person.get_gender_display()),
            ("Chức vụ, nghề nghiệp", person.position),
            ("Trực tiếp lao động, sản xuất", {True: "Có", False: "Không"}.get(person.direct_worker, "Chưa rõ")),
            ("Số định danh", masked_identity(person) or "Chưa có"),
        ],
        "may_edit": may(request, EDIT_PEOPLE, home),
        "may_merge": may(request, MERGE, home),
        "regrouped": Regrouping.objects.filter(target=person.party) if may(request, MERGE, home) else (),
    }
