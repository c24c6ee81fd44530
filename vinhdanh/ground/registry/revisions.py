"""Changes of what the registry already holds: a unit renamed, moved, closed; a person's particulars mended."""

from datetime import date, datetime

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office import audit, vault
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused

from . import likeness
from .actions import NewPerson
from .models import Party, Person, Succession, Unit


@action("registry.edit_units")
def revise_unit(
    unit: Unit,
    *,
    by: Actor,
    at: datetime,
    name: str,
    kind: str,
    parent: Unit | None,
    code: str = "",
    since: date | None = None,
    address: str = "",
) -> None:
    """Mend what is written of a unit. Under another parent its whole subtree moves along.

    A unit that truly became another (merged, renamed by decision) is closed instead: its history keeps its name.
    """
    if parent is None and unit.party.home_id is not None:
        raise Refused("Đơn vị này cần một đơn vị cấp trên; hãy chọn ở ô Trực thuộc.")
    if parent is not None and parent.pk != unit.party.home_id:
        _move(unit, parent)
    audit.note(before={"name": unit.name, "kind": unit.kind, "code": unit.code})
    Party.objects.filter(pk=unit.pk).update(name=name, folded=fold(name))
    Unit.objects.filter(pk=unit.pk).update(kind=kind, code=code, since=since, address=address)


def _move(unit: Unit, parent: Unit) -> None:
    if parent.path.startswith(unit.path):
        raise Refused("Không thể đặt một đơn vị dưới chính nó hoặc dưới đơn vị trực thuộc của nó.")
    old, new = unit.path, f"{parent.path}{unit.pk}/"
    Unit.objects.filter(path__startswith=old).update(path=Concat(Value(new), Substr(F("path"), len(old) + 1)))
    Party.objects.filter(pk=unit.pk).update(home=parent)
    audit.note(moved=[old, new])


@action("registry.edit_units")
def close_unit(
    unit: Unit, *, by: Actor, at: datetime, on: date, into: Unit | None = None, basis: str = "", partly: bool = False
) -> None:
    """A unit ends on a day (the first on which it is no more); what it went into is noted, so old names lead on."""
    if unit.since and on <= unit.since:
        raise Refused("Ngày kết thúc phải sau ngày thành lập của đơn vị.")
    if into is not None and into.pk == unit.pk:
        raise Refused("Đơn vị không thể sáp nhập vào chính nó.")
    Unit.objects.filter(pk=unit.pk).update(until=on)
    if into is not None:
        Succession.objects.update_or_create(old=unit, new=into, defaults={"on": on, "basis": basis, "partly": partly})
    audit.note(until=on.isoformat(), into=into.pk if into else None, basis=basis)


@action("registry.edit_people")
def revise_person(unit: Unit, *, by: Actor, at: datetime, of: Person, person: NewPerson) -> None:
    """Mend a person's particulars; ``unit`` is where they work from now on. An empty identity number stays as it was.

    What the ledger and issued decisions say is not touched: a name there is corrected by an entry of its own.
    """
    hashed = vault.search_hash(person.identity) if person.identity else of.identity_hash
    if hashed and Person.objects.filter(identity_hash=hashed).exclude(pk=of.pk).exists():
        raise Refused("Số định danh này là của người khác trong danh bạ; hãy kiểm tra lại.", code="known_identity")
    born_on = person.born if isinstance(person.born, date) else None
    audit.note(person=of.pk, before={"name": of.party.name, "unit": of.party.home_id, "born": of.born_year})
    Party.objects.filter(pk=of.pk).update(name=person.name, folded=fold(person.name), home=unit)
    Person.objects.filter(pk=of.pk).update(
        born_on=born_on,
        born_year=born_on.year if born_on else person.born,
        gender=person.gender,
        position=person.position,
        direct_worker=person.direct_worker,
        identity_sealed=vault.seal(person.identity) if person.identity else of.identity_sealed,
        identity_hash=hashed,
    )
    likeness.look([of.pk])
