"""More units below those of the demo, until there are as many as a province has in its registers; who works where."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, cycle, islice
from random import Random

from vinhdanh.ground.registry.models import Unit

from .callings import FARMER, NURSE, OFFICIAL, TEACHER, WORKER, Calling
from .communes import Commune, Land
from .institutions import Institutions
from .tree import Node, Tree

_FIRST = """
An Bình Cao Cẩm Chí Đại Đan Đình Đoàn Đông Đồng Hạ Hòa Hoàng Khê Kim La Lạc Liên Long Mai Mỹ Nam Ngọc Nguyên Nội Phú
Phúc Quan Quang Tạ Tam Tân Tây Thanh Thiện Thọ Thụy Thượng Tiên Trà Trung Tử Văn Vân Viên Vĩnh Xuân Yên
"""
_SECOND = """
Ấp Cầu Chỉ Cương Đào Điện Đỗ Đô Đức Giá Hạ Hào Hội Hưng Kênh Khánh Khê Lãng Lâm Lễ Lộc Lợi Lương Lý Mão Ngạn Nhuế Phong
Phúc Phương Quán Sài Sơn Tảo Tập Thành Thôn Tiến Tràng Trì Trung Tường Uyên Vệ Vĩ Xá Xuyên
"""
_SCHOOLS = ("Trường Mầm non", "Trường Tiểu học", "Trường THCS")
_ASSOCIATIONS = ("Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh", "Đoàn Thanh niên")
_TRADES = ("May", "Cơ khí", "Giày da", "Thực phẩm", "Bao bì", "Điện tử", "Gốm sứ", "Vận tải", "Xây dựng", "Nhựa")


@dataclass
class More:
    """What was added beside the schools, offices and villages of the communes, which stand with them."""

    stations: list[Node] = field(default_factory=list)
    companies: list[Node] = field(default_factory=list)
    schools: list[Node] = field(default_factory=list)


def plan_more(tree: Tree, land: Land, institutions: Institutions, units: int) -> More:
    """Add units until the tree has ``units``; one that is larger already stays as it is.

    First what every commune has, then the schools that kept the names of the old communes, then companies, then
    villages with names of their own.
    """
    more, communes = More(), list(land.communes.values())
    adding = (
        _of_every_commune(tree, communes, institutions.departments["sgddt"].node, more),
        _old_schools(tree, land),
        _companies(tree, communes, more),
        _villages(tree, communes),
    )
    for _ in islice((node for add in adding for node in add), max(units - len(tree.nodes), 0)):
        pass
    return more


def _of_every_commune(tree: Tree, communes: list[Commune], education: Node, more: More) -> Iterator[Node]:
    taken = {node.name for node in tree.nodes}
    for commune in communes:
        station = tree.add(f"Trạm Y tế {commune.called}", Unit.Kind.OTHER, commune.node)
        yield _keep(more.stations, station)
        for name in (f"{name} {commune.called}" for name in _ASSOCIATIONS):
            if name not in taken:
                yield _keep(commune.offices, tree.add(name, Unit.Kind.ASSOCIATION, commune.node))
        if (name := f"Trường THPT {commune.bare}") not in taken:
            yield _keep(more.schools, tree.add(name, Unit.Kind.SCHOOL, education, address=commune.node.name))


def _old_schools(tree: Tree, land: Land) -> Iterator[Node]:
    """Three schools for each old commune: the merger left them their names."""
    by_node = {commune.node: commune for commune in land.communes.values()}
    taken = {node.name for node in tree.nodes}
    for old, new, _ in land.successions:
        commune = by_node.get(new)
        bare = old.name.split(" ", 2 if old.name.startswith("Thị trấn") else 1)[-1]
        for name in (f"{school} {bare}" for school in _SCHOOLS if commune):
            if name not in taken:
                taken.add(name)
                yield _keep(commune.schools, tree.add(name, Unit.Kind.SCHOOL, commune.node))


def _companies(tree: Tree, communes: list[Commune], more: More) -> Iterator[Node]:
    """Three to a commune, small enough to be proposed by it."""
    for number, (trade, commune) in enumerate(islice(zip(cycle(_TRADES), cycle(communes)), 3 * len(communes))):
        name = f"Công ty TNHH {trade} {_NAMES[number * 53 % len(_NAMES)]}"
        yield _keep(more.companies, tree.add(name, Unit.Kind.ENTERPRISE, commune.node))


def _villages(tree: Tree, communes: list[Commune]) -> Iterator[Node]:
    """Villages with old names, one to each commune in turn, without end."""
    for number, commune in zip(count(), cycle(communes)):
        word = "Tổ dân phố" if commune.node.kind == Unit.Kind.WARD else "Thôn"
        name = _NAMES[number * 37 % len(_NAMES)]
        yield _keep(commune.villages, tree.add(f"{word} {name}, {commune.called}", Unit.Kind.VILLAGE, commune.node))


def _keep(among: list[Node], node: Node) -> Node:
    among.append(node)
    return node


_NAMES = [f"{first} {second}" for second in _SECOND.split() for first in _FIRST.split() if first != second]


def workplaces(
    people: int, land: Land, institutions: Institutions, more: More, rng: Random
) -> Iterator[tuple[Node, Calling]]:
    """A workplace and a calling for each of ``people``, as the province has them."""
    communes = list(land.communes.values())
    departments, enterprises = institutions.departments.values(), institutions.enterprises
    shares: list[tuple[float, Calling, list[Node]]] = [
        (0.06, TEACHER, [*institutions.schools, *more.schools]),
        (0.36, TEACHER, [school for commune in communes for school in commune.schools]),
        (0.03, OFFICIAL, [part for body in departments for part in body.parts]),
        (0.12, OFFICIAL, [office for commune in communes for office in commune.offices]),
        (0.05, NURSE, institutions.hospital_wards),
        (0.03, NURSE, more.stations or institutions.hospital_wards),
        (0.03, WORKER, [part for body in enterprises for part in body.parts]),
        (0.12, WORKER, more.companies or [body.node for body in enterprises]),
        (0.20, FARMER, [village for commune in communes for village in commune.villages]),
    ]
    weights = [share for share, _, _ in shares]
    for _, calling, places in rng.choices(shares, weights, k=people):
        yield rng.choice(places), calling
