"""What the views of this room answer with besides pages."""

from io import BytesIO
from typing import Any

from django.http import FileResponse, HttpRequest

from vinhdanh.ground.accounts.access import actor
from vinhdanh.ground.office import clock, files
from vinhdanh.ground.office.models import StoredFile


def now(request: HttpRequest) -> dict[str, Any]:
    """Who acts and when, for an action."""
    return {"by": actor(request), "at": clock.now()}


def download(content: bytes, name: str, media_type: str) -> FileResponse:
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=media_type)


def kept(stored: StoredFile) -> FileResponse:
    """A kept file, under the name it was kept with."""
    return download(files.read(stored), stored.name, stored.media_type)
