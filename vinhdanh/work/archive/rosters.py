"""Lists of violators held against everybody asked for in a round, by identity number, else by name and birth.

Unlike the lists of nominations nothing is matched to the whole registry: a namesake who asks for nothing is nobody's
business here.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vinhdanh.crafts.sheets import ListRow
from vinhdanh.crafts.viet.dates import short_date
from vinhdanh.crafts.viet.names import match_key, person_name, spelling_key
from vinhdanh.ground.office import vault
from vinhdanh.ground.registry.likeness import births_agree
from vinhdanh.ground.registry.models import Party
from vinhdanh.work.nominations.judging import JUDGED_STATES
from vinhdanh.work.nominations.matching import household_key
from vinhdanh.work.nominations.models import Round
from vinhdanh.work.nominations.unit_names import unit_key

from .models import Hit


@dataclass(frozen=True, slots=True)
class Nominee:
    """A party asked for in the round, as far as a roster's line can be compared with it."""

    pk: int
    kind: str
    name: str
    home: str
    born_on: date | None
    born_year: int | None
    identity_hash: str


def nominees(round: Round) -> list[Nominee]:
    """Everybody who asks something in the round that is not over. One query."""
    asked = Party.objects.filter(nominations__round=round, nominations__state__in=JUDGED_STATES).distinct()
    rows = asked.order_by("pk").values_list(
        "pk", "kind", "name", "home__party__name", "person__born_on", "person__born_year", "person__identity_hash"
    )
    return [
        Nominee(pk, kind, name, home or "", on, year, hashed or "") for pk, kind, name, home, on, year, hashed in rows
    ]


def hits(rows: Sequence[ListRow], among: Iterable[Nominee]) -> list[Hit]:
    """The lines that may mean a nominee, one for each pair (not saved, without their roster)."""
    by_name: dict[tuple[str, str], list[Nominee]] = defaultdict(list)
    by_identity: dict[str, Nominee] = {}
    for nominee in among:
        by_name[nominee.kind, _key(nominee.kind, nominee.name)].append(nominee)
        if nominee.identity_hash:
            by_identity[nominee.identity_hash] = nominee
    found: dict[tuple[int, str, int], Hit] = {}
    for row in rows:
        if not row.name:
            continue
        hashed = vault.search_hash(row.identity) if row.identity else ""
        same = by_identity.get(hashed) if hashed else None
        for nominee in [same] if same else by_name[row.subject, _key(row.subject, row.name)]:
            if said := _compare(row, nominee, hashed):
                found.setdefault((nominee.pk, row.sheet, row.row), _hit(row, nominee, *said))
    return list(found.values())


def _key(kind: str, name: str) -> str:
    if kind == Party.Kind.PERSON:
        return match_key(name)
    return unit_key(name) if kind == Party.Kind.UNIT else household_key(name)


def _compare(row: ListRow, nominee: Nominee, hashed: str) -> tuple[bool, str] | None:
    """Whether it is surely the same, and why; None when it is plainly somebody else."""
    if hashed and hashed == nominee.identity_hash:
        other = "" if _key(nominee.kind, row.name or "") == _key(nominee.kind, nominee.name) else ", khác tên"
        return not other, f"trùng số định danh cá nhân{other}"
    if nominee.kind != Party.Kind.PERSON:
        return _near(row, nominee), "cùng tên" + (", cùng địa bàn" if _near(row, nominee) else "")
    if hashed and nominee.identity_hash:
        return None
    same_birth = births_agree(row.born, nominee.born_on, nominee.born_year)
    if same_birth is False:
        return None
    agreeing = ["cùng họ tên"] if spelling_key(person_name(row.name or "")) == spelling_key(nominee.name) else []
    agreeing += ["cùng năm sinh"] if same_birth else []
    agreeing += ["cùng đơn vị"] if _near(row, nominee) else []
    doubts = [] if "cùng họ tên" in agreeing else [f"tên khác dấu: {nominee.name}"]
    doubts += [] if same_birth else ["thiếu năm sinh để đối chiếu"]
    return not doubts, "; ".join([*([", ".join(agreeing)] if agreeing else []), *doubts])


def _near(row: ListRow, nominee: Nominee) -> bool:
    """Whether the line names the nominee's own unit."""
    return bool(row.unit and nominee.home) and unit_key(nominee.home) in unit_key(row.unit or "")


def _hit(row: ListRow, nominee: Nominee, sure: bool, why: str) -> Hit:
    born = short_date(row.born) if isinstance(row.born, date) else row.born
    told = ", ".join(str(part) for part in (row.name, born and f"sinh {born}", row.unit) if part)
    return Hit(party_id=nominee.pk, sheet=row.sheet[:120], number=row.row, told=told[:400], why=why[:300], sure=sure)
