"""One thing a round's file carries, and how its kind is written out, recognised, added and changed."""

import hashlib
import json
import uuid
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.registry.models import Party

from ..models import Round

Data = Mapping[str, Any]


def digest_of(data: Data) -> str:
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Item:
    """``data`` is what both machines compare; ``aside`` is written when the thing is new here and never compared.

    ``lineage``: the digests this thing had each time it was carried: who holds one of them holds an older state of it.
    """

    kind: str
    uid: str
    data: Data
    aside: Data = field(default_factory=dict)
    lineage: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        return digest_of(self.data)

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.uid}"

    def line(self) -> bytes:
        said = {"uid": self.uid, "data": self.data, "aside": self.aside, "lineage": self.lineage}
        return json.dumps(said, ensure_ascii=False, sort_keys=True).encode() + b"\n"


class World:
    """Which thing here is which in the file: keys of our tables and the names both machines know them by."""

    def __init__(self, *, by: Actor, at: datetime, files: Mapping[str, bytes] | None = None):
        self.by, self.at, self.files = by, at, files or {}
        self.round: Round | None = None
        self.new_round = False
        self.touched: set[int] = set()
        """Parties that were here before and of which the file told something."""
        self.reread: set[int] = set()
        """Lists here whose reading the file changed."""
        self._names: dict[int, str] = {}
        self._uids: dict[str, dict[int, str]] = defaultdict(dict)
        self._keys: dict[str, dict[str, int]] = defaultdict(dict)

    def link(self, kind: str, uid: str, key: int) -> None:
        self._uids[kind][key] = uid
        self._keys[kind][uid] = key

    def uid(self, kind: str, key: int | None) -> str | None:
        """The name of a thing for both machines; one the file does not carry is told by a name of this machine."""
        return None if key is None else self._uids[kind].get(key, f"@{key}")

    def key(self, kind: str, uid: str | None) -> int | None:
        return self._keys[kind].get(uid) if uid else None

    def keys(self, kind: str) -> list[int]:
        """Our things of this kind that the file speaks of."""
        return list(self._uids[kind])

    def name_of_party(self, key: int) -> str:
        if not self._names or key not in self._names:
            wanted = {*self.keys("unit"), *self.keys("party"), key}
            self._names = dict(Party.objects.filter(pk__in=wanted).values_list("pk", "name"))
        return self._names.get(key, "")

    def party_uid(self, key: int | None) -> str | None:
        return self._uids["unit"].get(key) or self.uid("party", key) if key else None

    def party_key(self, uid: str | None) -> int | None:
        return self.key("unit", uid) or self.key("party", uid)


class Kind(ABC):
    """How things of one kind are carried. Made anew for each run, so that it may keep an index of what is here."""

    name: ClassVar[str]
    label: ClassVar[str]
    model: ClassVar[type[models.Model]]
    at_once: ClassVar[bool] = True
    """New ones are added together at the end; False: one by one, because later ones hang on earlier ones."""

    linked: ClassVar[bool] = True
    """False: it is known by what it says, so nothing is noted of having carried it."""
    fixed: ClassVar[bool] = False
    """True: ``new_uid`` answers the same for the same thing each time."""
    gone_stays: ClassVar[bool] = True
    """Whether what was carried once and is no longer here stays away."""

    def __init__(self, world: World):
        self.world = world

    def key_of(self, thing: Any) -> int:
        return thing.pk

    @abstractmethod
    def of_round(self) -> Iterable[Any]:
        """Our things that the round's file carries."""

    def loaded(self, keys: Iterable[int]) -> dict[int, Any]:
        """Our things of these keys, with what ``image`` asks of them."""
        return self.model._default_manager.in_bulk(list(keys))

    def followed(self, keys: Iterable[int]) -> dict[int, int]:
        """Of things that went into others here: old key → key of what they are now."""
        return {}

    @abstractmethod
    def image(self, thing: Any) -> dict[str, Any]:
        """What both machines compare, with names in the place of keys."""

    def aside(self, thing: Any) -> dict[str, Any]:
        return {}

    def new_uid(self, thing: Any) -> str:
        return uuid.uuid4().hex

    @abstractmethod
    def called(self, data: Data) -> str:
        """What the report calls it."""

    def found(self, item: Item) -> list[int]:
        """Our things that this one may be, when it never was carried before."""
        return []

    def missing(self, item: Item) -> str:
        """What it hangs on that is not here: then it cannot come either."""
        return ""

    def covered(self, item: Item) -> bool:
        """Whether we know it already in another form, so that there is nothing to bring."""
        return False

    def barred(self, thing: Any, item: Item) -> str:
        """Why ours may not be changed, whatever the file says."""
        return ""

    def add(self, items: Sequence[Item]) -> list[Any]:
        """Write new things, in the order of their items."""
        made = [self.built(item) for item in items]
        return self.model._default_manager.bulk_create(made, batch_size=500)

    @abstractmethod
    def built(self, item: Item) -> Any:
        """The thing as the file says it."""

    def change(self, thing: Any, item: Item) -> None:
        """Make ours what the file says."""
        fresh = self.built(item)
        fresh.pk = thing.pk
        fields = [name for name in self.changing if getattr(fresh, name) != getattr(thing, name)]
        if fields:
            type(thing)._default_manager.filter(pk=thing.pk).update(**{name: getattr(fresh, name) for name in fields})

    changing: ClassVar[Sequence[str]] = ()
    """The columns that ``change`` writes."""

    def settled(self, items: Sequence[Item]) -> list[str]:
        """After all of this kind came; answers what else was done, in words."""
        return []
