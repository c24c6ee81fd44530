"""A cluster's year: opened, its leaders and terms, its programme, its steps."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from vinhdanh.ground.office import audit
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused

from ..models import Cluster, Member, ProgrammeItem, ScoreTable, Season, Sheet
from ..scoreboard import members_of
from ..scoring import ScoreError, differences, points_for
from ..states import SeasonState, TableState
from ..workflow import SEASON
from .leads import Lead
from .places import draw_up
from .points import BOARD_KEY, write_points

LEAST_MEMBERS = 2
OPEN_TO_CHANGE = (SeasonState.REGISTERING, SeasonState.RUNNING, SeasonState.SCORING, SeasonState.VERIFYING)


@action("clusters.set_up")
def open_season(cluster: Cluster, *, by: Actor, at: datetime, year: int) -> Season:
    """Open a year. Head and deputy elected at the last conference are taken over, and what the terms were."""
    if cluster.seasons.filter(year=year).exists():
        raise Refused(f"{cluster} đã mở năm {year}.", code="same_year")
    season = Season(cluster=cluster, year=year)
    if members_of(season).count() < LEAST_MEMBERS:
        raise Refused(f"{cluster} cần ít nhất {LEAST_MEMBERS} đơn vị thành viên trong năm {year}; hãy ghi thành viên.")
    before = cluster.seasons.filter(year=year - 1).select_related("conference").first()
    if before is not None:
        for name in ("flags", "certificates", "flag", "certificate", "on_hold", "objection_days"):
            setattr(season, name, getattr(before, name))
        elected = getattr(before, "conference", None)
        season.head = elected.next_head if elected else None
        season.deputy = elected.next_deputy if elected else None
    season.save()
    return season


@action("clusters.set_up")
def set_leaders(
    season: Season,
    *,
    by: Actor,
    at: datetime,
    head: Member,
    deputy: Member | None = None,
    host: Member | None = None,
) -> Season:
    """Write head, deputy and, where it is somebody else, the host of the conference. The head changes every year.

    Refused when last year's head leads again: the lead rotates.
    """
    if head == deputy:
        raise Refused("Trưởng và phó phải là hai đơn vị khác nhau.")
    last = season.cluster.seasons.filter(year=season.year - 1).values_list("head", flat=True).first()
    if last == head.pk:
        raise Refused(
            f"{head} đã làm trưởng năm {season.year - 1}; chức trưởng luân phiên hằng năm, hãy chọn đơn vị khác."
        )
    season.head, season.deputy, season.host = head, deputy, host
    season.save(update_fields=["head", "deputy", "host"])
    audit.note(leader=head.pk, deputy=deputy.pk if deputy else None, host=host.pk if host else None)
    return season


@action("clusters.set_up")
def set_terms(season: Season, *, by: Actor, at: datetime, **terms: Any) -> Season:
    """Set quota, awards, what happens when a leader rests, dates due, the round. Not once the ranking is recognised."""
    if season.state == SeasonState.CONFIRMED:
        raise Refused("Bảng xếp hạng đã được công nhận; hãy mở lại trước khi đổi quy định của năm.", code="wrong_state")
    if season.year > (terms.get("own_due") or date(season.year, 1, 1)).year + 1:
        raise Refused("Hạn tự chấm điểm không đúng năm thi đua.")
    audit.note(terms={name: str(value) for name, value in terms.items()})
    for name, value in terms.items():
        setattr(season, name, value)
    season.save(update_fields=list(terms))
    if season.state == SeasonState.RANKED:
        draw_up(season)
    return season


@action("clusters.set_up")
def use_table(season: Season, *, by: Actor, at: datetime, table: ScoreTable) -> list[str]:
    """Score this year by ``table``. Another version after scores were given: they are carried over.

    Points that were computed from what was reached are computed again; typed ones stay where the new version still
    can give them. Answers what could not be carried over, a sentence each. The old version is kept.
    """
    if table.state == TableState.DRAFT:
        raise Refused("Bảng tiêu chí còn là dự thảo; hãy ban hành rồi mới dùng để chấm.", code="draft")
    if season.state not in OPEN_TO_CHANGE:
        raise Refused("Đã họp tổng kết theo bảng tiêu chí này; hãy mở lại bước thẩm định trước khi đổi.")
    lost: list[str] = []
    if season.table_id and season.table_id != table.pk:
        lost = _carry_over(season, table, by=by, at=at)
        changed = differences(season.table.table, table.table)
        audit.note(table=[season.table_id, table.pk], changed=[each.code for each in changed], lost=lost)
    season.table = table
    season.save(update_fields=["table"])
    return lost


def _carry_over(season: Season, table: ScoreTable, *, by: Actor, at: datetime) -> list[str]:
    lost: list[str] = []
    known = {one.code: one for one in table.table.criteria}
    verifiers = {each.name: each for each in table.verifiers.all()}
    reason = f"Đổi sang {table}"
    for sheet in season.sheets.select_related("member", "verifier").order_by("pk"):
        if sheet.verifier_id:
            _to_new_verifier(sheet, verifiers)
        cells: dict[str, float | None] = {}
        for code, points in sheet.points.items():
            if code not in known:
                cells[code] = None
                lost.append(f"{sheet.member}: tiêu chí {code} không còn trong bản mới, bỏ {points:g} điểm.")
                continue
            try:
                cells[code] = points_for(known[code], sheet.given.get(code) or {"points": points})
            except (ScoreError, KeyError):
                cells[code] = None
                lost.append(f"{sheet.member}: tiêu chí {code}, {points:g} điểm không hợp bản mới, cần chấm lại.")
        write_points(sheet, cells, by=by, at=at, reason=reason)
    return lost


def _to_new_verifier(sheet: Sheet, verifiers: Mapping[str, Any]) -> None:
    """The same department of the new version; one that it no longer names scored for the standing body."""
    new = verifiers.get(sheet.verifier.name)
    key = f"v{new.pk}" if new else BOARD_KEY
    if not new and sheet.season.sheets.filter(member=sheet.member, period=sheet.period, evaluator=key).exists():
        key = f"x{sheet.pk}"
    Sheet.objects.filter(pk=sheet.pk).update(verifier=new, evaluator=key)
    sheet.verifier, sheet.evaluator = new, key


@action("clusters.lead")
def step(lead: Lead, *, by: Actor, at: datetime, verb: str) -> Season:
    """Move the year on (``begin``, ``open_scoring``, ``open_verifying``, ``call_conference``, ``rank``) or ``back``.

    Side effects: ranking draws up the places; going back from the ranking drops them.
    """
    season = lead.season
    if verb == "confirm" or season.state == SeasonState.CONFIRMED:
        raise Refused("Việc công nhận, mở lại bảng xếp hạng là của cơ quan thường trực.", code="wrong_state")
    before = season.state
    SEASON.move(season, verb)
    if verb == "rank":
        draw_up(season)
    elif verb == "back" and before == SeasonState.RANKED:
        season.places.all().delete()
    return season


@action("clusters.lead")
def add_item(
    lead: Lead, *, by: Actor, at: datetime, title: str, month: int, member: Member | None = None
) -> ProgrammeItem:
    """Put an item into the programme of the year."""
    return ProgrammeItem.objects.create(season=lead.season, title=title, month=month, member=member)


@action("clusters.lead")
def mark_item(lead: Lead, *, by: Actor, at: datetime, item: ProgrammeItem, state: str, note: str = "") -> ProgrammeItem:
    """Say how an item of the programme stands."""
    audit.note(item=item.pk, state=[item.state, state])
    item.state, item.note = state, note
    item.save(update_fields=["state", "note"])
    return item
