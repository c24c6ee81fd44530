"""The board with totals and ranks, how stable they are, what if weights were others, the conference."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from django.http import HttpRequest

from vinhdanh.crafts.viet.numbers import format_number
from vinhdanh.ground.ui.components.words import vn_number
from vinhdanh.law import award_names

from .. import forms, pictures, scoring
from ..models import Season
from ..ranking import Standing, moved_since, standings, without_official_result
from ..scoreboard import Board, board_of, left_on, members_of
from ..scoring import Kind
from ..states import SeasonState
from .common import season_page


def board_page(request: HttpRequest, season: Season) -> dict[str, Any]:
    """Ranks and totals by group; ``chi-tiet`` shows every criterion."""
    page = season_page(request, season, "board")
    if season.table is None:
        return page | {"no_table": True}
    board = board_of(season)
    lines = standings(board)
    rows = {member.pk: place for place, member in enumerate(board.members)}
    detailed = request.GET.get("chi-tiet") == "1"
    recognised = season.state == SeasonState.CONFIRMED
    ranked = season.state in (SeasonState.RANKED, SeasonState.CONFIRMED)
    shares = scoring.tied(board.ranks)
    return page | {
        "columns": _criteria(board) if detailed else _groups(board),
        "rows": [
            row_of(board, line, rows[line.member.pk], bool(shares[rows[line.member.pk]]), detailed) for line in lines
        ],
        "votes": board.votes is not None,
        "bands": bool(board.table.bands),
        "detailed": detailed,
        "provisional": int(board.provisional.sum()),
        "negative": [line.member.name for line in lines if line.total < 0],
        "total": vn_number(board.table.total),
        "recognised": recognised,
        "ranked": ranked,
        "moved": ranked and moved_since(season, board),
        "waiting": without_official_result(season) if season.state == SeasonState.RANKED else [],
        "nominated": season.places.exclude(nomination=None).select_related("nomination", "member"),
        "to_nominate": recognised
        and season.places.exclude(recommended="").filter(nomination=None).exclude(member__unit=None).exists(),
    }


def _groups(board: Board) -> list[tuple[str, str, str]]:
    return [
        (group.code, group.text, vn_number(group.max)) for group in board.table.groups if group.kind is not Kind.BAR
    ]


def _criteria(board: Board) -> list[tuple[str, str, str]]:
    return [(one.code, one.text, vn_number(one.max)) for one in board.table.criteria]


def row_of(board: Board, line: Standing, row: int, shared: bool, detailed: bool) -> dict[str, Any]:
    if detailed:
        cells = [("" if value != value else format_number(value)) for value in board.points[row].tolist()]
    else:
        kinds = board.layout.kinds
        cells = [
            format_number(-value if kind is Kind.MINUS else value)
            for value, kind in zip(board.totals.groups[row].tolist(), kinds, strict=True)
            if kind is not Kind.BAR
        ]
    return {
        "line": line,
        "rank": _rank_words(line, shared),
        "cells": cells,
        "total": format_number(line.total),
        "votes": "" if board.votes is None else format_number(int(board.votes[row])),
        "why_not": _why_not(board, line, row),
        "resting": line.rank > 0 and line.effective == 0,
        "recommended": award_names()[line.recommended].name if line.recommended else "",
        "flag": line.recommended == board.season.flag and bool(line.recommended),
        "handed_in": bool(board.handed_in[row]),
    }


def _rank_words(line: Standing, shared: bool) -> str:
    if not line.rank:
        return "–"
    return f"{line.rank}=" if shared else str(line.rank)


def _why_not(board: Board, line: Standing, row: int) -> str:
    if line.rank:
        return ""
    if (day := left_on(line.member, board.season.year)) is not None:
        return f"thôi tham gia, kết thúc hoạt động từ {day:%d/%m/%Y}"
    return "có trường hợp không xếp hạng" if board.totals.barred[row] else ""


def stability_page(request: HttpRequest, season: Season) -> dict[str, Any]:
    """Which ranks change under ±5 % of the weights, with one evaluator less, and under weights of one's own."""
    page = season_page(request, season, "stability")
    if season.table is None:
        return page | {"no_table": True}
    board = board_of(season)
    if not len(board.members) or np.isnan(board.points).all():
        return page | {"no_points": True}
    found = scoring.shake(board.layout, board.points, out=board.gone)
    order = np.argsort(np.where(found.ranks == 0, 10_000, found.ranks), kind="stable")
    names = [member.name for member in board.members]
    inside = [int(row) for row in order if found.ranks[row]]
    return page | {
        "picture": pictures.stability([names[row] for row in inside], found, inside),
        "lines": [
            {
                "name": names[row], "rank": int(found.ranks[row]), "best": int(found.best[row]),
                "worst": int(found.worst[row]), "led": float(found.led[row]), "kept": float(found.kept[row]),
            }
            for row in inside
        ],
        "times": found.times,
        "reading": _reading(names, found, inside),
        "without": _without(board, names),
        **_what_if(board, names, request.GET),
    }  # fmt: skip


