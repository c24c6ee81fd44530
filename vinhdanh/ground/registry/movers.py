"""What of a person goes along when two written persons turn out to be one, or one turns out to be two.

The registry stands below the rooms whose tables point to a party, so each room registers a mover for every such table
in its ``AppConfig.ready``. A mover says where the two persons' rows contradict each other (a *clash*, which an officer
decides), hands rows over, and puts back exactly what it moved.
"""

import base64
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.db.models import Model

from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused

from .models import Party

KEPT, GONE, BOTH = "kept", "gone", "both"
"""The answers to a clash: the row of the person who stays, that of the person who goes, or each beside the other."""

Choices = Mapping[str, str]
Keys = Collection[int]
Moved = dict[str, Any]
"""What a mover did, as JSON: enough to put it back."""


@dataclass(frozen=True)
class Clash:
    """Two rows, or two particulars, of which it must be said which holds."""

    key: str
    what: str
    kept: str
    gone: str
    may: tuple[str, ...] = (KEPT, GONE)
    """The answers that are possible; none: it must be settled elsewhere first, ``hint`` says where."""
    hint: str = ""

    def answered(self, choices: Choices) -> str | None:
        """The answer given, or the only one there is; None while it is open."""
        said = choices.get(self.key)
        if said in self.may:
            return said
        return self.may[0] if len(self.may) == 1 else None


@dataclass(frozen=True)
class Shown:
    """A row as a person chooses it when one is split into two."""

    key: int
    text: str
    cite: str = ""


@dataclass(frozen=True)
class Hand:
    """Who moves rows, and when; ``house`` is the same person doing what follows from what was permitted."""

    by: Actor
    at: datetime

    @property
    def house(self) -> Actor:
        return Actor("system", self.by.id, self.by.name)


class Mover(Protocol):
    name: str
    label: str
    """What the rows are, for people: "kết quả năm"; empty: they go along without a word."""

    def clashes(self, source: Party, target: Party) -> list[Clash]: ...

    def shown(self, party: Party) -> list[Shown]:
        """The party's rows from which to choose what another person did; empty where nothing is to be chosen."""

    def move(self, source: Party, target: Party, *, choices: Choices, only: Keys | None, hand: Hand) -> Moved:
        """Hand the rows of ``source`` (``only`` these, if given) to ``target``; clashes are decided by ``choices``."""

    def put_back(self, source: Party, target: Party, moved: Moved, *, hand: Hand) -> None:
        """Undo ``move``; what has changed hands since stays where it is."""

    def settle(self, parties: Sequence[Party], *, hand: Hand) -> None:
        """What follows once every mover is done: look-ups, verdicts."""


MOVERS: dict[str, Mover] = {}
"""In the order of the rooms: what stands on other facts is settled after them."""

Pin = Callable[[Sequence[Model]], set[int]]
"""Of some rows (of one table), the keys of those that may not be taken away: something else counts on them."""
_PINS: dict[type[Model], list[Pin]] = {}


def register(*movers: Mover) -> None:
    MOVERS.update({mover.name: mover for mover in movers})


def pin(model: type[Model], rows_in_use: Pin) -> None:
    """A room above says which rows of a table below it counts on."""
    _PINS.setdefault(model, []).append(rows_in_use)


def pinned(rows: Sequence[Model]) -> set[int]:
    return {key for ask in _PINS.get(type(rows[0]), ()) for key in ask(rows)} if rows else set()


@dataclass(frozen=True)
class Pair:
    """A row of each person about the same thing, and which of the two must stay because something counts on it."""

    kept: Any
    gone: Any
    bound: frozenset[int]

    @property
    def may_lose(self) -> tuple[str, ...]:
        """The answers under which no row is taken away that something counts on."""
        free = [(KEPT, self.gone), (GONE, self.kept)]
        return tuple(answer for answer, loser in free if loser.pk not in self.bound)


