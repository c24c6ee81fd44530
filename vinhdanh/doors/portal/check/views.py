"""The questionnaire, step by step. Answers of earlier steps travel on as hidden fields: nothing is kept anywhere."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from vinhdanh.ground.accounts.access import public
from vinhdanh.ground.office import clock

from .advice import advise
from .forms import WHO, DeedsForm, StartForm, middle_form

TITLES = {"start": "Người được hỏi đến", "middle": "Kết quả mấy năm gần đây", "deeds": "Việc tốt và khen thưởng đã có"}


def _steps(post: QueryDict | None) -> list[str]:
    who = WHO.get(post.get("who", "")) if post else None
    return ["start", "deeds"] if who and not middle_form(who) else ["start", "middle", "deeds"]


def _form(step: str, post: QueryDict, **how: Any) -> forms.Form:
    if step == "start":
        return StartForm(**how)
    who = WHO[post["who"]]
    if step == "middle":
        return middle_form(who)(**how)
    return DeedsForm(**how, who=who, last=clock.today().year)


@public
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """One page that asks, three times at most, and answers. Works without script; the address says nothing."""
    if request.method == "GET":
        return _ask(request, "start", StartForm(), [])
    if limited := ratelimit.consume_or_429(request, action="self_check"):
        return limited
    said: dict[str, Any] = {}
    passed: list[forms.Form] = []
    back, step = request.POST.get("back"), request.POST.get("step")
    for name in _steps(request.POST):
        if name == back:
            return _ask(request, name, _form(name, request.POST, initial=request.POST.dict()), passed)
        form = _form(name, request.POST, data=request.POST)
        if not form.is_valid():
            return _ask(request, name, form, passed, status=422)
        said |= form.cleaned_data
        passed.append(form)
        if name == step:
            break
    following = _steps(request.POST)[len(passed) :]
    if following:
        return _ask(request, following[0], _form(following[0], request.POST), passed)
    page = {"answer": advise(said, on=clock.today()), "carried": _carried(passed), "last": _steps(request.POST)[-1]}
    return render(request, "portal/check_answer.html", page)


def _ask(
    request: HttpRequest, step: str, form: forms.Form, passed: list[forms.Form], status: int = 200
) -> HttpResponse:
    steps = _steps(request.POST)
    page = {
        "form": form,
        "step": step,
        "title": TITLES[step],
        "number": steps.index(step) + 1,
        "steps": [TITLES[name] for name in steps],
        "back": steps[steps.index(step) - 1] if step != "start" else "",
        "carried": _carried(passed),
        "last_step": step == steps[-1],
    }
    return render(request, "portal/check.html", page, status=status)


def _carried(passed: list[forms.Form]) -> list[tuple[str, str]]:
    """What was answered before, as it was sent."""
    return [(name, form.data[name]) for form in passed for name in form.fields if form.data.get(name)]
