"""What the pages of this room show; one builder a page."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse

from vinhdanh.crafts.papers.diplomas import Diploma
from vinhdanh.crafts.viet.dates import long_date
from vinhdanh.ground.accounts.access import charge, may
from vinhdanh.ground.office import clock, numbers
from vinhdanh.ground.office.models import Job
from vinhdanh.ground.ui.components.words import vn_date, vn_money, vn_number, vn_time
from vinhdanh.ground.ui.parts import Figure, MenuItem
from vinhdanh.work.councils.models import Meeting
from vinhdanh.work.councils.workflow import MeetingState
from vinhdanh.work.nominations.workflow import NominationState

from . import checks, composing, documents, drafting, extracts, forms, tasks
from .composing import Contents, contents_of
from .forms_of_stationery import PrintForm
from .models import Decision, Paper
from .workflow import DecisionState

STEPS = {DecisionState.DRAFT: 2, DecisionState.ISSUED: 4, DecisionState.SIGNED: 5}
SHOWN_IN_SHEET = 12
"""Rows of each group that the preview shows; the whole list stands beside it."""


def decisions_page(request: HttpRequest) -> dict[str, Any]:
    return {
        "title": "Quyết định",
        "line": "Soạn, ban hành, in bằng, đính chính",
        "meetings": meetings_to_draft_from(request),
    }


def meetings_to_draft_from(request: HttpRequest) -> list[Meeting]:
    """Closed meetings with something passed that no decision holds yet; one query."""
    reach = charge(request).scope_filter("decisions.draft", "council__authority__unit__path")
    free = Q(items__passed=True, items__nomination__state=NominationState.PASSED, items__nomination__decided=None)
    return list(
        Meeting.objects.filter(reach, state=MeetingState.CLOSED)
        .select_related("council__authority", "round")
        .annotate(free=Count("items", filter=free))
        .filter(free__gt=0)
        .order_by("-on")[:20]
    )


def draft_page(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """What would go into a decision, by award, and what waits with its reason."""
    passed = drafting.passed_and_free(meeting, clock.today())
    counts: dict[str, int] = {}
    for nomination in passed.ready:
        counts[nomination.award] = counts.get(nomination.award, 0) + 1
    return {
        "meeting": meeting,
        "title": "Soạn quyết định",
        "line": f"{meeting.council.name} họp ngày {vn_date(meeting.on)} · {meeting.round.name}",
        "awards": [(code, composing.naming.printed(code, meeting.council.authority), n) for code, n in counts.items()],
        "ready": len(passed.ready),
        "waiting": passed.waiting,
    }


def decision_page(request: HttpRequest, decision: Decision, **bound: Any) -> dict[str, Any]:
    """A decision: as a draft with its forms and checks, else with its papers; the sheet in both."""
    contents = contents_of(decision)
    allowed = allowed_to(request, decision)
    page = {
        "decision": decision,
        "contents": contents,
        "title": _title(contents),
        "line": line_of(contents),
        "may": allowed,
        "step": STEPS[DecisionState(decision.state)],
        "first_step": "Hội đồng thông qua" if decision.kind == Decision.Kind.GRANT else "Quyết định gốc",
        "sheet": sheet(contents),
        "tabs": _tabs(decision, contents, "decision"),
        "certificate": certificate(contents),
        "amendments": contents.amendments,
    }
    if decision.drafted:
        page |= {
            "checks": checks.of(contents),
            "form": forms.DraftForm(contents=contents) if allowed["draft"] else None,
            "issue": forms.IssueForm.starting(decision) if allowed["issue"] else None,
            "next_number": numbers.peek(
                issuer=decision.authority, symbol=decision.symbol, year=composing.day_of(decision).year
            ),
        }
    else:
        page |= {
            "figures": _figures(contents),
            "facts": _facts(contents),
            "papers": papers(decision, contents),
            "job": job_of(decision),
            "signed": forms.SignedForm() if allowed["upload"] else None,
            "amending": decision.amending.order_by("pk"),
            "extract": _extract_form(request, decision),
            "on_blanks": print_form(contents),
        }
    return page | bound


def _extract_form(request: HttpRequest, decision: Decision) -> forms.ExtractForm | None:
    if decision.kind != Decision.Kind.GRANT:
        return None
    return forms.ExtractForm(units=extracts.units_named(decision, charge(request)))


def print_form(contents: Contents, data: Any = None) -> PrintForm | None:
    """Which diplomas go on which blank; None where there is no blank of this authority, or no diploma."""
    stock = contents.decision.authority.blanks.filter(retired=False)
    awards = documents.awards_with_diplomas(contents) if stock.exists() else []
    return PrintForm(data, blanks=stock, awards=awards) if awards else None


def allowed_to(request: HttpRequest, decision: Decision) -> dict[str, bool]:
    """Which buttons this reader has; the actions ask again."""
    draft, grants = decision.drafted, decision.kind == Decision.Kind.GRANT
    return {
        "draft": draft and may(request, "decisions.draft", decision),
        "issue": draft and may(request, "decisions.issue", decision),
        "upload": not draft and may(request, "decisions.issue", decision),
        "correct": not draft and grants and may(request, "decisions.correct", decision),
    }


def _title(contents: Contents) -> str:
    decision = contents.decision
    if decision.drafted:
        return f"Dự thảo quyết định {decision.get_kind_display().lower()}"
    return f"Quyết định số {decision.reference}"


def line_of(contents: Contents) -> str:
    decision = contents.decision
    parts = [decision.authority.title]
    if not decision.drafted:
        parts.append(long_date(decision.day))
    parts.append(f"{vn_number(contents.count)} trường hợp")
    if contents.total_vnd:
        parts.append(vn_money(contents.total_vnd))
    return " · ".join(parts)


def _figures(contents: Contents) -> list[Figure]:
    diplomas = sum(1 for item in contents.items if item.token)
    figures = [Figure(vn_number(contents.count), "trường hợp")]
    if contents.groups:
        figures.append(Figure(vn_number(diplomas), "bằng, giấy khen"))
    return figures


def _facts(contents: Contents) -> list[tuple[str, Any]]:
    decision = contents.decision
    return [
        ("Ngày ban hành", vn_date(decision.day)),
        ("Người ký", decision.signature.get("name")),
        ("Ban hành trên hệ thống", f"{decision.issued_by}, {vn_time(decision.issued_at)}"),
        ("Đợt xét", decision.round.name if decision.round else None),
        ("Tiền thưởng", vn_money(contents.total_vnd) if contents.total_vnd else None),
        ("Nguồn chi", decision.fund),
        ("Sổ vàng", f"đến bút toán {decision.ledger_count}, dấu kiểm {decision.ledger_digest[:16]}"),
    ]


def _tabs(decision: Decision, contents: Contents, current: str) -> list[MenuItem]:
    """The decision and, where it honours somebody, its list."""
    views = [("decision", "Quyết định", None)]
    if decision.kind == Decision.Kind.GRANT:
        views.append(("items", "Danh sách kèm theo", contents.count))
    return [
        MenuItem(label, reverse(f"decisions:{name}", args=[decision.pk]), current=name == current, count=count)
        for name, label, count in views
    ]


def items_page(request: HttpRequest, decision: Decision) -> dict[str, Any]:
    """The list that goes with a decision."""
    contents = contents_of(decision)
    return {
        "decision": decision,
        "title": "Danh sách kèm theo",
        "line": line_of(contents),
        "may": allowed_to(request, decision),
        "tabs": _tabs(decision, contents, "items"),
    }


@dataclass(frozen=True)
class File:
    """A paper to download, with whether it is at hand or made when asked for."""

    label: str
    url: str
    ready: bool


def papers(decision: Decision, contents: Contents) -> list[File]:
    made = set(decision.papers.values_list("kind", flat=True))
    forms_of_diplomas = {f"diplomas_{form.lower()}" for form in documents.diplomas(contents)}
    found = [
        File(_label(kind, decision), reverse("decisions:paper", args=[decision.pk, kind.value]), kind.value in made)
        for kind in Paper.Kind
        if not kind.value.startswith("diplomas") or kind.value in forms_of_diplomas
    ]
    if contents.total_vnd:
        for form, label in (("pdf", "PDF"), ("docx", "Word")):
            address = reverse("decisions:prize_list", args=[decision.pk, form])
            found.append(File(f"Danh sách chi tiền thưởng ({label})", address, True))
    return found


def _label(kind: Paper.Kind, decision: Decision) -> str:
    """What a file is, and whose layout it has where it is not the house's."""
    own = kind == Paper.Kind.DECISION_DOCX and decision.template_id
    return f"{kind.label}, theo mẫu riêng của cơ quan" if own else kind.label