def _reading(names: list[str], found: scoring.Stability, inside: list[int]) -> list[str]:
    """What the picture says, in sentences."""
    if len(inside) < 2:
        return ["Có ít hơn hai đơn vị được xếp hạng."]
    first, second = inside[0], inside[1]
    told = []
    if found.worst[first] == 1:
        told.append(f"{names[first]} đứng đầu trong mọi lần thử: vị trí dẫn đầu vững.")
    else:
        leaders = [
            f"{names[row]} {format_number(round(100 * found.led[row], 1))} %" for row in inside if found.led[row] > 0
        ]
        told.append(
            f"Vị trí dẫn đầu chưa vững: số lần đứng đầu là {', '.join(leaders[:4])}. "
            "Hội nghị nên bỏ phiếu trước khi đề nghị Cờ."
        )
    reach = [names[row] for row in inside if found.best[row] == 1 and row not in (first, second)]
    if reach:
        told.append(f"Ngoài hai đơn vị đầu, {', '.join(reach)} cũng có thể lên hạng nhất.")
    firm = sum(1 for row in inside if found.best[row] == found.worst[row])
    told.append(f"{firm} trong {len(inside)} đơn vị giữ nguyên hạng trong mọi lần thử.")
    return told


def _without(board: Board, names: list[str]) -> list[dict[str, Any]]:
    """For each evaluator: whose rank would be another if it had given nothing."""
    if len(board.evaluators) < 2:
        return []
    answers = scoring.without_each(board.layout, board.given, out=board.gone)
    given = scoring.add_up(board.layout, scoring.combine(board.given))
    ranks = scoring.rank(given.total, out=board.gone | given.barred)
    found = []
    for place, evaluator in enumerate(board.evaluators):
        moved = [
            f"{names[row]}: {ranks[row]} → {answers[place, row]}" for row in np.flatnonzero(answers[place] != ranks)
        ]
        found.append({"name": evaluator.name, "moved": moved})
    return found


def _what_if(board: Board, names: list[str], asked: Mapping[str, str]) -> dict[str, Any]:
    """ "If criterion 3 were worth 20": ``tieu-chi`` and ``diem`` of the query; nonsense is said, not guessed."""
    criteria = [one for one, kept in zip(board.table.criteria, board.layout.of_kind(Kind.POINTS), strict=True) if kept]
    code, typed = asked.get("tieu-chi", ""), asked.get("diem", "").strip().replace(",", ".")
    shown: dict[str, Any] = {"criteria": criteria, "asked_code": code, "asked_points": asked.get("diem", "")}
    if not code or not typed:
        return shown
    known = {one.code: one for one in criteria}
    try:
        weight = float(typed)
    except ValueError:
        weight = -1.0
    if code not in known or not 0 <= weight <= 1000:
        return shown | {"asked_fault": "Hãy chọn một tiêu chí và ghi điểm từ 0 đến 1.000."}
    layout, points = scoring.reweighted(board.layout, board.points, {code: weight})
    totals = scoring.add_up(layout, points)
    ranks = board.ranked(layout, totals)
    rows = [
        {
            "name": names[row], "before": int(board.ranks[row]), "after": int(ranks[row]),
            "total": vn_number(float(totals.total[row])),
        }
        for row in np.argsort(np.where(ranks == 0, 10_000, ranks), kind="stable")
    ]  # fmt: skip
    return shown | {"what_if": rows, "asked_one": known[code]}


def conference_page(request: HttpRequest, season: Season, **bound: Any) -> dict[str, Any]:
    page = season_page(request, season, "conference")
    conference = getattr(season, "conference", None)
    members = members_of(season)
    in_session = season.state == SeasonState.CONFERENCE and page["may"]["lead"]
    votes = dict(season.votes.values_list("member", "agree"))
    names = tuple(forms.ConferenceForm.base_fields)
    initial = {name: getattr(conference, name) for name in names} if conference else {
        "voters": len(members), "present": len(members)
    }  # fmt: skip
    return page | {
        "conference": conference,
        "members": [(member, votes.get(member.pk)) for member in members],
        "voted": bool(votes),
        "in_session": in_session,
        "form": forms.ConferenceForm(initial=initial, members=members) if in_session else None,
    } | bound  # fmt: skip
