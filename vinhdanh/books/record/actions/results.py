"""Yearly results: expected while they are only declared, official once a decision says so."""

from collections.abc import Collection
from datetime import datetime

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Party, Unit
from vinhdanh.ground.registry.queries import parties_in

from ..models import Proof, YearResult
from .merging import is_decided

Standing = YearResult.Standing
FIRST_YEAR, LAST_YEAR = 1945, 2100


def insist_year(year: int) -> int:
    """The year itself; Refused when no record can be of that year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(f"Năm {year} không hợp lệ; hãy nhập năm từ {FIRST_YEAR} đến {LAST_YEAR}.", code="bad_year")
    return year


def insist_cite(cite: str, what: str) -> str:
    """The citation, trimmed; Refused when it is empty."""
    if not cite.strip():
        raise Refused(f"Hãy ghi số, ngày của văn bản {what}.", code="no_citation")
    return cite.strip()


@action("record.declare")
def declare_result(
    party: Party,
    *,
    by: Actor,
    at: datetime,
    year: int,
    result: str,
    exceeded_targets: bool | None = None,
    cite: str = "",
    proof: str = Proof.DECLARED,
) -> YearResult:
    """Write or mend the expected result of a year. Refused once a decision has made it official."""
    if result not in YearResult.Result.values:
        raise Refused(f"Kết quả “{result}” không có trong bốn mức xếp loại.", code="bad_result")
    row = YearResult.objects.filter(party=party, year=insist_year(year)).first()
    if row and is_decided(row):
        raise Refused(
            f"Kết quả năm {year} đã chính thức ({row.cite or 'theo văn bản đã lưu'}); "
            "muốn thay đổi phải có văn bản mới của người có thẩm quyền.",
            code="official",
        )
    before = row.result if row else None
    row = row or YearResult(party=party, year=year, standing=Standing.EXPECTED)
    row.result, row.exceeded_targets, row.cite, row.proof, row.written_at = result, exceeded_targets, cite, proof, at
    row.save()
    audit.note(year=year, result=[before, result])
    return row


def expected_results(unit: Unit, year: int):
    """The results of ``year`` in the unit's subtree that no decision has made official yet."""
    return YearResult.objects.filter(party__in=parties_in(unit), year=year, standing=Standing.EXPECTED).select_related(
        "party__home__party"
    )


@action("record.make_official")
def make_results_official(
    unit: Unit, *, by: Actor, at: datetime, year: int, cite: str, parties: Collection[int] | None = None
) -> int:
    """Make expected results of ``year`` official by the decision ``cite``; answers how many.

    ``parties``: ids of those chosen; None for all of the unit's subtree. Side effect: their proof is a decision now.
    """
    rows = expected_results(unit, year)
    if parties is not None:
        rows = rows.filter(party__in=set(parties))
    found = list(rows.values_list("pk", "party_id"))
    if not found or (parties is not None and len(found) != len(set(parties))):
        raise Refused(
            "Có người trong lựa chọn không còn kết quả dự kiến hoặc không thuộc đơn vị; hãy tải lại trang.",
            code="stale",
        )
    YearResult.objects.filter(pk__in=[pk for pk, _ in found]).update(
        standing=Standing.OFFICIAL, proof=Proof.DECISION, cite=insist_cite(cite, "công nhận kết quả"), written_at=at
    )
    audit.note(year=year, cite=cite, parties=sorted(party for _, party in found))
    return len(found)


@action("record.make_official")
def correct_official_result(party: Party, *, by: Actor, at: datetime, year: int, result: str, cite: str) -> YearResult:
    """Change an official result by a later decision; the old mark stays in the audit trail."""
    row = YearResult.objects.filter(party=party, year=year, standing=Standing.OFFICIAL).first()
    if row is None:
        raise Refused(f"Năm {year} chưa có kết quả chính thức để thay đổi.", code="not_official")
    audit.note(year=year, result=[row.result, result], cite=[row.cite, cite])
    row.result, row.cite, row.written_at = result, insist_cite(cite, "thay đổi kết quả"), at
    row.save(update_fields=["result", "cite", "written_at"])
    return row
