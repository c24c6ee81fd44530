"""Departments, schools, hospitals, enterprises, and what stands below the communes."""

from dataclasses import dataclass, field

from vinhdanh.ground.registry.models import Unit

from .communes import Commune, Land
from .tree import MERGED_ON, Node, Tree, rows_of

TAN_HUNG = "Xã Tân Hưng"


@dataclass(eq=False)
class Body:
    """A body with a head who decides: a department, an enterprise, a cooperative."""

    node: Node
    head: str
    symbol: str
    key: str = ""
    parts: list[Node] = field(default_factory=list)


@dataclass
class Institutions:
    departments: dict[str, Body]
    enterprises: list[Body]
    schools: list[Node]
    """Those of the Department of Education; the communes' own stand with the communes."""
    hospital_wards: list[Node]
    by_name: dict[str, Node]


def plan_institutions(tree: Tree, land: Land) -> Institutions:
    departments = {row["key"]: _department(tree, land.root, row) for row in rows_of("departments.csv")}
    education, health = departments["sgddt"].node, departments["syt"].node
    schools = [
        tree.add(row["name"], Unit.Kind.SCHOOL, education, address=row["commune"]) for row in rows_of("schools.csv")
    ]
    wards = []
    for row in rows_of("hospitals.csv"):
        hospital = tree.add(row["name"], Unit.Kind.HOSPITAL, health, address=row["commune"])
        wards += [
            tree.add(f"{part}, {row['name']}", Unit.Kind.OTHER, hospital) for part in row["departments"].split(";")
        ]
    enterprises = [_enterprise(tree, land.root, row) for row in rows_of("enterprises.csv")]
    for commune in land.communes.values():
        _below(tree, commune)
    _associations(tree, land.communes[TAN_HUNG])
    return Institutions(departments, enterprises, schools, wards, {node.name: node for node in tree.nodes})


def _department(tree: Tree, root: Node, row: dict[str, str]) -> Body:
    body = Body(tree.add(row["name"], row["kind"], root), row["head"], row["symbol"], row["key"])
    body.parts = [tree.add(room, Unit.Kind.DEPARTMENT_OFFICE, body.node) for room in row["rooms"].split(";")]
    return body


def _enterprise(tree: Tree, root: Node, row: dict[str, str]) -> Body:
    body = Body(tree.add(row["name"], row["kind"], root, address=row["commune"]), row["head"], row["symbol"])
    body.parts = [tree.add(part, Unit.Kind.OTHER, body.node) for part in row["departments"].split(";")]
    return body


def _below(tree: Tree, commune: Commune) -> None:
    ward = commune.node.kind == Unit.Kind.WARD
    economy = "Phòng Kinh tế, Hạ tầng và Đô thị" if ward else "Phòng Kinh tế"
    for office in ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", economy, "Phòng Văn hóa - Xã hội"):
        commune.offices.append(
            tree.add(f"{office} {commune.called}", Unit.Kind.COMMUNE_OFFICE, commune.node, since=MERGED_ON)
        )
    for school in ("Trường Mầm non", "Trường Tiểu học", "Trường THCS"):
        commune.schools.append(tree.add(f"{school} {commune.bare}", Unit.Kind.SCHOOL, commune.node))
    many = 9 if commune.node.name == TAN_HUNG else 4
    for number in range(1, many + 1):
        village = f"{'Tổ dân phố' if ward else 'Thôn'} {number}, {commune.called}"
        commune.villages.append(tree.add(village, Unit.Kind.VILLAGE, commune.node))


def _associations(tree: Tree, commune: Commune) -> None:
    """The collectives named in the sample list of the commune."""
    for name in ("Hội Nông dân xã Tân Hưng", "Chi hội Phụ nữ thôn 3", "Ban Công tác Mặt trận thôn 7"):
        tree.add(name, Unit.Kind.ASSOCIATION, commune.node)
    tree.add("Hợp tác xã dịch vụ nông nghiệp Tân Hưng", Unit.Kind.COOPERATIVE, commune.node)
