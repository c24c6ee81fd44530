"""Units, authorities and people: recognised by name where they were never carried before, and never guessed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q

from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office import vault
from vinhdanh.ground.registry import actions as registry
from vinhdanh.ground.registry.models import Authority, Household, Party, Person, Regrouping, Signatory, Unit

from ..models import Nomination, Row
from .items import Data, Item, Kind


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class Units(Kind):
    name, label, model, at_once = "unit", "Đơn vị", Unit, False
    gone_stays = False

    def of_round(self) -> Iterable[Unit]:
        """The whole tree: the other machine reads further lists of any unit."""
        return Unit.objects.select_related("party").order_by("path")

    def loaded(self, keys: Iterable[int]) -> dict[int, Unit]:
        return Unit.objects.select_related("party").in_bulk(list(keys))

    def image(self, thing: Unit) -> dict[str, Any]:
        return {
            "name": thing.party.name, "kind": thing.kind, "code": thing.code, "address": thing.address,
            "since": iso(thing.since), "until": iso(thing.until), "parent": self.world.uid("unit", thing.party.home_id),
        }  # fmt: skip

    def called(self, data: Data) -> str:
        return data["name"]

    @cached_property
    def _here(self) -> tuple[dict[tuple, list[int]], dict[tuple, list[int]]]:
        by_code, by_name = defaultdict(list), defaultdict(list)
        rows = Unit.objects.values_list("pk", "code", "kind", "until", "party__home", "party__folded")
        for key, code, kind, until, parent, folded in rows:
            by_name[parent, folded].append(key)
            if code and until is None:
                by_code[code, kind].append(key)
        return by_code, by_name

    def found(self, item: Item) -> list[int]:
        by_code, by_name = self._here
        data = item.data
        same = by_code[data["code"], data["kind"]] if data["code"] and not data["until"] else []
        return same or by_name[self.world.key("unit", data["parent"]), fold(data["name"])]

    def missing(self, item: Item) -> str:
        parent = item.data["parent"]
        return "đơn vị cấp trên không nhận được" if parent and self.world.key("unit", parent) is None else ""

    def built(self, item: Item) -> Unit:
        data, world = item.data, self.world
        parent = Unit.objects.filter(pk=world.key("unit", data["parent"])).first()
        over = day_of(data["until"])
        made = registry.add_unit(
            parent, by=world.by, at=world.at, name=data["name"], kind=data["kind"], since=day_of(data["since"]),
            code="" if over else data["code"], address=data["address"],
        )  # fmt: skip
        if over:  # its code may be that of a unit of today: only one that is over may have it too
            Unit.objects.filter(pk=made.pk).update(until=over, code=data["code"])
        return made

    def add(self, items: Sequence[Item]) -> list[Unit]:
        return [self.built(item) for item in items]

    def barred(self, thing: Unit, item: Item) -> str:
        moved = self.world.key("unit", item.data["parent"]) != thing.party.home_id
        return "đơn vị thuộc đơn vị cấp trên khác; hãy sửa ở danh bạ" if moved else ""

    def change(self, thing: Unit, item: Item) -> None:
        data, world = item.data, self.world
        if data["name"] != thing.party.name:
            registry.rename(thing.party, by=world.by, at=world.at, name=data["name"])
        Unit.objects.filter(pk=thing.pk).update(
            kind=data["kind"], code=data["code"], address=data["address"], since=day_of(data["since"]),
            until=day_of(data["until"]),
        )  # fmt: skip


class Authorities(Kind):
    name, label, model, at_once = "authority", "Người có thẩm quyền", Authority, False
    gone_stays = False
    _TITLES = ("title", "issuer_superior", "issuer", "symbol", "place", "on_behalf")

    def of_round(self) -> Iterable[Authority]:
        return Authority.objects.prefetch_related("signatories").order_by("pk")

    def loaded(self, keys: Iterable[int]) -> dict[int, Authority]:
        return Authority.objects.prefetch_related("signatories").in_bulk(list(keys))

    def image(self, thing: Authority) -> dict[str, Any]:
        signatories = [
            {"capacity": each.capacity, "position": each.position, "name": each.name, "since": iso(each.since),
             "until": iso(each.until)}
            for each in thing.signatories.all()
        ]  # fmt: skip
        said = {name: getattr(thing, name) for name in self._TITLES}
        signatories.sort(key=lambda each: (each["since"], each["name"]))
        return said | {
            "unit": self.world.uid("unit", thing.unit_id), "decides": thing.decides, "signatories": signatories,
        }  # fmt: skip

    def called(self, data: Data) -> str:
        return data["title"]

    def found(self, item: Item) -> list[int]:
        unit = self.world.key("unit", item.data["unit"])
        return list(Authority.objects.filter(unit=unit, decides=item.data["decides"]).values_list("pk", flat=True))

    def missing(self, item: Item) -> str:
        return "" if self.world.key("unit", item.data["unit"]) else "đơn vị không nhận được"

    def built(self, item: Item) -> Authority:
        world, data = self.world, item.data
        unit = Unit.objects.get(pk=world.key("unit", data["unit"]))
        titles = {name: data[name] for name in self._TITLES}
        made = registry.set_authority(unit, by=world.by, at=world.at, decides=data["decides"], **titles)
        self._sign(made, data)
        return made

    def add(self, items: Sequence[Item]) -> list[Authority]:
        return [self.built(item) for item in items]

    def change(self, thing: Authority, item: Item) -> None:
        self.built(item)

    def _sign(self, authority: Authority, data: Data) -> None:
        known = {(each.name, each.since): each for each in authority.signatories.all()}
        for said in data["signatories"]:
            fields = said | {"since": day_of(said["since"]), "until": day_of(said["until"])}
            one = known.get((said["name"], fields["since"]))
            if one is None:
                Signatory.objects.create(authority=authority, **fields)
            else:
                Signatory.objects.filter(pk=one.pk).update(**fields)


class People(Kind):
    """Persons and households that the round asks for, or that a row of its lists may mean."""

    name, label, model = "party", "Người, hộ gia đình", Party
    gone_stays = False

    def of_round(self) -> Iterable[Party]:
        round = self.world.round
        meant = set(Nomination.objects.filter(round=round).values_list("party", flat=True))
        rows = Row.objects.filter(upload__round=round)
        meant |= set(rows.exclude(party=None).values_list("party", flat=True))
        for candidates in rows.exclude(candidates=[]).values_list("candidates", flat=True):
            meant |= {candidate["party"] for candidate in candidates}
        people = Party.objects.filter(pk__in=meant).exclude(kind=Party.Kind.UNIT)
        return people.select_related("person", "household").order_by("pk")

    def followed(self, keys: Iterable[int]) -> dict[int, int]:
        merged = Regrouping.objects.filter(kind=Regrouping.Kind.MERGE, source__in=list(keys)).order_by("pk")
        return dict(merged.values_list("source", "target"))

    def loaded(self, keys: Iterable[int]) -> dict[int, Party]:
        return Party.objects.select_related("person", "household").in_bulk(list(keys))

    def image(self, thing: Party) -> dict[str, Any]:
        said = {"kind": thing.kind, "name": thing.name, "home": self.world.uid("unit", thing.home_id)}
        if thing.kind == Party.Kind.HOUSEHOLD:
            return said | {"address": thing.household.address, "members": thing.household.members}
        person = thing.person
        sealed = person.identity_sealed
        return said | {
            "born_on": iso(person.born_on), "born_year": person.born_year, "gender": person.gender,
            "position": person.position, "occupation": person.occupation, "direct_worker": person.direct_worker,
            "died_on": iso(person.died_on), "identity": vault.open_sealed(sealed) if sealed else "",
        }  # fmt: skip

    def called(self, data: Data) -> str:
        born = day_of(data.get("born_on"))
        told = short_date(born) if born else data.get("born_year")
        return f"{data['name']}, sinh {told}" if told else data["name"]

    @cached_property
    def _by_name(self) -> dict[tuple, list[int]]:
        here = defaultdict(list)
        fields = ("pk", "kind", "folded", "home", "person__born_on", "person__born_year")
        rows = Party.objects.exclude(kind=Party.Kind.UNIT).values_list(*fields)
        for key, kind, folded, home, born_on, born_year in rows:
            here[kind, folded, home, iso(born_on) or born_year].append(key)
        return here

    def found(self, item: Item) -> list[int]:
        data = item.data
        if identity := data.get("identity"):
            owner = Person.objects.filter(identity_hash=vault.search_hash(identity)).values_list("pk", flat=True)
            if owner:
                return list(owner)
        home = self.world.key("unit", data["home"])
        born = data.get("born_on") or data.get("born_year")
        return self._by_name[data["kind"], fold(data["name"]), home, born]

    def missing(self, item: Item) -> str:
        home = item.data["home"]
        return "đơn vị không nhận được" if home and self.world.key("unit", home) is None else ""

    def barred(self, thing: Party, item: Item) -> str:
        if thing.kind != item.data["kind"]:
            return "ở máy này là đối tượng loại khác"
        if reason := self.missing(item):
            return reason
        identity = item.data.get("identity")
        hashed = vault.search_hash(identity) if identity else ""
        taken = hashed and Person.objects.filter(~Q(pk=thing.pk), identity_hash=hashed).exists()
        return "số định danh trong tệp là của người khác ở máy này" if taken else ""

    def built(self, item: Item) -> registry.NewPerson:
        data = item.data
        return registry.NewPerson(
            name=data["name"], born=day_of(data["born_on"]) or data["born_year"], gender=data["gender"],
            position=data["position"], occupation=data["occupation"], direct_worker=data["direct_worker"],
            identity=data["identity"],
        )  # fmt: skip

    def add(self, items: Sequence[Item]) -> list[Party]:
        world, made = self.world, {}
        persons = [item for item in items if item.data["kind"] == Party.Kind.PERSON]
        pairs = [(world.key("unit", item.data["home"]), self.built(item)) for item in persons]
        if pairs:
            added = registry.add_people(None, by=world.by, at=world.at, people=pairs)
            made |= {item.uid: person.party for item, person in zip(persons, added, strict=True)}
        for item, party in ((item, made[item.uid]) for item in persons if item.data["died_on"]):
            Person.objects.filter(pk=party.pk).update(died_on=day_of(item.data["died_on"]))
        for item in items:
            if item.uid not in made:
                made[item.uid] = self._add_household(item)
        return [made[item.uid] for item in items]

    def _add_household(self, item: Item) -> Party:
        world, data = self.world, item.data
        home = Unit.objects.filter(pk=world.key("unit", data["home"])).first()
        made = registry.add_household(home, by=world.by, at=world.at, name=data["name"], address=data["address"])
        Household.objects.filter(pk=made.pk).update(members=data["members"])
        return made.party

    def change(self, thing: Party, item: Item) -> None:
        data, world = item.data, self.world
        world.touched.add(thing.pk)
        if data["name"] != thing.name:
            registry.rename(thing, by=world.by, at=world.at, name=data["name"])
        home = world.key("unit", data["home"])
        if home != thing.home_id and home:
            registry.transfer(Unit.objects.get(pk=home), by=world.by, at=world.at, moves={thing.pk: home})
        if data["kind"] == Party.Kind.HOUSEHOLD:
            Household.objects.filter(pk=thing.pk).update(address=data["address"], members=data["members"])
            return
        identity = data["identity"]
        Person.objects.filter(pk=thing.pk).update(
            born_on=day_of(data["born_on"]), born_year=data["born_year"], gender=data["gender"],
            position=data["position"], occupation=data["occupation"], direct_worker=data["direct_worker"],
            died_on=day_of(data["died_on"]), identity_hash=vault.search_hash(identity) if identity else "",
            identity_sealed=vault.seal(identity) if identity else None,
        )  # fmt: skip
