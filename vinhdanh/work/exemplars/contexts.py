"""What the page of one finding shows."""

from typing import Any

from django.http import HttpRequest

from vinhdanh.ground.accounts.access import may
from vinhdanh.ground.office import clock, vault
from vinhdanh.ground.ui.components.words import vn_time

from .models import Finding
from .workflow import FINAL, FINDING, HANDLE, FindingState

F = FindingState


def finding_page(request: HttpRequest, finding: Finding) -> dict[str, Any]:
    handles = may(request, HANDLE, finding)
    possible = {row.action for row in FINDING.actions_from(finding.state)} if handles else set()
    readable = handles and finding.sender_readable(clock.today())
    return {
        "finding": finding,
        "title": finding.name,
        "line": f"{finding.get_deed_display()} · {finding.commune.name}",
        "photographs": list(finding.photographs.all()),
        "sender": vault.open_words(finding.sender_sealed) if readable else {},
        "facts": [
            ("Trạng thái", finding.get_state_display()),
            ("Xã, phường", finding.commune.name),
            ("Nơi xảy ra", finding.place),
            ("Khi nào", finding.happened),
            ("Nhận lúc", vn_time(finding.sent_at)),
        ],
        "may": {name: name in possible for name in ("verify", "take_up", "decline", "send_on", "propose")},
        "may_reopen": "reopen" in possible,
        "may_unpropose": "unpropose" in possible,
        "final": finding.state in FINAL,
    }
