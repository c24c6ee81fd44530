"""Who decided what, then: before 1 July 2025 communes had districts above them, and there were two provinces."""

from dataclasses import dataclass
from datetime import date

from vinhdanh.ground.registry.models import Authority

from .communes import HUNG_YEN, Land
from .institutions import Institutions
from .powers import Powers
from .tree import MERGED_ON, Node


@dataclass(frozen=True)
class Decider:
    """The post that decided. ``authority`` is None where the body is no more; its title still stands on the paper."""

    title: str
    symbol: str
    authority: Authority | None = None

    def cite(self, number: int, day: date) -> str:
        """A decision of this post as a list cites it: "QĐ số 215/QĐ-SGDĐT ngày 30/5/2024"."""
        return f"QĐ số {number}/{self.symbol} ngày {day.day}/{day.month}/{day.year}"


class Deciders:
    def __init__(self, land: Land, institutions: Institutions, powers: Powers):
        self._land = land
        bodies = [*institutions.departments.values(), *institutions.enterprises]
        authorities = [*powers.departments.values(), *powers.enterprises.values()]
        self._bodies = {body.node: _now(authority) for body, authority in zip(bodies, authorities, strict=True)}
        self._communes = {name: _now(authority) for name, authority in powers.communes.items()}
        self._districts = {
            name: Decider(
                f"Chủ tịch Ủy ban nhân dân {commune.old_district[0].lower()}{commune.old_district[1:]}", "QĐ-UBND"
            )
            for name, commune in land.communes.items()
        }
        self._province = _now(powers.province)
        self._thai_binh = Decider("Chủ tịch Ủy ban nhân dân tỉnh Thái Bình", "QĐ-UBND")

    def base(self, place: Node, day: date) -> Decider:
        """The head who gave titles of the base on ``day``: department, enterprise, commune, or the old district."""
        top = _under_root(place)
        if top in self._bodies:
            return self._bodies[top]
        if day >= MERGED_ON:
            return self._communes[top.name]
        return self._districts[top.name]

    def province(self, place: Node, day: date) -> Decider:
        """The chairman of the province: on the land of Thái Bình its own, until the merger."""
        commune = self._land.communes.get(_under_root(place).name)
        if commune is not None and commune.old_province != HUNG_YEN and day < MERGED_ON:
            return self._thai_binh
        return self._province


def _now(authority: Authority) -> Decider:
    return Decider(authority.title, authority.symbol, authority)


def _under_root(node: Node) -> Node:
    while node.parent is not None and node.parent.parent is not None:
        node = node.parent
    return node