class Table:
    """The mover of a plain table. Rows with the same ``about`` speak of the same thing.

    Where they also say the same, one of them (the better proved) stays; where they differ it is a clash. ``single``:
    the database allows only one of them to a person. ``paper``: fields that say on what a row stands, not what.
    """

    def __init__(
        self,
        model: type[Model],
        label: str = "",
        *,
        about: Callable[[Any], Any] = lambda row: None,
        say: Callable[[Any], Shown] | None = None,
        single: bool = False,
        link: str = "party",
        paper: Collection[str] = ("cite", "proof", "written_at"),
    ):
        self.model, self.label, self.about, self.say, self.single = model, label, about, say, single
        self.paper = paper
        self.link = model._meta.get_field(link)
        self.name = model._meta.label_lower

    def rows_of(self, party: Party) -> list[Any]:
        return list(self.model._default_manager.filter(**{self.link.attname: party.pk}).order_by("pk"))

    def clashes(self, source: Party, target: Party) -> list[Clash]:
        return [self.clash(pair) for pair in self._pairs(source, target) if not self._same(pair)]

    def clash(self, pair: Pair) -> Clash:
        kept, gone = self._say(pair.kept), self._say(pair.gone)
        may = pair.may_lose if self.single else (*pair.may_lose, BOTH)
        return Clash(self.key_of(pair), self.label, _spoken(kept), _spoken(gone), may)

    def key_of(self, pair: Pair) -> str:
        return f"{self.name}:{pair.kept.pk}:{pair.gone.pk}"

    def shown(self, party: Party) -> list[Shown]:
        return [self._say(row) for row in self.rows_of(party)] if self.say else []

    def move(self, source: Party, target: Party, *, choices: Choices, only: Keys | None, hand: Hand) -> Moved:
        losers = []
        for pair in self._pairs(source, target) if only is None else ():
            answer = self._answer(pair, choices)
            losers += [pair.gone] if answer == KEPT else [pair.kept] if answer == GONE else []
        moved: Moved = {"gone": [image(row) for row in losers]}
        if losers:
            self.take_away(losers, hand)
        wanted = [row.pk for row in self.rows_of(source) if only is None or row.pk in only]
        moved["rows"] = wanted
        self.hand_over(wanted, target, hand)
        return moved

    def put_back(self, source: Party, target: Party, moved: Moved, *, hand: Hand) -> None:
        rows = self.model._default_manager.filter(pk__in=moved["rows"], **{self.link.attname: target.pk})
        self.hand_over(list(rows.values_list("pk", flat=True)), source, hand)
        back = [restored(self.model, one) for one in moved["gone"]]
        self._insist_free(back)
        if back:
            self.bring_back(back, hand)

    def settle(self, parties: Sequence[Party], *, hand: Hand) -> None:
        pass

    def hand_over(self, keys: Collection[int], to: Party, hand: Hand) -> None:
        self.model._default_manager.filter(pk__in=keys).update(**{self.link.attname: to.pk})

    def take_away(self, rows: Sequence[Any], hand: Hand) -> None:
        self.model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()

    def bring_back(self, rows: Sequence[Any], hand: Hand) -> None:
        self.model._default_manager.bulk_create(rows)

    def _say(self, row: Any) -> Shown:
        return self.say(row) if self.say else Shown(row.pk, str(row))

    def _answer(self, pair: Pair, choices: Choices) -> str | None:
        if not self._same(pair):
            return self.clash(pair).answered(choices)
        firm = KEPT if _rank(pair.kept) >= _rank(pair.gone) else GONE
        if firm in pair.may_lose:
            return firm
        return pair.may_lose[0] if pair.may_lose else BOTH

    def _pairs(self, source: Party, target: Party) -> list[Pair]:
        """Each row of ``source`` with one of ``target`` about the same thing; those that say the same first."""
        waiting: dict[Any, list[Any]] = {}
        for row in self.rows_of(target):
            if (about := self.about(row)) is not None:
                waiting.setdefault(about, []).append(row)
        found = []
        for row in self.rows_of(source):
            others = waiting.get(self.about(row), [])
            if others:
                found.append((min(others, key=lambda other, row=row: self._content(other) != self._content(row)), row))
                others.remove(found[-1][0])
        bound = frozenset(pinned([row for pair in found for row in pair]))
        return [Pair(kept, gone, bound) for kept, gone in found]

    def _same(self, pair: Pair) -> bool:
        return self._content(pair.kept) == self._content(pair.gone) and (not self.single or bool(pair.may_lose))

    def _content(self, row: Any) -> dict[str, Any]:
        aside = {self.model._meta.pk.attname, self.link.attname, *self.paper}
        fields = [field.attname for field in self.model._meta.concrete_fields if field.attname not in aside]
        return {name: getattr(row, name) for name in fields}

    def _insist_free(self, back: Iterable[Any]) -> None:
        """Refused when something else has meanwhile been written in the place of a row that comes back."""
        for row in back if self.single else ():
            owner = Party(pk=getattr(row, self.link.attname))
            if any(self.about(other) == self.about(row) for other in self.rows_of(owner)):
                raise Refused(
                    f"Sau khi gộp đã có dữ liệu mới ở “{_spoken(self._say(row))}”; hãy xóa mục mới rồi hoàn tác lại.",
                    code="changed_since",
                )


def _spoken(shown: Shown) -> str:
    return f"{shown.text} ({shown.cite})" if shown.cite else shown.text


def _rank(row: Any) -> int:
    proof = getattr(row, "proof", None)
    return type(row)._meta.get_field("proof").choices.index((proof, row.get_proof_display())) if proof else 0


def image(row: Model) -> dict[str, Any]:
    """A row as JSON; ``restored`` makes it again."""
    return {field.attname: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def restored(model: type[Model], plain: Mapping[str, Any]) -> Any:
    """The row of an image, not yet saved. The image may lack what the table has gained since: defaults stand there."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: fields[name].to_python(value) for name, value in plain.items() if name in fields})


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    return value
