"""Everyone of the demo: the people of the sample lists first, then as many others as asked for."""

from dataclasses import dataclass, field
from random import Random

from .callings import FARMER, NURSE, OFFICIAL, TEACHER, WORKER, Calling
from .careers import Career, draw_career
from .communes import Land
from .institutions import Institutions
from .listed import draw_listed
from .people import Citizen, CitizenMaker
from .tree import Node


@dataclass
class Population:
    careers: list[Career] = field(default_factory=list)
    held: list[tuple[Citizen, str, str]] = field(default_factory=list)
    """On hold: who, kind of freeze, the confidential note."""
    disciplined: list[Citizen] = field(default_factory=list)
    """Disciplined in the last year."""
    away: list[Citizen] = field(default_factory=list)
    """On leave in the last year for too long to count."""


def draw_population(
    people: int, land: Land, institutions: Institutions, maker: CitizenMaker, rng: Random
) -> Population:
    listed = draw_listed(institutions, maker, rng)
    population = Population(list(listed.careers), list(listed.held), list(listed.disciplined), list(listed.away))
    for place, calling in _posts(people - len(listed.careers), land, institutions, rng):
        population.careers.append(draw_career(maker.draw(place, calling), rng))
    others = [career.citizen for career in population.careers[len(listed.careers) :] if career.citizen.calling.service]
    for citizen, kind in zip(rng.sample(others, min(2, len(others))), ("thanh_tra", "dieu_tra"), strict=False):
        population.held.append((citizen, kind, "Chờ kết luận của cơ quan có thẩm quyền"))
    return population


def _posts(people: int, land: Land, institutions: Institutions, rng: Random) -> list[tuple[Node, Calling]]:
    """Workplaces with their callings, in the shares a province has among those whom units propose."""
    communes = list(land.communes.values())
    shares: list[tuple[float, Calling, list[Node]]] = [
        (0.16, TEACHER, institutions.schools),
        (0.28, TEACHER, [school for commune in communes for school in commune.schools]),
        (0.10, OFFICIAL, [part for body in institutions.departments.values() for part in body.parts]),
        (0.12, OFFICIAL, [office for commune in communes for office in commune.offices]),
        (0.10, NURSE, institutions.hospital_wards),
        (0.10, WORKER, [part for body in institutions.enterprises for part in body.parts]),
        (0.14, FARMER, [village for commune in communes for village in commune.villages]),
    ]
    posts = []
    for share, calling, places in shares:
        posts += [(rng.choice(places), calling) for _ in range(round(people * share))]
    return posts
