"""The papers of a decision, made in the background; each is derived, kept once made, and made again when missing."""

from collections.abc import Callable

from django.db import transaction
from django_tasks import task

from vinhdanh.crafts.papers.blocks import PaperError
from vinhdanh.crafts.papers.diplomas import render_diplomas
from vinhdanh.crafts.papers.places import Form
from vinhdanh.crafts.papers.typeset import render_pdf
from vinhdanh.ground.office import clock, files, jobs
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.office.models import StoredFile
from vinhdanh.ground.office.papers import DOCX, PDF

from . import documents, faults, own_templates
from .composing import Contents, contents_of
from .models import Decision, Paper


def job_key(decision_id: int) -> str:
    return f"decisions.papers:{decision_id}"


def order_papers(decision_id: int) -> None:
    """Queue the making of a decision's papers, unless it is under way."""
    decision = Decision.objects.get(pk=decision_id)
    _, fresh = jobs.open_job(
        job_key(decision_id), label=f"Tạo văn bản, bằng của Quyết định {decision.reference}", total=len(Paper.Kind)
    )
    if fresh:
        make_papers.enqueue(decision_id)


@task()
def make_papers(decision_id: int) -> None:
    """Make what is missing, one paper after another: begun again after a crash, it goes on where it stopped."""
    faults.point("before_files")
    key = job_key(decision_id)
    decision = Decision.objects.get(pk=decision_id)
    try:
        for done, kind in enumerate(Paper.Kind):
            jobs.beat(key, done=done, total=len(Paper.Kind))
            paper(decision, kind)
    except PaperError as wrong:
        jobs.fail(key, str(wrong))
    else:
        jobs.beat(key, done=len(Paper.Kind))
        jobs.finish(key)


def paper(decision: Decision, kind: str) -> StoredFile | None:
    """The kept paper of an issued decision, made now when it is missing; None when the decision has no such paper."""
    kept = Paper.objects.select_related("file").filter(decision=decision, kind=kind).first()
    if kept and files.path_of(kept.file.sha256).exists():
        return kept.file
    made = MAKERS[kind](contents_of(whole(decision.pk)))
    if made is None:
        return None
    content, name, media_type = made
    with transaction.atomic():
        stored = files.keep(content, name=name, media_type=media_type, at=clock.now())
        Paper.objects.update_or_create(decision=decision, kind=kind, defaults={"file": stored, "made_at": clock.now()})
    return stored


def whole(decision_id: int) -> Decision:
    """The decision with all that its papers name, in one query."""
    related = (
        "authority",
        "round",
        "meeting__council",
        "corrects__authority",
        "corrects__round",
        "signatory",
        "template__file",
    )
    return Decision.objects.select_related(*related).get(pk=decision_id)


Made = tuple[bytes, str, str] | None
"""Content, file name and media type; None where the decision has no such paper."""


def _pdf(contents: Contents) -> Made:
    return render_pdf(documents.paper_of(contents)), f"{stem(contents.decision)}.pdf", PDF


def _docx(contents: Contents) -> Made:
    decision = contents.decision
    return own_templates.word_of(decision, documents.paper_of(contents)), f"{stem(decision)}.docx", DOCX


def _diplomas(form: Form) -> Callable[[Contents], Made]:
    def make(contents: Contents) -> Made:
        several = documents.diplomas(contents).get(form)
        if not several:
            return None
        return render_diplomas(several, form), f"{stem(contents.decision)}-bang-{form.lower()}.pdf", PDF

    return make


MAKERS: dict[str, Callable[[Contents], Made]] = {
    Paper.Kind.DECISION_PDF: _pdf,
    Paper.Kind.DECISION_DOCX: _docx,
    Paper.Kind.DIPLOMAS_A4: _diplomas("A4"),
    Paper.Kind.DIPLOMAS_A3: _diplomas("A3"),
}


def stem(decision: Decision) -> str:
    """The name of its files: "12-QD-UBND-2025"."""
    if decision.drafted:
        return f"du-thao-{decision.pk}"
    return f"{decision.number:02d}-{decision.symbol.replace('Đ', 'D').replace('/', '-')}-{decision.year}"


def one_diploma(decision: Decision, token: str) -> bytes:
    """One diploma of a decision by its address."""
    for form, several in documents.diplomas(contents_of(whole(decision.pk))).items():
        for diploma in several:
            if diploma.address == documents.address(token):
                return render_diplomas([diploma], form)
    raise Refused("Quyết định này không có bằng với địa chỉ đó.")
