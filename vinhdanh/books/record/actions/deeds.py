"""What a party did and what was done to it, one fact at a time, as the responsible officer writes it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Party
from vinhdanh.law import award_names
from vinhdanh.law.vocabulary import FactClass, vocabulary

from ..models import (
    Attestation,
    Discipline,
    EarlierAward,
    Initiative,
    Leave,
    Post,
    Proof,
    Service,
    UnitYear,
    YearTitles,
)
from ..words import CLUSTER_FACTS, COVERAGE_WORDS
from .results import insist_year

UNIT_FIGURES = ("headcount", "ldtt_count", "cstdcs_count", "completed_count")


@action("record.declare")
def declare_initiative(
    party: Party,
    *,
    by: Actor,
    at: datetime,
    year: int,
    name: str,
    kind: str = Initiative.Kind.INITIATIVE,
    scope: str = "",
    applied: bool | None = None,
    accepted: bool | None = None,
    recognised_by: str = "",
    cite: str = "",
    proof: str = Proof.DECLARED,
) -> Initiative:
    """Write an initiative or a science work recognised in ``year``."""
    audit.note(year=year, name=name)
    return Initiative.objects.create(
        party=party,
        year=insist_year(year),
        name=name,
        kind=kind,
        scope=scope,
        applied=applied,
        accepted=accepted,
        recognised_by=recognised_by,
        cite=cite,
        proof=proof,
        written_at=at,
    )


@action("record.declare")
def declare_titles(
    party: Party,
    *,
    by: Actor,
    at: datetime,
    year: int,
    titles: Iterable[str],
    cite: str = "",
    proof: str = Proof.DECLARED,
) -> YearTitles:
    """Write all titles of ``year``; an empty list says that there was none."""
    codes = sorted(set(titles))
    for code in codes:
        insist_award(code)
    row, _ = YearTitles.objects.update_or_create(
        party=party,
        year=insist_year(year),
        defaults={"titles": codes, "cite": cite, "proof": proof, "written_at": at},
    )
    audit.note(year=year, titles=codes)
    return row


@action("record.declare")
def declare_award(
    party: Party,
    *,
    by: Actor,
    at: datetime,
    award: str,
    year: int,
    decided_on: date | None = None,
    occasion: str = "cong_trang",
    period: tuple[int, int] | None = None,
    cite: str = "",
    proof: str = Proof.DECLARED,
) -> EarlierAward:
    """Write an award received before our ledger."""
    audit.note(award=insist_award(award), year=year)
    return EarlierAward.objects.create(
        party=party,
        award=award,
        year=insist_year(year),
        decided_on=decided_on,
        occasion=occasion,
        period_from=period[0] if period else None,
        period_to=period[1] if period else None,
        cite=cite,
        proof=proof,
        written_at=at,
    )


def insist_award(code: str) -> str:
    if code not in award_names():
        raise Refused(f"Không có danh hiệu, hình thức khen thưởng mang mã “{code}”.", code="bad_award")
    return code


@action("record.declare")
def write_discipline(
    party: Party,
    *,
    by: Actor,
    at: datetime,
    form: str,
    since: date,
    until: date | None = None,
    cite: str = "",
    proof: str = Proof.DECLARED,
) -> Discipline:
    """Write a disciplinary measure; ``until`` is the day from which achievements count again."""
    if form not in vocabulary().scales["discipline"].ranks:
        raise Refused(f"Không có hình thức kỷ luật “{form}”.", code="bad_form")
    if until and until < since:
        raise Refused("Ngày hết kỷ luật không thể trước ngày bắt đầu.", code="bad_date")
    audit.note(form=form, since=since.isoformat())
    return Discipline.objects.create(
        party=party, form=form, since=since, until=until, cite=cite, proof=proof, written_at=at
    )


@action("record.declare")
def write_leave(
    party: Party, *, by: Actor, at: datetime, kind: str, cite: str = "", proof: str = Proof.DECLARED, **known: Any
) -> Leave:
    """Write an absence. ``known``: since, until, months, working_days, grade, complied, as far as they are known."""
    if kind not in vocabulary().scales["leave"].ranks:
        raise Refused(f"Không có loại nghỉ “{kind}”.", code="bad_kind")
    audit.note(kind=kind)
    return Leave.objects.create(party=party, kind=kind, cite=cite, proof=proof, written_at=at, **known)


@action("record.declare")
def write_service(
    party: Party,
    *,
    by: Actor,
    at: datetime,
    type: str,
    since: date,
    until: date | None = None,
    agency: str = "",
    cite: str = "",
    proof: str = Proof.DECLARED,
) -> Service:
    """Write a stretch of employment in an agency, under which contract."""
    audit.note(type=type, since=since.isoformat())
    return Service.objects.create(
        party=party, type=type, agency=agency, since=since, until=until, cite=cite, proof=proof, written_at=at
    )


@action("record.declare")
def write_post(
    party: Party,
    *,
    by: Actor,
    at: datetime,
    post: str,
    since: date,
    until: date | None = None,
    cite: str = "",
    proof: str = Proof.DECLARED,
) -> Post:
    """Write a post held, for career contribution."""
    audit.note(post=post, since=since.isoformat())
    return Post.objects.create(party=party, post=post, since=since, until=until, cite=cite, proof=proof, written_at=at)


@action("record.declare")
def declare_unit_year(
    party: Party, *, by: Actor, at: datetime, year: int, cite: str = "", proof: str = Proof.DECLARED, **figures: Any
) -> UnitYear:
    """Write a unit's own figures of a year: those of UNIT_FIGURES and ``members_disciplined``; others stay."""
    if party.kind != Party.Kind.UNIT:
        raise Refused("Số liệu này chỉ ghi cho tập thể.", code="wrong_subject")
    row, _ = UnitYear.objects.update_or_create(
        party=party,
        year=insist_year(year),
        defaults={**figures, "cite": cite, "proof": proof, "written_at": at},
    )
    audit.note(year=year, **figures)
    return row


