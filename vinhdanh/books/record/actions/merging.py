"""How a declared row meets a recorded one: a firmer row stands, an equal one is mended, the same one is left alone.

Firm is a row that a decision made official, and one with a better grade of proof than what is declared. Tables are
loaded for all parties at once and saved at once, so a list of thousands costs as many queries as a list of one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from ..models import Fact, Proof, YearResult

Row = TypeVar("Row", bound=Fact)


@dataclass(frozen=True)
class Difference:
    """Where a list says otherwise than the record. ``taken``: the list's word replaced the record's."""

    party: int
    what: str
    listed: str
    recorded: str
    taken: bool

    @property
    def sentence(self) -> str:
        end = "đã ghi theo danh sách" if self.taken else "giữ theo hồ sơ"
        return f"{self.what}: danh sách ghi “{self.listed}”, hồ sơ ghi “{self.recorded}”; {end}."


@dataclass(frozen=True)
class Paper:
    """On what the declared facts stand."""

    cite: str
    proof: Proof
    at: datetime


def is_decided(row: Fact) -> bool:
    """A result that a decision made official; an ended year's mark that was only declared is not."""
    official = isinstance(row, YearResult) and row.standing == YearResult.Standing.OFFICIAL
    return official and row.proof != Proof.DECLARED


def is_firm(row: Fact, proof: Proof) -> bool:
    return is_decided(row) or Proof(row.proof).rank > proof.rank


def confirms(row: Fact, values: Mapping[str, Any], proof: Proof) -> bool:
    """Whether a list with a paper in hand makes an expected result official."""
    official = values.get("standing") == YearResult.Standing.OFFICIAL
    return isinstance(row, YearResult) and official and row.standing != official and proof != Proof.DECLARED


def blank(value: Any) -> bool:
    return value is None or value == ""


def changeable(model: type[Fact]) -> list[str]:
    """The fields of a table that a later list may change."""
    return [field.name for field in model._meta.concrete_fields if not field.primary_key and field.name != "party"]


class Merger(Generic[Row]):
    """The rows of one table for all parties of a list. ``say`` puts a row's field into words for a difference."""

    def __init__(self, model: type[Row], parties: Iterable[int], say: Callable[[Row, str], tuple[str, str]]):
        self.model, self.say = model, say
        self.by_party: dict[int, list[Row]] = {}
        for row in model._default_manager.filter(party__in=list(parties)).order_by("pk"):
            self.by_party.setdefault(row.party_id, []).append(row)
        self.created: list[Row] = []
        self.changed: dict[int, Row] = {}
        self.met: set[int] = set()
        self.differences: list[Difference] = []
        self.before: dict[int, dict[str, Any]] = {}
        """What stood in the recorded rows that were changed, by key; days and moments as ISO text."""

    def find(self, party: int, same: Callable[[Row], bool]) -> Row | None:
        """The first recorded row of ``party`` that is ``same`` and has not been met by an earlier declared one."""
        found = next((row for row in self.by_party.get(party, ()) if id(row) not in self.met and same(row)), None)
        if found is not None:
            self.met.add(id(found))
        return found

    def add(self, party: int, values: Mapping[str, Any], paper: Paper) -> None:
        row = self.model(party_id=party, cite=paper.cite, proof=paper.proof, written_at=paper.at, **values)
        self.created.append(row)
        self.by_party.setdefault(party, []).append(row)
        self.met.add(id(row))

    def merge(self, party: int, same: Callable[[Row], bool], values: Mapping[str, Any], paper: Paper) -> None:
        """Add the declared row, or bring it together with the recorded one it is the same as."""
        row = self.find(party, same)
        if row is None:
            self.add(party, values, paper)
            return
        firm = is_firm(row, paper.proof)
        before = self._image(row)
        touched = not firm and confirms(row, values, paper.proof)
        if touched:
            row.standing = values["standing"]  # type: ignore[attr-defined]
        for name, value in values.items():
            recorded = getattr(row, name)
            if blank(value) or value == recorded or name == "standing":
                continue
            if not blank(recorded):
                what, was = self.say(row, name)
                listed = self._spoken(row, name, value)
                self.differences.append(Difference(party, what, listed, was, taken=not firm))
            if not firm:
                setattr(row, name, value)
                touched = True
        better = paper.proof.rank > Proof(row.proof).rank
        if not firm and (touched or better):
            row.cite, row.proof, row.written_at = paper.cite or row.cite, paper.proof, paper.at
            self.changed[id(row)] = row
            if row.pk:
                self.before.setdefault(row.pk, before)

    def _image(self, row: Row) -> dict[str, Any]:
        values = {name: getattr(row, name) for name in changeable(self.model)}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}

    def _spoken(self, row: Row, name: str, value: Any) -> str:
        old = getattr(row, name)
        setattr(row, name, value)
        _, words = self.say(row, name)
        setattr(row, name, old)
        return words

    @property
    def written(self) -> list[Row]:
        """The rows added or changed, each once."""
        return [*self.created, *(row for row in self.changed.values() if row.pk in self.before)]

    def save(self) -> None:
        stored = [row for row in self.changed.values() if row.pk]
        self.model._default_manager.bulk_create(self.created, batch_size=500)
        if stored:
            self.model._default_manager.bulk_update(stored, changeable(self.model), batch_size=200)
