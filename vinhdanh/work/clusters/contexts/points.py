"""Where points are given: the own sheet, the matrix of a department, what is split, objections."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from vinhdanh.ground.accounts.access import may
from vinhdanh.ground.office import clock
from vinhdanh.ground.ui.components.words import vn_number
from vinhdanh.ground.ui.parts import MenuItem

from .. import forms
from ..actions.checking import Checker
from ..actions.points import Desk
from ..documents import rule_of
from ..models import CheckGroup, Evidence, Member, Season, Sheet
from ..scoreboard import Board, board_of, members_of
from ..scoring import Criterion, How, add_up
from ..scoring.reading import shown
from ..states import ObjectionState, SeasonState
from .common import mine, season_page

WIDEST_DESK = 12
"""More criteria than this are shown group by group."""


@dataclass(frozen=True)
class SheetLine:
    """A criterion of a member's own sheet: what was reached, what it came to, what proves it, what was confirmed."""

    one: Criterion
    rule: str
    given: dict[str, Any]
    points: float | None
    verified: float | None
    evidence: Evidence | None
    levels: list[tuple[int, str]] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        return self.points is not None and self.verified is not None and abs(self.points - self.verified) > 0.005


def own_page(request: HttpRequest, season: Season) -> dict[str, Any]:
    """Who has handed in, by period."""
    members = list(members_of(season))
    sheets: dict[int, dict[str, Sheet]] = {}
    for sheet in season.sheets.filter(kind=Sheet.Kind.OWN):
        sheets.setdefault(sheet.member_id, {})[sheet.period] = sheet
    mine_now = {member.pk for member in mine(request, members)}
    rows = []
    for member in members:
        cells = [
            (period, label, _handed(season, sheets.get(member.pk, {}).get(period), period))
            for period, label in Sheet.Period.choices
        ]
        rows.append((member, member.pk in mine_now, cells))
    page = season_page(request, season, "own")
    return page | {"rows": rows, "periods": Sheet.Period.choices, "has_table": season.table_id is not None}


def _handed(season: Season, sheet: Sheet | None, period: str) -> tuple[str, str]:
    """(tone, words) of one sheet."""
    if sheet is None or not sheet.points:
        return "", "—"
    if sheet.handed_in_at is None:
        return "warn", "đang chấm"
    late = (
        period == Sheet.Period.YEAR
        and season.own_due
        and timezone.localtime(sheet.handed_in_at).date() > season.own_due
    )
    return ("unmet", "nộp muộn") if late else ("met", "đã nộp")


def sheet_page(
    request: HttpRequest, season: Season, member: Member, period: str, typed: Any = None, faults: tuple[str, ...] = ()
) -> dict[str, Any]:
    """A member's own sheet; ``typed`` is what came back faulty, shown again so that nothing is lost."""
    sheet = season.sheets.filter(member=member, period=period, kind=Sheet.Kind.OWN).first()
    proofs = {each.criterion: each for each in sheet.evidence.select_related("file")} if sheet else {}
    board = board_of(season, period)
    row = next((place for place, each in enumerate(board.members) if each.pk == member.pk), None)
    groups, place = [], 0
    for group in board.table.groups:
        lines = []
        for one in group.criteria:
            heard = board.heard[row, place] if row is not None else np.nan
            lines.append(_line(one, sheet, proofs.get(one.code), heard, typed))
            place += 1
        groups.append((group, lines))
    wanted = SeasonState.SCORING if period == Sheet.Period.YEAR else SeasonState.RUNNING
    open_now = season.state == wanted and may(request, "clusters.take_part", member)
    page = season_page(request, season, "own")
    own_total = _own_total(board, row)
    return page | {
        "title": f"{member}: tự chấm {Sheet.Period(period).label.lower()} năm {season.year}",
        "line": f"{season.cluster} · {season.table}",
        "member": member,
        "period": period,
        "periods": [
            MenuItem(label, f"{reverse('clusters:own_sheet', args=[season.pk, member.pk])}?ky={value}", value == period)
            for value, label in Sheet.Period.choices
        ],
        "groups": groups,
        "sheet": sheet,
        "handed_in": bool(sheet and sheet.handed_in_at),
        "open": open_now,
        "writable": open_now and not (sheet and sheet.handed_in_at),
        "total": own_total,
        "most": vn_number(board.table.total),
        "faults": faults,
    }


