"""The tree of units, planned in memory and written level by level: a child's path needs its parent's key."""

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.registry.models import Party, Unit

DATA = Path(__file__).parent / "data"
MERGED_ON = date(2025, 7, 1)
"""The day the two-tier administration began and the two provinces became one."""


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a data file of the demo."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@dataclass(eq=False)
class Node:
    """A unit not yet written; ``unit`` is set by ``Tree.write``."""

    name: str
    kind: str
    parent: "Node | None" = None
    code: str = ""
    since: date | None = None
    until: date | None = None
    address: str = ""
    unit: Unit | None = field(default=None, repr=False)

    @property
    def depth(self) -> int:
        return self.parent.depth + 1 if self.parent else 0


class Tree:
    def __init__(self) -> None:
        self.nodes: list[Node] = []

    def add(self, name: str, kind: str, parent: Node | None = None, **fields) -> Node:
        node = Node(name, kind, parent, **fields)
        self.nodes.append(node)
        return node

    def write(self) -> int:
        """Write all nodes, the root first; answers how many."""
        levels: dict[int, list[Node]] = defaultdict(list)
        for node in self.nodes:
            levels[node.depth].append(node)
        for _, nodes in sorted(levels.items()):
            _write_level(nodes)
        return len(self.nodes)


def _write_level(nodes: list[Node]) -> None:
    parties = Party.objects.bulk_create(
        Party(
            kind=Party.Kind.UNIT, name=node.name, folded=fold(node.name), home=node.parent.unit if node.parent else None
        )
        for node in nodes
    )
    for node, party in zip(nodes, parties, strict=True):
        above = node.parent.unit.path if node.parent else "/"
        node.unit = Unit(
            party=party,
            kind=node.kind,
            code=node.code,
            path=f"{above}{party.pk}/",
            since=node.since,
            until=node.until,
            address=node.address,
        )
    Unit.objects.bulk_create(node.unit for node in nodes)
