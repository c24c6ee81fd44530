"""A round taken to another machine as one file, and brought in: looked at first, then written."""

import re
from typing import Any

from django.core import signing
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_POST

from vinhdanh.crafts.viet.folding import fold
from vinhdanh.ground.accounts.access import actor, needs
from vinhdanh.ground.office import clock, files, vault
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.ui.components.words import vn_number
from vinhdanh.ground.ui.toasts import say

from .. import access, actions
from ..carrying import Bringing, Packet, Report, unpack
from ..carrying.report import WORDS
from ..forms import CarryInForm, CarryOutForm

_SALT = "nominations.round-file"
_OPEN_FOR = 60 * 60
"""Seconds in which what was looked at may be written."""
_NO_NAME = re.compile(r"[^a-z0-9]+")
SHOWN = 300
"""More lines than this nobody reads on a page; the rest are counted."""


@needs("nominations.carry")
@require_http_methods(["GET", "POST"])
def carry_out(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The round as one encrypted file to download."""
    round = access.a_round(pk)
    form = CarryOutForm(request.POST or None)
    if form.is_bound and form.is_valid():
        passphrase = form.cleaned_data["passphrase"]
        content = actions.carry_out(round, by=actor(request), at=clock.now(), passphrase=passphrase)
        name = f"{_NO_NAME.sub('-', fold(round.name)).strip('-')}.vinhdanh"
        answer = HttpResponse(content, content_type="application/octet-stream")
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    page = {"round": round, "form": form}
    return render(request, "nominations/carry_out.html", page, status=422 if form.is_bound else 200)


@needs("nominations.carry")
@require_http_methods(["GET", "POST"])
def carry_in(request: HttpRequest) -> HttpResponse:
    """A file is looked at: what would come of it, and nothing written yet."""
    form = CarryInForm(request.POST or None, request.FILES or None)
    refusal = ""
    if form.is_bound and form.is_valid():
        content, passphrase = form.cleaned_data["file"].read(), form.cleaned_data["passphrase"]
        try:
            packet = unpack(content, passphrase)
            report = actions.try_in(by=actor(request), at=clock.now(), packet=packet)
            kept = actions.keep_round_file(None, by=actor(request), at=clock.now(), content=content)
            return _look(request, packet, report, {"file": kept.pk, "key": vault.seal(passphrase).decode("ascii")})
        except Refused as refused:
            refusal = refused.message
    page = {"form": form, "refusal": refusal}
    return render(request, "nominations/carry_in.html", page, status=422 if form.is_bound else 200)


@needs("nominations.carry")
@require_POST
def carry_in_now(request: HttpRequest) -> HttpResponse:
    """Write what was looked at, with the officer's choices."""
    try:
        waiting = signing.loads(request.POST.get("waiting", ""), salt=_SALT, max_age=_OPEN_FOR)
    except signing.BadSignature as wrong:
        raise Refused("Trang này đã quá một giờ; hãy chọn lại tệp đợt xét.", code="stale") from wrong
    file = get_object_or_404(StoredFile, pk=waiting["file"])
    packet = unpack(files.read(file), vault.open_sealed(waiting["key"].encode("ascii")))
    picked = {name.removeprefix("muc-"): value for name, value in request.POST.items() if name.startswith("muc-")}
    chosen = Bringing(
        take=frozenset(key for key, value in picked.items() if value == "take"),
        keep=frozenset(key for key, value in picked.items() if value == "keep"),
    )
    round, report = actions.carry_in(None, by=actor(request), at=clock.now(), packet=packet, chosen=chosen)
    done = report.total("new", "changed")
    say(request, f"Đã nhận đợt xét: {vn_number(done)} mục được ghi")
    if report.of("conflict", "barred", "unclear"):
        return _look(request, packet, report, waiting, written=True)
    return redirect(reverse("nominations:round", args=[round.pk]))


def _look(
    request: HttpRequest, packet: Packet, report: Report, waiting: dict[str, Any], *, written: bool = False
) -> HttpResponse:
    others = report.of("unclear", "barred", "kept", "changed", "new")
    table = [(label, [counted.get(outcome, 0) for outcome in WORDS]) for label, counted in report.by_label()]
    page = {
        "about": packet.about, "made_at": parse_datetime(packet.about["made_at"]), "words": list(WORDS.values()),
        "table": table, "written": written, "waiting": signing.dumps(waiting, salt=_SALT),
        "conflicts": report.of("conflict"), "others": others[:SHOWN], "more": max(0, len(others) - SHOWN),
        "notes": report.notes, "todo": report.total("new", "changed", "conflict"),
    }  # fmt: skip
    return render(request, "nominations/carry_in_report.html", page)
