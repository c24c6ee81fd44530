"""The law as this installation applies it, to read: of one day, and of two side by side."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from vinhdanh.ground.accounts.access import charge, needs
from vinhdanh.ground.office import clock
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.law import award_names
from vinhdanh.law.in_force import change_days

from .. import catalogue
from ..comparison import sections
from ..filters import AwardFilter
from ..forms import CompareForm, OnForm
from ..queries import law_here
from ..tables import AwardTable


def _day(request: HttpRequest) -> tuple[date, OnForm]:
    """The day asked for, today when none or none that can be read."""
    form = OnForm(request.GET or None)
    asked = form.cleaned_data.get("on") if form.is_valid() else None
    return asked or clock.today(), form


@needs("lawbook.see")
@require_GET
def awards(request: HttpRequest) -> HttpResponse:
    """Every award: who may have it, who decides, how sure the text is."""
    on, _ = _day(request)
    return list_page(
        request,
        catalogue.catalogue(law_here().on(on)),
        AwardTable,
        filterset_class=AwardFilter,
        template="lawbook/awards.html",
        context={
            "title": "Danh hiệu thi đua, hình thức khen thưởng",
            "line": f"Theo pháp luật ngày {on:%d/%m/%Y}.",
            "on": on,
            "may_adopt": charge(request).holds("lawbook.adopt"),
        },
        export_name="danh-muc-khen-thuong",
        per_page=100,
        query=f"?on={on.isoformat()}" if request.GET.get("on") else "",
    )


@needs("lawbook.see")
@require_GET
def award(request: HttpRequest, code: str) -> HttpResponse:
    """One award: its ways, what keeps it back, who decides, papers, vote, words; each with article, source, cases."""
    if code not in award_names():
        raise Http404
    on, form = _day(request)
    page = catalogue.award_page(code, on, law_here().on(on))
    return render(request, "lawbook/award.html", {**page, "on": on, "form": form, "since": _change_before(on)})


@needs("lawbook.see")
@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """The law of two days side by side; without days, what the last change before today changed."""
    today = clock.today()
    start = {"before": f"{_change_before(today):%d/%m/%Y}", "after": f"{today:%d/%m/%Y}"}
    form = CompareForm({**start, **request.GET.dict()})
    page: dict[str, Any] = {"form": form, "sections": None}
    if form.is_valid():
        before, after = form.cleaned_data["before"], form.cleaned_data["after"]
        here, code = law_here(), form.cleaned_data["award"]
        page |= {"after": after, "before_words": f"{before:%d/%m/%Y}", "after_words": f"{after:%d/%m/%Y}"}
        page["sections"] = list(sections(here.on(before), here.on(after), (code,) if code else ()))
    return render(request, "lawbook/compare.html", page)


def _change_before(on: date) -> date:
    """The day before the last one on which the law of ``on`` began to read as it does."""
    begun = [day for day in change_days() if day <= on]
    return date.fromordinal(begun[-1].toordinal() - 1) if begun else on