@action("record.declare")
def attest(
    party: Party,
    *,
    by: Actor,
    at: datetime,
    name: str,
    value: Any,
    year: int | None = None,
    cite: str = "",
    proof: str = Proof.DECLARED,
) -> Attestation:
    """Attest a fact of law's vocabulary (or one of COVERAGE_WORDS) that no table holds; ``year`` None: standing."""
    insist_attestable(name, value)
    _insist_not_ranked(party, name, year)
    row, _ = Attestation.objects.update_or_create(
        party=party, name=name, year=year, defaults={"value": value, "cite": cite, "proof": proof, "written_at": at}
    )
    audit.note(name=name, year=year, value=value)
    return row


def _insist_not_ranked(party: Party, name: str, year: int | None) -> None:
    """A place in a cluster that a recognised ranking gave is changed by opening the ranking again, by nothing else."""
    written = Attestation.objects.filter(party=party, name=name, year=year, proof=Proof.DECISION)
    if name in CLUSTER_FACTS and written.exists():
        raise Refused(
            "Thứ hạng này lấy từ bảng xếp hạng đã công nhận của cụm, khối; hãy sửa ở trang của cụm, khối.",
            code="official",
        )


def year_of_attestation(name: str, year: int) -> int | None:
    """Grounds and counted figures belong to the year they were asked for; qualities and circumstances stand."""
    kind = vocabulary().facts.get(name)
    return year if kind and kind.cls in (FactClass.CLAIM, FactClass.COUNTED) else None


def insist_attestable(name: str, value: Any) -> None:
    """Refused unless ``name`` is a fact that people attest and ``value`` one it can have."""
    if name in COVERAGE_WORDS:
        if not isinstance(value, bool):
            insist_year(value)
        return
    kind = vocabulary().facts.get(name)
    if kind is None or name in UNIT_FIGURES:
        raise Refused(f"Không có nội dung xác nhận mang tên “{name}”.", code="bad_name")
    if kind.type == "bool" and not isinstance(value, bool):
        raise Refused(f"Hãy trả lời có hoặc không: {kind.label}.", code="bad_value")
    try:
        vocabulary().encode(name, value)
    except ValueError as wrong:
        raise Refused(f"Nội dung xác nhận chưa dùng được: {wrong}.", code="bad_value") from wrong
