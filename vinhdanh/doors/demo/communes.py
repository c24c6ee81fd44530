"""New Hưng Yên: the province, its 104 communes and wards, and the 381 old ones they came from."""

from collections import Counter
from dataclasses import dataclass

from vinhdanh.ground.registry.models import Succession, Unit

from .tree import MERGED_ON, Node, Tree, rows_of

BASIS = "1666/NQ-UBTVQH15"
HUNG_YEN, THAI_BINH = "Tỉnh Hưng Yên", "Tỉnh Thái Bình"
_KINDS = {"Xã": Unit.Kind.COMMUNE, "Phường": Unit.Kind.WARD, "Thị trấn": Unit.Kind.TOWN}


@dataclass(eq=False)
class Commune:
    """A commune or ward of today with the district and province that most of it came from."""

    node: Node
    bare: str
    old_district: str
    old_province: str
    offices: list[Node]
    schools: list[Node]
    villages: list[Node]

    @property
    def called(self) -> str:
        """As it stands inside a sentence: "xã Tân Hưng"."""
        return self.node.name[0].lower() + self.node.name[1:]


@dataclass
class Land:
    root: Node
    communes: dict[str, Commune]
    """By name as written: "Xã Tân Hưng"."""
    successions: list[tuple[Node, Node, bool]]

    def write_successions(self) -> int:
        """Call after the tree is written."""
        rows = [
            Succession(old=old.unit, new=new.unit, on=MERGED_ON, partly=partly, basis=BASIS)
            for old, new, partly in self.successions
        ]
        Succession.objects.bulk_create(rows)
        return len(rows)


def plan_land(tree: Tree) -> Land:
    root = tree.add(HUNG_YEN, Unit.Kind.PROVINCE, code="33")
    came_from: dict[str, list[dict[str, str]]] = {}
    for row in rows_of("predecessors.csv"):
        came_from.setdefault(row["code"], []).append(row)
    communes = {}
    for row in rows_of("communes.csv"):
        node = tree.add(row["name"], row["kind"], root, code=row["code"], since=MERGED_ON)
        origin = Counter((old["old_district"], old["old_province"]) for old in came_from[row["code"]])
        (district, province), _ = origin.most_common(1)[0]
        bare = row["name"].split(" ", 1)[1]
        communes[row["code"]] = Commune(node, bare, district, province, [], [], [])
    successions = _plan_old_units(tree, root, came_from, communes)
    return Land(root, {commune.node.name: commune for commune in communes.values()}, successions)


def _plan_old_units(tree, root, came_from, communes) -> list[tuple[Node, Node, bool]]:
    """The old province, districts and communes stand in the tree as extinct units; old Hưng Yên is today's root."""
    provinces = {HUNG_YEN: root, THAI_BINH: tree.add(THAI_BINH, Unit.Kind.PROVINCE, root, code="34", until=MERGED_ON)}
    successions = [(provinces[THAI_BINH], root, False)]
    districts: dict[tuple[str, str], Node] = {}
    old_nodes: dict[tuple[str, str], Node] = {}
    for code, rows in came_from.items():
        for row in rows:
            place = (row["old_province"], row["old_district"])
            if place not in districts:
                districts[place] = tree.add(place[1], Unit.Kind.DISTRICT, provinces[place[0]], until=MERGED_ON)
            key = (row["old_code"], row["old_name"])
            if key not in old_nodes:
                kind = next(kind for word, kind in _KINDS.items() if row["old_name"].startswith(word))
                old_nodes[key] = tree.add(
                    row["old_name"], kind, districts[place], code=row["old_code"], until=MERGED_ON
                )
            successions.append((old_nodes[key], communes[code].node, bool(row["partly"])))
    return successions
