"""Points given and changed: by the unit itself, by departments, as settled. One door writes them: ``write_points``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.models import StoredFile

from ..models import CheckGroup, Evidence, Member, PointChange, Season, Sheet, Verifier
from ..scoring import Criterion, ScoreError, accept_points, points_for
from ..states import SeasonState

OWN_KEY, SETTLED_KEY, BOARD_KEY = "own", "settled", "board"
Cells = Mapping[tuple[int, str], float | None]
"""(member's key, criterion code) → points, None: taken out."""


@dataclass(frozen=True)
class Proof:
    """What a unit shows for one criterion."""

    text: str = ""
    file: StoredFile | None = None


@dataclass(frozen=True)
class Desk:
    """A season as one verifying department sees it (None: the standing body); the permission is asked over its unit."""

    season: Season
    verifier: Verifier | None = None

    @property
    def scope_path(self) -> str:
        return self.verifier.scope_path if self.verifier else self.season.scope_path

    @property
    def key(self) -> str:
        return f"v{self.verifier.pk}" if self.verifier else BOARD_KEY

    def criteria(self) -> list[Criterion]:
        """What it gives points for: the standing body, whatever no department is named for."""
        table = self.season.table.table
        if self.verifier is None:
            return [one for one in table.criteria if not one.verifiers]
        return [one for one in table.criteria if self.verifier.name in one.verifiers]


@action("clusters.take_part")
def score_own(
    member: Member,
    *,
    by: Actor,
    at: datetime,
    season: Season,
    given: Mapping[str, Mapping[str, Any]],
    proofs: Mapping[str, Proof] | None = None,
    period: str = Sheet.Period.YEAR,
) -> Sheet:
    """A member's own scores: what it reached, by criterion, and what proves it. May be mended until handed in.

    The year's own sheet is open while own scores are taken; those of a quarter or half-year while the year runs.
    """
    _insist_open_for_own(season, period)
    sheet = _sheet(season, member, period, OWN_KEY, Sheet.Kind.OWN, at=at)
    if sheet.handed_in_at:
        raise Refused("Phiếu tự chấm đã nộp; hãy rút lại phiếu trước khi sửa.", code="handed_in")
    points = _reckoned(season, given)
    write_points(sheet, points, by=by, at=at, given=given)
    for code, proof in (proofs or {}).items():
        known = {"text": proof.text[:500], **({"file": proof.file} if proof.file else {})}
        if proof.text or proof.file:
            Evidence.objects.update_or_create(sheet=sheet, criterion=code, defaults=known)
        else:
            Evidence.objects.filter(sheet=sheet, criterion=code, file=None).delete()
    return sheet


def _reckoned(season: Season, given: Mapping[str, Mapping[str, Any]]) -> dict[str, float | None]:
    """The points of what was reached; all faults are said at once."""
    points: dict[str, float | None] = {}
    faults: list[str] = []
    known = {one.code: one for one in season.table.table.criteria}
    for code, said in given.items():
        try:
            points[code] = points_for(known[code], said) if said else None
        except KeyError:
            faults.append(f"Tiêu chí {code}: chưa ghi đủ kết quả, hoặc bảng không có tiêu chí này.")
        except ScoreError as wrong:
            faults += wrong.faults
    if faults:
        raise Refused(" ".join(faults[:5]), code="bad_points")
    return points


def _insist_open_for_own(season: Season, period: str) -> None:
    if season.table_id is None:
        raise Refused("Năm thi đua này chưa chọn bảng tiêu chí.", code="no_table")
    wanted = SeasonState.SCORING if period == Sheet.Period.YEAR else SeasonState.RUNNING
    if season.state != wanted:
        raise Refused(
            f"Phiếu {Sheet.Period(period).label.lower()} chỉ nhận ở bước “{wanted.label}”; "
            f"năm thi đua đang ở bước “{season.get_state_display()}”.",
            code="wrong_state",
        )


@action("clusters.take_part")
def hand_in(member: Member, *, by: Actor, at: datetime, season: Season, period: str = Sheet.Period.YEAR) -> Sheet:
    """The member stands to its own scores. Refused while a score that asks for evidence has none."""
    _insist_open_for_own(season, period)
    sheet = _sheet(season, member, period, OWN_KEY, Sheet.Kind.OWN, at=at)
    if not sheet.points:
        raise Refused("Phiếu còn trống; hãy chấm điểm trước khi nộp.", code="empty")
    shown = set(sheet.evidence.values_list("criterion", flat=True))
    asked = [one.code for one in season.table.table.criteria if one.evidence]
    bare = [code for code in asked if sheet.points.get(code) and code not in shown]
    if bare:
        raise Refused(
            f"Thiếu minh chứng ở tiêu chí {', '.join(bare[:8])}; hãy ghi số, ngày văn bản hoặc đính kèm tệp.",
            code="no_evidence",
        )
    Sheet.objects.filter(pk=sheet.pk).update(handed_in_at=at)
    sheet.handed_in_at = at
    audit.note(sheet=sheet.pk, period=period)
    return sheet


@action("clusters.take_part")
def take_back_sheet(
    member: Member, *, by: Actor, at: datetime, season: Season, period: str = Sheet.Period.YEAR
) -> Sheet:
    """Undo ``hand_in`` while own scores are still taken."""
    _insist_open_for_own(season, period)
    sheet = _sheet(season, member, period, OWN_KEY, Sheet.Kind.OWN, at=at)
    Sheet.objects.filter(pk=sheet.pk).update(handed_in_at=None)
    sheet.handed_in_at = None
    return sheet


@action("clusters.verify")
def score_field(
    desk: Desk, *, by: Actor, at: datetime, cells: Cells, reason: str = "", period: str = Sheet.Period.YEAR
) -> Season:
    """A department gives points in its field for many members at once; changing one already given needs a reason."""
    season = desk.season
    insist_verifying(season)
    allowed = {one.code: one for one in desk.criteria()}
    who = {"kind": Sheet.Kind.VERIFIED, "verifier": desk.verifier}
    count = write_cells(season, desk.key, who, cells, allowed, by=by, at=at, reason=reason, period=period)
    audit.note(desk=desk.key, points=count)
    return season


@action("clusters.confirm")
def settle(season: Season, *, by: Actor, at: datetime, cells: Cells, reason: str) -> Season:
    """Say which points stand where evaluators disagree; always with a reason."""
    insist_verifying(season)
    if len(reason.strip()) < 10:
        raise Refused("Hãy ghi rõ lý do thống nhất điểm (ít nhất 10 ký tự).", code="no_reason")
    count = settle_cells(season, cells, by=by, at=at, reason=reason)
    audit.note(points=count, reason=reason)
    return season


def settle_cells(season: Season, cells: Cells, *, by: Actor, at: datetime, reason: str) -> int:
    """Write settled points within the transaction of the action that calls it."""
    allowed = {one.code: one for one in season.table.table.criteria}
    return write_cells(season, SETTLED_KEY, {"kind": Sheet.Kind.SETTLED}, cells, allowed, by=by, at=at, reason=reason)


def insist_verifying(season: Season) -> None:
    if season.state != SeasonState.VERIFYING:
        raise Refused(
            f"Điểm chỉ thẩm định ở bước “{SeasonState.VERIFYING.label}”; "
            f"năm thi đua đang ở bước “{season.get_state_display()}”.",
            code="wrong_state",
        )


def write_cells(
    season: Season,
    key: str,
    who: Mapping[str, Any],
    cells: Cells,
    allowed: Mapping[str, Criterion],
    *,
    by: Actor,
    at: datetime,
    reason: str,
    period: str = Sheet.Period.YEAR,
) -> int:
    """Write one evaluator's points of many members; answers how many changed. All faults are said at once."""
    if strange := sorted({code for _, code in cells} - allowed.keys()):
        raise Refused(f"Tiêu chí {', '.join(strange)} không thuộc phần được chấm.", code="not_yours")
    by_member: dict[int, dict[str, float | None]] = {}
    faults: list[str] = []
    for (member, code), points in cells.items():
        try:
            checked = None if points is None else accept_points(allowed[code], points)
        except ScoreError as wrong:
            faults += wrong.faults
            continue
        by_member.setdefault(member, {})[code] = checked
    if faults:
        raise Refused(" ".join(faults[:5]), code="bad_points")
    kept = {
        sheet.member_id: sheet
        for sheet in season.sheets.select_for_update().filter(period=period, evaluator=key, member__in=by_member)
    }
    changed = 0
    for member, points in by_member.items():
        sheet = kept.get(member)
        if sheet is None:
            if all(value is None for value in points.values()):
                continue
            fields = {"season": season, "member_id": member, "period": period, "evaluator": key, "written_at": at}
            sheet = Sheet.objects.create(**fields, **who)
        changed += write_points(sheet, points, by=by, at=at, reason=reason, explained=True)
    return changed


def write_points(
    sheet: Sheet,
    points: Mapping[str, float | None],
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    given: Mapping[str, Mapping[str, Any]] | None = None,
    explained: bool = False,
) -> int:
    """Write points into one sheet and the story of each that changed; answers how many.

    ``explained``: a point that was given before may only change with a reason.
    """
    changes = []
    for code, after in points.items():
        before = sheet.points.get(code)
        if before == after:
            continue
        if explained and before is not None and not reason.strip():
            raise Refused(
                f"{sheet.member}, tiêu chí {code}: đã chấm {before:g} điểm; hãy ghi lý do khi sửa điểm.",
                code="no_reason",
            )
        changes.append(
            PointChange(
                sheet=sheet, criterion=code, before=before, after=after, reason=reason.strip()[:500], by=by.name, at=at
            )
        )
    sheet.points = {code: value for code, value in {**sheet.points, **points}.items() if value is not None}
    if given is not None:
        sheet.given = {code: dict(said) for code, said in {**sheet.given, **given}.items() if said}
    else:
        sheet.given = {code: said for code, said in sheet.given.items() if code in sheet.points and code not in points}
    sheet.written_at = at
    sheet.save(update_fields=["points", "given", "written_at"])
    PointChange.objects.bulk_create(changes)
    return len(changes)


def _sheet(season: Season, member: Member, period: str, key: str, kind: str, *, at: datetime) -> Sheet:
    """The sheet, locked; made when it is not there."""
    where = {"season": season, "member": member, "period": period, "evaluator": key}
    Sheet.objects.get_or_create(**where, defaults={"kind": kind, "written_at": at})
    return Sheet.objects.select_for_update().get(**where)


def check_key(group: CheckGroup) -> str:
    return f"g{group.pk}"
