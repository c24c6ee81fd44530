"""Who is meant: rows of a list matched to the registry, by identity number, else by name, birth and unit.

Three answers: the same, new, or unsure with each candidate's reason, and then an officer decides. Nothing is guessed
across a difference: another spelling, another birth or another unit is always asked. The number of queries does not
depend on the number of rows.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.crafts.viet.names import match_key, person_name, spelling_key
from vinhdanh.ground.registry.likeness import births_agree, folded_forms
from vinhdanh.ground.registry.models import Party, Unit

from .models import Row
from .unit_names import Place, UnitDirectory

_HOUSEHOLD = re.compile(r"^(?:(?:hộ gia đình|hộ|gia đình)\s+)+(?:(?:văn hóa|văn hoá|của)\s+)?", re.IGNORECASE)
_FIELDS = (
    "pk", "name", "folded", "kind", "home_id", "home__party__name", "person__born_on", "person__born_year",
    "person__identity_hash",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """What a row says of whom it means."""

    subject: str
    name: str
    born: int | date | None = None
    unit: str = ""
    identity_hash: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A party of the registry as far as matching needs it."""

    pk: int
    name: str
    folded: str
    kind: str
    home: int | None
    home_name: str
    born_on: date | None
    born_year: int | None
    identity_hash: str


@dataclass(slots=True)
class Found:
    """The answer for one row: the party when sure, the candidates when not, and where the party belongs."""

    match: str = Row.Match.NONE
    party: int | None = None
    why: str = ""
    candidates: list[dict[str, object]] = field(default_factory=list)
    place: Place | None = None

    @classmethod
    def unsure(cls, candidates: Iterable[tuple[int, str]], place: Place | None) -> "Found":
        said = [{"party": party, "why": why} for party, why in candidates]
        return cls(Row.Match.UNSURE, candidates=said[:MOST_CANDIDATES], place=place)


MOST_CANDIDATES = 8
"""More namesakes than an officer can compare help nobody."""


def match(rows: Sequence[Named], unit: Unit) -> list[Found]:
    """An answer for each row, in their order, for a list that ``unit`` sent."""
    directory = UnitDirectory(unit)
    known = _Registry(rows, unit)
    return [_match_one(row, directory, known) for row in rows]


class _Registry:
    """The parties that any of the rows could mean, fetched at once."""

    def __init__(self, rows: Sequence[Named], unit: Unit):
        people = [row for row in rows if row.subject == Party.Kind.PERSON]
        households = {household_key(row.name) for row in rows if row.subject == Party.Kind.HOUSEHOLD}
        wanted = Q(kind=Party.Kind.PERSON, folded__in={form for row in people for form in folded_forms(row.name)})
        wanted |= Q(person__identity_hash__in={row.identity_hash for row in people if row.identity_hash})
        if households:
            wanted |= Q(kind=Party.Kind.HOUSEHOLD, home__path__startswith=unit.path)
        self.by_identity: dict[str, Known] = {}
        self.by_name: dict[str, list[Known]] = defaultdict(list)
        self.households: dict[str, list[Known]] = defaultdict(list)
        for values in Party.objects.filter(wanted).values_list(*_FIELDS) if rows else ():
            known = Known(*(value or "" if index in (5, 8) else value for index, value in enumerate(values)))
            if known.kind == Party.Kind.HOUSEHOLD:
                self.households[household_key(known.name)].append(known)
                continue
            self.by_name[match_key(known.name)].append(known)
            if known.identity_hash:
                self.by_identity[known.identity_hash] = known


def household_key(name: str) -> str:
    """ "Hộ gia đình ông Đỗ Văn Ước" and "Gia đình Đỗ Văn Ước" are one household of a commune."""
    return match_key(person_name(_HOUSEHOLD.sub("", name.strip())))


def _match_one(row: Named, directory: UnitDirectory, known: _Registry) -> Found:
    if not row.name:
        return Found()
    if row.subject == Party.Kind.UNIT:
        return _match_unit(row, directory)
    place = directory.place(row.unit) if row.unit else None
    if row.subject == Party.Kind.HOUSEHOLD:
        return _match_household(row, known.households[household_key(row.name)], place)
    return _match_person(row, known, place, directory)


