"""Word templates of an authority's own: taken in after a check, used, left again for the house's; documents filled."""

from datetime import datetime

from django.db.models import Max

from vinhdanh.crafts.papers import Document, PaperError, render_docx
from vinhdanh.crafts.papers.own_templates import Kind, check, fill, kind_of
from vinhdanh.ground.office import audit, files
from vinhdanh.ground.office.actions import action
from vinhdanh.ground.office.actors import Actor
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.papers import DOCX
from vinhdanh.ground.registry.models import Authority

from .models import Decision, OwnTemplate


@action("decisions.templates")
def take_in(authority: Authority, *, by: Actor, at: datetime, kind: Kind, content: bytes, filename: str) -> OwnTemplate:
    """Take a changed template as a new version and use it from now on. Refused with what is wrong and where.

    Side effects: the version used until now is kept, unused; nothing issued changes.
    """
    try:
        check(kind, content)
    except PaperError as wrong:
        raise Refused(str(wrong), code="bad_template") from wrong
    Authority.objects.select_for_update().get(pk=authority.pk)  # one version at a time
    versions = OwnTemplate.objects.filter(authority=authority, kind=kind)
    last = versions.aggregate(last=Max("version"))["last"] or 0
    versions.filter(in_use=True).update(in_use=False)
    made = OwnTemplate.objects.create(
        authority=authority, kind=kind, version=last + 1, name=filename[:255], uploaded_at=at, uploaded_by=by.name,
        file=files.keep(content, name=filename, media_type=DOCX, at=at),
    )  # fmt: skip
    audit.note(kind=kind, version=made.version, file=filename, sha256=made.file.sha256)
    return made


@action("decisions.templates")
def use(template: OwnTemplate, *, by: Actor, at: datetime) -> None:
    """Use an earlier version again."""
    Authority.objects.select_for_update().get(pk=template.authority_id)
    OwnTemplate.objects.filter(authority=template.authority_id, kind=template.kind, in_use=True).update(in_use=False)
    OwnTemplate.objects.filter(pk=template.pk).update(in_use=True)
    audit.note(kind=template.kind, version=template.version)


@action("decisions.templates")
def use_the_houses(authority: Authority, *, by: Actor, at: datetime, kind: Kind) -> None:
    """Go back to the house's own template; the versions stay."""
    OwnTemplate.objects.filter(authority=authority, kind=kind, in_use=True).update(in_use=False)
    audit.note(kind=kind)


def in_use(authority: Authority, kind: Kind | None) -> OwnTemplate | None:
    """The template of its own that an authority uses for a kind of document; None: the house's."""
    if kind is None:
        return None
    return OwnTemplate.objects.select_related("file").filter(authority=authority, kind=kind, in_use=True).first()


def word_for(authority: Authority, document: Document) -> bytes | None:
    """The document as Word in the authority's own template; None where it uses the house's."""
    template = in_use(authority, kind_of(document))
    return filled(template, document) if template else None


def word_of(decision: Decision, document: Document) -> bytes:
    """A decision as Word: issued, in the template it was issued with; a draft, in the one used now."""
    template = in_use(decision.authority, kind_of(document)) if decision.drafted else decision.template
    return filled(template, document) if template else render_docx(document)


def filled(template: OwnTemplate, document: Document) -> bytes:
    """The document in this version of a template. Raises `PaperError` that names the version."""
    try:
        return fill(files.read(template.file), document)
    except PaperError as wrong:
        advice = "Hãy dùng lại mẫu của hệ thống ở trang Mẫu, phôi in, hoặc sửa mẫu rồi tải lên."
        raise PaperError(f"{template} của {template.authority}: {wrong} {advice}") from wrong
