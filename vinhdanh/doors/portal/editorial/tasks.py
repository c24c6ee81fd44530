"""Longer work: an uploaded file is read out for the search, an old site's articles are brought in."""

from dataclasses import asdict

from django_tasks import task

from vinhdanh.ground.office import files, jobs

from . import searching
from .extracting import text_in
from .models import Attachment, DocumentPage, OldSiteImport
from .oldsite.bringing import bring_in
from .oldsite.reading import DumpError, open_dump


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


@task()
def bring_in_old_site(import_id: int) -> None:
    """Bring the dump in; begun again after a crash it passes over what it wrote before."""
    wanted = OldSiteImport.objects.select_related("file", "section").get(pk=import_id)
    try:
        dump = open_dump(files.path_of(wanted.file.sha256), name=wanted.file.name)
    except DumpError as unreadable:
        jobs.fail(wanted.job_key, str(unreadable))
        return
    total = len(dump.files)
    report = bring_in(
        dump,
        wanted.section,
        source=wanted.source,
        beat=lambda done: jobs.beat(wanted.job_key, done=done, total=max(total, done)),
    )
    lines = [asdict(line) for line in report.lines]
    OldSiteImport.objects.filter(pk=import_id).update(lines=lines, summary=report.sentence())
    jobs.finish(wanted.job_key, report.sentence())
