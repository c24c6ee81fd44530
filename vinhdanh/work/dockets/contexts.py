"""What each officer's page shows; the page and its htmx fragment read the same."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from vinhdanh.ground.accounts.access import may
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.office import clock, vault
from vinhdanh.ground.ui.components.words import vn_date, vn_number, vn_reference
from vinhdanh.ground.ui.parts import Figure, MenuItem
from vinhdanh.work.nominations.models import Round

from . import queries
from .forms import DocketForm
from .models import Comment, Docket
from .tables import standing
from .workflow import CommentState, DocketState

D = DocketState


def shown_dockets(dockets: QuerySet[Docket]) -> QuerySet[Docket]:
    return queries.with_counts(dockets.exclude(state=D.DROPPED))


def dockets_page(reader: Charge) -> dict[str, Any]:
    opens = reader.holds("dockets.open")
    return {
        "title": "Lấy ý kiến nhân dân",
        "line": "Danh sách đề nghị khen thưởng công khai trước khi Hội đồng xét",
        "may_open": opens,
        "rounds": Round.objects.filter(closed=False)[:8] if opens else [],
    }


def starting(round: Round) -> dict[str, Any]:
    """How a new docket begins: the law's basis and period, and everybody for whom the law asks it."""
    listable = queries.listable(round)
    wanted = list(listable.filter(award__in=queries.awards_to_publish(round.on)).values_list("pk", "award"))
    term = queries.longest_term({award for _, award in wanted}, round.on)
    start: dict[str, Any] = {"title": f"Lấy ý kiến nhân dân: {round.name}"[:200], "nominations": [k for k, _ in wanted]}
    if term:
        start |= {"basis": vn_reference(term.ref), "working_days": term.working_days}
    return start


def form_page(round: Round, form: DocketForm, title: str, back: str) -> dict[str, Any]:
    awards = queries.awards_to_publish(round.on)
    return {
        "round": round,
        "form": form,
        "title": title,
        "back": back,
        "term": queries.longest_term(awards, round.on),
        "resting": queries.resting(round),
        "any": form.fields["nominations"].queryset.exists(),
    }


def docket_page(request: HttpRequest, docket: Docket) -> dict[str, Any]:
    today = clock.today()
    tally = queries.tally(docket)
    waiting = tally.dispositions.get("", 0)
    opens, moderates = may(request, "dockets.open", docket), may(request, "dockets.moderate", docket)
    published = docket.state == D.PUBLISHED
    return {
        "docket": docket,
        "title": docket.title,
        "line": _line(docket),
        "standing": standing(docket),
        "is_open": docket.is_open(today),
        "is_over": docket.is_over(today),
        "listed": queries.listed_nominations(docket),
        "comments": docket.comments.select_related("listed__nomination__party"),
        "figures": [
            Figure(vn_number(tally.listed), "trường hợp trong danh sách"),
            Figure(vn_number(tally.comments), "ý kiến"),
            Figure(vn_number(waiting), "chưa xử lý", tone="warn" if waiting else "met"),
        ],
        "may": {
            "change": opens and docket.state == D.DRAFT,
            "take_down": opens and published and not tally.comments,
            "finish": opens and published and not docket.is_open(today),
            "restore": opens and docket.state == D.DROPPED,
            "dispose": moderates and published and bool(waiting),
        },
        "waiting": waiting,
    }


def _line(docket: Docket) -> str:
    if docket.closes is None:
        return f"{docket.round.name} · {docket.working_days} ngày làm việc kể từ ngày đăng"
    return f"{docket.round.name} · từ {vn_date(docket.opens)} đến hết {vn_date(docket.closes)}"


def comment_page(request: HttpRequest, comment: Comment) -> dict[str, Any]:
    moderates = may(request, "dockets.moderate", comment)
    open_file = comment.docket.state == D.PUBLISHED
    sender = vault.open_words(comment.sender_sealed) if moderates else {}
    verbs = (("dang", CommentState.SHOWN, "Đăng"), ("khong-dang", CommentState.KEPT, "Không đăng, vẫn xem xét"))
    return {
        "comment": comment,
        "docket": comment.docket,
        "title": f"Ý kiến {comment.pk}",
        "facts": [
            ("Về", comment.listed.nomination.party.name if comment.listed else "Cả danh sách"),
            ("Loại ý kiến", comment.get_stance_display()),
            ("Kiểm duyệt", comment.get_state_display()),
            *([("Lý do ẩn", comment.hidden_because)] if comment.hidden_because else []),
        ],
        "sender": sender,
        "moderates": moderates and open_file,
        "disposes": moderates and open_file and comment.state != CommentState.WAITING,
        "verbs": [MenuItem(label, verb) for verb, state, label in verbs if comment.state != state],
        "may_hide": comment.state != CommentState.HIDDEN,
    }
