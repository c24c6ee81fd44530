"""What the record and the ledger know of the people asked for, as far as the other machine needs it to judge."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.ledger.queries import grants_of
from vinhdanh.books.record.actions import carry_rows
from vinhdanh.books.record.models import EarlierAward, Fact, Proof
from vinhdanh.books.record.movers import movers
from vinhdanh.books.record.queries import OPEN_TABLES
from vinhdanh.ground.registry.movers import image, restored
from vinhdanh.law import award_names

from ..models import Nomination, Row
from .items import Data, Item, Kind, World

_PAPER = frozenset({"id", "party_id", "written_at"})
_TABLES = {table._meta.model_name: table for table in OPEN_TABLES}
_MOVERS = {mover.model._meta.model_name: mover for mover in movers()}


def asked_parties(world: World) -> set[int]:
    """Who is asked for, or meant by a row."""
    asked = Nomination.objects.filter(round=world.round).values_list("party", flat=True)
    meant = Row.objects.filter(upload__round=world.round).exclude(party=None).values_list("party", flat=True)
    return {*asked, *meant}


class _OfParty(Kind):
    def missing(self, item: Item) -> str:
        return "" if self.world.party_key(item.data["party"]) else "không biết là của ai"

    @cached_property
    def _granted(self) -> set[tuple[int, str, int]]:
        """What our ledger holds of the parties of the file."""
        keys = {key for kind in ("unit", "party") for key in self.world.keys(kind)}
        return set(grants_of(list(keys)).values_list("party_id", "award", "year"))

    def told(self, party: int) -> None:
        """Of somebody who was here before: what they ask is judged again."""
        self.world.touched.add(party)


class Facts(_OfParty):
    """Rows of the record, holds excepted: why somebody rests leaves no machine."""

    name, label, model = "fact", "Dữ liệu quá trình", Fact

    def of_round(self) -> Iterable[Fact]:
        parties = asked_parties(self.world)
        for table in OPEN_TABLES:
            yield from table._default_manager.filter(party__in=parties).order_by("pk")

    def new_uid(self, thing: Fact) -> str:
        return f"{thing._meta.model_name}/{super().new_uid(thing)}"

    def key_of(self, thing: Fact) -> int:
        """Ten tables share this kind: the key tells which."""
        return thing.pk * len(OPEN_TABLES) + OPEN_TABLES.index(type(thing))

    def loaded(self, keys: Iterable[int]) -> dict[int, Fact]:
        found: dict[int, Fact] = {}
        by_table = defaultdict(list)
        for key in keys:
            by_table[key % len(OPEN_TABLES)].append(key // len(OPEN_TABLES))
        for place, pks in by_table.items():
            rows = OPEN_TABLES[place]._default_manager.in_bulk(pks)
            found |= {self.key_of(row): row for row in rows.values()}
        return found

    def image(self, thing: Fact) -> dict[str, Any]:
        said = {name: value for name, value in image(thing).items() if name not in _PAPER}
        return said | {"table": thing._meta.model_name, "party": self.world.party_uid(thing.party_id)}

    def called(self, data: Data) -> str:
        row = self._row(data)
        told = _MOVERS[data["table"]].say(row)
        return told.text

    def _row(self, data: Data) -> Fact:
        plain = {name: value for name, value in data.items() if name not in ("table", "party")}
        row = restored(_TABLES[data["table"]], plain)
        row.party_id = self.world.party_key(data["party"])
        return row

    @cached_property
    def _here(self) -> dict[tuple, list[Fact]]:
        here = defaultdict(list)
        parties = [key for kind in ("unit", "party") for key in self.world.keys(kind)]
        for table in OPEN_TABLES:
            name = table._meta.model_name
            for row in table._default_manager.filter(party__in=parties).order_by("pk"):
                here[name, row.party_id, _MOVERS[name].about(row)].append(row)
        return here

    def found(self, item: Item) -> list[int]:
        row = self._row(item.data)
        same = self._here[item.data["table"], row.party_id, _MOVERS[item.data["table"]].about(row)]
        if not same:
            return []
        same.sort(key=lambda each: self.image(each) != item.data)
        return [self.key_of(same.pop(0))]

    def covered(self, item: Item) -> bool:
        """An award that somebody declared there and our ledger holds is known."""
        row = self._row(item.data)
        return isinstance(row, EarlierAward) and (row.party_id, row.award, row.year) in self._granted

    def built(self, item: Item) -> Fact:
        row = self._row(item.data)
        row.written_at = self.world.at
        return row

    def add(self, items: Sequence[Item]) -> list[Fact]:
        rows = [self.built(item) for item in items]
        carry_rows(None, by=self.world.by, at=self.world.at, rows=rows)
        for row in rows:
            self.told(row.party_id)
        return rows

    def change(self, thing: Fact, item: Item) -> None:
        row = self.built(item)
        row.pk = thing.pk
        carry_rows(None, by=self.world.by, at=self.world.at, rows=[row])
        self.told(row.party_id)


class Granted(_OfParty):
    """What our ledger holds: there it counts as an earlier award, for a ledger takes nothing from a file."""

    name, label, model = "granted", "Khen thưởng đã có", Grant
    linked = False

    def of_round(self) -> Iterable[Grant]:
        return grants_of(list(asked_parties(self.world)))

    def new_uid(self, thing: Grant) -> str:
        return f"{self.world.party_uid(thing.party_id)}/{thing.award}/{thing.year}/{thing.decision_number}"[:120]

    def image(self, thing: Grant) -> dict[str, Any]:
        return {
            "party": self.world.party_uid(thing.party_id), "award": thing.award, "year": thing.year,
            "decided_on": thing.decided_on.isoformat(), "occasion": thing.occasion, "number": thing.decision_number,
            "period_from": thing.period_from, "period_to": thing.period_to,
        }  # fmt: skip

    def called(self, data: Data) -> str:
        return f"{award_names()[data['award']].name} năm {data['year']}, Quyết định {data['number']}"

    def covered(self, item: Item) -> bool:
        data = item.data
        told = (self.world.party_key(data["party"]), data["award"], data["year"])
        return told in self._granted or told in self._declared

    @cached_property
    def _declared(self) -> set[tuple[int, str, int]]:
        return set(EarlierAward.objects.values_list("party_id", "award", "year"))

    def built(self, item: Item) -> EarlierAward:
        data = item.data
        return EarlierAward(
            party_id=self.world.party_key(data["party"]), award=data["award"], year=data["year"],
            decided_on=data["decided_on"], occasion=data["occasion"], period_from=data["period_from"],
            period_to=data["period_to"], proof=Proof.DECISION, written_at=self.world.at,
            cite=f"QĐ số {data['number']} (sổ vàng của máy đã xuất tệp)"[:200],
        )  # fmt: skip

    def add(self, items: Sequence[Item]) -> list[EarlierAward]:
        rows = [self.built(item) for item in items]
        carry_rows(None, by=self.world.by, at=self.world.at, rows=rows)
        return rows