def _own_total(board: Board, row: int | None) -> str:
    return "—" if row is None else vn_number(float(add_up(board.layout, board.own[row : row + 1]).total[0]))


def _line(one: Criterion, sheet: Sheet | None, proof: Evidence | None, heard: float, typed: Any) -> SheetLine:
    points = sheet.points.get(one.code) if sheet else None
    given = dict(sheet.given.get(one.code, {})) if sheet else {}
    if not given and points is not None:
        given = {"points": points}
        if one.how is How.LEVEL:
            given["level"] = next((n for n, level in enumerate(one.levels) if level.points == points), "")
    if typed is not None:
        for name in ("level", "done", "target", "count", "points"):
            if (said := typed.get(f"{name}-{one.code}")) is not None:
                given[name] = said
    levels = [(n, f"{level.text} ({vn_number(level.points)})") for n, level in enumerate(one.levels)]
    return SheetLine(one, rule_of(one), given, points, None if np.isnan(heard) else float(heard), proof, levels)


_INPUT = (
    '<input class="input tally" name="{}" inputmode="decimal" value="{}" '
    'aria-label="{}, tiêu chí {}" autocomplete="off">'
)


@dataclass(frozen=True)
class Cell:
    """One place of a matrix: its input's name, what stands there, what the unit gave itself."""

    name: str
    value: str
    own: str
    member: str
    code: str

    @property
    def input(self) -> SafeString:
        """The cell as a field. Written here and not in the template: a page has thousands."""
        return format_html(_INPUT, self.name, self.value, self.member, self.code)


def verify_page(request: HttpRequest, season: Season, desk: Desk, **more: Any) -> dict[str, Any]:
    """The matrix of one department, what is split, the check groups."""
    page = season_page(request, season, "verify")
    if season.table is None:
        return page | {"no_table": True}
    board = board_of(season)
    verifying = season.state == SeasonState.VERIFYING
    criteria = desk.criteria()
    groups = _groups_of(board, criteria)
    chosen = request.GET.get("nhom", "")
    if len(criteria) > WIDEST_DESK:
        chosen = chosen if chosen in dict(groups) else (groups[0][0] if groups else "")
        criteria = [one for one in criteria if board.table.group_of(one.code).code == chosen]
    base = reverse("clusters:verify", args=[season.pk])
    split = board.split_cells()
    return page | {
        "desk": desk,
        "desk_name": desk.verifier.name if desk.verifier else "Cơ quan thường trực",
        "desks": _desks(season, desk, base),
        "groups": [
            MenuItem(label, f"{base}?{_query(desk)}nhom={code}", code == chosen) for code, label in groups
        ] if len(desk.criteria()) > WIDEST_DESK else [],
        "criteria": [(one, rule_of(one)) for one in criteria],
        "rows": _matrix(board, desk.key, criteria, typed=more.pop("typed", None)),
        "may_score": verifying and may(request, "clusters.verify", desk),
        "verifying": verifying,
        "split": _split(board, split),
        "check_groups": check_groups(request, season),
        "group_form": forms.CheckGroupForm(members=members_of(season), auto_id="group-%s")
        if verifying and page["may"]["lead"] else None,
    } | more  # fmt: skip


def _query(desk: Desk) -> str:
    return f"so={desk.verifier.pk}&" if desk.verifier else ""


def _groups_of(board: Board, criteria: list[Criterion]) -> list[tuple[str, str]]:
    codes = {one.code for one in criteria}
    return [
        (group.code, f"{group.code}. {group.text}")
        for group in board.table.groups
        if any(one.code in codes for one in group.criteria)
    ]


def _desks(season: Season, desk: Desk, base: str) -> list[MenuItem]:
    items = [
        MenuItem(each.name, f"{base}?so={each.pk}", bool(desk.verifier and desk.verifier.pk == each.pk))
        for each in season.table.verifiers.order_by("pk")
    ]
    return [*items, MenuItem("Cơ quan thường trực", base, desk.verifier is None)]


