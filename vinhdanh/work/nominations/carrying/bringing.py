"""Bringing a round in: what is new is written, what only the file changed is changed, what both changed is asked."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vinhdanh.ground.office.actors import Actor

from ..judging import rejudge
from ..models import Counterpart, Round
from . import report as outcomes
from .items import Item, Kind, World, digest_of
from .packet import Packet
from .report import Difference, Line, Report
from .taking import KINDS, grown, member

FILES = "files/"
_PARTIES = frozenset({"home", "unit", "parent", "party"})
_LINKS = frozenset({"authority", "submission", "row", "upload", "candidates"})


@dataclass
class Bringing:
    """What the officer chose of that which both machines changed: keys of items to take, and to keep."""

    take: Collection[str] = ()
    keep: Collection[str] = ()


def bring(packet: Packet, chosen: Bringing, *, by: Actor, at: datetime) -> tuple[Round, Report]:
    """Write what the file tells. Brought again, it finds everything the same. Runs in the caller's transaction."""
    world = World(by=by, at=at, files=_files(packet))
    report = Report()
    for kind in KINDS:
        items = [
            Item(kind.name, said["uid"], said["data"], said["aside"], tuple(said["lineage"]))
            for said in packet.lines(member(kind))
        ]
        _Receiver(kind(world), chosen, report).receive(items)
    assert world.round is not None  # the round's kind refuses a file without one
    if world.touched and not world.new_round:
        rejudge(world.round, world.touched, at=at)
    return world.round, report


def _files(packet: Packet) -> dict[str, bytes]:
    return {name.removeprefix(FILES): part for name, part in packet.members.items() if name.startswith(FILES)}


class _Receiver:
    """The items of one kind, one after another."""

    def __init__(self, kind: Kind, chosen: Bringing, report: Report):
        self.kind, self.world, self.chosen, self.report = kind, kind.world, chosen, report
        self.known: dict[str, Counterpart] = {}
        self.things: dict[int, Any] = {}
        self.fresh: list[Item] = []
        self.notes: dict[str, Counterpart] = {}

    def receive(self, items: list[Item]) -> None:
        if self.kind.linked:
            names = {item.uid for item in items}
            carried = Counterpart.objects.filter(kind=self.kind.name)
            self.known = {each.uid: each for each in carried if each.uid in names}
        self._link_known(items)
        for item in items:
            self._one(item)
        self._add(self.fresh)
        self.report.notes += self.kind.settled(items)
        fresh = [one for one in self.notes.values() if one.pk is None]
        older = [one for one in self.notes.values() if one.pk is not None]
        Counterpart.objects.bulk_create(fresh, batch_size=500)
        Counterpart.objects.bulk_update(older, ["object_id", "lineage"], batch_size=500)

    def _link_known(self, items: list[Item]) -> None:
        """Everything that is here already gets its name before the first is compared: they point to each other."""
        keys = {one.object_id for one in self.known.values()}
        now = self.kind.followed(keys)
        for one in self.known.values():
            one.object_id = now.get(one.object_id, one.object_id)
        self.things = self.kind.loaded({one.object_id for one in self.known.values()})
        for item in items:
            one = self.known.get(item.uid)
            if one and one.object_id in self.things:
                self.world.link(self.kind.name, item.uid, one.object_id)

    def _one(self, item: Item) -> None:
        kind, one = self.kind, self.known.get(item.uid)
        thing = self.things.get(one.object_id) if one else None
        if thing is None:
            if not kind.missing(item) and kind.covered(item):
                return self._say(item, outcomes.SAME)
            keys = kind.found(item)
            if len(keys) > 1:
                return self._say(item, outcomes.UNCLEAR, f"máy này có {len(keys)} mục như vậy, không rõ là mục nào")
            thing = kind.loaded(keys).get(keys[0]) if keys else None
        if thing is not None:
            self.world.link(kind.name, item.uid, kind.key_of(thing))
            return self._compare(item, thing, one)
        if one is not None and kind.gone_stays:
            return self._say(item, outcomes.KEPT, "đã bị xoá ở máy này")
        if reason := kind.missing(item):
            return self._say(item, outcomes.UNCLEAR, reason)
        self._say(item, outcomes.NEW)
        if kind.at_once:
            self.fresh.append(item)
        else:
            self._add([item])
        return None

    def _add(self, items: list[Item]) -> None:
        if not items:
            return
        if self.kind.name == "round":
            self.world.new_round = True
        for item, thing in zip(items, self.kind.add(items), strict=True):
            key = self.kind.key_of(thing)
            self.world.link(self.kind.name, item.uid, key)
            self._note(item, key)

    def _compare(self, item: Item, thing: Any, one: Counterpart | None) -> None:
        ours = self.kind.image(thing)
        digest, lineage = digest_of(_plain(ours)), one.lineage if one else []
        if digest == item.digest:
            self._note(item, self.kind.key_of(thing))
            return self._say(item, outcomes.SAME)
        if digest in item.lineage or item.key in self.chosen.take:
            return self._change(item, thing, ours)
        if item.digest in lineage:
            return self._say(item, outcomes.KEPT)
        if item.key in self.chosen.keep:
            self._note(item, self.kind.key_of(thing))
            return self._say(item, outcomes.KEPT, "đã chọn giữ của máy này")
        return self._say(item, outcomes.CONFLICT, differences=self._differences(ours, item.data))

    def _change(self, item: Item, thing: Any, ours: Mapping[str, Any]) -> None:
        told = self._differences(ours, item.data)
        if reason := self.kind.barred(thing, item):
            return self._say(item, outcomes.BARRED, reason, told)
        self.kind.change(thing, item)
        self._note(item, self.kind.key_of(thing))
        return self._say(item, outcomes.CHANGED, differences=told)

    def _note(self, item: Item, key: int) -> None:
        """Both machines know this state now."""
        if not self.kind.linked:
            return
        one = self.known.get(item.uid) or Counterpart(kind=self.kind.name, uid=item.uid)
        one.object_id, one.lineage = key, grown(one.lineage, [*item.lineage, item.digest])
        self.notes[item.uid] = one

    def _differences(self, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> tuple[Difference, ...]:
        plain = _plain(ours)
        names = [name for name in theirs if plain.get(name) != theirs[name]]
        return tuple(
            Difference(name, self._told(name, plain.get(name)), self._told(name, theirs[name])) for name in names
        )

    def _told(self, what: str, value: Any) -> str:
        """A value in words: who and where by name, never by the name machines use."""
        if value in (None, "", [], {}):
            return "–"
        if what in _PARTIES:
            key = self.world.party_key(value)
            return self.world.name_of_party(key) if key else "–"
        if what in _LINKS:
            return "mục khác"
        return str(value)[:200]

    def _say(self, item: Item, outcome: str, why: str = "", differences: tuple[Difference, ...] = ()) -> None:
        name = "" if outcome == outcomes.SAME else self.kind.called(item.data)
        self.report.say(Line(item.key, self.kind.name, self.kind.label, name, outcome, why, differences))


def _plain(said: Mapping[str, Any]) -> dict[str, Any]:
    """As it would come out of a file: keys are text there."""
    return json.loads(json.dumps(said, ensure_ascii=False))
