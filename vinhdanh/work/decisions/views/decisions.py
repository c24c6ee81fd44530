"""Decisions: the list, one decision, its draft mended and issued, the rows of its list."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from vinhdanh.ground.accounts.access import charge, insist, needs
from vinhdanh.ground.office.errors import Refused
from vinhdanh.ground.ui.components.words import vn_number
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say, say_undoable

from .. import access, actions, contexts, forms, queries, tasks
from ..composing import contents_of
from ..models import Item
from ..tables import DecisionFilter, DecisionTable, ItemFilter, ItemTable
from .answers import now


@needs("decisions.see")
@require_GET
def decisions(request: HttpRequest) -> HttpResponse:
    return list_page(
        request,
        queries.listed(charge(request)).order_by("-pk"),
        DecisionTable,
        filterset_class=DecisionFilter,
        template="decisions/decisions.html",
        context=contexts.decisions_page(request),
        export_name="quyet-dinh",
    )


@needs("decisions.draft")
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, meeting: int) -> HttpResponse:
    found = access.a_closed_meeting(request, meeting)
    if request.method == "GET":
        return render(request, "decisions/draft.html", contexts.draft_page(request, found))
    made = actions.draft(found, **now(request), awards=request.POST.getlist("awards"))
    say(request, f"Đã lập dự thảo với {vn_number(made.items.count())} trường hợp")
    return redirect("decisions:decision", made.pk)


@needs("decisions.see")
@require_GET
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_decision(request, pk)
    return render(request, "decisions/decision.html", contexts.decision_page(request, found))


@needs("decisions.draft")
@require_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_decision(request, pk)
    insist(request, "decisions.draft", found)
    form = forms.DraftForm(request.POST, contents=contents_of(found))
    if not form.is_valid():
        page = contexts.decision_page(request, found, form=form)
        return render(request, "decisions/decision.html", page, status=422)
    if changes := form.changes():
        actions.edit(found, **now(request), **changes)
        say(request, "Đã lưu dự thảo")
    return redirect("decisions:decision", pk)


@needs("decisions.issue")
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_decision(request, pk)
    form = forms.IssueForm(request.POST)
    if not form.is_valid():
        page = contexts.decision_page(request, found, issue=form)
        return render(request, "decisions/decision.html", page, status=422)
    issued = actions.issue(found, **now(request), **form.cleaned_data)
    say(request, f"Đã ban hành Quyết định số {issued.reference}, ghi sổ vàng đến bút toán {issued.ledger_count}")
    return redirect("decisions:decision", pk)


@needs("decisions.draft")
@require_POST
def leave_out_waiting(request: HttpRequest, pk: int) -> HttpResponse:
    count = actions.leave_out_waiting(access.a_decision(request, pk), **now(request))
    say(request, f"Đã đưa {vn_number(count)} trường hợp phải chờ ra khỏi dự thảo")
    return redirect("decisions:decision", pk)


@needs("decisions.draft")
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    actions.discard(access.a_decision(request, pk), **now(request))
    say(request, "Đã bỏ dự thảo; các trường hợp trở lại chờ soạn quyết định")
    return redirect("decisions:decisions")


@needs("decisions.see")
@require_GET
def items(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.a_decision(request, pk)
    page = contexts.items_page(request, found)
    return list_page(
        request,
        found.items.all(),
        ItemTable,
        filterset_class=ItemFilter,
        template="decisions/items.html",
        context=page,
        export_name=f"danh-sach-{tasks.stem(found)}",
        decision=found,
        may=page["may"],
    )


RowAct = Callable[[HttpRequest, Item, Any], HttpResponse]


def _on_row(act: RowAct, form: type, template: str, permission: str) -> Callable[..., HttpResponse]:
    """A page with one form about one row: shown, typed, done, back to the list or to what came of it."""

    @needs(permission)
    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        item = access.an_item(request, pk)
        insist(request, permission, item.decision)
        data = request.POST if request.method == "POST" else None
        filled = form.of(item, data) if hasattr(form, "of") else form(data)
        if filled.is_bound and filled.is_valid():
            try:
                return act(request, item, filled)
            except Refused as refused:  # what was typed stays on the page
                filled.add_error(None, refused.message)
        page = {"item": item, "decision": item.decision, "form": filled}
        return render(request, template, page, status=422 if filled.is_bound else 200)

    return view


def _reword(request: HttpRequest, item: Item, form: forms.RowForm) -> HttpResponse:
    actions.reword(item, **now(request), **form.cleaned_data)
    say(request, f"Đã sửa dòng của {item.name}")
    return redirect("decisions:items", item.decision_id)


def _leave_out(request: HttpRequest, item: Item, form: forms.ReasonForm) -> HttpResponse:
    actions.leave_out(item, **now(request), **form.cleaned_data)
    say(request, f"Đã đưa {item.name} ra khỏi dự thảo")
    return redirect("decisions:items", item.decision_id)


def _correct(request: HttpRequest, item: Item, form: forms.CorrectionForm) -> HttpResponse:
    said = form.cleaned_data
    made = actions.draft_correction(item.decision, **now(request), names={item.pk: said["name"]}, reason=said["reason"])
    say(request, "Đã lập dự thảo quyết định đính chính")
    return redirect("decisions:decision", made.pk)


def _cancel(request: HttpRequest, item: Item, form: forms.CancellationForm) -> HttpResponse:
    made = actions.draft_cancellation(item.decision, **now(request), items=[item.pk], reason=form.reason())
    say(request, "Đã lập dự thảo quyết định hủy bỏ")
    return redirect("decisions:decision", made.pk)


def _lower_prize(request: HttpRequest, item: Item, form: forms.PrizeForm) -> HttpResponse:
    actions.lower_prize(item, **now(request), **form.cleaned_data)
    undo = reverse("decisions:prize_by_law", args=[item.pk])
    say_undoable(request, f"Đã ghi mức tiền thưởng riêng cho {item.name}", undo)
    return redirect("decisions:items", item.decision_id)


@needs("decisions.draft")
@require_POST
def prize_by_law(request: HttpRequest, pk: int) -> HttpResponse:
    """The prize that the law gives, again."""
    item = access.an_item(request, pk)
    actions.prize_by_law(item, **now(request))
    say(request, f"Tiền thưởng của {item.name} trở lại mức theo quy định")
    return redirect("decisions:items", item.decision_id)


reword = _on_row(_reword, forms.RowForm, "decisions/reword.html", "decisions.draft")
lower_prize = _on_row(_lower_prize, forms.PrizeForm, "decisions/lower_prize.html", "decisions.draft")
leave_out = _on_row(_leave_out, forms.ReasonForm, "decisions/leave_out.html", "decisions.draft")
correct = _on_row(_correct, forms.CorrectionForm, "decisions/correct.html", "decisions.correct")
cancel = _on_row(_cancel, forms.CancellationForm, "decisions/cancel.html", "decisions.correct")
