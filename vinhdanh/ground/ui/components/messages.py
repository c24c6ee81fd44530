"""What the page tells its reader: notices, toasts with undo, empty lists."""

from typing import Any

from django import template
from django.contrib.messages import WARNING
from django.contrib.messages.storage.base import BaseStorage, Message
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from vinhdanh.ground.ui.toasts import undo_url

register = template.Library()

TONES = {"info": "info", "met": "check", "warn": "warning", "unmet": "warning"}


@register.simple_block_tag(end_name="endnotice")
def notice(content: SafeString, tone: str = "info", title: str = "") -> SafeString:
    """`{% notice "warn" "Tiêu đề" %}<p>…</p>{% endnotice %}`; tones: info, met, warn, unmet (read aloud at once)."""
    return render_to_string(
        "ui/parts/notice.html", {"tone": tone, "icon": TONES[tone], "title": title, "content": content}
    )


@register.simple_block_tag(end_name="endempty")
def empty(content: SafeString, icon: str, title: str, line: str = "") -> SafeString:
    """`{% empty "book" "Chưa có hồ sơ nào" "Tải danh sách lên…" %}…the next step…{% endempty %}`."""
    return render_to_string("ui/parts/empty.html", {"icon": icon, "title": title, "line": line, "content": content})


@register.inclusion_tag("ui/parts/toasts.html", takes_context=True)
def toasts(context: Context, stored: BaseStorage | None) -> dict[str, Any]:
    """Messages about what went well; they leave by themselves, those with undo more slowly."""
    found = [{"text": str(m), "undo_url": undo_url(m)} for m in stored or () if m.level < WARNING]
    return {"toasts": found, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("ui/parts/alerts.html")
def alerts(stored: BaseStorage | None) -> dict[str, Any]:
    """Messages that ask for attention stay on the page until it is left."""
    found: list[Message] = [m for m in stored or () if m.level >= WARNING]
    return {"alerts": [{"text": str(m), "tone": "warn" if m.level == WARNING else "unmet"} for m in found]}
