"""What the views of this room answer with besides pages."""

from typing import Any

from django.http import FileResponse, HttpRequest

from vinhdanh.ground.accounts.access import actor
from vinhdanh.ground.office import clock, files
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.office.papers import download


def now(request: HttpRequest) -> dict[str, Any]:
    """Who acts and when, for an action."""
    return {"by": actor(request), "at": clock.now()}


def kept(stored: StoredFile) -> FileResponse:
    """A kept file, under the name it was kept with."""
    return download(files.read(stored), stored.name, stored.media_type)
