"""Who belongs to the army or the police, by where they stand in the registry: a given fact, like one's occupation."""

from collections.abc import Iterable

from vinhdanh.ground.registry.models import Authority, Unit

_POWERS = {Authority.Decides.DEFENCE: "quan_doi", Authority.Decides.POLICE: "cong_an"}
CIVIL = "khong"


def forces_of(paths: Iterable[str]) -> dict[str, str | None]:
    """For each path of a unit: the armed force it belongs to, "khong" for none, None where the registry cannot tell.

    Below a unit for whose awards the ministry of defence or of police decides everybody is its own. A unit of no
    particular kind is what the nearest unit of a kind above it is, as long as that is not the whole province.
    """
    wanted = set(paths)
    keys = {int(key) for path in wanted for key in _keys(path)}
    kinds = dict(Unit.objects.filter(pk__in=keys).values_list("pk", "kind"))
    armed = dict(Authority.objects.filter(decides__in=_POWERS).values_list("unit_id", "decides"))
    return {path: _force(_keys(path), kinds, armed) for path in wanted}


def _force(keys: list[str], kinds: dict[int, str], armed: dict[int, str]) -> str | None:
    line = [int(key) for key in reversed(keys)]
    if (power := next((armed[key] for key in line if key in armed), None)) is not None:
        return _POWERS[Authority.Decides(power)]
    place = next((place for place, key in enumerate(line) if kinds[key] != Unit.Kind.OTHER), None)
    if place is None or (place > 0 and kinds[line[place]] == Unit.Kind.PROVINCE):
        return None
    return CIVIL


def _keys(path: str) -> list[str]:
    return path.strip("/").split("/") if path.strip("/") else []
