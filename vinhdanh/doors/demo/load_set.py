"""The load set: a whole province's registers, to see that everything stays fast when there is as much as in life.

The demo province's land, bodies, posts and accounts, with more units below them, hundreds of thousands of people, and
twenty years of awards as real entries of the golden book. One transaction: all of it or nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from random import Random

import numpy as np
from django.db import transaction

from vinhdanh.books.lawbook import actions as lawbook
from vinhdanh.books.ledger.bulk import grant_many, index_many
from vinhdanh.books.ledger.models import Grant
from vinhdanh.books.ledger.verify import keep_second_head
from vinhdanh.books.record.models import Initiative, Proof, UnitYear, YearResult
from vinhdanh.doors.portal import sums
from vinhdanh.ground.office import audit, bulk, clock, numbers
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Unit

from . import accounts, records
from .careers import DONE, EXCELLENT, GOOD, LAST_YEAR, NOT_DONE
from .communes import Land, plan_land
from .councils import write_councils
from .deciders import Deciders
from .institutions import plan_institutions
from .load import OVERLAY, OVERLAY_SINCE
from .load_decisions import Decided, decided_in_order
from .load_honours import SCOPES, Crowd, History, by_year, draw_history
from .load_names import WideNames
from .load_units import plan_more, workplaces
from .people import Citizen, CitizenMaker, write_people
from .powers import write_powers
from .rounds import write_rounds
from .tree import Node, Tree

_MARK = "demo.load_set"
_GRADES = tuple(result.value for result in (NOT_DONE, DONE, GOOD, EXCELLENT))

Say = Callable[[str], None]


@dataclass(frozen=True)
class Summary:
    units: int
    people: int
    results: int
    initiatives: int
    awards: int

    def sentence(self) -> str:
        return (
            f"Đã nạp bộ dữ liệu tải: {self.units} đơn vị, {self.people} người, {self.results} kết quả năm, "
            f"{self.initiatives} sáng kiến, {self.awards} lượt khen thưởng."
        )


def load_set(
    *,
    people: int = 200_000,
    units: int = 5_000,
    awards: int = 1_500_000,
    seed: int = 2025,
    say: Say = lambda line: None,
) -> Summary:
    """Load ``people`` persons and ``awards`` awards; ``units`` at least (the province itself has some 1,700).

    The same seed and sizes give the same province; salts, certificate addresses and the password differ in each
    installation. ``say`` hears how far it is. Refused where there are units already.
    """
    if Unit.objects.exists():
        raise Refused("Cơ sở dữ liệu này đã có đơn vị; bộ dữ liệu tải chỉ nạp vào nơi còn trống.")
    at, by = clock.now(), Actor.system("Dữ liệu tải")
    bulk.make_room()
    with transaction.atomic():
        summary = _Load(people, units, awards, seed, say, at, by).write()
        audit.write(_MARK, by=by, at=at, subject="demo", details=asdict(summary) | {"seed": seed})
    keep_second_head()
    sums.keep()
    say("Đếm bảng cho bộ lập kế hoạch truy vấn …")
    bulk.know_sizes()
    return summary


@dataclass
class _Load:
    people: int
    units: int
    awards: int
    seed: int
    say: Say
    at: datetime
    by: Actor

    def rng(self, noun: str) -> Random:
        return Random(f"{self.seed}/{noun}")  # noqa: S311 - invented data, not secrets

    def write(self) -> Summary:
        tree = Tree()
        land = plan_land(tree)
        institutions = plan_institutions(tree, land)
        more = plan_more(tree, land, institutions, self.units)
        units = tree.write()
        land.write_successions()
        powers = write_powers(land, institutions, self.rng("powers"))
        deciders = Deciders(land, institutions, powers)
        self.say(f"{units} đơn vị; thêm {self.people} người …")
        places = workplaces(self.people, land, institutions, more, self.rng("places"))
        maker = CitizenMaker(self.rng("people"), WideNames(self.rng("names")))
        citizens = [maker.draw(place, calling) for place, calling in places]
        write_people(citizens)
        records.write_service(citizens, self.at)
        collectives = [node for node in tree.nodes if node.until is None and node is not land.root]
        crowd = Crowd(
            np.array([bool(citizen.calling.service) for citizen in citizens]),
            np.array([citizen.hired.year for citizen in citizens]),
            np.array([citizen.talent for citizen in citizens]),
            len(collectives),
        )
        history = draw_history(crowd, self.awards, np.random.default_rng(self.seed))
        results = self.write_record(citizens, history, deciders, land)
        first_idea = self.write_ideas(citizens, history, deciders)
        self.write_ledger(citizens, collectives, history, deciders, first_idea)
        users = accounts.write_accounts({name: node.unit for name, node in institutions.by_name.items()})
        write_councils(powers, users, self.rng("councils"))
        lawbook.adopt(OVERLAY, by=self.by, at=self.at, since=OVERLAY_SINCE)
        write_rounds()
        return Summary(units, len(citizens), results, len(history.ideas.person), len(history.honours.party))

    def write_record(self, citizens: list[Citizen], history: History, deciders: Deciders, land: Land) -> int:
        self.say("Kết quả các năm …")
        fields = ("party", "year", "result", "standing", "cite", "proof", "written_at")
        papers = _Papers(deciders)
        official, expected = YearResult.Standing.OFFICIAL.value, YearResult.Standing.EXPECTED.value
        decision, declared = Proof.DECISION.value, Proof.DECLARED.value

        def rows() -> Iterator[tuple]:
            for place, year, grade in by_year(history.results):
                citizen = citizens[place]
                if year < LAST_YEAR or citizen.calling.school_year:
                    paper = papers.of_result(citizen, year)
                    yield citizen.party.pk, year, _GRADES[grade], official, paper, decision, self.at
                else:
                    yield citizen.party.pk, year, _GRADES[grade], expected, "", declared, self.at

        written = bulk.pour(YearResult, fields, rows())
        records.write_completeness(land.root.unit, self.at)
        self._write_unit_years(citizens, history)
        return written

    def _write_unit_years(self, citizens: list[Citizen], history: History) -> None:
        """What units declare of the two last years: how many they are, and how many fulfilled their tasks."""
        keys = np.array([citizen.place.unit.pk for citizen in citizens])
        rows = []
        for year in (LAST_YEAR - 1, LAST_YEAR):
            grades = history.results[year]
            counted = np.bincount(keys[grades >= 0]), np.bincount(keys[grades > 0], minlength=keys.max() + 1)
            rows += [
                (int(unit), year, int(counted[0][unit]), int(counted[1][unit]), "", Proof.DECLARED.value, self.at)
                for unit in np.flatnonzero(counted[0])
            ]
        fields = ("party", "year", "headcount", "completed_count", "cite", "proof", "written_at")
        bulk.pour(UnitYear, fields, rows)

    def write_ideas(self, citizens: list[Citizen], history: History, deciders: Deciders) -> int:
        """Write the initiatives; answers the key of the first: those of one award stand side by side."""
        self.say("Sáng kiến …")
        first, rng, papers = bulk.next_key(Initiative), self.rng("ideas"), _Papers(deciders)
        fields = (
            "id", "party", "kind", "year", "name", "scope", "applied", "recognised_by", "used_for", "cite", "proof",
            "written_at",
        )  # fmt: skip
        columns = (history.ideas.person, history.ideas.year, history.ideas.scope)

        def rows() -> Iterator[tuple]:
            for key, (place, year, scope) in enumerate(zip(*(c.tolist() for c in columns), strict=True), first):
                citizen = citizens[place]
                name = rng.choice(citizen.calling.ideas).format(rng.randrange(3, 13))
                by, paper = papers.of_idea(citizen, year, wide=scope > 0)
                yield (
                    key, citizen.party.pk, Initiative.Kind.INITIATIVE.value, year, name, SCOPES[scope], True, by, [],
                    paper, Proof.DECISION.value, self.at,
                )  # fmt: skip

        bulk.pour(Initiative, fields, rows())
        bulk.keys_were_given(Initiative)
        return first

    def write_ledger(
        self, citizens: list[Citizen], collectives: list[Node], history: History, deciders: Deciders, first_idea: int
    ) -> None:
        persons = [Decided(c.party, c.name, c.place.name, c.place, c.calling.school_year) for c in citizens]
        units = [
            Decided(node.unit.party, node.name, node.parent.name, node, node.kind == Unit.Kind.SCHOOL)
            for node in collectives
        ]
        last: dict = {}
        grants = decided_in_order([*persons, *units], history.honours, deciders, first_idea, self.rng("days"), last)
        grant_many(None, by=self.by, at=self.at, grants=self._counted(grants))
        for (decider, year), number in last.items():
            if decider.authority and year >= LAST_YEAR:
                numbers.advance_to(issuer=decider.authority, symbol=decider.symbol, year=year, number=number)
        honoured = Grant.objects.order_by().values_list("party", flat=True).distinct()
        for done in index_many(list(honoured)):
            if done % 20_000 == 0:
                self.say(f"Mục tra cứu: {done} …")

    def _counted(self, grants: Iterator) -> Iterator:
        for number, grant in enumerate(grants, 1):
            yield grant
            if number % 100_000 == 0:
                self.say(f"Sổ vàng: {number}/{self.awards} …")


class _Papers:
    """The papers that results and initiatives stand on, worked out once for each place and year."""

    def __init__(self, deciders: Deciders):
        self.deciders = deciders
        self.kept: dict[tuple, tuple[str, str]] = {}

    def of_result(self, citizen: Citizen, year: int) -> str:
        day = date(year, 5, 30) if citizen.calling.school_year else date(year, 12, 28)
        return self._paper(citizen.place, day, 100 + year % 100 * 7, wide=False)[1]

    def of_idea(self, citizen: Citizen, year: int, *, wide: bool) -> tuple[str, str]:
        return self._paper(citizen.place, date(year, 5, 15), 100 + year % 100 * 9, wide=wide)

    def _paper(self, place: Node, day: date, number: int, *, wide: bool) -> tuple[str, str]:
        key = (place, day, wide)
        if key not in self.kept:
            decider = self.deciders.province(place, day) if wide else self.deciders.base(place, day)
            self.kept[key] = decider.title, decider.cite(number, day)
        return self.kept[key]