def _match_unit(row: Named, directory: UnitDirectory) -> Found:
    around = directory.place(row.unit) if row.unit else None
    hits = directory.named(row.name)
    if len(hits) > 1 and around:
        inside = [hit for hit in hits if directory.paths[hit].startswith(directory.paths[around.unit])]
        hits = inside or hits
    if len(hits) == 1:
        return Found(Row.Match.SAME, hits[0], "cùng tên đơn vị", place=around)
    if hits:
        return Found.unsure(((hit, "cùng tên; hãy chọn đúng đơn vị") for hit in hits), around)
    if former := directory.formerly(row.name):
        return Found.unsure(((unit, f"“{was}” nay đã vào đơn vị này") for unit, was in former), around)
    return Found(Row.Match.NEW, place=around)


def _match_household(row: Named, candidates: list[Known], place: Place | None) -> Found:
    if len(candidates) == 1:
        return Found(Row.Match.SAME, candidates[0].pk, "cùng tên chủ hộ trong đơn vị", place=place)
    if candidates:
        return Found.unsure(((known.pk, f"cùng tên chủ hộ, {known.home_name}") for known in candidates), place)
    return Found(Row.Match.NEW, place=place)


def _match_person(row: Named, known: _Registry, place: Place | None, directory: UnitDirectory) -> Found:
    if row.identity_hash and (same := known.by_identity.get(row.identity_hash)):
        if match_key(same.name) == match_key(row.name):
            return Found(Row.Match.SAME, same.pk, "trùng số định danh cá nhân", place=place)
        return Found.unsure([(same.pk, f"trùng số định danh cá nhân, nhưng danh bạ ghi tên {same.name}")], place)
    home = place.unit if place else directory.root
    weighed = [_weigh(row, candidate, home, directory) for candidate in known.by_name[match_key(row.name)]]
    possible = sorted((one for one in weighed if one), key=lambda one: -one.weight)
    sure = [one for one in possible if one.sure]
    if len(sure) == 1:
        return Found(Row.Match.SAME, sure[0].known.pk, sure[0].why, place=place)
    if possible:
        return Found.unsure(((one.known.pk, one.why) for one in possible), place)
    return Found(Row.Match.NEW, place=place)


@dataclass(frozen=True, slots=True)
class _Weighed:
    known: Known
    weight: int
    sure: bool
    why: str


def _weigh(row: Named, known: Known, home: int, directory: UnitDirectory) -> _Weighed | None:
    """How well a namesake fits; None when they are plainly somebody else."""
    same_birth = births_agree(row.born, known.born_on, known.born_year)
    spelled_same = spelling_key(person_name(row.name)) == spelling_key(known.name)
    near = directory.near(known.home, home)
    ours = known.home in directory.paths
    other_identity = bool(row.identity_hash and known.identity_hash and row.identity_hash != known.identity_hash)
    if not (same_birth or (ours and spelled_same and (near or same_birth is None))):
        return None
    if not near and (same_birth is None or other_identity):
        return None
    agreeing = ["cùng họ tên"] if spelled_same else []
    agreeing += ["ngày sinh" if isinstance(row.born, date) and known.born_on else "năm sinh"] if same_birth else []
    agreeing += ["đơn vị"] if near else []
    doubts = []
    if not spelled_same:
        doubts.append(f"tên khác dấu, danh bạ ghi {known.name}")
    if same_birth is None:
        doubts.append("không có năm sinh để đối chiếu")
    elif not same_birth:
        doubts.append(f"danh bạ ghi sinh {_birth(known)}")
    if not near:
        doubts.append(f"danh bạ ghi đơn vị {known.home_name or 'khác'}")
    if other_identity:
        doubts.append("số định danh trong danh bạ khác")
    why = "; ".join(part for part in (", ".join(agreeing), *doubts) if part)
    weight = 4 * bool(same_birth) + 2 * spelled_same + near - 3 * other_identity
    return _Weighed(known, weight, sure=not doubts, why=why)


def _birth(known: Known) -> str:
    return f"ngày {short_date(known.born_on)}" if known.born_on else f"năm {known.born_year}"