def _matrix(board: Board, key: str, criteria: list[Criterion], typed: Any = None, members: set[int] | None = None):
    """(member, cells) a row, for one evaluator."""
    places = {code: place for place, code in enumerate(board.layout.codes)}
    layer = next((n for n, each in enumerate(board.evaluators) if each.key == key), None)
    rows = []
    for row, member in enumerate(board.members):
        if members is not None and member.pk not in members:
            continue
        cells = []
        for one in criteria:
            column = places[one.code]
            value = board.given[layer, row, column] if layer is not None else np.nan
            name = f"p-{member.pk}-{one.code}"
            kept = "" if np.isnan(value) else shown(float(value))
            own = board.own[row, column]
            said = typed.get(name, kept) if typed is not None else kept
            cells.append(Cell(name, said, "" if np.isnan(own) else shown(float(own)), member.name, one.code))
        rows.append((member, cells))
    return rows


def _split(board: Board, split: list) -> list[dict[str, Any]]:
    names = [each.name for each in board.evaluators]
    rows = {member.pk: place for place, member in enumerate(board.members)}
    found = []
    for member, code, _ in split:
        column = board.layout.codes.index(code)
        said = [
            (names[layer], vn_number(float(board.given[layer, rows[member.pk], column])))
            for layer in range(len(names))
            if not np.isnan(board.given[layer, rows[member.pk], column])
        ]
        found.append(
            {"member": member, "one": board.table.criterion(code), "said": said, "name": f"p-{member.pk}-{code}"}
        )
    return found


def check_groups(request: HttpRequest, season: Season) -> list[dict[str, Any]]:
    """The groups with their members, and where the reader gives points."""
    found = []
    for group in season.check_groups.prefetch_related("checkers__unit", "checked"):
        checkers, checked = list(group.checkers.all()), list(group.checked.all())
        acts = bool(mine(request, checkers))
        found.append({"group": group, "checkers": checkers, "checked": checked, "mine": acts})
    return found


def check_page(request: HttpRequest, season: Season, group: CheckGroup, typed: Any = None) -> dict[str, Any]:
    """The matrix of a check group: every criterion, the members it checks; group by group of the table."""
    board = board_of(season)
    groups = [(each.code, f"{each.code}. {each.text}") for each in board.table.groups]
    chosen = request.GET.get("nhom", "")
    chosen = chosen if chosen in dict(groups) else groups[0][0]
    criteria = [one for one in board.table.criteria if board.table.group_of(one.code).code == chosen]
    base = reverse("clusters:check", args=[season.pk, group.pk])
    checkers = mine(request, list(group.checkers.select_related("unit", "cluster__unit")))
    page = season_page(request, season, "verify")
    return page | {
        "group": group,
        "checker": Checker(group, checkers[0]) if checkers else None,
        "groups": [MenuItem(label, f"{base}?nhom={code}", code == chosen) for code, label in groups],
        "criteria": [(one, rule_of(one)) for one in criteria],
        "rows": _matrix(board, f"g{group.pk}", criteria, typed, set(group.checked.values_list("pk", flat=True))),
        "may_score": bool(checkers) and season.state == SeasonState.VERIFYING,
    }


def objections_page(request: HttpRequest, season: Season, **bound: Any) -> dict[str, Any]:
    """Objections with their clocks; a form for members, an answer for the organiser."""
    page = season_page(request, season, "objections")
    members = mine(request, list(members_of(season)))
    today = clock.today()
    rows = [
        (each, (each.due - today).days if each.state == ObjectionState.OPEN else None)
        for each in season.objections.select_related("member").order_by("state", "due", "pk")
    ]
    form = None
    if season.state == SeasonState.VERIFYING and season.table_id and members:
        form = forms.ObjectionForm(
            members=season.cluster.members.filter(pk__in=[member.pk for member in members]),
            criteria=season.table.table.criteria,
        )
    return page | {"rows": rows, "form": form, "verdicts": forms.AnswerForm.base_fields["accepted"].choices} | bound
