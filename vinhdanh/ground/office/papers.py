"""Documents as files to download.

PDF is always as the house lays it out. Word comes from the authority's own template where it has one for that kind of
document: the room that keeps templates stands above and registers the callable that fills them.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.http import FileResponse, Http404

from vinhdanh.crafts.papers import Document, PaperError, render_docx, render_pdf

from .errors import Refused

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA_TYPES = {"pdf": PDF, "docx": DOCX}

Fill = Callable[[Any, Document], bytes | None]
"""The document in the authority's own template, or None where it has none for this kind."""

_fill: Fill | None = None


def register_templates(fill: Fill) -> None:
    global _fill
    _fill = fill


def word(document: Document, *, authority: Any = None) -> bytes:
    """The document as Word, in the own template of ``authority`` (a registry.Authority or None) where it has one."""
    filled = _fill(authority, document) if _fill and authority else None
    return filled or render_docx(document)


def written(document: Document, form: str, *, authority: Any = None) -> tuple[bytes, str]:
    """Content and media type of a document as ``pdf`` or ``docx``; 404 for another form. What cannot be printed is
    refused with its sentence."""
    if form not in MEDIA_TYPES:
        raise Http404("Văn bản chỉ có dạng PDF và Word.")
    try:
        content = render_pdf(document) if form == "pdf" else word(document, authority=authority)
    except PaperError as wrong:
        raise Refused(str(wrong), code="paper") from wrong
    return content, MEDIA_TYPES[form]


def download(content: bytes, name: str, media_type: str) -> FileResponse:
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=media_type)


def offered(document: Document, name: str, form: str, *, authority: Any = None) -> FileResponse:
    """A document to download; ``name`` without its ending."""
    content, media_type = written(document, form, authority=authority)
    return download(content, f"{name}.{form}", media_type)
