"""The project's addresses and a list of ours, for tests of what lists share."""

import django_filters
import django_tables2
from django.contrib.auth.models import Permission
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from vinhdanh.ground.ui import tables
from vinhdanh.ground.ui.lists import BulkAct, chosen, list_page
from vinhdanh.ground.ui.toasts import say_undoable
from vinhdanh.urls import urlpatterns as project


class Filters(django_filters.FilterSet):
    name = django_filters.CharFilter(label="Tên", lookup_expr="icontains")
    content_type = django_filters.NumberFilter(label="Loại")


class Rows(tables.ListTable):
    what = "hồ sơ"
    caption = "Các hồ sơ thử"
    select = tables.SelectColumn()
    name = tables.NameColumn(verbose_name="Tên", linkify=lambda record: f"/thu/#{record.pk}")
    model = django_tables2.Column(accessor="content_type__model", verbose_name="Loại")
    outcome = tables.VerdictColumn(accessor="codename", verbose_name="Kết quả xét", orderable=False)
    number = tables.NumberColumn(accessor="pk", verbose_name="Số")

    def render_outcome(self) -> str:
        return tables.VerdictColumn().render("unknown")

    def value_outcome(self) -> str:
        return tables.VerdictColumn().value("unknown")

    def tone(self, record: Permission) -> str:
        return "question"

    def group(self, record: Permission) -> str:
        return record.content_type.model


def rows(request: HttpRequest) -> HttpResponse:
    return list_page(
        request,
        Permission.objects.filter(codename__startswith="thu_").select_related("content_type"),
        Rows,
        filterset_class=Filters,
        per_page=4,
        context={"title": "Danh sách thử"},
        bulk=[BulkAct("Trả lại", "/thu/lam/", "danger", "undo"), BulkAct("Tiếp nhận", "/thu/lam/", "primary", "check")],
    )


def act(request: HttpRequest) -> HttpResponse:
    found = chosen(request, Permission.objects.filter(codename__startswith="thu_"), filterset_class=Filters)
    say_undoable(request, f"Đã tiếp nhận {found.count()} hồ sơ", "/thu/hoan-tac/")
    return redirect("/thu/")


def error_page(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, f"{name}.html")


urlpatterns = [
    path("thu/", rows),
    path("thu/lam/", act),
    path("thu/loi/<name>/", error_page),
    *project,  # last: its own last pattern catches what nobody else has
]
