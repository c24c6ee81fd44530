"""Longer work: the text of an uploaded file is read out for the search."""

from django_tasks import task

from . import searching
from .extracting import text_in
from .models import Attachment, DocumentPage


@task()
def read_text(attachment_id: int) -> None:
    """Read the file's text and let the search know it for the pages that offer the file. Runs twice without harm."""
    attachment = Attachment.objects.filter(pk=attachment_id).first()
    if attachment is None:
        return
    with attachment.file.open("rb") as content:
        text = text_in(content.read(), attachment.file_extension)
    Attachment.objects.filter(pk=attachment_id).update(text=text)
    for page in DocumentPage.objects.live().filter(file=attachment_id).select_related("file"):
        searching.put_page(page)
