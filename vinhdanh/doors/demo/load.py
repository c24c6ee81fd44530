"""The demo province, loaded in one transaction: all of it or nothing; a second load changes nothing."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from random import Random

from django.db import transaction

from vinhdanh.books.lawbook import actions as lawbook
from vinhdanh.books.ledger.verify import keep_second_head
from vinhdanh.doors.portal import sums
from vinhdanh.ground.office import audit, clock
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.models import AuditRow
from vinhdanh.ground.registry.models import Unit

from . import accounts, grants, records
from .communes import plan_land
from .councils import write_councils
from .deciders import Deciders
from .institutions import plan_institutions
from .people import CitizenMaker, write_people
from .population import draw_population
from .powers import write_powers
from .rounds import write_rounds
from .site import write_site
from .tree import Tree

_MARK = "demo.load"
OVERLAY, OVERLAY_SINCE = "hung-yen", date(2024, 1, 1)


@dataclass(frozen=True)
class Summary:
    """How much there is; ``loaded`` is False when it was there already."""

    loaded: bool
    units: int = 0
    people: int = 0
    results: int = 0
    initiatives: int = 0
    grants: int = 0
    councils: int = 0

    def sentence(self) -> str:
        if not self.loaded:
            return "Tỉnh mẫu đã có sẵn."
        return (
            f"Đã nạp tỉnh mẫu: {self.units} đơn vị, {self.people} người, {self.results} kết quả năm, "
            f"{self.initiatives} sáng kiến, {self.grants} bút toán sổ vàng, {self.councils} hội đồng."
        )


def load(*, people: int = 5000, seed: int = 2025) -> Summary:
    """Load the demo province with about ``people`` persons (those of the sample lists among them).

    The same ``seed`` and ``people`` give the same province; salts, certificate addresses and the password differ
    in each installation. Refused when the installation already holds units of its own.
    """
    if AuditRow.objects.filter(action=_MARK).exists():
        if not accounts.kept_password():
            accounts.renew_password()
        return Summary(loaded=False)
    if Unit.objects.exists():
        raise Refused("Cơ sở dữ liệu này đã có đơn vị; tỉnh mẫu chỉ nạp vào nơi còn trống.")
    at, by = clock.now(), Actor.system("Dữ liệu mẫu")
    with transaction.atomic():
        summary = _write(people, seed, at, by)
        audit.write(_MARK, by=by, at=at, subject="demo", details=asdict(summary) | {"seed": seed})
    keep_second_head()
    sums.keep()
    return summary


def _write(people: int, seed: int, at: datetime, by: Actor) -> Summary:
    def rng(noun: str) -> Random:
        return Random(f"{seed}/{noun}")  # noqa: S311 - invented data, not secrets

    tree = Tree()
    land = plan_land(tree)
    institutions = plan_institutions(tree, land)
    units = tree.write()
    land.write_successions()
    powers = write_powers(land, institutions, rng("powers"))
    deciders = Deciders(land, institutions, powers)
    population = draw_population(people, land, institutions, CitizenMaker(rng("people")), rng("careers"))
    citizens = [career.citizen for career in population.careers]
    write_people(citizens)
    results = records.write_results(population.careers, deciders, at)
    ideas = records.write_ideas(population.careers, deciders, at, rng("ideas"))
    records.write_service(citizens, at)
    records.write_rarer(citizens, population, at, rng("rarer"))
    records.write_holds(population.held, at)
    records.write_unit_years(institutions, population.careers, at)
    records.write_completeness(land.root.unit, at)
    winners = [
        *grants.persons_honoured(population.careers, deciders, rng("days")),
        *grants.collectives_honoured(tree, deciders, rng("collectives")),
    ]
    entries = grants.write_grants(winners, by=by, at=at, rng=rng("numbers"))
    users = accounts.write_accounts({name: node.unit for name, node in institutions.by_name.items()})
    councils = write_councils(powers, users, rng("councils"))
    lawbook.adopt(OVERLAY, by=by, at=at, since=OVERLAY_SINCE)
    write_rounds()
    write_site(users, at)
    return Summary(True, units, len(citizens), results, ideas, entries, councils)
