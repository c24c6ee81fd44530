"""Short messages after an act, with the way back: "Đã tiếp nhận 3 hồ sơ · Hoàn tác".

Django's message framework carries only a text and tags, so the address of the undo travels as a tag; this module
alone knows that.
"""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

_UNDO = "undo:"


def say(request: HttpRequest, text: str) -> None:
    """Tell what was done."""
    messages.success(request, text)


def say_undoable(request: HttpRequest, text: str, undo_url: str) -> None:
    """Tell what was done and offer to take it back: the toast posts to `undo_url`, which must be our own path."""
    messages.success(request, text, extra_tags=f"{_UNDO}{undo_url}")


def undo_url(message: Message) -> str:
    """Where this message is undone, or nothing."""
    for tag in (message.extra_tags or "").split():
        if tag.startswith(f"{_UNDO}/"):
            return tag.removeprefix(_UNDO)
    return ""
