"""The people of the three sample lists: most are in the registry, with histories that give every kind of verdict.

``fates`` gives each teacher of the list a history chosen by the award asked for, in turn, so that a round on the list
shows met, not met and unknown side by side. The others of the lists get an ordinary career.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from random import Random

from .callings import FARMER, TEACHER, WORKER
from .careers import Career, draw_career
from .fates import FATES
from .institutions import Institutions
from .people import Citizen, CitizenMaker
from .tree import rows_of

_VILLAGER_CALLINGS = {"Giáo viên": TEACHER, "Công nhân": WORKER}
_NEW_TEACHERS = frozenset({5, 14, 23, 37, 48, 61, 77, 92, 103, 118, 131, 140, 155, 163})
"""Places in the list of those who are not in the registry yet."""
_NAMESAKES = {30: True, 66: False, 110: True}
"""Places in the list of those with a namesake of the same birth year: in the same unit (True) or elsewhere."""


@dataclass
class Listed:
    careers: list[Career] = field(default_factory=list)
    held: list[tuple[Citizen, str, str]] = field(default_factory=list)
    disciplined: list[Citizen] = field(default_factory=list)
    away: list[Citizen] = field(default_factory=list)


def draw_listed(institutions: Institutions, maker: CitizenMaker, rng: Random) -> Listed:
    listed = Listed()
    _teachers(listed, institutions, maker, rng)
    for place, row in enumerate(rows_of("villagers.csv")):
        if place % 5 != 3:
            calling = _VILLAGER_CALLINGS.get(row["occupation"], FARMER)
            citizen = maker.known(
                row["name"],
                "nu" if int(row["identity"][3]) % 2 else "nam",
                _born(row["born"] or str(1900 + int(row["identity"][4:6]))),
                institutions.by_name[row["unit"]],
                calling,
                position=row["occupation"],
                identity=row["identity"],
            )
            listed.careers.append(draw_career(citizen, rng))
    company = {part.name: part for body in institutions.enterprises for part in body.parts if "May" in body.node.name}
    for place, row in enumerate(rows_of("garment_workers.csv")):
        if place % 4 != 1:
            gender = _gender(row["name"])
            citizen = maker.known(row["name"], gender, int(row["born"]), company[row["unit"]], WORKER)
            listed.careers.append(draw_career(citizen, rng))
    return listed


def _teachers(listed: Listed, institutions: Institutions, maker: CitizenMaker, rng: Random) -> None:
    turns = {award: count() for award in FATES}
    for place, row in enumerate(rows_of("teachers.csv")):
        if place in _NEW_TEACHERS:
            continue
        node = institutions.by_name[row["unit"]]
        citizen = maker.known(
            row["name"], row["gender"], int(row["born"]), node, TEACHER, position=row["position"] or "Giáo viên"
        )
        citizen.hired = date(min(citizen.hired.year, 2014), 9, 1)
        fates = FATES[row["award"]]
        fate = fates[next(turns[row["award"]]) % len(fates)]
        listed.careers.append(_career(citizen, row, fate.shape, rng))
        if fate.held:
            listed.held.append((citizen, fate.held, "Đang xác minh đơn phản ánh về dạy thêm"))
        if fate.disciplined:
            listed.disciplined.append(citizen)
        if fate.away:
            listed.away.append(citizen)
        if place in _NAMESAKES:
            elsewhere = node if _NAMESAKES[place] else institutions.schools[6]
            twin = maker.known(row["name"], row["gender"], int(row["born"]), elsewhere, TEACHER, position="Giáo viên")
            listed.careers.append(draw_career(twin, rng))


def _career(citizen: Citizen, row: dict[str, str], shape: Callable[[Career], None], rng: Random) -> Career:
    """An ordinary history to 2021, then the list's own results of three years, then what the fate makes of them."""
    career = draw_career(citizen, rng)
    for kept in (career.ideas, career.honours):
        kept[:] = [item for item in kept if item.year <= 2021]
    for year in (2023, 2024, 2025):
        career.results[year] = row[f"result_{year}"]
    for year in (2022, 2023, 2024):
        if not career.has("LDTT", year):
            career.grant("LDTT", year)
    shape(career)
    return career


def _born(text: str) -> date | int:
    return date.fromisoformat(text) if "-" in text else int(text)


def _gender(name: str) -> str:
    return "nu" if name.split()[1] in {"Thị", "Thu", "Bích", "Ngọc", "Phương", "Hồng", "Kim"} else "nam"
