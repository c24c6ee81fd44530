"""The year's overview, programme and pact."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from vinhdanh.ground.office import clock
from vinhdanh.ground.ui.components.words import vn_date, vn_number
from vinhdanh.ground.ui.parts import Figure

from .. import access, forms
from ..models import ProgrammeItem, Season, Sheet
from ..scoreboard import members_of
from ..states import ObjectionState, SeasonState, TableState
from .common import mine, season_page


def overview_page(request: HttpRequest, season: Season, **bound: Any) -> dict[str, Any]:
    members = list(members_of(season))
    page = season_page(request, season, "season")
    page |= {"members": members, "figures": _figures(season, len(members)), "facts": _facts(season)}
    page["tasks"] = _tasks(request, season, members)
    if page["may"]["set_up"]:
        seated = season.cluster.members.filter(pk__in=[member.pk for member in members])
        terms = {name: getattr(season, name) for name in forms.TermsForm.base_fields if name != "round"}
        page |= {
            "leaders_form": forms.LeadersForm(
                members=seated, auto_id="leaders-%s",
                initial={"head": season.head_id, "deputy": season.deputy_id, "host": season.host_id},
            ),
            "terms_form": forms.TermsForm(initial=terms | {"round": season.round_id}, auto_id="terms-%s"),
            "table_form": forms.TableChoiceForm(
                tables=tables_for(request, season), initial={"table": season.table_id}, auto_id="table-%s"
            ),
        }  # fmt: skip
    return page | bound


def tables_for(request: HttpRequest, season: Season):
    """Tables in force that the year may be scored by: of its organiser, for its year."""
    seen = access.seen_tables(access.charge(request))
    return seen.filter(unit=season.cluster.unit_id, year=season.year, state=TableState.IN_FORCE).order_by("name")


def _figures(season: Season, members: int) -> list[Figure]:
    done = season.programme.filter(state=ProgrammeItem.State.DONE).count()
    handed = season.sheets.filter(kind="own", period=Sheet.Period.YEAR).exclude(handed_in_at=None).count()
    waiting = season.objections.filter(state=ObjectionState.OPEN).count()
    return [
        Figure(vn_number(members), "đơn vị thành viên"),
        Figure(vn_number(done), "việc trong chương trình đã xong", of=f"/ {season.programme.count()}"),
        Figure(vn_number(handed), "đơn vị đã nộp tự chấm", of=f"/ {members}"),
        Figure(vn_number(waiting), "kiến nghị chờ trả lời", tone="unknown" if waiting else ""),
    ]


def _facts(season: Season) -> list[tuple[str, Any]]:
    title = season.cluster.head_title
    return [
        (title, season.head or "—"),
        ("Phó", season.deputy or "—"),
        ("Đăng cai", season.host or season.head or "—"),
        ("Bảng tiêu chí", season.table or "—"),
        ("Hạn tự chấm", vn_date(season.own_due)),
        ("Hạn thẩm định", vn_date(season.verify_due)),
        ("Đề nghị", f"{season.flags} cờ, {season.certificates} bằng khen"),
        ("Khi bị tạm dừng", Season.OnHold(season.on_hold).label),
        ("Đợt xét", season.round or "—"),
    ]


def _tasks(request: HttpRequest, season: Season, members: list) -> list[tuple[str, str]]:
    """What the reader can do now: (words, address)."""
    found: list[tuple[str, str]] = []
    mine_now = mine(request, members)
    if season.state == SeasonState.SCORING and season.table_id:
        for member in mine_now[:5]:
            found.append((f"Tự chấm điểm: {member}", reverse("clusters:own_sheet", args=[season.pk, member.pk])))
    if season.state == SeasonState.VERIFYING:
        found.append(("Thẩm định điểm theo lĩnh vực", reverse("clusters:verify", args=[season.pk])))
        if mine_now:
            found.append(("Xem điểm, gửi kiến nghị", reverse("clusters:objections", args=[season.pk])))
    return found


def programme_page(request: HttpRequest, season: Season, **bound: Any) -> dict[str, Any]:
    page = season_page(request, season, "programme")
    page |= {
        "items": season.programme.select_related("member"),
        "states": ProgrammeItem.State.choices,
        "month": clock.today().month if clock.today().year == season.year else 0,
        "item_form": forms.ItemForm(members=members_of(season)) if page["may"]["lead"] else None,
    }
    return page | bound


def pact_page(request: HttpRequest, season: Season, **bound: Any) -> dict[str, Any]:
    page = season_page(request, season, "pact")
    pact = getattr(season, "pact", None)
    names = ("activities", "commitments", "place", "signed_on")
    page |= {
        "pact": pact,
        "targets": season.targets.select_related("member"),
        "registering": season.state == SeasonState.REGISTERING,
        "form": None,
        "target_form": None,
    }
    if page["may"]["lead"]:
        page["form"] = forms.PactForm(initial={name: getattr(pact, name) for name in names} if pact else None)
        if page["registering"]:
            page["target_form"] = forms.TargetForm(members=members_of(season), auto_id="target-%s")
    return page | bound
