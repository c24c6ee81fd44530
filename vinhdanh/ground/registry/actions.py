"""Changes of the registry. Each takes part in the transaction of whoever calls it."""

from dataclasses import dataclass
from datetime import date, datetime

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office import audit, vault
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused

from . import likeness, tasks
from .models import Authority, Household, Party, Person, Signatory, Unit


@dataclass(frozen=True)
class NewPerson:
    """What is known of a person when they are first written down. ``born`` is a date or a year."""

    name: str
    born: date | int | None = None
    gender: str = ""
    position: str = ""
    occupation: str = ""
    direct_worker: bool | None = None
    identity: str = ""


@action("registry.edit_units")
def add_unit(
    parent: Unit | None,
    *,
    by: Actor,
    at: datetime,
    name: str,
    kind: str,
    code: str = "",
    since: date | None = None,
    address: str = "",
) -> Unit:
    """Write a unit under ``parent`` (None: the root of an installation)."""
    party = Party.objects.create(kind=Party.Kind.UNIT, name=name, folded=fold(name), home=parent)
    above = parent.path if parent else "/"
    return Unit.objects.create(
        party=party, kind=kind, code=code, path=f"{above}{party.pk}/", since=since, address=address
    )


@action("registry.edit_people")
def add_person(unit: Unit, *, by: Actor, at: datetime, person: NewPerson) -> Person:
    """Write a person working in ``unit``. An identity number already known is refused: they are in the registry."""
    hashed = vault.search_hash(person.identity) if person.identity else ""
    if hashed and Person.objects.filter(identity_hash=hashed).exists():
        raise Refused("Số định danh này đã có trong danh bạ; hãy chọn người đó, đừng thêm mới.", code="known_identity")
    party = Party.objects.create(kind=Party.Kind.PERSON, name=person.name, folded=fold(person.name), home=unit)
    made = _person(party, person, hashed)
    made.save(force_insert=True)
    likeness.look([party.pk])
    return made


def _person(party: Party, person: NewPerson, hashed: str) -> Person:
    born_on = person.born if isinstance(person.born, date) else None
    return Person(
        party=party,
        born_on=born_on,
        born_year=born_on.year if born_on else person.born,
        gender=person.gender,
        position=person.position,
        occupation=person.occupation,
        direct_worker=person.direct_worker,
        identity_sealed=vault.seal(person.identity) if person.identity else None,
        identity_hash=hashed,
    )


@action("registry.edit_people")
def add_people(unit: Unit, *, by: Actor, at: datetime, people: list[tuple[int, NewPerson]]) -> list[Person]:
    """Write many persons at once, each with the key of the unit (in ``unit``'s subtree) they work in, in their order.

    A fixed number of statements however many. Refused when an identity number is already known, or stands twice.
    """
    hashes = [vault.search_hash(new.identity) if new.identity else "" for _, new in people]
    given = [hashed for hashed in hashes if hashed]
    if len(set(given)) < len(given) or Person.objects.filter(identity_hash__in=given).exists():
        raise Refused("Có số định danh đã có trong danh bạ hoặc ghi hai lần; hãy đối chiếu lại.", code="known_identity")
    parties = Party.objects.bulk_create(
        (Party(kind=Party.Kind.PERSON, name=new.name, folded=fold(new.name), home_id=home) for home, new in people),
        batch_size=500,
    )
    audit.note(added=[party.pk for party in parties])
    rows = zip(parties, people, hashes, strict=True)
    made = Person.objects.bulk_create((_person(party, new, hashed) for party, (_, new), hashed in rows), batch_size=500)
    tasks.look_soon([party.pk for party in parties])
    return made


@action("registry.edit_people")
def add_household(unit: Unit, *, by: Actor, at: datetime, name: str, address: str = "") -> Household:
    party = Party.objects.create(kind=Party.Kind.HOUSEHOLD, name=name, folded=fold(name), home=unit)
    return Household.objects.create(party=party, address=address)


@action("registry.edit_people")
def rename(party: Party, *, by: Actor, at: datetime, name: str) -> None:
    """Mend the written name. What the ledger already says of it is corrected there, by an entry of its own."""
    Party.objects.filter(pk=party.pk).update(name=name, folded=fold(name))
    party.name, party.folded = name, fold(name)


@action("registry.edit_people")
def transfer(unit: Unit, *, by: Actor, at: datetime, moves: dict[int, int]) -> None:
    """Note where people work now: ``moves`` leads a party's key to the key of a unit in ``unit``'s subtree.

    The receiving side may say it; where each came from stays in the audit trail.
    """
    before = dict(Party.objects.filter(pk__in=moves).values_list("pk", "home"))
    for home in set(moves.values()):
        Party.objects.filter(pk__in=[party for party, new in moves.items() if new == home]).update(home=home)
    audit.note(moved={party: [before.get(party), new] for party, new in moves.items()})


@action("registry.edit_units")
def set_authority(
    unit: Unit,
    *,
    by: Actor,
    at: datetime,
    decides: str,
    title: str,
    issuer: str,
    symbol: str,
    place: str,
    on_behalf: str = "",
    issuer_superior: str = "",
) -> Authority:
    """Write or replace how ``unit``'s deciding post is named on paper."""
    authority, _ = Authority.objects.update_or_create(
        unit=unit,
        decides=decides,
        defaults={
            "title": title,
            "issuer": issuer,
            "symbol": symbol,
            "place": place,
            "on_behalf": on_behalf,
            "issuer_superior": issuer_superior,
        },
    )
    return authority


@action("registry.edit_units")
def add_signatory(
    authority: Authority, *, by: Actor, at: datetime, name: str, position: str, capacity: str = "", since: date
) -> Signatory:
    return Signatory.objects.create(authority=authority, name=name, position=position, capacity=capacity, since=since)
