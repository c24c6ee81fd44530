"""Whose to decide: the law's door of an award, and who holds that power above the party in this installation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vinhdanh.books.lawbook.queries import statutes_in_force
from vinhdanh.ground.registry.models import Authority, Party, Unit
from vinhdanh.ground.registry.queries import line_of, nearest_authority, unit_kind_for_law
from vinhdanh.law import Dates, Door, door


@dataclass(frozen=True)
class Line:
    """A party's line of submission: the unit it starts from, and the authorities above, nearest first."""

    unit: Unit
    authorities: list[Authority]

    @property
    def kind(self) -> str:
        """The kind of workplace, in the law's words."""
        return unit_kind_for_law(self.unit, self.authorities)


def authorities_for(pairs: Sequence[tuple[Party, str]], *, on: date) -> dict[tuple[int, str], Authority | None]:
    """Who decides each (party, award) by the law of ``on``; None where the registry has nobody with that power.

    Keys are (party id, award). The number of queries does not depend on the number of pairs.
    """
    lines = lines_of({party.pk for party, _ in pairs})
    statutes = statutes_in_force(on)
    doors: dict[tuple[str, str, str | None], Door] = {}
    found: dict[tuple[int, str], Authority | None] = {}
    for party, award in pairs:
        line = lines.get(party.pk)
        key = (award, party.kind, line.kind if line else None)
        if key not in doors:
            doors[key] = door(award, subject=party.kind, on=on, unit_kind=key[2], law=statutes)
        found[party.pk, award] = _decider(doors[key], line.authorities if line else [])
    return found


def _decider(way: Door, authorities: list[Authority]) -> Authority | None:
    powers = [power for power in (way.decides, *way.also) if power]
    return next((held for power in powers if (held := nearest_authority(authorities, power))), None)


def door_of(award: str, party: Party, on: date, *, dates: Dates | None = None) -> Door:
    """The whole door of one award for one party: who decides, papers, deadlines, vote, and its path to the decision.

    ``path`` is standing (the council's standing committee is enough), full (the full council) or full_party (with the
    Party standing board's opinion); None where no overlay says. ``dates``: from which days the terms run.
    """
    line = lines_of({party.pk}).get(party.pk)
    kind = line.kind if line else None
    return door(award, subject=party.kind, on=on, unit_kind=kind, dates=dates, law=statutes_in_force(on))


def lines_of(parties: Iterable[int]) -> dict[int, Line]:
    """The line of each party; one that belongs to no unit has none."""
    rows = Party.objects.filter(pk__in=list(parties)).select_related("unit", "home")
    starts = {party.pk: unit for party in rows if (unit := line_of(party))}
    keys = {int(key) for unit in starts.values() for key in _keys(unit)}
    held: dict[int, list[Authority]] = {}
    for authority in Authority.objects.select_related("unit__party").filter(unit_id__in=keys).order_by("pk"):
        held.setdefault(authority.unit_id, []).append(authority)
    return {
        party: Line(unit, [authority for key in reversed(_keys(unit)) for authority in held.get(int(key), [])])
        for party, unit in starts.items()
    }


def _keys(unit: Unit) -> list[str]:
    return unit.path.strip("/").split("/")
