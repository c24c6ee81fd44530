"""Who meets an award's conditions and was asked for by nobody in the round. No reproach: people choose."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import HttpResponseClientRefresh

from vinhdanh.books.eligibility import discovery
from vinhdanh.ground.accounts.access import charge, needs
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.law import award_names

from .. import access
from ..unasked import UnaskedFilter, UnaskedForm, UnaskedTable, question_of, unasked_in


@needs("eligibility.see")
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Which round and which award; both given, straight to the list."""
    form = UnaskedForm(request.GET or None, initial=UnaskedForm.starting())
    if form.is_bound and form.is_valid():
        return redirect("nominations:unasked", form.cleaned_data["round"].pk, form.cleaned_data["award"])
    return render(request, "nominations/unasked_choice.html", {"form": form, "title": UnaskedTable.title})


@needs("eligibility.see")
@require_http_methods(["GET", "POST"])
def unasked(request: HttpRequest, pk: int, award: str) -> HttpResponse:
    """The list; a POST asks to have it worked out anew."""
    round = access.a_round(pk)
    if award not in award_names():
        raise Http404
    answer = discovery.answer_to(question_of(round, award), anew=request.method == "POST")
    if request.method == "POST":
        return redirect(request.path)
    page: dict[str, Any] = {
        "title": UnaskedTable.title,
        "line": f"Đủ điều kiện xét “{award_names()[award].name}” theo dữ liệu đang có, chưa ai đề nghị trong đợt này.",
        "round": round,
        "award": award,
        "answer": answer,
        "form": UnaskedForm(initial={"round": round.pk, "award": award}),
    }
    if answer.discovery is None:
        return render(request, "nominations/unasked_waiting.html", page)
    return list_page(
        request,
        unasked_in(round, award, answer.discovery, charge(request)),
        UnaskedTable,
        filterset_class=UnaskedFilter,
        template="nominations/unasked.html",
        context=page,
        export_name="chua-de-nghi",
    )


@needs("eligibility.see")
@require_GET
def finding(request: HttpRequest, pk: int, award: str) -> HttpResponse:
    """How far the work is; once it is over the page is shown anew."""
    round = access.a_round(pk)
    if award not in award_names():
        raise Http404
    job = discovery.job_of(question_of(round, award))
    if job is None:
        return HttpResponseClientRefresh()
    return render(request, "nominations/parts/finding.html", {"round": round, "award": award, "job": job})
