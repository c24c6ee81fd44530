"""The record: yearly results, initiatives, service, and the rarer facts, written in bulk."""

from datetime import date, datetime
from random import Random
from typing import Any

from vinhdanh.books.record.models import (
    Attestation,
    Discipline,
    Hold,
    Initiative,
    Leave,
    Proof,
    Service,
    UnitYear,
    YearResult,
)
from vinhdanh.ground.office.bulk import pour
from vinhdanh.ground.registry.models import Unit

from .callings import TEACHER
from .careers import FIRST_YEAR, LAST_YEAR, Career, Idea
from .deciders import Deciders
from .institutions import Institutions
from .people import Citizen
from .population import Population

_EXPECTED, _OFFICIAL = YearResult.Standing.EXPECTED.value, YearResult.Standing.OFFICIAL.value


def write_results(careers: list[Career], deciders: Deciders, at: datetime) -> int:
    """Results to 2024 are official. Of 2025 the school year's are (it ended in May), the calendar year's expected."""
    fields = ("party", "year", "result", "standing", "cite", "proof", "written_at")
    return pour(
        YearResult,
        fields,
        (
            _result(career.citizen, year, result, deciders, at)
            for career in careers
            for year, result in career.results.items()
        ),
    )


def _result(citizen: Citizen, year: int, result: str, deciders: Deciders, at: datetime) -> tuple[Any, ...]:
    key, code = citizen.party.pk, str(result)
    if year == LAST_YEAR and not citizen.calling.school_year:
        return key, year, code, _EXPECTED, "", Proof.DECLARED.value, at
    day = date(year, 5, 30) if citizen.calling.school_year else date(year, 12, 28)
    cite = deciders.base(citizen.place, day).cite(100 + year % 100 * 7, day)
    return key, year, code, _OFFICIAL, cite, Proof.DECISION.value, at


def write_ideas(careers: list[Career], deciders: Deciders, at: datetime, rng: Random) -> int:
    pairs = [(career.citizen, idea) for career in careers for idea in career.ideas]
    rows = Initiative.objects.bulk_create(_idea(citizen, idea, deciders, at, rng) for citizen, idea in pairs)
    for (_, idea), row in zip(pairs, rows, strict=True):
        idea.row = row
    return len(rows)


def _idea(citizen: Citizen, idea: Idea, deciders: Deciders, at: datetime, rng: Random) -> Initiative:
    wide = idea.scope not in (Initiative.Scope.BASE, "")
    day = date(idea.year, 5, 15)
    decider = deciders.province(citizen.place, day) if wide else deciders.base(citizen.place, day)
    return Initiative(
        party=citizen.party,
        year=idea.year,
        name=rng.choice(citizen.calling.ideas).format(rng.randrange(3, 13)),
        scope=idea.scope,
        applied=True,
        recognised_by=decider.title,
        cite=decider.cite(rng.randrange(100, 990), day),
        proof=Proof.DECISION,
        written_at=at,
    )


def write_service(citizens: list[Citizen], at: datetime) -> int:
    rows = [
        Service(
            party=citizen.party,
            type=citizen.calling.service,
            agency=citizen.place.name,
            since=citizen.hired,
            proof=Proof.COPY,
            written_at=at,
        )
        for citizen in citizens
        if citizen.calling.service
    ]
    return len(Service.objects.bulk_create(rows))


