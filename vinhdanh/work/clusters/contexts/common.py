"""What every page of a year has: its steps, tabs, and who may do what."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from vinhdanh.ground.accounts.access import may
from vinhdanh.ground.ui.parts import MenuItem

from ..actions import Lead
from ..models import Member, Season
from ..states import ObjectionState, SeasonState

STEPS = ("Đăng ký, giao ước", "Thực hiện", "Tự chấm", "Thẩm định", "Hội nghị", "Xếp hạng", "Công nhận")


@dataclass(frozen=True)
class Verb:
    """The next step of a year as a button."""

    name: str
    label: str
    icon: str = "arrow-right"


NEXT = {
    SeasonState.REGISTERING: Verb("begin", "Bắt đầu thực hiện giao ước", "sign"),
    SeasonState.RUNNING: Verb("open_scoring", "Mở tự chấm điểm", "pencil"),
    SeasonState.SCORING: Verb("open_verifying", "Chuyển sang thẩm định", "send"),
    SeasonState.VERIFYING: Verb("call_conference", "Khoá điểm, họp tổng kết", "lock"),
    SeasonState.CONFERENCE: Verb("rank", "Xếp hạng", "list"),
}


def step_of(season: Season) -> int:
    """The station on the way, from 1; a recognised ranking has passed the last."""
    place = list(SeasonState).index(SeasonState(season.state)) + 1
    return place + 1 if season.state == SeasonState.CONFIRMED else place


def season_page(request: HttpRequest, season: Season, here: str) -> dict[str, Any]:
    """Common to all tabs of a year."""
    return {
        "title": f"{season.cluster}: năm {season.year}",
        "line": line_of(season),
        "season": season,
        "cluster": season.cluster,
        "steps": STEPS,
        "step": step_of(season),
        "tabs": tabs(season, here),
        "next": NEXT.get(SeasonState(season.state)),
        "may": {
            "lead": may(request, "clusters.lead", Lead(season)),
            "set_up": may(request, "clusters.set_up", season),
            "confirm": may(request, "clusters.confirm", season),
        },
    }


def line_of(season: Season) -> str:
    parts = [SeasonState(season.state).label]
    if season.head:
        parts.append(f"{season.cluster.head_title}: {season.head}")
    if season.deputy:
        parts.append(f"Phó: {season.deputy}")
    return " · ".join(parts)


def tabs(season: Season, here: str) -> list[MenuItem]:
    waiting = season.objections.filter(state=ObjectionState.OPEN).count()
    named = [
        ("season", "Tổng quan"), ("programme", "Chương trình"), ("pact", "Giao ước"), ("own", "Tự chấm"),
        ("verify", "Thẩm định"), ("board", "Bảng điểm"), ("stability", "Độ vững"), ("conference", "Hội nghị"),
        ("objections", "Kiến nghị"), ("changes", "Thay đổi điểm"),
    ]  # fmt: skip
    return [
        MenuItem(
            label, reverse(f"clusters:{name}", args=[season.pk]), name == here,
            count=waiting if name == "objections" and waiting else None, hot=True,
        )
        for name, label in named
    ]  # fmt: skip


def mine(request: HttpRequest, members: list[Member]) -> list[Member]:
    """The members for which the reader may act."""
    return [member for member in members if may(request, "clusters.take_part", member)]
