"""The public pages of dockets: what is open to comment, one list with its form, what remains after the close."""

from allauth.core import ratelimit
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from vinhdanh.ground.accounts.access import public
from vinhdanh.ground.office import clock
from vinhdanh.ground.office.actors import PUBLIC
from vinhdanh.ground.ui.components.words import vn_number
from vinhdanh.work.dockets import actions, queries
from vinhdanh.work.dockets.models import Docket

from .forms import LONGEST, CommentForm

PAGE = 20
LEAST = 5
"""A smaller number of comments is not told exactly: with few nominees it would point at somebody."""


@public
@require_safe
def dockets(request: HttpRequest) -> HttpResponse:
    """What the people are asked about today, and what they were asked before."""
    today = clock.today()
    every = queries.with_counts(queries.public(today))
    page = Paginator(every.filter(closes__lt=today), PAGE).get_page(request.GET.get("trang"))
    context = {"open": every.filter(closes__gte=today).exclude(state="done"), "page": page}
    return render(request, "portal/citizens/dockets.html", context)


@public
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@never_cache
def docket(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: while it is open, with names and a form; afterwards only numbers, whatever anybody kept the link of."""
    today = clock.today()
    found = queries.public(today).select_related("round").filter(pk=pk).first()
    if found is None:
        raise Http404("Không có đợt lấy ý kiến này.")
    if not found.is_open(today):
        return _closed(request, found)
    if request.method == "POST" and (limited := ratelimit.consume_or_429(request, action="citizen")):
        return limited
    listed = queries.listed_nominations(found)
    form = CommentForm(request.POST or None, listed=listed)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        sender = {name: said[name] for name in ("name", "contact")}
        _, code = actions.comment(
            found, by=PUBLIC, at=clock.now(), slip=said["slip"], listed=said["listed"], stance=said["stance"],
            text=said["text"], sender=sender,
        )  # fmt: skip
        return render(request, "portal/citizens/receipt.html", {"code": code, "what": "ý kiến", "docket": found})
    page = {"docket": found, "listed": listed, "form": form, "said": queries.shown_comments(found)[:PAGE]}
    return _shown(render(request, "portal/citizens/docket.html", page, status=422 if form.is_bound else 200))


def _closed(request: HttpRequest, docket: Docket) -> HttpResponse:
    tally = queries.tally(docket)
    settled = tally.comments - tally.dispositions.get("", 0)
    page = {
        "docket": docket,
        "awards": queries.award_counts(docket),
        "size": tally.listed,
        "said": _told(tally.comments),
        "settled": settled == tally.comments,
        "unsent": request.POST.get("text", "")[:LONGEST],
    }
    return _shown(render(request, "portal/citizens/docket_closed.html", page, status=409 if request.POST else 200))


def _told(count: int) -> str:
    return f"dưới {LEAST}" if 0 < count < LEAST else vn_number(count)


def _shown(response: HttpResponse) -> HttpResponse:
    """Names of nominees are for those who come here, not for search engines that would keep them for ever."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
