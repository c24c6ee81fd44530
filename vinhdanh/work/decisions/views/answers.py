"""What the views of this room answer with besides pages."""

from io import BytesIO
from typing import Any

from django.http import FileResponse, Http404, HttpRequest

from vinhdanh.crafts.papers import Document, PaperError, render_docx, render_pdf
from vinhdanh.ground.accounts.access import actor
from vinhdanh.ground.office import clock, files
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.models import StoredFile

from ..tasks import DOCX, PDF

WRITERS = {"pdf": (render_pdf, PDF), "docx": (render_docx, DOCX)}


def now(request: HttpRequest) -> dict[str, Any]:
    """Who acts and when, for an action."""
    return {"by": actor(request), "at": clock.now()}


def download(content: bytes, name: str, media_type: str) -> FileResponse:
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=media_type)


def kept(stored: StoredFile) -> FileResponse:
    """A kept file, under the name it was kept with."""
    return download(files.read(stored), stored.name, stored.media_type)


def written(document: Document, name: str, form: str) -> FileResponse:
    """A document composed now, as ``pdf`` or ``docx``. A letter without a glyph is told in a sentence."""
    if form not in WRITERS:
        raise Http404("Văn bản chỉ có dạng PDF và Word.")
    render, media_type = WRITERS[form]
    try:
        return download(render(document), f"{name}.{form}", media_type)
    except PaperError as wrong:
        raise Refused(str(wrong), code="paper") from wrong
