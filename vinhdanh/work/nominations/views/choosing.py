"""Choosing among those who meet the conditions, where places are few: asked of the rules, decided by people."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from vinhdanh.ground.accounts.access import actor, charge, needs
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.registry.models import Party
from vinhdanh.ground.ui.parts import MenuItem
from vinhdanh.ground.ui.toasts import say
from vinhdanh.law import award_names
from vinhdanh.law.selecting import Standing

from .. import access, actions
from ..choosing import Choosing, Line, candidates, choose_among
from ..forms import PlacesForm
from ..models import Nomination, Round

NOUNS = {Party.Kind.PERSON: "Cá nhân", Party.Kind.UNIT: "Tập thể", Party.Kind.HOUSEHOLD: "Hộ gia đình"}
SHELVES = {
    Standing.CHOSEN: ("Được chọn", "met"),
    Standing.TIED: ("Ngang nhau ở suất cuối cùng", "warn"),
    Standing.NOT_CHOSEN: ("Đủ điều kiện, không được chọn", "unmet"),
    Standing.OPEN: ("Cần bổ sung thông tin", "unknown"),
    Standing.NOT_MET: ("Chưa đủ điều kiện", ""),
}


@needs("nominations.see")
@require_http_methods(["GET", "POST"])
def choosing(request: HttpRequest, pk: int, award: str) -> HttpResponse:
    """The choice as the rules make it; a POST writes of those not chosen that they are not, with their reason."""
    round = access.a_round(pk)
    if award not in award_names():
        raise Http404
    reader = charge(request)
    seen = access.seen_nominations(reader)
    subject, kinds = _subject(request, seen, round, award)
    found = candidates(seen, round, award, subject) if subject else []
    form = PlacesForm(request.GET or None, keys=[one.pk for one in found])
    told = form.cleaned_data if form.is_bound and form.is_valid() else {}
    asked = {name: told.get(name) for name in ("places", "per_unit")}
    chosen = choose_among(found, round, award, subject, ties=told.get("first") or (), **asked)
    refused = [line for line in chosen.of(Standing.NOT_CHOSEN) if _may_leave_out(line.nomination, reader)]
    if request.method == "POST":
        return _leave_out(request, refused)
    return render(request, "nominations/choosing.html", _page(round, award, subject, kinds, form, chosen, refused))


def _page(
    round: Round, award: str, subject: str, kinds: list[MenuItem], form: PlacesForm, chosen: Choosing, refused: list
) -> dict[str, Any]:
    shelves = [(words, tone, chosen.of(standing)) for standing, (words, tone) in SHELVES.items()]
    return {
        "title": award_names()[award].name,
        "round": round,
        "subject": subject,
        "kinds": kinds,
        "form": form,
        "chosen": chosen,
        "shelves": [shelf for shelf in shelves if shelf[2]],
        "tied": chosen.of(Standing.TIED),
        "first": form.cleaned_data.get("first", []) if form.is_bound and form.is_valid() else [],
        "refused": len(refused),
    }


def _subject(request: HttpRequest, seen: Any, round: Round, award: str) -> tuple[str, list[MenuItem]]:
    """Persons, collectives and households are chosen apart; the first that there is unless another is asked for."""
    there = set(seen.filter(round=round, award=award).order_by().values_list("party__kind", flat=True).distinct())
    kinds = [kind for kind in NOUNS if kind in there]
    wanted = request.GET.get("subject", "")
    subject = wanted if wanted in kinds else (kinds[0] if kinds else "")
    return subject, [MenuItem(NOUNS[kind], f"?subject={kind}", kind == subject) for kind in kinds]


def _may_leave_out(nomination: Nomination, reader: Charge) -> bool:
    """Whether this reader may say it; the action asks again, also in which state."""
    places = [nomination.unit.path, *([nomination.authority.unit.path] if nomination.authority else [])]
    return any(reader.may("nominations.override", place) for place in places)


def _leave_out(request: HttpRequest, lines: list[Line]) -> HttpResponse:
    done, kept = 0, ""
    for line in lines:
        try:
            actions.leave_out(line.nomination, by=actor(request), at=clock.now(), reason=line.reason)
            done += 1
        except Refused as refusal:
            kept = f" {line.nomination.party.name}: {refusal.message}"
    say(request, f"Đã ghi không lựa chọn {done} hồ sơ, mỗi hồ sơ kèm lý do.{kept}")
    return redirect(request.get_full_path())