def write_rarer(citizens: list[Citizen], population: Population, at: datetime, rng: Random) -> int:
    """Maternity, study, sick leave, discipline: one in sixty, and those the sample lists need."""
    named = {*population.disciplined, *population.away, *(citizen for citizen, _, _ in population.held)}
    employed = [citizen for citizen in citizens if citizen.calling.service and citizen not in named]
    leaves = [_leave(citizen, at, kind="khac", since=date(2025, 2, 3), working_days=62) for citizen in population.away]
    disciplines = [_discipline(citizen, at, date(2025, 3, 10), "canh_cao", rng) for citizen in population.disciplined]
    for citizen in employed:
        luck = rng.random()
        if citizen.gender == "nu" and 1985 <= citizen.born_year <= 2001 and luck < 0.05:
            start = date(rng.randrange(2017, 2026), rng.randrange(1, 10), 1)
            end = date(start.year + (start.month + 6 > 12), (start.month + 5) % 12 + 1, 1)
            leaves.append(_leave(citizen, at, kind="thai_san", since=start, until=end, months=6))
        elif luck < 0.006:
            leaves.append(
                _leave(citizen, at, kind="dao_tao", since=date(2024, 9, 1), months=18, grade="kha", complied=True)
            )
        elif luck < 0.012:
            leaves.append(
                _leave(citizen, at, kind="khac", since=date(2025, 3, 3), working_days=rng.choice((25, 39, 41, 60)))
            )
        elif luck < 0.015:
            since = date(rng.randrange(2018, 2026), rng.randrange(1, 7), rng.randrange(1, 28))
            disciplines.append(_discipline(citizen, at, since, rng.choice(("khien_trach", "canh_cao")), rng))
    Leave.objects.bulk_create(leaves)
    Discipline.objects.bulk_create(disciplines)
    return len(leaves) + len(disciplines)


def _leave(citizen: Citizen, at: datetime, **fields) -> Leave:
    return Leave(party=citizen.party, proof=Proof.COPY, written_at=at, cite="Hồ sơ viên chức", **fields)


def _discipline(citizen: Citizen, at: datetime, since: date, form: str, rng: Random) -> Discipline:
    return Discipline(
        party=citizen.party,
        form=form,
        since=since,
        until=since.replace(year=since.year + 1),
        cite=f"QĐ số {rng.randrange(100, 900)}/QĐ-KL ngày {since:%d/%m/%Y}",
        proof=Proof.DECISION,
        written_at=at,
    )


def write_holds(held: list[tuple[Citizen, str, str]], at: datetime) -> int:
    """Freezes: the reason is for the board's head and the inspectorate alone."""
    rows = [
        Hold(
            party=citizen.party,
            kind=kind,
            since=date(2025, 5, 20),
            note=note,
            cite="Văn bản số 112/TTT-NV1 ngày 20/5/2025",
            proof=Proof.DECISION,
            written_at=at,
        )
        for citizen, kind, note in held
    ]
    return len(Hold.objects.bulk_create(rows))


def write_unit_years(institutions: Institutions, careers: list[Career], at: datetime) -> int:
    """What schools declare of the two last years: their heads and titles as their people's careers have them."""
    schools = {node: [] for node in institutions.schools}
    for career in careers:
        if career.citizen.calling is TEACHER and career.citizen.place in schools:
            schools[career.citizen.place].append(career)
    rows = []
    for node, staff in schools.items():
        for year in (LAST_YEAR - 1, LAST_YEAR):
            working = [career for career in staff if year in career.results]
            rows.append(
                UnitYear(
                    party_id=node.unit.pk,
                    year=year,
                    headcount=len(working),
                    ldtt_count=sum(career.has("LDTT", year) for career in working),
                    cstdcs_count=sum(career.has("CSTDCS", year) for career in working),
                    completed_count=sum(career.results[year] != "khong" for career in working),
                    written_at=at,
                )
            )
    return len(UnitYear.objects.bulk_create(rows))


def write_completeness(province: Unit, at: datetime) -> None:
    """The province attests that everything since the first year is in: what is not written here did not happen."""
    Attestation.objects.bulk_create(
        Attestation(
            party_id=province.pk,
            name=name,
            value=FIRST_YEAR,
            cite="Biên bản rà soát dữ liệu ngày 30/5/2025",
            proof=Proof.DECISION,
            written_at=at,
        )
        for name in ("ledger_complete_since", "initiatives_complete_since")
    )
