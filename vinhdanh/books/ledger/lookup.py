"""The golden book's part of the folded look-up: one entry a party, with every name it was honoured by and its places.

A place is the workplace on each diploma, the units above the party's home (and a unit itself), and the names those had
before they were merged and have since: old and new names lead to each other.
"""

from collections import defaultdict

from vinhdanh.ground.office import search
from vinhdanh.ground.registry.models import Party, Succession, Unit

from .models import Grant

KIND = "honoured"


def _keys(path: str | None) -> list[int]:
    """The units above, without the root, whose name every entry would share."""
    return [int(key) for key in path.strip("/").split("/")[1:]] if path else []


def index(parties: set[int]) -> None:
    """Write the entries of these parties anew; without a published grant there is none. A constant number of reads."""
    said: dict[int, list[tuple[str, str]]] = defaultdict(list)
    granted = Grant.objects.filter(party__in=parties).exclude(name="").order_by("-entry_id")
    for party, name, unit_name in granted.values_list("party_id", "name", "unit_name"):
        said[party].append((name, unit_name))
    homes = dict(Party.objects.filter(pk__in=said).values_list("pk", "home__path"))
    above = {key for path in homes.values() for key in _keys(path)}
    names = dict(Unit.objects.filter(pk__in=above).values_list("pk", "party__name"))
    other = _other_names(above | set(said))
    texts = []
    for party, spoken in said.items():
        places = [place for _, place in spoken]
        for key in _keys(homes.get(party)):
            places += [names[key], *other[key]]
        places += other[party]
        other_names = [name for name, _ in spoken[1:] if name != spoken[0][0]]
        texts.append(search.Text(party, spoken[0][0], " ".join(dict.fromkeys([*places, *other_names]))))
    search.put(KIND, texts)
    search.remove(KIND, parties - set(said))


def _other_names(units: set[int]) -> dict[int, list[str]]:
    """The names of what each unit came from and of what it went into; a key that is no unit has none."""
    found: dict[int, list[str]] = defaultdict(list)
    for new, name in Succession.objects.filter(new__in=units).values_list("new_id", "old__party__name"):
        found[new].append(name)
    for old, name in Succession.objects.filter(old__in=units).values_list("old_id", "new__party__name"):
        found[old].append(name)
    return found


def find(query: str, *, limit: int) -> list[int]:
    """The parties that match ``query``, best first."""
    return search.find(KIND, query, limit=limit)