def job_of(decision: Decision) -> Job | None:
    """The making of the papers while it is under way, or why it failed."""
    return Job.objects.filter(key=tasks.job_key(decision.pk)).exclude(state=Job.State.DONE).first()


@dataclass(frozen=True)
class Sheet:
    """The decision as the page shows it, from the same contents as the PDF."""

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    day: str
    decider: str
    opening: list[str]
    articles: list[list[str]]
    recipients: list[str]
    signature: Any
    groups: list[tuple[composing.Group, list[Any], int]]


def sheet(contents: Contents) -> Sheet:
    decision = contents.decision
    paper = documents.paper_of(contents)
    articles = [article.split("\n") for article in contents.texts.articles]
    if decision.kind == Decision.Kind.CORRECT:
        articles.insert(0, [f"Đính chính {paper.corrects} như sau:"])
    if decision.kind == Decision.Kind.CANCEL:
        what = "Hủy bỏ quyết định khen thưởng và thu hồi hiện vật khen thưởng, tiền thưởng"
        articles.insert(0, [f"{what} do {decision.reason}:"])
    return Sheet(
        superior=paper.frame.superior_lines,
        issuer=paper.frame.issuer_lines,
        number=f"{decision.number:02d}" if decision.number else "",
        day=long_date(decision.day) if decision.day else "ngày … tháng … năm …",
        decider=decision.authority.title.upper(),
        opening=contents.texts.opening,
        articles=articles,
        recipients=contents.texts.recipients,
        signature=paper.signature,
        groups=[
            (group, group.items[:SHOWN_IN_SHEET], max(len(group.items) - SHOWN_IN_SHEET, 0))
            for group in contents.groups
        ],
    )


@dataclass(frozen=True)
class Certificate:
    """The first diploma, which the page shows as a picture, and how many there are."""

    diploma: Diploma
    count: int


def certificate(contents: Contents) -> Certificate | None:
    """A diploma of the decision, or of the draft as it will be; None where no diploma comes with the awards."""
    first = documents.sample_diploma(contents)
    if first is None:
        return None
    count = sum(1 for item in contents.items if composing.naming.has_diploma(item.award)) or len(contents.amendments)
    return Certificate(first, count)
