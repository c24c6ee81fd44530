"""What every view of this room needs: who acts and when, and one answer for a form."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vinhdanh.ground.accounts.access import actor
from vinhdanh.ground.office import clock


def now(request: HttpRequest) -> dict[str, Any]:
    return {"by": actor(request), "at": clock.now()}


def form_page(request: HttpRequest, form: forms.Form, title: str, line: str, back: str, **more: Any) -> HttpResponse:
    """A page that is one form; 422 when it came back faulty."""
    page = {"form": form, "title": title, "line": line, "back": back, **more}
    return render(request, "clusters/form.html", page, status=422 if form.is_bound else 200)
