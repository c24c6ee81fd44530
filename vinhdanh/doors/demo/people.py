"""Who lives and works in the demo province: drawn in memory first, then written in bulk."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Protocol

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.office import bulk, vault
from vinhdanh.ground.registry.models import Party, Person

from .callings import Calling
from .names import NameMaker
from .tree import Node

_YOUNGEST, _OLDEST = date(2002, 1, 1), date(1963, 7, 1)


@dataclass(eq=False)
class Citizen:
    """A person of the demo; ``party`` is set once written. ``talent`` in 0…1 colours their whole history."""

    name: str
    gender: str
    born: date | int
    place: Node
    calling: Calling
    position: str
    identity: str
    hired: date
    talent: float
    party: Party | None = None

    @property
    def born_year(self) -> int:
        return self.born.year if isinstance(self.born, date) else self.born


class Names(Protocol):
    def draw(self, gender: str) -> str: ...


class CitizenMaker:
    def __init__(self, rng: Random, names: Names | None = None):
        self._rng = rng
        self._names = names or NameMaker(rng)
        self._identities: set[str] = set()

    def draw(self, place: Node, calling: Calling) -> Citizen:
        """An invented person of this calling at this place."""
        rng = self._rng
        gender = "nu" if rng.random() < calling.women else "nam"
        day = _OLDEST + timedelta(days=rng.randrange((_YOUNGEST - _OLDEST).days))
        hired = self._hired(day.year)
        return Citizen(
            name=self._names.draw(gender),
            gender=gender,
            born=day.year if rng.random() < 0.1 else day,
            place=place,
            calling=calling,
            position=rng.choice(calling.positions),
            identity=self.identity(gender, day.year) if rng.random() < 0.7 else "",
            hired=hired,
            talent=rng.betavariate(2, 3),
        )

    def known(self, name: str, gender: str, born: date | int, place: Node, calling: Calling, **said: str) -> Citizen:
        """A person whom one of the sample lists names; ``said`` may give ``position`` and ``identity``."""
        year = born.year if isinstance(born, date) else born
        identity = said.get("identity", "")
        self._identities.add(identity)
        return Citizen(
            name=name,
            gender=gender,
            born=born,
            place=place,
            calling=calling,
            position=said.get("position") or self._rng.choice(calling.positions),
            identity=identity,
            hired=self._hired(year),
            talent=self._rng.uniform(0.35, 0.9),
        )

    def identity(self, gender: str, year: int) -> str:
        """Twelve digits nobody here has yet: province of birth, century and sex, year, six at random (QĐ 07/2016)."""
        while True:
            century = 2 * (year // 100 - 19) + (gender == "nu")
            number = f"{self._rng.choice(('033', '034'))}{century}{year % 100:02d}{self._rng.randrange(10**6):06d}"
            if number not in self._identities:
                self._identities.add(number)
                return number

    def _hired(self, born_year: int) -> date:
        """The first of September of the year they began: two of three long ago, a few last year."""
        year = min(max(born_year + 22 + int(self._rng.expovariate(0.4)), 1986), 2024)
        return date(year, 9, 1)


def write_people(citizens: list[Citizen]) -> None:
    first = bulk.next_key(Party)
    for key, citizen in enumerate(citizens, first):
        name = citizen.name
        citizen.party = Party(
            pk=key, kind=Party.Kind.PERSON.value, name=name, folded=fold(name), home=citizen.place.unit
        )
    bulk.pour(
        Party,
        ("id", "kind", "name", "folded", "home"),
        ((p.pk, p.kind, p.name, p.folded, p.home_id) for p in (citizen.party for citizen in citizens)),
    )
    bulk.keys_were_given(Party)
    fields = (
        "party", "born_on", "born_year", "gender", "position", "occupation", "direct_worker", "identity_sealed",
        "identity_hash",
    )  # fmt: skip
    bulk.pour(Person, fields, (_row(citizen) for citizen in citizens))


def _row(citizen: Citizen) -> tuple[Any, ...]:
    return (
        citizen.party.pk,
        citizen.born if isinstance(citizen.born, date) else None,
        citizen.born_year,
        citizen.gender,
        citizen.position,
        citizen.calling.occupation,
        citizen.calling.direct_worker,
        vault.seal(citizen.identity) if citizen.identity else None,
        vault.search_hash(citizen.identity) if citizen.identity else "",
    )
