"""The administrator's pages: accounts, their charges, and the audit trail."""

import secrets

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from vinhdanh.ground.office import clock
from vinhdanh.ground.office.models import AuditRow
from vinhdanh.ground.ui.lists import list_page
from vinhdanh.ground.ui.toasts import say

from . import actions, filters, forms, tables
from .access import actor, needs
from .models import Assignment, User

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_ASSIGNMENTS = Assignment.objects.select_related("unit__party").order_by("since", "pk")


@needs("accounts.manage")
def users(request: HttpRequest) -> HttpResponse:
    rows = User.objects.prefetch_related(Prefetch("assignments", _in_force()))
    return list_page(
        request,
        rows,
        tables.UserTable,
        template="accounts/users.html",
        filterset_class=filters.UserFilter,
        export_name="tai-khoan",
        context={"title": "Người dùng"},
    )


def _in_force():
    return _ASSIGNMENTS.exclude(until__lte=clock.today())


@needs("accounts.manage")
@require_http_methods(["GET", "POST"])
def add_user(request: HttpRequest) -> HttpResponse:
    """The first password is shown once, on the page that answers, and kept nowhere."""
    form = forms.NewUserForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said, by, at = form.cleaned_data, actor(request), clock.now()
        password = _first_password()
        made = actions.add_user(
            said["unit"],
            by=by,
            at=at,
            username=said["username"],
            full_name=said["full_name"],
            password=password,
            email=said["email"],
        )
        charge = {name: said[name] for name in ("role", "since", "until")}
        actions.assign(said["unit"], by=by, at=at, user=made, **charge)
        return _told_once(request, made, password)
    return render(request, "accounts/add_user.html", {"form": form})


def _first_password() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(12))


def _told_once(request: HttpRequest, user: User, password: str) -> HttpResponse:
    response = render(request, "accounts/first_password.html", {"of": user, "password": password})
    response["Cache-Control"] = "no-store"
    return response


@needs("accounts.manage")
@require_http_methods(["GET", "POST"])
def user(request: HttpRequest, key: int) -> HttpResponse:
    """One account: what it is charged with; posting charges it with one more role."""
    row = get_object_or_404(User, pk=key)
    form = forms.ChargeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.assign(
            said["unit"],
            by=actor(request),
            at=clock.now(),
            user=row,
            role=said["role"],
            since=said["since"],
            until=said["until"],
        )
        say(request, f"Đã giao vai trò cho {row.get_full_name()}.")
        return redirect("accounts:user", row.pk)
    page = {"of": row, "assignments": list(_ASSIGNMENTS.filter(user=row)), "form": form, "today": clock.today()}
    return render(request, "accounts/user.html", page)


@needs("accounts.manage")
@require_POST
def release(request: HttpRequest, key: int) -> HttpResponse:
    row = get_object_or_404(Assignment.objects.select_related("user"), pk=key)
    actions.release(row, by=actor(request), at=clock.now(), until=clock.today())
    say(request, f"{row.user.get_full_name()} thôi giữ vai trò từ hôm nay.")
    return redirect("accounts:user", row.user_id)


@needs("accounts.manage")
@require_POST
def set_active(request: HttpRequest, key: int) -> HttpResponse:
    row = get_object_or_404(User, pk=key)
    active = request.POST.get("active") == "1"
    actions.set_active(row, by=actor(request), at=clock.now(), active=active)
    say(request, f"Đã {'mở' if active else 'khóa'} tài khoản {row.username}.")
    return redirect("accounts:user", row.pk)


@needs("accounts.manage")
@require_POST
def renew_password(request: HttpRequest, key: int) -> HttpResponse:
    row = get_object_or_404(User, pk=key)
    password = _first_password()
    actions.renew_password(row, by=actor(request), at=clock.now(), password=password)
    return _told_once(request, row, password)


@needs("office.see_audit")
def audit_trail(request: HttpRequest) -> HttpResponse:
    return list_page(
        request,
        AuditRow.objects.order_by("-id"),
        tables.AuditTable,
        filterset_class=filters.AuditFilter,
        export_name="nhat-ky",
        context={"title": "Nhật ký", "line": "Ai đã làm gì, lúc nào. Nhật ký chỉ ghi thêm, không sửa, không xóa."},
    )
